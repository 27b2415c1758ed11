/** Inserting, deleting and moving rows and columns; filters, protections and colours move along. */
import type { Area, Cell, Row } from "./cells.ts";
import { BLANK, EMPTY_ROW, blankOf } from "./cells.ts";
import type { Criterion, Grid } from "./grid.ts";
import { COLUMN, blankRowLike } from "./grid.ts";

/** New number of a row or column after the change; undefined when it is gone. */
type Shift = (old: number) => number | undefined;

const inserted =
  (before: number, count: number): Shift =>
  (old) =>
    old >= before ? old + count : old;
const deleted =
  (first: number, count: number): Shift =>
  (old) =>
    old < first ? old : old < first + count ? undefined : old - count;
const moved =
  (first: number, count: number, before: number): Shift =>
  (old) => {
    if (old >= first && old < first + count)
      return before > first ? old - first + before - count : old - first + before;
    if (before > first) return old >= first + count && old < before ? old - count : old;
    return old >= before && old < first ? old + count : old;
  };

/** New rows before row `before`, formatted like row `like` (Google: the neighbour on the side asked for). */
export function insertRows(grid: Grid, before: number, count: number, like: number): void {
  const row = blankRowLike(grid.row(like));
  if (before <= grid.rows.length || row !== EMPTY_ROW) {
    while (grid.rows.length < before - 1) grid.rows.push(EMPTY_ROW);
    grid.rows.splice(before - 1, 0, ...Array.from({ length: count }, () => row));
  }
  grid.maxRows += count;
  if (before <= grid.frozenRows) grid.frozenRows += count;
  shiftAreas(grid, (area) => span(area, "row", inserted(before, count)));
}

export function deleteRows(grid: Grid, first: number, count: number): void {
  grid.rows.splice(first - 1, count);
  grid.maxRows -= count;
  grid.frozenRows -= Math.max(0, Math.min(count, grid.frozenRows - first + 1));
  shiftAreas(grid, (area) => span(area, "row", deleted(first, count)));
}

export function insertColumns(grid: Grid, before: number, count: number, like: number): void {
  const width = grid.column(like);
  if (before <= grid.columns.length)
    grid.columns.splice(before - 1, 0, ...Array.from({ length: count }, () => ({ ...width, hidden: false })));
  eachRow(grid, (cells) => {
    if (before > cells.length && !cells[like - 1]) return cells;
    const line = padded(cells, before - 1);
    const blank = blankOf((cells[like - 1] ?? BLANK).style);
    line.splice(before - 1, 0, ...Array.from({ length: count }, () => blank));
    return line;
  });
  grid.maxColumns += count;
  if (before <= grid.frozenColumns) grid.frozenColumns += count;
  shiftColumns(grid, inserted(before, count));
}

export function deleteColumns(grid: Grid, first: number, count: number): void {
  grid.columns.splice(first - 1, count);
  eachRow(grid, (cells) => [...cells.slice(0, first - 1), ...cells.slice(first - 1 + count)]);
  grid.maxColumns -= count;
  grid.frozenColumns -= Math.max(0, Math.min(count, grid.frozenColumns - first + 1));
  shiftColumns(grid, deleted(first, count));
}

/** Moves columns so that they stand before the column that now has number `before`. */
export function moveColumns(grid: Grid, first: number, count: number, before: number): void {
  const to = before > first ? before - 1 - count : before - 1;
  const reach = Math.max(first + count, before) - 1;
  while (grid.columns.length < reach) grid.columns.push(COLUMN);
  grid.columns.splice(to, 0, ...grid.columns.splice(first - 1, count));
  eachRow(grid, (cells) => {
    const line = padded(cells, reach);
    line.splice(to, 0, ...line.splice(first - 1, count));
    return line;
  });
  shiftColumns(grid, moved(first, count, before));
}

function padded(cells: readonly Cell[], length: number): Cell[] {
  const line = cells.slice();
  while (line.length < length) line.push(BLANK);
  return line;
}

/** Rows that were one object stay one. */
function eachRow(grid: Grid, change: (cells: readonly Cell[]) => readonly Cell[]): void {
  const seen = new Map<Row, Row>();
  grid.rows = grid.rows.map((row) => {
    let next = seen.get(row);
    if (!next) seen.set(row, (next = { ...row, cells: change(row.cells) }));
    return next;
  });
}

function shiftColumns(grid: Grid, shift: Shift): void {
  const criteria: ReadonlyMap<number, Criterion> = grid.filter?.criteria ?? new Map<number, Criterion>();
  shiftAreas(grid, (area) => span(area, "col", shift));
  if (!grid.filter) return;
  const kept = [...criteria].map(([column, criterion]) => [shift(column), criterion] as const);
  grid.filter = {
    ...grid.filter,
    criteria: new Map(kept.flatMap(([column, criterion]) => (column ? [[column, criterion]] : []))),
  };
}

function shiftAreas(grid: Grid, shift: (area: Area) => Area | undefined): void {
  const all = (areas: readonly Area[]) => areas.flatMap((area) => shift(area) ?? []);
  const filtered = grid.filter && shift(grid.filter.area);
  grid.filter = grid.filter && filtered ? { ...grid.filter, area: filtered } : undefined;
  grid.guarded = grid.guarded.flatMap((guard) => {
    const area = guard.area && shift(guard.area);
    return guard.area && !area ? [] : [{ ...guard, area, open: all(guard.open) }];
  });
  grid.highlights = grid.highlights
    .map((rule) => ({ ...rule, areas: all(rule.areas) }))
    .filter((rule) => rule.areas.length > 0);
  grid.merges = all(grid.merges);
  grid.charts = grid.charts.map(({ place, ...chart }) => {
    const under = shift({ row: place.row, col: place.col, rows: 1, cols: 1 });
    return { ...chart, areas: all(chart.areas), place: under ? { ...place, row: under.row, col: under.col } : place };
  });
}

/** Where an area lies after the shift; a column moved out of the middle of an area leaves it. */
export function span(area: Area, axis: "row" | "col", shift: Shift): Area | undefined {
  const [start, count] = axis === "row" ? [area.row, area.rows] : [area.col, area.cols];
  const left = Array.from({ length: count }, (_, at) => shift(start + at)).filter((place) => place !== undefined);
  const [first, last] = [Math.min(...left), Math.max(...left)];
  if (left.length === 0) return undefined;
  const wide = last - first + 1;
  const grown =
    left.length === count && wide > count && left.some((place, at) => at > 0 && place < (left[at - 1] ?? 0));
  const size = grown ? count : wide;
  return axis === "row" ? { ...area, row: first, rows: size } : { ...area, col: first, cols: size };
}
