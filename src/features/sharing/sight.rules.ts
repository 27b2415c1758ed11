/** What a party may see, by the declarations alone: columns, and the degree of each. Pure. */
import { columnNames, type Column, type Party, type Row, type Sight, type Table } from "../../core/table.ts";
import { holdsTraces } from "../../core/patient-text/index.ts";
import type { CopyCell, CopyColumn } from "../../core/copy-sheet.ts";
import { tables } from "../../tables/index.ts";

export interface Seen {
  readonly table: Table;
  /** Name of the declared column. */
  readonly name: string;
  readonly column: Column<unknown>;
  readonly sight: Sight;
}

/** The columns of a table that a party may see, in declared order. */
export function seenIn(party: Party, table: Table): Seen[] {
  return columnNames(table).flatMap((name) => {
    const column = table.columns[name];
    const sight = column?.seenBy?.[party];
    return column && sight ? [{ table, name, column, sight }] : [];
  });
}

/** The same over all tables, in workbook order. */
export const seenAnywhere = (party: Party): Seen[] => tables.flatMap((table) => seenIn(party, table));

/** How much a party may see of a column; undefined where nothing. */
export const sightOf = (party: Party, table: Table, name: string): Sight | undefined =>
  table.columns[name]?.seenBy?.[party];

/** 申込者.氏名. */
export const titleOf = ({ table, column }: Pick<Seen, "table" | "column">): string => `${table.name}.${column.header}`;

export const DEGREES: Readonly<Record<Sight, string>> = {
  all: "すべて",
  own: "自ら知らせたもの",
  decided: "決定したもの",
  asked: "受入確認で尋ねたもの",
  consented: "本人が同意したもの",
  counts: "件数だけ",
};

/** The degrees that one holds within itself: whoever saw as much sees no more by it. */
export const COVERED: Readonly<Record<Sight, readonly Sight[]>> = {
  all: ["all", "own", "decided", "consented", "counts"],
  own: ["own"],
  decided: ["decided", "counts"],
  asked: ["asked", "decided", "counts"],
  consented: ["consented", "counts"],
  counts: ["counts"],
};

/** Stands for what somebody wrote freely and what may identify a patient. */
const HELD_BACK = "（患者さんが特定できるおそれのある文のため、載せていません）";

/** A cell as others see it. */
export function shownCell({ column, name }: Pick<Seen, "column" | "name">, row: Row<Table>): CopyCell {
  const printed = column.cell.print(row[name]);
  const isFree = column.writer === "intake" && column.cell.kind === "long" && typeof printed === "string";
  if (isFree && holdsTraces(printed, [])) return HELD_BACK;
  if (typeof printed === "boolean") return printed ? "はい" : "";
  if (printed === "" || typeof printed === "number") return printed;
  if (column.cell.kind === "day") return { day: printed };
  return column.cell.kind === "moment" ? { moment: printed } : printed;
}

/** Beside columns of words, numbers and days that stand in the middle run into neither. */
export const shownColumn = ({ column: { cell } }: Pick<Seen, "column">): CopyColumn => ({
  width: Math.min(cell.width, cell.kind === "long" ? 320 : 200),
  ...(["count", "yen", "day", "moment"].includes(cell.kind) ? { align: "center" } : {}),
});
