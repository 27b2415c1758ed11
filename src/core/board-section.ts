/** A part of a board before it is known where on the sheet it stands, and its chart as a chart of the sheet. Pure. */
import type { Bars, BoardCell, Line } from "./board.ts";

export interface SectionChart extends Pick<Bars, "lying" | "unit" | "colours"> {
  /** Without the board's mark. */
  readonly title: string;
  /** The heading line, counted in the section's lines from 0, and how many lines below it are drawn. */
  readonly heading: number;
  readonly rows: number;
  /** Columns from 1, and how many of them, side by side. */
  readonly columns: readonly (readonly [number, number])[];
}

/** Where a chart stands: row and column from 1, width and height in pixels. */
export type Stand = Pick<Bars, "row" | "column" | "width" | "height">;

/** Lines are 21 pixels high, as Google makes them. */
export const linesFor = (pixels: number): number => Math.ceil(pixels / 21);

export const lineOf = (look: Line["look"], ...cells: BoardCell[]): Line => ({ look, cells });

export const blankLines = (count: number): Line[] =>
  Array.from({ length: Math.max(0, count) }, () => ({ look: "plain", cells: [] }));

/** `before`: lines above the section. */
export function barsAt(chart: SectionChart, chartMark: string, before: number, stand: Stand): Bars {
  const { title, lying, unit, colours, heading, rows, columns } = chart;
  const from = columns.map(([column, count]) => ({
    row: before + heading + 1,
    column,
    rows: rows + 1,
    columns: count,
  }));
  return { title: `${chartMark}${title}`, lying, unit, colours, from, ...stand };
}
