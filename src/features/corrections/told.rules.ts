/** What people told the office, as texts by header: the side of a row that a correction changes. Pure. */
import * as z from "zod/mini";
import { columnNames, type Column, type Row, type Table } from "../../core/table.ts";
import { applicants } from "../../tables/applicants.ts";
import { appointments, instructors } from "../../tables/instructors.ts";

/** One row as it says now; a column that cannot be read is left out. */
export interface Told {
  readonly sheet: string;
  readonly key: string;
  readonly fiscalYear: number | null;
  readonly texts: Readonly<Record<string, string>>;
}

/** 原本番号 of a row. */
export const originalIdOf = ({ sheet, key }: Pick<Told, "sheet" | "key">): string => `${sheet}/${key}`;

/** Sheets with rows that people told; the instructors' register came from the association, and letters print it. */
export const TOLD_TABLES = [applicants, appointments, instructors] as const;

/** Names of the columns that are watched. */
export function toldColumns(table: Table): string[] {
  return columnNames(table).filter((name) => {
    const column = table.columns[name];
    return column !== undefined && name !== table.key && isTold(column);
  });
}

/** Of a register that staff keep, what both sides of a case are told: so much a 変更連絡 can tell anew. */
function isTold({ writer, seenBy }: Column<unknown>): boolean {
  return writer === "intake" || (writer === "staff" && seenBy?.applicant === "decided" && seenBy.instructor === "own");
}

/** `unread` names the columns of this row that cannot be read. */
export function toldOf<T extends Table>(table: T, row: Row<T>, unread: ReadonlySet<string>): Told {
  const names = toldColumns(table).filter((name) => !unread.has(name));
  const cells = row as Readonly<Record<string, unknown>>;
  const year = table.columns["fiscalYear"] ? (cells["fiscalYear"] as number | null) : null;
  return {
    sheet: table.name,
    key: String(cells[table.key]),
    fiscalYear: year,
    texts: Object.fromEntries(names.map((name) => [headerOf(table, name), printed(table, name, cells[name])])),
  };
}

const headerOf = (table: Table, name: string): string => table.columns[name]?.header ?? name;

const printed = (table: Table, name: string, value: unknown): string =>
  String(table.columns[name]?.cell.print(value) ?? "");

/** The row with one column as a text says; as it is where the sheet has no such column any more. */
export function withText<T extends Table>(table: T, row: Row<T>, header: string, text: string): Row<T> {
  const name = columnNames(table).find((each) => headerOf(table, each) === header);
  const column = name === undefined ? undefined : table.columns[name];
  if (name === undefined || !column) return row;
  const parsed = z.safeParse(column.cell.schema, text);
  return { ...row, [name]: parsed.success ? parsed.data : column.cell.blank };
}
