/** The requests of Spreadsheets.batchUpdate, one function a kind, applied in sequence to one working copy. */
import { Exception, NotEmbedded } from "../../kernel.ts";
import { overlaps } from "../a1.ts";
import type { Area } from "../cells.ts";
import { blankOf } from "../cells.ts";
import type { Grid } from "../grid.ts";
import type { CellInput } from "./cell-data.ts";
import { CellPatch, NOTHING, readCell } from "./cell-data.ts";
import { areaOf, cellAt, gridOf, linesOf } from "./grid-range.ts";
import { choice, flag, given, integer, list, Malformed } from "./input.ts";
import { selected } from "./mask.ts";
import { addSheet, readSheetProperties, SHEET_LEAVES, sheetProperties, updateSheet } from "./sheet-properties.ts";
import { updateSpreadsheet } from "./spreadsheet-properties.ts";
import type { WorkingCopy } from "./working-copy.ts";

type Apply = (copy: WorkingCopy, request: unknown, where: string) => object;

const KINDS: Record<string, Apply> = {
  addSheet: (copy, request, where) => {
    const { properties } = given(request, ["properties"], where);
    const grid = addSheet(copy, readSheetProperties(properties, `${where}.properties`));
    return { addSheet: { properties: sheetProperties(copy.book, grid) } };
  },
  deleteSheet: ({ book }, request, where) => {
    const grid = gridOf(book, given(request, ["sheetId"], where)["sheetId"], where);
    if (book.grids.length === 1) throw new Exception("You can't remove all the sheets in a document.");
    if (book.grids.every((other) => other.hidden || other === grid))
      throw new Exception("You can't remove all the visible sheets in a document.");
    book.grids = book.grids.filter((other) => other !== grid);
    return {};
  },
  updateSheetProperties: ({ book }, request, where) => {
    const { properties, fields } = given(request, ["properties", "fields"], where);
    const leaves = selected(fields, SHEET_LEAVES, where);
    const input = readSheetProperties(properties, `${where}.properties`);
    updateSheet(book, gridOf(book, input.sheetId, where), input, leaves);
    return {};
  },
  updateSpreadsheetProperties: (copy, request, where) => {
    updateSpreadsheet(copy, request, where);
    return {};
  },
  updateCells: (copy, request, where) => {
    updateCells(copy, request, where);
    return {};
  },
  repeatCell: ({ book }, request, where) => {
    const { range, cell, fields } = given(request, ["range", "cell", "fields"], where);
    const patch = new CellPatch(fields, where);
    const input = readCell(cell, `${where}.cell`);
    const { grid, area } = areaOf(book, range, `${where}.range`);
    grid.restyle(area, (old) => patch.apply(old, input));
    return {};
  },
  updateDimensionProperties: ({ book }, request, where) => {
    const { range, properties, fields } = given(request, ["range", "properties", "fields"], where);
    const leaves = selected(fields, ["pixelSize", "hiddenByUser"], where);
    const asked = given(properties, ["pixelSize", "hiddenByUser"], `${where}.properties`);
    const size = integer(asked["pixelSize"], `${where}.properties.pixelSize`) ?? 0;
    const hidden = flag(asked["hiddenByUser"], `${where}.properties.hiddenByUser`) ?? false;
    if (size < 0) throw new Exception(`pixelSize must not be negative: ${size}`);
    const { grid, dimension, first, count } = linesOf(book, range, `${where}.range`);
    const show = leaves.has("hiddenByUser") ? { hidden } : {};
    const sized = leaves.has("pixelSize");
    if (dimension === "COLUMNS") grid.setColumns(first, count, { ...show, ...(sized && { width: size }) });
    else
      for (let row = first; row < first + count; row++)
        grid.setRow(row, { ...grid.row(row), ...show, ...(sized && { height: size }) });
    return {};
  },
  mergeCells: ({ book }, request, where) => {
    const { range, mergeType } = given(request, ["range", "mergeType"], where);
    choice(mergeType ?? "MERGE_ALL", ["MERGE_ALL"] as const, `${where}.mergeType`);
    const { grid, area } = areaOf(book, range, `${where}.range`);
    if (grid.merges.some((other) => overlaps(other, area)))
      throw new Exception("You can't merge cells that overlap an existing merge.");
    grid.fill(area, (old, row, column) => (row + column === 0 ? old : blankOf(old.style)));
    grid.merges = [...grid.merges, area];
    return {};
  },
};

/** Applies all requests in order; the first bad one throws with its number and kind, as Google words it. */
export function applyRequests(copy: WorkingCopy, requests: readonly unknown[]): object[] {
  return requests.map((request, number) => {
    const where = `requests[${number}]`;
    const kinds = Object.entries(request ?? {}).filter(([, value]) => value !== undefined && value !== null);
    const [[kind, asked] = ["", undefined], second] = kinds;
    if (kind === "" || second) throw new Exception(`Invalid ${where}: Must specify exactly one kind of request.`);
    const apply = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
    if (!apply)
      throw new NotEmbedded(`Sheets.Spreadsheets.batchUpdate の ${kind} は組み込みワークスペースにありません`);
    try {
      return apply(copy, asked, `${where}.${kind}`);
    } catch (cause) {
      if (cause instanceof Malformed || !(cause instanceof Exception)) throw cause;
      throw new Exception(`Invalid ${where}.${kind}: ${cause.message}`);
    }
  });
}

/** With `start`, only cells that are given change; with `range`, the rest of it is cleared as far as the mask goes. */
function updateCells({ book }: WorkingCopy, request: unknown, where: string): void {
  const { rows, fields, start, range } = given(request, ["rows", "fields", "start", "range"], where);
  const patch = new CellPatch(fields, where);
  if ((start === undefined) === (range === undefined))
    throw new Exception("Must specify exactly one of start or range.");
  const data = list(rows, `${where}.rows`).map((row, at) => readRow(row, `${where}.rows[${at}]`));
  if (range !== undefined) {
    const { grid, area } = areaOf(book, range, `${where}.range`);
    refuseBeyond(data, area);
    grid.restyle(area, (old) => patch.apply(old, NOTHING));
    write(grid, { ...area, rows: data.length, cols: widest(data) }, data, patch);
    return;
  }
  const { grid, row, col } = cellAt(book, start, `${where}.start`);
  refuseBeyond(data, { row, col, rows: grid.maxRows - row + 1, cols: grid.maxColumns - col + 1 });
  write(grid, { row, col, rows: data.length, cols: widest(data) }, data, patch);
}

function readRow(row: unknown, where: string): CellInput[] {
  const { values } = given(row, ["values"], where);
  return list(values, `${where}.values`).map((cell, at) => readCell(cell, `${where}.values[${at}]`));
}

function widest(data: readonly CellInput[][]): number {
  return Math.max(0, ...data.map((row) => row.length));
}

function write(grid: Grid, area: Area, data: readonly CellInput[][], patch: CellPatch): void {
  if (area.rows === 0 || area.cols === 0) return;
  grid.fill(area, (old, row, column) => {
    const input = data[row]?.[column];
    return input ? patch.apply(old, input) : old;
  });
}

function refuseBeyond(data: readonly CellInput[][], { row, col, rows, cols }: Area): void {
  if (data.length > rows)
    throw new Exception(
      `Attempting to write row: ${row - 1 + rows}, beyond the last requested row of: ${row - 2 + rows}`,
    );
  if (widest(data) > cols)
    throw new Exception(
      `Attempting to write column: ${col - 1 + cols}, beyond the last requested column of: ${col - 2 + cols}`,
    );
}
