/** Sorting and filtering of rows. */
import type { Area, Cell, Row } from "./cells.ts";
import { BLANK, contentOf } from "./cells.ts";
import { display } from "./formats.ts";
import type { Criterion, Grid } from "./grid.ts";

/** `column` is a number in the sheet, as in Google's sort specs. */
export interface SortKey {
  column: number;
  ascending: boolean;
}

const collator = new Intl.Collator("ja");
const RANK: Record<string, number> = { number: 0, string: 1, boolean: 2 };

/** Sorts the rows of an area; cells move with format and note, blanks come last either way. */
export function sortArea(grid: Grid, area: Area, keys: readonly SortKey[]): void {
  const rows = Array.from({ length: area.rows }, (_, at) => grid.row(area.row + at));
  const sorted = rows.slice().sort((a, b) => {
    for (const key of keys) {
      const order = compare(a.cells[key.column - 1], b.cells[key.column - 1], key.ascending);
      if (order !== 0) return order;
    }
    return 0;
  });
  sorted.forEach((from, at) => {
    const to = rows[at];
    if (to && to !== from) grid.setRow(area.row + at, { ...to, cells: spliced(to, from, area) });
  });
  if (grid.filter) applyFilter(grid);
}

function spliced(to: Row, from: Row, { col, cols }: Area): Cell[] {
  const cells = to.cells.slice();
  while (cells.length < Math.min(col + cols - 1, from.cells.length)) cells.push(BLANK);
  for (let c = col - 1; c < Math.min(col - 1 + cols, cells.length); c++) cells[c] = from.cells[c] ?? BLANK;
  return cells;
}

function compare(a: Cell = BLANK, b: Cell = BLANK, ascending: boolean): number {
  const [x, y] = [contentOf(a), contentOf(b)];
  if (x === "" || y === "") return Number(x === "") - Number(y === "");
  const rank = (RANK[typeof x] ?? 0) - (RANK[typeof y] ?? 0);
  const order = rank || (typeof x === "string" ? collator.compare(x, String(y)) : Number(x) - Number(y));
  return ascending ? order : -order;
}

/** Marks the rows that the filter hides now; rows outside it show. */
export function applyFilter(grid: Grid): void {
  const { filter } = grid;
  grid.rows.forEach((row, at) => {
    const inside = filter && at + 1 > filter.area.row && at + 1 < filter.area.row + filter.area.rows;
    const filtered = Boolean(
      inside && [...filter.criteria].some(([column, criterion]) => hides(row.cells[column - 1] ?? BLANK, criterion)),
    );
    if (row.filtered !== filtered) grid.rows[at] = { ...row, filtered };
  });
}

function hides(cell: Cell, { hiddenValues, when, values }: Criterion): boolean {
  const shown = display(contentOf(cell), cell.style.format);
  return hiddenValues.includes(shown) || (when !== "" && !(WHEN[when]?.(shown, cell, values) ?? true));
}

type Test = (shown: string, cell: Cell, values: readonly (string | number)[]) => boolean;
const text =
  (test: (shown: string, part: string) => boolean): Test =>
  (shown, _cell, [part]) =>
    test(shown, String(part));
const numeric =
  (test: (value: number, limit: number) => boolean): Test =>
  (_shown, cell, [limit]) =>
    typeof cell.value === "number" && test(cell.value, Number(limit));

/** Conditions of a filter or a colour, by their names in SpreadsheetApp.BooleanCriteria. */
export const WHEN: Record<string, Test> = {
  CELL_EMPTY: (shown) => shown === "",
  CELL_NOT_EMPTY: (shown) => shown !== "",
  TEXT_EQUAL_TO: text((shown, part) => shown === part),
  TEXT_CONTAINS: text((shown, part) => shown.includes(part)),
  TEXT_DOES_NOT_CONTAIN: text((shown, part) => !shown.includes(part)),
  TEXT_STARTS_WITH: text((shown, part) => shown.startsWith(part)),
  TEXT_ENDS_WITH: text((shown, part) => shown.endsWith(part)),
  NUMBER_EQUAL_TO: numeric((value, limit) => value === limit),
  NUMBER_GREATER_THAN: numeric((value, limit) => value > limit),
  NUMBER_LESS_THAN: numeric((value, limit) => value < limit),
};
