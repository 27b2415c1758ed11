/**
 * A paper as requests to the Docs service. Positions are computed, not asked for: the text goes in from the top, each
 * table is put in empty and filled from its last cell to its first, so that nothing moves what is still to be filled.
 */
import type { Block, Paper, TableBlock, TextBlock } from "../core/paper.ts";
import { tableRequests } from "./paper-table.ts";
import { A4, points, printableText, SERIF, SANS, textStyle, mm, type Request } from "./paper-units.ts";

interface Look {
  readonly size: number;
  readonly font: string;
  readonly bold?: boolean;
  readonly alignment: "START" | "CENTER" | "END";
  /** In millimetres. */
  readonly above: number;
}

const LOOKS: Readonly<Record<TextBlock["look"], Look>> = {
  title: { size: 15, font: SANS, bold: true, alignment: "CENTER", above: 0 },
  heading: { size: 11.5, font: SANS, bold: true, alignment: "START", above: 4 },
  body: { size: 10.5, font: SERIF, alignment: "START", above: 1 },
  small: { size: 8.5, font: SERIF, alignment: "START", above: 1 },
  right: { size: 10.5, font: SERIF, alignment: "END", above: 0 },
  centre: { size: 10.5, font: SERIF, alignment: "CENTER", above: 1 },
};

/** Space below every text, so that none touches the rules of a table, in millimetres. */
const BELOW = 0.8;
/** Noto stands wide by itself: this is about one and a quarter of its size. */
const LINE_SPACING = 92;
/**
 * A table cannot stand without a paragraph before and after it. Where the paper has none there, one of this size (pt)
 * stands in; its line is about half a millimetre high, which the margins give back.
 */
const THIN = 1;
const THIN_LINE = 0.6;

/** Where the page stands while it is written. */
interface Pen {
  readonly requests: Request[];
  /** Where the last paragraph begins, and where its text ends. */
  start: number;
  end: number;
  /** Whether that paragraph is still empty and nobody's. */
  free: boolean;
  /** Whether what comes next begins a page. */
  breaks: boolean;
}

/** The requests that build a paper on a blank document, for one batchUpdate. */
export function paperRequests(paper: Paper): Request[] {
  const pen: Pen = { requests: [pageRequest(paper)], start: 1, end: 1, free: true, breaks: false };
  for (const block of paper.blocks) write(pen, block);
  if (pen.free) thinLine(pen);
  return pen.requests;
}

function write(pen: Pen, block: Block): void {
  if (block.kind === "pageBreak") pen.breaks = true;
  else if (block.kind === "text") writeText(pen, block);
  else writeTable(pen, block);
}

function writeText(pen: Pen, block: TextBlock): void {
  const look = LOOKS[block.look];
  newParagraph(pen);
  insert(pen, printableText(block.text));
  const above = block.above ?? look.above;
  style(pen, { alignment: look.alignment, above, below: BELOW, lineSpacing: LINE_SPACING });
  const range = { startIndex: pen.start, endIndex: pen.end + 1 };
  pen.requests.push(textStyle(range, look.size, look.font, look.bold ?? false));
  pen.free = false;
}

function writeTable(pen: Pen, table: TableBlock): void {
  if (pen.free || pen.breaks) {
    newParagraph(pen);
    thinLine(pen);
  }
  const { requests, end } = tableRequests(table, pen.end);
  pen.requests.push(...requests);
  Object.assign(pen, { start: end, end, free: true });
}

/** Leaves the last paragraph, unless nobody has it yet. */
function newParagraph(pen: Pen): void {
  if (pen.free) return;
  insert(pen, "\n");
  Object.assign(pen, { start: pen.end, free: true });
}

function thinLine(pen: Pen): void {
  style(pen, { alignment: "START", above: 0, below: 0, lineSpacing: 100 });
  const range = { startIndex: pen.start, endIndex: pen.end + 1 };
  pen.requests.push(textStyle(range, THIN, SERIF, false));
  pen.free = false;
}

function insert(pen: Pen, text: string): void {
  if (text === "") return;
  pen.requests.push({ insertText: { location: { index: pen.end }, text } });
  pen.end += text.length;
}

/** Every member is said: a new paragraph takes on the style of the one before it. */
function style(pen: Pen, look: { alignment: string; above: number; below: number; lineSpacing: number }): void {
  pen.requests.push({
    updateParagraphStyle: {
      range: { startIndex: pen.start, endIndex: pen.end + 1 },
      paragraphStyle: {
        alignment: look.alignment,
        spaceAbove: mm(look.above),
        spaceBelow: mm(look.below),
        lineSpacing: look.lineSpacing,
        pageBreakBefore: pen.breaks,
      },
      fields: "alignment,spaceAbove,spaceBelow,lineSpacing,pageBreakBefore",
    },
  });
  pen.breaks = false;
}

/** Paper and margins; what the thin lines around a table need is taken from the margins. */
function pageRequest({ page, margins, blocks }: Paper): Request {
  const [width, height] = page === "A4縦" ? [A4.short, A4.long] : [A4.long, A4.short];
  const opens = blocks[0]?.kind === "table" ? THIN_LINE : 0;
  const closes = blocks[blocks.length - 1]?.kind === "table" ? THIN_LINE : 0;
  return {
    updateDocumentStyle: {
      documentStyle: {
        pageSize: { width: points(width), height: points(height) },
        marginTop: mm(Math.max(0, margins.top - opens)),
        marginBottom: mm(Math.max(0, margins.bottom - closes)),
        marginLeft: mm(margins.left),
        marginRight: mm(margins.right),
      },
      fields: "pageSize,marginTop,marginBottom,marginLeft,marginRight",
    },
  };
}
