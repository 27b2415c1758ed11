/** Items of a Form: which type a question is, how one is made, and how it is brought to its declaration. */
import type { Question } from "../core/question.ts";

type Form = GoogleAppsScript.Forms.Form;
type Item = GoogleAppsScript.Forms.Item;

/** A heading, or a question. */
export interface Wanted {
  readonly key: string;
  readonly title: string;
  readonly help: string;
  readonly question?: Question;
  /** The first heading stands at the top; the others begin a new page. */
  readonly opensPage?: boolean;
}

export function typeOf({ question, opensPage }: Wanted): GoogleAppsScript.Forms.ItemType {
  const types = FormApp.ItemType;
  if (!question) return opensPage ? types.PAGE_BREAK : types.SECTION_HEADER;
  switch (question.kind) {
    case "paragraph":
      return types.PARAGRAPH_TEXT;
    case "radio":
      return types.MULTIPLE_CHOICE;
    case "list":
      return types.LIST;
    case "checkbox":
    case "consent":
      return types.CHECKBOX;
    case "grid":
      return types.CHECKBOX_GRID;
    case "date":
      return types.DATE;
    default:
      return types.TEXT;
  }
}

/** Adds an item of the wanted kind and shapes it, without asking what it looks like: it is blank. Answers its id. */
export function makeItem(form: Form, want: Wanted): number {
  const types = FormApp.ItemType;
  switch (typeOf(want)) {
    case types.PAGE_BREAK:
      return begin(form.addPageBreakItem(), want).getId();
    case types.SECTION_HEADER:
      return begin(form.addSectionHeaderItem(), want).getId();
    case types.PARAGRAPH_TEXT:
      return made(form.addParagraphTextItem(), want, limit);
    case types.MULTIPLE_CHOICE:
      return made(form.addMultipleChoiceItem(), want, offer);
    case types.LIST:
      return made(form.addListItem(), want, offer);
    case types.CHECKBOX:
      return made(form.addCheckboxItem(), want, offer);
    case types.CHECKBOX_GRID:
      return made(form.addCheckboxGridItem(), want, layOut);
    case types.DATE:
      return made(form.addDateItem(), want, () => undefined);
    default:
      return made(form.addTextItem(), want, check);
  }
}

interface Blank {
  getId(): number;
  setTitle(title: string): unknown;
  setHelpText(text: string): unknown;
}

/** Its title comes at once: should the run break off now, the next one knows it. */
function begin<T extends Blank>(item: T, { title, help }: Wanted): T {
  item.setTitle(title);
  if (help !== "") item.setHelpText(help);
  return item;
}

function made<T extends Blank & Demanding>(
  item: T,
  want: Wanted,
  shape: (item: T, question: Question) => void,
): number {
  begin(item, want);
  const { question } = want;
  if (question) {
    shape(item, question);
    if (question.required) item.setRequired(true);
  }
  return item.getId();
}

/** Title, help, required mark, choices and validation; each is set only where it differs. Whether any differed. */
export function shapeItem(item: Item, { title, help, question }: Wanted): boolean {
  const [titled, helped] = [item.getTitle() !== title, item.getHelpText() !== help];
  if (titled) item.setTitle(title);
  if (helped) item.setHelpText(help);
  const asked = question ? ask(item, question) : false;
  return titled || helped || asked;
}

/** By what the item is, which staff or an earlier version may have made a list instead of buttons. */
function ask(item: Item, question: Question): boolean {
  const types = FormApp.ItemType;
  switch (item.getType()) {
    case types.MULTIPLE_CHOICE:
      return choose(item.asMultipleChoiceItem(), question);
    case types.LIST:
      return choose(item.asListItem(), question);
    case types.CHECKBOX:
      return choose(item.asCheckboxItem(), question);
    case types.CHECKBOX_GRID:
      return cross(item.asCheckboxGridItem(), question);
    case types.DATE:
      return demand(item.asDateItem(), question);
    case types.PARAGRAPH_TEXT: {
      const paragraph = item.asParagraphTextItem();
      limit(paragraph, question);
      return demand(paragraph, question);
    }
    default: {
      const text = item.asTextItem();
      check(text, question);
      return demand(text, question);
    }
  }
}

interface Demanding {
  isRequired(): boolean;
  setRequired(required: boolean): unknown;
}

function demand(item: Demanding, question: Question): boolean {
  if (item.isRequired() === question.required) return false;
  item.setRequired(question.required);
  return true;
}

interface Choosing extends Demanding {
  getChoices(): GoogleAppsScript.Forms.Choice[];
  setChoiceValues(values: string[]): unknown;
}

function choose(item: Choosing, question: Question): boolean {
  const demanded = demand(item, question);
  const present = item.getChoices().map((choice) => choice.getValue());
  if (present.join("\n") === question.choices.join("\n")) return demanded;
  offer(item, question);
  return true;
}

function offer(item: Choosing, { choices }: Question): void {
  item.setChoiceValues([...choices]);
}

function cross(item: GoogleAppsScript.Forms.CheckboxGridItem, question: Question): boolean {
  const demanded = demand(item, question);
  const { rows = [], columns = [] } = question.grid ?? {};
  if (item.getRows().join("\n") === rows.join("\n") && item.getColumns().join("\n") === columns.join("\n"))
    return demanded;
  layOut(item, question);
  return true;
}

function layOut(item: GoogleAppsScript.Forms.CheckboxGridItem, { grid }: Question): void {
  item.setRows([...(grid?.rows ?? [])]);
  item.setColumns([...(grid?.columns ?? [])]);
}

/** A validation cannot be read back, so it is set anew each time. */
function limit(item: GoogleAppsScript.Forms.ParagraphTextItem, { longest }: Question): void {
  if (longest !== undefined) item.setValidation(lengthRule(longest));
}

function check(item: GoogleAppsScript.Forms.TextItem, { kind }: Question): void {
  const make = TEXT_RULES[kind];
  if (make) item.setValidation(make());
}

/** A built rule serves every item of this run. */
const remembered = <A extends unknown[], V>(build: (...args: A) => V): ((...args: A) => V) => {
  const known = new Map<string, V>();
  return (...args) => {
    const key = args.join();
    const rule = known.get(key) ?? build(...args);
    known.set(key, rule);
    return rule;
  };
};

const lengthRule = remembered((longest: number) =>
  FormApp.createParagraphTextValidation()
    .setHelpText(`${longest}字までで書いてください`)
    .requireTextLengthLessThanOrEqualTo(longest)
    .build(),
);

const TEXT_RULES: Partial<Record<Question["kind"], () => GoogleAppsScript.Forms.TextValidation>> = {
  email: remembered(() =>
    FormApp.createTextValidation()
      .setHelpText("メールアドレスを1つ、半角で書いてください")
      .requireTextIsEmail()
      .build(),
  ),
  number: remembered(() =>
    FormApp.createTextValidation().setHelpText("0以上の整数を書いてください").requireWholeNumber().build(),
  ),
  phone: remembered(() =>
    FormApp.createTextValidation()
      .setHelpText("電話番号を数字とハイフンで書いてください")
      .requireTextMatchesPattern("[0-9０-９+()（）‐–−－ー\\- 　]{6,20}")
      .build(),
  ),
};
