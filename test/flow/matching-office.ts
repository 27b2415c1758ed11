/** An office whose sheets hold given rows, put there by hand: matching without Forms, and quickly made again. */
import { settings } from "../../src/settings.ts";
import type { Row, Table } from "../../src/core/table.ts";
import { blankRow } from "../../src/core/table.ts";
import type { Sheets } from "../../src/features/matching/desk.rules.ts";
import { toSheet } from "../../src/platform/cells.ts";
import { applicants } from "../../src/tables/applicants.ts";
import { cases } from "../../src/tables/cases.ts";
import { operations, reviews, settingRows, staff } from "../../src/tables/desk.ts";
import { appointments, instructors, openings, pastVisits } from "../../src/tables/instructors.ts";
import { notices, type Notice } from "../../src/tables/notices.ts";
import { runParts, runs } from "../../src/tables/runs.ts";
import { openOffice, type Office } from "../../src/workspace/office.ts";

export type Books = Partial<Sheets & { readonly notices: readonly Notice[] }>;

/** 1 June 2018, 10:00 in Tokyo. */
export const NOW = "2018-06-01T10:00:00+09:00";

const USER = "kakari@example.jp";

export function officeWith(books: Books, changed: Readonly<Record<string, string>> = {}, spare = 0): Office {
  const office = openOffice({ now: NOW, user: USER });
  // Whoever is asked says yes; a test that wants a no queues it.
  office.services.desk.unanswered = ({ buttons }) => ({ button: buttons.includes("YES") ? "YES" : "CLOSE" });
  fill(office, settingRows, settingsOf(changed), spare);
  fill(office, staff, [blankRow(staff, { email: USER, role: "担当", active: true })], spare);
  fill(office, applicants, books.applicants ?? [], spare);
  fill(office, instructors, books.instructors ?? [], spare);
  fill(office, appointments, books.appointments ?? [], spare);
  fill(office, openings, books.openings ?? [], spare);
  fill(office, pastVisits, books.pastVisits ?? [], spare);
  fill(office, cases, books.cases ?? [], spare);
  fill(office, runs, [], spare);
  fill(office, runParts, [], spare);
  fill(office, notices, books.notices ?? [], spare);
  fill(office, operations, [], spare);
  fill(office, reviews, [], spare);
  return office;
}

/** The workbook, used outside any run: free, and written at once. */
export function bookOf(office: Office): GoogleAppsScript.Spreadsheet.Spreadsheet {
  const { SpreadsheetApp: app } = office.globals as { SpreadsheetApp: GoogleAppsScript.Spreadsheet.SpreadsheetApp };
  return app.getActiveSpreadsheet();
}

function settingsOf(changed: Readonly<Record<string, string>>): Row<typeof settingRows>[] {
  const standard = {
    [settings.fiscalYear.name]: "2018",
    [settings.priorityOrder.name]: String(settings.priorityOrder.standard),
  };
  return Object.entries({ ...standard, ...changed }).map(([name, value]) => blankRow(settingRows, { name, value }));
}

/** A sheet with headers, formats and rows, as setup and the flow would leave it. */
export function fill<T extends Table>(office: Office, table: T, rows: readonly Row<T>[], spare = 0): void {
  const book = bookOf(office);
  const sheet = book.getSheetByName(table.name) ?? book.insertSheet(table.name);
  const columns = Object.entries(table.columns);
  const wide = columns.length - sheet.getMaxColumns();
  if (wide > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), wide);
  // Long enough for what the tests add: where a sheet must grow, that is two calls more, whatever the number of rows.
  const long = Math.max(rows.length + 100, spare) - sheet.getMaxRows();
  if (long > 0) sheet.insertRowsAfter(sheet.getMaxRows(), long);
  sheet.getRange(1, 1, 1, columns.length).setValues([columns.map(([, column]) => column.header)]);
  if (rows.length === 0) return;
  const values = rows.map((row) =>
    columns.map(([name, column]) =>
      toSheet(column.cell.kind, column.cell.print((row as Record<string, unknown>)[name])),
    ),
  );
  const block = sheet.getRange(2, 1, values.length, columns.length);
  block.setNumberFormats(values.map(() => columns.map(([, column]) => column.cell.format)));
  block.setValues(values);
}
