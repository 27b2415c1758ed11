/** 点検: everything that is out of order, most pressing first, and what staff read of it. Pure. */
import type { Table } from "../../core/table.ts";
import type { Book, Finding } from "./book.rules.ts";
import { choiceFindings } from "./choices.rules.ts";
import { linkFindings } from "./links.rules.ts";
import { clockFindings, fileFindings, keyFindings, leftOutNote, triggerFindings } from "./machinery.rules.ts";
import { numberFindings } from "./numbers.rules.ts";
import { paymentFindings } from "./payments.rules.ts";
import { recordFindings } from "./records.rules.ts";
import { seatFindings } from "./seats.rules.ts";
import { decisionFindings, noticeFindings } from "./states.rules.ts";
import { contentFindings, shapeFindings } from "./structure.rules.ts";
import { visitFindings } from "./visits.rules.ts";
import { waitingFindings } from "./waiting.rules.ts";
import { yearFindings } from "./years.rules.ts";

/** What fits on a screen, and what fits into a cell. */
const SHOWN = 30;
const LONGEST = 45_000;

export function inspect(book: Book, tables: readonly Table[]): Finding[] {
  const machinery = [...clockFindings(book), ...triggerFindings(book), ...keyFindings(book)];
  const shape = shapeFindings(tables, book.looks);
  // Without its header a column reads blank, and every row would seem wrong.
  if (shape.length > 0) return [...machinery, ...shape];
  return [
    ...machinery,
    ...contentFindings(tables, book.looks),
    ...choiceFindings(book),
    ...yearFindings(book),
    ...decisionFindings(book),
    ...visitFindings(book),
    ...paymentFindings(book),
    ...noticeFindings(book),
    ...numberFindings(book),
    ...linkFindings(book),
    ...recordFindings(book),
    ...seatFindings(book),
    ...fileFindings(book),
    ...waitingFindings(book),
  ];
}

export interface Report {
  /** For the screen: the first lines, and how many more. */
  readonly shown: string;
  /** For 操作記録: all of them, as far as a cell takes them. */
  readonly whole: string;
}

export function reportOf(findings: readonly Finding[], book: Book, tables: readonly Table[]): Report {
  const head =
    findings.length === 0 ? "直すところは見つかりませんでした。" : `直すところが${findings.length}件あります。`;
  const lines = findings.map(({ where, problem, remedy }) => `・${where}：${problem} → ${remedy}`);
  const note = shapeFindings(tables, book.looks).length > 0 ? SHAPE_FIRST : leftOutNote(book);
  const more = lines.length - SHOWN;
  const shown = [
    head,
    ...lines.slice(0, SHOWN),
    ...(more > 0 ? [`・ほか${more}件（「操作記録」シートの「点検」の行に、すべて載せました）`] : []),
    note,
  ];
  return { shown: joined(shown), whole: within([head, note, ...lines]) };
}

const SHAPE_FIRST = "シートと見出しを直してから、もう一度点検してください。行の内容は、それから確かめます。";

const joined = (lines: readonly string[]): string => lines.filter((line) => line !== "").join("\n");

/** Whole lines only; the last says how many did not fit. */
function within(lines: readonly string[]): string {
  const all = lines.filter((line) => line !== "");
  const kept: string[] = [];
  let length = 0;
  for (const line of all) {
    length += line.length + 1;
    if (length > LONGEST - 40) break;
    kept.push(line);
  }
  return joined([
    ...kept,
    ...(kept.length < all.length ? [`・ほか${all.length - kept.length}件は載りきりません`] : []),
  ]);
}
