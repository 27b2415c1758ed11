/**
 * What becomes of text that is typed or written by a script: Google reads it as a number, a date, a time, a
 * truth value or a formula, unless the cell's format is plain text ("@") or the text begins with an apostrophe.
 */
import type { Cell, CellValue } from "./cells.ts";
import { GENERAL, blankOf } from "./cells.ts";
import { display } from "./formats.ts";
import { evaluate } from "./formula.ts";
import { serialOf, toSerial } from "./serials.ts";
import { Exception } from "../kernel.ts";

/** What a script may put into a cell, taken over at the moment of the call. */
export type Input = string | number | boolean | { readonly ms: number };

export interface Zone {
  readonly zone: string;
  /** "4/1" means this year's. */
  readonly year: number;
}

interface Reading {
  value: CellValue;
  /** The format that Google gives to a cell whose format is automatic. */
  format?: string;
}

const LIMIT = 50_000;

/** A script's value as an input; Dates are told by their tag, since they may come from another realm. */
export function inputOf(value: unknown): Input {
  if (value === null || value === undefined) return "";
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : "#NUM!";
  if (Object.prototype.toString.call(value) === "[object Date]") return dateInput(value as Date);
  return String(value);
}

function dateInput(date: Date): Input {
  const ms = date.getTime();
  return Number.isNaN(ms) ? "Invalid Date" : { ms };
}

/** The cell after `input` was entered into `old`. Throws beyond 50,000 characters. */
export function entered(old: Cell, input: Input, zone: Zone): Cell {
  if (input === "") return old.note === "" ? blankOf(old.style) : { ...old, value: "", formula: "" };
  const { format } = old.style;
  if (typeof input === "string") return enteredText(old, input, zone);
  if (typeof input === "object") {
    const serial = toSerial(input.ms, zone.zone);
    const automatic = Number.isInteger(serial) ? "yyyy/MM/dd" : "yyyy/MM/dd H:mm:ss";
    return put(old, format === "@" ? { value: display(serial, automatic) } : { value: serial, format: automatic });
  }
  return put(old, { value: format === "@" ? display(input, GENERAL) : input });
}

function enteredText(old: Cell, text: string, zone: Zone): Cell {
  if (text.length > LIMIT) throw new Exception(`入力した文字数が 1 つのセルの上限（${LIMIT} 文字）を超えています。`);
  if (old.style.format === "@") return put(old, { value: text });
  if (text.startsWith("'")) return put(old, { value: text.slice(1) });
  const formula = formulaOf(text);
  if (formula) return { ...put(old, { value: evaluate(formula.slice(1)) }), formula };
  return put(old, read(text, zone) ?? { value: text });
}

function put(old: Cell, { value, format }: Reading): Cell {
  const style = format && old.style.format === GENERAL ? { ...old.style, format } : old.style;
  return { value, formula: "", note: old.note, style };
}

/** "=…" is a formula, and so is text after a sign that is no number ("+A1", "-見本"). */
function formulaOf(text: string): string | undefined {
  if (text.startsWith("=") && text.length > 1) return text;
  if (/^[+-][^\s+-]/.test(text) && !NUMBER.test(text)) return `=${text}`;
  return undefined;
}

const NUMBER = /^[+-]?(?:[¥￥$])?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?%?$/;
const SCIENTIFIC = /^[+-]?\d+(?:\.\d+)?e[+-]?\d+$/i;

/** The number, date or truth value that Google sees in a text; undefined when it stays text. */
export function read(text: string, zone: Zone): Reading | undefined {
  const trimmed = text.trim();
  if (!/^[\d+\-.¥￥$TFtf]/.test(trimmed)) return undefined;
  if (/^true$/i.test(trimmed)) return { value: true };
  if (/^false$/i.test(trimmed)) return { value: false };
  return readNumber(trimmed) ?? readDate(trimmed, zone);
}

function readNumber(text: string): Reading | undefined {
  if (SCIENTIFIC.test(text)) return { value: Number(text), format: "0.00E+00" };
  if (!NUMBER.test(text) || !/\d/.test(text)) return undefined;
  const value = Number(text.replace(/[¥￥$,%]/g, ""));
  const decimals = text.includes(".");
  if (text.endsWith("%")) return { value: value / 100, format: decimals ? "0.00%" : "0%" };
  if (/[¥￥]/.test(text)) return { value, format: "[$¥-411]#,##0" };
  if (text.includes("$")) return { value, format: '"$"#,##0.00' };
  return text.includes(",") ? { value, format: decimals ? "#,##0.00" : "#,##0" } : { value };
}

const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;
const FULL = /^(\d{4}|\d{1,2})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日)$/;
const MONTH_DAY = /^(\d{1,2})(?:[-/](\d{1,2})|月(\d{1,2})日)$/;
const YEAR_MONTH = /^(\d{4})(?:[-/](\d{1,2})|年(\d{1,2})月)$/;

function readDate(text: string, { year: thisYear }: Zone): Reading | undefined {
  const [day = "", time = ""] = TIME.test(text) ? ["", text] : text.split(/[ T]+/, 2);
  const seconds = time ? readTime(time) : 0;
  if (seconds === undefined) return undefined;
  if (!day) return { value: seconds / 86_400, format: seconds % 60 ? "H:mm:ss" : "H:mm" };
  const full = FULL.exec(day);
  const short = MONTH_DAY.exec(day);
  const monthly = YEAR_MONTH.exec(day);
  const found = full
    ? {
        at: [century(full[1]), full[3] ?? full[5], full[4] ?? full[6]],
        format: full[5] ? 'yyyy"年"M"月"d"日"' : "yyyy/MM/dd",
      }
    : short
      ? { at: [thisYear, short[1], short[2] ?? short[3]], format: "M/d" }
      : { at: [monthly?.[1], monthly?.[2] ?? monthly?.[3], 1], format: "yyyy/MM" };
  const [y, m, d] = found.at.map(Number);
  const serial = serialOf(y ?? NaN, m ?? NaN, d ?? NaN, seconds);
  return serial === undefined || Number.isNaN(serial)
    ? undefined
    : { value: serial, format: found.format + (time ? " H:mm:ss" : "") };
}

/** Seconds of a day; undefined when the text is no time. */
function readTime(text: string): number | undefined {
  const match = TIME.exec(text);
  if (!match || Number(match[2]) > 59 || Number(match[3] ?? 0) > 59) return undefined;
  return Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0);
}

/** Two digits: 00–29 are 20xx, 30–99 are 19xx. */
function century(digits = ""): number {
  const year = Number(digits);
  return digits.length > 2 ? year : year + (year < 30 ? 2000 : 1900);
}
