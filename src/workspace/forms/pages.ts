/** A Form's pages, and the way through them that one set of answers takes. */
import { answerFault } from "./answers.ts";
import type { Answer, FormModel, ItemModel, Navigation } from "./model.ts";
import { asks, isEmpty } from "./model.ts";

export interface Page {
  /** The break that opens the page; none for the first. */
  opening: ItemModel | undefined;
  items: ItemModel[];
}

/** One refused question, or (itemId undefined) the way through the pages itself. */
export interface Fault {
  itemId: number | undefined;
  question: string;
  help: string;
  message: string;
}

export function pagesOf(form: FormModel): Page[] {
  const pages: Page[] = [{ opening: undefined, items: [] }];
  for (const item of form.items)
    if (item.kind === "PAGE_BREAK") pages.push({ opening: item, items: [] });
    else pages.at(-1)?.items.push(item);
  return pages;
}

/**
 * Walks the pages as a person with these answers would and lists what the Form page would refuse: required or
 * invalid answers on the pages shown, answers to questions that were never shown, and a way that never ends.
 */
export function faultsOf(form: FormModel, answers: Record<string, Answer>): Fault[] {
  const pages = pagesOf(form);
  const shown = new Set<Page>();
  let index: number | undefined = 0;
  while (index !== undefined) {
    const page: Page | undefined = pages[index];
    if (!page) break;
    if (shown.has(page)) return [fault(undefined, "同じセクションに戻り続けるため、送信できません")];
    shown.add(page);
    index = following(pages, index, answers);
  }
  return pages.flatMap((page) =>
    page.items.filter((item) => asks(item.kind)).flatMap((item) => itemFaults(item, answers[item.id], shown.has(page))),
  );
}

function itemFaults(item: ItemModel, answer: Answer | undefined, shown: boolean): Fault[] {
  if (!shown) return isEmpty(answer) ? [] : [fault(item, "この回答では表示されないセクションの質問です")];
  const message = answerFault(item, answer);
  return message === undefined ? [] : [fault(item, message)];
}

function fault(item: ItemModel | undefined, message: string): Fault {
  return { itemId: item?.id, question: item?.title ?? "", help: item?.help ?? "", message };
}

/** The page after pages[index], or undefined when the answers go in from there. */
export function following(pages: Page[], index: number, answers: Record<string, Answer>): number | undefined {
  const chosen = pages[index]?.items
    .map((item) => chosenWay(item, answers[item.id]))
    .findLast((go) => go !== undefined);
  const next = pages[index + 1];
  if (chosen && chosen.to !== "CONTINUE") return landing(pages, chosen, index);
  return next?.opening ? landing(pages, next.opening.go, index) : undefined;
}

function chosenWay(item: ItemModel, answer: Answer | undefined): Navigation | undefined {
  if (item.kind !== "MULTIPLE_CHOICE" && item.kind !== "LIST") return undefined;
  return item.choices.find((choice) => choice.value === answer)?.go;
}

function landing(pages: Page[], go: Navigation, index: number): number | undefined {
  if (go.to === "SUBMIT") return undefined;
  if (go.to === "RESTART") return 0;
  if (go.to !== "GO_TO_PAGE") return index + 1;
  const target = pages.findIndex((page) => page.opening?.id === go.page);
  return target < 0 ? index + 1 : target;
}

/** Takes a deleted page out of every way that led to it: those go on in the normal order. */
export function forgetPage(form: FormModel, page: number): void {
  const onward = (go: Navigation): Navigation => (go.to === "GO_TO_PAGE" && go.page === page ? { to: "CONTINUE" } : go);
  for (const item of form.items) {
    item.go = onward(item.go);
    item.choices = item.choices.map((choice) => (choice.go ? { ...choice, go: onward(choice.go) } : choice));
  }
}
