/** The headings of a pasted list: which column answers which question, and which nobody knows. Pure. */
import type { Question } from "../../core/question.ts";
import { hiragana } from "../../core/text.ts";

export interface Headings {
  /** Key of the question that each column answers; undefined for a column that is passed over. */
  readonly keys: readonly (string | undefined)[];
  /** Headings that no question bears. */
  readonly unknown: readonly string[];
  /** What keeps the whole list out. */
  readonly faults: readonly string[];
}

/** Finds each question's column by its title. `needed` are keys of the questions without which no row can go in. */
export function headingsOf(
  cells: readonly string[],
  questions: readonly Question[],
  needed: ReadonlySet<string>,
): Headings {
  const byTitle = new Map(questions.map((question) => [folded(question.title), question]));
  const found = cells.map((cell) => byTitle.get(folded(cell)));
  const doubled = found.filter((question, at) => question && found.indexOf(question) !== at);
  const missing = questions.filter((question) => needed.has(question.key) && !found.includes(question));
  return {
    keys: found.map((question) => question?.key),
    unknown: cells.filter((cell, at) => cell.trim() !== "" && !found[at]),
    faults: [
      ...[...new Set(doubled)].map(
        (question) => `見出し「${question?.title ?? ""}」が2つあります。片方を消してください`,
      ),
      ...(missing.length === 0
        ? []
        : [
            `見出し${missing.map(({ title }) => `「${title}」`).join("")}がありません。1行目に見出しを入れて、貼り付けてください`,
          ]),
    ],
  };
}

/** Width, kana, spaces and the marks of a form (必須, *, ※) make no other heading. */
const folded = (heading: string): string =>
  hiragana(heading.normalize("NFKC"))
    .replace(/[\s*※・:]|\((必須|任意)\)/g, "")
    .toLowerCase();
