/**
 * Brings a Form to its questions. Items are known by id, so a changed title or choice keeps the answers already given;
 * items that staff added are left where they are.
 */
import type { Question } from "../core/question.ts";
import { openToResponders } from "./files.ts";
import { readJson, writeJson } from "./state.ts";

type Form = GoogleAppsScript.Forms.Form;
type Item = GoogleAppsScript.Forms.Item;
type ItemIds = Record<string, string>;

export interface FormSpec {
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly confirmation: string;
  readonly sections: readonly { readonly name: string; readonly help: string }[];
  /** In section order. */
  readonly questions: readonly Question[];
}

/** Makes or mends the Form, publishes it and opens it to responders. Answers what was done, in words for staff. */
export function ensureForm(formId: string, spec: FormSpec): string[] {
  const form = FormApp.openById(formId);
  const done: string[] = [];
  if (form.getTitle() !== spec.title) form.setTitle(spec.title);
  if (form.getDescription() !== spec.description) form.setDescription(spec.description);
  if (form.getConfirmationMessage() !== spec.confirmation) form.setConfirmationMessage(spec.confirmation);
  const added = ensureItems(form, spec);
  if (added.length > 0) done.push(`「${spec.title}」に質問を足しました（${added.length}問）`);
  if (!form.isPublished()) {
    form.setPublished(true);
    // An edited response would keep its id under a new time; corrections go through staff instead.
    form.setAllowResponseEdits(false).setAcceptingResponses(true).setShowLinkToRespondAgain(false).setProgressBar(true);
    done.push(`「${spec.title}」を公開しました`);
  }
  if (openToResponders(formId)) done.push(`「${spec.title}」を、回答用リンクを知る人が答えられるようにしました`);
  return done;
}

/** The address that applicants get. */
export function responderUrl(formId: string): string {
  return FormApp.openById(formId).getPublishedUrl();
}

function ensureItems(form: Form, spec: FormSpec): string[] {
  const all = readJson<Record<string, ItemIds>>("formItems", {});
  const ids: ItemIds = { ...all[spec.key] };
  const present = form.getItems();
  const byId = new Map(present.map((item) => [String(item.getId()), item]));
  const byTitle = new Map(present.map((item) => [item.getTitle(), item]));
  const added: string[] = [];
  const order: Item[] = [];
  const place = (key: string, title: string, add: () => number): Item => {
    const item = byId.get(ids[key] ?? "") ?? byTitle.get(title);
    const used = item ?? form.getItemById(add());
    if (!item) added.push(key);
    ids[key] = String(used.getId());
    order.push(used);
    return used;
  };
  spec.sections.forEach((section, index) => {
    const heading = place(`section.${section.name}`, section.name, () => (index === 0 ? form.addSectionHeaderItem() : form.addPageBreakItem()).getId());
    label(heading, section.name, section.help);
    for (const question of spec.questions.filter((each) => each.section === section.name)) shape(place(question.key, question.title, () => make(form, question)), question);
  });
  writeJson("formItems", { ...all, [spec.key]: ids });
  arrange(form, order, added.length > 0);
  return added.filter((key) => !key.startsWith("section."));
}

/** Adds an item of the question's kind; its id, since a typed item has no way back to the general one but the Form. */
function make(form: Form, question: Question): number {
  switch (question.kind) {
    case "paragraph":
      return form.addParagraphTextItem().getId();
    case "radio":
      return form.addMultipleChoiceItem().getId();
    case "list":
      return form.addListItem().getId();
    case "checkbox":
    case "consent":
      return form.addCheckboxItem().getId();
    case "grid":
      return form.addCheckboxGridItem().getId();
    case "date":
      return form.addDateItem().getId();
    default:
      return form.addTextItem().getId();
  }
}

function label(item: Item, title: string, help: string): void {
  if (item.getTitle() !== title) item.setTitle(title);
  if (item.getHelpText() !== help) item.setHelpText(help);
}

/** Title, help, required mark, choices and validation of a question; each is set only where it differs. */
function shape(item: Item, question: Question): void {
  label(item, question.title, question.help);
  switch (question.kind) {
    case "radio":
      return choose(item.asMultipleChoiceItem(), question);
    case "list":
      return choose(item.asListItem(), question);
    case "checkbox":
    case "consent":
      return choose(item.asCheckboxItem(), question);
    case "grid":
      return cross(item.asCheckboxGridItem(), question);
    case "date":
      return demand(item.asDateItem(), question);
    case "paragraph":
      return demand(item.asParagraphTextItem(), question);
    default:
      return check(item.asTextItem(), question);
  }
}

interface Demanding {
  isRequired(): boolean;
  setRequired(required: boolean): unknown;
}

function demand(item: Demanding, question: Question): void {
  if (item.isRequired() !== question.required) item.setRequired(question.required);
}

interface Choosing extends Demanding {
  getChoices(): GoogleAppsScript.Forms.Choice[];
  setChoiceValues(values: string[]): unknown;
}

function choose(item: Choosing, question: Question): void {
  demand(item, question);
  const present = item.getChoices().map((choice) => choice.getValue());
  if (present.join("\n") !== question.choices.join("\n")) item.setChoiceValues([...question.choices]);
}

function cross(item: GoogleAppsScript.Forms.CheckboxGridItem, question: Question): void {
  demand(item, question);
  const { rows = [], columns = [] } = question.grid ?? {};
  if (item.getRows().join("\n") !== rows.join("\n")) item.setRows([...rows]);
  if (item.getColumns().join("\n") !== columns.join("\n")) item.setColumns([...columns]);
}

function check(item: GoogleAppsScript.Forms.TextItem, question: Question): void {
  demand(item, question);
  const validation = FormApp.createTextValidation();
  if (question.kind === "email") item.setValidation(validation.setHelpText("メールアドレスを1つ、半角で書いてください").requireTextIsEmail().build());
  if (question.kind === "number") item.setValidation(validation.setHelpText("0以上の整数を書いてください").requireWholeNumber().build());
  if (question.kind === "phone")
    item.setValidation(validation.setHelpText("電話番号を数字とハイフンで書いてください").requireTextMatchesPattern("[0-9０-９+()（）‐–−－ー\\- 　]{6,20}").build());
}

/** Puts our items in the declared order where something was added; otherwise the order is staff's own. */
function arrange(form: Form, order: readonly Item[], needed: boolean): void {
  if (!needed) return;
  order.forEach((item, index) => {
    if (item.getIndex() !== index) form.moveItem(item, index);
  });
}
