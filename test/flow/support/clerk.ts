/** What a clerk may do at a sheet between any two service calls of a run, and how the office looks to them after it. */
import { tables } from "../../../src/tables/index.ts";
import type { Office } from "../../../src/workspace/office.ts";
import { held, type Held } from "./state.ts";

/** The office's own column, at the end of each sheet: it shows whether the cells of a row kept together. */
export const MEMO = "担当メモ";
/** A column that a clerk puts in the middle during the run. */
const LATE = "足した列";
/** What a clerk types into MEMO during the run. */
export const EDIT = "書き足し";

export interface Move {
  readonly name: string;
  act(office: Office, sheet: string): void;
  /** Keys that are missing afterwards, since the clerk took their row away. */
  gone?(office: Office, sheet: string): readonly string[];
}

const clerkOf = (office: Office) => office.services.sheets.clerk;
const readingOf = (office: Office) => office.services.sheets.model;

export function keyHeader(sheet: string): string {
  const table = tables.find((each) => each.name === sheet);
  return table?.columns[table.key]?.header ?? "";
}

export function keysOf(office: Office, sheet: string): string[] {
  return office.table(sheet).map((row) => String(row[keyHeader(sheet)]));
}

const lastRow = (office: Office, sheet: string): number => readingOf(office).view(sheet, 0).rows.length;

/** Turns the order of the rows round, whatever it was. */
export function turnRound(office: Office, sheet: string): void {
  const keys = keysOf(office, sheet);
  clerkOf(office).sortBy(sheet, keyHeader(sheet), (keys[0] ?? "") > (keys[keys.length - 1] ?? ""));
}

export const MOVES: readonly Move[] = [
  { name: "並べ替える", act: turnRound },
  { name: "先頭に行を挿入する", act: (office, sheet) => clerkOf(office).insertRow(sheet, 2) },
  {
    name: "最後の行の上に挿入する",
    act: (office, sheet) => clerkOf(office).insertRow(sheet, Math.max(2, lastRow(office, sheet))),
  },
  { name: "列を途中に足す", act: (office, sheet) => clerkOf(office).addColumn(sheet, LATE, 3) },
  {
    name: "絞り込み、書き足す",
    act: (office, sheet) => {
      clerkOf(office).filter(sheet, keyHeader(sheet), []);
      const [key] = keysOf(office, sheet);
      if (key === undefined) return;
      const row = readingOf(office).rowOf(sheet, keyHeader(sheet), key);
      clerkOf(office).type(sheet, row, MEMO, `${key}${EDIT}`);
    },
  },
];

/** A row to which nothing refers any more may be deleted: an application withdrawn, a mail that has left. */
export function deletion(spare: Readonly<Record<string, string>>): Move {
  return {
    name: "用の済んだ行を削除する",
    act: (office, sheet) => {
      const key = spare[sheet];
      if (key === undefined || !keysOf(office, sheet).includes(key)) return;
      clerkOf(office).deleteRow(sheet, readingOf(office).rowOf(sheet, keyHeader(sheet), key));
    },
    gone: (_office, sheet) => (spare[sheet] === undefined ? [] : [spare[sheet]]),
  };
}

/** Each row's key, written beside it before the run. */
export function writeMemos(office: Office, sheets: readonly string[]): void {
  for (const sheet of sheets) {
    clerkOf(office).addColumn(sheet, MEMO);
    for (const key of keysOf(office, sheet))
      clerkOf(office).type(sheet, readingOf(office).rowOf(sheet, keyHeader(sheet), key), MEMO, key);
  }
}

/** Rows whose memo is another row's, and memos without a row. */
export function strayMemos(office: Office, sheets: readonly string[]): string[] {
  return sheets.flatMap((sheet) =>
    office.table(sheet).flatMap((row) => {
      const [key, memo] = [String(row[keyHeader(sheet)]), String(row[MEMO]).replace(EDIT, "")];
      const late = (row[LATE] ?? "") as string;
      return (memo === "" || memo === key) && late === "" ? [] : [`${sheet} ${key}: ${memo} ${late}`];
    }),
  );
}

/** The office without the columns that it added for itself. */
export function ownless(office: Office, gone: Readonly<Record<string, readonly string[]>> = {}): Held {
  const all = held(office);
  const plain = Object.entries(all.tables).map(([sheet, rows]) => [
    sheet,
    rows
      .filter((row) => !(gone[sheet] ?? []).includes(String(row[keyHeader(sheet)])))
      .map((row) => Object.fromEntries(Object.entries(row).filter(([header]) => header !== MEMO && header !== LATE))),
  ]);
  return { ...all, tables: Object.fromEntries(plain) as Held["tables"] };
}
