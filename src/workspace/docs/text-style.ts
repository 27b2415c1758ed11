/** TextStyle of the Docs API over w:rPr. */
import type { Element } from "@xmldom/xmldom";
import { Exception } from "../kernel.ts";
import type { Dimension, OptionalColor } from "./units.ts";
import { hex, points, rgb, twips } from "./units.ts";
import { attr, child, ensure, removeChild, RPR_ORDER, setAttributes } from "./xml.ts";

export interface TextStyle {
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  strikethrough?: boolean;
  fontSize?: Dimension;
  weightedFontFamily?: { fontFamily?: string; weight?: number };
  foregroundColor?: OptionalColor;
  backgroundColor?: OptionalColor;
}

export const TEXT_MEMBERS: readonly (keyof TextStyle)[] = [
  "bold", "italic", "underline", "strikethrough", "fontSize", "weightedFontFamily", "foregroundColor", "backgroundColor",
]; // prettier-ignore

const SWITCHES = { bold: "b", italic: "i", strikethrough: "strike" } as const;

/** The same faces by Google's name and by the name that they have when installed on a machine. */
const FACES: Record<string, string> = { "Noto Serif JP": "Noto Serif CJK JP", "Noto Sans JP": "Noto Sans CJK JP" };

/** Sets the named members on a w:rPr; those without a value go back to the default. */
export function applyTextStyle(rPr: Element, style: TextStyle, members: readonly string[]): void {
  for (const [member, name] of Object.entries(SWITCHES) as [keyof typeof SWITCHES, string][])
    if (members.includes(member)) set(rPr, name, style[member] === undefined ? undefined : { val: style[member] ? undefined : "0" });
  if (members.includes("underline"))
    set(rPr, "u", style.underline === undefined ? undefined : { val: style.underline ? "single" : "none" });
  if (members.includes("fontSize")) setSize(rPr, style.fontSize);
  if (members.includes("weightedFontFamily")) setFont(rPr, style.weightedFontFamily?.fontFamily);
  if (members.includes("foregroundColor")) set(rPr, "color", style.foregroundColor && { val: hex(style.foregroundColor) });
  if (members.includes("backgroundColor"))
    set(rPr, "shd", style.backgroundColor && { val: "clear", color: "auto", fill: hex(style.backgroundColor) });
}

/** What a w:rPr says itself; what it inherits is not repeated. */
export function readTextStyle(rPr: Element | undefined): TextStyle {
  const style: TextStyle = {};
  if (!rPr) return style;
  for (const [member, name] of Object.entries(SWITCHES) as [keyof typeof SWITCHES, string][]) {
    const found = child(rPr, name);
    if (found) style[member] = !["0", "false"].includes(attr(found, "val") ?? "");
  }
  const underline = attr(child(rPr, "u"), "val");
  if (underline !== undefined) style.underline = underline !== "none";
  const size = points(attr(child(rPr, "sz"), "val"), 2);
  if (size) style.fontSize = size;
  const font = attr(child(rPr, "rFonts"), "eastAsia") ?? attr(child(rPr, "rFonts"), "ascii");
  const family = Object.keys(FACES).find((google) => FACES[google] === font) ?? font;
  if (family !== undefined) style.weightedFontFamily = { fontFamily: family, weight: 400 };
  const colour = rgb(attr(child(rPr, "color"), "val"));
  if (colour) style.foregroundColor = colour;
  const fill = rgb(attr(child(rPr, "shd"), "fill"));
  if (fill) style.backgroundColor = fill;
  return style;
}

function setSize(rPr: Element, size: Dimension | undefined): void {
  const halfPoints = size && Math.round(twips(size) / 10);
  if (halfPoints !== undefined && halfPoints <= 0) throw new Exception("The font size must be greater than 0.");
  const value = halfPoints === undefined ? undefined : { val: String(halfPoints) };
  set(rPr, "sz", value);
  set(rPr, "szCs", value);
}

/** One family for Latin and Japanese alike: Google knows no separate East Asian font. */
function setFont(rPr: Element, family: string | undefined): void {
  const face = family === undefined ? undefined : (FACES[family] ?? family);
  set(rPr, "rFonts", face === undefined ? undefined : { ascii: face, hAnsi: face, eastAsia: face, cs: face });
}

function set(rPr: Element, name: string, attributes: Record<string, string | undefined> | undefined): void {
  if (attributes) setAttributes(ensure(rPr, name, RPR_ORDER), attributes);
  else removeChild(rPr, name);
}
