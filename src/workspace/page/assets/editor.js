// The field that lies over the selected cell. It has the focus even before one types, unseen, because an input
// method composes only in a field that has it: so the first kana is not lost. Typing makes it the cell's editor.
import { element } from "./talk.js";

export class Editor {
  /** `onEnd` gets the text (undefined: given up) and the direction in which to go on. */
  constructor(onEnd) {
    this.onEnd = onEnd;
    this.editing = false;
    this.options = [];
    this.field = element("textarea", { rows: 1, spellcheck: false, autocomplete: "off" });
    this.list = element("ul", { className: "options", hidden: true });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "選択肢");
    this.box = element("div", { className: "editor idle" });
    this.box.append(this.field, this.list);
    this.field.addEventListener("input", () => this.begin());
    this.field.addEventListener("keydown", (event) => this.editing && this.press(event));
    this.field.addEventListener("blur", () => this.finish(this.field.value));
    this.list.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      event.stopPropagation();
      if (event.target.matches("li")) this.finish(event.target.textContent);
    });
  }

  /** Lies down over a cell; `name` is what a screen reader says. */
  place(td, name, focus) {
    const scroll = document.getElementById("scroll");
    if (this.box.parentElement !== scroll) scroll.append(this.box);
    const [inner, outer] = [td.getBoundingClientRect(), scroll.getBoundingClientRect()];
    this.box.style.left = `${inner.left - outer.left + scroll.scrollLeft}px`;
    this.box.style.top = `${inner.top - outer.top + scroll.scrollTop}px`;
    this.field.style.minWidth = `${inner.width}px`;
    this.field.style.minHeight = `${inner.height}px`;
    this.field.value = "";
    this.field.setAttribute("aria-label", name);
    this.options = td.dataset.list ? JSON.parse(td.dataset.list) : [];
    if (focus) this.field.focus({ preventScroll: true });
  }

  /** From now on it is seen, with `text` in it (left out: what was typed just now). */
  begin(text) {
    if (this.editing) return;
    this.editing = true;
    this.chosen = -1;
    this.box.classList.remove("idle");
    if (text !== undefined) this.field.value = text;
    this.list.replaceChildren(...this.options.map((option) => line(option)));
    this.list.hidden = this.options.length === 0;
    if (text === undefined) return;
    this.field.focus({ preventScroll: true });
    this.field.setSelectionRange(text.length, text.length);
  }

  press(event) {
    event.stopPropagation();
    if (event.isComposing) return;
    const back = event.shiftKey ? -1 : 1;
    if (event.key === "Escape") this.finish(undefined, [0, 0]);
    else if (event.key === "Enter" && !event.altKey) this.finish(this.field.value, [back, 0]);
    else if (event.key === "Tab") this.finish(this.field.value, [0, back]);
    else if (this.options.length > 0 && event.key === "ArrowDown") this.choose(1);
    else if (this.options.length > 0 && event.key === "ArrowUp") this.choose(-1);
    else return;
    event.preventDefault();
  }

  choose(step) {
    this.chosen =
      this.chosen < 0 && step < 0
        ? this.options.length - 1
        : (this.chosen + step + this.options.length) % this.options.length;
    [...this.list.children].forEach((each, at) => each.setAttribute("aria-selected", String(at === this.chosen)));
    this.field.value = this.options[this.chosen];
  }

  /** Ends the editing; without a direction the person has gone elsewhere already. */
  finish(text, direction) {
    if (!this.editing) return;
    this.editing = false;
    this.box.classList.add("idle");
    this.list.hidden = true;
    this.field.value = "";
    void this.onEnd(text, direction);
  }
}

function line(option) {
  const each = element("li", { textContent: option });
  each.setAttribute("role", "option");
  return each;
}
