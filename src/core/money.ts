/**
 * Money as the office writes it, in whole yen, and the files that carry it to other systems. Pure.
 */
import { OfficeError } from "./errors.ts";
import { narrow } from "./text.ts";

/** 12345 → 「12,345円」, −5 → 「-5円」. Throws Error for what is not whole or passes 2^53, where yen would be lost. */
export function yen(amount: number): string {
  const text = String(whole(amount)).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${text}円`;
}

/**
 * Whole yen from what people type: 「12,345円」, 「１２，３４５」, 「¥12,345」, 「金12,345円」, 「▲500」. Undefined for everything
 * else: a blank, commas in other places, a fraction, 「1万円」, and what passes 2^53.
 */
export function parseYen(text: string): number | undefined {
  const plain = narrow(text).replace(/\s+/g, "").replace(/，/g, ",");
  const found = /^金?([-−▲△]?)[¥￥\\]?(\d+|\d{1,3}(?:,\d{3})+)(?:円(?:也)?)?$/.exec(plain);
  if (!found) return undefined;
  const amount = Number(found[2]?.replace(/,/g, ""));
  if (!Number.isSafeInteger(amount)) return undefined;
  return found[1] === "" ? amount : 0 - amount;
}

/** Sum of whole yen; 0 for none. Throws Error where an amount, or the sum on its way, is not whole or passes 2^53. */
export function sumYen(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => whole(sum + whole(amount)), 0);
}

function whole(amount: number): number {
  if (!Number.isSafeInteger(amount)) throw new Error(`${amount} is no whole amount of yen`);
  return amount;
}

export type CsvCell = string | number;

/** A dialog shows no more refused cells than these; the others are counted. */
const NAMED = 10;

/**
 * Whether a spreadsheet that opens a file of text could run the text: it begins with =, +, -, @ of either width, with
 * blanks before them or not, or with TAB or CR (OWASP, CSV Injection).
 */
export function runsAsFormula(text: string): boolean {
  return /^(?:[\t\r]|\s*[=+\-@＝＋－＠])/.test(text);
}

/**
 * Rows as CSV (RFC 4180): CRLF after each, quoted where need be. Numbers stay numbers, negative ones too.
 *
 * Text that a spreadsheet could run is refused by name instead of being disarmed. These files are read by other systems
 * (accounting, banks), where an apostrophe or a space put before a name makes it another payee's; no such prefix is
 * safe in every spreadsheet either; and no name, number or date begins so. A person should see it.
 *
 * Throws OfficeError naming such cells, and Error for a row without cells and a number that is none.
 */
export function csv(rows: readonly (readonly CsvCell[])[]): string {
  const refused = rows.flatMap((row, r) =>
    row.flatMap((cell, c) => (typeof cell === "string" && runsAsFormula(cell) ? [cellName(cell, r, c)] : [])),
  );
  if (refused.length > 0) {
    const more = refused.length > NAMED ? `、ほか${refused.length - NAMED}か所` : "";
    throw new OfficeError(
      `表計算ソフトが式として動かすおそれのある文字があるため、CSVを作りません：${refused.slice(0, NAMED).join("、")}${more}`,
      {},
      "先頭の = + - @ とタブと改行を、元の表で消してください",
    );
  }
  return rows.map((row, r) => `${record(row, r)}\r\n`).join("");
}

function cellName(text: string, row: number, column: number): string {
  const [line = ""] = text.trim().split(/[\r\n]/);
  const start = Array.from(line);
  return `${row + 1}行目${column + 1}列目「${start.length > 20 ? `${start.slice(0, 20).join("")}…` : line}」`;
}

function record(row: readonly CsvCell[], r: number): string {
  if (row.length === 0) throw new Error(`row ${r + 1} has no cells`);
  // A lone blank cell would be an empty line, which readers skip.
  if (row.length === 1 && row[0] === "") return '""';
  return row.map(field).join(",");
}

function field(cell: CsvCell): string {
  if (typeof cell === "number" && !Number.isFinite(cell)) throw new Error(`${cell} is no number for a file`);
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** A character that a charset cannot hold. */
export interface Unencodable {
  /** One character, 𠮷 too. */
  readonly char: string;
  /** Which character of the text it is, from 1; characters outside the basic plane count once. */
  readonly at: number;
}

/**
 * The characters of a text that a charset cannot hold, in the order they stand; each is judged by itself. `roundTrip`
 * encodes a text and decodes it again: it is called once, with each different character on a line of its own, and may
 * answer anything for what the charset lacks ("?", nothing, several), but must keep "\n". Throws Error where it does
 * not.
 */
export function unencodable(text: string, roundTrip: (text: string) => string): Unencodable[] {
  const chars = Array.from(text);
  const different = [...new Set(chars)].filter((char) => char !== "\n");
  if (different.length === 0) return [];
  const answered = roundTrip(different.join("\n")).split("\n");
  if (answered.length !== different.length) throw new Error("the charset's round trip does not keep line breaks");
  const lost = new Set(different.filter((char, n) => answered[n] !== char));
  return chars.flatMap((char, n) => (lost.has(char) ? [{ char, at: n + 1 }] : []));
}
