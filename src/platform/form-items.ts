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

/** Adds an item of the wanted kind; its id, since a typed item has no way back to the general one but the Form. */
export function makeItem(form: Form, want: Wanted): number {
  const types = FormApp.ItemType;
  switch (typeOf(want)) {
    case types.PAGE_BREAK:
      return form.addPageBreakItem().getId();
    case types.SECTION_HEADER:
      return form.addSectionHeaderItem().getId();
    case types.PARAGRAPH_TEXT:
      return form.addParagraphTextItem().getId();
    case types.MULTIPLE_CHOICE:
      return form.addMultipleChoiceItem().getId();
    case types.LIST:
      return form.addListItem().getId();
    case types.CHECKBOX:
      return form.addCheckboxItem().getId();
    case types.CHECKBOX_GRID:
      return form.addCheckboxGridItem().getId();
    case types.DATE:
      return form.addDateItem().getId();
    default:
      return form.addTextItem().getId();
  }
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
    case types.PARAGRAPH_TEXT:
      return limit(item.asParagraphTextItem(), question);
    default:
      return check(item.asTextItem(), question);
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
  item.setChoiceValues([...question.choices]);
  return true;
}

function cross(item: GoogleAppsScript.Forms.CheckboxGridItem, question: Question): boolean {
  const demanded = demand(item, question);
  const { rows = [], columns = [] } = question.grid ?? {};
  if (item.getRows().join("\n") === rows.join("\n") && item.getColumns().join("\n") === columns.join("\n"))
    return demanded;
  item.setRows([...rows]);
  item.setColumns([...columns]);
  return true;
}

function limit(item: GoogleAppsScript.Forms.ParagraphTextItem, question: Question): boolean {
  if (question.longest !== undefined)
    item.setValidation(
      FormApp.createParagraphTextValidation()
        .setHelpText(`${question.longest}字までで書いてください`)
        .requireTextLengthLessThanOrEqualTo(question.longest)
        .build(),
    );
  return demand(item, question);
}

/** A validation cannot be read back, so it is set anew each time. */
function check(item: GoogleAppsScript.Forms.TextItem, question: Question): boolean {
  const validation = FormApp.createTextValidation();
  if (question.kind === "email")
    item.setValidation(
      validation.setHelpText("メールアドレスを1つ、半角で書いてください").requireTextIsEmail().build(),
    );
  if (question.kind === "number")
    item.setValidation(validation.setHelpText("0以上の整数を書いてください").requireWholeNumber().build());
  if (question.kind === "phone")
    item.setValidation(
      validation
        .setHelpText("電話番号を数字とハイフンで書いてください")
        .requireTextMatchesPattern("[0-9０-９+()（）‐–−－ー\\- 　]{6,20}")
        .build(),
    );
  return demand(item, question);
}
