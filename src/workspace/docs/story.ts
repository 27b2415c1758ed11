/**
 * Google's index model over one story (body, header, footer): positions count UTF-16 code units, every paragraph
 * ends with a newline, a table, each row and each cell take one position before their content, a table one after.
 * The body begins at 1 (0 is its section break), headers and footers at 0.
 */
import type { Document, Element } from "@xmldom/xmldom";
import { Exception } from "../kernel.ts";
import type { Lists } from "./lists.ts";
import { paragraphText } from "./runs.ts";
import { child, children, tag } from "./xml.ts";

export interface ParagraphBlock {
  kind: "paragraph";
  element: Element;
  start: number;
  /** After the closing newline. */
  end: number;
  text: string;
}

export interface CellBlock {
  element: Element;
  start: number;
  end: number;
  content: Block[];
}

export interface TableBlock {
  kind: "table";
  element: Element;
  start: number;
  end: number;
  rows: { element: Element; start: number; end: number; cells: CellBlock[] }[];
}

export type Block = ParagraphBlock | TableBlock;

export class Story {
  readonly root: Element;
  private readonly origin: number;
  /** Where everything lies, until something changes: a table of a thousand cells is filled cell by cell. */
  private known: { blocks: Block[]; paragraphs: ParagraphBlock[] } | undefined;

  constructor(
    readonly document: Document,
    readonly kind: "body" | "header" | "footer",
    /** Lists of the whole document. */
    readonly lists: Lists,
  ) {
    const top = document.documentElement;
    const root = kind === "body" && top ? child(top, "body") : top;
    if (!root) throw new Exception("文書の本文が読めません");
    this.root = root;
    this.origin = kind === "body" ? 1 : 0;
  }

  blocks(): Block[] {
    return this.places().blocks;
  }

  /** Whether a paragraph stands in the story itself and in no table. */
  holds(paragraph: Element): boolean {
    for (let node = paragraph.parentNode; node && node !== this.root; node = node.parentNode)
      if (tag(node) === "tc") return false;
    return true;
  }

  /** To be said after every change of text or structure; looks alone move nothing. */
  changed(): void {
    this.known = undefined;
  }

  /** The same after text went into one paragraph: what follows only moves, unless new paragraphs came. */
  inserted(block: ParagraphBlock, text: string): void {
    if (text.includes("\n")) return this.changed();
    block.text = paragraphText(block.element);
    for (const each of this.known?.blocks ?? []) shift(each, block.start, text.length);
  }

  private places(): { blocks: Block[]; paragraphs: ParagraphBlock[] } {
    if (this.known) return this.known;
    const blocks = layout(this.root, this.origin);
    return (this.known = { blocks, paragraphs: flatten(blocks) });
  }

  /** The position after the last newline. */
  end(): number {
    return this.blocks().at(-1)?.end ?? this.origin;
  }

  /** All paragraphs in reading order, those in tables included. */
  paragraphs(): ParagraphBlock[] {
    return this.places().paragraphs;
  }

  /** The paragraph that holds the position; Google's error when there is none. */
  at(index: number): { block: ParagraphBlock; offset: number } {
    const end = this.end();
    if (!Number.isInteger(index) || index < this.origin)
      throw new Exception(`Index ${index} must be greater than or equal to ${this.origin}.`);
    if (index >= end) throw new Exception(`Index ${index} must be less than the end index of the referenced segment, ${end}.`);
    const block = lastFrom(this.paragraphs(), index);
    if (!block || index >= block.end)
      throw new Exception("The insertion index must be inside the bounds of an existing paragraph. You can still create new paragraphs by inserting newlines.");
    const offset = index - block.start;
    if (splitsPair(block.text, offset)) throw new Exception(`Index ${index} cannot be in the middle of a surrogate pair.`);
    return { block, offset };
  }

  /** A range of positions, checked: inside the segment, not empty. */
  range(range: { startIndex?: number | undefined; endIndex?: number | undefined } | undefined): { start: number; end: number } {
    const { startIndex: start = this.origin, endIndex: end } = range ?? {};
    if (end === undefined) throw new Exception("The range endIndex is required.");
    if (start >= end) throw new Exception("The range should not be empty.");
    if (start < this.origin) throw new Exception(`Index ${start} must be greater than or equal to ${this.origin}.`);
    const last = this.end();
    if (end > last) throw new Exception(`Index ${end} must be less than or equal to the end index of the referenced segment, ${last}.`);
    return { start, end };
  }

  /** Text with a newline after every paragraph; cells of a table row are parted by tabs. */
  text(): string {
    return this.paragraphs()
      .map(({ text }) => `${text}\n`)
      .join("");
  }
}

export function splitsPair(text: string, offset: number): boolean {
  return offset > 0 && offset < text.length && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(offset - 1, offset + 1));
}

/** Blocks of a container (body, header, cell) from a position on; content controls are looked through. */
function layout(container: Element, origin: number): Block[] {
  let at = origin;
  return blockElements(container).map((element) => {
    const block = tag(element) === "p" ? layoutParagraph(element, at) : layoutTable(element, at);
    at = block.end;
    return block;
  });
}

/** Paragraphs and tables of a body, header, footer or cell. */
export function blockElements(container: Element): Element[] {
  return children(container).flatMap((node) => {
    if (tag(node) === "p" || tag(node) === "tbl") return [node];
    return tag(node) === "sdt" || tag(node) === "sdtContent" ? blockElements(node) : [];
  });
}

function layoutParagraph(element: Element, start: number): ParagraphBlock {
  const text = paragraphText(element);
  return { kind: "paragraph", element, start, end: start + text.length + 1, text };
}

function layoutTable(element: Element, start: number): TableBlock {
  let at = start + 1;
  const rows = children(element, "tr").map((row) => {
    const rowStart = at++;
    const cells = children(row, "tc").map((cell) => {
      const cellStart = at++;
      const content = layout(cell, at);
      at = content.at(-1)?.end ?? at;
      return { element: cell, start: cellStart, end: at, content };
    });
    return { element: row, start: rowStart, end: at, cells };
  });
  return { kind: "table", element, start, end: at + 1, rows };
}

/** Moves all that lies behind a position; what holds the position grows. */
function shift(block: { start: number; end: number }, after: number, by: number): void {
  if (block.end <= after) return;
  if (block.start > after) block.start += by;
  block.end += by;
  if ("rows" in block) for (const row of (block as TableBlock).rows) shift(row, after, by);
  if ("cells" in block) for (const cell of (block as TableBlock["rows"][number]).cells) shift(cell, after, by);
  if ("content" in block) for (const inner of (block as CellBlock).content) shift(inner, after, by);
}

/** The last paragraph that begins at or before a position, by bisection. */
function lastFrom(paragraphs: readonly ParagraphBlock[], index: number): ParagraphBlock | undefined {
  let [low, high] = [0, paragraphs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((paragraphs[middle]?.start ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  return paragraphs[low - 1];
}

function flatten(blocks: readonly Block[]): ParagraphBlock[] {
  return blocks.flatMap((block) =>
    block.kind === "paragraph" ? [block] : block.rows.flatMap((row) => row.cells.flatMap((cell) => flatten(cell.content))),
  );
}
