/**
 * Answers of Forms that ask for the key of a letter: to rows of their own sheets. A key that cannot be believed keeps
 * nothing out: the row waits for staff (保留), with the reason; only what cannot be read goes to 要確認. Pure.
 */
import type { Question } from "../../core/question.ts";
import { blankRow, textIn, type Row, type Table } from "../../core/table.ts";
import { KEY_QUESTION, type KeyedForm } from "../../forms/index.ts";
import { findSubject, type KeyBook } from "../../forms/keys.ts";
import { cameByForm, inOrder, type Arrival, type Refusal } from "./arrival.rules.ts";
import { differenceOf, differencesOf } from "../../core/differences.ts";
import { answerFaults } from "./keyed-checks.rules.ts";
import { atLarge, readAnswers, valuesOf, type Fault, type Reading } from "./reading.rules.ts";

export interface KeyedDesk {
  readonly form: KeyedForm;
  /** The key's question among them. */
  readonly questions: readonly Question[];
  /** Rows that are there already. */
  readonly rows: readonly Row<Table>[];
  readonly book: KeyBook;
  readonly secret: string;
}

export interface KeyedPlan {
  readonly rows: readonly Row<Table>[];
  readonly refused: readonly Refusal[];
}

/** The sheet of a keyed Form: each has one. */
export function tableOf({ tables, title }: KeyedForm): Table {
  const [table] = tables;
  if (!table) throw new Error(`${title}: no table`);
  return table;
}

/** Reads the answers that are not in yet, in the order in which they were sent. */
export function planKeyed(arrivals: readonly Arrival[], desk: KeyedDesk): KeyedPlan {
  const there = new Set(desk.rows.map((row) => textIn(row, "responseId")));
  const next = rowNumbers(desk.form, desk.rows);
  const rows: Row<Table>[] = [];
  const refused: Refusal[] = [];
  for (const arrival of inOrder(arrivals)) {
    if (there.has(arrival.responseId)) continue;
    there.add(arrival.responseId);
    const read = readOne(arrival, desk);
    if (read.faults.length > 0) refused.push({ arrival, faults: read.faults });
    else rows.push(...read.values.map((values) => rowOf(arrival, desk, values, next)));
  }
  return { rows, refused };
}

type Values = Readonly<Record<string, unknown>>;

/** One set of values an answer; several where the Form asks for several doctors. */
function readOne(arrival: Arrival, desk: KeyedDesk): { values: readonly Values[]; faults: readonly Fault[] } {
  const table = tableOf(desk.form);
  const questions = desk.questions.filter(({ key }) => key !== KEY_QUESTION);
  const reading = readAnswers(questions, [table], arrival.answers);
  const sets = setsOf(questions, reading, table);
  const faults = [
    ...arrival.faults,
    ...(isKeyless(arrival) ? [{ text: "「鍵」が空です", key: KEY_QUESTION }] : []),
    ...reading.faults,
    ...sets.flatMap(({ values, turn }) => answerFaults(desk.form, values, turn)),
  ];
  const none = sets.length === 0 && faults.length === 0 ? atLarge("書かれた医師がいません") : [];
  return { values: sets.map(({ values }) => values), faults: [...faults, ...none] };
}

/** Staff see at once that a paper names nobody; from a Form it is kept all the same. */
const isKeyless = (arrival: Arrival): boolean =>
  !cameByForm(arrival) && (arrival.answers[KEY_QUESTION] ?? "").trim() === "";

function setsOf(
  questions: readonly Question[],
  reading: Reading,
  table: Table,
): { readonly values: Values; readonly turn?: number }[] {
  const turns = [...new Set(questions.flatMap(({ turn }) => turn ?? []))];
  if (turns.length === 0) return [{ values: valuesOf(questions, reading, table) }];
  return turns
    .map((turn) => ({ turn, values: valuesOf(questions, reading, table, turn) }))
    .filter(({ values }) => Object.values(values).some((value) => value !== "" && value !== null));
}

function rowOf(arrival: Arrival, desk: KeyedDesk, values: Values, next: (year: number) => string): Row<Table> {
  const { form, secret, book } = desk;
  const table = tableOf(form);
  const found = findSubject(form, arrival.answers[KEY_QUESTION] ?? "", secret, book, !cameByForm(arrival));
  const subject = "found" in found ? found.found.subject : "";
  const fiscalYear = yearIn(subject) ?? book.fiscalYear;
  return blankRow(table, {
    ...values,
    ...(subject === "" ? {} : form.keyed.place(subject)),
    [table.key]: next(fiscalYear),
    fiscalYear,
    state: found.fault === "" ? "未反映" : "保留",
    stateNote: found.fault,
    receivedAt: arrival.receivedAt,
    route: arrival.route,
    enteredBy: arrival.enteredBy ?? "",
    responseId: arrival.responseId,
  });
}

/** What rows of one paper say otherwise than those that came under its name before: what they are about, and each answer. */
export function keyedDifferences(
  form: KeyedForm,
  before: readonly Row<Table>[],
  after: readonly Row<Table>[],
): string[] {
  const table = tableOf(form);
  const placed = Object.keys(form.keyed.place(""));
  const compared = (name: string): boolean => placed.includes(name) || table.columns[name]?.ask !== undefined;
  return [
    ...differenceOf("件数", String(before.length), String(after.length)),
    ...before.flatMap((row, n) => {
      const now = after[n];
      return now ? differencesOf(table, row, now, compared) : [];
    }),
  ];
}

/** 2018 in 案-2018-0001-1/受講者 and in 推薦/2018. */
const yearIn = (subject: string): number | undefined => {
  const digits = /(?:^|[-/])(20\d\d)(?:[-/]|$)/.exec(subject)?.[1];
  return digits === undefined ? undefined : Number(digits);
};

/** 連-2018-0001 …: above every number of the year that is there. */
export function rowNumbers(form: KeyedForm, rows: readonly Row<Table>[]): (year: number) => string {
  const table = tableOf(form);
  const last = new Map<number, number>();
  for (const row of rows) {
    const found = /-(\d{4})-(\d+)$/.exec(textIn(row, table.key));
    if (found) last.set(Number(found[1]), Math.max(last.get(Number(found[1])) ?? 0, Number(found[2])));
  }
  return (year) => {
    const number = (last.get(year) ?? 0) + 1;
    last.set(year, number);
    return `${form.keyed.prefix}-${year}-${String(number).padStart(4, "0")}`;
  };
}
