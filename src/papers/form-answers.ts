/** Questions of a Form as tables to be filled in with a pen: room to write, boxes to mark. Pure. */
import type { TableBlock } from "../core/paper.ts";
import type { Question } from "../core/question.ts";
import type { Table } from "../core/table.ts";

/** In millimetres; 180 between the margins. */
const LABEL = 40;
const HALF = 50;
const WIDE = 140;
const CONSENT = 30;
/** Room to write one line by hand. */
const LINE = 8.2;
const SIZE = 9.5;
/** Letters of one line of that size in the widest box. */
const ACROSS = 42;
/** A help that fits under its question, in characters. */
const SHORT = 18;
/** A column that is wide in the sheet (pixels) needs the whole width of the paper. */
const WIDE_COLUMN = 200;

export const table = (widths: readonly number[], rows: readonly (readonly string[])[]): TableBlock => ({
  ...{ kind: "table", widths, rows, header: false, borders: true, size: SIZE, rowHeight: LINE },
});

/** Neighbouring questions that are answered alike share a table. `tables` hold the columns that ask. */
export function answerTables(questions: readonly Question[], tables: readonly Table[]): TableBlock[] {
  const blocks: TableBlock[] = [];
  for (let at = 0; at < questions.length;) {
    const run = runFrom(questions.slice(at), tables);
    blocks.push(run.block);
    at += run.length;
  }
  return blocks;
}

interface Run {
  readonly block: TableBlock;
  /** How many questions it holds; at least one. */
  readonly length: number;
}

function runFrom(rest: readonly Question[], tables: readonly Table[]): Run {
  const short = (question: Question): boolean => isShort(question, tables);
  const days = even(count(rest, ({ kind }, index) => kind === (index % 2 === 0 ? "date" : "radio")));
  if (days > 0) return { block: dayTable(rest.slice(0, days)), length: days };
  const [first] = rest;
  if (first?.grid) return { block: gridTable(first, first.grid), length: 1 };
  const consents = count(rest, ({ kind }) => kind === "consent");
  if (consents > 0) return { block: consentTable(rest.slice(0, consents)), length: consents };
  const pairs = even(count(rest, short));
  if (pairs > 0) return { block: pairTable(rest.slice(0, pairs)), length: pairs };
  const wide = count(rest, (question, index) => index === 0 || isWide(question, rest[index + 1], short));
  return { block: wideTable(rest.slice(0, wide)), length: wide };
}

function count(questions: readonly Question[], holds: (question: Question, index: number) => boolean): number {
  const end = questions.findIndex((question, index) => !holds(question, index));
  return end < 0 ? questions.length : end;
}

const even = (number: number): number => number - (number % 2);

/** Whether half the paper's width is enough to write in. */
function isShort({ kind, table: name, column, help }: Question, tables: readonly Table[]): boolean {
  const width = tables.find((each) => each.name === name)?.columns[column]?.cell.width ?? 0;
  const line = kind === "line" || kind === "phone" || kind === "number";
  return line && width < WIDE_COLUMN && help.length <= SHORT;
}

/** A short one alone between wide ones has the whole width. */
function isWide(question: Question, next: Question | undefined, short: (question: Question) => boolean): boolean {
  if (question.grid || question.kind === "consent" || question.kind === "date") return false;
  return !short(question) || !next || !short(next);
}

/** Two short answers beside each other. */
function pairTable(questions: readonly Question[]): TableBlock {
  const cells = questions.flatMap((question) => [labelOf(question), boxOf(question)]);
  const rows = Array.from({ length: cells.length / 4 }, (_, row) => cells.slice(row * 4, row * 4 + 4));
  return table([LABEL, HALF, LABEL, HALF], rows);
}

const wideTable = (questions: readonly Question[]): TableBlock =>
  table(
    [LABEL, WIDE],
    questions.map((question) => [labelOf(question), boxOf(question)]),
  );

/** 第1希望 to 第5希望, or the dates that an instructor offers: each a date and its period. */
function dayTable(questions: readonly Question[]): TableBlock {
  const rows = questions.flatMap((question, index) => {
    const period = questions[index + 1];
    return question.kind === "date" && period
      ? [[labelOf({ ...question, help: "" }), "　　　　年　　　月　　　日（　　）", marks(period.choices)]]
      : [];
  });
  const heads = ["", "日", "時間帯（終日は、どちらでもよい）"];
  return { ...table([LABEL, 68, 72], [heads, ...rows]), header: true, rowHeight: 7.6 };
}

function gridTable(question: Question, { rows, columns }: NonNullable<Question["grid"]>): TableBlock {
  const lines = columns.map((column) => [column, ...rows.map(() => "□")]);
  return {
    ...table([LABEL, ...rows.map(() => WIDE / rows.length)], [[labelOf({ ...question, help: "" }), ...rows], ...lines]),
    ...{ header: true, aligns: ["中", ...rows.map(() => "中" as const)] },
  };
}

/** Consents stand close: nothing is written in them. */
function consentTable(questions: readonly Question[]): TableBlock {
  const rows = questions.map((question) => [
    `□\u00a0${question.choices[0] ?? ""} ※`,
    `【${question.title}】${question.help}`,
  ]);
  return { ...table([CONSENT, LABEL + WIDE - CONSENT], rows), rowHeight: 6.5 };
}

/** The question with its mark; a short help under it. */
function labelOf({ title, required, help, kind, choices }: Question): string {
  const under = help !== "" && help.length <= SHORT && kind !== "number" && choices.length === 0 ? `\n${help}` : "";
  return `${title}${required ? " ※" : ""}${under}`;
}

const UNIT = /（(.)）/;

/** Room to write, or choices to mark. */
function boxOf({ kind, choices, help, required }: Question): string {
  if (kind === "number") return filled(`　　　　　　${UNIT.exec(help)?.[1] ?? ""}`, help.replace(UNIT, ""));
  if (choices.length > 0) return filled(marks(choices), help);
  // Blank lines are room to write.
  if (kind === "paragraph") return [help, "", "", ...(required ? [""] : [])].join("\n");
  return help.length > SHORT ? [help, ""].join("\n") : "";
}

const filled = (...lines: string[]): string => lines.filter((line) => line !== "").join("\n");

/** A box before each choice; a line ends between two choices, never within one. */
function marks(choices: readonly string[]): string {
  const lines: string[] = [];
  for (const choice of choices) {
    const marked = `□\u00a0${choice}`;
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + marked.length < ACROSS) lines[lines.length - 1] = `${last}　${marked}`;
    else lines.push(marked);
  }
  return lines.join("\n");
}
