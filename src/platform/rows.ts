/**
 * Sheets as tables. Reading: the whole sheet at once, once a table and run. Writing: the add-on's own columns only, in
 * blocks, by key; checked-write.ts sees to it that rows which staff move meanwhile come to no harm.
 */
import type { Patch, Row, Table } from "../core/table.ts";
import { OfficeError } from "../core/errors.ts";
import { toSheet } from "./cells.ts";
import { settle, type Wish } from "./checked-write.ts";
import { layoutOf, parseRow, type Layout, type SheetValue } from "./layout.ts";
import { keyOf, type Page } from "./sheet-page.ts";

/** What could not be written because staff deleted the row meanwhile, or kept moving rows. */
export interface Unwritten {
  readonly sheet: string;
  readonly key: string;
  readonly why: string;
  /** Whether the row is there no more; otherwise it may be written by trying again. */
  readonly gone: boolean;
}

export interface ReadOptions {
  /** Unreadable cells become blank instead of stopping: for intake, which one bad cell elsewhere must not stop. */
  readonly lenient?: boolean;
  /** Takes the cells that were left blank so. */
  readonly unreadable?: Unreadable[];
  /** A sheet that is not there has no rows: 初期設定 of this version has yet to make it. */
  readonly absent?: boolean;
}

export interface Unreadable {
  /** Key of the row, as it stands in the sheet. */
  readonly key: string;
  /** Name of the declared column. */
  readonly column: string;
  /** What is wrong, where, and what to do. */
  readonly error: OfficeError;
}

/** How often a sheet is read again when rows or columns came in while it was read. */
const READINGS = 3;

export class Rows {
  private readonly known = new Map<string, Page>();
  /** Rows that staff took away under a write; the entry turns them into 要確認. */
  readonly unwritten: Unwritten[] = [];

  constructor(private readonly book: GoogleAppsScript.Spreadsheet.Spreadsheet) {}

  /** All rows of a table. Throws OfficeError for a missing or doubled header, a doubled key or an unreadable cell. */
  read<T extends Table>(table: T, options: ReadOptions = {}): Row<T>[] {
    if (options.absent && !this.find(table)) return [];
    const { layout, grid } = this.open(table);
    const rows: Row<T>[] = [];
    const places = new Map<string, number>();
    grid.forEach((raw, index) => {
      const key = keyOf(layout, raw);
      if (key === "") return;
      const first = places.get(key);
      if (first !== undefined && !options.lenient) throw doubledKey(table, layout, key, first, index + 2);
      places.set(key, index + 2);
      const tell = (column: string, error: OfficeError): void => void options.unreadable?.push({ key, column, error });
      rows.push(parseRow(table, layout, raw, index + 2, options.lenient ? tell : undefined));
    });
    return rows;
  }

  /** Adds rows below the last one, in one checked block. A row whose key stands there already is left as it is. */
  append<T extends Table>(table: T, rows: readonly Row<T>[]): readonly Unwritten[] {
    return rows.length === 0 ? [] : this.appendTo(table, rows, this.readSheet(table));
  }

  /** Setup only: the first rows of a table. Answers whether they went in: not where there is a row already. */
  begin<T extends Table>(table: T, rows: readonly Row<T>[]): boolean {
    const page = this.readSheet(table);
    if (rows.length === 0 || page.grid.some((raw) => keyOf(page.layout, raw) !== "")) return false;
    this.appendTo(table, rows, page);
    return true;
  }

  /**
   * Adds one line without reading the sheet but for its headers, by the atomic appendRow: for the log, whose words are
   * our own. Text of others must not come this way, since appendRow would run it as a formula.
   */
  appendLine<T extends Table>(table: T, row: Row<T>): void {
    const sheet = this.sheetOf(table);
    const layout = layoutOf(table, headersOf(sheet));
    const values = printedOf(table, row);
    const line = Array.from({ length: layout.width }, (_, index) => values[layout.nameAt(index + 1) ?? ""] ?? "");
    sheet.appendRow(line);
    SpreadsheetApp.flush();
    this.known.delete(table.name);
    const now = layoutOf(table, headersOf(sheet));
    if (Object.keys(table.columns).some((name) => now.columnOf(name) !== layout.columnOf(name)))
      this.straighten(table, values, line, layout.columnOf(table.key) - 1);
  }

  /** Changes the add-on's columns of rows found by key; other columns are never touched. Answers what it could not write. */
  update<T extends Table>(table: T, patches: readonly Patch<T>[]): readonly Unwritten[] {
    if (patches.length === 0) return [];
    refuseForeignColumns(table, patches);
    return this.write(table, wishOf(table, patches), [], this.readSheet(table));
  }

  /** As `update`, where the person at the keyboard has just said in a dialog what goes into the staff's own columns. */
  updateAsTold<T extends Table>(table: T, patches: readonly Patch<T>[]): readonly Unwritten[] {
    return patches.length === 0 ? [] : this.write(table, wishOf(table, patches), [], this.readSheet(table));
  }

  /** Setup only: gives cells of a staff column, by key, their first values, or mends ones that no longer work. */
  mend<T extends Table>(table: T, name: keyof Row<T> & string, values: ReadonlyMap<string, string>): void {
    if (values.size === 0) return;
    const page = this.readSheet(table);
    const there = page.grid.map((raw) => keyOf(page.layout, raw)).filter((key) => values.has(key));
    const wish = there.map((key) => [key, { [name]: values.get(key) ?? "" }] as const);
    if (wish.length > 0) this.write(table, new Map(wish), [], page);
  }

  /** Forgets what was read, so that the next read sees the sheet as it is now. */
  forget(table?: Table): void {
    if (table) this.known.delete(table.name);
    else this.known.clear();
  }

  private appendTo<T extends Table>(table: T, rows: readonly Row<T>[], page: Page): readonly Unwritten[] {
    const present = new Set(page.grid.map((raw) => keyOf(page.layout, raw)));
    const printed = rows.map((row) => printedOf(table, row));
    const fresh = new Map(printed.map((values) => [String(values[table.key] ?? ""), values] as const));
    for (const key of present) fresh.delete(key);
    return this.write(table, fresh, [...fresh.keys()], page);
  }

  private write(table: Table, wish: Wish, fresh: readonly string[], page: Page): readonly Unwritten[] {
    const settled = settle(table, wish, fresh, page, () => this.readSheet(table));
    this.known.set(table.name, settled.page);
    const unwritten = settled.unwritten.map((each) => ({ sheet: table.name, ...each }));
    this.unwritten.push(...unwritten);
    return unwritten;
  }

  /** Columns came in under an appended line, whose key stood `at`: its cells go where they belong. */
  private straighten(table: Table, values: Record<string, SheetValue>, line: readonly SheetValue[], at: number): void {
    const page = this.readSheet(table);
    const key = String(values[table.key] ?? "");
    const row = page.grid.findIndex((raw) => String(raw[at] ?? "") === key);
    const block = row < 0 ? [] : [{ row: row + 2, column: 1, values: [line] }];
    this.known.set(
      table.name,
      settle(table, new Map([[key, values]]), [key], page, () => this.readSheet(table), block).page,
    );
  }

  private open(table: Table): Page {
    return this.known.get(table.name) ?? this.readSheet(table);
  }

  /**
   * The sheet as it stands now. Its range is found by one call and read by the next: a row or column that staff insert
   * between the two pushes the last one out of it, so it is read again.
   */
  private readSheet(table: Table): Page {
    const sheet = this.sheetOf(table);
    for (let reading = 1; ; reading++) {
      const values = sheet.getDataRange().getValues() as SheetValue[][];
      if (sheet.getLastRow() > values.length) {
        if (reading < READINGS) continue;
        throw new OfficeError(
          "読んでいる間に行が増え続けました",
          { sheet: table.name },
          "ほかの人の入力が落ち着いてから、もう一度実行してください",
        );
      }
      const page = this.pageOf(table, sheet, values, reading === READINGS);
      if (page) return page;
    }
  }

  /** Undefined when a header is not found: it may just have been pushed out. */
  private pageOf(
    table: Table,
    sheet: GoogleAppsScript.Spreadsheet.Sheet,
    values: SheetValue[][],
    last: boolean,
  ): Page | undefined {
    const titles = (values[0] ?? []).map((title) => String(title).trim());
    let layout: Layout;
    try {
      layout = layoutOf(table, titles);
    } catch (thrown) {
      if (!last && sheet.getLastColumn() > titles.length) return undefined;
      throw thrown;
    }
    const page: Page = { sheet, titles, layout, grid: values.slice(1) };
    this.known.set(table.name, page);
    return page;
  }

  private find(table: Table): GoogleAppsScript.Spreadsheet.Sheet | null {
    return this.known.get(table.name)?.sheet ?? this.book.getSheetByName(table.name);
  }

  private sheetOf(table: Table): GoogleAppsScript.Spreadsheet.Sheet {
    const sheet = this.find(table);
    if (sheet) return sheet;
    throw new OfficeError(
      `「${table.name}」シートがありません`,
      { sheet: table.name },
      "メニュー「在宅連携 > 初期設定」を実行すると作り直します",
    );
  }
}

const headersOf = (sheet: GoogleAppsScript.Spreadsheet.Sheet): SheetValue[] =>
  (sheet.getRange(1, 1, 1, sheet.getLastColumn()).getValues()[0] ?? []) as SheetValue[];

/** A row's cells as they go into the sheet, by name of column. */
function printedOf<T extends Table>(table: T, row: Partial<Row<T>>): Record<string, SheetValue> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      const column = table.columns[name];
      if (!column) throw new Error(`${table.name}: no column ${name}`);
      return [name, toSheet(column.cell.kind, column.cell.print(value))];
    }),
  );
}

/** Several patches of one row are one wish. */
function wishOf<T extends Table>(table: T, patches: readonly Patch<T>[]): Wish {
  const wish = new Map<string, Record<string, SheetValue>>();
  for (const { key, values } of patches) wish.set(key, { ...wish.get(key), ...printedOf(table, values) });
  return wish;
}

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
