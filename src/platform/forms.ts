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
}

/** Makes or mends the Form, publishes it and opens it to responders. Answers what was done, in words for staff. */
export function ensureForm(formId: string, spec: FormSpec): string[] {
  const form = FormApp.openById(formId);
  const done: string[] = [];
  const texts = ensureTexts(form, spec);
  const { added, changed } = ensureItems(form, spec);
  if (added > 0) done.push(`「${spec.title}」に質問を足しました（${added}問）`);
  else if (texts || changed.length > 0) done.push(`「${spec.title}」を直しました${namesOf(texts, changed)}`);
  if (!form.isPublished()) {
    // An edited response would keep its id under a new time; corrections go through staff instead.
    form.setAllowResponseEdits(false).setShowLinkToRespondAgain(false).setProgressBar(true);
    form.setPublished(true).setAcceptingResponses(true);
    done.push(`「${spec.title}」を公開しました`);
  }
  if (openToResponders(formId)) done.push(`「${spec.title}」を、回答用リンクを知る人が答えられるようにしました`);
  return done;
}

/** Title, introduction and closing words; whether any differed. */
function ensureTexts(form: Form, spec: FormSpec): boolean {
  const differs = [
    form.getTitle() !== spec.title && form.setTitle(spec.title),
    form.getDescription() !== spec.description && form.setDescription(spec.description),
    form.getConfirmationMessage() !== spec.confirmation && form.setConfirmationMessage(spec.confirmation),
  ];
  return differs.some((changed) => changed !== false);
}

function namesOf(texts: boolean, changed: readonly string[]): string {
  return `（${[...(texts ? ["案内文"] : []), ...changed].join("、")}）`;
}

/** The address that applicants get. */
export function responderUrl(formId: string): string {
  return FormApp.openById(formId).getPublishedUrl();
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
 * Notes the addresses of a Form. Where Google gives no short one just now, the long one serves until the next 初期設定.
 * `prefilled`: keys of the questions that a link of a letter fills in.
 */
export function noteLink(key: string, formId: string, prefilled: readonly string[] = []): void {
  const form = FormApp.openById(formId);
  const url = form.getPublishedUrl();
  const noted = formLinks();
  const before = noted[key];
  const items = prefilled.map((question) => itemIdOf(key, question));
  const marks = items.join(",");
  if (before?.url === url && before.short !== url && (before.items ?? "") === marks) return;
  const short = shortened(form, url);
  const prefill = prefilled.length === 0 ? "" : prefillLink(form, items);
  writeJson("formLinks", { ...noted, [key]: { url, short, ...(prefill === "" ? {} : { prefill, items: marks }) } });
}

const itemIdOf = (form: string, question: string): string =>
  readJson<Record<string, ItemIds>>("formItems", {})[form]?.[question] ?? "";

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
  /** Questions that were not there. */
  readonly added: number;
  /** Titles of those whose title, help, choices or required mark differed. */
  readonly changed: readonly string[];
}

/**
 * Ids are written down last: an item whose id is not yet known is one that a broken run left behind, blank or bearing
 * its title, and is taken up again instead of making a second one.
 */
function ensureItems(form: Form, spec: FormSpec): Mended {
  const all = readJson<Record<string, ItemIds>>("formItems", {});
  const known = all[spec.key] ?? {};
  const present = form.getItems().map((item) => ({ item, id: String(item.getId()), title: item.getTitle() }));
  const byId = new Map(present.map((one) => [one.id, one.item]));
  const taken = new Set(Object.values(known));
  const wanted = wantedItems(spec);
  const mended = { added: 0, changed: [] as string[] };
  const placed = wanted.map((want): Placed => {
    const old = byId.get(known[want.key] ?? "");
    if (old) return { want, item: old, id: known[want.key] ?? "", mend: true, settled: true };
    const left = present.find(
      (one) =>
        !taken.has(one.id) && (one.title === want.title || one.title === "") && one.item.getType() === typeOf(want),
    );
    const item = left?.item ?? form.getItemById(makeItem(form, want));
    const id = left?.id ?? String(item.getId());
    taken.add(id);
    // Its title comes at once: should the run break off now, the next one knows it.
    item.setTitle(want.title);
    if (!left && want.question) mended.added++;
    return { want, item, id, mend: left !== undefined, settled: false };
  });
  for (const { want, item, mend } of placed) if (shapeItem(item, want) && mend) mended.changed.push(want.title);
  settle(form, placed);
  writeJson("formItems", { ...all, [spec.key]: Object.fromEntries(placed.map(({ want, id }) => [want.key, id])) });
  return mended;
}

interface Placed {
  readonly want: Wanted;
  readonly item: Item;
  readonly id: string;
  /** Whether it was there before this run. */
  readonly mend: boolean;
  /** Whether its place is staff's affair by now. */
  readonly settled: boolean;
}

/** Puts each new item behind the one before it; what staff moved, and what they added, stays where it is. */
function settle(form: Form, placed: readonly Placed[]): void {
  placed.forEach(({ item, settled }, index) => {
    if (settled) return;
    const before = placed[index - 1]?.item.getIndex() ?? -1;
    const now = item.getIndex();
    // Taking it out from above moves the one before it up by one.
    const to = now < before ? before : before + 1;
    if (now !== to) form.moveItem(item, to);
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
