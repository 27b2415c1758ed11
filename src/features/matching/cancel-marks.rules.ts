/**
 * 取下げと辞退を反映する: decisions whose applicant withdrew, whose instructor receives nobody that year, or whose end one of
 * the two asked for in 日程の連絡. The marks are staff's (取下げ, 受入停止, 処理); what follows from them frees the seat and the
 * year's one visit at once. A visit whose day has come may have taken place, and who left 在任 may still keep their word:
 * those are named, and end one by one. Pure.
 */
import { wareki, type Day } from "../../core/calendar.ts";
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
  /** Marked, and not ended: a letter is being made, or only a person can tell whether the visit takes or took place. */
  readonly refused: readonly Refused[];
}

export function markedCases(register: Register, marks: Marks, today: Day): Marked {
  const withdrawn = register.cases.filter((row) => register.applicants.get(row.applicationId)?.withdrawn ?? false);
  const live = register.cases.filter(isEndable);
  const endings = live.flatMap((row) => endingOf(register, marks, row, today));
  const done = withdrawn.filter(({ state }) => DONE_STATES.some((each) => each === state));
  return {
    endings: endings.filter(({ row }) => !isBusy(register, row)),
    unfinished: unfinishedOf(register, withdrawn),
    refused: [
      ...endings.filter(({ row }) => isBusy(register, row)).map(({ row }) => ({ caseId: row.caseId, why: BUSY })),
      ...live.flatMap((row) => sparedOf(register, marks, row, today)),
      ...done.map(({ caseId }) => ({ caseId, why: "研修が済んでいるので、取下げの印があっても取り消しません" })),
      ...unfitWishes(register, marks),
    ],
  };
}

interface End {
  readonly kind: EndKind;
  readonly reason: string;
}

/** Of a visit whose day has come only a wish can tell, which staff judged with the two: a mark was put for the days to come. */
function endingOf(register: Register, marks: Marks, row: Case, today: Day): Ending[] {
  const wish = wishToEnd(marks, row);
  const end = hasCome(row, today) ? wish : (markOf(register, marks, row) ?? wish);
  return end ? [{ row, way: "cancel", kind: end.kind, reason: within(end.reason) }] : [];
}

function markOf({ applicants }: Register, marks: Marks, row: Case): End | undefined {
  const applicant = applicants.get(row.applicationId);
  if (applicant?.withdrawn) return { kind: "申込者の取下げ", reason: withdrawal(applicant) };
  const reason = absence(marks, row);
  return reason === undefined ? undefined : { kind: "指導医の辞退", reason };
}

const hasCome = ({ visitOn }: Case, today: Day): boolean => visitOn !== "" && visitOn <= today;

/** What ends only by 決定を取り消す, one by one. */
function sparedOf(register: Register, marks: Marks, row: Case, today: Day): Refused[] {
  const why = wishToEnd(marks, row) ? undefined : spared(register, marks, row, today);
  return why === undefined ? [] : [{ caseId: row.caseId, why }];
}

function spared(register: Register, marks: Marks, row: Case, today: Day): string | undefined {
  const isMarked = markOf(register, marks, row) !== undefined;
  if (hasCome(row, today))
    return isMarked
      ? `実施日（${wareki(row.visitOn)}）が来ています。実施していなければ、${BY_HAND}で取り消してください`
      : undefined;
  return !isMarked && hasLeftOffice(marks, row)
    ? `指導医が在任でなくなりました。取り消すときは、${BY_HAND}を実行してください`
    : undefined;
}

const BY_HAND = "「マッチング > 決定を取り消す」";

/** 取り消したい of 日程の連絡, once staff chose 反映する: whose wish, and why. */
interface Wish extends End {
  readonly scheduleId: string;
  readonly caseId: string;
}

const wishToEnd = (marks: Marks, row: Case): Wish | undefined =>
  wishesToEnd(marks).find(({ caseId }) => caseId === row.caseId);

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

/** Why the instructor of a case receives nobody in its year any more; undefined where they do, and where nobody can tell. */
function absence({ appointments }: Marks, row: Case): string | undefined {
  const terms = appointments.find(
    ({ instructorId, fiscalYear }) => instructorId === row.instructorId && fiscalYear === row.fiscalYear,
  );
  if (terms?.suspended) return terms.suspendedWhy === "" ? "指導医の受入停止" : terms.suspendedWhy;
  return terms?.accepted === "辞退する" ? "指導医の辞退" : undefined;
}

/** The association may strike, for the next year, a doctor who still receives those of this year (R49). */
const hasLeftOffice = ({ instructors }: Marks, row: Case): boolean =>
  instructors.some(({ instructorId, active }) => instructorId === row.instructorId && !active);

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
