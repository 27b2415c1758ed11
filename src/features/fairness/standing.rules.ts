/** How each application stands: decided, proposed, or waiting, and for how many days. Pure. */
import { daysBetween, type Day } from "../../core/calendar.ts";
import type { Applicant } from "../../tables/applicants.ts";
import { LIVE_STATES, type Case } from "../../tables/cases.ts";
import type { Appointment, Instructor } from "../../tables/instructors.ts";
import type { Notice } from "../../tables/notices.ts";
import { refusals } from "../../tables/refused.ts";

/** The tables that everything here is counted from, all years of them. */
export interface Books {
  readonly applicants: readonly Applicant[];
  readonly cases: readonly Case[];
  readonly appointments: readonly Appointment[];
  readonly instructors: readonly Instructor[];
  readonly notices: readonly Notice[];
}

export interface Standing {
  readonly row: Applicant;
  readonly fiscalYear: number;
  /** The case that holds its seat. */
  readonly decided: Case | undefined;
  /** Whether a pair is proposed to it at this moment. */
  readonly proposed: boolean;
  readonly waits: boolean;
  /** From reception to the decision, or to today; undefined where a day is not known, or nothing is waited for. */
  readonly days: number | undefined;
  /** Every case that it ever had, by number. */
  readonly cases: readonly Case[];
}

export const isLive = ({ state }: Case): boolean => state !== "" && LIVE_STATES.includes(state);

/** In reception order: by moment, then by number (as matching has it). */
export function standingsOf({ applicants, cases, notices }: Books, today: Day): Standing[] {
  const isRefused = refusals(notices);
  const inOrder = [...cases].sort((a, b) => compare(numberOf(a), numberOf(b)) || compare(a.caseId, b.caseId));
  const byApplication = grouped(inOrder, (row) => [row.applicationId]);
  return [...applicants]
    .sort((a, b) => compare(a.receivedAt, b.receivedAt) || compare(a.applicationId, b.applicationId))
    .flatMap((row) =>
      row.fiscalYear === null
        ? []
        : [standingOf(row, row.fiscalYear, byApplication.get(row.applicationId) ?? [], today, isRefused(row))],
    );
}

function standingOf(
  row: Applicant,
  fiscalYear: number,
  cases: readonly Case[],
  today: Day,
  isRefused: boolean,
): Standing {
  const decided = cases.find(isLive);
  // 決定 without a live case is a decision that broke off: the person has nobody yet.
  const isHeld = row.state === "選定待ち" && !row.withdrawn && !isRefused;
  const waits = !decided && (isHeld || row.state === "決定");
  const until = decided ? decided.decidedAt : waits ? today : "";
  const days = row.receivedAt === "" || until === "" ? undefined : Math.max(0, daysFrom(row.receivedAt, until));
  const proposed = !decided && cases.some(({ state }) => state === "提案");
  return { row, fiscalYear, decided, proposed, waits, days, cases };
}

const daysFrom = (from: string, to: string): number => daysBetween(from.slice(0, 10), to.slice(0, 10));

/** The last part of 案-2018-0001-2. */
const numberOf = ({ caseId }: Case): number => Number(/-(\d+)$/.exec(caseId)?.[1] ?? 0);

export function compare<T extends string | number>(a: T, b: T): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Newest first. */
export function yearsOf(years: readonly (number | null)[]): number[] {
  return [...new Set(years.filter((year) => year !== null))].sort((a, b) => b - a);
}

/** Each thing under each of its labels, in the order given. */
export function grouped<T>(things: readonly T[], labelsOf: (thing: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things)
    for (const label of labelsOf(thing)) {
      const group = groups.get(label);
      if (group) group.push(thing);
      else groups.set(label, [thing]);
    }
  return groups;
}
