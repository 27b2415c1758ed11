/** Half-days: the unit in which visits are offered, wished for and counted. Pure. */
import { addDays, weekday, type Day } from "./calendar.ts";
import { isHoliday } from "./holidays.ts";

export const HALVES = ["午前", "午後"] as const;
export type Half = (typeof HALVES)[number];
/** 終日 means: either half will do. */
export const PERIODS = ["午前", "午後", "終日"] as const;
export type Period = (typeof PERIODS)[number];

/** "2018-06-01午前"; sorts by day, then by half (午前 < 午後 in code order). */
export type HalfDay = string;

export const halfDay = (on: Day, half: Half): HalfDay => `${on}${half}`;
export const dayOfHalf = (at: HalfDay): Day => at.slice(0, 10);
export const halfOf = (at: HalfDay): Half => at.slice(10) as Half;
/** "2018-06": months are what a monthly limit counts. */
export const monthOf = (at: HalfDay): string => at.slice(0, 7);

/** The half-days that a date with 午前, 午後 or 終日 stands for. */
export function halvesOf(on: Day, period: Period): HalfDay[] {
  return (period === "終日" ? HALVES : [period]).map((half) => halfDay(on, half));
}

/**
 * What an instructor said about when: weekly pattern ("月午前"), single dates, and spans without visits. The week is that of
 * a clinic, which public holidays close; whoever takes somebody on one gives it as a single date.
 */
export interface Availability {
  readonly weekly: readonly string[];
  readonly dates: readonly HalfDay[];
  readonly closed: readonly { readonly from: Day; readonly to: Day }[];
}

/** Whether a half-day is offered: by the week or by date, and not inside a closed span. */
export function offers(availability: Availability, at: HalfDay): boolean {
  const on = dayOfHalf(at);
  if (availability.closed.some((span) => on >= span.from && on <= span.to)) return false;
  return availability.dates.includes(at) || (isInWeek(availability, at) && !isHoliday(on));
}

function isInWeek({ weekly }: Availability, at: HalfDay): boolean {
  return weekly.includes(`${weekday(dayOfHalf(at))}${halfOf(at)}`);
}

/** The days from one to another, both included. */
export function* daysFrom(from: Day, to: Day): Generator<Day> {
  for (let on = from; on <= to; on = addDays(on, 1)) yield on;
}
