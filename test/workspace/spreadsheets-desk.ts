/** Drive and the Sheets API on their own, for the tests of spreadsheets beside the workbook. */
import { Drive } from "../../src/workspace/drive.ts";
import { Kernel } from "../../src/workspace/kernel.ts";
import { QuotaBook } from "../../src/workspace/quotas.ts";
import { MIME } from "../../src/workspace/shared.ts";
import { SheetFiles } from "../../src/workspace/sheets/files.ts";

export const OFFICE = "office@example.jp";
export const CLERK = "clerk@example.jp";

/** 2018-06-01 09:00 in Tokyo. */
export const NOW = Date.UTC(2018, 5, 1, 0, 0, 0);

export interface Desk {
  kernel: Kernel;
  drive: Drive;
  sheetFiles: SheetFiles;
  /** Runs a piece of script as one execution. */
  run<T>(body: () => T, user?: string): T;
  /** A new spreadsheet of the office account; its id. */
  make(name?: string, more?: object): string;
  /** One batchUpdate; its replies. */
  batch(id: string, ...requests: unknown[]): object[];
  /** Spreadsheets.get. */
  get(id: string, fields?: string): GoogleAppsScript.Sheets.Schema.Spreadsheet;
  /** Values.get. */
  values(id: string, range: string, args?: object): unknown[][] | undefined;
}

/** `wide`: accounts that gave a scope beyond drive.file. */
export function openDesk(wide: readonly string[] = []): Desk {
  const kernel = new Kernel({ now: NOW, costOf: () => 10, guard: () => undefined });
  const quotas = new QuotaBook(kernel, "consumer");
  const drive = new Drive(kernel, quotas);
  const sheetFiles = new SheetFiles(kernel, drive, quotas, (user) => wide.includes(user));
  kernel.parts.push(drive, sheetFiles);
  const run = <T>(body: () => T, user = OFFICE): T =>
    kernel.execute({ kind: "menu", entry: "test", activeUser: user, effectiveUser: user, limitMs: 360_000 }, body);
  const api = sheetFiles.advanced.Spreadsheets;
  return {
    ...{ kernel, drive, sheetFiles, run },
    make: (name = "医師会用", more = {}) =>
      run(() => drive.advanced.Files.create({ name, mimeType: MIME.spreadsheet, ...more }).id ?? ""),
    // Outside a run nothing is counted, so the tests of content take no quota.
    batch: (id, ...requests) => api.batchUpdate({ requests: requests as object[] }, id).replies ?? [],
    get: (id, fields) => api.get(id, fields === undefined ? {} : { fields }),
    values: (id, range, args = {}) => api.Values.get(id, range, args).values,
  };
}

export function addSheet(title: string, more: object = {}): object {
  return { addSheet: { properties: { title, ...more } } };
}

/** Writes values from A1 of a sheet on: texts, numbers and truth values. */
export function write(sheetId: number, rows: readonly (readonly (string | number | boolean)[])[]): object {
  const cell = (value: string | number | boolean) => ({
    userEnteredValue:
      typeof value === "string"
        ? { stringValue: value }
        : typeof value === "number"
          ? { numberValue: value }
          : { boolValue: value },
  });
  return {
    updateCells: {
      start: { sheetId, rowIndex: 0, columnIndex: 0 },
      rows: rows.map((row) => ({ values: row.map(cell) })),
      fields: "userEnteredValue",
    },
  };
}
