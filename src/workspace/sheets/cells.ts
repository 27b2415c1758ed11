/** What a sheet is made of. Cells, styles and rows never change: a write puts new ones in, so copies are cheap. */
import type { Rule } from "./rules.ts";

/** "" is blank. Dates are numbers (days since 1899-12-30 in the spreadsheet's zone) under a date format. */
export type CellValue = string | number | boolean;

export interface Look {
  readonly background?: string | null;
  readonly fontColor?: string | null;
  readonly fontWeight?: string | null;
  readonly fontStyle?: string | null;
  readonly fontLine?: string | null;
  readonly fontFamily?: string | null;
  readonly fontSize?: number;
  readonly wrap?: string;
  readonly vertical?: string | null;
  readonly horizontal?: string | null;
  readonly border?: boolean;
}

export interface Style {
  /** A number format; "General" is Google's automatic one. */
  readonly format: string;
  readonly rule: Rule | undefined;
  readonly look: Look;
}

export interface Cell {
  readonly value: CellValue;
  /** With its "="; empty when the cell holds a plain value. */
  readonly formula: string;
  readonly note: string;
  readonly style: Style;
}

export interface Row {
  readonly cells: readonly Cell[];
  /** Pixels. */
  readonly height: number;
  readonly hidden: boolean;
  /** Hidden by the filter when its criteria were last applied: Google does not apply them again on an edit. */
  readonly filtered: boolean;
}

/** 1-based, both ends inside the sheet. */
export interface Area {
  readonly row: number;
  readonly col: number;
  readonly rows: number;
  readonly cols: number;
}

export const GENERAL = "General";
export const PLAIN: Style = { format: GENERAL, rule: undefined, look: {} };
export const BLANK: Cell = { value: "", formula: "", note: "", style: PLAIN };
export const EMPTY_ROW: Row = { cells: [], height: 21, hidden: false, filtered: false };

const blanks = new WeakMap<Style, Cell>([[PLAIN, BLANK]]);
const widths = new WeakMap<Row, number>();

/** The blank cell of a style, one object for all, so that empty areas share memory. */
export function blankOf(style: Style): Cell {
  let cell = blanks.get(style);
  if (!cell) blanks.set(style, (cell = { value: "", formula: "", note: "", style }));
  return cell;
}

/** A blank cell under a checkbox reads as unticked, and counts as content (getLastRow). */
export function contentOf(cell: Cell): CellValue {
  if (cell.value === "" && cell.style.rule?.criteria === "CHECKBOX") return cell.style.rule.unchecked;
  return cell.value;
}

/** Number of the last column with content in this row; 0 when there is none. */
export function contentWidth(row: Row): number {
  let width = widths.get(row);
  if (width === undefined) {
    width = row.cells.length;
    while (width > 0 && contentOf(row.cells[width - 1] ?? BLANK) === "") width--;
    widths.set(row, width);
  }
  return width;
}
