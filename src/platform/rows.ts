/**
 * Sheets as tables. Reading: one call a table and run. Writing: the add-on's own columns only, in blocks, by key.
 *
 * Staff may sort, filter, insert or delete rows between any two of our calls. So every write is checked: the sheet is
 * read again afterwards, and where rows had moved the block is written again by key, three times at most. Google
 * offers no conditional write; this is what can be had without one.
 */
import { columnNames, type Patch, type Row, type Table } from "../core/table.ts";
import { OfficeError } from "../core/errors.ts";
import { formatFor, toSheet } from "./cells.ts";
import { layoutOf, parseRow, type Layout, type SheetValue } from "./layout.ts";

/** What one run knows of one sheet: its layout, and its rows by key as they were read. */
interface Known {
  readonly sheet: GoogleAppsScript.Spreadsheet.Sheet;
  layout: Layout;
  /** Raw rows in sheet order, header excluded. */
  grid: SheetValue[][];
}

/** What could not be written because staff deleted the row meanwhile, or kept moving rows. */
export interface Unwritten {
  readonly sheet: string;
  readonly key: string;
  readonly why: string;
}

export interface ReadOptions {
  /** Unreadable cells become blank instead of stopping: for intake, which one bad cell elsewhere must not stop. */
  readonly lenient?: boolean;
}

const ATTEMPTS = 3;

export class Rows {
  private readonly known = new Map<string, Known>();
  /** Rows that staff took away under a write; the entry turns them into 要確認. */
  readonly unwritten: Unwritten[] = [];

  constructor(private readonly book: GoogleAppsScript.Spreadsheet.Spreadsheet) {}

  /** All rows of a table. Throws OfficeError for a missing or doubled header, a doubled key or an unreadable cell. */
  read<T extends Table>(table: T, options: ReadOptions = {}): Row<T>[] {
    const { layout, grid } = this.open(table);
    const rows: Row<T>[] = [];
    const places = new Map<string, number>();
    grid.forEach((raw, index) => {
      const key = keyOf(layout, raw);
      if (key === "") return;
      const first = places.get(key);
      if (first !== undefined && !options.lenient) throw doubledKey(table, layout, key, first, index + 2);
      places.set(key, index + 2);
      rows.push(parseRow(table, layout, raw, index + 2, options.lenient ?? false));
    });
    return rows;
  }

  /** Row number in the sheet of each key, as read: to point staff to a place. */
  placeOf(table: Table, key: string): number | undefined {
    const { layout, grid } = this.open(table);
    const index = grid.findIndex((raw) => keyOf(layout, raw) === key);
    return index < 0 ? undefined : index + 2;
  }

  /** Adds rows below the last one, in one checked block. */
  append<T extends Table>(table: T, rows: readonly Row<T>[]): void {
    if (rows.length === 0) return;
    const known = this.reopen(table);
    const fresh = rows.map((row) => printRow(table, known.layout, row));
    this.settleAppend(table, known, fresh, appendBlock(table, known, fresh));
  }

  /**
   * Adds one line without reading the sheet but for its headers, by the atomic appendRow: for the log, whose words are
   * our own. Text of others must not come this way, since appendRow would run it as a formula.
   */
  appendLine<T extends Table>(table: T, row: Row<T>): void {
    const sheet = this.sheetOf(table);
    const headers = sheet.getRange(1, 1, 1, sheet.getLastColumn()).getValues() as SheetValue[][];
    sheet.appendRow(printRow(table, layoutOf(table, headers[0] ?? []), row));
    this.known.delete(table.name);
  }

  /** Changes the add-on's columns of rows found by key; other columns are never touched. */
  update<T extends Table>(table: T, patches: readonly Patch<T>[]): void {
    if (patches.length === 0) return;
    refuseForeignColumns(table, patches);
    const known = this.open(table);
    const wanted = new Map(patches.map((patch) => [patch.key, patch.values]));
    let order = this.keysNow(known);
    let hit: [number, number] | undefined;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      hit = writeBlocks(table, known, wanted, order, hit);
      SpreadsheetApp.flush();
      const after = this.keysNow(known);
      const calm = after.length === order.length && after.every((key, index) => key === order[index]);
      order = after;
      if (calm) return this.remember(table, known, wanted, order);
    }
    for (const key of wanted.keys())
      this.unwritten.push({ sheet: table.name, key, why: "書き込みの間に行が動き続けました" });
    this.known.delete(table.name);
  }

  /** Setup only: gives a cell of a staff column its first value, or mends one that no longer works. */
  mend<T extends Table>(table: T, key: string, name: keyof Row<T> & string, value: string): void {
    const place = this.placeOf(table, key);
    if (place === undefined) return;
    const { sheet, layout } = this.open(table);
    sheet.getRange(place, layout.columnOf(name)).setNumberFormat("@").setValue(value);
    this.forget(table);
  }

  /** Forgets what was read, so that the next read sees the sheet as it is now. */
  forget(table?: Table): void {
    if (table) this.known.delete(table.name);
    else this.known.clear();
  }

  private open(table: Table): Known {
    const seen = this.known.get(table.name);
    if (seen) return seen;
    return this.reopen(table);
  }

  private reopen(table: Table): Known {
    const sheet = this.sheetOf(table);
    const values = sheet.getDataRange().getValues() as SheetValue[][];
    const known: Known = { sheet, layout: layoutOf(table, values[0] ?? []), grid: values.slice(1) };
    this.known.set(table.name, known);
    return known;
  }

  private sheetOf(table: Table): GoogleAppsScript.Spreadsheet.Sheet {
    const sheet = this.known.get(table.name)?.sheet ?? this.book.getSheetByName(table.name);
    if (sheet) return sheet;
    throw new OfficeError(
      `「${table.name}」シートがありません`,
      { sheet: table.name },
      "メニュー「在宅連携 > 初期設定」を実行すると作り直します",
    );
  }

  /** The key column as it stands in the sheet at this moment. */
  private keysNow(known: Known): string[] {
    const last = Math.max(known.sheet.getLastRow(), 1);
    if (last < 2) return [];
    const column = known.layout.columnOf(known.layout.key);
    return known.sheet
      .getRange(2, column, last - 1, 1)
      .getValues()
      .map((row) => String(row[0] ?? "").trim());
  }

  /**
   * After an append: every new row must be there once, and no old one covered. `at` is the sheet row where the block
   * began.
   */
  private settleAppend(table: Table, before: Known, fresh: SheetValue[][], at: number): void {
    SpreadsheetApp.flush();
    let start = at;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const now = this.reopen(table);
      const present = new Set(now.grid.map((raw) => keyOf(now.layout, raw)));
      const covered = pushedDown(before, now, start, present) ? before.grid : [];
      const lost = [...covered, ...fresh].filter((raw) => missing(before.layout, raw, present));
      if (lost.length === 0) return;
      start = appendBlock(table, now, lost);
      SpreadsheetApp.flush();
    }
    this.unwritten.push({ sheet: table.name, key: "", why: "追加の間に行が動き続けました" });
  }

  private remember(
    table: Table,
    known: Known,
    wanted: Map<string, Record<string, unknown>>,
    order: readonly string[],
  ): void {
    const present = new Set(order);
    for (const raw of known.grid) {
      const values = wanted.get(keyOf(known.layout, raw));
      if (values) for (const name of Object.keys(values)) setCell(table, known.layout, raw, name, values[name]);
    }
    for (const key of wanted.keys())
      if (!present.has(key)) this.unwritten.push({ sheet: table.name, key, why: "書き込む前に行が削除されました" });
  }
}

function keyOf(layout: Layout, raw: readonly SheetValue[]): string {
  return String(raw[layout.columnOf(layout.key) - 1] ?? "").trim();
}

const missing = (layout: Layout, raw: readonly SheetValue[], present: ReadonlySet<string>): boolean => {
  const key = keyOf(layout, raw);
  return key !== "" && !present.has(key);
};

/**
 * Whether rows were inserted above just before our block landed at row `at`, so that it covered the last of the old
 * rows: then fewer of them are left than stood above `at`, and the line above the block is still a row. Where staff
 * deleted a row instead, that line is blank; a row deleted earlier had already moved `at` up.
 */
function pushedDown(before: Known, now: Known, at: number, present: ReadonlySet<string>): boolean {
  const keys = before.grid.map((raw) => keyOf(before.layout, raw));
  const stood = at - 2 - keys.filter((key) => key === "").length;
  const left = keys.filter((key) => key !== "" && present.has(key)).length;
  const above = now.grid[at - 3];
  return left < stood && above !== undefined && keyOf(now.layout, above) !== "";
}

/**
 * Writes rows below the last one and answers the sheet row where they begin. Columns that the office added for itself
 * are left out, unless a covered row is being put back with what stood there.
 */
function appendBlock(table: Table, known: Known, rows: readonly SheetValue[][]): number {
  const at = known.sheet.getLastRow() + 1;
  const needed = at + rows.length - 1 - known.sheet.getMaxRows();
  if (needed > 0) known.sheet.insertRowsAfter(known.sheet.getMaxRows(), needed);
  for (const run of known.layout.runs(columnNames(table))) {
    const block = rows.map((row) => row.slice(run.from - 1, run.from - 1 + run.names.length));
    writeBlock(table, known.sheet.getRange(at, run.from, block.length, run.names.length), run.names, block);
  }
  return at;
}

/** Formats first, so that no text is read as a formula, a number or a date. */
function writeBlock(
  table: Table,
  range: GoogleAppsScript.Spreadsheet.Range,
  names: readonly string[],
  block: SheetValue[][],
): void {
  range.setNumberFormats(
    block.map((row) =>
      row.map((value, index) => formatFor(table.columns[names[index] ?? ""]?.cell.format ?? "@", value)),
    ),
  );
  range.setValues(block);
}

/** Writes the own columns of the rows that change (and of those wrongly hit before), in one block a run of columns. */
function writeBlocks(
  table: Table,
  known: Known,
  wanted: ReadonlyMap<string, Record<string, unknown>>,
  order: readonly string[],
  hit: [number, number] | undefined,
): [number, number] | undefined {
  const touched = order.flatMap((key, index) => (wanted.has(key) ? [index] : []));
  if (hit) touched.push(hit[0], Math.min(hit[1], order.length - 1));
  if (touched.length === 0) return hit;
  const [first, last] = [Math.min(...touched), Math.max(...touched)];
  const names = [...new Set([...wanted.values()].flatMap((values) => Object.keys(values)))];
  const byKey = new Map(known.grid.map((raw) => [keyOf(known.layout, raw), raw]));
  for (const run of known.layout.runs(names)) {
    const block = order.slice(first, last + 1).map((key) =>
      run.names.map((name) => {
        const values = wanted.get(key);
        if (values && name in values) return toSheet(cellKind(table, name), printed(table, name, values[name]));
        const raw = byKey.get(key)?.[known.layout.columnOf(name) - 1] ?? "";
        return typeof raw === "string" ? toSheet(cellKind(table, name), raw) : raw;
      }),
    );
    writeBlock(table, known.sheet.getRange(first + 2, run.from, block.length, run.names.length), run.names, block);
  }
  return [first, last];
}

function printRow<T extends Table>(table: T, layout: Layout, row: Row<T>): SheetValue[] {
  const raw: SheetValue[] = Array.from({ length: layout.width }, () => "");
  for (const name of columnNames(table)) setCell(table, layout, raw, name, (row as Record<string, unknown>)[name]);
  return raw;
}

function setCell(table: Table, layout: Layout, raw: SheetValue[], name: string, value: unknown): void {
  raw[layout.columnOf(name) - 1] = toSheet(cellKind(table, name), printed(table, name, value));
}

function printed(table: Table, name: string, value: unknown): string | number | boolean {
  const column = table.columns[name];
  if (!column) throw new Error(`${table.name}: no column ${name}`);
  return column.cell.print(value);
}

const cellKind = (table: Table, name: string): string => table.columns[name]?.cell.kind ?? "text";

/** A slip of ours, never of staff: a command tried to write a column that staff own. */
function refuseForeignColumns<T extends Table>(table: T, patches: readonly Patch<T>[]): void {
  const foreign = patches
    .flatMap((patch) => Object.keys(patch.values))
    .find((name) => table.columns[name]?.writer === "staff");
  if (foreign !== undefined) throw new Error(`${table.name}: ${foreign} is written by staff only`);
}

function doubledKey(table: Table, layout: Layout, key: string, first: number, second: number): OfficeError {
  return new OfficeError(
    `「${layout.headerOf(layout.key)}」${key} の行が2つあります（${first}行目と${second}行目）`,
    { sheet: table.name, row: second, column: layout.headerOf(layout.key) },
    "写した行を削除するか、番号を直してから、もう一度実行してください",
  );
}
