/** What a page and the script say to each other, and how a person is told of it. */
import { element } from "./fields.dialog.ts";

/** As every call that a page makes is answered. */
export interface Answered<Reply> {
  readonly ok: boolean;
  readonly message: string;
  /** What a deed answers besides its words. */
  readonly reply?: Reply;
  /** What a question was asked for. */
  readonly value?: Reply;
}

/** What the script put into the page when it was opened. */
export const dataOf = <Data>(): Data => JSON.parse(byId("data").textContent) as Data;

export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no element ${id}`);
  return found;
}

const LOST =
  "返事が届きませんでした。入力した内容はそのままです。少し待ってから、もう一度押してください（二重には入りません）";

/** One call at a time: a second press while one is under way is no second call. */
export class Caller {
  private waiting = false;

  /** `buttons` begin calls; `body` is what may not be changed while one is under way. */
  constructor(
    private readonly buttons: readonly HTMLElement[],
    private readonly body: HTMLElement,
  ) {}

  /** Makes the call, then hands its answer over; an answer that never came is one as well. */
  call<Reply>(make: (runner: google.script.Runner) => void, then: (answer: Answered<Reply>) => void): void {
    if (this.waiting) return;
    const rest = this.begin();
    const settle = (answer: Answered<Reply>): void => {
      rest();
      then(answer);
    };
    const runner = google.script.run
      .withSuccessHandler((answer: Answered<Reply>) => settle(answer))
      .withFailureHandler((error) => settle({ ok: false, message: `${LOST}\n（${error.message}）` }));
    make(runner);
  }

  /** Shows that a call is under way; answers how to end that. */
  private begin(): () => void {
    const before = this.buttons.map((button) => button.getAttribute("aria-disabled") ?? "false");
    const show = (waiting: boolean): void => {
      this.waiting = waiting;
      this.body.inert = waiting;
      this.buttons.forEach((button, at) => button.setAttribute("aria-disabled", waiting ? "true" : (before[at] ?? "")));
      document.body.dataset.busy = waiting ? "yes" : "no";
      byId("state").textContent = waiting ? "処理しています…" : "";
    };
    show(true);
    return () => show(false);
  }
}

/** Good news, read out where the person is. */
export function tellDone(message: string): void {
  byId("problems").replaceChildren();
  byId("done").textContent = message;
}

/** What is wrong, at the top and in focus; each line leads to its place. */
export function tellProblems(message: string, places: readonly { text: string; go?: () => void }[] = []): void {
  byId("done").textContent = "";
  const lines = places.map(({ text, go }) => element("li", {}, go ? link(text, go) : text));
  const box = byId("problems");
  box.replaceChildren(
    element("p", { textContent: message }),
    ...(lines.length === 0 ? [] : [element("ul", {}, ...lines)]),
  );
  box.focus();
}

function link(text: string, go: () => void): HTMLElement {
  const button = element("button", { type: "button", className: "link", textContent: text });
  button.addEventListener("click", go);
  return button;
}

/** Closes the dialog; where something typed would be lost, the first press only says so. */
export function closing(button: HTMLElement, isFull: () => boolean): void {
  let warned = false;
  button.addEventListener("click", () => {
    if (!isFull() || warned) google.script.host.close();
    warned = true;
    byId("state").textContent = "入力した内容は残りません。よければ、もう一度「閉じる」を押してください";
  });
  document.addEventListener("input", () => (warned = false));
}
