/** Questions as fields of a page: a label, help, a control that a keyboard reaches, and room for what is wrong. */
import { parseDay, warekiWithWeekday } from "../../core/calendar.ts";
import type { Question } from "../../core/question.ts";

export interface Field {
  readonly title: string;
  readonly element: HTMLElement;
  /** As the rules read it: several ticks joined by 、; "" where nothing is answered. */
  value(): string;
  /** Answers it beforehand. */
  choose(value: string): void;
  clear(): void;
  /** Shows what is wrong; "" takes it away. */
  fault(text: string): void;
  focus(): void;
}

/** What a field shows; a question, or something that the page itself asks. */
export type Asked = Pick<Question, "key" | "title" | "help" | "required" | "kind" | "choices"> &
  Partial<Pick<Question, "grid" | "longest">>;

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  values: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(tag), values);
  made.append(...children);
  return made;
}

/** `scope` keeps the ids of two forms on one page apart. */
export function fieldOf(asked: Asked, scope: string): Field {
  const id = `${scope}/${asked.key}`;
  if (asked.grid) return crossField(asked, id, asked.grid);
  if (asked.kind === "radio" || asked.kind === "checkbox" || asked.kind === "consent") return tickField(asked, id);
  return textField(asked, id);
}

interface Parts {
  readonly help: HTMLElement;
  readonly fault: HTMLElement;
  readonly describedBy: string;
}

function partsOf(asked: Asked, id: string): Parts {
  const limit = asked.longest === undefined ? "" : `（${asked.longest}字まで）`;
  const help = element("p", {
    className: "help",
    id: `${id}/help`,
    textContent: `${asked.help}${asked.help.includes("字まで") ? "" : limit}`,
  });
  const fault = element("p", { className: "fault", id: `${id}/fault` });
  return { help, fault, describedBy: `${id}/fault ${id}/help` };
}

function titleOf({ title, required }: Asked): (Node | string)[] {
  const mark = required ? ["need", "必須"] : ["free", "任意"];
  return [title, element("span", { className: mark[0] ?? "", textContent: mark[1] ?? "" })];
}

/** One line, several lines, or a drop-down. */
function textField(asked: Asked, id: string): Field {
  const parts = partsOf(asked, id);
  const control = controlOf(asked, id);
  control.setAttribute("aria-describedby", parts.describedBy);
  if (asked.required) control.setAttribute("aria-required", "true");
  const echo = element("p", { className: "echo" });
  if (asked.kind === "date") control.addEventListener("input", () => (echo.textContent = readBack(control.value)));
  const label = element("label", { className: "title", htmlFor: id }, ...titleOf(asked));
  const whole = element(
    "div",
    { className: "field" },
    label,
    element("div", {}, control, echo, parts.help, parts.fault),
  );
  return {
    title: asked.title,
    element: whole,
    value: () => control.value,
    choose: (value) => (control.value = value),
    clear() {
      control.value = "";
      echo.textContent = "";
    },
    fault(text) {
      parts.fault.textContent = text;
      control.setAttribute("aria-invalid", String(text !== ""));
    },
    focus: () => control.focus(),
  };
}

function controlOf(asked: Asked, id: string): HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  if (asked.kind === "paragraph") return element("textarea", { id, rows: 3 });
  if (asked.kind === "list") {
    const options = ["", ...asked.choices].map((choice) =>
      element("option", { value: choice, textContent: choice === "" ? "選んでください" : choice }),
    );
    return element("select", { id }, ...options);
  }
  const short = asked.kind === "date" || asked.kind === "number" || asked.kind === "phone";
  return element("input", { id, type: "text", autocomplete: "off", className: short ? "short" : "" });
}

/** 「平成30年6月1日（金）」, so that a slip shows before anything is sent. */
function readBack(typed: string): string {
  const day = parseDay(typed);
  return day === "" ? "" : `＝ ${warekiWithWeekday(day)}`;
}

/** Buttons of which one is chosen, boxes to tick, or the one box of a consent. */
function tickField(asked: Asked, id: string): Field {
  const type = asked.kind === "radio" ? "radio" : "checkbox";
  const inputs = asked.choices.map((value) => element("input", { type, name: id, value }));
  const labels = inputs.map((input) => element("label", { className: "choice" }, input, input.value));
  // A button once chosen cannot be let go of; where no answer is needed, that is a choice as well.
  const none = element("input", { type, name: id, value: "", checked: true });
  const free = type === "radio" && !asked.required ? [element("label", { className: "choice" }, none, "選ばない")] : [];
  const all = free.length > 0 ? [none, ...inputs] : inputs;
  return groupField(asked, id, all, element("div", {}, ...free, ...labels));
}

/** A tick for each crossing of rows and columns. */
function crossField(asked: Asked, id: string, grid: NonNullable<Question["grid"]>): Field {
  const boxOf = (row: string, column: string): HTMLInputElement => {
    const box = element("input", { type: "checkbox", value: `${row}${column}` });
    box.setAttribute("aria-label", `${row} ${column}`);
    return box;
  };
  const boxes = grid.rows.map((row) => grid.columns.map((column) => boxOf(row, column)));
  const heads = ["", ...grid.columns].map((text) => element(text === "" ? "td" : "th", { textContent: text }));
  const lines = grid.rows.map((row, y) =>
    element(
      "tr",
      {},
      element("th", { textContent: row, scope: "row" }),
      ...(boxes[y] ?? []).map((box) => element("td", {}, box)),
    ),
  );
  const table = element(
    "table",
    { className: "grid" },
    element("thead", {}, element("tr", {}, ...heads)),
    element("tbody", {}, ...lines),
  );
  return groupField(asked, id, boxes.flat(), table);
}

function groupField(asked: Asked, id: string, inputs: readonly HTMLInputElement[], body: HTMLElement): Field {
  const parts = partsOf(asked, id);
  const inside = element("div", { className: "inside" }, body, parts.help, parts.fault);
  const legend = element("legend", { className: "title" }, ...titleOf(asked));
  const whole = element("fieldset", { className: "field" }, legend, inside);
  whole.setAttribute("aria-describedby", parts.describedBy);
  return {
    title: asked.title,
    element: whole,
    value: () =>
      inputs
        .filter((input) => input.checked && input.value !== "")
        .map((input) => input.value)
        .join("、"),
    choose: (value) => inputs.forEach((input) => (input.checked = input.value === value)),
    clear: () => inputs.forEach((input) => (input.checked = input.type === "radio" && input.value === "")),
    fault(text) {
      parts.fault.textContent = text;
      whole.classList.toggle("wrong", text !== "");
    },
    focus: () => (inputs.find((input) => input.checked) ?? inputs[0])?.focus(),
  };
}
