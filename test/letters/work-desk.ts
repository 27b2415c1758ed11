/** Rows of a few sheets, and what waits for a person in them. */
import { blankRow, type Row, type Table } from "../../src/core/table.ts";
import { waitingWork, workDesk, type Work } from "../../src/letters/waiting-work/index.ts";
import { settings, settingValues, type Setting } from "../../src/settings.ts";
import { notices, type Notice } from "../../src/tables/notices.ts";

export type Rows = readonly (readonly [Table, Readonly<Record<string, unknown>>])[];

const SETTINGS = settingValues(
  (Object.values(settings) as readonly Setting<unknown>[]).map(({ name, sample, standard }) => ({
    name,
    value: String(sample ?? standard ?? ""),
  })),
);

export function desk(rows: Rows, today = "2018-09-03", values = SETTINGS) {
  const read = <T extends Table>(table: T): readonly Row<T>[] =>
    rows.filter(([of]) => of.name === table.name).map(([, row]) => blankRow(table, row as Partial<Row<T>>));
  return workDesk(read, today, values);
}

export const waits = (...given: Parameters<typeof desk>): Work[] =>
  waitingWork(desk(...given)).filter(({ key, count }) => count > 0 && key !== "toMatch");
export const counted = (...given: Parameters<typeof desk>): (readonly [string, number])[] =>
  waits(...given).map(({ key, count }) => [key, count]);

export const letter = (values: Partial<Notice>): readonly [Table, Record<string, unknown>] => [
  notices,
  { noticeId: "案-1/受講者", letter: "決定連絡票（受講者用）", approval: "不要", addresseeId: "申-1", ...values },
];
