/** The office as it is seen after an event: every sheet's rows, and how much of the outbox was looked at. */
import { tables } from "../../../src/tables/index.ts";
import type { Office } from "../../../src/workspace/office.ts";
import { dayIn, textOf, type Row } from "./scene.ts";

export interface View {
  readonly now: number;
  readonly sheets: Readonly<Record<string, readonly Row[]>>;
  readonly mails: number;
  readonly crashes: number;
}

const SEEN = tables.map(({ name }) => name).filter((name) => !["原本", "選定の明細"].includes(name));

export const viewOf = (office: Office): View => ({
  now: office.now,
  sheets: Object.fromEntries(SEEN.map((name) => [name, office.table(name)])),
  mails: office.outbox().length,
  crashes: office.crashes.length,
});

export const rowsIn = (view: View, sheet: string): readonly Row[] => view.sheets[sheet] ?? [];

/** By the first column, which is every sheet's key. */
export const byKey = (rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [String(Object.values(row)[0]), row]));

export function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

const LIVE = new Set(["決定", "日程確定", "実施済", "報告済", "支払済"]);
export const isLive = (row: Row | undefined): boolean => LIVE.has(textOf(row, "状態"));

export const visitOf = (row: Row): string => (row["実施日"] === "" ? "" : dayIn(row["実施日"]));
/** Where a case holds a seat: on the day that was agreed, else on the one that it rests on. */
export const seatOf = (row: Row): string =>
  visitOf(row) === ""
    ? `${dayIn(row["候補日"])}${textOf(row, "候補の時間帯")}`
    : `${visitOf(row)}${textOf(row, "実施の時間帯")}`;
