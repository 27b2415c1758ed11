/**
 * Days on which the office is open (開庁日), and the deadlines that count them. Closed are Saturdays, Sundays and public
 * holidays (地方自治法4条の2), and what the office adds: 12/29〜1/3 is the city's own ordinance, so it is a setting. Pure.
 */
import { addDays, checkDay, day, daysBetween, weekday, type Day } from "./calendar.ts";
import { OfficeError } from "./errors.ts";
import { isHoliday } from "./holidays.ts";
import { narrow } from "./text.ts";

/** Days closed every year, as "MM-DD", both included. `from` after `to` goes over the turn of the year. */
export interface Closed {
  readonly from: string;
  readonly to: string;
}

/** 暦日 counts every day, 開庁日 only those on which the office is open. */
export type Way = "暦日" | "開庁日";

/** A longer span is more likely written the wrong way round: 1/3〜12/29. */
const LONGEST = 183;

/**
 * 「12/29〜1/3、8/13」 to spans in the order written, and the pieces that are none (「お盆」, 「2/30」, 「2018/8/13」, more
 * than half a year). Both widths, 「12月29日から1月3日まで」 and a line each are read as well.
 */
export function parseClosed(text: string): { closed: Closed[]; unreadable: string[] } {
  const closed: Closed[] = [];
  const unreadable: string[] = [];
  for (const piece of text.split(/[\n、,，;；]/)) {
    const typed = piece.trim();
    if (typed === "") continue;
    const [first = "", last = first, ...more] = narrow(typed).split(/[~〜～‐‑–—―−ー-]|から/);
    const span = { from: monthDay(first), to: monthDay(last.replace(/まで$/, "")) };
    if (more.length > 0 || span.from === "" || span.to === "" || length(span) > LONGEST) unreadable.push(typed);
    else closed.push(span);
  }
  return { closed, unreadable };
}

/** Any leap year: 2/29 may be closed too. */
const LEAP = 2020;

/** "12-29" of 12/29 or 12月29日; "" where no year has such a day. */
function monthDay(text: string): string {
  const found = /^(\d{1,2})(?:\/|月)(\d{1,2})日?$/.exec(text.replace(/\s+/g, ""));
  return found ? day(LEAP, Number(found[1]), Number(found[2])).slice(5) : "";
}

function length({ from, to }: Closed): number {
  return ((daysBetween(`${LEAP}-${from}`, `${LEAP}-${to}`) + 366) % 366) + 1;
}

function isClosed(of: Day, { from, to }: Closed): boolean {
  const at = of.slice(5);
  return from <= to ? from <= at && at <= to : from <= at || at <= to;
}

/** Whether the office is open on a day. Throws Error where it is no day. */
export function isOfficeDay(of: Day, closed: readonly Closed[]): boolean {
  if (isHoliday(of) || ["土", "日"].includes(weekday(of))) return false;
  return !closed.some((span) => isClosed(of, span));
}

/**
 * The day itself if the office is open, else the next day on which it is. Throws OfficeError where the closed spans
 * leave no such day within a year.
 */
export function nextOfficeDay(of: Day, closed: readonly Closed[]): Day {
  for (let n = 0; n <= 366; n++) {
    const at = addDays(checkDay(of), n);
    if (isOfficeDay(at, closed)) return at;
  }
  throw new OfficeError(`${of}から1年の間に開庁日がありません`, {}, "毎年の閉庁日の設定を短くしてください");
}

/**
 * The `n`-th office day after `from`, which itself is not counted (民法140条). For n = 0 it is `from`, open or not.
 * Throws Error for an n that is not whole or below 0.
 */
export function addOfficeDays(from: Day, n: number, closed: readonly Closed[]): Day {
  checkCount(n);
  let at = checkDay(from);
  for (let left = n; left > 0; left--) at = nextOfficeDay(addDays(at, 1), closed);
  return at;
}

/**
 * How many office days lie after `from` up to and including `to`: the n for which `addOfficeDays` answers `to`, where
 * `to` is one. Negative when `to` is earlier.
 */
export function officeDaysBetween(from: Day, to: Day, closed: readonly Closed[]): number {
  checkDay(to);
  if (to < checkDay(from)) return 0 - officeDaysBetween(to, from, closed);
  let count = 0;
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (isOfficeDay(at, closed)) count++;
  return count;
}

/**
 * The last day of a term of `days` that begins with `from`, the first day not counted. A term of 暦日 may end on a day
 * on which the office is closed. Throws Error for days that are not whole or below 0.
 */
export function deadline(from: Day, days: number, way: Way, closed: readonly Closed[]): Day {
  checkCount(days);
  return way === "暦日" ? addDays(checkDay(from), days) : addOfficeDays(from, days, closed);
}

/**
 * Until when tax withheld from a payment must be paid in: the 10th of the next month (所得税法204条1項), and where that is
 * a Saturday, Sunday or public holiday the next day that is none (国税通則法10条2項, 同施行令2条2項). The law's other
 * days, 29 December to 3 January, are never a tenth. The city's own closed days do not count here.
 */
export function taxDueOn(paidOn: Day): Day {
  const [year, month] = checkDay(paidOn).split("-").map(Number) as [number, number];
  return nextOfficeDay(month === 12 ? day(year + 1, 1, 10) : day(year, month + 1, 10), []);
}

function checkCount(n: number): void {
  if (!Number.isInteger(n) || n < 0) throw new Error(`${n} is no count of days`);
}
