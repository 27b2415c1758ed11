/** Applications as matching sees them: wished half-days, standing in the order, and the person behind (R39, A11). Pure. */
import { daysBetween } from "../../core/calendar.ts";
import { halvesOf, type HalfDay } from "../../core/halfday.ts";
import { nameKey } from "../../core/text.ts";
import { wishesOf, type Applicant } from "../../tables/applicants.ts";
import { DONE_STATES, LIVE_STATES, trainingYearOf, type Case } from "../../tables/cases.ts";
import type { PastVisit } from "../../tables/instructors.ts";
import { doctorKey, facilityKey } from "./identity.rules.ts";
import type { Policy } from "./policy.rules.ts";

export interface Seeker {
  readonly id: string;
  readonly row: Applicant;
  /** 人物番号; the application itself where none is given yet. */
  readonly person: string;
  readonly doctorKey: string;
  readonly facilityKey: string;
  readonly wishedName: string;
  /** Whether the person has a live case with its training in this fiscal year already: it would be the second visit of the year (R40). */
  readonly again: boolean;
  /**
   * Whether no visit is recorded as done in any year, nor decided in this one: what the applicant says (受講歴) is not used.
   */
  readonly first: boolean;
  readonly waitingDays: number;
  /** Wished half-days inside the window with their best rank (1 = first wish), in order of time. */
  readonly wishes: ReadonlyMap<HalfDay, number>;
  /** Wished half-days outside the window, of all years. */
  readonly outside: number;
}

export interface HistorySheets {
  readonly applicants: readonly Applicant[];
  readonly cases: readonly Case[];
  readonly pastVisits: readonly PastVisit[];
}

/** What the register of cases, and the one before it, say about people. */
export interface History {
  /** People with a completed visit in any recorded year. */
  readonly visited: ReadonlySet<string>;
  /** Keys of name and kana of those with a visit before this workbook (過年度受講), which knows no 人物番号. */
  readonly visitedBefore: ReadonlySet<string>;
  /** People who hold a live case whose training is in the fiscal year, with that case's number (R39, A11). */
  readonly served: ReadonlyMap<string, string>;
  /** Applications that hold a live case. */
  readonly settled: ReadonlySet<string>;
  /** Instructors that an application may not get again: refused, or they withdrew themselves. */
  readonly refused: ReadonlyMap<string, ReadonlySet<string>>;
}

export const personOf = (row: Applicant): string => (row.personId === "" ? row.applicationId : row.personId);

export function historyOf({ applicants, cases, pastVisits }: HistorySheets, fiscalYear: number): History {
  const person = new Map(applicants.map((row) => [row.applicationId, personOf(row)]));
  const visited = new Set<string>();
  const served = new Map<string, string>();
  const settled = new Set<string>();
  const refused = new Map<string, Set<string>>();
  for (const row of cases) {
    const who = person.get(row.applicationId) ?? row.applicationId;
    if (DONE_STATES.includes(row.state as (typeof DONE_STATES)[number])) visited.add(who);
    if (isLive(row)) {
      settled.add(row.applicationId);
      if (trainingYearOf(row) === fiscalYear) served.set(who, row.caseId);
    }
    if (isRefusal(row) && row.instructorId !== "")
      refused.set(row.applicationId, (refused.get(row.applicationId) ?? new Set()).add(row.instructorId));
  }
  const visitedBefore = new Set(pastVisits.map((row) => doctorKey(row.name, row.kana)));
  return { visited, visitedBefore, served, settled, refused };
}

/** A decision that the office or the applicant ended speaks against nobody; one of an older version may. */
const isRefusal = ({ state, endKind }: Case): boolean =>
  state === "見送り" || (state === "取消" && (endKind === "" || endKind === "指導医の辞退"));

export const isLive = (row: Case): boolean => row.state !== "" && LIVE_STATES.includes(row.state);
export const isOpen = (row: Case): boolean => row.state === "提案" || row.state === "未成立";

export function seekerOf(row: Applicant, history: History, policy: Policy): Seeker {
  const all = new Map<HalfDay, number>();
  for (const wish of wishesOf(row))
    for (const at of halvesOf(wish.day, wish.period)) all.set(at, Math.min(all.get(at) ?? wish.rank, wish.rank));
  const inside = [...all].filter(([at]) => at.slice(0, 10) >= policy.from && at.slice(0, 10) <= policy.to);
  const key = doctorKey(row.name, row.kana);
  const again = history.served.has(personOf(row));
  return {
    id: row.applicationId,
    row,
    person: personOf(row),
    doctorKey: key,
    facilityKey: facilityKey(row.facility),
    wishedName: nameKey(row.wishedInstructor).replace(/(先生|医師)$/, ""),
    again,
    first: !again && !history.visited.has(personOf(row)) && !history.visitedBefore.has(key),
    waitingDays: row.receivedAt === "" ? 0 : Math.max(0, daysBetween(row.receivedAt.slice(0, 10), policy.today)),
    wishes: new Map(inside.sort(([a], [b]) => (a < b ? -1 : 1))),
    outside: all.size - inside.length,
  };
}

/** Reception order: by moment, then by number. The one canonical order of applications, whatever the sheet's. */
export function byReception(a: Seeker, b: Seeker): number {
  if (a.row.receivedAt !== b.row.receivedAt) return a.row.receivedAt < b.row.receivedAt ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
