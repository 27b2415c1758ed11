/** Sheet as scripts hold it; it names its sheet by id, so it outlives a rename but not a deletion. */
import { Exception } from "../kernel.ts";
import { parseA1 } from "./a1.ts";
import type { Cell } from "./cells.ts";
import { newChart } from "./chart-builder.ts";
import { exposeChart, insertChart, removeChart } from "./charts.ts";
import { exposeHighlight, highlightOf } from "./conditional.ts";
import type { GRange, GSheet } from "./desk.ts";
import { exposeFilter } from "./filter.ts";
import { SheetLines } from "./lines.ts";
import { sortArea } from "./order.ts";
import { addProtection, protectionsOf } from "./protection.ts";
import { exposeRangeList } from "./rangelist.ts";
import { inputOf } from "./typed.ts";
import { emptied, enter, restyled, unformatted } from "./writing.ts";
import { insertColumns, insertRows } from "./layout.ts";

type G = GoogleAppsScript.Spreadsheet.Sheet;
// prettier-ignore
type Members =
  | "getName" | "getSheetName" | "setName" | "getSheetId" | "getIndex" | "getParent" | "getDataRange" | "getRange" | "getRangeList" | "appendRow"
  | "setFrozenRows" | "setFrozenColumns" | "getFrozenRows" | "getFrozenColumns" | "hideSheet" | "showSheet" | "isSheetHidden" | "sort"
  | "getFilter" | "protect" | "getProtections" | "setTabColor" | "getTabColor" | "getConditionalFormatRules"
  | "setConditionalFormatRules" | "clearConditionalFormatRules" | "clear" | "clearContents" | "clearFormats" | "activate"
  | "getActiveRange" | "getActiveCell" | "getActiveRangeList" | "setActiveRange"
  | "newChart" | "getCharts" | "insertChart" | "removeChart";

/** Answered without asking the server. */
export const SHEET_FREE = ["getParent"] as const;

export class Sheet extends SheetLines implements Pick<G, Members> {
  getName(): string {
    return this.grid().name;
  }
  getSheetName(): string {
    return this.grid().name;
  }
  setName(name: string): GSheet {
    this.desk.change(this.id, undefined, (grid, book) => {
      book.refuseDouble(name, this.id);
      grid.name = name;
    });
    return this.self();
  }
  getSheetId(): number {
    return this.id;
  }
  /** 1-based. */
  getIndex(): number {
    return this.desk.book.grids.indexOf(this.grid()) + 1;
  }
  getParent(): GoogleAppsScript.Spreadsheet.Spreadsheet {
    return this.desk.spreadsheet();
  }
  getDataRange(): GRange {
    const grid = this.grid();
    return this.desk.range(this.id, {
      row: 1,
      col: 1,
      rows: Math.max(1, grid.lastRow()),
      cols: Math.max(1, grid.lastColumn()),
    });
  }
  getRange(row: number | string, column?: number, numRows = 1, numColumns = 1): GRange {
    if (typeof row === "string") return this.atA1(row);
    if (![row, column, numRows, numColumns].every((part) => Number.isInteger(part)))
      throw new Exception("指定したパラメータが Sheet.getRange のメソッドのシグネチャと一致しません。");
    if (numRows < 1) throw new Exception("範囲の行数は 1 以上にしてください。");
    if (numColumns < 1) throw new Exception("範囲の列数は 1 以上にしてください。");
    return this.desk.range(this.id, { row, col: column ?? 1, rows: numRows, cols: numColumns });
  }
  getRangeList(a1Notations: string[]): GoogleAppsScript.Spreadsheet.RangeList {
    return exposeRangeList(
      this.desk.kernel,
      a1Notations.map((text) => this.atA1(text)),
    );
  }
  /** After the last row with content at the moment when it is applied; new rows where the sheet is full. */
  appendRow(rowContents: unknown[]): GSheet {
    if (!Array.isArray(rowContents) || rowContents.length === 0)
      throw new Exception("追加する行には値の配列を指定してください。");
    const [inputs, zone, user] = [rowContents.map(inputOf), this.desk.zone(), this.desk.kernel.run?.effectiveUser];
    this.desk.ledger.write((book) => {
      const grid = book.grid(this.id).copyFor(book);
      const row = grid.lastRow() + 1;
      if (row > grid.maxRows) insertRows(grid, row, 1, row);
      if (inputs.length > grid.maxColumns)
        insertColumns(grid, grid.maxColumns + 1, inputs.length - grid.maxColumns, grid.maxColumns);
      const area = { row, col: 1, rows: 1, cols: inputs.length };
      if (user !== undefined) this.desk.refuseGuarded(grid, area, user);
      enter(grid, book, area, [inputs], zone);
      book.refuseOverflow(grid.maxRows * grid.maxColumns - book.grid(this.id).maxRows * book.grid(this.id).maxColumns);
      book.grids[book.grids.indexOf(book.grid(this.id))] = grid;
    });
    return this.self();
  }
  setFrozenRows(rows: number): void {
    this.freeze((grid) => (grid.frozenRows = rows), rows, this.getMaxRows());
  }
  setFrozenColumns(columns: number): void {
    this.freeze((grid) => (grid.frozenColumns = columns), columns, this.getMaxColumns());
  }
  getFrozenRows(): number {
    return this.grid().frozenRows;
  }
  getFrozenColumns(): number {
    return this.grid().frozenColumns;
  }
  hideSheet(): GSheet {
    this.desk.change(this.id, undefined, (grid, book) => {
      if (book.grids.every((other) => other.hidden || other.id === this.id))
        throw new Exception("表示中のシートをすべて非表示にすることはできません。");
      grid.hidden = true;
    });
    return this.self();
  }
  showSheet(): GSheet {
    this.desk.change(this.id, undefined, (grid) => (grid.hidden = false));
    return this.self();
  }
  isSheetHidden(): boolean {
    return this.grid().hidden;
  }
  /** Sorts all rows but the frozen ones. */
  sort(columnPosition: number, ascending = true): GSheet {
    const { maxRows, maxColumns, frozenRows } = this.grid();
    const body = { row: frozenRows + 1, col: 1, rows: maxRows - frozenRows, cols: maxColumns };
    this.desk.change(this.id, body, (grid) => {
      const rows = Math.max(0, grid.rows.length - frozenRows);
      sortArea(grid, { ...body, rows }, [{ column: columnPosition, ascending }]);
    });
    return this.self();
  }
  getFilter(): GoogleAppsScript.Spreadsheet.Filter | null {
    return this.grid().filter ? exposeFilter(this.desk, this.id) : null;
  }
  protect(): GoogleAppsScript.Spreadsheet.Protection {
    return addProtection(this.desk, this.id, undefined);
  }
  getProtections(type: GoogleAppsScript.Spreadsheet.ProtectionType): GoogleAppsScript.Spreadsheet.Protection[] {
    return protectionsOf(this.desk, this.id, type);
  }
  setTabColor(color: string | null): GSheet {
    this.desk.change(this.id, undefined, (grid) => (grid.tabColor = color));
    return this.self();
  }
  getTabColor(): string | null {
    return this.grid().tabColor;
  }
  getConditionalFormatRules(): GoogleAppsScript.Spreadsheet.ConditionalFormatRule[] {
    return this.grid().highlights.map((highlight) => exposeHighlight(this.desk, this.id, highlight));
  }
  setConditionalFormatRules(rules: GoogleAppsScript.Spreadsheet.ConditionalFormatRule[]): void {
    const highlights = rules.map(highlightOf);
    this.desk.change(this.id, undefined, (grid) => (grid.highlights = highlights));
  }
  clearConditionalFormatRules(): void {
    this.setConditionalFormatRules([]);
  }
  clear(options?: { formatOnly?: boolean | undefined; contentsOnly?: boolean | undefined }): GSheet {
    if (!options?.formatOnly) this.clearContents();
    return options?.contentsOnly ? this.self() : this.clearFormats();
  }
  clearContents(): GSheet {
    return this.everywhere(emptied);
  }
  clearFormats(): GSheet {
    return this.everywhere(restyled(unformatted));
  }
  activate(): GSheet {
    this.desk.select({ sheetId: this.id, areas: [{ row: 1, col: 1, rows: 1, cols: 1 }] });
    return this.self();
  }
  newChart(): GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder {
    return newChart(this.desk, this.id);
  }
  getCharts(): GoogleAppsScript.Spreadsheet.EmbeddedChart[] {
    return this.grid().charts.map((chart) => exposeChart(this.desk, this.id, chart));
  }
  insertChart(chart: GoogleAppsScript.Spreadsheet.EmbeddedChart): void {
    insertChart(this.desk, this.id, chart);
  }
  removeChart(chart: GoogleAppsScript.Spreadsheet.EmbeddedChart): void {
    removeChart(this.desk, this.id, chart);
  }
  getActiveRange(): GRange {
    return this.desk.activeRange(this.id);
  }
  getActiveCell(): GRange {
    return this.getActiveRange().getCell(1, 1);
  }
  getActiveRangeList(): GoogleAppsScript.Spreadsheet.RangeList {
    return this.desk.activeRanges(this.id);
  }
  setActiveRange(range: GRange): GRange {
    return range.activate();
  }

  private atA1(text: string): GRange {
    const { sheet, area } = parseA1(text);
    const { maxRows: rows, maxColumns: cols, name } = this.grid();
    if (sheet !== undefined && sheet !== name) throw new Exception(`範囲が見つかりません: ${text}`);
    return this.desk.range(this.id, area({ rows, cols }));
  }

  private freeze(set: (grid: { frozenRows: number; frozenColumns: number }) => void, count: number, max: number): void {
    if (count < 0 || count >= max) throw new Exception("すべての行や列を固定することはできません。");
    this.desk.change(this.id, undefined, set);
  }

  /** The same change to every cell that was ever used. */
  private everywhere(change: (old: Cell) => Cell): GSheet {
    const area = this.grid().whole();
    this.desk.change(this.id, area, (grid) => grid.restyle({ ...area, rows: grid.rows.length }, change));
    return this.self();
  }
}
