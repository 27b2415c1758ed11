/** 受入確認を依頼する: which proposals are asked about, and what that writes (A12). Pure. */
import { blankRow } from "../../core/table.ts";
import { someLines } from "../../core/text.ts";
import { askNoticeId } from "../../letters/host-ask.ts";
import type { Case } from "../../tables/cases.ts";
import { notices, type Notice } from "../../tables/notices.ts";
import { pairValues, type CasePatch } from "./case-rows.rules.ts";
import { begun, type Desk } from "./desk.rules.ts";
import { withdrawnAsk, withdrawnLetters, type NoticePatch } from "./host-ask.rules.ts";
import type { Judged } from "./claims.rules.ts";
import { judge } from "./judgement.rules.ts";

/** Written in this order: until a row says 依頼中, a rerun asks about it once more, under the same number. */
export interface AskPlan {
  readonly notices: readonly Notice[];
  /** Of an earlier ask about the same case, to another. */
  readonly withdrawn: readonly NoticePatch[];
  /** An answer of another instructor goes before the pair changes, so that it never stands beside the wrong one. */
  readonly cleared: readonly CasePatch[];
  readonly details: readonly CasePatch[];
  readonly states: readonly CasePatch[];
  readonly asked: readonly Case[];
  readonly leftOut: readonly { readonly key: string; readonly why: string }[];
}

/**
 * The instructor whom the judgement or the run chose is asked; a 変更 becomes the row's own pair by being asked about, so that
 * the answer is about no other. `keys`: the rows that were selected; undefined for all that nobody was asked about.
 */
export function planAsks(
  desk: Desk,
  written: readonly Notice[],
  keys: readonly string[] | undefined,
  user: string,
): AskPlan {
  const judged = judge(desk);
  const byId = new Map(judged.map((each) => [each.row.caseId, each]));
  const wanted = keys ?? judged.filter((each) => whyNot(desk, each) === undefined).map(({ row }) => row.caseId);
  const asks: Ask[] = [];
  const leftOut: { key: string; why: string }[] = [];
  for (const key of wanted) {
    const each = byId.get(key);
    const why = each ? whyNot(desk, each) : "今年度の、状態が「提案」の行ではありません";
    if (each && why === undefined) asks.push(askOf(desk, each, written));
    else leftOut.push({ key, why: why ?? "" });
  }
  const fresh = asks.map((ask) => noticeOf(ask, desk, user));
  const ids = new Set(fresh.map(({ noticeId }) => noticeId));
  const earlier = written.filter(({ noticeId }) => !ids.has(noticeId));
  return {
    notices: fresh,
    withdrawn: withdrawnLetters(earlier, new Set(asks.map(({ row }) => row.caseId))),
    cleared: asks.flatMap(({ row }) => (row.hostAsk === "" ? [] : [{ key: row.caseId, values: withdrawnAsk }])),
    details: asks.map(({ row, values }) => ({ key: row.caseId, values })),
    states: asks.map(({ row }) => ({ key: row.caseId, values: { state: "提案", hostAsk: "依頼中" } })),
    asked: asks.map(({ row, values }) => ({ ...row, ...values })),
    leftOut,
  };
}

/** Why a row is not asked about; undefined where it is. */
function whyNot(desk: Desk, { row, kind, option, text }: Judged): string | undefined {
  const seeker = desk.seekerById.get(row.applicationId);
  if (!seeker || row.fiscalYear !== desk.policy.fiscalYear) return "申込みが、今年度の選定を待っていません";
  if (begun(seeker.row, desk.history)) return "決定の途中で止まっています。先に「決定する」を実行してください";
  if (kind === "problem") return text;
  if (kind === "refuse") return "判断が「見送り」です";
  if (row.state !== "提案" && option === undefined) return `状態が「${row.state}」で、組合せがありません`;
  if (option !== undefined && option.host.id !== row.instructorId) return undefined;
  if (row.hostAsk === "依頼中") return "すでに依頼しています";
  return row.hostAsk === "可" ? "すでに「可」の回答があります" : undefined;
}

interface Ask {
  readonly row: Case;
  readonly values: Partial<Case>;
}

/** Whoever was asked about the case before holds a key of it, which must not answer for another. */
function askOf(desk: Desk, { row, option }: Judged, written: readonly Notice[]): Ask {
  const pair = option && row.verdict === "変更" ? pairValues(desk, option) : {};
  const hostId = pair.instructorId ?? row.instructorId;
  const round = row.keyRound ?? 0;
  const there = written.find(({ noticeId }) => noticeId === askNoticeId(row.caseId, round));
  // One that waits for this very instructor is of a run that was cut off.
  const isFree = there === undefined || (there.state === "待ち" && there.addresseeId === hostId);
  const key = isFree ? {} : { keyRound: round + 1 };
  const hostAskedOn = desk.policy.today;
  return { row, values: { ...pair, ...key, hostAskedOn, hostAnsweredOn: "", hostComment: "" } };
}

function noticeOf({ row, values }: Ask, { policy }: Desk, user: string): Notice {
  return blankRow(notices, {
    noticeId: askNoticeId(row.caseId, values.keyRound ?? row.keyRound ?? 0),
    fiscalYear: policy.fiscalYear,
    letter: "受入確認",
    subjectId: row.caseId,
    addresseeId: values.instructorId ?? row.instructorId,
    state: "待ち",
    madeBy: user,
  });
}

const SHOWN = 20;

export function askLeftOutText({ leftOut }: AskPlan): string {
  if (leftOut.length === 0) return "";
  const lines = leftOut.map(({ key, why }) => `・${key}：${why}`);
  return `含まないもの（${leftOut.length}行）\n${someLines(lines, SHOWN)}`;
}

export function askQuestion(plan: AskPlan, hidden: string): string {
  const lines = plan.asked.map((row) => `・${row.caseId}　${row.applicantName}　→　${row.instructorName}`);
  return [
    `${plan.asked.length}件について、受け入れられるかを指導医に尋ねます${hidden}。受講者の氏名と所属は伝えません。`,
    someLines(lines, SHOWN),
    askLeftOutText(plan),
    "よろしいですか。",
  ]
    .filter((part) => part !== "")
    .join("\n");
}

export const askedMessage = (plan: AskPlan): string =>
  [
    `${plan.asked.length}件の受入確認を依頼しました。メールはまもなく送られ、メールアドレスのない指導医には「通知」のメニューで文書を作って送ります。回答があるまで、提案は動かしません。`,
    askLeftOutText(plan),
  ]
    .filter((part) => part !== "")
    .join("\n");
