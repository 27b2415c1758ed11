import type { Crossed, Suppressed, Table } from "../../../src/core/suppression/index.ts";

/** One number of a table, true and as shown: a cell, or a sum of cells. */
export interface Entry {
  readonly name: string;
  /** The cells that it counts, as "row,column". */
  readonly cells: readonly string[];
  readonly value: number;
  readonly shown: number | null;
  /** The kind and member of a margin; "" for a cell. The same one stands in every table of its kind. */
  readonly margin: string;
}

const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0);

/** Every number of a table beside what is shown of it. */
export function entries(table: Table & Partial<Crossed>, result: Suppressed): Entry[] {
  const { rows, columns, cells } = table;
  const at = (row: number, column: number): string => `${row},${column}`;
  const all = (list: readonly unknown[]): number[] => Array.from(list.keys());
  const entry = (name: string, own: readonly [number, number][], shown: number | null | undefined, margin: string) => ({
    name,
    cells: own.map(([row, column]) => at(row, column)),
    value: sum(own.map(([row, column]) => cells[row]![column]!)),
    shown: shown ?? null,
    margin,
  });
  return [
    ...all(rows).flatMap((row) =>
      all(columns).map((column) => entry(`cell ${at(row, column)}`, [[row, column]], result.cells[row]?.[column], "")),
    ),
    ...all(rows).map((row) =>
      entry(
        `row ${row}`,
        all(columns).map((column) => [row, column]),
        result.rowTotals[row],
        `${table.rowsOf ?? "row"} ${rows[row]}`,
      ),
    ),
    ...all(columns).map((column) =>
      entry(
        `column ${column}`,
        all(rows).map((row) => [row, column]),
        result.columnTotals[column],
        `${table.columnsOf ?? "column"} ${columns[column]}`,
      ),
    ),
    entry(
      "total",
      all(rows).flatMap((row) => all(columns).map((column): [number, number] => [row, column])),
      result.total,
      "total",
    ),
  ];
}

export const masked = (list: readonly Entry[]): Entry[] => list.filter(({ shown }) => shown === null);

/** What the attacker is told of a masked number: a small one is 1 to least − 1, any other at least one. */
export function told({ value, shown }: Entry, least: number): { low: number; high: number } {
  if (shown !== null) return { low: shown, high: shown };
  return value < least ? { low: 1, high: least - 1 } : { low: 1, high: Infinity };
}

/** A table of the given counts with plain headings. */
export const tableOf = (cells: number[][], columns = cells[0]?.length ?? 0): Table => ({
  rows: cells.map((_, row) => `行${row}`),
  columns: Array.from({ length: columns }, (_, column) => `列${column}`),
  cells,
});
