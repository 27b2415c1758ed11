// Dialogs and sidebars of scripts: frames without an origin of their own, which may only send messages.
import { act, element } from "./talk.js";
import { place } from "./grid.js";

/** Google's own size where a script gives none. Pixels. */
const DIALOG = { width: 600, height: 400 };

const frames = new Map();

export function openFrames(opened) {
  for (const frame of opened) (frame.kind === "sidebar" ? openSidebar : openDialog)(frame);
}

function openSidebar(frame) {
  const sidebar = emptySidebar();
  sidebar.replaceChildren(
    bar(frame.title, () => closeSidebar()),
    view(frame, () => closeSidebar()),
  );
  sidebar.hidden = false;
}

function closeSidebar() {
  emptySidebar().hidden = true;
}

function emptySidebar() {
  const sidebar = document.getElementById("sidebar");
  for (const inner of sidebar.querySelectorAll("iframe")) frames.delete(inner);
  sidebar.replaceChildren();
  return sidebar;
}

function openDialog(frame) {
  const box = element("dialog", { className: "framebox" });
  const close = () => box.close();
  const inner = view(frame, close);
  inner.style.width = `${frame.width ?? DIALOG.width}px`;
  inner.style.height = `${frame.height ?? DIALOG.height}px`;
  box.append(bar(frame.title, close), inner);
  box.addEventListener("close", () => {
    frames.delete(inner);
    box.remove();
  });
  document.body.append(box);
  box.showModal();
}

function bar(title, onClose) {
  const close = element("button", { type: "button", className: "close", textContent: "×" });
  close.setAttribute("aria-label", "閉じる");
  close.addEventListener("click", onClose);
  const head = element("div", { className: "framehead" });
  head.append(element("h2", { textContent: title }), close);
  return head;
}

function view({ n, title }, close) {
  const inner = element("iframe", { src: `/frames/${n}`, title: title || "スクリプトのページ" });
  inner.setAttribute("sandbox", "allow-scripts");
  frames.set(inner, close);
  return inner;
}

window.addEventListener("message", async (event) => {
  const found = [...frames].find(([inner]) => inner.contentWindow === event.source);
  const message = event.data?.embedded;
  if (!found || !message) return;
  const [inner, close] = found;
  if (message.close) close();
  if (typeof message.height === "number") inner.style.height = `${message.height}px`;
  if (typeof message.width === "number") inner.style.width = `${message.width}px`;
  if (typeof message.call !== "number") return;
  const reply = await called(message);
  inner.contentWindow?.postMessage({ reply: { call: message.call, ...reply } }, "*");
});

async function called({ name, args }) {
  try {
    const { value, error } = await act({ do: "call", name, args, place: place() });
    return { value, error };
  } catch (error) {
    return { value: null, error: error.message };
  }
}
