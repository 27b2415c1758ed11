/** A range's place. Coordinates are fixed when the range is made, as in Apps Script: they do not follow rows. */
import { Exception } from "../kernel.ts";
import { a1, outside } from "./a1.ts";
import type { Area } from "./cells.ts";
import type { Desk, GRange, GSheet } from "./desk.ts";
import type { Grid } from "./grid.ts";

// prettier-ignore
type Members =
  | "getRow" | "getRowIndex" | "getColumn" | "getNumRows" | "getNumColumns" | "getLastRow" | "getLastColumn"
  | "getA1Notation" | "getSheet" | "getGridId" | "offset" | "getCell" | "activate";

/** Members that Apps Script answers without asking the server. */
// prettier-ignore
export const RANGE_FREE = [
  "getRow", "getRowIndex", "getColumn", "getNumRows", "getNumColumns", "getLastRow", "getLastColumn", "getA1Notation",
  "getSheet", "getGridId", "offset", "getCell",
] as const;

export class RangePlace implements Pick<GRange, Members> {
  constructor(
    readonly desk: Desk,
    readonly sheetId: number,
    readonly area: Area,
  ) {}

  getRow(): number {
    return this.area.row;
  }
  getRowIndex(): number {
    return this.area.row;
  }
  getColumn(): number {
    return this.area.col;
  }
  getNumRows(): number {
    return this.area.rows;
  }
  getNumColumns(): number {
    return this.area.cols;
  }
  getLastRow(): number {
    return this.area.row + this.area.rows - 1;
  }
  getLastColumn(): number {
    return this.area.col + this.area.cols - 1;
  }
  getA1Notation(): string {
    return a1(this.area);
  }
  getSheet(): GSheet {
    return this.desk.sheet(this.sheetId);
  }
  getGridId(): number {
    return this.sheetId;
  }
  getCell(row: number, column: number): GRange {
    if (row < 1 || column < 1 || row > this.area.rows || column > this.area.cols)
      throw new Exception("セルの参照が範囲外です。");
    return this.offset(row - 1, column - 1, 1, 1);
  }
  offset(rowOffset: number, columnOffset: number, numRows = this.area.rows, numColumns = this.area.cols): GRange {
    const { row, col } = this.area;
    return this.desk.range(this.sheetId, {
      row: row + rowOffset,
      col: col + columnOffset,
      rows: numRows,
      cols: numColumns,
    });
  }
  activate(): GRange {
    this.desk.select({ sheetId: this.sheetId, areas: [this.area] });
    return this.self();
  }

  protected self(): GRange {
    return this.desk.kernel.expose("Range", this, RANGE_FREE) as unknown as GRange;
  }

  /** The sheet as the code under way sees it; throws when the range lies outside of it by now. */
  protected grid(): Grid {
    const grid = this.desk.book.grid(this.sheetId);
    if (!grid.holds(this.area)) throw outside();
    return grid;
  }
}
