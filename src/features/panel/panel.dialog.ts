/** The sidebar: what waits, one button a step, and what came of the last one. */
import type { Card } from "./card.rules.ts";

interface PanelData {
  readonly today: string;
  readonly cards: readonly Card[];
}

interface Answered {
  readonly ok: boolean;
  readonly message: string;
  readonly value?: PanelData;
}

const byId = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no element ${id}`);
  return found;
};

const LOST = "返事が届きませんでした。「数え直す」を押して、どこまで進んだかを確かめてください";
let busy = false;

function show({ today, cards }: PanelData): void {
  byId("cards").replaceChildren(...cards.map((card) => cardOf(card, today)));
}

function cardOf(card: Card, today: string): HTMLElement {
  const item = document.createElement("li");
  item.className = card.standing ? "standing" : card.count > 0 ? "waits" : "";
  const head = piece("div", "head");
  head.append(piece("span", "", card.title), piece("span", "count", `${card.count}件`));
  item.append(head);
  if ((card.count > 0 || card.standing) && card.hint !== "") item.append(piece("p", "hint", card.hint));
  if (card.step === undefined) return item;
  const field = card.asks === undefined || card.count === 0 ? undefined : fieldFor(card, today);
  if (field) item.append(field.label);
  item.append(buttonFor(card, () => field?.input.value ?? ""));
  return item;
}

function fieldFor(card: Card, today: string): { label: HTMLElement; input: HTMLInputElement } {
  const input = document.createElement("input");
  input.value = card.step === "approve" ? `${today} 課長` : today;
  input.autocomplete = "off";
  const label = piece("label", "", card.asks ?? "");
  label.append(input);
  return { label, input };
}

function buttonFor({ step, button, count }: Card, text: () => string): HTMLElement {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = button ?? "";
  element.disabled = count === 0;
  element.dataset["step"] = step;
  element.addEventListener("click", () => call((runner) => runner.panelStep(step ?? "", text())));
  return element;
}

function piece(tag: string, className: string, text = ""): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

/** One call at a time; what came of it is read out, and the counts are new. */
function call(make: (runner: google.script.Runner) => void): void {
  if (busy) return;
  setBusy(true);
  // Opening another page answers nothing.
  const done = (answer: Answered | null): void => {
    setBusy(false);
    byId("said").textContent = answer?.message ?? "";
    if (answer?.value) show(answer.value);
    if (answer?.message) byId("said").focus();
  };
  make(
    google.script.run
      .withSuccessHandler((answer: Answered | null) => done(answer))
      .withFailureHandler((error) => done({ ok: false, message: `${LOST}\n（${error.message}）` })),
  );
}

function setBusy(now: boolean): void {
  busy = now;
  document.body.dataset["busy"] = now ? "yes" : "no";
  byId("body").inert = now;
  if (now) byId("said").textContent = "処理しています…";
}

byId("proxy").addEventListener("click", () => call((runner) => runner.openProxy()));
byId("refresh").addEventListener("click", () => call((runner) => runner.panelCards()));
show(JSON.parse(byId("data").textContent) as PanelData);
