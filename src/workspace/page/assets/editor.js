// The field in which a cell is edited, with the list of its drop-down.
import { element } from "./talk.js";

export class Editor {
  /** `onEnd` gets the text (undefined: given up) and the direction in which to go on. */
  constructor(td, text, onEnd) {
    this.onEnd = onEnd;
    this.options = td.dataset.list ? JSON.parse(td.dataset.list) : [];
    this.chosen = -1;
    const scroll = document.getElementById("scroll");
    const [inner, outer] = [td.getBoundingClientRect(), scroll.getBoundingClientRect()];
    this.box = element("div", { className: "editor" });
    this.box.style.left = `${inner.left - outer.left + scroll.scrollLeft}px`;
    this.box.style.top = `${inner.top - outer.top + scroll.scrollTop}px`;
    this.field = element("textarea", { value: text, rows: 1, spellcheck: false });
    this.field.style.minWidth = `${inner.width}px`;
    this.field.style.minHeight = `${inner.height}px`;
    this.field.setAttribute("aria-label", `セル ${document.getElementById("place").textContent} を編集`);
    this.box.append(this.field, ...(this.options.length > 0 ? [this.makeList()] : []));
    scroll.append(this.box);
    this.field.addEventListener("keydown", (event) => this.press(event));
    this.field.addEventListener("blur", () => this.finish(this.field.value));
    this.field.focus();
    this.field.setSelectionRange(text.length, text.length);
  }

  makeList() {
    const list = element("ul", { className: "options" });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "選択肢");
    this.options.forEach((option) => {
      const line = element("li", { textContent: option });
      line.setAttribute("role", "option");
      line.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        event.stopPropagation();
        this.finish(option);
      });
      list.append(line);
    });
    this.list = list;
    return list;
  }

  press(event) {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === "Escape") this.finish(undefined);
    else if (event.key === "Enter" && !event.altKey) this.finish(this.options[this.chosen] ?? this.field.value, false, [event.shiftKey ? -1 : 1, 0]);
    else if (event.key === "Tab") this.finish(this.options[this.chosen] ?? this.field.value, false, [0, event.shiftKey ? -1 : 1]);
    else if (this.list && (event.key === "ArrowDown" || event.key === "ArrowUp")) this.choose(event.key === "ArrowDown" ? 1 : -1);
    else return;
    event.preventDefault();
  }

  choose(step) {
    this.chosen = (this.chosen + step + this.options.length) % this.options.length;
    [...this.list.children].forEach((line, at) => line.setAttribute("aria-selected", String(at === this.chosen)));
    this.field.value = this.options[this.chosen];
  }

  /** Ends the editing once; `keep` takes what stands in the field. */
  finish(text, keep = false, direction = undefined) {
    if (this.done) return;
    this.done = true;
    const value = keep ? this.field.value : text;
    this.box.remove();
    void this.onEnd(value, direction);
  }
}
