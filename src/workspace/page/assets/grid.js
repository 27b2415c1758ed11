// The grid: selecting and typing as in a spreadsheet.
import { Editor } from "./editor.js";
import { act, after, agree, reach, tell, UNREACHED } from "./talk.js";

const view = document.getElementById("view");
const content = document.getElementById("content");
const selection = { r: 1, c: 1, r2: 1, c2: 1 };
/** The cell that is being edited; the selection may be elsewhere when it ends. */
let edited;

const table = () => view.querySelector("table.grid");
export const sheet = () => table().dataset.sheet;
const cell = (r, c) => table().querySelector(`td[data-r="${r}"][data-c="${c}"]`);
const letterOf = (c) => table().querySelector(`th[data-column="${c}"]`)?.textContent ?? "A";

/** Where the person is, as the office wants to know it. */
export function place() {
  const corner = (r, c) => `${letterOf(c)}${r}`;
  const { r, c, r2, c2 } = selection;
  const range =
    r === r2 && c === c2
      ? corner(r, c)
      : `${corner(Math.min(r, r2), Math.min(c, c2))}:${corner(Math.max(r, r2), Math.max(c, c2))}`;
  return { sheet: sheet(), range };
}

/** The sheet last asked for; it may still be on its way. */
let wanted;
let asked = 0;
/** A part that came while somebody typed or pressed: what one aims at stays until then. */
let late;
let pressed = false;

/** Draws a sheet (the present one, where none is named) as it is now; of several asked for, the last one stays. */
export async function show(name = wanted ?? sheet()) {
  wanted = name;
  late = undefined;
  const turn = ++asked;
  view.setAttribute("aria-busy", "true");
  const answer = await reach(`/book?part&sheet=${encodeURIComponent(name)}`).catch(() => undefined);
  if (turn !== asked) return;
  if (answer?.ok === false) return location.reload();
  late = answer?.text;
  if (answer) return drawLate();
  settle();
  await tell(...UNREACHED);
}

function settle() {
  wanted = undefined;
  view.setAttribute("aria-busy", "false");
}

/** Under an open editor the cell would go away, and with it what an input method has not yet finished. */
function drawLate() {
  const typing = editor.editing || (document.activeElement === content && content.value !== content.defaultValue);
  if (late === undefined || typing || pressed) return;
  const part = late;
  late = undefined;
  draw(part);
}

function draw(part) {
  view.dispatchEvent(new Event("draw"));
  const before = sheet();
  const { scrollLeft, scrollTop } = document.getElementById("scroll");
  const focused = view.contains(document.activeElement) || document.activeElement === document.body;
  view.innerHTML = part;
  if (sheet() !== before) Object.assign(selection, { r: 1, c: 1, r2: 1, c2: 1 });
  else document.getElementById("scroll").scrollTo(scrollLeft, scrollTop);
  history.replaceState(null, "", `/book?sheet=${encodeURIComponent(sheet())}`);
  mark(focused);
  settle();
}

function mark(focus) {
  const { r, c, r2, c2 } = selection;
  for (const old of view.querySelectorAll(".at, .in")) old.classList.remove("at", "in");
  const found = cell(r, c) ?? table().querySelector("td[data-r]");
  if (!found) return;
  if (r !== r2 || c !== c2)
    for (const each of table().querySelectorAll("td[data-r]")) if (isInside(each)) each.classList.add("in");
  found.classList.add("at");
  table().querySelector(`th[data-column="${found.dataset.c}"]`)?.classList.add("at");
  table().querySelector(`th[data-row="${found.dataset.r}"]`)?.classList.add("at");
  document.getElementById("place").textContent = place().range;
  content.defaultValue = rawOf(found);
  content.value = content.defaultValue;
  document.getElementById("note").textContent = found.title ? `メモ：${found.title}` : "";
  if (focus) found.scrollIntoView({ block: "nearest", inline: "nearest" });
  editor.place(found, `セル ${place().range} ${rawOf(found)}`, focus);
}

function isInside(td) {
  const [row, column] = [Number(td.dataset.r), Number(td.dataset.c)];
  const { r, c, r2, c2 } = selection;
  return row >= Math.min(r, r2) && row <= Math.max(r, r2) && column >= Math.min(c, c2) && column <= Math.max(c, c2);
}

export function rawOf(td) {
  if (td.dataset.tick) return td.dataset.tick === "on" ? "TRUE" : "FALSE";
  return td.dataset.raw ?? td.textContent;
}

export function select(r, c, { extend = false, focus = true } = {}) {
  Object.assign(selection, extend ? { r2: r, c2: c } : { r, c, r2: r, c2: c });
  mark(focus);
}

/** The next shown cell in a direction, or this one at the edge. */
function beside(r, c, down, right) {
  const rows = [...table().querySelectorAll("th[data-row]")].map((th) => Number(th.dataset.row));
  const columns = [...table().querySelectorAll("th[data-column]")].map((th) => Number(th.dataset.column));
  const step = (list, now, by) => list[Math.min(list.length - 1, Math.max(0, list.indexOf(now) + by))];
  return [step(rows, r, down), step(columns, c, right)];
}

export function move(down, right, extend = false) {
  const from = extend ? [selection.r2, selection.c2] : [selection.r, selection.c];
  const [r, c] = beside(...from, down, right);
  select(r, c, { extend, focus: !extend });
}

/** Types into a cell as a person, the one that it is now: what the sheet warns of or refuses is said. */
export async function type(td, text) {
  const aim = { sheet: sheet(), row: Number(td.dataset.r), column: Number(td.dataset.c) };
  if (text === rawOf(td)) return;
  if (td.dataset.guard === "warning") {
    const warning = "編集しようとしているのは、誤って変更してはいけない部分です。それでも編集しますか？";
    if (!(await agree("注意", warning))) return;
  }
  const { error } = await act({ do: "type", ...aim, text });
  if (error !== "") await tell("問題が発生しました", error);
}

// It goes on before the deed is done: what is typed meanwhile belongs into the next cell.
const editor = new Editor((text, direction) => {
  const td = edited ?? current();
  edited = undefined;
  if (direction) move(...direction);
  if (text !== undefined) void type(td, text);
  drawLate();
});

const current = () => cell(selection.r, selection.c);

function edit(td) {
  if (table().dataset.edit !== "yes") return;
  if (td.dataset.tick) return void type(td, td.dataset.tick === "on" ? "FALSE" : "TRUE");
  edited = td;
  editor.begin(rawOf(td));
}

view.addEventListener("pointerdown", (event) => {
  const td = event.target.closest("td[data-r]");
  const head = event.target.closest("th[data-row]");
  if (event.target.closest("button, .editor:not(.idle)") || event.button !== 0) return;
  if ((td || head) && editor.editing) {
    edited ??= current();
    editor.finish(editor.field.value);
  }
  if (td) {
    event.preventDefault();
    select(Number(td.dataset.r), Number(td.dataset.c), { extend: event.shiftKey });
    if (event.target.closest(".tick, .arrow")) edit(td);
  }
  if (head) selectRows(Number(head.dataset.row), event.shiftKey);
});

function selectRows(row, extend) {
  const columns = [...table().querySelectorAll("th[data-column]")].map((th) => Number(th.dataset.column));
  Object.assign(selection, { r: extend ? selection.r : row, r2: row, c: columns[0], c2: columns.at(-1) });
  mark(false);
}

view.addEventListener("pointerover", (event) => {
  const td = event.target.closest("td[data-r]");
  if (td && event.buttons === 1 && !editor.editing)
    select(Number(td.dataset.r), Number(td.dataset.c), { extend: true, focus: false });
});

view.addEventListener("dblclick", (event) => {
  const td = event.target.closest("td[data-r]");
  if (td && !editor.editing && !event.target.closest(".tick, .arrow, button")) edit(td);
});

const ARROWS = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };

view.addEventListener("keydown", (event) => {
  const td = current();
  if (!td || editor.editing || event.target !== editor.field || event.isComposing) return;
  if (ARROWS[event.key]) move(...ARROWS[event.key], event.shiftKey);
  else if (event.key === "Enter" || event.key === "F2") edit(td);
  else if (event.key === " " && td.dataset.tick) edit(td);
  else if (event.key === "Delete" || event.key === "Backspace") void type(td, "");
  else if (event.key === "Home") select(selection.r, Number(table().querySelector("th[data-column]").dataset.column));
  else return;
  event.preventDefault();
});

content.addEventListener("keydown", (event) => {
  const [td, text] = [current(), content.value];
  if (event.key === "Escape") mark(true);
  if (event.key !== "Enter" || event.isComposing || !td || content.readOnly) return;
  event.preventDefault();
  move(1, 0);
  void type(td, text);
});
// Only when whatever took the focus has seen the sheet as it was.
content.addEventListener("blur", () => setTimeout(drawLate));

document.addEventListener("pointerdown", (event) => (pressed = event.button === 0));
// After the click that follows upon it, which would not find its button any more.
for (const end of ["pointerup", "pointercancel"])
  document.addEventListener(end, () => {
    pressed = false;
    setTimeout(drawLate);
  });

view.addEventListener("click", (event) => {
  const tab = event.target.closest("a[data-tab]");
  if (tab && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    void show(tab.dataset.tab);
  }
  if (event.target.id === "show-all") void act({ do: "rearrange", sheet: sheet(), how: { act: "showAll" } });
});

after.deed = ({ sheet: brought }) => show(brought || undefined);

export function start() {
  mark(false);
}
