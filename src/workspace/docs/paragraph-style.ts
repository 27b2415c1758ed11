/** ParagraphStyle of the Docs API over w:pPr. */
import type { Element } from "@xmldom/xmldom";
import { Exception } from "../kernel.ts";
import type { Dimension } from "./units.ts";
import { points, twips } from "./units.ts";
import { attr, child, ensure, PPR_ORDER, properties, prune, removeChild, setAttributes } from "./xml.ts";

export interface ParagraphStyle {
  namedStyleType?: string;
  alignment?: string;
  lineSpacing?: number;
  spaceAbove?: Dimension;
  spaceBelow?: Dimension;
  indentStart?: Dimension;
  indentEnd?: Dimension;
  indentFirstLine?: Dimension;
  keepLinesTogether?: boolean;
  keepWithNext?: boolean;
  avoidWidowAndOrphan?: boolean;
  pageBreakBefore?: boolean;
}

export const PARAGRAPH_MEMBERS: readonly (keyof ParagraphStyle)[] = [
  "namedStyleType", "alignment", "lineSpacing", "spaceAbove", "spaceBelow", "indentStart", "indentEnd", "indentFirstLine",
  "keepLinesTogether", "keepWithNext", "avoidWidowAndOrphan", "pageBreakBefore",
]; // prettier-ignore

const ALIGNMENTS: Record<string, string> = { START: "left", CENTER: "center", END: "right", JUSTIFIED: "both" };
const NAMED: Record<string, string> = {
  NORMAL_TEXT: "Normal",
  TITLE: "Title",
  SUBTITLE: "Subtitle",
  HEADING_1: "Heading1",
  HEADING_2: "Heading2",
  HEADING_3: "Heading3",
};
const SWITCHES = {
  keepLinesTogether: "keepLines",
  keepWithNext: "keepNext",
  avoidWidowAndOrphan: "widowControl",
  pageBreakBefore: "pageBreakBefore",
} as const;

/** Sets the named members on a paragraph; those without a value go back to the default. */
export function applyParagraphStyle(paragraph: Element, style: ParagraphStyle, members: readonly string[]): void {
  const pPr = properties(paragraph, "pPr");
  if (members.includes("namedStyleType")) setNamed(pPr, style.namedStyleType);
  if (members.includes("alignment")) setAlignment(pPr, style.alignment);
  setSpacing(pPr, style, members);
  setIndents(pPr, style, members);
  for (const [member, name] of Object.entries(SWITCHES) as [keyof typeof SWITCHES, string][]) {
    if (!members.includes(member)) continue;
    if (style[member] === undefined) removeChild(pPr, name);
    else setAttributes(ensure(pPr, name, PPR_ORDER), { val: style[member] ? undefined : "0" });
  }
  prune(pPr);
}

/** What the paragraph says itself, with the two members that Google always gives. */
export function readParagraphStyle(paragraph: Element): ParagraphStyle & { direction: string } {
  const pPr = child(paragraph, "pPr");
  const named = (pPr && attr(child(pPr, "pStyle"), "val")) ?? "Normal";
  const style: ParagraphStyle & { direction: string } = { namedStyleType: keyOf(NAMED, named) ?? "NORMAL_TEXT", direction: "LEFT_TO_RIGHT" };
  if (!pPr) return style;
  const alignment = keyOf(ALIGNMENTS, attr(child(pPr, "jc"), "val") ?? "");
  if (alignment) style.alignment = alignment;
  const spacing = child(pPr, "spacing");
  const line = attr(spacing, "line");
  if (line !== undefined && attr(spacing, "lineRule") === "auto") style.lineSpacing = Number(line) / 2.4;
  put(style, "spaceAbove", points(attr(spacing, "before")));
  put(style, "spaceBelow", points(attr(spacing, "after")));
  const ind = child(pPr, "ind");
  if (!ind) return style;
  const { start, first } = indents(pPr);
  put(style, "indentStart", points(start));
  put(style, "indentFirstLine", points(first));
  put(style, "indentEnd", points(attr(ind, "right")));
  return style;
}

function setNamed(pPr: Element, type: string | undefined): void {
  const id = type === undefined ? "Normal" : NAMED[type];
  if (id === undefined) throw new Exception(`Invalid named style type: ${type}`);
  if (id === "Normal") removeChild(pPr, "pStyle");
  else setAttributes(ensure(pPr, "pStyle", PPR_ORDER), { val: id });
}

function setAlignment(pPr: Element, alignment: string | undefined): void {
  if (alignment === undefined || alignment === "ALIGNMENT_UNSPECIFIED") return removeChild(pPr, "jc");
  const value = ALIGNMENTS[alignment];
  if (!value) throw new Exception(`Invalid value at 'alignment': "${alignment}"`);
  setAttributes(ensure(pPr, "jc", PPR_ORDER), { val: value });
}

function setSpacing(pPr: Element, style: ParagraphStyle, members: readonly string[]): void {
  if (!["lineSpacing", "spaceAbove", "spaceBelow"].some((member) => members.includes(member))) return;
  const spacing = ensure(pPr, "spacing", PPR_ORDER);
  if (members.includes("spaceAbove")) setAttributes(spacing, { before: style.spaceAbove && twips(style.spaceAbove) });
  if (members.includes("spaceBelow")) setAttributes(spacing, { after: style.spaceBelow && twips(style.spaceBelow) });
  if (members.includes("lineSpacing")) {
    const percent = style.lineSpacing;
    if (percent !== undefined && !(percent >= 6 && percent <= 10_000)) throw new Exception("The line spacing must be between 6 and 10000.");
    setAttributes(spacing, { line: percent === undefined ? undefined : Math.round(percent * 2.4), lineRule: percent === undefined ? undefined : "auto" });
  }
  prune(spacing);
}

/**
 * Google measures the first line from the margin, Word from the other lines: with indentStart alone the first
 * line stays at the margin (a trap on both sides of the conversion).
 */
function setIndents(pPr: Element, style: ParagraphStyle, members: readonly string[]): void {
  if (!["indentStart", "indentEnd", "indentFirstLine"].some((member) => members.includes(member))) return;
  const old = indents(pPr);
  const start = members.includes("indentStart") ? (style.indentStart ? twips(style.indentStart) : 0) : old.start;
  const first = members.includes("indentFirstLine") ? (style.indentFirstLine ? twips(style.indentFirstLine) : 0) : old.first;
  const ind = ensure(pPr, "ind", PPR_ORDER);
  const right = members.includes("indentEnd") ? style.indentEnd && twips(style.indentEnd) : attr(ind, "right");
  setAttributes(ind, {
    left: start || undefined,
    right,
    firstLine: first > start ? first - start : undefined,
    hanging: first < start ? start - first : undefined,
  });
  prune(ind);
}

/** Both indents in twips from the margin. */
function indents(pPr: Element): { start: number; first: number } {
  const ind = child(pPr, "ind");
  const start = Number(attr(ind, "left") ?? attr(ind, "start") ?? 0);
  const hanging = attr(ind, "hanging");
  return { start, first: hanging === undefined ? start + Number(attr(ind, "firstLine") ?? 0) : start - Number(hanging) };
}

function keyOf(table: Record<string, string>, value: string): string | undefined {
  return Object.keys(table).find((key) => table[key] === value);
}

function put<K extends "spaceAbove" | "spaceBelow" | "indentStart" | "indentEnd" | "indentFirstLine">(
  style: ParagraphStyle,
  member: K,
  value: Dimension | undefined,
): void {
  if (value) style[member] = value;
}
