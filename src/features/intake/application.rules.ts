/** Applications (R42): answers to rows of 申込者, with their numbers, persons, standing and acknowledgement. Pure. */
import type { Question } from "../../core/question.ts";
import { blankRow } from "../../core/table.ts";
import { applicationNumbers, applicants, type Applicant } from "../../tables/applicants.ts";
import { notices, type Notice } from "../../tables/notices.ts";
import { cameByForm, inOrder, yearOf, type Arrival, type OpenYear, type Refusal } from "./arrival.rules.ts";
import { identify, personNumbers } from "./people.rules.ts";
import { readAnswers, valuesOf, type Fault } from "./reading.rules.ts";
import { standings, stands, stateValues, type CaseFacts, type StandingRules } from "./standing.rules.ts";

/** What new applications meet. */
export interface ApplicationDesk extends OpenYear {
  readonly questions: readonly Question[];
  readonly applicants: readonly Applicant[];
  readonly cases: readonly CaseFacts[];
  readonly notices: readonly Pick<Notice, "noticeId">[];
  readonly rules: StandingRules;
  /** Who is at the keyboard, for 起票者. */
  readonly user: string;
}

export interface StateChange {
  readonly key: string;
  readonly values: Pick<Applicant, "state" | "stateNote" | "difference">;
}

export interface ApplicationPlan {
  readonly notices: Notice[];
  readonly applicants: Applicant[];
  /** Earlier applications of the same persons whose standing changes by the new ones. */
  readonly changes: StateChange[];
  readonly refused: Refusal[];
}

/** Reads the arrivals that are not in yet and says what is to be written. */
export function planApplications(arrivals: readonly Arrival[], desk: ApplicationDesk): ApplicationPlan {
  const there = new Set(desk.applicants.map((row) => row.responseId));
  const refused: Refusal[] = [];
  const rows: Applicant[] = [];
  const nextId = numbersByYear(desk);
  const nextPerson = personNumbers(desk.applicants.map((row) => row.personId));
  for (const arrival of inOrder(arrivals)) {
    if (there.has(arrival.responseId)) continue;
    there.add(arrival.responseId);
    const read = readApplication(arrival, desk);
    if (read.faults.length > 0) refused.push({ arrival, faults: read.faults });
    else
      rows.push({
        ...read.row,
        applicationId: nextId(read.row.fiscalYear ?? desk.fiscalYear),
        ...identify(read.row, [...desk.applicants, ...rows], nextPerson),
      });
  }
  return { ...withStanding(rows, desk), notices: acknowledgements(rows, desk), refused };
}

function readApplication(arrival: Arrival, desk: ApplicationDesk): { row: Applicant; faults: Fault[] } {
  const need = (question: Question): boolean =>
    question.required && (cameByForm(arrival) || question.column !== "email");
  const reading = readAnswers(desk.questions, [applicants], arrival.answers, need);
  const row = blankRow(applicants, {
    ...valuesOf(desk.questions, reading, applicants),
    fiscalYear: yearOf(desk, arrival.receivedAt),
    receivedAt: arrival.receivedAt,
    route: arrival.route,
    enteredBy: arrival.enteredBy ?? "",
    responseId: arrival.responseId,
  });
  return { row, faults: [...arrival.faults, ...reading.faults] };
}

function numbersByYear({ applicants: rows, cases }: ApplicationDesk): (year: number) => string {
  const numbers = new Map<number, () => string>();
  return (year) => {
    const next = numbers.get(year) ?? applicationNumbers(year, [...rows, ...cases]);
    numbers.set(year, next);
    return next();
  };
}

/**
 * One acknowledgement a response, under a key that a second run makes again; the address is looked up when it is sent.
 */
function acknowledgements(rows: readonly Applicant[], { notices: present, user }: ApplicationDesk): Notice[] {
  const there = new Set(present.map((notice) => notice.noticeId));
  return rows
    .map((row) =>
      blankRow(notices, {
        noticeId: `受付/${row.responseId}`,
        fiscalYear: row.fiscalYear,
        letter: "受付連絡",
        subjectId: row.responseId,
        state: "待ち",
        // Seen at once in the sheet; staff may choose another way.
        method: row.email === "" ? "郵送" : "",
        madeBy: user,
      }),
    )
    .filter((notice) => !there.has(notice.noticeId));
}

/** States of the new rows, and of earlier rows of the same persons: a lost answer taken in late may come before them. */
function withStanding(
  rows: readonly Applicant[],
  desk: ApplicationDesk,
): { applicants: Applicant[]; changes: StateChange[] } {
  const found = standings([...desk.applicants, ...rows], desk.cases, desk.rules);
  const persons = new Set(rows.map((row) => row.personId).filter((id) => id !== ""));
  // A blank state is one that could not be read; it is left to staff.
  const touched = desk.applicants.filter((row) => row.state !== "" && persons.has(row.personId));
  return {
    applicants: rows.map((row) => {
      const standing = found.get(row.applicationId);
      return standing ? { ...row, ...stateValues(standing) } : row;
    }),
    changes: changesOf(touched, found),
  };
}

/** The rows whose state or reason is no longer what the rules say. */
export function changesOf(rows: readonly Applicant[], found: ReturnType<typeof standings>): StateChange[] {
  return rows.flatMap((row) => {
    const standing = found.get(row.applicationId);
    if (!standing || stands(row, standing)) return [];
    return [{ key: row.applicationId, values: stateValues(standing) }];
  });
}
