/** What paying reads: strictly, since a cell that cannot be read must not count as nothing. */
import type { Context } from "../../platform/entry.ts";
import { hiddenNote, selectedRows } from "../../platform/selection.ts";
import type { Table } from "../../core/table.ts";
import { settingValues } from "../../settings.ts";
import { cases } from "../../tables/cases.ts";
import { settingRows } from "../../tables/desk.ts";
import { appointments, instructors } from "../../tables/instructors.ts";
import { claims, fees, payouts, taxRates } from "../../tables/payments.ts";
import { budgets } from "../../tables/programmes.ts";
import { instructorReports, traineeReports } from "../../tables/reports.ts";
import type { PayBooks } from "./raise.rules.ts";

export function readBooks({ rows, today }: Context): PayBooks {
  return {
    cases: rows.read(cases),
    claims: rows.read(claims),
    payouts: rows.read(payouts),
    instructors: rows.read(instructors),
    appointments: rows.read(appointments),
    fees: rows.read(fees),
    budgets: rows.read(budgets),
    rates: rows.read(taxRates),
    // Free texts of reports do not matter here, and one that cannot be read must not keep everybody waiting.
    instructorReports: rows.read(instructorReports, { lenient: true }),
    traineeReports: rows.read(traineeReports, { lenient: true }),
    settings: settingValues(rows.read(settingRows)),
    today,
  };
}

export interface Picked {
  /** undefined: all that fit. */
  readonly keys: readonly string[] | undefined;
  /** 「支払シートで選んだ3行のうち、」 */
  readonly of: string;
}

/** The selected rows where a sheet is before the person, all that fit where another one is. */
export function pick(context: Context, table: Table): Picked {
  if (context.book.getActiveSheet().getName() !== table.name) return { keys: undefined, of: "" };
  const selection = selectedRows(context, table);
  return {
    keys: selection.keys,
    of: `「${table.name}」シートで選んだ${selection.keys.length}行${hiddenNote(selection)}のうち、`,
  };
}

/** As `pick`, for what nobody does to all rows by a slip. Throws OfficeError where nothing is selected. */
export function pickSelected(
  context: Context,
  table: Table,
): { readonly keys: readonly string[]; readonly of: string } {
  const selection = selectedRows(context, table);
  return {
    keys: selection.keys,
    of: `「${table.name}」シートで選んだ${selection.keys.length}行${hiddenNote(selection)}のうち、`,
  };
}
