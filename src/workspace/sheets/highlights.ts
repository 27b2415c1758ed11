/** Which conditional colour a cell shows: conditions on its own text, and formulas of the form =$F2="text". */
import { parseA1 } from "./a1.ts";
import type { Area } from "./cells.ts";
import { shown } from "./content.ts";
import type { Grid, Highlight } from "./grid.ts";
import { WHEN } from "./order.ts";

export function highlightAt(grid: Grid, row: number, column: number): Highlight | undefined {
  return grid.highlights.find((rule) => {
    const area = rule.areas.find(
      (each) => row >= each.row && row < each.row + each.rows && column >= each.col && column < each.col + each.cols,
    );
    return area && applies(grid, rule, area, row, column);
  });
}

function applies(grid: Grid, rule: Highlight, area: Area, row: number, column: number): boolean {
  const cell = grid.cell(row, column);
  if (rule.criteria !== "CUSTOM_FORMULA") return WHEN[rule.criteria]?.(shown(cell), cell, rule.values) ?? false;
  const match = /^=(\$?)([A-Z]+)(\$?)(\d+)="([^"]*)"$/.exec(rule.values[0] ?? "");
  if (!match) return false;
  const [, fixedColumn, letters, fixedRow, digits, text] = match;
  const at = parseA1(`${letters}${digits}`).area({ rows: 1, cols: 1 });
  const other = grid.cell(at.row + (fixedRow ? 0 : row - area.row), at.col + (fixedColumn ? 0 : column - area.col));
  return shown(other) === text;
}
