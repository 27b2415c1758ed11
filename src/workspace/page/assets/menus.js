// The custom menus: opened by click or keyboard, closed by Escape or a click elsewhere.
import { act, tell } from "./talk.js";
import { place } from "./grid.js";

const bar = document.querySelector(".menubar");

const listOf = (button) => button.parentElement.querySelector(":scope > ul");
const itemsOf = (list) => [...list.querySelectorAll(":scope > li > button")];

function open(button, focus) {
  const list = listOf(button);
  closeBut(button);
  list.hidden = false;
  button.setAttribute("aria-expanded", "true");
  if (focus) itemsOf(list)[0]?.focus();
}

/** Closes every list that does not hold this button. */
function closeBut(button) {
  for (const list of bar.querySelectorAll("ul"))
    if (!button || !(list.contains(button) || list === listOf(button))) {
      list.hidden = true;
      list.parentElement.querySelector(":scope > button").setAttribute("aria-expanded", "false");
    }
}

async function run(button) {
  const path = JSON.parse(button.dataset.path);
  closeBut(undefined);
  const { error } = await act({ do: "click", path, place: place() });
  if (error !== "") await tell("エラー", error);
}

bar.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.path) void run(button);
  else if (listOf(button).hidden) open(button, event.detail === 0);
  else if (button.parentElement.parentElement === bar) closeBut(undefined);
});

bar.addEventListener("pointerover", (event) => {
  const button = event.target.closest("ul ul button");
  if (!button) return;
  if (listOf(button)) open(button, false);
  else closeBut(button);
});

bar.addEventListener("keydown", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const list = button.closest("ul");
  const inBar = list === bar;
  const step = {
    ArrowDown: inBar ? "in" : 1,
    ArrowUp: inBar ? "in" : -1,
    ArrowRight: inBar ? 1 : "in",
    ArrowLeft: inBar ? -1 : "out",
    Escape: "out",
    Home: "first",
    End: "last",
  }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const items = itemsOf(list);
  if (step === "in" && listOf(button)) open(button, true);
  if (step === "out" && !inBar) {
    const parent = list.parentElement.querySelector(":scope > button");
    closeBut(parent);
    list.hidden = true;
    parent.setAttribute("aria-expanded", "false");
    parent.focus();
  }
  if (typeof step === "number") items[(items.indexOf(button) + step + items.length) % items.length]?.focus();
  if (step === "first") items[0]?.focus();
  if (step === "last") items.at(-1)?.focus();
});

document.addEventListener("pointerdown", (event) => {
  if (!bar.contains(event.target)) closeBut(undefined);
});
