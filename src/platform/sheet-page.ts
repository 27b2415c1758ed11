/** A sheet as one reading found it, and what its rows held before any of our writes touched them. */
import { isDate } from "./cells.ts";
import type { Layout, SheetValue } from "./layout.ts";

/** A sheet as it was read: its header line, its layout, and its rows in sheet order. */
export interface Page {
  readonly sheet: GoogleAppsScript.Spreadsheet.Sheet;
  readonly titles: readonly string[];
  readonly layout: Layout;
  readonly grid: readonly SheetValue[][];
}

/** A cell that must change; `row` is an index of the grid, `column` a place from 1. */
export interface Change {
  readonly row: number;
  readonly column: number;
  readonly value: SheetValue;
}

/** The key of a raw row; "" for a row without one. */
export function keyOf(layout: Layout, raw: readonly SheetValue[]): string {
  return String(raw[layout.columnOf(layout.key) - 1] ?? "").trim();
}

export const keysOf = (page: Page): string[] => page.grid.map((raw) => keyOf(page.layout, raw));

/** What each row held before any of our writes touched it: by key, then by header. */
export class Truth {
  private readonly rows = new Map<string, ReadonlyMap<string, SheetValue>>();
  private readonly doubled = new Set<string>();
  private keyless: ReadonlyMap<number, SheetValue[]> | undefined;

  /** Rows not seen before are as they stand, but for what is being put back. */
  learn(page: Page, changes: readonly Change[]): void {
    const put = new Map(changes.map((change) => [`${change.row} ${change.column}`, change.value]));
    const keys = keysOf(page);
    this.keyless ??= new Map(page.grid.flatMap((raw, row) => (keys[row] === "" ? [[row, raw] as const] : [])));
    const seenNow = new Set<string>();
    page.grid.forEach((raw, row) => {
      const key = keys[row] ?? "";
      if (key === "") return;
      if (seenNow.has(key)) this.doubled.add(key);
      seenNow.add(key);
      if (!this.rows.has(key))
        this.rows.set(
          key,
          new Map(page.titles.map((title, at) => [title, put.get(`${row} ${at + 1}`) ?? raw[at] ?? ""])),
        );
    });
  }

  /** What belongs into a cell; "" in a row that was not there before; undefined where nobody can tell. */
  at(page: Page, row: number, column: number): SheetValue | undefined {
    const key = keyOf(page.layout, page.grid[row] ?? []);
    if (this.doubled.has(key)) return undefined;
    if (key === "") return this.keyless?.get(row)?.[column - 1] ?? "";
    return this.rows.get(key)?.get(page.titles[column - 1] ?? "") ?? "";
  }

  knows(key: string): boolean {
    return this.rows.has(key) && !this.doubled.has(key);
  }
}

/** Sheets keep line ends in their own way. */
export function same(a: SheetValue, b: SheetValue): boolean {
  return isDate(a) && isDate(b) ? a.getTime() === b.getTime() : plain(a) === plain(b);
}

const plain = (value: SheetValue): string => String(value).replace(/\r\n?/g, "\n");
