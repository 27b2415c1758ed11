/**
 * Brings a sheet to its declaration: what is missing is made, what staff changed is left alone. Safe to run any
 * number of times, on a new workbook or a half-made one.
 */
import type { Column, Table } from "../core/table.ts";
import { OfficeError } from "../core/errors.ts";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Book = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** What was done to one sheet, in words for staff; empty when nothing was missing. */
export type Repairs = string[];

const ROWS = 1000;
const COLOURS = { addon: "#e8eaed", staff: "#fff2cc", intake: "#dbe9f6" } as const;
const HEADER_HEIGHT = 36;

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
    throw new OfficeError("スクリプトのタイムゾーンが東京ではありません", {}, "appsscript.json の timeZone を Asia/Tokyo にして、もう一度実行してください");
  return repairs;
}

/** The sheet of a table, with every declared column. `choicesOf` resolves drop-downs that come from a setting. */
export function ensureSheet(book: Book, table: Table, position: number, choicesOf: (column: Column<unknown>) => readonly string[]): Repairs {
  const found = book.getSheetByName(table.name);
  const sheet = found ?? book.insertSheet(table.name, position);
  const repairs: Repairs = found ? [] : [`「${table.name}」シートを作りました`];
  const headers = headersOf(sheet);
  const fresh = found ? addMissing(sheet, table, headers, repairs) : writeHeaders(sheet, table, headers);
  dressColumns(sheet, table, headers, fresh, choicesOf);
  if (sheet.getFrozenRows() < 1) sheet.setFrozenRows(1);
  if (!sheet.getFilter()) sheet.getRange(1, 1, sheet.getMaxRows(), headers.length).createFilter();
  ensureProtection(sheet, table, headers);
  return repairs;
}

/** Takes away the empty sheet that every new workbook starts with, unless somebody wrote on it. */
export function removeBlankSheet(book: Book, names: ReadonlySet<string>): void {
  const blank = book.getSheets().filter((sheet) => !names.has(sheet.getName()) && sheet.getLastRow() === 0);
  for (const sheet of blank) if (/^(シート1|Sheet1)$/.test(sheet.getName())) book.deleteSheet(sheet);
}

function headersOf(sheet: Sheet): string[] {
  const width = sheet.getLastColumn();
  if (width === 0) return [];
  const values = sheet.getRange(1, 1, 1, width).getValues()[0] ?? [];
  return values.map((value) => String(value).trim());
}

function writeHeaders(sheet: Sheet, table: Table, headers: string[]): Column<unknown>[] {
  const columns = Object.values(table.columns);
  growTo(sheet, columns.length);
  headers.push(...columns.map((column) => column.header));
  sheet.getRange(1, 1, 1, headers.length).setValues([headers]);
  sheet.setRowHeight(1, HEADER_HEIGHT);
  return columns;
}

/** Renames columns of earlier versions (`was`) and adds those that are missing at the right end. */
function addMissing(sheet: Sheet, table: Table, headers: string[], repairs: Repairs): Column<unknown>[] {
  const missing: Column<unknown>[] = [];
  for (const column of Object.values(table.columns)) {
    if (headers.includes(column.header)) continue;
    const old = headers.findIndex((header) => column.was?.includes(header) === true);
    if (old < 0) missing.push(column);
    else {
      repairs.push(`「${table.name}」の見出し「${headers[old] ?? ""}」を「${column.header}」に変えました`);
      headers[old] = column.header;
      sheet.getRange(1, old + 1).setValue(column.header);
    }
  }
  if (missing.length === 0) return missing;
  const from = headers.length + 1;
  growTo(sheet, headers.length + missing.length);
  sheet.getRange(1, from, 1, missing.length).setValues([missing.map((column) => column.header)]);
  headers.push(...missing.map((column) => column.header));
  repairs.push(`「${table.name}」に列を足しました：${missing.map((column) => column.header).join("、")}`);
  return missing;
}

function growTo(sheet: Sheet, columns: number): void {
  const short = columns - sheet.getMaxColumns();
  if (short > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), short);
  const rows = ROWS - sheet.getMaxRows();
  if (rows > 0) sheet.insertRowsAfter(sheet.getMaxRows(), rows);
}

/** Formats and looks for new columns only (staff may have changed the rest); drop-downs and notes for all. */
function dressColumns(sheet: Sheet, table: Table, headers: readonly string[], fresh: readonly Column<unknown>[], choicesOf: (column: Column<unknown>) => readonly string[]): void {
  const depth = sheet.getMaxRows() - 1;
  for (const column of Object.values(table.columns)) {
    const at = headers.indexOf(column.header) + 1;
    if (fresh.includes(column)) {
      const head = sheet.getRange(1, at);
      head.setBackground(COLOURS[column.writer]).setFontWeight("bold").setWrap(true).setVerticalAlignment("middle").setNote(noteOf(column));
      sheet.setColumnWidth(at, column.cell.width);
      const body = sheet.getRange(2, at, depth, 1);
      body.setNumberFormat(column.cell.format).setVerticalAlignment("top");
      if (column.cell.kind === "long") body.setWrap(true);
    }
    const list = choicesOf(column);
    if (list.length > 0) sheet.getRange(2, at, depth, 1).setDataValidation(dropDown(column, list));
  }
}

/** A list for staff refuses anything else; one for the add-on's own columns only warns, since a refusal would fail its whole write. */
function dropDown(column: Column<unknown>, list: readonly string[]): GoogleAppsScript.Spreadsheet.DataValidation {
  return SpreadsheetApp.newDataValidation()
    .requireValueInList([...list], true)
    .setAllowInvalid(column.writer !== "staff" || column.cell.kind === "choices")
    .setHelpText(column.note)
    .build();
}

const WRITERS = { addon: "アドオンが書く列", staff: "職員が書く列", intake: "申込みから入る列" } as const;

function noteOf(column: Column<unknown>): string {
  return `${column.note}\n（${WRITERS[column.writer]}）`;
}

/** A warning, not a lock: protection is no access control, but it stops a slip of the hand. */
function ensureProtection(sheet: Sheet, table: Table, headers: readonly string[]): void {
  const description = `在宅連携：${table.name}`;
  const present = sheet.getProtections(SpreadsheetApp.ProtectionType.SHEET).find((each) => each.getDescription() === description);
  const open = Object.values(table.columns).filter((column) => column.writer !== "addon");
  const depth = sheet.getMaxRows() - 1;
  const protection = present ?? sheet.protect().setDescription(description).setWarningOnly(true);
  protection.setUnprotectedRanges(open.map((column) => sheet.getRange(2, headers.indexOf(column.header) + 1, depth, 1)));
}
