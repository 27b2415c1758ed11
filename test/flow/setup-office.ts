/** What 初期設定 is judged by: everything that it made or left, as plain data. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Office } from "../../src/workspace/office.ts";

export { afterSetup as newOffice, setUp } from "./support/ready.ts";

export const OFFICE = "office@example.jp";

interface Services {
  readonly SpreadsheetApp: GoogleAppsScript.Spreadsheet.SpreadsheetApp;
  readonly DocumentApp: GoogleAppsScript.Document.DocumentApp;
  readonly ScriptApp: GoogleAppsScript.Script.ScriptApp;
  readonly PropertiesService: GoogleAppsScript.Properties.PropertiesService;
}

/** Google's services as scripts see them; outside a run they are free and write at once. */
export function servicesOf(office: Office): Services {
  return office.globals as unknown as Services;
}

export function bookOf(office: Office): GoogleAppsScript.Spreadsheet.Spreadsheet {
  return servicesOf(office).SpreadsheetApp.getActiveSpreadsheet();
}

export function sheetOf(office: Office, name: string): GoogleAppsScript.Spreadsheet.Sheet {
  const sheet = bookOf(office).getSheetByName(name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

/** A range of one column below its header. */
export function columnOf(office: Office, sheet: string, header: string): GoogleAppsScript.Spreadsheet.Range {
  const at = office.services.sheets.model.columnOf(sheet, header);
  const { maxRows } = office.services.sheets.model.grid(sheet);
  return sheetOf(office, sheet).getRange(2, at, maxRows - 1, 1);
}

/** The drop-down of a column, or undefined. */
export function listOf(office: Office, sheet: string, header: string): string[] | undefined {
  const at = office.services.sheets.model.columnOf(sheet, header);
  return office.services.sheets.model.view(sheet, 1).rows[1]?.cells[at - 1]?.list;
}

export function formNamed(office: Office, title: string) {
  const { forms } = office.services;
  const id = forms.byTitle(title);
  return { id, form: forms.form(id), view: forms.describe(id) };
}

/** Everything as it would be saved, to the last id; 操作記録, time and counters aside. */
export async function exactState(office: Office): Promise<unknown> {
  const dir = mkdtempSync(join(tmpdir(), "setup-"));
  try {
    await office.save(dir);
    const read = (path: string): unknown => JSON.parse(readFileSync(join(dir, path), "utf8"));
    const { state: book } = read("workbook.json") as { state: { grids: { name: string }[] } };
    const { properties, triggers } = read("state/office.json") as Record<string, unknown>;
    return {
      book: { ...book, grids: book.grids.filter((grid) => grid.name !== "操作記録") },
      drive: read("state/drive.json"),
      forms: read("state/forms.json"),
      docs: office.documents().map((document) => document.text),
      properties,
      triggers,
    };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** The same without ids and order of making, so that two offices can be compared. */
export function plainState(office: Office): unknown {
  const { model } = office.services.sheets;
  const book = bookOf(office);
  const names = new Map(office.files().map((file) => [file.id, file.name]));
  return {
    zone: [book.getSpreadsheetLocale(), book.getSpreadsheetTimeZone()],
    sheets: model.sheets().map((sheet) => sheetState(office, sheet)),
    forms: office.services.forms.ids().map((id) => formState(office, id)),
    files: office
      .files()
      .filter((file) => file.mimeType !== "application/vnd.google-apps.spreadsheet")
      .map((file) => ({
        name: file.name,
        in: file.parents.map((parent) => names.get(parent)),
        marks: file.appProperties,
        trashed: file.trashed,
        rights: file.permissions.map(({ type, role, emailAddress, view }) => [type, role, emailAddress, view]),
      })),
    documents: office.documents().map((document) => document.text),
    triggers: office.triggers.map(({ creator, handler, sourceId, event, schedule }) => ({
      ...{ creator, handler, event, schedule: { ...schedule, from: 0 } },
      on: names.get(sourceId) ?? "",
    })),
  };
}

function sheetState(office: Office, name: string): unknown {
  const { model } = office.services.sheets;
  const { rows, ...view } = model.view(name, 1);
  const grid = model.grid(name);
  const last = sheetOf(office, name).getRange(grid.maxRows, 1, 1, grid.lastColumn());
  // Ids of template Docs differ from office to office.
  const texts = rows.map(({ cells }) =>
    cells.map((cell) => ({ ...cell, text: cell.text.replace(/^doc-\S+$/, "doc") })),
  );
  return {
    ...view,
    id: 0,
    size: [grid.maxRows, grid.maxColumns],
    filter: grid.filter,
    guarded: grid.guarded.map(({ id: _id, ...guard }) => guard),
    formats: last.getNumberFormats(),
    rows: name === "操作記録" ? texts.slice(0, 1) : texts,
  };
}

function formState(office: Office, id: string): unknown {
  const { id: _id, url: _url, sections, ...view } = office.services.forms.describe(id);
  return {
    ...view,
    sections: sections.map(({ id: _page, questions, ...section }) => ({
      ...section,
      questions: questions.map(({ id: _item, ...question }) => question),
    })),
  };
}
