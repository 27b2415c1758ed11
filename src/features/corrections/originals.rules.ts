/** 原本: what a row said when it was last recorded, as the sheet keeps it. Pure. */
import type { Moment } from "../../core/calendar.ts";
import { blankRow, type Row, type Table } from "../../core/table.ts";
import { originals, type Original } from "../../tables/desk.ts";
import { originalIdOf, withText, type Told } from "./told.rules.ts";

export const freshOf = (row: Told, at: Moment): Original =>
  blankRow(originals, {
    originalId: originalIdOf(row),
    fiscalYear: row.fiscalYear,
    recordedAt: at,
    content: JSON.stringify(row.texts),
  });

/** Texts by header; undefined where somebody overtyped the cell, which makes what stands now the original. */
export function contentOf({ content }: Original): Readonly<Record<string, string>> | undefined {
  try {
    const kept: unknown = JSON.parse(content);
    return typeof kept === "object" && kept !== null ? (kept as Record<string, string>) : undefined;
  } catch {
    return undefined;
  }
}

/** Rows of a sheet, and which of their cells (by key, and name of the column) cannot be read. */
export interface Readable<T extends Table> {
  readonly rows: readonly Row<T>[];
  readonly unreadable: readonly { readonly key: string; readonly column: string }[];
}

/** A cell that cannot be read says, for letters, what it said last: a slip of the hand makes no letter wrong. */
export function asKnown<T extends Table>(table: T, sheet: Readable<T>, kept: readonly Original[]): readonly Row<T>[] {
  if (sheet.unreadable.length === 0) return sheet.rows;
  const byId = new Map(kept.map((row) => [row.originalId, row]));
  return sheet.rows.map((row) => {
    const key = keyOf(table, row);
    const original = byId.get(originalIdOf({ sheet: table.name, key }));
    const content = original ? contentOf(original) : undefined;
    return sheet.unreadable
      .filter((cell) => cell.key === key)
      .reduce((now, { column }) => {
        const header = table.columns[column]?.header ?? column;
        const text = content?.[header];
        return text === undefined ? now : withText(table, now, header, text);
      }, row);
  });
}

export const keyOf = <T extends Table>(table: T, row: Row<T>): string =>
  String((row as Readonly<Record<string, unknown>>)[table.key]);
