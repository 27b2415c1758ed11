/** A spreadsheet for others as requests of the Sheets API: all of its sheets anew, and the former ones away, in one batch. Pure. */
import { daysBetween, msOf } from "../core/calendar.ts";
import type { CopyCell, CopyLine, CopyLook, CopySheet } from "../core/copy-sheet.ts";
import { runsOf } from "./runs.ts";

type Request = GoogleAppsScript.Sheets.Schema.Request;
type CellData = GoogleAppsScript.Sheets.Schema.CellData;
type CellFormat = GoogleAppsScript.Sheets.Schema.CellFormat;

/** `present`: ids of the sheets that are there. Google applies the batch whole or not at all, so nobody sees half of it. */
export function copyRequests(name: string, sheets: readonly CopySheet[], present: readonly number[]): Request[] {
  const first = Math.max(0, ...present) + 1;
  return [
    {
      updateSpreadsheetProperties: {
        properties: { title: name, locale: "ja_JP", timeZone: "Asia/Tokyo" },
        fields: "title,locale,timeZone",
      },
    },
    // Two sheets cannot bear one name.
    ...present.map((sheetId) => ({
      updateSheetProperties: { properties: { sheetId, title: `前の写し${sheetId}` }, fields: "title" },
    })),
    ...sheets.flatMap((sheet, index) => sheetRequests(sheet, first + index, present.length + index)),
    ...present.map((sheetId) => ({ deleteSheet: { sheetId } })),
  ];
}

function sheetRequests({ title, columns, lines, frozen }: CopySheet, sheetId: number, index: number): Request[] {
  const size = { rowCount: Math.max(lines.length, frozen + 1), columnCount: columns.length };
  const gridProperties = frozen === 0 ? size : { ...size, frozenRowCount: frozen };
  return [
    { addSheet: { properties: { sheetId, index, title, gridProperties } } },
    {
      updateCells: {
        start: { sheetId, rowIndex: 0, columnIndex: 0 },
        rows: lines.map(({ cells }) => ({ values: cells.map(cellData) })),
        fields: "userEnteredValue,userEnteredFormat.numberFormat",
      },
    },
    ...widths(columns, sheetId),
    ...heights({ columns, lines }, sheetId),
    ...looks(lines, sheetId),
    ...alignments({ columns, lines }, sheetId),
  ];
}

/** Text stays text, whatever it looks like: only a formulaValue would be a formula. */
function cellData(cell: CopyCell): CellData {
  if (cell === "") return {};
  if (typeof cell === "string") return valued({ stringValue: cell }, "TEXT", "@");
  if (typeof cell === "number") return valued({ numberValue: cell }, "NUMBER", "#,##0");
  return "day" in cell
    ? valued({ numberValue: daysBetween(ZERO, cell.day) }, "DATE", "yyyy/mm/dd")
    : valued({ numberValue: serialOf(cell.moment) }, "DATE_TIME", "yyyy/mm/dd hh:mm");
}

const valued = (userEnteredValue: CellData["userEnteredValue"], type: string, pattern: string): CellData => ({
  ...(userEnteredValue === undefined ? {} : { userEnteredValue }),
  userEnteredFormat: { numberFormat: { type, pattern } },
});

/** Day 0 of spreadsheets. */
const ZERO = "1899-12-30";
const DAY_MS = 86_400_000;
const serialOf = (moment: string): number => (msOf(moment) - msOf(ZERO)) / DAY_MS;

function widths(columns: CopySheet["columns"], sheetId: number): Request[] {
  return runsOf(columns, ({ width }) => width).map(({ from, length, value }) => ({
    updateDimensionProperties: {
      range: { sheetId, dimension: "COLUMNS", startIndex: from, endIndex: from + length },
      properties: { pixelSize: value },
      fields: "pixelSize",
    },
  }));
}

/** Google makes rows as high as their words only where somebody types, so they are given their height here. */
function heights({ columns, lines }: Pick<CopySheet, "columns" | "lines">, sheetId: number): Request[] {
  return runsOf(lines, (line) => heightOf(line, columns)).map(({ from, length, value }) => ({
    updateDimensionProperties: {
      range: { sheetId, dimension: "ROWS", startIndex: from, endIndex: from + length },
      properties: { pixelSize: value },
      fields: "pixelSize",
    },
  }));
}

/** In pixels: a line of type, the room around it, and the higher rows of titles. */
const [LINE, AROUND] = [18, 7];
const HIGH: Readonly<Partial<Record<CopyLook, number>>> = { title: 36, section: 30, note: LINE + AROUND };

function heightOf({ look, cells }: CopyLine, columns: CopySheet["columns"]): number {
  const high = HIGH[look];
  if (high !== undefined) return high;
  const needed = cells.map((cell, at) => (typeof cell === "string" ? linesOf(cell, columns[at]?.width ?? 100) : 1));
  return LINE * Math.max(1, ...needed) + AROUND;
}

/** How many lines a text needs in a width; letters and digits are narrower than kanji. */
function linesOf(text: string, width: number): number {
  const room = Math.max(1, width - 2 * AROUND);
  const widthOf = (part: string): number => [...part].reduce((sum, letter) => sum + (letter <= "\u00ff" ? 8 : 14), 0);
  return text.split("\n").reduce((sum, part) => sum + Math.max(1, Math.ceil(widthOf(part) / room)), 0);
}

/** Runs of lines that look alike, across all columns. */
function looks(lines: readonly CopyLine[], sheetId: number): Request[] {
  return runsOf(lines, ({ look }) => look).map(({ from, length, value }) => ({
    repeatCell: {
      range: { sheetId, startRowIndex: from, endRowIndex: from + length },
      cell: { userEnteredFormat: LOOKS[value] },
      fields: "userEnteredFormat(backgroundColorStyle,textFormat,verticalAlignment,wrapStrategy)",
    },
  }));
}

/** Numbers and days stand on the right, with their headings and the words in place of them. */
function alignments({ columns, lines }: Pick<CopySheet, "columns" | "lines">, sheetId: number): Request[] {
  const rows = runsOf(lines, ({ look }) => IN_COLUMNS.includes(look)).filter(({ value }) => value);
  const ranks = runsOf(columns, ({ numbers }) => numbers === true).filter(({ value }) => value);
  return rows.flatMap((row) =>
    ranks.map((rank) => ({
      repeatCell: {
        range: {
          ...{ sheetId, startRowIndex: row.from, endRowIndex: row.from + row.length },
          ...{ startColumnIndex: rank.from, endColumnIndex: rank.from + rank.length },
        },
        cell: { userEnteredFormat: { horizontalAlignment: "RIGHT" } },
        fields: "userEnteredFormat.horizontalAlignment",
      },
    })),
  );
}

const IN_COLUMNS: readonly CopyLook[] = ["heading", "total", "plain"];

/** 0–255 each. */
const colour = (red: number, green: number, blue: number) => ({
  rgbColor: { red: red / 255, green: green / 255, blue: blue / 255 },
});
const INK = colour(32, 33, 36);
const WHITE = colour(255, 255, 255);
const DEEP = colour(38, 84, 97);
const PALE = colour(221, 234, 237);
const PALER = colour(241, 246, 247);

/** Dark on light or white on dark, each 7:1 or more; long words wrap where they stand in a column. */
const LOOKS: Readonly<Record<CopyLook, CellFormat>> = {
  title: look({ fontSize: 15, bold: true, foregroundColorStyle: DEEP }, { wrapStrategy: "OVERFLOW_CELL" }),
  section: look(
    { fontSize: 12, bold: true, foregroundColorStyle: DEEP },
    { backgroundColorStyle: PALE, wrapStrategy: "OVERFLOW_CELL" },
  ),
  heading: look(
    { bold: true, foregroundColorStyle: WHITE },
    { backgroundColorStyle: DEEP, verticalAlignment: "MIDDLE" },
  ),
  total: look({ bold: true, foregroundColorStyle: INK }, { backgroundColorStyle: PALER }),
  note: look({ foregroundColorStyle: colour(74, 79, 84) }, { wrapStrategy: "OVERFLOW_CELL" }),
  plain: look({ foregroundColorStyle: INK }, {}),
};

function look(textFormat: CellFormat["textFormat"], rest: CellFormat): CellFormat {
  return { ...(textFormat && { textFormat }), verticalAlignment: "TOP", wrapStrategy: "WRAP", ...rest };
}
