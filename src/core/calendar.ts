/**
 * Days as the office counts them. A day is the text "2018-06-01" and a moment "2018-06-01 09:30:00", both in Tokyo,
 * so that rules need no clock and no time zone. The era table is shipped, since the runtime's own is undocumented.
 */
import { narrow } from "./text.ts";

/** "YYYY-MM-DD" in Tokyo; "" where none is given. */
export type Day = string;
/** "YYYY-MM-DD HH:mm:ss" in Tokyo; "" where none is given. */
export type Moment = string;

const TOKYO = 9 * 3600_000;
const DAY = 86_400_000;

/** First day of each era that a living person's paper may bear. */
const ERAS = [
  { name: "令和", letter: "R", from: "2019-05-01" },
  { name: "平成", letter: "H", from: "1989-01-08" },
  { name: "昭和", letter: "S", from: "1926-12-25" },
] as const;

const two = (n: number): string => String(n).padStart(2, "0");

/** The moment in Tokyo of a time in ms since 1970. */
export function momentOf(ms: number): Moment {
  const at = new Date(ms + TOKYO);
  return `${at.toISOString().slice(0, 10)} ${at.toISOString().slice(11, 19)}`;
}

/** The day in Tokyo of a time in ms since 1970. */
export function dayOf(ms: number): Day {
  return momentOf(ms).slice(0, 10);
}

/** ms since 1970 of a day (its first instant in Tokyo) or a moment. */
export function msOf(at: Day | Moment): number {
  return Date.parse(`${at.slice(0, 10)}T${at.length > 10 ? at.slice(11) : "00:00:00"}.000Z`) - TOKYO;
}

/** The day from its parts, or "" when the calendar has no such day. */
export function day(year: number, month: number, date: number): Day {
  const text = `${String(year).padStart(4, "0")}-${two(month)}-${two(date)}`;
  const ms = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text ? text : "";
}

/** The same day; throws Error where the text is none, so that a blank cell is not taken for an ordinary day. */
export function checkDay(of: Day): Day {
  const [year = NaN, month = NaN, date = NaN] = of.split("-").map(Number);
  if (of === "" || day(year, month, date) !== of) throw new Error(`「${of}」 is no day (YYYY-MM-DD)`);
  return of;
}

export function addDays(from: Day, days: number): Day {
  return new Date(Date.parse(`${from}T00:00:00.000Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / DAY);
}

export const WEEKDAYS = ["日", "月", "火", "水", "木", "金", "土"] as const;

/** 日 to 土. */
export function weekday(of: Day): string {
  return WEEKDAYS[new Date(`${of}T00:00:00.000Z`).getUTCDay()] ?? "";
}

/** The fiscal year (1 April to 31 March) that a day or moment falls in, by its western year: 2019-03-31 → 2018. */
export function fiscalYear(of: Day | Moment): number {
  const year = Number(of.slice(0, 4));
  return of.slice(5, 7) >= "04" ? year : year - 1;
}

export const firstDay = (fy: number): Day => `${fy}-04-01`;
export const lastDay = (fy: number): Day => `${fy + 1}-03-31`;

/** 平成30年6月1日, 令和元年5月1日 (A21); "" for "". */
export function wareki(of: Day | Moment): string {
  if (of === "") return "";
  const [year, month, date] = of.slice(0, 10).split("-").map(Number) as [number, number, number];
  return `${eraYear(of.slice(0, 10), year)}年${month}月${date}日`;
}

/** 平成30年6月1日（金）. */
export function warekiWithWeekday(of: Day): string {
  return of === "" ? "" : `${wareki(of)}（${weekday(of)}）`;
}

/** 平成30年度; the fiscal year 2019 is 平成31年度 until 30 April 2019 and 令和元年度 from 1 May on (A21). */
export function fiscalYearName(fy: number, asOf: Day = lastDay(fy)): string {
  const named = fy === 2019 && asOf >= "2019-05-01" ? "2019-05-01" : firstDay(fy);
  return `${eraYear(named, fy)}年度`;
}

/** 平成30年; the year 2019 is 平成31年（令和元年）, as forms of the tax office name it (A21). */
export function yearName(year: number): string {
  const [first, last] = [eraYear(`${year}-01-01`, year), eraYear(`${year}-12-31`, year)];
  return first === last ? `${first}年` : `${first}年（${last}年）`;
}

function eraYear(of: Day, year: number): string {
  const era = ERAS.find((each) => of >= each.from);
  if (!era) return String(year);
  const n = year - Number(era.from.slice(0, 4)) + 1;
  return `${era.name}${n === 1 ? "元" : n}`;
}

/**
 * A day from what people type, in both calendars and widths: 2018/6/1, 2018-06-01, 2018年6月1日, 平成30年6月1日, H30.6.1,
 * 令和元年5月1日. Answers "" when it is no day, or one that its era does not have (平成31年5月1日).
 */
export function parseDay(text: string): Day {
  const plain = narrow(text)
    .replace(/\s+/g, "")
    .replace(/[（(][日月火水木金土][)）]$/, "");
  const western = /^(\d{4})(?:年|[/.-])(\d{1,2})(?:月|[/.-])(\d{1,2})日?$/.exec(plain);
  if (western) return day(Number(western[1]), Number(western[2]), Number(western[3]));
  const japanese = /^(令和|平成|昭和|[RHSrhs])(元|\d{1,2})(?:年|[/.-])(\d{1,2})(?:月|[/.-])(\d{1,2})日?$/.exec(plain);
  if (!japanese) return "";
  const index = ERAS.findIndex((each) => each.name === japanese[1] || each.letter === japanese[1]?.toUpperCase());
  const era = ERAS[index];
  if (!era) return "";
  const year = Number(era.from.slice(0, 4)) + (japanese[2] === "元" ? 1 : Number(japanese[2])) - 1;
  const found = day(year, Number(japanese[3]), Number(japanese[4]));
  const next = ERAS[index - 1];
  return found >= era.from && (!next || found < next.from) ? found : "";
}

/**
 * A fiscal year from what people type: 2018, 2018年度, 平成30年度, H30, 令和元. Undefined where it is none. 令和元 has no April,
 * so that its year is also looked for in May (A21).
 */
export function parseFiscalYear(text: string): number | undefined {
  const plain = narrow(text)
    .replace(/\s+/g, "")
    .replace(/年?度?$/, "");
  const found = parseDay(`${plain}年4月1日`) || parseDay(`${plain}年5月1日`);
  return found === "" ? undefined : fiscalYear(found);
}
