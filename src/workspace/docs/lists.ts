/** Lists of a document over word/numbering.xml: what stands before the items, and which items count together. */
import type { Document, Element } from "@xmldom/xmldom";
import { NUMBERING, NUMBERING_PART } from "./blank.ts";
import type { DocxPackage } from "./package.ts";
import { attr, child, children, make, parseXml, setAttributes } from "./xml.ts";

/** Google's glyphs as Word's number format and text; % stands for the level. */
const GLYPHS: Record<string, readonly [format: string, text: string]> = {
  BULLET: ["bullet", "●"],
  HOLLOW_BULLET: ["bullet", "○"],
  SQUARE_BULLET: ["bullet", "■"],
  NUMBER: ["decimal", "%."],
  LATIN_UPPER: ["upperLetter", "%."],
  LATIN_LOWER: ["lowerLetter", "%."],
  ROMAN_UPPER: ["upperRoman", "%."],
  ROMAN_LOWER: ["lowerRoman", "%."],
};
const LEVELS = 9;

export class Lists {
  constructor(
    private readonly pkg: DocxPackage,
    /** The parts of the working copy; the lists join them once they are looked at. */
    private readonly documents: Map<string, Document>,
  ) {}

  /** Google's name of the glyph of a level of a list, or undefined where it has none. */
  glyph(list: string, level: number): string | undefined {
    const found = this.level(list, level);
    const format = attr(found && child(found, "numFmt"), "val");
    const text = attr(found && child(found, "lvlText"), "val");
    const names = Object.keys(GLYPHS).filter((name) => GLYPHS[name]?.[0] === format);
    return names.find((name) => GLYPHS[name]?.[1] === text) ?? names[0];
  }

  setGlyph(list: string, level: number, name: string): void {
    const found = this.level(list, level);
    const [format = "", text = ""] = GLYPHS[name] ?? [];
    setAttributes(ensureIn(found, "numFmt"), { val: format });
    setAttributes(ensureIn(found, "lvlText"), { val: text.replace("%", `%${level + 1}`) });
  }

  /** A list of its own, with bullets at every level; its id. */
  add(): string {
    const root = this.root();
    const id = String(1 + Math.max(0, ...children(root).map((node) => Number(attr(node, "numId") ?? attr(node, "abstractNumId")))));
    const abstract = make(root, "abstractNum", { abstractNumId: id });
    for (let level = 0; level < LEVELS; level++) abstract.appendChild(levelOf(root, level));
    root.insertBefore(abstract, child(root, "num") ?? null);
    root.appendChild(make(root, "num", { numId: id })).appendChild(make(root, "abstractNumId", { val: id }));
    return id;
  }

  private level(list: string, level: number): Element | undefined {
    const num = children(this.root(), "num").find((one) => attr(one, "numId") === list);
    const id = attr(num && child(num, "abstractNumId"), "val");
    const abstract = children(this.root(), "abstractNum").find((one) => attr(one, "abstractNumId") === id);
    return abstract && children(abstract, "lvl").find((one) => attr(one, "ilvl") === String(level));
  }

  private root(): Element {
    const known = this.documents.get(NUMBERING_PART);
    const document = known ?? (this.pkg.has(NUMBERING_PART) ? this.pkg.xml(NUMBERING_PART) : parseXml(NUMBERING));
    this.documents.set(NUMBERING_PART, document);
    if (!document.documentElement) throw new Error("文書の箇条書きが読めません");
    return document.documentElement;
  }
}

function levelOf(owner: Element, level: number): Element {
  const lvl = make(owner, "lvl", { ilvl: level });
  const [format, text] = GLYPHS["BULLET"] ?? ["", ""];
  const more: [string, Record<string, string | number>][] = [
    ["start", { val: 1 }],
    ["numFmt", { val: format }],
    ["lvlText", { val: text }],
    ["lvlJc", { val: "left" }],
  ];
  for (const [name, attributes] of more) lvl.appendChild(make(owner, name, attributes));
  const indent = make(owner, "ind", { left: 720 * (level + 1), hanging: 360 });
  lvl.appendChild(make(owner, "pPr")).appendChild(indent);
  return lvl;
}

function ensureIn(level: Element | undefined, name: string): Element {
  const found = level && child(level, name);
  if (!found) throw new Error(`箇条書きの段に ${name} がありません`);
  return found;
}
