/** Spreadsheets beside the workbook and plain files, as far as one person may open them. Times are ms since 1970. */
import type { Office } from "../office.ts";
import type { DriveFile } from "../shared.ts";
import { MIME } from "../shared.ts";
import { overlaps } from "../sheets/a1.ts";
import type { Book } from "../sheets/book.ts";
import type { Look } from "../sheets/cells.ts";
import { shown } from "../sheets/content.ts";
import type { Grid } from "../sheets/grid.ts";
import { folderOf } from "./looks.ts";

export interface FileLine {
  id: string;
  name: string;
  kind: "spreadsheet" | "plain";
  folder: string;
  at: number;
}

export interface SheetCell {
  text: string;
  look: Look;
  /** How many rows and columns a merged cell covers. */
  rows: number;
  columns: number;
}

/** One sheet, to be looked at only. */
export interface SheetPicture {
  title: string;
  /** Widths in pixels. */
  widths: number[];
  /** How many of the rows are frozen at the top. */
  head: number;
  rows: SheetCell[][];
}

export interface FileView extends FileLine {
  type: string;
  owner: string;
  /** False where the owner took the buttons from viewers. */
  mayDownload: boolean;
  /** Visible sheets; none for a plain file. */
  tabs: { title: string; color: string | null }[];
  sheet: SheetPicture | undefined;
}

/** What is not in the bin and this person may read, oldest first. */
export function fileLines(office: Office, person: string): FileLine[] {
  return readable(office, person).map((file) => lineOf(office, file));
}

/** Undefined where the person may not read it, or there is none. `sheet`: the title asked for, else the first. */
export function fileView(office: Office, id: string, person: string, sheet: string | undefined): FileView | undefined {
  const file = readable(office, person).find((one) => one.id === id);
  if (!file) return undefined;
  const book = file.mimeType === MIME.spreadsheet ? office.services.sheetFiles.book(file) : undefined;
  const grids = visible(book);
  const grid = grids.find(({ name }) => name === sheet) ?? grids[0];
  return {
    ...lineOf(office, file),
    ...{ type: file.mimeType, owner: file.owner, mayDownload: mayDownload(office, file, person) },
    tabs: grids.map(({ name, tabColor }) => ({ title: name, color: tabColor })),
    sheet: grid && picture(grid),
  };
}

/** The file as it is saved on a person's machine; undefined where they may not. */
export async function fileBytes(
  office: Office,
  id: string,
  person: string,
): Promise<{ name: string; type: string; bytes: Uint8Array } | undefined> {
  const { drive, sheetFiles } = office.services;
  const file = readable(office, person).find((one) => one.id === id);
  if (!file || !mayDownload(office, file, person)) return undefined;
  if (file.mimeType !== MIME.spreadsheet) return { name: file.name, type: file.mimeType, bytes: drive.plain.bytes(id) };
  return { name: `${file.name}.xlsx`, type: MIME.xlsx, bytes: await sheetFiles.xlsx(file) };
}

function readable(office: Office, person: string): DriveFile[] {
  const { drive, sheetFiles } = office.services;
  const all = [...sheetFiles.list(), ...drive.plain.list()];
  return all.filter((file) => !drive.registry.trashed(file) && drive.canRead(file, person));
}

function mayDownload({ services }: Office, file: DriveFile, person: string): boolean {
  return !file.copyRequiresWriterPermission || services.drive.canWrite(file, person);
}

function lineOf(office: Office, file: DriveFile): FileLine {
  const { id, name, mimeType, modifiedAt } = file;
  const kind = mimeType === MIME.spreadsheet ? "spreadsheet" : "plain";
  return { id, name, kind, folder: folderOf(office, file), at: modifiedAt };
}

function visible(book: Book | undefined): Grid[] {
  return book ? book.grids.filter(({ hidden }) => !hidden) : [];
}

function picture(grid: Grid): SheetPicture {
  const shownColumns = numbers(grid.lastColumn()).filter((column) => !grid.column(column).hidden);
  const shownRows = numbers(grid.lastRow()).filter((row) => !grid.row(row).hidden);
  return {
    title: grid.name,
    widths: shownColumns.map((column) => grid.column(column).width),
    head: shownRows.filter((row) => row <= grid.frozenRows).length,
    rows: shownRows.map((row) => shownColumns.flatMap((column) => cellAt(grid, row, column, shownRows, shownColumns))),
  };
}

/** Nothing for a cell that a merged one covers. */
function cellAt(
  grid: Grid,
  row: number,
  column: number,
  shownRows: readonly number[],
  shownColumns: readonly number[],
): SheetCell[] {
  const place = { row, col: column, rows: 1, cols: 1 };
  const merged = grid.merges.find((area) => overlaps(area, place)) ?? place;
  const covered = (lines: readonly number[], first: number, count: number) =>
    lines.filter((line) => line >= first && line < first + count);
  const [rows, columns] = [covered(shownRows, merged.row, merged.rows), covered(shownColumns, merged.col, merged.cols)];
  if (rows[0] !== row || columns[0] !== column) return [];
  const cell = grid.cell(merged.row, merged.col);
  return [{ text: shown(cell), look: cell.style.look, rows: rows.length, columns: columns.length }];
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at + 1);
}
