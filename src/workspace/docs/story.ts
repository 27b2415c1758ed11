/**
 * Google's index model over one story (body, header, footer): positions count UTF-16 code units, every paragraph
 * ends with a newline, a table, each row and each cell take one position before their content, a table one after.
 * The body begins at 1 (0 is its section break), headers and footers at 0.
 */
import type { Document, Element } from "@xmldom/xmldom";
import { Exception } from "../kernel.ts";
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

  constructor(
    readonly document: Document,
    readonly kind: "body" | "header" | "footer",
  ) {
    const top = document.documentElement;
    const root = kind === "body" && top ? child(top, "body") : top;
    if (!root) throw new Exception("文書の本文が読めません");
    this.root = root;
    this.origin = kind === "body" ? 1 : 0;
  }

  blocks(): Block[] {
    return layout(this.root, this.origin);
  }

  /** The position after the last newline. */
  end(): number {
    return this.blocks().at(-1)?.end ?? this.origin;
  }

  /** All paragraphs in reading order, those in tables included. */
  paragraphs(): ParagraphBlock[] {
    return flatten(this.blocks());
  }

  /** The paragraph that holds the position; Google's error when there is none. */
  at(index: number): { block: ParagraphBlock; offset: number } {
    const end = this.end();
    if (!Number.isInteger(index) || index < this.origin)
      throw new Exception(`Index ${index} must be greater than or equal to ${this.origin}.`);
    if (index >= end) throw new Exception(`Index ${index} must be less than the end index of the referenced segment, ${end}.`);
    const block = this.paragraphs().find(({ start, end: last }) => start <= index && index < last);
    if (!block)
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

function blockElements(container: Element): Element[] {
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

function flatten(blocks: readonly Block[]): ParagraphBlock[] {
  return blocks.flatMap((block) =>
    block.kind === "paragraph" ? [block] : block.rows.flatMap((row) => row.cells.flatMap((cell) => flatten(cell.content))),
  );
}
