/** The rows that a person has selected in a sheet. Rows that a filter hides are left out and counted. */
import type { Table } from "../core/table.ts";
import { OfficeError } from "../core/errors.ts";
import type { Context } from "./entry.ts";
import { layoutOf, type SheetValue } from "./layout.ts";
import { choose } from "./ui.ts";

export interface Selection {
  /** Keys of the visible selected rows, in sheet order, each once. */
  readonly keys: readonly string[];
  /** How many selected rows a filter or a clerk has hidden. */
  readonly hidden: number;
}

/** More selected rows than this are refused: whole columns are selected by a slip more often than on purpose. */
const MOST = 500;

/** The selected rows of a table's sheet. Throws OfficeError on another sheet, and where nothing is selected. */
export function selectedRows(context: Context, table: Table): Selection {
  const sheet = context.book.getActiveSheet();
  if (sheet.getName() !== table.name) throw nothing(table);
  const [keys, rows] = [keysOf(sheet, table), selectedNumbers(sheet)];
  const full = rows.filter((row) => (keys[row - 1] ?? "") !== "");
  if (full.length > MOST)
    throw new OfficeError(
      `${full.length}行が選ばれています`,
      { sheet: table.name },
      `一度に扱えるのは${MOST}行までです。行を選び直してください`,
    );
  const visible = full.filter((row) => !sheet.isRowHiddenByFilter(row) && !sheet.isRowHiddenByUser(row));
  if (visible.length === 0) throw nothing(table);
  return { keys: [...new Set(visible.map((row) => keys[row - 1] ?? ""))], hidden: full.length - visible.length };
}

/** Selected rows where they are a wish and no condition: none where another sheet is open, or none of its rows is selected. */
export function selectionIn(context: Context, table: Table): Selection | undefined {
  if (context.book.getActiveSheet().getName() !== table.name) return undefined;
  try {
    return selectedRows(context, table);
  } catch (thrown) {
    if (thrown instanceof OfficeError) return undefined;
    throw thrown;
  }
}

/** Rows that a command takes: `keys` is undefined for all of them. `note` tells of hidden rows. */
export interface Wanted {
  readonly keys?: readonly string[];
  readonly note: string;
}

/** Keys that a question names. */
const NAMED = 3;

/**
 * Asks whether the selected rows are meant or `all`, in words (「在任の指導医の全員」), where their sheet is before the
 * person. Undefined where they give up.
 */
export function askRows(context: Context, operation: string, table: Table, all: string): Wanted | undefined {
  const selection = selectionIn(context, table);
  if (!selection) return { note: "" };
  const { keys } = selection;
  const note = hiddenNote(selection);
  const names = `${keys.slice(0, NAMED).join("、")}${keys.length > NAMED ? " など" : ""}`;
  const text = `「${table.name}」シートで${keys.length}行（${names}）を選んでいます${note}。\n\nはい：選んだ行だけを対象にします\nいいえ：${all}を対象にします`;
  const answer = choose(operation, text);
  return answer === undefined ? undefined : answer ? { keys, note } : { note: "" };
}

/** 「（絞り込みで隠れている2行は除きました）」, or nothing. */
export const hiddenNote = ({ hidden }: Selection): string =>
  hidden === 0 ? "" : `（絞り込みなどで隠れている${hidden}行は除きました）`;

function nothing(table: Table): OfficeError {
  return new OfficeError(
    "対象の行が選ばれていません",
    { sheet: table.name },
    `「${table.name}」シートで、対象の行（のセル）を選んでから、もう一度実行してください`,
  );
}

/** Keys by row, the header's row first, as one read. */
function keysOf(sheet: GoogleAppsScript.Spreadsheet.Sheet, table: Table): string[] {
  const values = sheet.getDataRange().getValues() as SheetValue[][];
  const column = layoutOf(table, values[0] ?? []).columnOf(table.key);
  return values.map((line, index) => (index === 0 ? "" : String(line[column - 1] ?? "").trim()));
}

function selectedNumbers(sheet: GoogleAppsScript.Spreadsheet.Sheet): number[] {
  const ranges = sheet.getActiveRangeList()?.getRanges() ?? [];
  const last = sheet.getLastRow();
  const rows = ranges.flatMap((range) => {
    const from = range.getRow();
    const to = Math.min(last, from + range.getNumRows() - 1);
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  });
  return [...new Set(rows)].sort((a, b) => a - b);
}
