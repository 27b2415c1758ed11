/**
 * Brings a sheet to its declaration: what is missing is made, what staff changed is left alone. Safe to run any
 * number of times, on a new workbook or a half-made one.
 */
import { OfficeError } from "../core/errors.ts";
import type { Table } from "../core/table.ts";
import { colourStates } from "./colours.ts";
import { dressFresh, renewDropDowns, type ChoicesOf, type Outfit } from "./sheet-dress.ts";
import { ensureProtection } from "./sheet-guard.ts";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Book = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** What was done to one sheet, in words for staff; empty when nothing was missing. */
export type Repairs = string[];

const ROWS = 1000;
const HEADER_HEIGHT = 36;
/** What Google calls the sheet that a new workbook starts with. */
const BLANK_SHEETS = ["シート1", "Sheet1"];

/** Locale and time zone that dates and numbers depend on; the script has its own zone in the manifest. */
export function ensureLocale(book: Book): Repairs {
  const repairs: Repairs = [];
  if (book.getSpreadsheetLocale() !== "ja_JP") {
    book.setSpreadsheetLocale("ja_JP");
    repairs.push("言語と地域を日本にしました");
  }
  if (book.getSpreadsheetTimeZone() !== "Asia/Tokyo") {
    book.setSpreadsheetTimeZone("Asia/Tokyo");
    repairs.push("タイムゾーンを東京にしました");
  }
  if (Session.getScriptTimeZone() !== "Asia/Tokyo")
    throw new OfficeError(
      "スクリプトのタイムゾーンが東京ではありません",
      {},
      "appsscript.json の timeZone を Asia/Tokyo にして、もう一度実行してください",
    );
  return repairs;
}

/**
 * The sheet of a table, with every declared column. `choicesOf` resolves drop-downs that come from a setting. New
 * headers are written last: a column without its header is one that a broken run left half dressed.
 */
export function ensureSheet(book: Book, table: Table, position: number, choicesOf: ChoicesOf): Repairs {
  const found = book.getSheetByName(table.name);
  const sheet = found ?? book.insertSheet(table.name, position);
  const repairs: Repairs = found ? [] : [`「${table.name}」シートを作りました`];
  const kept = found ? rename(sheet, table, headersOf(sheet), repairs) : [];
  const fresh = Object.values(table.columns).filter((column) => !kept.includes(column.header));
  const headers = [...kept, ...fresh.map((column) => column.header)];
  const outfit: Outfit = { sheet, table, headers, fresh, born: found === null, choicesOf };
  if (kept.length === 0) sheet.setRowHeight(1, HEADER_HEIGHT);
  const size = sizeFor(outfit);
  repairs.push(...renewDropDowns(outfit, size.rows - 1));
  coverCells(outfit, size, kept.length === 0);
  if (fresh.length === 0) return repairs;
  sheet.getRange(1, kept.length + 1, 1, fresh.length).setValues([fresh.map((column) => column.header)]);
  if (kept.length > 0)
    repairs.push(`「${table.name}」に列を足しました：${fresh.map((column) => column.header).join("、")}`);
  return repairs;
}

interface Size {
  readonly rows: number;
  readonly columns: number;
}

/**
 * Makes room for new columns and dresses them; the size of the sheet then. A sheet of this run is cut down to one row
 * under its headers, which is dressed by itself: rows inserted below it look like it. Elsewhere rows are there, and each
 * is dressed.
 */
function sizeFor(outfit: Outfit): Size {
  const { sheet, headers, fresh, born } = outfit;
  const [rows, most] = [sheet.getMaxRows(), sheet.getMaxColumns()];
  if (fresh.length === 0) return { rows, columns: most };
  const size = { rows: born ? ROWS : Math.max(rows, ROWS), columns: Math.max(most, headers.length) };
  if (size.columns > most) sheet.insertColumnsAfter(most, size.columns - most);
  if (born && rows > 2) sheet.deleteRows(3, rows - 2);
  if (!born && rows < ROWS) sheet.insertRowsAfter(rows, ROWS - rows);
  dressFresh(outfit, born ? 1 : size.rows - 1);
  if (born) sheet.insertRowsAfter(2, ROWS - 2);
  return size;
}

/** What lies over the cells. Nothing of it stands on a sheet of this run, so nothing is looked for there. */
function coverCells({ sheet, table, headers, born }: Outfit, { rows, columns }: Size, headerless: boolean): void {
  colourStates(sheet, table, headers, { depth: rows - 1, born });
  if (born || sheet.getFrozenRows() < 1) sheet.setFrozenRows(1);
  if (born || !sheet.getFilter()) sheet.getRange(1, 1, rows, headers.length).createFilter();
  ensureProtection({ sheet, table, headers, rows, columns, born, headerless });
}

/** Takes away the empty sheet that every new workbook starts with, unless somebody wrote on it. */
export function removeBlankSheet(book: Book, names: ReadonlySet<string>): void {
  for (const name of BLANK_SHEETS) {
    const sheet = names.has(name) ? null : book.getSheetByName(name);
    if (sheet?.getLastRow() === 0) book.deleteSheet(sheet);
  }
}

function headersOf(sheet: Sheet): string[] {
  const width = sheet.getLastColumn();
  if (width === 0) return [];
  const values = sheet.getRange(1, 1, 1, width).getValues()[0] ?? [];
  return values.map((value) => String(value).trim());
}

/** The headers with those of earlier versions (`was`) renamed. */
function rename(sheet: Sheet, table: Table, headers: readonly string[], repairs: Repairs): string[] {
  const renamed = [...headers];
  for (const column of Object.values(table.columns)) {
    if (renamed.includes(column.header)) continue;
    const old = renamed.findIndex((header) => column.was?.includes(header) === true);
    if (old < 0) continue;
    repairs.push(`「${table.name}」の見出し「${renamed[old] ?? ""}」を「${column.header}」に変えました`);
    renamed[old] = column.header;
    sheet.getRange(1, old + 1).setValue(column.header);
  }
  return renamed;
}
