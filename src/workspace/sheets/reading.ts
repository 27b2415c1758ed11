/** The workbook as tests and the page read it: free, and only what is flushed when read outside a run. */
import { contentOf } from "./cells.ts";
import { shown, valueForScripts } from "./content.ts";
import type { Desk } from "./desk.ts";
import type { Chart, Grid } from "./grid.ts";
import { guardsOver } from "./grid.ts";
import { highlightAt } from "./highlights.ts";
import { listed } from "./writing.ts";

/** A cell as the page draws it. */
export interface CellView {
  text: string;
  background: string | null;
  color: string | null;
  bold: boolean;
  wrap: boolean;
  /** Text that goes on over blank cells beside it. */
  spills: boolean;
  note: string;
  /** Entries of a drop-down; undefined where there is none. */
  list: string[] | undefined;
  /** Ticked or not; undefined where there is no checkbox. */
  checked: boolean | undefined;
  guarded: "" | "warning" | "locked";
}

export interface SheetView {
  id: number;
  name: string;
  hidden: boolean;
  tabColor: string | null;
  frozenRows: number;
  frozenColumns: number;
  columns: { width: number; hidden: boolean }[];
  /** Rows up to the last one with content, and the asked number of further ones. */
  rows: { row: number; hidden: boolean; cells: CellView[] }[];
}

export class Reading {
  constructor(private readonly desk: Desk) {}

  /** Sheet names in order. */
  sheets(): string[] {
    return this.desk.book.grids.map((grid) => grid.name);
  }

  /** Rows below the header as records by header: texts, numbers, booleans, Dates; "" is blank. Empty rows are left out. */
  rows(sheet: string): Record<string, unknown>[] {
    const grid = this.grid(sheet);
    return this.records(grid, (row, column) => valueForScripts(this.desk, grid.cell(row, column)));
  }

  /** The same as the texts that staff see. */
  texts(sheet: string): Record<string, string>[] {
    const grid = this.grid(sheet);
    return this.records(grid, (row, column) => shown(grid.cell(row, column)));
  }

  headers(sheet: string): string[] {
    const grid = this.grid(sheet);
    return Array.from({ length: grid.lastColumn() }, (_, at) => shown(grid.cell(1, at + 1)));
  }

  /** 1-based number of the column with this header in row 1. */
  columnOf(sheet: string, header: string): number {
    const at = this.headers(sheet).indexOf(header);
    if (at < 0) throw new Error(`シート「${sheet}」に列「${header}」がありません`);
    return at + 1;
  }

  /** Number of the first row (from 2) that holds the value under the header, compared as shown text. */
  rowOf(sheet: string, header: string, text: string): number {
    const [grid, column] = [this.grid(sheet), this.columnOf(sheet, header)];
    for (let row = 2; row <= grid.lastRow(); row++) if (shown(grid.cell(row, column)) === text) return row;
    throw new Error(`シート「${sheet}」の列「${header}」に「${text}」がありません`);
  }

  /** A sheet as the page draws it, with `spare` blank rows at the end. */
  view(sheet: string, spare = 5): SheetView {
    const grid = this.grid(sheet);
    const width = Math.max(grid.lastColumn(), 1);
    const height = Math.min(grid.maxRows, grid.lastRow() + spare);
    // prettier-ignore
    return {
      id: grid.id, name: grid.name, hidden: grid.hidden, tabColor: grid.tabColor,
      frozenRows: grid.frozenRows, frozenColumns: grid.frozenColumns,
      columns: Array.from({ length: width }, (_, at) => grid.column(at + 1)),
      rows: Array.from({ length: height }, (_, at) => ({
        row: at + 1,
        hidden: grid.row(at + 1).hidden || grid.row(at + 1).filtered,
        cells: Array.from({ length: width }, (_, c) => this.cell(grid, at + 1, c + 1)),
      })),
    };
  }

  /** Charts of a sheet, in the order in which they were inserted. */
  charts(sheet: string): readonly Chart[] {
    return this.grid(sheet).charts;
  }

  grid(sheet: string): Grid {
    const grid = this.desk.book.byName(sheet);
    if (!grid) throw new Error(`シート「${sheet}」がありません`);
    return grid;
  }

  private cell(grid: Grid, row: number, column: number): CellView {
    const cell = grid.cell(row, column);
    const { rule, look } = cell.style;
    const lit = highlightAt(grid, row, column);
    const guards = guardsOver(grid, { row, col: column, rows: 1, cols: 1 });
    return {
      text: shown(cell),
      background: lit?.background ?? look.background ?? null,
      color: lit?.fontColor ?? look.fontColor ?? null,
      bold: lit?.bold === true || look.fontWeight === "bold",
      wrap: look.wrap === "WRAP",
      spills: (look.wrap ?? "OVERFLOW") === "OVERFLOW" && typeof contentOf(cell) === "string" && shown(cell) !== "",
      note: cell.note,
      list:
        rule?.criteria === "VALUE_IN_LIST"
          ? rule.values.map(String)
          : rule?.source && listed(this.desk.book, rule.source).map(String),
      checked: rule?.criteria === "CHECKBOX" ? contentOf(cell) === rule.checked : undefined,
      guarded: guards.length === 0 ? "" : guards.every((guard) => guard.warningOnly) ? "warning" : "locked",
    };
  }

  private records<T>(grid: Grid, of: (row: number, column: number) => T): Record<string, T>[] {
    const headers = this.headers(grid.name);
    const records: Record<string, T>[] = [];
    for (let row = 2; row <= grid.lastRow(); row++) {
      const entries = headers.map((header, at) => [header, of(row, at + 1)] as const);
      if (entries.some(([, value]) => value !== "")) records.push(Object.fromEntries(entries));
    }
    return records;
  }
}
