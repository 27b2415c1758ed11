// The grid's own menu (right click) and the lists behind the filter buttons.
import { sheet } from "./grid.js";
import { act, element, tell } from "./talk.js";

const view = document.getElementById("view");
let popup;
/** The sheet over which it opened. */
let aimed;

async function rearrange(how) {
  close();
  const { error } = await act({ do: "rearrange", sheet: aimed, how });
  if (error !== "") await tell("問題が発生しました", error);
}

function close() {
  popup?.remove();
  popup = undefined;
}

function openAt(left, top, ...children) {
  close();
  aimed = sheet();
  popup = element("div", { className: "popup" });
  popup.append(...children);
  document.body.append(popup);
  popup.style.left = `${Math.min(left, window.innerWidth - popup.offsetWidth - 8)}px`;
  popup.style.top = `${Math.min(top, window.innerHeight - popup.offsetHeight - 8)}px`;
  popup.querySelector("button, input")?.focus();
}

function choice(label, how) {
  const button = element("button", { type: "button", textContent: label, className: "line" });
  button.addEventListener("click", () => void rearrange(how));
  return button;
}

function rowChoices(row) {
  return [
    choice("上に 1 行挿入", { act: "insertRow", row }),
    choice("行を削除", { act: "deleteRow", row }),
    choice("行を非表示", { act: "hideRow", row }),
  ];
}

function columnChoices(header) {
  if (!header) return [];
  return [
    choice("昇順で並べ替え", { act: "sortUp", header }),
    choice("降順で並べ替え", { act: "sortDown", header }),
    choice("列を非表示", { act: "hideColumn", header }),
  ];
}

view.addEventListener("contextmenu", (event) => {
  const row = event.target.closest("[data-row], [data-r]");
  const column = event.target.closest("[data-column]");
  if (view.querySelector("table").dataset.edit !== "yes" || !(row || column)) return;
  event.preventDefault();
  const choices = column ? columnChoices(column.dataset.header) : rowChoices(Number(row.dataset.row ?? row.dataset.r));
  if (choices.length > 0) openAt(event.clientX, event.clientY, ...choices);
});

view.addEventListener("click", (event) => {
  const button = event.target.closest("button.filter");
  if (!button) return;
  const { header } = button.dataset;
  const list = valueList(JSON.parse(button.dataset.values), JSON.parse(button.dataset.hidden));
  const ok = element("button", { type: "button", textContent: "OK", className: "first" });
  ok.addEventListener("click", () => {
    const hidden = [...list.querySelectorAll("input:not(:checked)")].map((box) => box.value);
    void rearrange({ act: "filter", header, hidden });
  });
  const foot = element("div", { className: "row" });
  foot.append(ok, ticker(list, "すべて選ぶ", true), ticker(list, "すべて外す", false));
  const { left, bottom } = button.getBoundingClientRect();
  const reset = button.dataset.active === "yes" ? [choice("絞り込みをすべて解除", { act: "clearFilter" })] : [];
  openAt(left, bottom, ...columnChoices(header).slice(0, 2), ...reset, list, foot);
});

function valueList(values, hidden) {
  const list = element("div", { className: "values" });
  for (const value of values) {
    const line = element("label", { className: "line" });
    const box = element("input", { type: "checkbox", checked: !hidden.includes(value), value });
    line.append(box, value === "" ? "（空白）" : value);
    list.append(line);
  }
  return list;
}

function ticker(list, textContent, checked) {
  const button = element("button", { type: "button", textContent, className: "plain" });
  button.addEventListener("click", () => list.querySelectorAll("input").forEach((box) => (box.checked = checked)));
  return button;
}

// Its rows and columns may be others now.
view.addEventListener("draw", close);
document.addEventListener("pointerdown", (event) => {
  if (popup && !popup.contains(event.target)) close();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
});
