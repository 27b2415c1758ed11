/**
 * Brings a sheet to its declaration: what is missing is made, what staff changed is left alone. Safe to run any
 * number of times, on a new workbook or a half-made one.
 */
import type { Column, Table } from "../core/table.ts";
import { OfficeError } from "../core/errors.ts";
import { colourStates } from "./colours.ts";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Protection = GoogleAppsScript.Spreadsheet.Protection;
type Book = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** What was done to one sheet, in words for staff; empty when nothing was missing. */
export type Repairs = string[];

type ChoicesOf = (column: Column<unknown>) => readonly string[];

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
  const written = headersOf(sheet);
  const kept = rename(sheet, table, written, repairs);
  const fresh = Object.values(table.columns).filter((column) => !kept.includes(column.header));
  const headers = [...kept, ...fresh.map((column) => column.header)];
  if (fresh.length > 0) growTo(sheet, headers.length);
  if (kept.length === 0) sheet.setRowHeight(1, HEADER_HEIGHT);
  dressFresh(sheet, fresh, kept.length + 1);
  repairs.push(...dropDowns(sheet, table, headers, fresh, choicesOf));
  colourStates(sheet, table, headers);
  if (sheet.getFrozenRows() < 1) sheet.setFrozenRows(1);
  if (!sheet.getFilter()) sheet.getRange(1, 1, sheet.getMaxRows(), headers.length).createFilter();
  ensureProtection(sheet, table, headers, kept.length === 0);
  if (fresh.length === 0) return repairs;
  sheet.getRange(1, kept.length + 1, 1, fresh.length).setValues([fresh.map((column) => column.header)]);
  if (kept.length > 0)
    repairs.push(`「${table.name}」に列を足しました：${fresh.map((column) => column.header).join("、")}`);
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

function growTo(sheet: Sheet, columns: number): void {
  const short = columns - sheet.getMaxColumns();
  if (short > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), short);
  const rows = ROWS - sheet.getMaxRows();
  if (rows > 0) sheet.insertRowsAfter(sheet.getMaxRows(), rows);
}

/** Formats and looks of new columns only, since staff may have changed the rest. They stand side by side from `at`. */
function dressFresh(sheet: Sheet, fresh: readonly Column<unknown>[], at: number): void {
  if (fresh.length === 0) return;
  const depth = sheet.getMaxRows() - 1;
  sheet
    .getRange(1, at, 1, fresh.length)
    .setBackgrounds([fresh.map((column) => COLOURS[column.writer])])
    .setNotes([fresh.map(noteOf)])
    .setFontWeight("bold")
    .setWrap(true)
    .setVerticalAlignment("middle");
  sheet.getRange(2, at, depth, fresh.length).setVerticalAlignment("top");
  for (const run of runsOf(fresh, (column) => column.cell.format))
    sheet.getRange(2, at + run.from, depth, run.length).setNumberFormat(run.value);
  for (const run of runsOf(fresh, (column) => column.cell.width))
    sheet.setColumnWidths(at + run.from, run.length, run.value);
  for (const run of runsOf(fresh, (column) => column.cell.kind === "long"))
    if (run.value) sheet.getRange(2, at + run.from, depth, run.length).setWrap(true);
}

interface Run<V> {
  /** 0-based. */
  readonly from: number;
  readonly length: number;
  readonly value: V;
}

/** Neighbours that are alike, so that one call serves them all. */
function runsOf<T, V>(list: readonly T[], valueOf: (one: T) => V): Run<V>[] {
  const starts = list.flatMap((one, index) => {
    const before = list[index - 1];
    return index > 0 && before !== undefined && valueOf(before) === valueOf(one) ? [] : [index];
  });
  return starts.flatMap((from, index) => {
    const first = list[from];
    return first === undefined
      ? []
      : [{ from, length: (starts[index + 1] ?? list.length) - from, value: valueOf(first) }];
  });
}

/** Drop-downs of all columns, since a setting may have changed; answers which lists changed, new columns aside. */
function dropDowns(
  sheet: Sheet,
  table: Table,
  headers: readonly string[],
  fresh: readonly Column<unknown>[],
  choicesOf: ChoicesOf,
): Repairs {
  const depth = sheet.getMaxRows() - 1;
  const before = sheet.getRange(2, 1, 1, headers.length).getDataValidations()[0] ?? [];
  const changed = Object.values(table.columns).filter((column) => {
    const list = choicesOf(column);
    if (list.length === 0) return false;
    const at = headers.indexOf(column.header);
    sheet.getRange(2, at + 1, depth, 1).setDataValidation(dropDown(column, list));
    return !fresh.includes(column) && listOf(before[at]) !== list.join("\n");
  });
  return changed.map((column) => `「${table.name}」の「${column.header}」の選択肢を直しました`);
}

function listOf(rule: GoogleAppsScript.Spreadsheet.DataValidation | null | undefined): string | undefined {
  const values: unknown = rule?.getCriteriaValues()[0];
  return Array.isArray(values) ? values.join("\n") : undefined;
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

/**
 * A warning, not a lock: protection is no access control, but it stops a slip of the hand. Columns of the add-on and
 * the headers are guarded; columns that staff added for themselves are not. What is left open begins in row 1, so that
 * it grows with rows inserted at the top; the header line has a guard of its own.
 */
function ensureProtection(sheet: Sheet, table: Table, headers: readonly string[], isNew: boolean): void {
  const { SHEET, RANGE } = SpreadsheetApp.ProtectionType;
  const name = `在宅連携：${table.name}`;
  const guarded = new Set(
    Object.values(table.columns).flatMap((column) => (column.writer === "addon" ? [column.header] : [])),
  );
  const columns = Array.from({ length: sheet.getMaxColumns() }, (_, index) => !guarded.has(headers[index] ?? ""));
  const open = runsOf(columns, (isOpen) => isOpen).filter((run) => run.value);
  const rows = sheet.getMaxRows();
  guard(sheet.getProtections(SHEET), name, isNew, () => sheet.protect()).setUnprotectedRanges(
    open.map((run) => sheet.getRange(1, run.from + 1, rows, run.length)),
  );
  guard(sheet.getProtections(RANGE), `${name}の見出し`, isNew, () =>
    sheet.getRange(1, 1, 1, sheet.getMaxColumns()).protect(),
  );
}

/**
 * The protection of this name, or a new one. It is named last, so that one with a name never locks anybody out, and a
 * name found means that staff may have hardened it. On a sheet that never had its headers a protection without a name
 * is our own, left by a run that broke off right after making it.
 */
function guard(present: readonly Protection[], name: string, isNew: boolean, make: () => Protection): Protection {
  const ours = present.find((each) => each.getDescription() === name);
  if (ours) return ours;
  const halfMade = isNew ? present.find((each) => each.getDescription() === "") : undefined;
  return (halfMade ?? make()).setWarningOnly(true).setDescription(name);
}
