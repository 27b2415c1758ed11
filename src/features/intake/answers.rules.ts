/**
 * Answers as text, and as the lines 「質問：答え」 that staff read and correct in 要確認. Lines and answers are each
 * other's inverse, whatever an applicant typed: further lines of an answer are set in by a wide space, so that no
 * answer can pass itself off as another question.
 */
import type { Question } from "../../core/question.ts";
import { manyLines } from "../../core/text.ts";

/** One answer a question key; a question without an answer is not there. */
export type Answers = Readonly<Record<string, string>>;

/** What a Form hands over for one question: a text, ticks, or one entry a grid row. */
export type Given = string | readonly (string | readonly string[] | null)[];

export interface GivenItem {
  readonly key: string | undefined;
  readonly title: string;
  readonly answer: Given;
}

/** A reply brought to text: what the columns read, and what staff read. */
export interface Reply {
  readonly answers: Answers;
  readonly raw: string;
}

const INDENT = "　";
/** Before a question that the Form has but no column asks; such lines are kept and not taken in. */
const FOREIGN = "※";

/** Answers by question, and the readable lines. Where two items answer one question, the first stands. */
export function replyFrom(questions: readonly Question[], items: readonly GivenItem[]): Reply {
  const byKey = new Map(questions.map((question) => [question.key, question]));
  const answers: Record<string, string> = {};
  const foreign: string[] = [];
  for (const item of items) {
    const question = item.key === undefined ? undefined : byKey.get(item.key);
    const text = textOf(item.answer, question?.grid?.rows);
    if (!question) foreign.push(lineOf(`${FOREIGN}${item.title}`, text));
    else if (!(question.key in answers) && text !== "") answers[question.key] = text;
  }
  return { answers, raw: [linesOf(questions, answers), ...foreign].join("\n") };
}

function textOf(given: Given, rows: readonly string[] | undefined): string {
  if (typeof given === "string") return manyLines(given);
  const parts = given.flatMap((one, index) => {
    if (one === null) return [];
    const values = typeof one === "string" ? [one] : one;
    return rows ? values.map((value) => `${rows[index] ?? ""}${value}`) : values;
  });
  return parts.join("、");
}

/** Every question with its answer, one a line, in the order of the Form; unanswered ones with nothing behind. */
export function linesOf(questions: readonly Question[], answers: Answers): string {
  return questions.map((question) => lineOf(question.title, answers[question.key] ?? "")).join("\n");
}

const lineOf = (title: string, text: string): string => `${title}：${text.replace(/\n/g, `\n${INDENT}`)}`;

/**
 * Reads lines as staff left them: either colon, blank lines and lines of questions that are not ours are passed over,
 * anything else goes on with the answer before it. A question written twice is a fault.
 */
export function answersFrom(questions: readonly Question[], text: string): { answers: Answers; faults: string[] } {
  const byTitle = new Map(questions.map((question) => [question.title, question.key]));
  const answers: Record<string, string> = {};
  const faults: string[] = [];
  // null: inside the answer of a question that is not ours.
  let current: string | null | undefined;
  for (const line of text.replace(/\r\n?/g, "\n").split("\n")) {
    const begun = begins(line, byTitle);
    if (begun && begun.key in answers) faults.push(`「${begun.title}」が2回書かれています`);
    if (begun) answers[begun.key] = begun.text;
    if (begun || line.startsWith(FOREIGN)) current = begun?.key ?? null;
    else if (current === null) continue;
    else if (current !== undefined) answers[current] = `${answers[current] ?? ""}\n${line.replace(/^　/, "")}`;
    else if (line.trim() !== "") faults.push(`「${line.slice(0, 20)}」がどの質問の答えかわかりません`);
  }
  const kept = Object.entries(answers).map(([key, answer]) => [key, manyLines(answer)] as const);
  return { answers: Object.fromEntries(kept.filter(([, answer]) => answer !== "")), faults };
}

function begins(
  line: string,
  byTitle: ReadonlyMap<string, string>,
): { title: string; key: string; text: string } | undefined {
  if (line.startsWith(INDENT)) return undefined;
  const at = line.search(/[：:]/);
  const title = line.slice(0, Math.max(at, 0)).trim();
  const key = byTitle.get(title);
  return key === undefined ? undefined : { title, key, text: line.slice(at + 1) };
}
