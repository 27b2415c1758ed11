/**
 * The text of one paragraph, in UTF-16 code units as Google counts, over Word's runs. Text edits first put run
 * boundaries where they need them, so formatting outside the touched range never changes.
 */
import type { Element, Node } from "@xmldom/xmldom";
import { attr, child, children, make, properties, removeChild, serialize, setText, tag, textElement } from "./xml.ts";

/** What stands for a page break and for an embedded object in the text of a paragraph. */
export const PAGE_BREAK = "\f";
export const OBJECT = "\ufffc";

/** Wrappers that lie between a paragraph and its runs. */
const WRAPPERS = new Set(["hyperlink", "ins", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "moveTo"]);
const OBJECTS = new Set(["drawing", "pict", "object", "sym", "footnoteReference", "endnoteReference"]);
const UNITS: Record<string, string> = { tab: "\t", cr: "\v", noBreakHyphen: "\u2011", softHyphen: "\u00ad" };
const ELEMENTS: Record<string, string> = { "\t": "tab", "\v": "br" };

/** A run and its place: `start` in code units from the beginning of the paragraph. */
export interface Placed {
  run: Element;
  start: number;
  text: string;
}

/** The runs in order, with their text; deleted text of tracked changes does not count. */
export function placedRuns(paragraph: Element): Placed[] {
  let start = 0;
  return runsOf(paragraph).map((run) => {
    const text = runText(run);
    const placed = { run, start, text };
    start += text.length;
    return placed;
  });
}

/** The paragraph's text without its closing newline. */
export function paragraphText(paragraph: Element): string {
  return runsOf(paragraph).map(runText).join("");
}

function runsOf(parent: Element): Element[] {
  return children(parent).flatMap((node) => (tag(node) === "r" ? [node] : WRAPPERS.has(tag(node)) ? runsOf(node) : []));
}

function runText(run: Element): string {
  return children(run).map(unitText).join("");
}

function unitText(node: Element): string {
  const name = tag(node);
  if (name === "t") return node.textContent ?? "";
  if (name === "br") return attr(node, "type") === "page" ? PAGE_BREAK : "\v";
  return OBJECTS.has(name) ? OBJECT : (UNITS[name] ?? "");
}

/** Puts a run boundary at `offset`. */
export function splitRunAt(paragraph: Element, offset: number): void {
  const placed = placedRuns(paragraph).find(({ start, text }) => start < offset && offset < start + text.length);
  if (!placed) return;
  const tail = placed.run.cloneNode(false) as Element;
  const rPr = child(placed.run, "rPr");
  if (rPr) tail.appendChild(rPr.cloneNode(true));
  let at = placed.start;
  for (const unit of children(placed.run)) {
    const text = unitText(unit);
    const end = at + text.length;
    if (at >= offset && unit !== rPr) tail.appendChild(unit);
    else if (end > offset) {
      tail.appendChild(textElement(unit, text.slice(offset - at)));
      setText(unit, text.slice(0, offset - at));
    }
    at = end;
  }
  placed.run.parentNode?.insertBefore(tail, placed.run.nextSibling);
}

/** The runs that make up [from, to); boundaries are put there first. */
export function runsBetween(paragraph: Element, from: number, to: number): Element[] {
  splitRunAt(paragraph, from);
  splitRunAt(paragraph, to);
  return placedRuns(paragraph)
    .filter(({ start, text }) => text !== "" && start >= from && start + text.length <= to)
    .map(({ run }) => run);
}

export function deleteText(paragraph: Element, from: number, to: number): void {
  for (const run of runsBetween(paragraph, from, to)) run.parentNode?.removeChild(run);
  tidy(paragraph);
}

/** The formatting that text at `offset` takes on: of the text before it, else after it, else of the paragraph mark. */
export function formatAt(paragraph: Element, offset: number): Element | undefined {
  const runs = placedRuns(paragraph).filter(({ text }) => text !== "");
  const before = [...runs].reverse().find(({ start }) => start < offset);
  const neighbour = before ?? runs[0];
  if (neighbour) return child(neighbour.run, "rPr");
  const pPr = child(paragraph, "pPr");
  return pPr && child(pPr, "rPr");
}

/** Inserts text in a given formatting (null: none); each newline in it makes a new paragraph of the same style. */
export function insertText(
  paragraph: Element,
  offset: number,
  text: string,
  rPr: Element | null = formatAt(paragraph, offset) ?? null,
): void {
  const [first = "", ...more] = text.split("\n");
  insertRun(paragraph, offset, first, rPr);
  let current = paragraph;
  let at = offset + first.length;
  for (const line of more) {
    const tail = splitParagraph(current, at);
    tidy(current);
    insertRun(tail, 0, line, rPr);
    current = tail;
    at = line.length;
  }
  tidy(current);
}

function insertRun(paragraph: Element, offset: number, text: string, rPr: Element | null): void {
  if (text === "") return;
  const run = make(paragraph, "r");
  if (rPr) run.appendChild(rPr.cloneNode(true));
  for (const part of text.split(/([\t\v])/)) {
    const name = ELEMENTS[part];
    if (name) run.appendChild(make(paragraph, name));
    else if (part !== "") run.appendChild(textElement(paragraph, part));
  }
  insertAt(paragraph, offset, run);
}

/** Puts a ready-made run at `offset`. */
export function insertAt(paragraph: Element, offset: number, run: Element): void {
  splitRunAt(paragraph, offset);
  const runs = placedRuns(paragraph);
  const before = [...runs].reverse().find(({ start, text }) => text !== "" && start + text.length === offset);
  const after = runs.find(({ start }) => start >= offset);
  if (before) before.run.parentNode?.insertBefore(run, before.run.nextSibling);
  else if (after) after.run.parentNode?.insertBefore(run, after.run);
  else paragraph.appendChild(run);
}

/** Cuts a paragraph in two; both keep the style. Returns the second one. */
export function splitParagraph(paragraph: Element, offset: number): Element {
  splitRunAt(paragraph, offset);
  const tail = paragraph.cloneNode(false) as Element;
  const pPr = child(paragraph, "pPr");
  if (pPr) {
    tail.appendChild(pPr.cloneNode(true));
    removeChild(pPr, "sectPr"); // the end of a section stays with the last part
  }
  const first = placedRuns(paragraph).find(({ start, text }) => start >= offset && text !== "");
  if (first) moveFrom(paragraph, first.run, tail);
  paragraph.parentNode?.insertBefore(tail, paragraph.nextSibling);
  return tail;
}

/** Moves `run` and all that follows it in the paragraph, opening its wrappers again in the new place. */
function moveFrom(paragraph: Element, run: Element, into: Element): void {
  const path: Node[] = [];
  for (let node: Node = run; node !== paragraph; node = node.parentNode as Node) path.unshift(node);
  let target = into;
  for (const [depth, node] of path.entries()) {
    const rest: Node[] = [];
    for (let next = node.nextSibling; next; next = next.nextSibling) rest.push(next);
    if (depth === path.length - 1) target.appendChild(node);
    const wrapper = depth === path.length - 1 ? undefined : (node.cloneNode(false) as Element);
    if (wrapper) target.appendChild(wrapper);
    for (const next of rest) target.appendChild(next);
    if (wrapper) target = wrapper;
  }
}

/** Joins the second paragraph to the first, which keeps its style. */
export function joinParagraphs(first: Element, second: Element): void {
  for (const node of children(second)) if (tag(node) !== "pPr") first.appendChild(node);
  second.parentNode?.removeChild(second);
  tidy(first);
}

/** Joins neighbouring runs of the same formatting, so that repeated edits do not shred the document. */
export function tidy(paragraph: Element): void {
  for (const mark of children(paragraph, "proofErr")) paragraph.removeChild(mark);
  for (const { run } of placedRuns(paragraph)) {
    const before = run.previousSibling;
    if (!before || tag(before) !== "r" || formatKey(before as Element) !== formatKey(run)) continue;
    for (const unit of children(run)) if (tag(unit) !== "rPr") appendUnit(before as Element, unit);
    run.parentNode?.removeChild(run);
  }
}

function appendUnit(run: Element, unit: Element): void {
  const last = run.lastChild;
  if (last && tag(last) === "t" && tag(unit) === "t") setText(last as Element, (last.textContent ?? "") + (unit.textContent ?? ""));
  else run.appendChild(unit);
}

function formatKey(run: Element): string {
  const rPr = child(run, "rPr");
  return rPr?.firstChild ? serialize(rPr) : "";
}

/** The formatting of the paragraph mark: what text typed into an empty paragraph gets. */
export function markFormat(paragraph: Element): Element {
  const pPr = properties(paragraph, "pPr");
  const found = child(pPr, "rPr");
  if (found) return found;
  const rPr = make(paragraph, "rPr");
  pPr.insertBefore(rPr, child(pPr, "sectPr") ?? child(pPr, "pPrChange") ?? null);
  return rPr;
}
