/** 受講後の状況: which answers are taken in, and which wait for staff (R35). Pure. */
import { differencesOf } from "../../core/differences.ts";
import type { Patch } from "../../core/table.ts";
import { FOLLOW_UP_MONTHS } from "../../forms/keys.ts";
import { followUp } from "../../forms/index.ts";
import type { Applicant } from "../../tables/applicants.ts";
import { DONE_STATES, type Case } from "../../tables/cases.ts";
import { followUps, type FollowUp } from "../../tables/reports.ts";
import { aboutOf } from "./subject.rules.ts";

export interface FollowUpDesk {
  readonly rows: readonly FollowUp[];
  readonly cases: readonly Case[];
  readonly applicants: ReadonlyMap<string, Applicant>;
}

type RowPatch = Patch<typeof followUps>;

/** Written in this order: what a row is about, the answer that gives way, and last the word that it is done. */
export interface FollowUpPlan {
  readonly places: readonly RowPatch[];
  readonly replaced: readonly RowPatch[];
  readonly states: readonly RowPatch[];
  readonly taken: number;
  readonly held: number;
}

const TAILS = FOLLOW_UP_MONTHS.map((months) => `受講後${months}`);

export const isOpenAnswer = ({ state, verdict }: FollowUp): boolean =>
  state === "未反映" || (state === "保留" && verdict !== "");

export function planFollowUps(desk: FollowUpDesk): FollowUpPlan {
  const open = desk.rows.filter(isOpenAnswer).sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const standing = new Map(
    desk.rows.filter(({ state }) => state === "反映済").map((row) => [`${row.caseId}/${row.months}`, row]),
  );
  const plan = { places: [] as RowPatch[], replaced: [] as RowPatch[], states: [] as RowPatch[], taken: 0, held: 0 };
  for (const row of open) judge(desk, row, standing, plan);
  const gone = new Set(plan.replaced.map(({ key }) => key));
  return { ...plan, states: plan.states.filter(({ key }) => !gone.has(key)) };
}

const orderOf = ({ receivedAt, followUpId }: FollowUp): string => `${receivedAt} ${followUpId}`;

type Growing = {
  -readonly [K in keyof FollowUpPlan]: FollowUpPlan[K] extends readonly RowPatch[] ? RowPatch[] : number;
};

function judge(desk: FollowUpDesk, row: FollowUp, standing: Map<string, FollowUp>, plan: Growing): void {
  const key = row.followUpId;
  const say = (state: FollowUp["state"], stateNote: string): void => {
    if (row.state !== state || row.stateNote !== stateNote) plan.states.push({ key, values: { state, stateNote } });
    if (state === "保留") plan.held++;
  };
  if (row.verdict === "取り下げる") return say("取下げ", "職員が取り下げました");
  const about = placeOf(desk, row);
  if ("fault" in about) return say("保留", about.fault);
  const { match, months } = about;
  const earlier = standing.get(`${match.caseId}/${months}`);
  if (earlier && row.verdict !== "反映する") return say("保留", secondNote(earlier, row));
  if (earlier)
    plan.replaced.push({ key: earlier.followUpId, values: { state: "取下げ", stateNote: `${key} に差し替えました` } });
  standing.set(`${match.caseId}/${months}`, row);
  const profession = desk.applicants.get(match.applicationId)?.profession ?? "";
  plan.places.push({ key, values: { caseId: match.caseId, months, profession, fiscalYear: match.fiscalYear } });
  plan.taken++;
  say("反映済", `案件 ${match.caseId} の${months}か月後の状況として反映しました`);
}

function placeOf({ cases }: FollowUpDesk, row: FollowUp): { match: Case; months: number } | { readonly fault: string } {
  const about = aboutOf(row, TAILS, followUp.keyed?.subject ?? "");
  if ("fault" in about) return about;
  const match = cases.find(({ caseId }) => caseId === about.caseId);
  if (!match)
    return { fault: `案件 ${about.caseId} の行が、マッチングシートにありません。「対象の指定」を確かめてください` };
  if (!DONE_STATES.some((state) => state === match.state))
    return { fault: `案件 ${match.caseId} は「${match.state}」で、受講が済んでいません。相手に確かめてください` };
  const months = about.tail === "" ? row.months : Number(about.tail.replace(/\D/g, ""));
  if (!FOLLOW_UP_MONTHS.some((known) => known === months))
    return {
      fault: `何か月後の状況かが、わかりません。「対象の指定」に書いてください（例：${match.caseId}/${TAILS[0] ?? ""}）`,
    };
  return { match, months: months ?? 0 };
}

function secondNote(earlier: FollowUp, row: FollowUp): string {
  const differing = differencesOf(followUps, earlier, row);
  const what =
    differing.length === 0
      ? "内容は同じなので、「取り下げる」を選んでください"
      : `違うところ：${differing.join("／")}。差し替えるなら「処理」で「反映する」を、そのままなら「取り下げる」を選んでください`;
  return `同じ時期の回答 ${earlier.followUpId} がもうあります。${what}`;
}
