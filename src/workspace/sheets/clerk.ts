/** What a clerk does at the workbook with mouse and keyboard: immediate, free, and never kinder than Google. */
import { a1, outside, parseA1 } from "./a1.ts";
import type { Area } from "./cells.ts";
import { contentOf } from "./cells.ts";
import { shown } from "./content.ts";
import type { Desk } from "./desk.ts";
import type { Filtering, Grid } from "./grid.ts";
import { guardsOver } from "./grid.ts";
import { deleteRows, insertColumns, insertRows, moveColumns } from "./layout.ts";
import { applyFilter, sortArea } from "./order.ts";
import type { Reading } from "./reading.ts";
import { enter } from "./writing.ts";

/** One cell that a person changed, as onEdit sees it. */
export interface Edit {
  sheetName: string;
  row: number;
  column: number;
  /** Raw content before and after ("" is blank). */
  oldValue: unknown;
  value: unknown;
  user: string;
  range: GoogleAppsScript.Spreadsheet.Range;
}

/** A warning that Google showed before an edit of a protected range, and that the person clicked away. */
export interface Warning {
  sheetName: string;
  cell: string;
  description: string;
  user: string;
}

export type EditListener = (edit: Edit) => void;

export class Clerk {
  readonly warnings: Warning[] = [];
  readonly listeners: EditListener[] = [];

  constructor(
    private readonly desk: Desk,
    private readonly reading: Reading,
  ) {}

  /**
   * Types a text into a cell: coerced as Google coerces it; refused by a rejecting validation and by hard
   * protection; a warning of a protection is recorded and clicked away. Then onEdit listeners are called.
   */
  type(sheet: string, row: number, column: number | string, text: string, user = this.desk.people.owner()): void {
    const col = typeof column === "number" ? column : this.reading.columnOf(sheet, column);
    const [area, zone, { id }] = [{ row, col, rows: 1, cols: 1 }, this.desk.zone(), this.reading.grid(sheet)];
    const old = contentOf(this.reading.grid(sheet).cell(row, col));
    this.act(sheet, area, user, (grid) => enter(grid, this.desk.book, area, [[text]], zone));
    const value = contentOf(this.reading.grid(sheet).cell(row, col));
    const range = this.desk.range(id, area);
    for (const listener of this.listeners)
      listener({ sheetName: sheet, row, column: col, oldValue: old, value, user, range });
  }

  /** Ticks a checkbox, or takes the tick away. */
  tick(sheet: string, row: number, column: number | string, on = true, user = this.desk.people.owner()): void {
    this.type(sheet, row, column, on ? "TRUE" : "FALSE", user);
  }

  /** Types values under headers into the first empty row; answers its number. */
  addRow(sheet: string, values: Record<string, string>, user = this.desk.people.owner()): number {
    const row = this.reading.grid(sheet).lastRow() + 1;
    if (row > this.reading.grid(sheet).maxRows) this.change(sheet, (grid) => insertRows(grid, row, 1, row - 1));
    for (const [header, text] of Object.entries(values)) this.type(sheet, row, header, text, user);
    return row;
  }

  /** Selects ranges ("A2:D5") on a sheet, which becomes the active one; "" is for whoever is at the keyboard. */
  select(sheet: string, ranges: string | readonly string[], user = ""): void {
    const { id, maxRows: rows, maxColumns: cols } = this.reading.grid(sheet);
    const areas = [ranges].flat().map((range) => parseA1(range).area({ rows, cols }));
    this.desk.select({ sheetId: id, areas }, user);
  }

  /** Sorts the rows below the header. */
  sortBy(sheet: string, header: string, ascending = true): void {
    const column = this.reading.columnOf(sheet, header);
    this.change(sheet, (grid) =>
      sortArea(grid, { row: 2, col: 1, rows: grid.lastRow() - 1, cols: grid.maxColumns }, [{ column, ascending }]),
    );
  }

  insertRow(sheet: string, beforeRow: number): void {
    this.change(sheet, (grid) => insertRows(grid, beforeRow, 1, beforeRow));
  }

  deleteRow(sheet: string, row: number): void {
    this.change(sheet, (grid) => deleteRows(grid, row, 1));
  }

  hideRow(sheet: string, row: number, hidden = true): void {
    this.change(sheet, (grid) => grid.setRow(row, { ...grid.row(row), hidden }));
  }

  /** Shows only rows with these texts under the header; makes the filter where there is none. */
  filter(sheet: string, header: string, values: readonly string[]): void {
    const [grid, col] = [this.reading.grid(sheet), this.reading.columnOf(sheet, header)];
    const { row, rows } = filterOf(grid).area;
    const texts = grid.read({ row: row + 1, col, rows: rows - 1, cols: 1 }, shown).flat();
    this.filterOut(
      sheet,
      header,
      [...new Set(texts)].filter((text) => !values.includes(text)),
    );
  }

  /** Hides the rows with these texts under the header, and whatever a condition of the column hides; none: shows all. */
  filterOut(sheet: string, header: string, hiddenValues: readonly string[]): void {
    const column = this.reading.columnOf(sheet, header);
    this.change(sheet, (grid) => {
      const filter = filterOf(grid);
      const criterion = { when: "", values: [], ...filter.criteria.get(column), hiddenValues };
      const criteria = new Map([...filter.criteria, [column, criterion]]);
      if (hiddenValues.length === 0 && criterion.when === "") criteria.delete(column);
      grid.filter = { ...filter, criteria };
      applyFilter(grid);
    });
  }

  /** Takes the filter away: all rows show. */
  clearFilter(sheet: string): void {
    this.change(sheet, (grid) => {
      grid.filter = undefined;
      applyFilter(grid);
    });
  }

  /** Moves a column so that it stands before the column that now has number `before`. */
  moveColumn(sheet: string, header: string, before: number): void {
    const column = this.reading.columnOf(sheet, header);
    if (before !== column && before !== column + 1) this.change(sheet, (grid) => moveColumns(grid, column, 1, before));
  }

  hideColumn(sheet: string, header: string, hidden = true): void {
    const column = this.reading.columnOf(sheet, header);
    this.change(sheet, (grid) => grid.setColumns(column, 1, { hidden }));
  }

  /** Inserts a column of the clerk's own, at the end where no place is given. */
  addColumn(sheet: string, header: string, before = this.reading.grid(sheet).lastColumn() + 1): void {
    this.change(sheet, (grid) => insertColumns(grid, before, 1, Math.max(1, before - 1)));
    this.renameHeader(sheet, before, header);
  }

  /** Overtypes a header, whatever its protection says (a warning is clicked away). */
  renameHeader(sheet: string, column: number | string, header: string): void {
    this.type(sheet, 1, column, header);
  }

  renameSheet(sheet: string, name: string): void {
    this.desk.book.refuseDouble(name, this.reading.grid(sheet).id);
    this.change(sheet, (grid) => (grid.name = name));
  }

  deleteSheet(sheet: string): void {
    const { id } = this.reading.grid(sheet);
    this.desk.ledger.write((book) => (book.grids = book.grids.filter((grid) => grid.id !== id)));
  }

  private act(sheet: string, area: Area, user: string, act: (grid: Grid) => void): void {
    const grid = this.reading.grid(sheet);
    if (!grid.holds(area)) throw outside();
    this.desk.refuseGuarded(grid, area, user);
    this.change(sheet, act);
    for (const { description } of guardsOver(grid, area).filter((guard) => guard.warningOnly))
      this.warnings.push({ sheetName: sheet, cell: a1(area), description, user });
  }

  private change(sheet: string, act: (grid: Grid) => void): void {
    const { id } = this.reading.grid(sheet);
    this.desk.ledger.write((book) => act(book.edit(id)));
  }
}

/** The sheet's filter; where there is none, one over all that is written. */
function filterOf(grid: Grid): Filtering {
  const area = { row: 1, col: 1, rows: grid.lastRow(), cols: grid.lastColumn() };
  return grid.filter ?? { area, criteria: new Map() };
}
