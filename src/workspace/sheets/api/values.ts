/** Spreadsheets.Values.get: the values of a range in A1 notation, without the empty end of it. */
import { Exception, NotEmbedded } from "../../kernel.ts";
import { a1, parseA1 } from "../a1.ts";
import type { Book } from "../book.ts";
import type { Area, Cell, CellValue } from "../cells.ts";
import { contentOf } from "../cells.ts";
import { shown } from "../content.ts";
import type { Grid } from "../grid.ts";
import { choice, given } from "./input.ts";

const RENDER = ["FORMATTED_VALUE", "UNFORMATTED_VALUE", "FORMULA"] as const;

export function readValues(
  book: Book,
  range: string,
  args: object,
): { range: string; majorDimension: string; values?: CellValue[][] } {
  const options = given(args, ["valueRenderOption", "majorDimension", "dateTimeRenderOption"], "");
  const render = choice(options["valueRenderOption"], RENDER, "value_render_option") ?? "FORMATTED_VALUE";
  if (
    (options["majorDimension"] ?? "ROWS") !== "ROWS" ||
    (options["dateTimeRenderOption"] ?? "SERIAL_NUMBER") !== "SERIAL_NUMBER"
  )
    throw new NotEmbedded(
      "Sheets.Spreadsheets.Values.get は組み込みワークスペースでは行ごと、日付は通し番号で答えます",
    );
  const { grid, area } = placeOf(book, range);
  const used = { ...area, rows: Math.max(0, Math.min(area.rows, grid.lastRow() - area.row + 1)) };
  const values = trimmed(grid.read(used, (cell) => rendered(cell, render)));
  const name = /^[A-Za-z_]\w*$/.test(grid.name) ? grid.name : `'${grid.name.replaceAll("'", "''")}'`;
  return { range: `${name}!${a1(area)}`, majorDimension: "ROWS", ...(values.length > 0 && { values }) };
}

function rendered(cell: Cell, render: (typeof RENDER)[number]): CellValue {
  if (render === "FORMULA" && cell.formula !== "") return cell.formula;
  return render === "FORMATTED_VALUE" ? shown(cell) : contentOf(cell);
}

/** Empty cells at the end of a row and empty rows at the end are left out. */
function trimmed(rows: CellValue[][]): CellValue[][] {
  const short = rows.map((row) => row.slice(0, row.findLastIndex((value) => value !== "") + 1));
  return short.slice(0, short.findLastIndex((row) => row.length > 0) + 1);
}

/** A sheet's name alone is the whole sheet; without a name the first visible sheet is meant. An end beyond the grid is cut. */
function placeOf(book: Book, range: string): { grid: Grid; area: Area } {
  const whole = book.byName(range.replace(/^'(.*)'$/s, "$1").replaceAll("''", "'"));
  if (whole) return { grid: whole, area: whole.whole() };
  const { sheet, area } = parsed(range);
  const grid = sheet === undefined ? book.grids.find((each) => !each.hidden) : book.byName(sheet);
  if (!grid) throw new Exception(`Unable to parse range: ${range}`);
  const { maxRows, maxColumns } = grid;
  const { row, col, rows, cols } = area({ rows: maxRows, cols: maxColumns });
  if (row > maxRows || col > maxColumns)
    throw new Exception(`Range (${range}) exceeds grid limits. Max rows: ${maxRows}, max columns: ${maxColumns}`);
  return {
    grid,
    area: { row, col, rows: Math.min(rows, maxRows - row + 1), cols: Math.min(cols, maxColumns - col + 1) },
  };
}

function parsed(range: string): ReturnType<typeof parseA1> {
  try {
    return parseA1(range);
  } catch {
    throw new Exception(`Unable to parse range: ${range}`);
  }
}
