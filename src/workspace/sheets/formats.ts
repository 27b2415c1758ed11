/** Number formats: what a cell shows. Covers the patterns of dates, times, numbers, percentages and literals. */
import type { CellValue } from "./cells.ts";
import { GENERAL } from "./cells.ts";
import { wallDate } from "./serials.ts";

type Token = { kind: "text"; text: string } | { kind: "date"; code: string } | { kind: "number"; pattern: string };

interface Format {
  isDate: boolean;
  percent: number;
  tokens: Token[];
}

const TOKEN =
  /"([^"]*)"|\\(.)|\[[^\]]*\]|yyyy|yy|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss|s|am\/pm|[#0?][#0,?]*(?:\.[#0?]+)?|./giu;
const WEEKDAYS = ["日", "月", "火", "水", "木", "金", "土"];
const formats = new Map<string, Format>();

/** Whether numbers under this format are dates (getValue gives a Date). */
export function isDateFormat(format: string): boolean {
  return format !== GENERAL && format !== "@" && compiled(format).isDate;
}

/** The text a cell shows. */
export function display(value: CellValue, format: string): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (format === GENERAL || format === "@") return general(value);
  if (/0E\+0/.test(format)) return scientific(value, format);
  const [positive = format, negative, zero] = format.split(";");
  if (value < 0 && negative) return filled(compiled(negative), -value);
  return filled(compiled(value === 0 && zero ? zero : positive), value);
}

function compiled(format: string): Format {
  let known = formats.get(format);
  if (!known) formats.set(format, (known = compile(format)));
  return known;
}

function compile(format: string): Format {
  const tokens: Token[] = [];
  let percent = 0;
  for (const match of format.matchAll(TOKEN)) {
    const [whole, quoted, escaped] = match;
    if (quoted !== undefined || escaped !== undefined) tokens.push({ kind: "text", text: quoted ?? escaped ?? "" });
    else if (whole.startsWith("[")) tokens.push({ kind: "text", text: /^\[\$([^-\]]*)/.exec(whole)?.[1] ?? "" });
    else if (/^(?:[ymdhs]+|am\/pm)$/i.test(whole)) tokens.push({ kind: "date", code: whole.toLowerCase() });
    else if (/^[#0?]/.test(whole)) tokens.push({ kind: "number", pattern: whole });
    else tokens.push({ kind: "text", text: whole });
    if (whole === "%") percent++;
  }
  markMinutes(tokens);
  return { isDate: tokens.some((token) => token.kind === "date"), percent, tokens };
}

/** "mm" after an hour or before seconds means minutes. */
function markMinutes(tokens: Token[]): void {
  const dates = tokens.filter((token) => token.kind === "date");
  dates.forEach((token, at) => {
    if (!/^mm?$/.test(token.code)) return;
    if (/^h/.test(dates[at - 1]?.code ?? "") || /^s/.test(dates[at + 1]?.code ?? ""))
      token.code = token.code.length === 2 ? "ii" : "i";
  });
}

function filled(format: Format, value: number): string {
  const date = format.isDate ? wallDate(value) : undefined;
  const half = format.tokens.some((token) => token.kind === "date" && token.code === "am/pm");
  return format.tokens
    .map((token) => {
      if (token.kind === "text") return token.text;
      if (token.kind === "date") return date ? datePart(date, token.code, half) : "";
      return number(value * 100 ** format.percent, token.pattern);
    })
    .join("");
}

function datePart(date: Date, code: string, half: boolean): string {
  const two = (part: number) => String(part).padStart(2, "0");
  const hour = half ? date.getUTCHours() % 12 || 12 : date.getUTCHours();
  const month = date.getUTCMonth() + 1;
  const weekday = WEEKDAYS[date.getUTCDay()] ?? "";
  // prettier-ignore
  const parts: Record<string, string> = {
    yyyy: String(date.getUTCFullYear()).padStart(4, "0"), yy: two(date.getUTCFullYear() % 100),
    mmmm: `${month}月`, mmm: `${month}月`, mm: two(month), m: String(month),
    dddd: `${weekday}曜日`, ddd: weekday, dd: two(date.getUTCDate()), d: String(date.getUTCDate()),
    hh: two(hour), h: String(hour), ii: two(date.getUTCMinutes()), i: String(date.getUTCMinutes()),
    ss: two(date.getUTCSeconds()), s: String(date.getUTCSeconds()), "am/pm": date.getUTCHours() < 12 ? "午前" : "午後",
  };
  return parts[code] ?? "";
}

function number(value: number, pattern: string): string {
  const [whole = "", decimals = ""] = pattern.split(".");
  const least = decimals.replace(/[^0]/g, "").length;
  let [digits = "", fraction = ""] = Math.abs(value).toFixed(decimals.length).split(".");
  while (fraction.length > least && fraction.endsWith("0")) fraction = fraction.slice(0, -1);
  digits = digits.padStart(whole.replace(/[^0]/g, "").length, "0");
  if (!whole.includes("0") && digits === "0") digits = "";
  if (whole.includes(",")) digits = digits.replace(/\B(?=(\d{3})+$)/g, ",");
  const minus = value < 0 && /[1-9]/.test(digits + fraction) ? "-" : "";
  return minus + digits + (fraction ? `.${fraction}` : "");
}

/** The automatic format: whole numbers in full, others to ten decimals. */
function general(value: number): string {
  if (Math.abs(value) >= 1e15)
    return value
      .toExponential(5)
      .replace(/\.?0+e/, "e")
      .replace("e", "E");
  return Number.isInteger(value) ? String(value) : String(Number(value.toFixed(10)));
}

function scientific(value: number, format: string): string {
  const [mantissa = "", power = ""] = value.toExponential(/\.(0+)E/.exec(format)?.[1]?.length ?? 0).split("e");
  return `${mantissa}E${power.slice(0, 1)}${power.slice(1).padStart(2, "0")}`;
}
