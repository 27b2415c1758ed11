/**
 * A sheet as it stands, faults and all: for whoever lists what is out of order instead of stopping at the first. Pure;
 * values are as a schema takes them (days and moments already as text).
 */
import * as z from "zod/mini";
import { columnNames, type Columns, type Row, type Table } from "./table.ts";

/** What a cell holds. */
export type Plain = string | number | boolean;

export interface Look<T extends Table = Table> {
  readonly table: T;
  readonly missing: readonly string[];
  readonly doubled: readonly string[];
  readonly rows: readonly Placed<T>[];
  /** Rows with something in them but no key; they are invisible to every command. */
  readonly keyless: readonly number[];
  readonly unreadable: readonly Unreadable[];
}

/** A row and its number in the sheet. What cannot be read is blank in it. */
export interface Placed<T extends Table> {
  readonly at: number;
  readonly key: string;
  readonly row: Row<T>;
}

export interface Unreadable {
  readonly at: number;
  readonly header: string;
  readonly text: string;
  readonly why: string;
}

/** What stands in a sheet, its first line being the headers. */
export function lookAt<T extends Table>(table: T, lines: readonly (readonly Plain[])[]): Look<T> {
  const titles = (lines[0] ?? []).map((title) => String(title).trim());
  const columns: Columns = table.columns;
  const headers = Object.values(columns).map(({ header }) => header);
  const rows: Placed<T>[] = [];
  const keyless: number[] = [];
  const unreadable: Unreadable[] = [];
  lines.slice(1).forEach((line, index) => {
    const at = index + 2;
    const cells = columnNames(table).map((name) => ({
      name,
      value: line[titles.indexOf(headerOf(columns, name))] ?? "",
    }));
    if (!cells.some(({ value }) => isFilled(value))) return;
    const read = cells.map(({ name, value }) => ({ name, ...readCell(columns, name, value) }));
    for (const { name, why, text } of read)
      if (why !== undefined) unreadable.push({ at, header: headerOf(columns, name), text, why });
    const row = Object.fromEntries(read.map(({ name, value }) => [name, value])) as Row<T>;
    // Every key is a text.
    const key = (row as Record<string, string | undefined>)[table.key] ?? "";
    if (key === "") keyless.push(at);
    else rows.push({ at, key, row });
  });
  return {
    table,
    missing: headers.filter((header) => !titles.includes(header)),
    doubled: headers.filter((header) => titles.filter((title) => title === header).length > 1),
    rows,
    keyless,
    unreadable,
  };
}

const headerOf = (columns: Columns, name: string): string => columns[name]?.header ?? name;
/** An empty checkbox is no content: Sheets counts it as a value, people do not. */
const isFilled = (value: Plain): boolean => value !== "" && value !== false;

function readCell(columns: Columns, name: string, value: Plain): { value: unknown; text: string; why?: string } {
  const cell = columns[name]?.cell;
  const parsed = cell ? z.safeParse(cell.schema, value) : undefined;
  const text = String(value);
  if (parsed?.success) return { value: parsed.data, text };
  return { value: cell?.blank, text, why: parsed?.error.issues[0]?.message ?? "" };
}
