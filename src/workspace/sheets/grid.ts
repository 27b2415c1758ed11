/** One sheet: its rows, columns and what lies on them. Changed in place, but only in a copy of its own book. */
import { overlaps } from "./a1.ts";
import type { Area, Cell, Row } from "./cells.ts";
import { BLANK, EMPTY_ROW, blankOf, contentWidth } from "./cells.ts";

export interface Column {
  /** Pixels. */
  readonly width: number;
  readonly hidden: boolean;
}

/** A guarded area (undefined: the whole sheet). */
export interface Guarded {
  readonly id: number;
  readonly area: Area | undefined;
  readonly description: string;
  readonly warningOnly: boolean;
  /** undefined: as the workbook, which means that every editor may write, until a script removes editors. */
  readonly editors: readonly string[] | undefined;
  readonly open: readonly Area[];
}

export interface Criterion {
  readonly hiddenValues: readonly string[];
  /** A name of SpreadsheetApp.BooleanCriteria, with its values; "" when only values are hidden. */
  readonly when: string;
  readonly values: readonly (string | number)[];
}

export interface Filtering {
  readonly area: Area;
  /** By column number in the sheet. */
  readonly criteria: ReadonlyMap<number, Criterion>;
}

export interface Highlight {
  readonly areas: readonly Area[];
  readonly criteria: string;
  readonly values: readonly string[];
  readonly background: string | null;
  readonly fontColor: string | null;
  readonly bold: boolean;
}

export type ChartOption = string | number | readonly string[];

export interface Chart {
  readonly id: number;
  readonly kind: "BAR" | "COLUMN";
  /** On the chart's own sheet, side by side: the first column names the bars, the others are series. */
  readonly areas: readonly Area[];
  /** Rows of the areas that name the series. */
  readonly headers: number;
  readonly options: readonly (readonly [string, ChartOption])[];
  /** The cell under the chart's upper left corner, and how far that is from the cell's own, in pixels. */
  readonly place: { readonly row: number; readonly col: number; readonly x: number; readonly y: number };
}

export const COLUMN: Column = { width: 100, hidden: false };

export class Grid {
  rows: Row[] = [];
  columns: Column[] = [];
  maxRows = 1000;
  maxColumns = 26;
  frozenRows = 0;
  frozenColumns = 0;
  hidden = false;
  tabColor: string | null = null;
  filter: Filtering | undefined;
  guarded: Guarded[] = [];
  highlights: Highlight[] = [];
  merges: Area[] = [];
  charts: readonly Chart[] = [];

  constructor(
    readonly id: number,
    public name: string,
    /** The copy of the book that may change this object. */
    readonly owner: object,
  ) {}

  copyFor(owner: object): Grid {
    const copy = Object.assign(new Grid(this.id, this.name, owner), this, { owner });
    copy.rows = this.rows.slice();
    copy.columns = this.columns.slice();
    copy.guarded = this.guarded.slice();
    return copy;
  }

  row(number: number): Row {
    return this.rows[number - 1] ?? EMPTY_ROW;
  }

  cell(row: number, column: number): Cell {
    return this.row(row).cells[column - 1] ?? BLANK;
  }

  setRow(number: number, row: Row): void {
    while (this.rows.length < number - 1) this.rows.push(EMPTY_ROW);
    this.rows[number - 1] = row;
  }

  column(number: number): Column {
    return this.columns[number - 1] ?? COLUMN;
  }

  setColumns(first: number, count: number, change: Partial<Column>): void {
    while (this.columns.length < first + count - 1) this.columns.push(COLUMN);
    for (let at = first - 1; at < first - 1 + count; at++)
      this.columns[at] = { ...(this.columns[at] ?? COLUMN), ...change };
  }

  /** The last row with content (ticked or unticked boxes count); 0 for an empty sheet. */
  lastRow(): number {
    let number = this.rows.length;
    while (number > 0 && contentWidth(this.row(number)) === 0) number--;
    return number;
  }

  lastColumn(): number {
    let width = 0;
    for (const row of this.rows) width = Math.max(width, contentWidth(row));
    return width;
  }

  holds(area: Area): boolean {
    const { row, col, rows, cols } = area;
    return (
      row >= 1 &&
      col >= 1 &&
      rows >= 1 &&
      cols >= 1 &&
      row + rows - 1 <= this.maxRows &&
      col + cols - 1 <= this.maxColumns
    );
  }

  whole(): Area {
    return { row: 1, col: 1, rows: this.maxRows, cols: this.maxColumns };
  }

  /** The cells of an area, by row. */
  read<T>(area: Area, of: (cell: Cell) => T): T[][] {
    const table: T[][] = [];
    for (let r = area.row; r < area.row + area.rows; r++) {
      const { cells } = this.row(r);
      const line: T[] = [];
      for (let c = area.col - 1; c < area.col - 1 + area.cols; c++) line.push(of(cells[c] ?? BLANK));
      table.push(line);
    }
    return table;
  }

  /** Puts new cells in; `make` gets 0-based places inside the area. Nothing changes if it throws. */
  fill(area: Area, make: (old: Cell, row: number, column: number) => Cell): void {
    const made: Row[] = [];
    for (let r = 0; r < area.rows; r++) {
      const row = this.row(area.row + r);
      const cells = row.cells.slice();
      while (cells.length < area.col + area.cols - 1) cells.push(BLANK);
      for (let c = 0; c < area.cols; c++) cells[area.col - 1 + c] = make(cells[area.col - 1 + c] ?? BLANK, r, c);
      made.push({ ...row, cells });
    }
    made.forEach((row, at) => this.setRow(area.row + at, row));
  }

  /** The same change to every cell: rows and cells that were shared stay shared. */
  restyle(area: Area, change: (old: Cell) => Cell): void {
    const cells = new Map<Cell, Cell>();
    const rows = new Map<Row, Row>();
    const changed = (old: Cell): Cell => {
      let cell = cells.get(old);
      if (!cell) cells.set(old, (cell = change(old)));
      return cell;
    };
    for (let number = area.row; number < area.row + area.rows; number++) {
      const row = this.row(number);
      let next = rows.get(row);
      if (!next) {
        const line = row.cells.slice();
        while (line.length < area.col + area.cols - 1) line.push(BLANK);
        for (let c = area.col - 1; c < area.col - 1 + area.cols; c++) line[c] = changed(line[c] ?? BLANK);
        rows.set(row, (next = { ...row, cells: line }));
      }
      this.setRow(number, next);
    }
  }
}

/** A row like another, without its content and notes: what Google inserts beside it. */
export function blankRowLike(row: Row): Row {
  if (row.cells.length === 0 && row.height === EMPTY_ROW.height) return EMPTY_ROW;
  return { ...EMPTY_ROW, height: row.height, cells: row.cells.map((cell) => blankOf(cell.style)) };
}

/** Protections that cover any cell of the area. */
export function guardsOver(grid: Grid, area: Area | undefined): Guarded[] {
  const inside = (inner: Area, outer: Area) =>
    inner.row >= outer.row &&
    inner.col >= outer.col &&
    inner.row + inner.rows <= outer.row + outer.rows &&
    inner.col + inner.cols <= outer.col + outer.cols;
  return grid.guarded.filter((guard) => {
    if (!area) return !guard.area;
    return (!guard.area || overlaps(guard.area, area)) && !guard.open.some((open) => inside(area, open));
  });
}
