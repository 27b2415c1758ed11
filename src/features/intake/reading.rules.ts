/** Answers read by the columns they are meant for: one pass, every fault named with its question. Pure. */
import * as z from "zod/mini";
import type { Cell } from "../../core/cell.ts";
import type { Question } from "../../core/question.ts";
import { oneLine } from "../../core/text.ts";
import type { Table } from "../../core/table.ts";
import type { Answers } from "./answers.rules.ts";

export interface Reading {
  /** Values by question key; a fault leaves its cell blank. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly faults: readonly Fault[];
}

/** What is wrong with answers, in words for staff. */
export interface Fault {
  readonly text: string;
  /** The question that it is about; "" where it is about no single one. */
  readonly key: string;
}

/** Faults that are about no single question. */
export const atLarge = (...texts: string[]): Fault[] => texts.map((text) => ({ text, key: "" }));

/** Longest piece of an answer that a message quotes. */
const QUOTED = 60;

/** Reads all answers. `need` says which questions must be answered; by default those that the Form requires. */
export function readAnswers(
  questions: readonly Question[],
  tables: readonly Table[],
  answers: Answers,
  need: (question: Question) => boolean = (question) => question.required,
): Reading {
  const values: Record<string, unknown> = {};
  const faults: Fault[] = [];
  for (const question of questions) {
    const cell = cellOf(tables, question);
    const text = answers[question.key] ?? "";
    const parsed = z.safeParse(cell.schema, text);
    values[question.key] = parsed.success ? parsed.data : cell.blank;
    const fault = parsed.success
      ? faultOf(question, text, parsed.data, need(question))
      : `「${question.title}」を読めません（${whyOf(parsed.error.issues)}）：${quoted(text)}`;
    if (fault !== undefined) faults.push({ text: fault, key: question.key });
  }
  const blank = questions.every((question) => (answers[question.key] ?? "").trim() === "");
  return { values, faults: blank ? atLarge("すべての答えが空です") : faults };
}

/** The values of one table, by column; of one turn where a question is repeated. */
export function valuesOf(
  questions: readonly Question[],
  reading: Reading,
  table: Table,
  turn?: number,
): Record<string, unknown> {
  const own = questions.filter((question) => question.table === table.name && question.turn === turn);
  return Object.fromEntries(own.map((question) => [question.column, reading.values[question.key]]));
}

function cellOf(tables: readonly Table[], question: Question): Cell<unknown> {
  const cell = tables.find((table) => table.name === question.table)?.columns[question.column]?.cell;
  if (!cell) throw new Error(`${question.key}: no such column`);
  return cell;
}

function faultOf(question: Question, text: string, value: unknown, needed: boolean): string | undefined {
  const blank = value === "" || value === null || value === false || (Array.isArray(value) && value.length === 0);
  if (blank && text.trim() !== "") return `「${question.title}」を読めません：${quoted(text)}`;
  if (blank) return needed ? `「${question.title}」が空です` : undefined;
  const length = typeof value === "string" ? Array.from(value).length : 0;
  if (length > (question.longest ?? Infinity))
    return `「${question.title}」は${question.longest ?? 0}字までです（いま${length}字）：${quoted(text)}`;
  const stranger =
    choicesOf(question).length === 0 ? undefined : listOf(value).find((one) => !choicesOf(question).includes(one));
  return stranger === undefined
    ? undefined
    : `「${question.title}」の「${quoted(stranger)}」は選択肢にありません（${choicesOf(question).join("、")}）`;
}

/** What may be answered; consent is a yes by then, and needs no list. */
function choicesOf({ kind, choices, grid }: Question): readonly string[] {
  if (kind === "consent") return [];
  return grid ? grid.rows.flatMap((row) => grid.columns.map((column) => `${row}${column}`)) : choices;
}

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [String(value)]);

const quoted = (text: string): string => {
  const line = Array.from(oneLine(text));
  return line.length > QUOTED ? `${line.slice(0, QUOTED).join("")}…` : line.join("");
};

interface Issue {
  readonly code?: string | undefined;
  readonly message: string;
  readonly maximum?: unknown;
}

/** zod/mini speaks only where a cell gave its own words. */
function whyOf(issues: readonly Issue[]): string {
  const issue = issues[0];
  if (issue?.code === "too_big") return `${String(issue.maximum)}文字以内にしてください`;
  if (issue?.code === "too_small") return "0以上にしてください";
  return issue?.message ?? "形が違います";
}
