/** Spreadsheets as .xlsx files in a folder, by the office's own names, and back again. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { BIN, OnDisk } from "../on-disk.ts";
import { Remembered } from "../remembered.ts";
import type { SavedBook } from "../xlsx.ts";
import { savedBook, withEdits, xlsxOf } from "../xlsx.ts";
import type { Book } from "./book.ts";
import { bookOf } from "./state.ts";

/** A spreadsheet: its model, how many ids it gave to sheets, and what Drive knows of it. */
export interface SavedFile {
  id: string;
  name: string;
  trashed: boolean;
  modifiedAt: number;
  book: Book;
  ids: number;
}

/** state/spreadsheets.json: file id → where its .xlsx lies, and the model itself, which counts. */
type State = Record<string, SavedBook & { path: string }>;

const PLACE = "shared";

/** Writes every spreadsheet; files of an earlier save that stand for none any more are removed. */
export async function saveSpreadsheets(dir: string, files: readonly SavedFile[]): Promise<void> {
  const before = Object.values(readState(dir).saved);
  const disk = new OnDisk(dir);
  const state: State = {};
  for (const { id, name, trashed, modifiedAt, book, ids } of files) {
    const bytes = await xlsxOf(book, modifiedAt);
    const path = disk.write(trashed ? `${PLACE}/${BIN}` : PLACE, name, ".xlsx", bytes);
    state[id] = { path, ...savedBook(book, ids, bytes) };
  }
  disk.sweep(before.map(({ path }) => path));
  mkdirSync(dirname(stateFile(dir)), { recursive: true });
  writeFileSync(stateFile(dir), JSON.stringify(state));
}

/** Reads them back; values that a person changed in an .xlsx meanwhile are taken over. */
export async function openSpreadsheets(dir: string): Promise<Map<string, { book: Book; ids: number }>> {
  const { saved, books } = readState(dir);
  const opened = new Map<string, { book: Book; ids: number }>();
  for (const [id, book] of books) {
    const one = saved[id];
    if (one) opened.set(id, { book: await withEdits(book, one, join(dir, one.path)), ids: one.state.ids });
  }
  return opened;
}

const ROOM = 12;
const states = new Remembered((json) => {
  const saved = JSON.parse(json.toString("utf8")) as State;
  return { saved, books: Object.entries(saved).map(([id, { state }]) => [id, bookOf(state)] as const) };
}, ROOM);

function readState(dir: string): { saved: State; books: readonly (readonly [string, Book])[] } {
  const path = stateFile(dir);
  return existsSync(path) ? states.of(path, readFileSync(path)) : { saved: {}, books: [] };
}

function stateFile(dir: string): string {
  return join(dir, "state", "spreadsheets.json");
}
