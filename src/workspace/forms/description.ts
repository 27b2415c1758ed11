/** A Form as plain structure: for the page that shows it, and for tests. */
import type { FormModel, ItemModel, Kind, Navigation } from "./model.ts";
import { asks, publishedUrl } from "./model.ts";
import { pagesOf } from "./pages.ts";
import type { Rule } from "./validation.ts";

export interface QuestionView {
  id: number;
  kind: Kind;
  /** False for a heading (SECTION_HEADER). */
  asks: boolean;
  title: string;
  help: string;
  required: boolean;
  choices: { value: string; go: Navigation | undefined }[];
  other: boolean;
  rows: string[];
  columns: string[];
  onePerColumn: boolean;
  rule: Rule | undefined;
  scale: { lower: number; upper: number; leftLabel: string; rightLabel: string };
  includesYear: boolean;
}

export interface SectionView {
  /** The page break's id; undefined for the first section, whose title is the Form's. */
  id: number | undefined;
  title: string;
  help: string;
  /** Where one goes after the section *before* this one. */
  go: Navigation;
  questions: QuestionView[];
}

export interface FormView {
  id: string;
  title: string;
  description: string;
  url: string;
  published: boolean;
  accepting: boolean;
  confirmation: string;
  closedMessage: string;
  allowEdits: boolean;
  collectEmail: boolean;
  limitOne: boolean;
  progressBar: boolean;
  respondAgain: boolean;
  shuffle: boolean;
  responses: number;
  sections: SectionView[];
}

export function describe(form: FormModel): FormView {
  const { items: _items, responses, itemsMade: _made, responsesMade: _sent, ...settings } = form;
  const sections = pagesOf(form).map(({ opening, items }) => ({
    id: opening?.id,
    title: opening?.title ?? form.title,
    help: opening?.help ?? form.description,
    go: opening?.go ?? { to: "CONTINUE" as const },
    questions: items.map(questionView),
  }));
  return structuredClone({ ...settings, url: publishedUrl(form.id), responses: responses.length, sections });
}

function questionView(item: ItemModel): QuestionView {
  const { go: _go, lower, upper, leftLabel, rightLabel, choices, rule, ...rest } = item;
  return {
    ...rest,
    rule,
    asks: asks(item.kind),
    choices: choices.map(({ value, go }) => ({ value, go })),
    scale: { lower, upper, leftLabel, rightLabel },
  };
}
