/** What the copy is made from: every sheet of the workbook, and the few facts beside them. Pure. */
import type { Moment } from "../../core/calendar.ts";
import { textIn, type Party, type Row, type Table } from "../../core/table.ts";
import type { SettingValues } from "../../settings.ts";
import type { Share } from "../../tables/association.ts";

export interface Books {
  /** All rows of a table. Cells that cannot be read are blank. */
  rows<T extends Table>(table: T): readonly Row<T>[];
  /** Whether a cell of the row could not be read: what the row says of consent is not to be believed then. */
  doubtful(table: Table, key: string): boolean;
  /** 利用目的 of whoever the copy is for, each once. */
  readonly purposes: readonly string[];
  /** How the association answers: the key of its Form for the year, and the address. */
  readonly reply: { readonly key: string; readonly url: string };
  /** Of the script: orders and marks that nobody else can reckon are made with it. */
  readonly secret: string;
  readonly way: Exclude<Share["way"], "">;
}

/** The books as one party sees them at a moment. */
export interface Desk extends Books {
  readonly party: Party;
  readonly settings: SettingValues;
  /** 年度: the year that is open. */
  readonly fiscalYear: number;
  readonly at: Moment;
  /** 秘匿する少数: from how many on a count is shown. */
  readonly least: number;
}

/** Key of a row of any table. */
export const keyIn = (table: Table, row: Row<Table>): string => textIn(row, table.key);

export const yearOf = (row: Row<Table>): number | null => {
  const { fiscalYear } = row;
  return typeof fiscalYear === "number" ? fiscalYear : null;
};
