/** Requests that set the heads of copied letters in their place; one batchUpdate for the whole print. */
import type { CopiedPage } from "./print-copy.ts";
import { AIR, heightOf, THIN_SIZE, type EnvelopeWindow, type Room } from "./print-room.ts";
import { mm, points, POINTS_PER_MM, type Request } from "./paper-units.ts";

type Document = GoogleAppsScript.Docs.Schema.Document;
type Content = GoogleAppsScript.Docs.Schema.StructuralElement;
type Range = { startIndex: number; endIndex: number };

/** What of the print must be read for it. */
export const FIELDS =
  "body(content(startIndex,endIndex,paragraph(elements(startIndex)),table(tableRows(tableCells(content(startIndex,endIndex," +
  "paragraph(elements(textRun(textStyle(fontSize))))))))))";

/** Sizes of type (points) that an address is set in where its own is too large for the window. */
const SMALLER = [9.5, 8.5, 7.5] as const;
const USUAL = 11;
const NO_RULE = { width: points(0), dashStyle: "SOLID", color: { color: { rgbColor: {} } } };

export function placingRequests(
  print: Document,
  pages: readonly CopiedPage[],
  room: Room,
  window: EnvelopeWindow,
): Request[] {
  // A section break stands in the document's list, and is no child of the body.
  const children = (print.body?.content ?? []).filter(({ paragraph: text, table }) => text ?? table);
  const margin = { updateDocumentStyle: { documentStyle: { marginTop: mm(room.top) }, fields: "marginTop" } };
  const heads = pages.map((page, number) => {
    const [opener, table] = [children[page.opener], children[page.opener + 1]];
    return [...beginPage(rangeOf(opener), number > 0), ...placeHead(table, page, room, window)];
  });
  return [margin, ...heads.flat()];
}

function rangeOf(element: Content | undefined): Range {
  return { startIndex: element?.startIndex ?? 1, endIndex: element?.endIndex ?? 2 };
}

/** The thin line before the table: a break belongs to a paragraph, and none in a table may have one. */
function beginPage(range: Range, breaks: boolean): Request[] {
  return [
    paragraph(range, { ...FLAT, alignment: "START", pageBreakBefore: breaks }),
    { updateTextStyle: { range, textStyle: { fontSize: points(THIN_SIZE) }, fields: "fontSize" } },
  ];
}

const FLAT = {
  ...{ indentStart: points(0), indentFirstLine: points(0), indentEnd: points(0) },
  ...{ spaceAbove: points(0), spaceBelow: points(0), lineSpacing: 100 },
};

function paragraph(range: Range, paragraphStyle: GoogleAppsScript.Docs.Schema.ParagraphStyle): Request {
  return { updateParagraphStyle: { range, paragraphStyle, fields: Object.keys(paragraphStyle).join(",") } };
}

function placeHead(element: Content | undefined, page: CopiedPage, room: Room, window: EnvelopeWindow): Request[] {
  const start = { index: element?.startIndex ?? 0 };
  const cells = (element?.table?.tableRows ?? []).map((row) =>
    (row.tableCells ?? []).map((cell) => cell.content ?? []),
  );
  const heights = room.above > 0 ? [room.above, room.height] : [room.height];
  return [
    ...[room.address, room.beside].map((width, column) => widthRequest(start, column, width)),
    ...heights.map((height, row) => heightRequest(start, row, height)),
    ...bareCells(start, cells.length),
    // An empty cell's line must not be taller than its row.
    ...cells.slice(0, -1).flatMap(([left = []]) => thin(left)),
    ...address(cells[cells.length - 1]?.[0] ?? [], page, room, window),
  ];
}

function widthRequest(start: { index: number }, column: number, width: number): Request {
  return {
    updateTableColumnProperties: {
      tableStartLocation: start,
      columnIndices: [column],
      tableColumnProperties: { widthType: "FIXED_WIDTH", width: mm(width) },
      fields: "widthType,width",
    },
  };
}

function heightRequest(start: { index: number }, row: number, height: number): Request {
  return {
    updateTableRowStyle: {
      tableStartLocation: start,
      rowIndices: [row],
      tableRowStyle: { minRowHeight: mm(height), preventOverflow: true },
      fields: "minRowHeight,preventOverflow",
    },
  };
}

/** No rules, no padding; the second column keeps clear of the window. */
function bareCells(start: { index: number }, rows: number): Request[] {
  const none = { paddingLeft: points(0), paddingRight: points(0), paddingTop: points(0), paddingBottom: points(0) };
  const all = { borderTop: NO_RULE, borderBottom: NO_RULE, borderLeft: NO_RULE, borderRight: NO_RULE, ...none };
  const tableCellStyle = { ...all, contentAlignment: "TOP" };
  const second = { tableCellLocation: { tableStartLocation: start, rowIndex: 0, columnIndex: 1 }, columnSpan: 1 };
  return [
    {
      updateTableCellStyle: {
        tableStartLocation: start,
        tableCellStyle,
        fields: Object.keys(tableCellStyle).join(","),
      },
    },
    {
      updateTableCellStyle: {
        tableRange: { ...second, rowSpan: rows },
        tableCellStyle: { paddingLeft: mm(2 * AIR) },
        fields: "paddingLeft",
      },
    },
  ];
}

function thin(content: readonly Content[]): Request[] {
  const range = spanOf(content);
  return [
    paragraph(range, FLAT),
    { updateTextStyle: { range, textStyle: { fontSize: points(THIN_SIZE) }, fields: "fontSize" } },
  ];
}

function spanOf(content: readonly Content[]): Range {
  return { startIndex: content[0]?.startIndex ?? 0, endIndex: content[content.length - 1]?.endIndex ?? 0 };
}

/** The address at the window's left edge, in a smaller type where its own would not fit; lines after the first hang. */
function address(content: readonly Content[], page: CopiedPage, room: Room, window: EnvelopeWindow): Request[] {
  const range = spanOf(content);
  const own = sizeOf(content);
  const fits = (size: number): boolean => heightOf(page.address, size, room.measure) <= window.height - 2 * AIR;
  const size = [own, ...SMALLER.filter((each) => each < own)].find(fits) ?? SMALLER[SMALLER.length - 1] ?? own;
  const [first, next] = [room.indent * POINTS_PER_MM, room.indent * POINTS_PER_MM + size];
  const style = { ...FLAT, alignment: "START", indentFirstLine: points(first), indentStart: points(next) };
  const smaller = { range, textStyle: { fontSize: points(size) }, fields: "fontSize" };
  return [paragraph(range, style), ...(size === own ? [] : [{ updateTextStyle: smaller }])];
}

/** The largest size of type among the lines, in points; what they inherit is taken for the usual one. */
function sizeOf(content: readonly Content[]): number {
  const runs = content.flatMap((element) => element.paragraph?.elements ?? []);
  return Math.max(...runs.map(({ textRun }) => textRun?.textStyle?.fontSize?.magnitude ?? USUAL), 0) || USUAL;
}
