/**
 * The text of a letter as lines for the cell of a paper, set roughly as the letter itself is: a cell has one alignment,
 * so number, day and sender are pushed to the right by wide spaces, and items hang. Pure.
 */
import { fillText, type Fields, type LineStyle, type TemplateLine } from "../core/letter.ts";

/** Where the text of a 記 item begins, in characters. */
const ITEM_TEXT = 10;
const CONTACT_TEXT = 19;
/** Signs that must not begin a line; one of them may stand outside the measure instead. */
const NOT_FIRST = "：；、。，．）」』】・ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ";
/** Brackets that open must not end one. */
const NOT_LAST = /[（「『【〔]$/;
/** Narrow signs take half a character, and some air where they meet wide ones. */
const NARROW = 0.58;
/** Parts of a letter that stand apart. */
const APART: readonly LineStyle[] = ["addressee", "sender", "title", "heading", "issued", "contact"];

/** Width of a text in characters. */
export function widthOf(text: string): number {
  return Array.from(text).reduce((sum, char) => sum + (/[\u0000-\u00FF\uFF61-\uFF9F]/.test(char) ? NARROW : 1), 0);
}

/**
 * The lines of a filled letter, each at most `width` characters. `template` is the template's text, which staff may have
 * edited: a paragraph that is still as declared keeps its style, any other runs from the left.
 */
export function layDraft(template: string, fields: Fields, declared: readonly TemplateLine[], width: number): string[] {
  const styles = new Map(declared.map((line) => [line.text, line.style]));
  const paragraphs = template.split("\n").flatMap((line) => {
    const style = styles.get(line.trimEnd()) ?? "list";
    // A block of lines keeps the style of the paragraph that it fills.
    return fillText(line, fields)
      .split("\n")
      .map((text) => ({ style, text: text.trimEnd() }));
  });
  const said = paragraphs.filter(({ text }) => text.trim() !== "");
  return said.flatMap(({ style, text }, index) => {
    const apart = APART.includes(style) && index > 0 && said[index - 1]?.style !== style;
    return [...(apart ? [""] : []), ...LAYS[style](text, width)];
  });
}

type Lay = (text: string, width: number) => string[];

const right =
  (margin: number): Lay =>
  (text, width) => [pushed(text, width - margin - widthOf(text))];
const hanging =
  (first: number, rest: number): Lay =>
  (text, width) =>
    wrapped(`${"　".repeat(first)}${text}`, width, rest);

const centred: Lay = (text, width) => [pushed(text, (width - widthOf(text)) / 2)];

const LAYS: Readonly<Record<LineStyle, Lay>> = {
  right: right(1),
  day: right(1),
  end: right(1),
  sender: right(2),
  centre: centred,
  heading: centred,
  holder: centred,
  issued: hanging(3, 3),
  contact: (text, width) => [pushed(text, Math.min(CONTACT_TEXT, width - widthOf(text)))],
  addressee: hanging(1, 2),
  title: hanging(3, 3),
  body: hanging(1, 0),
  item: hanging(1, ITEM_TEXT),
  list: hanging(0, 0),
  blank: hanging(0, 0),
};

const pushed = (text: string, by: number): string => `${"　".repeat(Math.max(0, Math.floor(by)))}${text}`;

function wrapped(text: string, width: number, indent: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const char of text) {
    const full = widthOf(line) + widthOf(char) > width && !NOT_FIRST.includes(char);
    const opened = full ? (NOT_LAST.exec(line)?.[0] ?? "") : "";
    if (full) lines.push(line.slice(0, line.length - opened.length));
    line = full ? `${"　".repeat(indent)}${opened}${char}` : line + char;
  }
  return [...lines, line];
}
