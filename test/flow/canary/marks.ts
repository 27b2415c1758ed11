/** Marks: a word of its own in every cell that people fill, by which that very cell would be known wherever it turned up. */
import type { Column, Table } from "../../../src/core/table.ts";
import { questionsFor, type FormDeclaration } from "../../../src/forms/index.ts";
import { corrections } from "../../../src/tables/desk.ts";
import { tables } from "../../../src/tables/index.ts";
import type { Office } from "../../../src/workspace/office.ts";
import { office as settings } from "../../features/intake/samples.ts";
import { typed } from "../people.ts";

/** A cell that people filled, and the word that stands in it. */
export interface Cell {
  readonly table: Table;
  readonly column: Column<unknown>;
  readonly row: Readonly<Record<string, unknown>>;
  readonly word: string;
}

const KANA = "あいうえおかきくけこ";
let turn = 0;

/** Like no other word: Latin letters behind 鳩, kana behind はと, a telephone number of a made-up exchange. */
export function markFor(kind: string): string {
  const digits = String(++turn).padStart(4, "0");
  if (kind === "kana") return `はと${Array.from(digits, (digit) => KANA[Number(digit)] ?? "").join("")}`;
  if (kind === "phone") return `046-7${digits.slice(0, 2)}-${digits.slice(2)}77`;
  return `鳩${Array.from(digits, (digit) => "abcdefghij"[Number(digit)] ?? "").join("")}q`;
}

const MARK = /鳩[a-j]{4}q|はと[あいうえおかきくけこ]{4}|046-7\d\d-\d{2}77/g;
export const marksIn = (text: string): string[] => [...new Set(text.match(MARK) ?? [])];

/** Kinds of cells that take any words, and columns of other kinds whose words nobody reads. */
const OPEN = new Set(["text", "kana", "long", "phone"]);
const FREE = new Set(["債権者番号"]);
/** What is read as days, times, numbers or names of others; and the office's own text that is meant for everybody. */
const READ = new Set([
  "不可期間",
  "開始時刻",
  "終了時刻",
  "文書番号（手入力）",
  "修正欄",
  "希望指導医",
  "避けたい指導医",
]);
const MEANT_FOR_ALL = new Set(["設定", "役職者"]);

export const isMarkable = ({ cell, header, writer }: Column<unknown>): boolean =>
  writer !== "addon" && (OPEN.has(cell.kind) || FREE.has(header)) && !READ.has(header);

/** Staff fill every cell of a sheet that may hold words: those that are blank, or all of them. */
export function fillSheet(office: Office, table: Table, overtype = false): void {
  if (MEANT_FOR_ALL.has(table.name)) return;
  const { clerk, model } = office.services.sheets;
  const rows = office.table(table.name);
  const key = table.columns[table.key]?.header ?? "";
  for (const row of rows)
    for (const column of Object.values<Column<unknown>>(table.columns))
      if (isMarkable(column) && column.header !== key && (overtype || row[column.header] === ""))
        clerk.type(
          table.name,
          model.rowOf(table.name, key, String(row[key])),
          column.header,
          markFor(column.cell.kind),
        );
}

export const fillAll = (office: Office): void => {
  for (const table of tables) fillSheet(office, table);
};

/** Answers to a Form with a mark for every question that takes words; `given` for the rest. */
export function markedAnswers(form: FormDeclaration, given: Readonly<Record<string, string>>): Record<string, string> {
  const questions = questionsFor(form, settings).filter(
    ({ title, column, turn: nth = 1 }) =>
      nth === 1 &&
      given[title] === undefined &&
      isWord(form, column) &&
      !READ.has(columnOf(form, column)?.header ?? ""),
  );
  const marks = questions.map(({ title, column }) => [title, markFor(kindOf(form, column))]);
  return { ...(Object.fromEntries(marks) as Record<string, string>), ...given };
}

export const answersTo = (form: FormDeclaration, given: Readonly<Record<string, string>>) =>
  typed(form, markedAnswers(form, given));

const columnOf = (form: FormDeclaration, name: string): Column<unknown> | undefined =>
  form.tables.flatMap(({ columns }) => (columns[name] ? [columns[name]] : []))[0];
const kindOf = (form: FormDeclaration, name: string): string => columnOf(form, name)?.cell.kind ?? "text";
const isWord = (form: FormDeclaration, name: string): boolean => OPEN.has(kindOf(form, name));

/** Every cell of the workbook that holds a mark, by the mark; the add-on's copies as well. */
export function markedCells(office: Office): Map<string, Cell[]> {
  const cells = new Map<string, Cell[]>();
  const note = (cell: Omit<Cell, "word">, text: unknown): void => {
    for (const word of marksIn(String(text))) cells.set(word, [...(cells.get(word) ?? []), { ...cell, word }]);
  };
  for (const table of tables.filter(({ name }) => !["操作記録", "原本"].includes(name)))
    for (const row of office.table(table.name))
      for (const column of Object.values<Column<unknown>>(table.columns))
        if (table !== corrections || column.writer !== "addon") note({ table, column, row }, row[column.header]);
  for (const correction of office.table(corrections.name)) {
    const cell = correctedCell(office, correction);
    if (cell) for (const header of ["旧", "新"]) note(cell, correction[header]);
  }
  return cells;
}

/** What stood in a cell before it was corrected is seen by whoever may see the cell. */
function correctedCell(office: Office, correction: Readonly<Record<string, unknown>>): Omit<Cell, "word"> | undefined {
  const table = tables.find(({ name }) => name === correction["シート"]);
  const column = Object.values(table?.columns ?? {}).find(({ header }) => header === correction["列"]);
  const key = table?.columns[table.key]?.header ?? "";
  const row = office.table(table?.name ?? "設定").find((each) => each[key] === correction["番号"]);
  return table && column && row ? { table, column, row } : undefined;
}
