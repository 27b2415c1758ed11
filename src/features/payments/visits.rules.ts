/**
 * Visits that several trainees share: those of one instructor on one day and half. Where the visit or its hours are paid
 * (1回, 1時間), one claim bears the amount and the others are of 0 yen (A16). Pure.
 */
import type { Day } from "../../core/calendar.ts";
import type { Case } from "../../tables/cases.ts";
import type { Claim } from "../../tables/payments.ts";

/** Which case bears the amount of a case's visit; or why nobody can tell. */
export type Bearing = { readonly bearer: string } | { readonly fault: string };

export interface Visits {
  bearing(match: Case): Bearing;
}

/** A claim that bears its visit; of 0 yen, another one does. */
export type Committed = Pick<Claim, "caseId" | "instructorId" | "visitOn" | "amount">;

/** A half-day of one instructor that is paid, or is to be. */
interface Taken {
  readonly caseId: string;
  readonly instructorId: string;
  readonly day: Day;
  readonly half: string;
}

/**
 * `due`: cases that may be paid; `committed`: claims that are on their way to be paid or paid, which bear their visit
 * for good, whichever case comes first; else the first by number does.
 */
export function visitsOf(due: readonly Case[], committed: readonly Committed[], cases: readonly Case[]): Visits {
  const halves = new Map(cases.map((row) => [row.caseId, row.visitHalf]));
  const paid = committed
    .filter(({ amount }) => (amount ?? 0) > 0)
    .map(({ caseId, instructorId, visitOn }): Taken => ({
      ...{ caseId, instructorId, day: visitOn },
      half: halves.get(caseId) ?? "",
    }));
  const open = due.map(takenOf);
  const first = new Map<string, string>();
  for (const each of [...byNumber(paid), ...byNumber(open)])
    if (!first.has(keyOf(each))) first.set(keyOf(each), each.caseId);
  const everybody = [...paid, ...open];
  return {
    bearing(match) {
      const mine = takenOf(match);
      const other =
        mine.half === "" ? everybody.find((each) => sameDay(each, mine) && each.caseId !== mine.caseId) : undefined;
      if (other)
        return {
          fault: `時間帯がわからないため、同じ日の ${other.caseId} と同じ回かどうか決められません。「日程の連絡」で、午前か午後かを知らせてもらってください`,
        };
      return { bearer: first.get(keyOf(mine)) ?? mine.caseId };
    },
  };
}

const takenOf = ({ caseId, instructorId, visitOn, visitHalf }: Case): Taken => ({
  ...{ caseId, instructorId },
  ...{ day: visitOn, half: visitHalf },
});

const keyOf = ({ instructorId, day, half }: Taken): string => `${instructorId}/${day}/${half}`;

const sameDay = (one: Taken, other: Taken): boolean => one.instructorId === other.instructorId && one.day === other.day;

const byNumber = (taken: readonly Taken[]): Taken[] => [...taken].sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
