/** Where the columns of a table stand in its sheet: found by header, never by position, since staff move columns. */
import * as z from "zod/mini";
import type { Cell } from "../core/cell.ts";
import { OfficeError } from "../core/errors.ts";
import { columnNames, type Row, type Table } from "../core/table.ts";
import { fromSheet } from "./cells.ts";

export type SheetValue = string | number | boolean | Date;

export interface Layout {
  readonly key: string;
  /** Number of columns in the sheet's used range. */
  readonly width: number;
  /** 1-based column of a declared column. */
  columnOf(name: string): number;
  headerOf(name: string): string;
  nameAt(column: number): string | undefined;
  /** Declared columns that stand side by side, so that each run is one write. */
  runs(names: readonly string[]): { from: number; names: string[] }[];
}

/** Throws OfficeError that names sheet, header and remedy when a header is missing or stands twice. */
export function layoutOf(table: Table, headers: readonly SheetValue[]): Layout {
  const titles = headers.map((header) => String(header).trim());
  const at = new Map<string, number>();
  for (const name of columnNames(table)) at.set(name, find(table, titles, table.columns[name]?.header ?? name) + 1);
  const nameAt = new Map([...at].map(([name, column]) => [column, name]));
  const columnOf = (name: string): number => {
    const column = at.get(name);
    if (column === undefined) throw new Error(`${table.name}: no column ${name}`);
    return column;
  };
  return {
    key: table.key,
    width: titles.length,
    columnOf,
    headerOf: (name) => table.columns[name]?.header ?? name,
    nameAt: (column) => nameAt.get(column),
    runs: (names) => runsOf(names, columnOf),
  };
}

function runsOf(names: readonly string[], columnOf: (name: string) => number): { from: number; names: string[] }[] {
  const runs: { from: number; names: string[] }[] = [];
  for (const name of [...names].sort((a, b) => columnOf(a) - columnOf(b))) {
    const last = runs[runs.length - 1];
    if (last && last.from + last.names.length === columnOf(name)) last.names.push(name);
    else runs.push({ from: columnOf(name), names: [name] });
  }
  return runs;
}

function find(table: Table, titles: readonly string[], header: string): number {
  const index = titles.indexOf(header);
  if (index < 0)
    throw new OfficeError(
      `見出し「${header}」がありません`,
      { sheet: table.name, row: 1, column: header },
      `1行目の見出しを「${header}」に戻してください。列ごと無いときは、メニュー「在宅連携 > 初期設定」が作り直します`,
    );
  if (titles.indexOf(header, index + 1) >= 0)
    throw new OfficeError(
      `見出し「${header}」が2つあります`,
      { sheet: table.name, row: 1, column: header },
      "片方の列の見出しを別の名前に変えてください",
    );
  return index;
}

type Reading = ReturnType<typeof z.safeParse<z.ZodMiniType>>;
const known = new WeakMap<Cell<unknown>, Map<string | number | boolean, Reading>>();

/**
 * What a cell says. The clock's rounds read the same rows many times in one run, and most of that time went into asking
 * the schema again, so the answer to each value is kept for the run.
 */
function reading(cell: Cell<unknown>, value: string | number | boolean): Reading {
  let answers = known.get(cell);
  if (!answers) known.set(cell, (answers = new Map<string | number | boolean, Reading>()));
  let parsed = answers.get(value);
  if (!parsed) answers.set(value, (parsed = z.safeParse(cell.schema, value)));
  return parsed;
}

/** One row of values. An unreadable cell is an OfficeError with its place; where `tell` takes it, the cell is blank. */
export function parseRow<T extends Table>(
  table: T,
  layout: Layout,
  raw: readonly SheetValue[],
  rowNumber: number,
  tell?: (column: string, error: OfficeError) => void,
): Row<T> {
  const row: Record<string, unknown> = {};
  for (const name of columnNames(table)) {
    const column = table.columns[name];
    if (!column) continue;
    const value = fromSheet(raw[layout.columnOf(name) - 1] ?? "");
    // Most cells of a wide sheet are blank, and blank is declared.
    if (value === "") {
      row[name] = column.cell.blank;
      continue;
    }
    const parsed = reading(column.cell, value);
    if (parsed.success) {
      row[name] = parsed.data;
      continue;
    }
    const error = new OfficeError(
      `「${String(value)}」は読めません（${parsed.error.issues[0]?.message ?? ""}）`,
      { sheet: table.name, row: rowNumber, column: column.header },
      "そのセルを直してから、もう一度実行してください",
    );
    if (!tell) throw error;
    tell(name, error);
    row[name] = column.cell.blank;
  }
  return row as Row<T>;
}
