/**
 * The workbook as files: workbook.xlsx for people, written fresh from the model each time, and workbook.json,
 * the model itself with what .xlsx cannot carry (warnings, filter criteria, ids). On opening, the JSON counts;
 * values that a person changed in workbook.xlsx meanwhile are taken over, cell by cell.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CellValue as ExcelValue, Workbook } from "exceljs";
import { unzipSync, zipSync } from "fflate";
import { a1 } from "./sheets/a1.ts";
import type { Book } from "./sheets/book.ts";
import type { CellValue } from "./sheets/cells.ts";
import { Remembered } from "./remembered.ts";
import { addCharts } from "./sheets/chart-parts.ts";
import { GENERAL, contentOf } from "./sheets/cells.ts";
import type { Grid } from "./sheets/grid.ts";
import { fromWallDate } from "./sheets/serials.ts";
import type { BookState } from "./sheets/state.ts";
import { bookOf, stateOf } from "./sheets/state.ts";
import type { ListSheet } from "./sheets/worksheet.ts";
import { writeSheet } from "./sheets/worksheet.ts";

export interface SavedBook {
  state: BookState;
  /** SHA-256 of the .xlsx written beside it. */
  xlsx: string;
}

const LISTS = "選択肢";

/** Writes both files into the folder. `ids` is how many ids the workbook gave; `now` in ms since 1970. */
export async function saveBook(dir: string, book: Book, ids: number, now: number): Promise<void> {
  mkdirSync(dir, { recursive: true });
  const bytes = await xlsxOf(book, now);
  writeFileSync(join(dir, "workbook.xlsx"), bytes);
  writeFileSync(join(dir, "workbook.json"), JSON.stringify(savedBook(book, ids, bytes)));
}

export function savedBook(book: Book, ids: number, xlsx: Uint8Array): SavedBook {
  return { state: stateOf(book, ids), xlsx: digest(xlsx) };
}

/** The saved workbook; undefined when the folder has none. */
export async function openBook(dir: string): Promise<{ book: Book; ids: number } | undefined> {
  const [json, xlsx] = [join(dir, "workbook.json"), join(dir, "workbook.xlsx")];
  if (!existsSync(json)) return undefined;
  const { saved, book } = books.of(json, readFileSync(json));
  return { book: await withEdits(book.copy(), saved, xlsx), ids: saved.state.ids };
}

/** The book with the values that a person changed in the .xlsx since it was saved; where there are any, a copy of it. */
export async function withEdits(book: Book, saved: SavedBook, xlsx: string): Promise<Book> {
  const bytes = existsSync(xlsx) ? readFileSync(xlsx) : undefined;
  if (!bytes || digests.of(xlsx, bytes) === saved.xlsx) return book;
  const edited = book.copy();
  await takeEdits(edited, bytes);
  return edited;
}

const ROOM = 12;

const books = new Remembered((json) => {
  const saved = JSON.parse(json.toString("utf8")) as SavedBook;
  return { saved, book: bookOf(saved.state) };
}, ROOM);
const digests = new Remembered(digest, ROOM);

/** The workbook as .xlsx bytes. */
export async function xlsxOf(book: Book, now: number): Promise<Uint8Array> {
  const workbook = await emptyWorkbook();
  workbook.created = workbook.modified = new Date(now);
  const lists = listSheet(workbook, book);
  for (const grid of book.grids) await writeSheet(workbook, grid, sheetName(book, grid), lists);
  lists.write();
  const files = unzipSync(new Uint8Array(await workbook.xlsx.writeBuffer()));
  addCharts(
    files,
    book.grids.map((grid) => ({ grid, name: sheetName(book, grid) })),
  );
  // exceljs stamps the moment of writing into the zip; the same workbook always gives the same bytes.
  return zipSync(files, { mtime: stamp(), level: 6 });
}

/** Local time, as a zip keeps it, of the zone that there is now: the office sets it after this module was loaded. */
function stamp(): Date {
  return new Date(2018, 3, 2, 9);
}

/** exceljs takes a good while to load: only when a file is really written or read. */
async function emptyWorkbook(): Promise<Workbook> {
  const { default: exceljs } = await import("exceljs");
  return new exceljs.Workbook();
}

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Excel allows 31 characters and not all of them, no apostrophe at an end, and keeps "History" for itself. */
function sheetName(book: Book, grid: Grid): string {
  const name = (each: Grid) => {
    const plain = each.name.replace(/[[\]*?:/\\]/g, "_").replace(/^history$/i, "$&_");
    return cut(plain, 31).replace(/^'|'$/g, "_");
  };
  const doubled = book.grids.some((other) => other !== grid && name(other).toLowerCase() === name(grid).toLowerCase());
  return doubled ? `${cut(name(grid), 20)}_${grid.id}` : name(grid);
}

/** At most so many units of UTF-16, and no half of a character. */
function cut(text: string, most: number): string {
  return text.slice(0, most).replace(/\p{Surrogate}$/u, "");
}

function listSheet(workbook: Workbook, book: Book): ListSheet & { write(): void } {
  const columns: (readonly string[])[] = [];
  const column = (entries: readonly string[]): number => {
    const at = columns.findIndex((known) => known.join("\n") === entries.join("\n"));
    return at < 0 ? columns.push(entries) : at + 1;
  };
  return {
    formula: (entries) => {
      const inline = `"${entries.join(",")}"`;
      const fits = inline.length <= 255 && entries.every((entry) => !/[",]/.test(entry));
      return fits
        ? inline
        : `${LISTS}!${absolute(a1({ row: 1, col: column(entries), rows: entries.length, cols: 1 }))}`;
    },
    reference: ({ sheetId, area }) => {
      const grid = book.grids.find((each) => each.id === sheetId);
      return grid ? `'${sheetName(book, grid)}'!${absolute(a1(area))}` : '""';
    },
    write: () => {
      if (columns.length === 0) return;
      const sheet = workbook.addWorksheet(LISTS, { state: "veryHidden" });
      columns.forEach((entries, at) => entries.forEach((entry, row) => (sheet.getCell(row + 1, at + 1).value = entry)));
    },
  };
}

function absolute(range: string): string {
  return range.replace(/([A-Z]+)(\d+)/g, "$$$1$$$2");
}

/** Takes over what a person changed in the .xlsx: values only; new sheets and looks stay in the file. */
async function takeEdits(book: Book, bytes: Uint8Array): Promise<void> {
  const workbook = await emptyWorkbook();
  await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  for (const { id } of book.grids) {
    const grid = book.edit(id);
    const sheet = workbook.getWorksheet(sheetName(book, grid));
    if (!sheet) continue;
    const rows = Math.min(grid.maxRows, Math.max(grid.lastRow(), sheet.rowCount));
    const cols = Math.min(grid.maxColumns, Math.max(grid.lastColumn(), sheet.columnCount));
    if (rows < 1 || cols < 1) continue;
    grid.fill({ row: 1, col: 1, rows, cols }, (old, row, column) => {
      const { value, isDate } = nativeOf(sheet.getCell(row + 1, column + 1).value);
      if (equal(value, contentOf(old))) return old;
      const style = isDate && old.style.format === GENERAL ? { ...old.style, format: "yyyy/MM/dd" } : old.style;
      return { value, formula: "", note: old.note, style };
    });
  }
}

function equal(a: CellValue, b: CellValue): boolean {
  return typeof a === "number" && typeof b === "number" ? Math.abs(a - b) < 1e-8 : a === b;
}

function nativeOf(value: ExcelValue): { value: CellValue; isDate: boolean } {
  if (value === null || value === undefined) return { value: "", isDate: false };
  if (value instanceof Date) return { value: fromWallDate(value), isDate: true };
  if (typeof value !== "object") return { value, isDate: false };
  if ("richText" in value) return { value: value.richText.map((part) => part.text).join(""), isDate: false };
  if ("error" in value) return { value: value.error, isDate: false };
  if ("text" in value) return { value: value.text, isDate: false };
  const { result } = value;
  return result === undefined ? { value: "", isDate: false } : nativeOf(result);
}
