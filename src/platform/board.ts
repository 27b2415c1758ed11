/**
 * Writes a board on its sheet, wiping what stood there. A run that breaks off leaves the sheet empty or with its mark,
 * so that doing it again finds it as ours.
 */
import type { Board, BoardCell, Line } from "../core/board.ts";
import { OfficeError } from "../core/errors.ts";
import { formatFor } from "./cells.ts";
import { drawCharts } from "./charts.ts";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

const GROUND: Readonly<Partial<Record<Line["look"], string>>> = {
  section: "#d2e3fc",
  heading: "#e8eaed",
  total: "#f1f3f4",
};

const TITLE = { size: 14, height: 30 };

/** Throws OfficeError where a sheet of this name is not ours. */
export function writeBoard(book: GoogleAppsScript.Spreadsheet.Spreadsheet, board: Board): void {
  const sheet = sheetFor(book, board);
  sheet.getFilter()?.remove();
  sheet.clear();
  const short = board.lines.length - sheet.getMaxRows();
  if (short > 0) sheet.insertRowsAfter(sheet.getMaxRows(), short);
  const wide = board.columns.length - sheet.getMaxColumns();
  if (wide > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), wide);
  // Rows that staff had hidden held other figures.
  sheet.showRows(1, board.lines.length);
  writeLines(sheet, board);
  dressColumns(sheet, board);
  drawCharts(sheet, board.chartMark, board.charts);
  sheet.activate();
}

function sheetFor(book: GoogleAppsScript.Spreadsheet.Spreadsheet, { name, mark }: Board): Sheet {
  const sheet = book.getSheetByName(name);
  if (!sheet) return book.insertSheet(name, book.getNumSheets());
  if (sheet.getLastRow() === 0 || String(sheet.getRange(1, 1).getValue()).startsWith(mark)) return sheet;
  throw new OfficeError(
    `「${name}」という名のシートに、ほかの内容が書かれています`,
    { sheet: name },
    "そのシートの名前を変えてから、もう一度実行してください。書き込みは消していません",
  );
}

/** Formats before values, so that no name is read as a formula, a number or a date. */
function writeLines(sheet: Sheet, { lines, columns }: Board): void {
  const range = sheet.getRange(1, 1, lines.length, columns.length);
  const cells = lines.map((line) => columns.map((_, index): BoardCell => line.cells[index] ?? ""));
  range.setNumberFormats(cells.map((row) => row.map(formatOf)));
  range.setValues(cells.map((row) => row.map(valueOf)));
  range.setFontWeights(lines.map(({ look }) => columns.map(() => (look === "plain" ? "normal" : "bold"))));
  range.setBackgrounds(lines.map(({ look }) => columns.map(() => GROUND[look] ?? null)));
  range.setVerticalAlignment("top");
}

/** What is the same in every line, and the height that the title needs. */
function dressColumns(sheet: Sheet, { lines, columns }: Board): void {
  columns.forEach(({ width, numbers, sentences }, index) => {
    sheet.setColumnWidth(index + 1, width);
    const column = sheet.getRange(1, index + 1, lines.length, 1);
    if (numbers) column.setHorizontalAlignment("right");
    if (sentences) column.setWrap(true);
  });
  sheet.getRange(1, 1).setFontSize(TITLE.size);
  sheet.setRowHeight(1, TITLE.height);
}

function valueOf(cell: BoardCell): string | number {
  if (typeof cell !== "object") return cell;
  return "share" in cell ? cell.share : cell.yen;
}

function formatOf(cell: BoardCell): string {
  if (typeof cell !== "object") return formatFor("General", cell);
  return "share" in cell ? "0%" : "#,##0";
}
