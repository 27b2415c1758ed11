/** A workbook on its own, for the tests of the embedded spreadsheet service. */
import { Kernel } from "../../src/workspace/kernel.ts";
import type { DriveFile, FileStore } from "../../src/workspace/shared.ts";
import { Spreadsheets } from "../../src/workspace/sheets/spreadsheets.ts";

export const OWNER = "office@example.jp";
export const CLERK = "clerk@example.jp";

/** 2018-04-02 09:00 in Tokyo. */
export const NOW = Date.UTC(2018, 3, 2, 0, 0, 0);

export type App = GoogleAppsScript.Spreadsheet.SpreadsheetApp;

export interface Workbook {
  kernel: Kernel;
  sheets: Spreadsheets;
  /** SpreadsheetApp as scripts have it. */
  app: App;
  /** Runs a piece of script as one execution; a killed run answers undefined. */
  run<T>(body: () => T, user?: string): T | undefined;
}

export function openWorkbook(): Workbook {
  const kernel = new Kernel({ now: NOW, costOf: () => 10, guard: () => undefined });
  const sheets = new Spreadsheets(kernel, fakeDrive(), { id: "book", name: "台帳", owner: OWNER });
  kernel.parts.push(sheets);
  const run = <T>(body: () => T, user = OWNER): T | undefined => {
    try {
      return kernel.execute(
        { kind: "menu", entry: "test", activeUser: user, effectiveUser: user, limitMs: 360_000 },
        body,
      );
    } catch (error) {
      if (error instanceof Error && error.name === "Killed") return undefined;
      throw error;
    }
  };
  return { kernel, sheets, app: sheets.app as unknown as App, run };
}

function fakeDrive(): FileStore {
  const files: DriveFile[] = [];
  const blank = {
    parents: [],
    permissions: [],
    appProperties: {},
    description: "",
    trashed: false,
    copyRequiresWriterPermission: false,
    createdAt: NOW,
    modifiedAt: NOW,
  };
  return {
    register: () => undefined,
    add: ({ name, mimeType, owner, id = "f", createdByApp = false }) => {
      const file: DriveFile = { ...blank, id, name, mimeType, owner, createdByApp };
      files.push(file);
      return file;
    },
    file: (id) => {
      const found = files.find((file) => file.id === id);
      if (!found) throw new Error(`no file ${id}`);
      return found;
    },
    list: () => files,
    canRead: () => true,
    canWrite: () => true,
  };
}
