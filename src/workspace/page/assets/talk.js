// Deeds of the person at the keyboard: sent to the office, with the dialogs that scripts open on the way.
import { openFrames } from "./frames.js";

const LABELS = { OK: "OK", CANCEL: "キャンセル", YES: "はい", NO: "いいえ", CLOSE: "閉じる" };

/** Runs after every deed, with what it did; set by the grid. */
export const after = { deed: async () => undefined };

let running = 0;

/** Sends a deed and sees it through; answers its effects, of which an error is one. */
export async function act(deed) {
  return seenThrough(() => post("/act", deed));
}

/** Takes up a dialog that stood open when the page was loaded. */
export async function resume(dialog) {
  return seenThrough(async () => ({ state: "asks", dialog }));
}

async function seenThrough(first) {
  busy(1);
  try {
    let turn = await first();
    while (turn.state === "asks") {
      const { button, text } = await ask(turn.dialog);
      turn = await post("/answer", { dialog: turn.dialog.id, button, text });
    }
    const { effects } = turn;
    for (const { title, message } of effects.toasts) toast(title, message);
    openFrames(effects.frames);
    document.getElementById("now").textContent = effects.clock;
    await after.deed(effects);
    return effects;
  } finally {
    busy(-1);
  }
}

/** Title and words for a server that does not answer. */
export const UNREACHED = [
  "つながりません",
  "サーバーから返事がありません。いまの操作は、届いていないことがあります。「npm run serve」が動いているかを確かめ、この画面を読み直してください。",
];

/** The whole answer to a request; rejects when none comes, or not all of it. */
export async function reach(url, request) {
  const answer = await fetch(url, request);
  return { ok: answer.ok, status: answer.status, text: await answer.text() };
}

async function post(url, body) {
  const headers = { "content-type": "application/json" };
  const answer = await reach(url, { method: "POST", headers, body: JSON.stringify(body) }).catch(() => undefined);
  if (answer?.ok) return JSON.parse(answer.text);
  await tell(...(answer ? refusal(answer) : UNREACHED));
  throw new Error(`${url}: ${answer?.status ?? "no answer"}`);
}

function refusal({ status, text }) {
  const page = new DOMParser().parseFromString(text, "text/html");
  return ["処理できませんでした", page.querySelector("main p")?.textContent ?? `エラー ${status}`];
}

function busy(step) {
  running += step;
  document.body.dataset.busy = running > 0 ? "yes" : "no";
}

/** A message that must be read. */
export function tell(title, text) {
  return ask({ kind: "alert", title, text, buttons: ["OK"] });
}

/** A question of the workbook itself; answers whether the person agreed. */
export async function agree(title, text) {
  return (await ask({ kind: "alert", title, text, buttons: ["OK", "CANCEL"] })).button === "OK";
}

/** Shows a dialog as a script's alert or prompt; answers the button and what was typed. */
export function ask({ kind, title, text, buttons }) {
  const box = element("dialog", { className: "ask" });
  const heading = element("h2", {
    textContent: title || (kind === "prompt" ? "入力してください" : document.querySelector("h1").textContent),
  });
  heading.id = "ask-title";
  box.setAttribute("aria-labelledby", "ask-title");
  const words = element("p", { textContent: text, id: "ask-text" });
  const field = element("input", { type: "text", autocomplete: "off" });
  field.setAttribute("aria-labelledby", "ask-text");
  const close = element("button", { type: "button", className: "close", textContent: "×" });
  close.setAttribute("aria-label", "閉じる");
  const row = element("div", { className: "row" });
  box.append(heading, words, ...(kind === "prompt" ? [field] : []), row, close);
  document.body.append(box);
  return new Promise((answered) => {
    const done = (button) => {
      box.close();
      box.remove();
      answered({ button, text: field.value });
    };
    buttons.forEach((name, at) => {
      const button = element("button", {
        type: "button",
        textContent: LABELS[name] ?? name,
        className: at === 0 ? "first" : "plain",
      });
      button.addEventListener("click", () => done(name));
      row.append(button);
    });
    close.addEventListener("click", () => done("CLOSE"));
    box.addEventListener("cancel", (event) => {
      event.preventDefault();
      done("CLOSE");
    });
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) done(buttons[0]);
    });
    box.showModal();
    (kind === "prompt" ? field : row.firstElementChild).focus();
  });
}

export function toast(title, message) {
  const box = element("div", { className: "toast" });
  if (title) box.append(element("b", { textContent: title }));
  box.append(element("p", { textContent: message }));
  document.getElementById("toasts").append(box);
  setTimeout(() => box.remove(), 6000);
}

export function element(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}
