/** How far the year's visits have come against 実施予定数, and how far they should be by today. Pure. */
import { daysBetween, firstDay, lastDay, type Day } from "../core/calendar.ts";
import { DONE_STATES, LIVE_STATES, type Case } from "./cases.ts";

export interface Pace {
  readonly done: number;
  /** Decided, and not done yet. */
  readonly decided: number;
  /** Null where the city has not decided it. */
  readonly planned: number | null;
  /** What an even pace over the fiscal year comes to on this day; null without a plan. */
  readonly expected: number | null;
  /** How many more are wanted; 0 once the plan is reached. */
  readonly missing: number | null;
}

export interface PaceAsked {
  readonly fiscalYear: number;
  readonly today: Day;
  readonly planned: number | null;
  readonly cases: readonly Pick<Case, "fiscalYear" | "state">[];
}

export function paceOf({ fiscalYear, today, planned, cases }: PaceAsked): Pace {
  const live = cases.filter(
    (row) => row.fiscalYear === fiscalYear && row.state !== "" && LIVE_STATES.includes(row.state),
  );
  const done = live.filter((row) => row.state !== "" && DONE_STATES.includes(row.state)).length;
  const counts = { done, decided: live.length - done, planned };
  if (planned === null) return { ...counts, expected: null, missing: null };
  return { ...counts, expected: expectedBy(planned, fiscalYear, today), missing: Math.max(0, planned - live.length) };
}

/** By days of the fiscal year, today included, to the nearest whole; in whole numbers throughout. */
function expectedBy(planned: number, fiscalYear: number, today: Day): number {
  const all = daysBetween(firstDay(fiscalYear), lastDay(fiscalYear)) + 1;
  const past = Math.min(all, Math.max(0, daysBetween(firstDay(fiscalYear), today) + 1));
  return Math.floor((2 * planned * past + all) / (2 * all));
}

/** 「予定20件のうち12件（実施8、決定4）。この日までの目安は15件」. */
export function paceText({ done, decided, planned, expected }: Pace): string {
  const now = `${done + decided}件（実施${done}、決定${decided}）`;
  return planned === null || expected === null
    ? `実施予定数が未定です。いまは${now}`
    : `予定${planned}件のうち${now}。この日までの目安は${expected}件`;
}
