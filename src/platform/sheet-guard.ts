/** Protection of a sheet: a warning, not a lock. It is no access control, but it stops a slip of the hand. */
import type { Table } from "../core/table.ts";
import { runsOf } from "./runs.ts";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Protection = GoogleAppsScript.Spreadsheet.Protection;

export interface Guarded {
  readonly sheet: Sheet;
  readonly table: Table;
  readonly headers: readonly string[];
  /** Size of the sheet. */
  readonly rows: number;
  readonly columns: number;
  /** Whether this very run made the sheet, so that it has no protection yet. */
  readonly born: boolean;
  /** Whether its headers were never written. */
  readonly headerless: boolean;
}

/**
 * Columns of the add-on and the headers are guarded; columns that staff added for themselves are not. What is left open
 * begins in row 1, so that it grows with rows inserted at the top; the header line has a guard of its own.
 */
export function ensureProtection({ sheet, table, headers, rows, columns, born, headerless }: Guarded): void {
  const { SHEET, RANGE } = SpreadsheetApp.ProtectionType;
  const name = `在宅連携：${table.name}`;
  const present = (type: GoogleAppsScript.Spreadsheet.ProtectionType): Protection[] =>
    born ? [] : sheet.getProtections(type);
  const own = new Set(
    Object.values(table.columns).flatMap((column) => (column.writer === "addon" ? [column.header] : [])),
  );
  const open = runsOf(
    Array.from({ length: columns }, (_, index) => !own.has(headers[index] ?? "")),
    (isOpen) => isOpen,
  ).filter((run) => run.value);
  guard(present(SHEET), name, headerless, () => sheet.protect()).setUnprotectedRanges(
    open.map((run) => sheet.getRange(1, run.from + 1, rows, run.length)),
  );
  guard(present(RANGE), `${name}の見出し`, headerless, () => sheet.getRange(1, 1, 1, columns).protect());
}

/**
 * The protection of this name, or a new one. It is named last, so that one with a name never locks anybody out, and a
 * name found means that staff may have hardened it. On a sheet that never had its headers a protection without a name
 * is our own, left by a run that broke off right after making it.
 */
function guard(present: readonly Protection[], name: string, headerless: boolean, make: () => Protection): Protection {
  const ours = present.find((each) => each.getDescription() === name);
  if (ours) return ours;
  const halfMade = headerless ? present.find((each) => each.getDescription() === "") : undefined;
  return (halfMade ?? make()).setWarningOnly(true).setDescription(name);
}
