/** What 決定する writes: notices first, applications next, cases last, so that it can be rerun after any interruption. Pure. */
import { blankRow } from "../../core/table.ts";
import type { Moment } from "../../core/calendar.ts";
import type { Applicant } from "../../tables/applicants.ts";
import type { Case } from "../../tables/cases.ts";
import { notices, type LetterKind, type Notice } from "../../tables/notices.ts";
import { beforehandOf, recalled } from "./beforehand.rules.ts";
import { changed, pairValues, takenBySeat, type CasePatch } from "./case-rows.rules.ts";
import type { Desk } from "./desk.rules.ts";
import { askAfter, isOvertaken, overtakenText, withdrawnLetters } from "./host-ask.rules.ts";
import type { Judged } from "./claims.rules.ts";
import { judge } from "./judgement.rules.ts";
import type { Option } from "./pairs.rules.ts";
import { seatsOf } from "./seats.rules.ts";
import { changeReason } from "./selection.rules.ts";

export interface DecisionPlan {
  /** Written before all else: what the decision is about to write over. */
  readonly memories: readonly CasePatch[];
  readonly newNotices: readonly Notice[];
  readonly noticePatches: readonly { readonly key: string; readonly values: Partial<Notice> }[];
  readonly applicantPatches: readonly { readonly key: string; readonly values: Partial<Applicant> }[];
  readonly details: readonly CasePatch[];
  readonly states: readonly CasePatch[];
  readonly decided: readonly Case[];
  readonly changed: number;
  readonly refused: number;
  readonly kept: number;
  readonly problems: readonly Judged[];
  /** Instructors whom staff must tell that they are not asked any more; "" for none. */
  readonly asksEnded: string;
  /** Decisions that could not be finished, since rows kept moving under the writes. */
  readonly left: number;
}

type Decided = Judged & { readonly option: Option };

export function planDecision(desk: Desk, written: readonly Notice[], at: Moment, user: string): DecisionPlan {
  const judged = judge(desk);
  const decided = judged.filter((each): each is Decided => each.kind === "decide" && each.option !== undefined);
  const refused = judged.filter(({ kind }) => kind === "refuse");
  const byId = new Map(written.map((notice) => [notice.noticeId, notice]));
  const wanted = decided.flatMap((each) => lettersOf(desk, each, byId, user));
  return {
    memories: changed([
      ...decided.flatMap((each) => memoryOf(desk, each)),
      // An answer of another instructor goes before the pair changes.
      ...judged.map((each) => ({ row: each.row, values: askAfter(each) })),
    ]),
    newNotices: wanted.filter((notice) => !byId.has(notice.noticeId)),
    noticePatches: [
      ...redirected(wanted, byId),
      ...cancelled(written, refused),
      ...withdrawnLetters(written, new Set([...decided, ...judged.filter(isOvertaken)].map(({ row }) => row.caseId))),
    ],
    applicantPatches: [...decided.map(settle), ...refused.flatMap(({ row }) => release(desk, row))],
    details: changed([
      ...judged.map((each) => ({
        row: each.row,
        values: { verdictCheck: each.kind === "refuse" ? "見送りにしました" : each.text },
      })),
      ...decided.map((each) => ({ row: each.row, values: decidedValues(desk, judged, each, at, user) })),
    ]),
    states: [
      ...decided.map(({ row }) => ({ key: row.caseId, values: { state: "決定" as const } })),
      ...refused.map(({ row }) => ({ key: row.caseId, values: { state: "見送り" as const } })),
    ],
    decided: decided.map(({ row }) => row),
    changed: decided.filter(({ row }) => row.verdict === "変更").length,
    refused: refused.length,
    kept: judged.filter(({ kind }) => kind === "keep").length,
    problems: judged.filter(({ kind }) => kind === "problem" || kind === "unasked"),
    asksEnded: overtakenText(judged),
    left: 0,
  };
}

/**
 * The plan without the cases whose notices or application could not be written, since staff kept moving rows: they stay
 * open, and the next 決定する finishes them. `unwritten`: keys of rows of 通知, 申込者 and マッチング.
 */
export function withoutUnwritten(plan: DecisionPlan, unwritten: readonly string[]): DecisionPlan {
  const lost = new Set(unwritten);
  const whole = ({ caseId, applicationId }: Case): boolean =>
    !unwritten.some((key) => key === caseId || key === applicationId || key.startsWith(`${caseId}/`));
  const decided = plan.decided.filter(whole);
  const left = new Set(plan.decided.filter((row) => !whole(row)).map((row) => row.caseId));
  return {
    ...plan,
    decided,
    states: plan.states.filter(({ key }) => !left.has(key) && !lost.has(key)),
    left: left.size,
  };
}

/** A decision that an interruption left half written over remembers what stood before it already. */
function memoryOf(desk: Desk, { row }: Decided): { row: Case; values: Partial<Case> }[] {
  const applicant = desk.applicants.get(row.applicationId);
  const begun = row.decidedAt !== "" || applicant?.state === "決定";
  return begun || !applicant ? [] : [{ row, values: { beforehand: beforehandOf(row, applicant) } }];
}

type Written = ReadonlyMap<string, Notice>;

/** 案-2018-0001-1/受講者; …/2 where the first was given up with a decision that was undone: no letter comes back. */
function noticeIdOf(base: string, written: Written): string {
  for (let round = 1; ; round++) {
    const id = round === 1 ? base : `${base}/${round}`;
    if (written.get(id)?.state !== "取消") return id;
  }
}

/** Both sides hold a letter, of different content (A13). */
function lettersOf(desk: Desk, { row, option }: Decided, written: Written, user: string): Notice[] {
  const letter = (side: "受講者" | "指導医", kind: LetterKind, addresseeId: string): Notice =>
    blankRow(notices, {
      noticeId: noticeIdOf(`${row.caseId}/${side}`, written),
      fiscalYear: desk.policy.fiscalYear,
      letter: kind,
      subjectId: row.caseId,
      addresseeId,
      state: "待ち",
      madeBy: user,
    });
  return [
    letter("受講者", "決定連絡票（受講者用）", row.applicationId),
    letter("指導医", "決定連絡票（指導医用）", option.host.id),
  ];
}

/** An interrupted decision may have left a notice to the instructor that staff have changed since. */
function redirected(wanted: readonly Notice[], byId: ReadonlyMap<string, Notice>): DecisionPlan["noticePatches"] {
  return wanted.flatMap(({ noticeId, addresseeId }) => {
    const there = byId.get(noticeId);
    return there?.state === "待ち" && there.addresseeId !== addresseeId
      ? [{ key: noticeId, values: { addresseeId } }]
      : [];
  });
}

/** And notices of a case that staff refuse after all. */
function cancelled(written: readonly Notice[], refused: readonly Judged[]): DecisionPlan["noticePatches"] {
  const gone = new Set(refused.map(({ row }) => row.caseId));
  return written
    .filter((notice) => notice.state === "待ち" && gone.has(notice.subjectId))
    .map((notice) => ({ key: notice.noticeId, values: { state: "取消" as const } }));
}

function settle({ row }: Decided): DecisionPlan["applicantPatches"][number] {
  return { key: row.applicationId, values: { state: "決定", stateNote: decidedNote(row.caseId) } };
}

/** 状態の理由 of an application that is decided. */
export const decidedNote = (caseId: string): string => `案件 ${caseId} で決定しました`;

/** An undo that was interrupted may have left these in a row that is open again. */
const NOT_ENDED = { endedAt: "", endedBy: "", endKind: "", endReason: "" } as const;

/** A refusal after an interrupted decision brings the application back to waiting. */
function release(desk: Desk, row: Case): DecisionPlan["applicantPatches"] {
  if (desk.applicants.get(row.applicationId)?.state !== "決定") return [];
  return [{ key: row.applicationId, values: { state: "選定待ち", stateNote: recalled(row)?.stateNote ?? "" } }];
}

/** A 未成立 that staff fill by 変更 passes through 提案, as the table of moves demands. */
function decidedValues(
  desk: Desk,
  judged: readonly Judged[],
  { row, option }: Decided,
  at: Moment,
  user: string,
): Partial<Case> {
  const done = {
    state: "提案",
    verdictCheck: "決定しました",
    decidedAt: at,
    decidedBy: user,
    ...NOT_ENDED,
    ...pairValues(desk, option),
  } as const;
  if (row.verdict !== "変更") return { ...done, reason: row.reason };
  const live = seatsOf(desk.live).load(option.host);
  const planned = seatsOf(judged.flatMap((each) => (each.option ? [takenBySeat(each.option)] : []))).load(option.host);
  return { ...done, reason: changeReason(option, { decided: live, planned }, row.verdictReason) };
}
