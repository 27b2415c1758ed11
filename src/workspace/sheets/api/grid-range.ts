/** Places as the API names them: sheets by id, rows and columns from 0, ends beyond the last. */
import { Exception } from "../../kernel.ts";
import type { Book } from "../book.ts";
import type { Area } from "../cells.ts";
import type { Grid } from "../grid.ts";
import { choice, given, integer } from "./input.ts";

/** A sheet to be changed. An id that is left out is 0, as in every message of the API. */
export function gridOf(book: Book, sheetId: unknown, where: string): Grid {
  const id = integer(sheetId, `${where}.sheetId`) ?? 0;
  if (!book.grids.some((grid) => grid.id === id)) throw new Exception(`No grid with id: ${id}`);
  return book.edit(id);
}

const RANGE = ["sheetId", "startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex"];

/** A GridRange; a missing end reaches to the end of the sheet. */
export function areaOf(book: Book, range: unknown, where: string): { grid: Grid; area: Area } {
  const parts = given(range, RANGE, where);
  const grid = gridOf(book, parts["sheetId"], where);
  const end = (name: string) => integer(parts[name], `${where}.${name}`);
  const [row, rows] = stretch("Row", end("startRowIndex"), end("endRowIndex"), grid.maxRows);
  const [col, cols] = stretch("Column", end("startColumnIndex"), end("endColumnIndex"), grid.maxColumns);
  return { grid, area: { row, col, rows, cols } };
}

function stretch(axis: "Row" | "Column", start = 0, end: number | undefined, size: number): [number, number] {
  const last = end ?? size;
  if (start < 0 || last <= start)
    throw new Exception(`GridRange.start${axis}Index[${start}] must be before end${axis}Index[${last}]`);
  if (last > size)
    throw new Exception(`GridRange.end${axis}Index[${last}] is after last ${axis.toLowerCase()} in grid[${size}]`);
  return [start + 1, last - start];
}

/** A GridCoordinate as the 1-based cell that it means. */
export function cellAt(book: Book, coordinate: unknown, where: string): { grid: Grid; row: number; col: number } {
  const parts = given(coordinate, ["sheetId", "rowIndex", "columnIndex"], where);
  const grid = gridOf(book, parts["sheetId"], where);
  const row = integer(parts["rowIndex"], `${where}.rowIndex`) ?? 0;
  const col = integer(parts["columnIndex"], `${where}.columnIndex`) ?? 0;
  refuseOutside("row", row, grid.maxRows);
  refuseOutside("column", col, grid.maxColumns);
  return { grid, row: row + 1, col: col + 1 };
}

function refuseOutside(axis: "row" | "column", index: number, size: number): void {
  if (index < 0) throw new Exception(`GridCoordinate.${axis}Index[${index}] must not be negative`);
  if (index >= size)
    throw new Exception(`GridCoordinate.${axis}Index[${index}] is after last ${axis} in grid[${size - 1}]`);
}

/** A DimensionRange: `first` is 1-based. */
export function linesOf(
  book: Book,
  range: unknown,
  where: string,
): { grid: Grid; dimension: "ROWS" | "COLUMNS"; first: number; count: number } {
  const parts = given(range, ["sheetId", "dimension", "startIndex", "endIndex"], where);
  const grid = gridOf(book, parts["sheetId"], where);
  const dimension = choice(parts["dimension"], ["ROWS", "COLUMNS"] as const, `${where}.dimension`);
  if (!dimension) throw new Exception("No dimension specified.");
  const size = dimension === "ROWS" ? grid.maxRows : grid.maxColumns;
  const start = integer(parts["startIndex"], `${where}.startIndex`) ?? 0;
  const end = integer(parts["endIndex"], `${where}.endIndex`) ?? size;
  if (start < 0 || end <= start || end > size)
    throw new Exception(
      `DimensionRange [${start}, ${end}) is outside of the grid's ${size} ${dimension.toLowerCase()}`,
    );
  return { grid, dimension, first: start + 1, count: end - start };
}

/** The API's GridRange of an area. */
export function rangeOf(grid: Grid, { row, col, rows, cols }: Area): object {
  return {
    ...{ sheetId: grid.id, startRowIndex: row - 1, endRowIndex: row - 1 + rows },
    ...{ startColumnIndex: col - 1, endColumnIndex: col - 1 + cols },
  };
}
