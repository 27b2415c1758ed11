/**
 * 決定を取り消す: before any letter of the case is made, an undo that restores what the decision wrote over; afterwards a
 * cancellation that stays on record. Either frees the seat and the year's one visit (A11). Pure.
 */
import type { Moment } from "../../core/calendar.ts";
import type { Applicant } from "../../tables/applicants.ts";
import type { Case, CaseState, EndKind } from "../../tables/cases.ts";
import type { Notice } from "../../tables/notices.ts";
import { recalled } from "./beforehand.rules.ts";
import { lettersAfter, lettersOfCase, isMade, type LetterChanges } from "./cancel-letters.rules.ts";
import type { CasePatch } from "./case-rows.rules.ts";
import { decidedNote } from "./decision.rules.ts";

/** What a cancellation looks at. */
export interface Register {
  readonly cases: readonly Case[];
  readonly applicants: ReadonlyMap<string, Applicant>;
  readonly notices: readonly Notice[];
  /** 通知番号 of letters that a run is making at this moment, or has begun and not settled. */
  readonly making: ReadonlySet<string>;
}

export interface Ending {
  readonly row: Case;
  readonly way: "undo" | "cancel";
  readonly kind: EndKind | "";
  readonly reason: string;
}

/** A case that is not ended, and why, for staff. */
export interface Refused {
  readonly caseId: string;
  readonly why: string;
}

/** States in which a decision may still be ended; a visit that took place stays on record. */
const ENDABLE: readonly CaseState[] = ["決定", "日程確定"];
export const isEndable = (row: Case): boolean => row.state !== "" && ENDABLE.includes(row.state);

/** An undo was interrupted after the case was opened again: some of its marks are still to be taken away. */
const halfUndone = ({ state, endedAt, endReason }: Case): boolean =>
  (endedAt !== "" || endReason !== "") && (state === "提案" || state === "未成立");

/** Which way each case would be ended, or why it cannot be; in the order of `keys`. */
export function waysOf(register: Register, keys: readonly string[]): (Pick<Ending, "row" | "way"> | Refused)[] {
  const byId = new Map(register.cases.map((row) => [row.caseId, row]));
  return keys.map((caseId) => {
    const row = byId.get(caseId);
    if (!row) return { caseId, why: "マッチングシートに行がありません" };
    if (isBusy(register, row)) return { caseId, why: BUSY };
    if (halfUndone(row)) return { row, way: "undo" };
    if (!isEndable(row)) return { caseId, why: notEndable(row) };
    const made = lettersOfCase(register.notices, row).some(isMade);
    return { row, way: row.state === "決定" && !made ? "undo" : "cancel" };
  });
}

/** Whether a letter of the case is being made: its number may be given and its mail may leave at any moment. */
export function isBusy({ notices, making }: Register, row: Case): boolean {
  return lettersOfCase(notices, row).some(({ noticeId }) => making.has(noticeId));
}

export const BUSY =
  "この案件の文書を作っているところです。「通知 > 進み具合」で終わったことを確かめてから、もう一度実行してください";

const notEndable = ({ state }: Case): string =>
  `「${state}」なので、取り消す決定がありません。取り消せるのは「${ENDABLE.join("」「")}」の案件です`;

/** Written in this order; the case's state comes after all that depends on it, so that a rerun finds the rest to do. */
export interface CancelPlan extends LetterChanges {
  /** That an end was begun, by whom and why: before anything else. */
  readonly intents: readonly CasePatch[];
  readonly applicantPatches: readonly { readonly key: string; readonly values: Partial<Applicant> }[];
  readonly restored: readonly CasePatch[];
  readonly states: readonly CasePatch[];
  /** What an undo leaves no trace of, once the case is open again. */
  readonly closings: readonly CasePatch[];
  readonly ended: readonly Ending[];
  /** Ends that could not be finished, since rows kept moving under the writes. */
  readonly left: number;
}

export function planEndings(register: Register, ended: readonly Ending[], at: Moment, user: string): CancelPlan {
  const undone = ended.filter(({ way }) => way === "undo");
  return {
    intents: ended.map(({ row, kind, reason }) => ({
      key: row.caseId,
      values: { endedAt: row.endedAt === "" ? at : row.endedAt, endedBy: user, endKind: kind, endReason: reason },
    })),
    ...lettersAfter(register.notices, ended, user),
    applicantPatches: ended.flatMap((ending) => applicantAfter(register, ending)),
    restored: undone.map(({ row }) => ({ key: row.caseId, values: restoredValues(row) })),
    states: ended.map(({ row, way }) => ({
      key: row.caseId,
      values: { state: way === "cancel" ? "取消" : row.state === "未成立" ? "未成立" : "提案" },
    })),
    closings: undone.map(({ row }) => ({ key: row.caseId, values: closingValues(row) })),
    ended,
    left: 0,
  };
}

/** A decision of an older version has kept nothing: its pair stays, and the next 判断を確かめる writes the rest. */
function restoredValues(row: Case): Partial<Case> {
  const kept = recalled(row);
  if (!kept) return halfUndone(row) ? {} : { verdictCheck: "", decidedAt: "", decidedBy: "" };
  const { state: _last, ...match } = kept.match;
  return { ...match, decidedAt: "", decidedBy: "" };
}

function closingValues(row: Case): Partial<Case> {
  const state = recalled(row)?.match.state;
  const ends = { endedAt: "", endedBy: "", endKind: "", endReason: "", beforehand: "" } as const;
  return state === "未成立" ? { state, ...ends } : ends;
}

/** As intake says it; the next 確認と審査を反映する writes it anew. */
const WAITING = "指導医との組合せを待っています";

function applicantAfter(register: Register, { row, kind, reason }: Ending): CancelPlan["applicantPatches"] {
  const applicant = register.applicants.get(row.applicationId);
  if (!applicant) return [];
  const key = row.applicationId;
  if (kind === "申込者の取下げ")
    return applicant.state === "取消" ? [] : [{ key, values: withdrawnValues(row.caseId, reason) }];
  if (applicant.state !== "決定" && applicant.stateNote !== decidedNote(row.caseId)) return [];
  return [{ key, values: { state: "選定待ち", stateNote: recalled(row)?.stateNote ?? WAITING } }];
}

/** An application that is given up for good. */
export const withdrawnValues = (caseId: string, reason: string): Pick<Applicant, "state" | "stateNote"> => ({
  state: "取消",
  stateNote: `本人の取下げにより取り消しました（案件 ${caseId}、理由：${reason}）`,
});

/**
 * The plan without the cases of which something could not be written: they keep their state, and the same command
 * finishes them. `unwritten`: keys of rows of 通知, 申込者 and マッチング.
 */
export function withoutLost(plan: CancelPlan, unwritten: readonly string[]): CancelPlan {
  const whole = ({ row }: Ending): boolean =>
    !unwritten.some((key) => [row.caseId, row.applicationId].includes(key) || key.startsWith(`${row.caseId}/`));
  const ended = plan.ended.filter(whole);
  const done = new Set(ended.map(({ row }) => row.caseId));
  const kept = (patches: readonly CasePatch[]): CasePatch[] => patches.filter(({ key }) => done.has(key));
  return {
    ...plan,
    states: kept(plan.states),
    closings: kept(plan.closings),
    ended,
    left: plan.ended.length - ended.length,
  };
}
