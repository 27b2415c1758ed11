/** The workbook as the page draws it: one sheet's cells, its tabs, and where one may type. */
import type { Office } from "../office.ts";
import { columnName } from "../sheets/a1.ts";
import type { CellView } from "../sheets/reading.ts";
import { accessOf } from "./looks.ts";

export interface GridCell extends CellView {
  column: number;
  /** What one gets to edit: the formula where there is one, else the text. */
  raw: string;
}

export interface GridRow {
  row: number;
  height: number;
  frozen: boolean;
  cells: GridCell[];
}

export interface GridColumn {
  column: number;
  letter: string;
  header: string;
  /** Pixels. */
  width: number;
  frozen: boolean;
  /** Under a filter: whether it hides rows now. */
  filter: "" | "open" | "active";
  /** Texts below the header, each once, for the filter's list. */
  values: string[];
  /** Those of them whose rows the filter hides now. */
  hidden: readonly string[];
}

export interface BookView {
  name: string;
  tabs: { name: string; color: string | null; active: boolean }[];
  sheet: string;
  columns: GridColumn[];
  rows: GridRow[];
  /** Rows that a filter, and rows or columns that somebody hides. */
  hiddenRows: number;
  hiddenColumns: number;
  canEdit: boolean;
}

/** Blank cells beyond the content, so that there is room to type. */
const ROOM = { rows: 40, spare: 12, columns: 12 };

/** The sheet of this name, else the first that is not hidden. */
export function bookView(office: Office, wanted: string | undefined, user: string): BookView {
  const { model, desk } = office.services.sheets;
  const grids = desk.book.grids.filter((grid) => !grid.hidden);
  const grid = grids.find((each) => each.name === wanted) ?? grids[0];
  if (!grid) throw new Error("表示できるシートがありません");
  const view = model.view(grid.name, Math.max(ROOM.spare, ROOM.rows - grid.lastRow()));
  const columns = columnsOf(office, grid.name);
  const shownColumns = columns.filter((column) => !view.columns[column.column - 1]?.hidden);
  const rows = view.rows
    .filter((row) => !row.hidden)
    .map(({ row, cells }) => ({
      row,
      height: grid.row(row).height,
      frozen: row <= grid.frozenRows,
      cells: shownColumns.map(({ column }) => cellOf(cells[column - 1], column, grid.cell(row, column).formula)),
    }));
  return {
    name: desk.book.name,
    tabs: grids.map(({ name, tabColor }) => ({ name, color: tabColor, active: name === grid.name })),
    sheet: grid.name,
    columns: shownColumns,
    rows,
    hiddenRows: view.rows.length - rows.length,
    hiddenColumns: columns.length - shownColumns.length,
    canEdit: accessOf(office, user) === "edit",
  };
}

const BLANK: CellView = {
  ...{ text: "", background: null, color: null, bold: false, wrap: false, spills: false, note: "" },
  ...{ list: undefined, checked: undefined, guarded: "" },
};

function cellOf(view: CellView | undefined, column: number, formula: string): GridCell {
  const cell = view ?? BLANK;
  return { ...cell, column, raw: formula === "" ? cell.text : formula };
}

function columnsOf(office: Office, sheet: string): GridColumn[] {
  const { model } = office.services.sheets;
  const grid = model.grid(sheet);
  const headers = model.headers(sheet);
  const texts = model.texts(sheet);
  const count = Math.min(grid.maxColumns, Math.max(headers.length, ROOM.columns));
  return Array.from({ length: count }, (_, at) => {
    const { filter } = grid;
    const filtered = filter !== undefined && at + 1 >= filter.area.col && at + 1 < filter.area.col + filter.area.cols;
    const header = headers[at] ?? "";
    return {
      column: at + 1,
      letter: columnName(at + 1),
      header,
      width: grid.column(at + 1).width,
      frozen: at < grid.frozenColumns,
      filter: !filtered ? "" : filter.criteria.has(at + 1) ? "active" : "open",
      values: filtered ? [...new Set(texts.map((row) => row[header] ?? ""))] : [],
      hidden: filter?.criteria.get(at + 1)?.hiddenValues ?? [],
    };
  });
}
