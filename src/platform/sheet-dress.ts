/** How the columns of a sheet look, and what may be chosen in them. */
import type { Column, Table } from "../core/table.ts";
import { runsOf } from "./runs.ts";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Rule = GoogleAppsScript.Spreadsheet.DataValidation;

export type ChoicesOf = (column: Column<unknown>) => readonly string[];

/** A sheet on its way to its declaration. */
export interface Outfit {
  readonly sheet: Sheet;
  readonly table: Table;
  /** As they stand or will stand, from the left; new ones last. */
  readonly headers: readonly string[];
  /** Columns whose headers are not written yet. */
  readonly fresh: readonly Column<unknown>[];
  /** Whether this very run made the sheet. */
  readonly born: boolean;
  readonly choicesOf: ChoicesOf;
}

const COLOURS = { addon: "#e8eaed", staff: "#fff2cc", intake: "#dbe9f6" } as const;

/** Dresses new columns, side by side on the right, and `depth` rows below their headers; staff may have changed the rest. */
export function dressFresh({ sheet, headers, fresh, choicesOf }: Outfit, depth: number): void {
  const at = headers.length - fresh.length + 1;
  const down = <T>(line: readonly T[]): T[][] => Array.from({ length: depth }, () => [...line]);
  sheet
    .getRange(1, at, 1, fresh.length)
    .setBackgrounds([fresh.map((column) => COLOURS[column.writer])])
    .setNotes([fresh.map(noteOf)])
    .setFontWeight("bold")
    .setWrap(true)
    .setVerticalAlignment("middle");
  sheet
    .getRange(2, at, depth, fresh.length)
    .setVerticalAlignment("top")
    .setNumberFormats(down(fresh.map((column) => column.cell.format)))
    .setDataValidations(down(fresh.map((column) => ruleOf(column, choicesOf(column)))));
  for (const run of runsOf(fresh, (column) => column.cell.kind === "long"))
    if (run.value) sheet.getRange(2, at + run.from, depth, run.length).setWrap(true);
  widen(sheet, fresh, at);
}

/** The width that would take the most calls is set for all columns, the others over it. */
function widen(sheet: Sheet, fresh: readonly Column<unknown>[], at: number): void {
  const runs = runsOf(fresh, (column) => column.cell.width);
  const often = (width: number): number => runs.filter(({ value }) => value === width).length;
  const usual = runs.map(({ value }) => value).reduce((a, b) => (often(b) > often(a) ? b : a), 0);
  sheet.setColumnWidths(at, fresh.length, usual);
  for (const { from, length, value } of runs) if (value !== usual) sheet.setColumnWidths(at + from, length, value);
}

/** Drop-downs of columns that were there, since a setting may have changed, over `depth` rows; answers which lists changed. */
export function renewDropDowns({ sheet, table, headers, fresh, choicesOf }: Outfit, depth: number): string[] {
  const renewed = Object.values(table.columns)
    .filter((column) => !fresh.includes(column))
    .map((column) => ({ column, list: choicesOf(column), at: headers.indexOf(column.header) }))
    .filter(({ list }) => list.length > 0);
  if (renewed.length === 0) return [];
  const before = sheet.getRange(2, 1, 1, headers.length).getDataValidations()[0] ?? [];
  for (const { column, list, at } of renewed)
    sheet.getRange(2, at + 1, depth, 1).setDataValidation(ruleOf(column, list));
  return renewed
    .filter(({ list, at }) => listOf(before[at]) !== list.join("\n"))
    .map(({ column }) => `「${table.name}」の「${column.header}」の選択肢を直しました`);
}

function listOf(rule: Rule | null | undefined): string | undefined {
  const values: unknown = rule?.getCriteriaValues()[0];
  return Array.isArray(values) ? values.join("\n") : undefined;
}

/**
 * A list for staff refuses anything else; one for the add-on's own columns only warns, since a refusal would fail its
 * whole write. Null where there is nothing to choose.
 */
function ruleOf(column: Column<unknown>, list: readonly string[]): Rule | null {
  if (list.length === 0) return null;
  return SpreadsheetApp.newDataValidation()
    .requireValueInList([...list], true)
    .setAllowInvalid(column.writer !== "staff" || column.cell.kind === "choices")
    .setHelpText(column.note)
    .build();
}

const WRITERS = { addon: "アドオンが書く列", staff: "職員が書く列", intake: "申込みから入る列" } as const;

function noteOf(column: Column<unknown>): string {
  return `${column.note}\n（${WRITERS[column.writer]}）`;
}
