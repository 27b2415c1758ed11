/** Rows put into sheets by hand, below what is there, as the flow would have left them. */
import type { Row, Table } from "../../../src/core/table.ts";
import { toSheet } from "../../../src/platform/cells.ts";
import type { Office } from "../../../src/workspace/office.ts";

/** Sheets must stand as 初期設定 made them. Used outside any run: free, and written at once. */
export function put<T extends Table>(office: Office, table: T, rows: readonly Row<T>[]): Office {
  if (rows.length === 0) return office;
  const { SpreadsheetApp: app } = office.globals as { SpreadsheetApp: GoogleAppsScript.Spreadsheet.SpreadsheetApp };
  const sheet = app.getActiveSpreadsheet().getSheetByName(table.name);
  if (!sheet) throw new Error(`no sheet ${table.name}`);
  const columns = Object.entries(table.columns);
  const values = rows.map((row) =>
    columns.map(([name, { cell }]) => toSheet(cell.kind, cell.print((row as Record<string, unknown>)[name]))),
  );
  const first = sheet.getLastRow() + 1;
  const short = first + rows.length - 1 - sheet.getMaxRows();
  if (short > 0) sheet.insertRowsAfter(sheet.getMaxRows(), short);
  const range = sheet.getRange(first, 1, rows.length, columns.length);
  range.setNumberFormats(values.map(() => columns.map(([, { cell }]) => cell.format)));
  range.setValues(values);
  return office;
}

/** Rows of a sheet go; the header stays. */
export function empty(office: Office, table: Table): Office {
  const { SpreadsheetApp: app } = office.globals as { SpreadsheetApp: GoogleAppsScript.Spreadsheet.SpreadsheetApp };
  const sheet = app.getActiveSpreadsheet().getSheetByName(table.name);
  const rows = (sheet?.getLastRow() ?? 1) - 1;
  if (sheet && rows > 0) sheet.getRange(2, 1, rows, sheet.getLastColumn()).clearContent();
  return office;
}
