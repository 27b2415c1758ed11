/** A sheet's rows and columns: inserting, deleting, moving, widths, hiding. */
import { Exception, unwrap } from "../kernel.ts";
import type { RangePlace } from "./area.ts";
import { outside } from "./a1.ts";
import type { Area } from "./cells.ts";
import type { Desk, GRange, GSheet } from "./desk.ts";
import type { Grid } from "./grid.ts";
import { deleteColumns, deleteRows, insertColumns, insertRows, moveColumns } from "./layout.ts";

// prettier-ignore
type Members =
  | "getMaxRows" | "getMaxColumns" | "getLastRow" | "getLastColumn" | "insertRowsAfter" | "insertRowsBefore" | "insertRowAfter"
  | "insertRowBefore" | "insertColumnsAfter" | "insertColumnsBefore" | "insertColumnAfter" | "insertColumnBefore" | "deleteRow"
  | "deleteRows" | "deleteColumn" | "deleteColumns" | "moveColumns" | "setColumnWidth" | "setColumnWidths" | "getColumnWidth"
  | "setRowHeight" | "setRowHeights" | "getRowHeight" | "hideColumns" | "showColumns" | "isColumnHiddenByUser" | "hideRows"
  | "showRows" | "isRowHiddenByUser" | "isRowHiddenByFilter" | "autoResizeColumns" | "autoResizeColumn";

export class SheetLines implements Pick<GSheet, Members> {
  constructor(
    readonly desk: Desk,
    readonly id: number,
  ) {}

  getMaxRows(): number {
    return this.grid().maxRows;
  }
  getMaxColumns(): number {
    return this.grid().maxColumns;
  }
  getLastRow(): number {
    return this.grid().lastRow();
  }
  getLastColumn(): number {
    return this.grid().lastColumn();
  }
  insertRowsAfter(afterPosition: number, howMany: number): GSheet {
    return this.addRows(afterPosition + 1, howMany, afterPosition);
  }
  insertRowsBefore(beforePosition: number, howMany: number): GSheet {
    return this.addRows(beforePosition, howMany, beforePosition);
  }
  insertRowAfter(afterPosition: number): GSheet {
    return this.insertRowsAfter(afterPosition, 1);
  }
  insertRowBefore(beforePosition: number): GSheet {
    return this.insertRowsBefore(beforePosition, 1);
  }
  insertColumnsAfter(afterPosition: number, howMany: number): GSheet {
    return this.addColumns(afterPosition + 1, howMany, afterPosition);
  }
  insertColumnsBefore(beforePosition: number, howMany: number): GSheet {
    return this.addColumns(beforePosition, howMany, beforePosition);
  }
  insertColumnAfter(afterPosition: number): GSheet {
    return this.insertColumnsAfter(afterPosition, 1);
  }
  insertColumnBefore(beforePosition: number): GSheet {
    return this.insertColumnsBefore(beforePosition, 1);
  }
  deleteRow(rowPosition: number): GSheet {
    this.deleteRows(rowPosition, 1);
    return this.self();
  }
  deleteRows(rowPosition: number, howMany: number): void {
    this.desk.change(this.id, this.rowArea(rowPosition, howMany), (grid) => {
      if (rowPosition <= grid.frozenRows + 1 && rowPosition + howMany > grid.maxRows)
        throw new Exception("固定されていない行をすべて削除することはできません。");
      deleteRows(grid, rowPosition, howMany);
    });
  }
  deleteColumn(columnPosition: number): GSheet {
    this.deleteColumns(columnPosition, 1);
    return this.self();
  }
  deleteColumns(columnPosition: number, howMany: number): void {
    this.desk.change(this.id, this.columnArea(columnPosition, howMany), (grid) => {
      if (columnPosition <= grid.frozenColumns + 1 && columnPosition + howMany > grid.maxColumns)
        throw new Exception("固定されていない列をすべて削除することはできません。");
      deleteColumns(grid, columnPosition, howMany);
    });
  }
  moveColumns(columnSpec: GRange, destinationIndex: number): void {
    const { col, cols } = (unwrap(columnSpec as unknown) as RangePlace).area;
    this.desk.change(this.id, this.columnArea(col, cols), (grid) => {
      if (destinationIndex < 1 || destinationIndex > grid.maxColumns + 1) throw outside();
      if (destinationIndex >= col && destinationIndex <= col + cols) return;
      moveColumns(grid, col, cols, destinationIndex);
    });
  }
  setColumnWidth(columnPosition: number, width: number): GSheet {
    return this.setColumnWidths(columnPosition, 1, width);
  }
  setColumnWidths(startColumn: number, numColumns: number, width: number): GSheet {
    return this.columns(startColumn, numColumns, { width });
  }
  getColumnWidth(columnPosition: number): number {
    return this.grid().column(columnPosition).width;
  }
  /** Widths are kept: the embedded grid has no fonts to measure. */
  autoResizeColumns(startColumn: number, numColumns: number): GSheet {
    return this.columns(startColumn, numColumns, {});
  }
  autoResizeColumn(columnPosition: number): GSheet {
    return this.columns(columnPosition, 1, {});
  }
  setRowHeight(rowPosition: number, height: number): GSheet {
    return this.setRowHeights(rowPosition, 1, height);
  }
  setRowHeights(startRow: number, numRows: number, height: number): GSheet {
    return this.rows(startRow, numRows, { height });
  }
  getRowHeight(rowPosition: number): number {
    return this.grid().row(rowPosition).height;
  }
  hideColumns(columnIndex: number, numColumns = 1): void {
    this.columns(columnIndex, numColumns, { hidden: true });
  }
  showColumns(columnIndex: number, numColumns = 1): void {
    this.columns(columnIndex, numColumns, { hidden: false });
  }
  isColumnHiddenByUser(columnPosition: number): boolean {
    return this.grid().column(columnPosition).hidden;
  }
  hideRows(rowIndex: number, numRows = 1): void {
    this.rows(rowIndex, numRows, { hidden: true });
  }
  showRows(rowIndex: number, numRows = 1): void {
    this.rows(rowIndex, numRows, { hidden: false });
  }
  isRowHiddenByUser(rowPosition: number): boolean {
    return this.grid().row(rowPosition).hidden;
  }
  isRowHiddenByFilter(rowPosition: number): boolean {
    return this.grid().row(rowPosition).filtered;
  }

  protected self(): GSheet {
    return this.desk.sheet(this.id);
  }

  protected grid(): Grid {
    return this.desk.book.grid(this.id);
  }

  private addRows(before: number, count: number, like: number): GSheet {
    this.desk.change(this.id, this.rowArea(like, 1), (grid, book) => {
      if (count < 1) throw outside();
      book.refuseOverflow(count * grid.maxColumns);
      insertRows(grid, before, count, like);
    });
    return this.self();
  }

  private addColumns(before: number, count: number, like: number): GSheet {
    this.desk.change(this.id, this.columnArea(like, 1), (grid, book) => {
      if (count < 1) throw outside();
      book.refuseOverflow(count * grid.maxRows);
      insertColumns(grid, before, count, like);
    });
    return this.self();
  }

  private columns(first: number, count: number, change: { width?: number; hidden?: boolean }): GSheet {
    this.desk.ledger.write((book) => {
      const grid = book.edit(this.id);
      if (first < 1 || count < 1 || first + count - 1 > grid.maxColumns) throw outside();
      grid.setColumns(first, count, change);
    });
    return this.self();
  }

  private rows(first: number, count: number, change: { height?: number; hidden?: boolean }): GSheet {
    this.desk.ledger.write((book) => {
      const grid = book.edit(this.id);
      if (first < 1 || count < 1 || first + count - 1 > grid.maxRows) throw outside();
      for (let row = first; row < first + count; row++) grid.setRow(row, { ...grid.row(row), ...change });
    });
    return this.self();
  }

  private rowArea(row: number, rows: number): Area {
    return { row, rows, col: 1, cols: this.grid().maxColumns };
  }

  private columnArea(col: number, cols: number): Area {
    return { col, cols, row: 1, rows: this.grid().maxRows };
  }
}
