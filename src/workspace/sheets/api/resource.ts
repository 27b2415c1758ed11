/** The Spreadsheet resource: what Spreadsheets.get answers, as far as a mask asks for it. */
import type { Mask } from "../../drive/fields.ts";
import { project } from "../../drive/fields.ts";
import { urlOf } from "../../drive/resource.ts";
import type { DriveFile } from "../../shared.ts";
import type { Book } from "../book.ts";
import type { Grid } from "../grid.ts";
import { cellData } from "./cell-data.ts";
import { rangeOf } from "./grid-range.ts";
import { sheetProperties } from "./sheet-properties.ts";

// prettier-ignore
const MEMBERS = new Set([
  "spreadsheetId", "spreadsheetUrl", "properties", "sheets", "title", "locale", "timeZone", "sheetId", "index", "sheetType",
  "hidden", "gridProperties", "rowCount", "columnCount", "frozenRowCount", "frozenColumnCount", "tabColor", "tabColorStyle",
  "rgbColor", "red", "green", "blue", "merges", "startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex", "data",
  "rowData", "values", "rowMetadata", "columnMetadata", "pixelSize", "hiddenByUser", "userEnteredValue", "effectiveValue",
  "formattedValue", "userEnteredFormat", "note", "stringValue", "numberValue", "boolValue", "formulaValue", "numberFormat", "type",
  "pattern", "backgroundColor", "backgroundColorStyle", "horizontalAlignment", "verticalAlignment", "wrapStrategy", "textFormat",
  "bold", "italic", "fontSize", "fontFamily", "foregroundColor", "foregroundColorStyle",
]);

/** The resource, cut to the mask; without one, all but the cells, which come on demand. */
export function spreadsheetResource(file: DriveFile, book: Book, mask: Mask | undefined, withCells: boolean): object {
  const full = {
    spreadsheetId: file.id,
    properties: { title: file.name, locale: book.locale, timeZone: book.zone },
    sheets: book.grids.map((grid) => ({
      properties: sheetProperties(book, grid),
      ...(grid.merges.length > 0 && { merges: grid.merges.map((area) => rangeOf(grid, area)) }),
      ...((mask ? asksForCells(mask) : withCells) && { data: [gridData(grid)] }),
    })),
    spreadsheetUrl: urlOf(file),
  };
  return mask ? (project(full, mask, (name) => MEMBERS.has(name)) as object) : full;
}

/** Reading every cell takes its time: only where the mask reaches them. */
function asksForCells(mask: Mask): boolean {
  const sheets = mask.get("sheets");
  return mask.has("*") || (sheets !== undefined && (sheets.size === 0 || sheets.has("*") || sheets.has("data")));
}

function gridData(grid: Grid): object {
  const [rows, columns] = [grid.lastRow(), grid.lastColumn()];
  const area = { row: 1, col: 1, rows, cols: columns };
  return {
    ...(rows > 0 && columns > 0 && { rowData: grid.read(area, cellData).map((values) => ({ values })) }),
    rowMetadata: Array.from({ length: rows }, (_, at) => {
      const { height, hidden } = grid.row(at + 1);
      return { pixelSize: height, ...(hidden && { hiddenByUser: true }) };
    }),
    columnMetadata: Array.from({ length: Math.max(columns, grid.columns.length) }, (_, at) => {
      const { width, hidden } = grid.column(at + 1);
      return { pixelSize: width, ...(hidden && { hiddenByUser: true }) };
    }),
  };
}
