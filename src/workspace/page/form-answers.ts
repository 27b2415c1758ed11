/** What a browser sends of one section of a Form, read into answers and checked as Google's page checks them. */
import { AnswerFault, answerFault, readAnswer } from "../forms/answers.ts";
import type { FormView, QuestionView, SectionView } from "../forms/description.ts";
import type { Answer, ItemModel } from "../forms/model.ts";
import { emptyItem, isGrid } from "../forms/model.ts";
import { following } from "../forms/pages.ts";

/** A field's values by its name; see `fieldOf`. */
export type Fields = ReadonlyMap<string, readonly string[]>;

/** The choice "その他", whose text stands in a field of its own. */
export const OTHER = "__other__";

export const fieldOf = (question: number, row?: number): string => `q${question}${row === undefined ? "" : `-${row}`}`;
export const otherField = (question: number): string => `q${question}-other`;

/** Answers by item id, and what is wrong with them by item id. */
export interface SectionReading {
  answers: Record<string, Answer>;
  faults: Record<string, string>;
}

export function readSection(section: SectionView, fields: Fields): SectionReading {
  const reading: SectionReading = { answers: {}, faults: {} };
  for (const question of section.questions.filter((each) => each.asks)) {
    const item = itemOf(question);
    try {
      const answer = readAnswer(item, givenOf(question, fields));
      reading.answers[item.id] = answer;
      const fault = answerFault(item, answer);
      if (fault !== undefined) reading.faults[item.id] = fault;
    } catch (error) {
      if (!(error instanceof AnswerFault)) throw error;
      reading.faults[item.id] = error.message;
    }
  }
  return reading;
}

/** The section after this one for somebody with these answers; undefined when the answers go in from there. */
export function nextSection(form: FormView, at: number, answers: Record<string, Answer>): number | undefined {
  const pages = form.sections.map(({ id, go, questions }) => ({
    opening: id === undefined ? undefined : { ...emptyItem(id, "PAGE_BREAK"), go },
    items: questions.map(itemOf),
  }));
  return following(pages, at, answers);
}

function givenOf(question: QuestionView, fields: Fields): string | (string | string[] | null)[] {
  const texts = (name: string): string[] => [...(fields.get(name) ?? [])];
  const field = fieldOf(question.id);
  const other = (value: string): string => (value === OTHER ? (texts(otherField(question.id))[0] ?? "").trim() : value);
  if (question.kind === "CHECKBOX") return texts(field).map(other);
  if (question.kind === "CHECKBOX_GRID") return question.rows.map((_, row) => texts(fieldOf(question.id, row)));
  if (isGrid(question.kind)) return question.rows.map((_, row) => texts(fieldOf(question.id, row))[0] ?? null);
  const text = texts(field)[0] ?? "";
  if (question.kind === "DATETIME") return text.replace("T", " ");
  return question.kind === "MULTIPLE_CHOICE" ? other(text) : text.replace(/\r\n/g, "\n");
}

function itemOf({ asks: _asks, choices, rule, scale, ...rest }: QuestionView): ItemModel {
  return {
    ...emptyItem(rest.id, rest.kind),
    ...rest,
    ...scale,
    choices: choices.map(({ value, go }) => ({ value, ...(go ? { go } : {}) })),
    ...(rule ? { rule } : {}),
  };
}
