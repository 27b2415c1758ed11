/**
 * Brings a Form to its questions. Items are known by id, so a changed title or choice keeps the answers already given;
 * items that staff added stay. Our own titles, helps and choices are brought back to the declaration.
 */
import { fillMark, type FormLinks } from "../core/form-link.ts";
import type { Question } from "../core/question.ts";
import { openToResponders } from "./files.ts";
import { makeItem, shapeItem, typeOf, type Wanted } from "./form-items.ts";
import { readJson, readState, writeJson, writeState } from "./state.ts";

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
  /** Keys of the questions that a link of a letter fills in. */
  readonly prefilled?: readonly string[];
}

/**
 * Makes or mends the Form, publishes it, opens it to responders and notes its addresses. Answers what was done, in words
 * for staff. `born`: this very run made its file, so that it is blank and nothing has to be asked.
 */
export function ensureForm(formId: string, spec: FormSpec, born = false): string[] {
  const form = FormApp.openById(formId);
  const done: string[] = [];
  const texts = ensureTexts(form, spec, born);
  const { ids, added, changed } = ensureItems(form, spec, born);
  if (added > 0) done.push(`「${spec.title}」に質問を足しました（${added}問）`);
  else if (texts || changed.length > 0) done.push(`「${spec.title}」を直しました${namesOf(texts, changed)}`);
  if (born || !form.isPublished()) {
    // An edited response would keep its id under a new time; corrections go through staff instead.
    form.setAllowResponseEdits(false).setShowLinkToRespondAgain(false).setProgressBar(true);
    form.setPublished(true).setAcceptingResponses(true);
    done.push(`「${spec.title}」を公開しました`);
  }
  if (openToResponders(formId, born)) done.push(`「${spec.title}」を、回答用リンクを知る人が答えられるようにしました`);
  noteLink(form, spec, ids);
  return done;
}

/** Title, introduction and closing words; whether any differed. */
function ensureTexts(form: Form, spec: FormSpec, born: boolean): boolean {
  const differs = [
    (born || form.getTitle() !== spec.title) && form.setTitle(spec.title),
    (born || form.getDescription() !== spec.description) && form.setDescription(spec.description),
    (born || form.getConfirmationMessage() !== spec.confirmation) && form.setConfirmationMessage(spec.confirmation),
  ];
  return differs.some((changed) => changed !== false);
}

function namesOf(texts: boolean, changed: readonly string[]): string {
  return `（${[...(texts ? ["案内文"] : []), ...changed].join("、")}）`;
}

/** Addresses of the Forms as 初期設定 noted them; a Form that has none yet is not there. One property read. */
export const formLinks = (): FormLinks => readJson<FormLinks>("formLinks", {});

/** What letters need to lead to Forms: the addresses, and the secret that keys are reckoned from. Two property reads. */
export const formAddresses = (): { readonly forms: FormLinks; readonly secret: string } => ({
  forms: formLinks(),
  secret: readState("secret") ?? "",
});

/** Makes the secret once; a copied workbook is another script and makes its own. */
export function ensureSecret(): void {
  if (readState("secret") === undefined) writeState("secret", `${Utilities.getUuid()}${Utilities.getUuid()}`);
}

/**
 * Notes the addresses of a Form, whose items have these `ids`. Where Google gives no short one just now, the long one
 * serves until the next 初期設定.
 */
function noteLink(form: Form, { key, prefilled = [] }: FormSpec, ids: ItemIds): void {
  const url = form.getPublishedUrl();
  const noted = formLinks();
  const before = noted[key];
  const items = prefilled.map((question) => ids[question] ?? "");
  const marks = items.join(",");
  if (before?.url === url && before.short !== url && (before.items ?? "") === marks) return;
  const short = shortened(form, url);
  const prefill = prefilled.length === 0 ? "" : prefillLink(form, items);
  writeJson("formLinks", { ...noted, [key]: { url, short, ...(prefill === "" ? {} : { prefill, items: marks }) } });
}

/** A link in which a mark stands where each answer goes: Google alone knows how its links are made. */
function prefillLink(form: Form, items: readonly string[]): string {
  const response = form.createResponse();
  items.forEach((id, n) => {
    if (id !== "") response.withItemResponse(form.getItemById(Number(id)).asTextItem().createResponse(fillMark(n)));
  });
  return response.toPrefilledUrl();
}

function shortened(form: Form, url: string): string {
  try {
    return form.shortenFormUrl(url);
  } catch {
    return url;
  }
}

interface Mended {
  /** Id of each item, by key. */
  readonly ids: ItemIds;
  /** Questions that were not there. */
  readonly added: number;
  /** Titles of those whose title, help, choices or required mark differed. */
  readonly changed: readonly string[];
}

/**
 * Ids are written down last: an item whose id is not yet known is one that a broken run left behind, blank or bearing
 * its title, and is taken up again instead of making a second one.
 */
function ensureItems(form: Form, spec: FormSpec, born: boolean): Mended {
  const all = readJson<Record<string, ItemIds>>("formItems", {});
  const known = all[spec.key] ?? {};
  const present = born ? [] : form.getItems().map((item) => ({ item, id: String(item.getId()) }));
  const recorded = new Set(Object.values(known));
  const strays = present
    .filter(({ id }) => !recorded.has(id))
    .map((one) => ({ ...one, title: one.item.getTitle(), type: one.item.getType() }));
  const placed = wantedItems(spec).map((want): Placed => {
    const old = present.find(({ id }) => id === known[want.key]);
    if (old) return { want, ...old, settled: true };
    const at = strays.findIndex(({ title, type }) => [want.title, ""].includes(title) && type === typeOf(want));
    const [left] = at < 0 ? [] : strays.splice(at, 1);
    return { want, id: left?.id ?? String(makeItem(form, want)), item: left?.item, settled: false };
  });
  const changed = placed.filter(({ want, item }) => item && shapeItem(item, want)).map(({ want }) => want.title);
  if (!born)
    settle(
      form,
      placed,
      present.map(({ id }) => id),
    );
  const ids = Object.fromEntries(placed.map(({ want, id }) => [want.key, id]));
  writeJson("formItems", { ...all, [spec.key]: ids });
  return { ids, added: placed.filter(({ want, item }) => !item && want.question).length, changed };
}

interface Placed {
  readonly want: Wanted;
  readonly id: string;
  /** As it was before this run; undefined for a new one. */
  readonly item: Item | undefined;
  /** Whether its place is staff's affair by now. */
  readonly settled: boolean;
}

/**
 * Puts each new item behind the one before it; what staff moved, and what they added, stays where it is. `before` are the
 * items that were there, from the top: new ones came in below them.
 */
function settle(form: Form, placed: readonly Placed[], before: readonly string[]): void {
  const order = [...before, ...placed.filter(({ item }) => !item).map(({ id }) => id)];
  placed.forEach(({ id, settled }, index) => {
    if (settled) return;
    const now = order.indexOf(id);
    const above = order.indexOf(placed[index - 1]?.id ?? "");
    // Taking it out from above moves the one before it up by one.
    const to = now < above ? above : above + 1;
    if (now === to) return;
    form.moveItem(form.getItemById(Number(id)), to);
    order.splice(to, 0, ...order.splice(now, 1));
  });
}

function wantedItems(spec: FormSpec): Wanted[] {
  return spec.sections.flatMap((section, index) => [
    { key: `section.${section.name}`, title: section.name, help: section.help, opensPage: index > 0 },
    ...spec.questions
      .filter((question) => question.section === section.name)
      .map((question) => ({ key: question.key, title: question.title, help: question.help, question })),
  ]);
}
