/**
 * 取下げと辞退を反映する: decisions whose applicant withdrew, whose instructor is out, or whose end one of the two asked for in
 * 日程の連絡. The marks are staff's (取下げ, 受入停止, 在任, 処理); what follows from them frees the seat and the year's one visit at
 * once. Pure.
 */
import { oneLine } from "../../core/text.ts";
import type { Applicant } from "../../tables/applicants.ts";
import { DONE_STATES, type Case, type EndKind } from "../../tables/cases.ts";
import type { Appointment, Instructor } from "../../tables/instructors.ts";
import type { Schedule } from "../../tables/messages.ts";
import type { Notice } from "../../tables/notices.ts";
import { SIDES, type Side } from "../../tables/words.ts";
import { givenUp, isUnsent, lettersOfCase, type LetterChanges } from "./cancel-letters.rules.ts";
import { BUSY, isBusy, isEndable, withdrawnValues, type Refused, type Ending, type Register } from "./cancel.rules.ts";
import { isLive } from "./seekers.rules.ts";

export interface Marks {
  readonly instructors: readonly Instructor[];
  readonly appointments: readonly Appointment[];
  readonly schedules: readonly Schedule[];
}

export interface Marked {
  readonly endings: readonly Ending[];
  /** Applications that withdrew in the middle of an interrupted decision, with the case that it was about. */
  readonly unfinished: readonly { readonly row: Case; readonly reason: string }[];
  /** Marked, and not ended: a letter is being made, or the visit has taken place and stays on record. */
  readonly refused: readonly Refused[];
}

export function markedCases(register: Register, marks: Marks): Marked {
  const withdrawn = register.cases.filter((row) => register.applicants.get(row.applicationId)?.withdrawn ?? false);
  const endings = register.cases.filter(isEndable).flatMap((row) => endingOf(register, marks, row));
  const done = withdrawn.filter(({ state }) => DONE_STATES.some((each) => each === state));
  return {
    endings: endings.filter(({ row }) => !isBusy(register, row)),
    unfinished: unfinishedOf(register, withdrawn),
    refused: [
      ...endings.filter(({ row }) => isBusy(register, row)).map(({ row }) => ({ caseId: row.caseId, why: BUSY })),
      ...done.map(({ caseId }) => ({ caseId, why: "研修が済んでいるので、取下げの印があっても取り消しません" })),
      ...unfitWishes(register, marks),
    ],
  };
}

function endingOf({ applicants }: Register, marks: Marks, row: Case): Ending[] {
  const applicant = applicants.get(row.applicationId);
  const ending = (kind: EndKind, reason: string): Ending[] => [{ row, way: "cancel", kind, reason: within(reason) }];
  if (applicant?.withdrawn) return ending("申込者の取下げ", withdrawal(applicant));
  const why = absence(marks, row);
  if (why !== undefined) return ending("指導医の辞退", why);
  const wish = wishesToEnd(marks).find(({ caseId }) => caseId === row.caseId);
  return wish ? ending(wish.kind, wish.reason) : [];
}

/** 取り消したい of 日程の連絡, once staff chose 反映する: whose wish, and why. */
interface Wish {
  readonly scheduleId: string;
  readonly caseId: string;
  readonly kind: EndKind;
  readonly reason: string;
}

const BY_SIDE: Readonly<Record<Side, EndKind>> = { 受講者: "申込者の取下げ", 指導医: "指導医の辞退" };

/** As they were received: of two sides that both want the end the first is on record. */
function wishesToEnd({ schedules }: Pick<Marks, "schedules">): Wish[] {
  const judged = schedules.filter(
    ({ kind, verdict, state }) =>
      kind === "取り消したい" && verdict === "反映する" && (state === "未反映" || state === "保留"),
  );
  const orderOf = ({ receivedAt, scheduleId }: Schedule): string => `${receivedAt} ${scheduleId}`;
  return judged.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)).map(wishOf);
}

/** What staff wrote in 対象の指定 goes before what the key said; a key that they typed there was read by the clock. */
function wishOf({ scheduleId, subjectChoice, caseId, side, endKind, comment }: Schedule): Wish {
  const [named = "", as = ""] = oneLine(subjectChoice).split("/");
  const who = SIDES.find((each) => each === as);
  const from = who ?? side;
  return {
    scheduleId,
    caseId: who ? named : caseId,
    kind: endKind === "" ? (from === "" ? "事務局の都合" : BY_SIDE[from]) : endKind,
    reason: `${from === "" ? "本人" : from}の申出（${scheduleId}）${comment === "" ? "" : `：${oneLine(comment)}`}`,
  };
}

/** Wishes that name no case, or one that has taken place; one that has ended already is settled by the clock. */
function unfitWishes({ cases }: Register, marks: Marks): Refused[] {
  const byId = new Map(cases.map((row) => [row.caseId, row]));
  return wishesToEnd(marks).flatMap(({ scheduleId, caseId }) => {
    const row = byId.get(caseId);
    if (!row)
      return [
        { caseId: scheduleId, why: "どの案件かがわかりません。「日程の連絡」シートの「対象の指定」に書いてください" },
      ];
    return isEndable(row) || row.state === "取消"
      ? []
      : [{ caseId, why: `「${row.state}」なので、${scheduleId} の取消の希望は反映できません` }];
  });
}

const withdrawal = ({ withdrawnWhy }: Applicant): string => (withdrawnWhy === "" ? "本人の申出" : withdrawnWhy);

/** Why the instructor of a case receives nobody any more; undefined where they do, and where nobody can tell. */
function absence({ instructors, appointments }: Marks, row: Case): string | undefined {
  const person = instructors.find(({ instructorId }) => instructorId === row.instructorId);
  const terms = appointments.find(
    ({ instructorId, fiscalYear }) => instructorId === row.instructorId && fiscalYear === row.fiscalYear,
  );
  if (terms?.suspended) return terms.suspendedWhy === "" ? "指導医の受入停止" : terms.suspendedWhy;
  if (terms?.accepted === "辞退する") return "指導医の辞退";
  return person && !person.active ? "指導医の退任" : undefined;
}

/** 決定 without a live case: such a decision must not be finished any more. */
function unfinishedOf({ applicants, cases }: Register, withdrawn: readonly Case[]): Marked["unfinished"] {
  const settled = new Set(cases.filter(isLive).map((row) => row.applicationId));
  return withdrawn.flatMap((row) => {
    const applicant = applicants.get(row.applicationId);
    const begun = applicant?.state === "決定" && row.state === "提案" && !settled.has(row.applicationId);
    return begun ? [{ row, reason: within(withdrawal(applicant)) }] : [];
  });
}

/** What becomes of an interrupted decision: its case expires by itself at the next 提案を作る. */
export function withdrawUnfinished(
  all: readonly Notice[],
  unfinished: Marked["unfinished"],
): {
  readonly noticePatches: LetterChanges["noticePatches"];
  readonly applicantPatches: readonly { readonly key: string; readonly values: Partial<Applicant> }[];
} {
  return {
    noticePatches: unfinished.flatMap(({ row, reason }) =>
      lettersOfCase(all, row)
        .filter(isUnsent)
        .map((notice) => givenUp(notice, reason)),
    ),
    applicantPatches: unfinished.map(({ row, reason }) => ({
      key: row.applicationId,
      values: withdrawnValues(row.caseId, reason),
    })),
  };
}

/** The longest reason that the cells it goes into have room for, beside what stands around it. */
export const LONGEST_REASON = 200;

const within = (reason: string): string => {
  const letters = Array.from(reason);
  return letters.length <= LONGEST_REASON ? reason : `${letters.slice(0, LONGEST_REASON - 1).join("")}…`;
};
