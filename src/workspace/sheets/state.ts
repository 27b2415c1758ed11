/** The workbook as JSON: exact, and quick to read back. Styles are listed once; equal rows in a row are counted. */
import { Book } from "./book.ts";
import type { Area, Cell, CellValue, Row, Style } from "./cells.ts";
import { BLANK, EMPTY_ROW, PLAIN, blankOf } from "./cells.ts";
import type { Chart, Column, Criterion, Guarded, Highlight } from "./grid.ts";
import { Grid } from "./grid.ts";
import type { RangeRef } from "./rules.ts";

/** A number is a blank cell of that style; else style, value, formula, note. */
type CellState = number | [number, CellValue, string?, string?];

interface RowState extends Partial<Omit<Row, "cells">> {
  cells: CellState[];
  /** How many rows like this one stand here. */
  times: number;
}

interface GridState {
  id: number;
  name: string;
  maxRows: number;
  maxColumns: number;
  frozenRows: number;
  frozenColumns: number;
  hidden: boolean;
  tabColor: string | null;
  columns: Column[];
  rows: RowState[];
  filter?: { area: Area; criteria: [number, Criterion][] };
  guarded: Guarded[];
  highlights: Highlight[];
  merges: Area[];
  /** Not there where the sheet has none. */
  charts?: readonly Chart[];
}

export interface BookState {
  name: string;
  locale: string;
  zone: string;
  named: [string, RangeRef][];
  styles: Style[];
  grids: GridState[];
  /** How many ids were given so far. */
  ids: number;
}

export function stateOf(book: Book, ids: number): BookState {
  const styles = new Map<string, number>();
  const known = new Map<Style, number>();
  const number = (style: Style): number => {
    let at = known.get(style);
    if (at === undefined) {
      const key = JSON.stringify(style);
      styles.set(key, (at = styles.get(key) ?? styles.size));
      known.set(style, at);
    }
    return at;
  };
  number(PLAIN);
  const grids = book.grids.map((grid) => gridState(grid, number));
  const { name, locale, zone } = book;
  return {
    name,
    locale,
    zone,
    ids,
    named: [...book.named],
    styles: [...styles.keys()].map((key) => JSON.parse(key) as Style),
    grids,
  };
}

// prettier-ignore
const KEPT = [
  "id", "name", "maxRows", "maxColumns", "frozenRows", "frozenColumns", "hidden", "tabColor", "columns", "guarded",
  "highlights", "merges",
] as const;

function gridState(grid: Grid, number: (style: Style) => number): GridState {
  const { filter, charts } = grid;
  const plain = Object.fromEntries(KEPT.map((name) => [name, grid[name]])) as Pick<GridState, (typeof KEPT)[number]>;
  const rows: RowState[] = [];
  let before: Row | undefined;
  for (const row of grid.rows) {
    const last = rows.at(-1);
    if (last && row === before) last.times++;
    else rows.push(rowState(row, number));
    before = row;
  }
  const saved = { ...plain, rows, ...(charts.length > 0 && { charts }) };
  return { ...saved, ...(filter && { filter: { area: filter.area, criteria: [...filter.criteria] } }) };
}

function rowState(row: Row, number: (style: Style) => number): RowState {
  const { height, hidden, filtered } = row;
  return {
    cells: row.cells.map((cell) => cellState(cell, number(cell.style))),
    times: 1,
    ...(height !== EMPTY_ROW.height && { height }),
    ...(hidden && { hidden }),
    ...(filtered && { filtered }),
  };
}

function cellState({ value, formula, note }: Cell, style: number): CellState {
  if (note !== "") return [style, value, formula, note];
  if (formula !== "") return [style, value, formula];
  return value === "" ? style : [style, value];
}

export function bookOf(state: BookState): Book {
  const book = Object.assign(new Book(state.name), {
    locale: state.locale,
    zone: state.zone,
    named: new Map(state.named),
  });
  const styles = state.styles.map((style, at) => (at === 0 ? PLAIN : { ...style, rule: style.rule }));
  book.grids = state.grids.map((saved) => {
    const { rows, filter, id, name, ...plain } = saved;
    const grid = Object.assign(new Grid(id, name, book), plain);
    grid.filter = filter && { area: filter.area, criteria: new Map(filter.criteria) };
    // JSON leaves undefined fields out: put them back, so that a reopened book equals the saved one.
    grid.guarded = saved.guarded.map((guard) => ({ ...guard, area: guard.area, editors: guard.editors }));
    grid.rows = rows.flatMap(({ times, cells, ...marks }) => {
      const row =
        cells.length === 0 && Object.keys(marks).length === 0
          ? EMPTY_ROW
          : { ...EMPTY_ROW, ...marks, cells: cells.map((cell) => cellOf(cell, styles)) };
      return new Array<Row>(times).fill(row);
    });
    return grid;
  });
  return book;
}

function cellOf(state: CellState, styles: readonly Style[]): Cell {
  if (typeof state === "number") return state === 0 ? BLANK : blankOf(styles[state] ?? PLAIN);
  const [style, value, formula = "", note = ""] = state;
  return { value, formula, note, style: styles[style] ?? PLAIN };
}
