/**
 * The border between Google's cells and our values. Days and moments are Dates in a cell and text in a rule; text
 * from outside must stay text: a leading "=" would be run as a formula, "0123" would lose its zero. So the writer sets
 * the format "@" before the values (an apostrophe instead would stand as a character in a cell that is text already).
 */
import type { SheetValue } from "./layout.ts";

const TOKYO = 9 * 3600_000;
const two = (n: number): string => String(n).padStart(2, "0");

/** A Date of any realm: `instanceof` fails across realms. */
export function isDate(value: unknown): value is Date {
  return typeof value === "object" && Object.prototype.toString.call(value) === "[object Date]";
}

/** What a cell held, as plain text, number or yes/no. A day without a time of day becomes "2018-06-01". */
export function fromSheet(value: SheetValue): string | number | boolean {
  if (!isDate(value)) return value;
  const at = new Date(value.getTime() + TOKYO);
  const day = `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`;
  const time = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
  return time === "00:00:00" ? day : `${day} ${time}`;
}

const DAY_OR_MOMENT = /^(\d{4})-(\d{2})-(\d{2})(?: (\d{2}):(\d{2}):(\d{2}))?$/;

/** The value to hand to setValues for a cell of this kind; together with `formatFor`, set before. */
export function toSheet(kind: string, value: string | number | boolean): SheetValue {
  if (typeof value !== "string" || (kind !== "day" && kind !== "moment")) return value;
  const parts = DAY_OR_MOMENT.exec(value);
  if (!parts) return value;
  const [year, month, date, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  return new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, date, hour, minute, second) - TOKYO);
}

/** The number format under which a value stays what it is: text is never read as a formula, number or date. */
export function formatFor(format: string, value: SheetValue): string {
  return typeof value === "string" && value !== "" ? "@" : format;
}
