/**
 * Writing into a sheet in which staff may sort, insert and delete rows and columns between any two of our calls.
 * Google offers no conditional write, so a write is a wish by key and header, and it is settled: read, write what
 * differs, flush, read again, until the sheet says what was wished and what stood there before stands there still.
 *
 * What a write that landed elsewhere has hit is known by its place and its values, and is put back by key. New rows go
 * into rows inserted for them, so that they never cover one of staff. Three attempts; then a person must look.
 */
import { columnNames, type Table } from "../core/table.ts";
import { formatFor, fromSheet, isDate } from "./cells.ts";
import type { SheetValue } from "./layout.ts";
import { keyOf, keysOf, same, Truth, type Change, type Page } from "./sheet-page.ts";

/** What is to stand where: by key, then by name of a declared column. */
export type Wish = ReadonlyMap<string, Readonly<Record<string, SheetValue>>>;

export interface Settled {
  readonly page: Page;
  /** Keys whose wish does not stand in the sheet, and why. */
  readonly unwritten: readonly { readonly key: string; readonly why: string; readonly gone: boolean }[];
}

/** What was written where; row and column are places in the sheet, from 1. */
export interface Block {
  readonly row: number;
  readonly column: number;
  readonly values: readonly (readonly SheetValue[])[];
}

const ATTEMPTS = 3;
const MOVED = "書き込みの間に行が動き続けました";
const GONE = "書き込む前に行が削除されました";

/**
 * Makes `wish` true; keys of `fresh` that the sheet lacks become new rows below the last. `read` reads the sheet anew;
 * `written` is what was put into it already and may have gone astray.
 */
export function settle(
  table: Table,
  wish: Wish,
  fresh: readonly string[],
  first: Page,
  read: () => Page,
  written: Block[] = [],
): Settled {
  const truth = new Truth();
  let page = first;
  for (let attempt = 0; ; attempt++) {
    const changes = changesIn(page, wish, truth, written);
    const present = new Set(keysOf(page));
    const missing = fresh.filter((key) => !present.has(key));
    truth.learn(page, changes);
    if (changes.length === 0 && missing.length === 0) return { page, unwritten: gone(page, wish) };
    if (attempt === ATTEMPTS) return { page, unwritten: moved(page, wish, changes, missing) };
    written = [];
    const failure = attemptWrite(table, page, { wish, changes, missing }, written);
    const before = page;
    page = read();
    // A column that moved in may have refused our values; what had been written by then is put right first.
    if (failure && stoodStill(before, page)) throw failure.thrown;
  }
}

interface Task {
  readonly wish: Wish;
  readonly changes: readonly Change[];
  readonly missing: readonly string[];
}

/** Writes and flushes; what was begun is noted in `written`, whatever fails. */
function attemptWrite(
  table: Table,
  page: Page,
  { wish, changes, missing }: Task,
  written: Block[],
): { thrown: unknown } | undefined {
  try {
    writeChanges(table, page, changes, written);
    appendRows(table, page, wish, missing, written);
    SpreadsheetApp.flush();
    return undefined;
  } catch (thrown) {
    return { thrown };
  }
}

/** Cells that are not as they are wished, and cells that our last write hit by mistake. */
function changesIn(page: Page, wish: Wish, truth: Truth, written: readonly Block[]): Change[] {
  const changes = new Map<string, Change>();
  const want = (row: number, column: number, value: SheetValue): void => {
    if (!same(page.grid[row]?.[column - 1] ?? "", value)) changes.set(`${row} ${column}`, { row, column, value });
  };
  for (const { row, column, value } of strayCells(page, written)) {
    const right = truth.at(page, row, column);
    if (right !== undefined && !same(right, value)) want(row, column, right);
  }
  const names = written.length === 0 ? [] : namesIn(wish);
  page.grid.forEach((raw, row) => {
    const key = keyOf(page.layout, raw);
    const wished = wish.get(key);
    for (const name of names) {
      const column = page.layout.columnOf(name);
      const right = truth.knows(key) && !(wished && name in wished) ? truth.at(page, row, column) : undefined;
      if (right !== undefined) want(row, column, right);
    }
    for (const [name, value] of Object.entries(wished ?? {})) {
      changes.delete(`${row} ${page.layout.columnOf(name)}`);
      want(row, page.layout.columnOf(name), value);
    }
  });
  return [...changes.values()];
}

/** Cells that hold exactly what the last write put there, blanks too: right or wrong is for key and header to say. */
function strayCells(page: Page, written: readonly Block[]): Change[] {
  return written.flatMap((block) =>
    block.values.flatMap((line, down) =>
      line.flatMap((value, right) => {
        const [row, column] = [block.row - 2 + down, block.column + right];
        const there = page.grid[row]?.[column - 1];
        return there !== undefined && same(there, value) ? [{ row, column, value }] : [];
      }),
    ),
  );
}

/** One block a run of columns, over the rows from the first change to the last; the rest is written as it was read. */
function writeChanges(table: Table, page: Page, changes: readonly Change[], written: Block[]): void {
  if (changes.length === 0) return;
  const rows = changes.map((change) => change.row);
  const [first, last] = [rows.reduce((a, b) => Math.min(a, b)), rows.reduce((a, b) => Math.max(a, b))];
  const put = new Map(changes.map((change) => [`${change.row} ${change.column}`, change.value]));
  for (const { from, width } of runsOf(changes.map((change) => change.column))) {
    const values = page.grid
      .slice(first, last + 1)
      .map((raw, down) =>
        Array.from(
          { length: width },
          (_, right) => put.get(`${first + down} ${from + right}`) ?? raw[from - 1 + right] ?? "",
        ),
      );
    writeBlock(table, page, { row: first + 2, column: from, values }, written);
  }
}

/** Rows inserted below the last one and filled; columns that the office added for itself stay empty. */
function appendRows(table: Table, page: Page, wish: Wish, keys: readonly string[], written: Block[]): void {
  if (keys.length === 0) return;
  const row = page.grid.length + 2;
  const most = page.sheet.getMaxRows();
  // Before a blank row, so that the new ones look like it and not like the header.
  if (row <= most) page.sheet.insertRowsBefore(row, keys.length);
  else page.sheet.insertRowsAfter(most, keys.length);
  for (const run of page.layout.runs(columnNames(table))) {
    const values = keys.map((key) => run.names.map((name) => wish.get(key)?.[name] ?? ""));
    writeBlock(table, page, { row, column: run.from, values }, written);
  }
}

/** Formats first, so that no text is read as a formula, a number or a date. */
function writeBlock(table: Table, page: Page, block: Block, written: Block[]): void {
  const { row, column, values } = block;
  written.push(block);
  const range = page.sheet.getRange(row, column, values.length, values[0]?.length ?? 0);
  range.setNumberFormats(
    values.map((line) => line.map((value, right) => formatFor(formatOf(table, page, column + right, value), value))),
  );
  range.setValues(values.map((line) => [...line]));
}

function formatOf(table: Table, page: Page, column: number, value: SheetValue): string {
  const name = page.layout.nameAt(column);
  const declared = name === undefined ? undefined : table.columns[name];
  return declared?.cell.format ?? (isDate(value) ? "yyyy/mm/dd" : "General");
}

function runsOf(columns: readonly number[]): { from: number; width: number }[] {
  const runs: { from: number; width: number }[] = [];
  for (const column of [...new Set(columns)].sort((a, b) => a - b)) {
    const last = runs[runs.length - 1];
    if (last && last.from + last.width === column) last.width++;
    else runs.push({ from: column, width: 1 });
  }
  return runs;
}

const namesIn = (wish: Wish): string[] => [...new Set([...wish.values()].flatMap((values) => Object.keys(values)))];

/** Whether rows and columns stand where they stood; new rows below them aside. */
function stoodStill(before: Page, after: Page): boolean {
  const now = keysOf(after);
  return before.titles.join("\n") === after.titles.join("\n") && keysOf(before).every((key, row) => now[row] === key);
}

function gone(page: Page, wish: Wish): Settled["unwritten"] {
  const present = new Set(keysOf(page));
  return [...wish.keys()].filter((key) => !present.has(key)).map((key) => ({ key, why: GONE, gone: true }));
}

/** Every row that does not hold what it should, with what that is, so that staff can put it right by hand. */
function moved(page: Page, wish: Wish, changes: readonly Change[], missing: readonly string[]): Settled["unwritten"] {
  const open = new Map<string, string[]>(missing.map((key) => [key, []]));
  for (const { row, column, value } of changes) {
    const key = keyOf(page.layout, page.grid[row] ?? []);
    open.set(key, [...(open.get(key) ?? []), `${page.titles[column - 1] ?? ""}＝${shown(value)}`]);
  }
  const late = [...open].map(([key, cells]) => {
    const due = cells.length === 0 ? "" : `。入るはずの値：${cells.join("、").slice(0, 500)}`;
    return { key, why: `${MOVED}${due}`, gone: false };
  });
  return [...gone(page, wish).filter(({ key }) => !open.has(key)), ...late];
}

const shown = (value: SheetValue): string => (value === "" ? "（空）" : String(fromSheet(value)));
