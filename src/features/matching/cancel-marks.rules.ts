/**
 * 取下げと辞退を反映する: decisions whose applicant withdrew or whose instructor is out. The marks are staff's (取下げ, 受入停止,
 * 在任); what follows from them frees the seat and the year's one visit at once. Pure.
 */
import type { Applicant } from "../../tables/applicants.ts";
import { DONE_STATES, type Case, type EndKind } from "../../tables/cases.ts";
import type { Appointment, Instructor } from "../../tables/instructors.ts";
import type { Notice } from "../../tables/notices.ts";
import { givenUp, isUnsent, lettersOfCase, type LetterChanges } from "./cancel-letters.rules.ts";
import { BUSY, isBusy, isEndable, withdrawnValues, type Refused, type Ending, type Register } from "./cancel.rules.ts";
import { isLive } from "./seekers.rules.ts";

export interface InstructorMarks {
  readonly instructors: readonly Instructor[];
  readonly appointments: readonly Appointment[];
}

export interface Marked {
  readonly endings: readonly Ending[];
  /** Applications that withdrew in the middle of an interrupted decision, with the case that it was about. */
  readonly unfinished: readonly { readonly row: Case; readonly reason: string }[];
  /** Marked, and not ended: a letter is being made, or the visit has taken place and stays on record. */
  readonly refused: readonly Refused[];
}

export function markedCases(register: Register, marks: InstructorMarks): Marked {
  const withdrawn = register.cases.filter((row) => register.applicants.get(row.applicationId)?.withdrawn ?? false);
  const endings = register.cases.filter(isEndable).flatMap((row) => endingOf(register, marks, row));
  const done = withdrawn.filter(({ state }) => DONE_STATES.some((each) => each === state));
  return {
    endings: endings.filter(({ row }) => !isBusy(register, row)),
    unfinished: unfinishedOf(register, withdrawn),
    refused: [
      ...endings.filter(({ row }) => isBusy(register, row)).map(({ row }) => ({ caseId: row.caseId, why: BUSY })),
      ...done.map(({ caseId }) => ({ caseId, why: "研修が済んでいるので、取下げの印があっても取り消しません" })),
    ],
  };
}

function endingOf({ applicants }: Register, marks: InstructorMarks, row: Case): Ending[] {
  const applicant = applicants.get(row.applicationId);
  const ending = (kind: EndKind, reason: string): Ending[] => [{ row, way: "cancel", kind, reason: within(reason) }];
  if (applicant?.withdrawn) return ending("申込者の取下げ", withdrawal(applicant));
  const why = absence(marks, row);
  return why === undefined ? [] : ending("指導医の辞退", why);
}

const withdrawal = ({ withdrawnWhy }: Applicant): string => (withdrawnWhy === "" ? "本人の申出" : withdrawnWhy);

/** Why the instructor of a case receives nobody any more; undefined where they do, and where nobody can tell. */
function absence({ instructors, appointments }: InstructorMarks, row: Case): string | undefined {
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
