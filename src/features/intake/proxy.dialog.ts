/** The page of 代理入力: one paper after another, each sent under a name of its own, so that none comes in twice. */
import { element, fieldOf, type Asked, type Field } from "./fields.dialog.ts";
import type { ProxyDesk, ProxyForm, ProxyReply } from "./proxy.rules.ts";
import { byId, Caller, closing, dataOf, tellDone, tellProblems, type Answered } from "./talk.dialog.ts";

const desk = dataOf<ProxyDesk>();
const sender = new Caller([byId("send")], byId("body"));
/** Names used up so far; the next paper is named after it. */
let papers = 0;

const asked = (rest: Partial<Asked> & Pick<Asked, "key" | "title">): Asked => ({
  help: "",
  required: true,
  kind: "line",
  choices: [],
  ...rest,
});
const titles = desk.forms.map((form) => form.title);
const which = fieldOf(asked({ key: "form", title: "届いたもの", kind: "radio", choices: titles }), "page");
const route = fieldOf(asked({ key: "route", title: "受付経路", kind: "radio", choices: desk.routes }), "page");
const day = fieldOf(
  asked({
    ...{ key: "day", title: "受付日", kind: "date" },
    help: "届いた日。この日の順に並びます（例：2018/6/1、平成30年6月1日、H30.6.1）",
  }),
  "page",
);
const time = fieldOf(
  asked({
    ...{ key: "time", title: "受付時刻", required: false, kind: "number" },
    help: "わかるときだけ。空のときは8時30分とします（例：14:05、午後2時5分）",
  }),
  "page",
);

interface FormPart {
  readonly form: ProxyForm;
  readonly element: HTMLElement;
  readonly fields: ReadonlyMap<string, Field>;
}

function partOf(form: ProxyForm): FormPart {
  const fields = new Map<string, Field>();
  const sections = form.sections.map(({ name, help, questions }) => {
    const own = questions.map((question) => [question.key, fieldOf(question, form.key)] as const);
    for (const [key, field] of own) fields.set(key, field);
    const head = [element("h2", { textContent: name }), element("p", { className: "help", textContent: help })];
    return element("section", {}, ...head, ...own.map(([, field]) => field.element));
  });
  return { form, fields, element: element("div", { hidden: true }, ...sections) };
}

const parts = desk.forms.map(partOf);
const current = (): FormPart | undefined => parts.find(({ form }) => form.title === which.value());
const isFull = (): boolean => parts.some(({ fields }) => [...fields.values()].some((field) => field.value() !== ""));

function show(): void {
  for (const part of parts) part.element.hidden = part !== current();
}

function send(): void {
  const part = current();
  if (!part) return;
  const paper = {
    ...{ id: `${desk.id}/${papers + 1}`, form: part.form.key },
    ...{ route: route.value(), day: day.value(), time: time.value() },
    answers: Object.fromEntries([...part.fields].map(([key, field]) => [key, field.value()])),
  };
  sender.call<ProxyReply>(
    (runner) => runner.proxySubmit(paper),
    (answer) => settle(part, answer),
  );
}

function settle(part: FormPart, { ok, message, reply }: Answered<ProxyReply>): void {
  const faults = reply?.faults ?? [];
  if (reply?.used) papers++;
  const fields = new Map([["route", route], ["day", day], ["time", time], ...part.fields]);
  for (const [key, field] of fields)
    field.fault(
      faults
        .filter((fault) => fault.key === key)
        .map((fault) => fault.text)
        .join("\n"),
    );
  if (!ok || !reply || faults.length > 0) {
    const places = faults.map(({ key, text }) => ({
      text,
      ...(fields.has(key) ? { go: () => fields.get(key)?.focus() } : {}),
    }));
    tellProblems(message, places);
    return;
  }
  // Route and day stay: papers come in piles.
  for (const field of [time, ...part.fields.values()]) field.clear();
  tellDone(`${message}\n続けて、次の紙を入力できます。`);
  [...part.fields.values()][0]?.focus();
  scrollTo(0, 0);
}

byId("receipt").append(which.element, route.element, day.element, time.element);
byId("forms").append(...parts.map((part) => part.element));
which.element.addEventListener("change", show);
byId("send").addEventListener("click", send);
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.ctrlKey && !event.isComposing) send();
});
closing(byId("close"), isFull);
// Most papers are applications.
which.choose(titles[0] ?? "");
show();
which.focus();
