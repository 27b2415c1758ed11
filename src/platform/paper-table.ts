/** One table of a paper as requests: put in empty, filled from the last cell to the first, then dressed as a whole. */
import type { Align, TableBlock } from "../core/paper.ts";
import { mm, points, printableText, SANS, SERIF, textStyle, type Request } from "./paper-units.ts";

const ALIGNMENTS: Readonly<Record<Align, string>> = { 左: "START", 中: "CENTER", 右: "END" };
/** In millimetres. */
const PADDING = { side: 1.2, level: 0.5 };
/** Noto stands wide by itself; in a table lines stand closer than in running text. */
const LINE_SPACING = 88;
const RULE = {
  width: points(0.5),
  dashStyle: "SOLID",
  color: { color: { rgbColor: { red: 0.35, green: 0.35, blue: 0.35 } } },
};
const NO_RULE = { width: points(0), dashStyle: "SOLID", color: { color: { rgbColor: {} } } };
const SHADE = { color: { rgbColor: { red: 0.9, green: 0.92, blue: 0.94 } } };

/** Where a table and its cells lie once the rows before a cell are still empty (Docs: "structure of a document"). */
interface Place {
  /** The table's own position; a newline goes in before it. */
  readonly table: number;
  readonly columns: number;
}

/** The requests, and the position of the paragraph after the table. `at`: the end of the paragraph before it. */
export function tableRequests(block: TableBlock, at: number): { requests: Request[]; end: number } {
  const rows = block.rows.map((row) => row.map(printableText));
  const place = { table: at + 1, columns: block.widths.length };
  const letters = rows.flat().reduce((sum, words) => sum + words.length, 0);
  const end = cellAt(place, rows.length, 0) - 1 + letters;
  const requests: Request[] = [
    { insertTable: { rows: rows.length, columns: place.columns, location: { index: at } } },
    ...filling(rows, place),
    ...dress(block, rows, place, end),
  ];
  return { requests, end };
}

/** First position inside an empty cell: a table, each row and each cell take one, and so does a cell's paragraph. */
function cellAt({ table, columns }: Place, row: number, column: number): number {
  return table + 3 + row * (1 + 2 * columns) + 2 * column;
}

function filling(rows: readonly (readonly string[])[], place: Place): Request[] {
  const cells = rows.flatMap((row, y) => row.map((words, x) => ({ words, index: cellAt(place, y, x) })));
  return cells
    .reverse()
    .filter(({ words }) => words !== "")
    .map(({ words, index }) => ({ insertText: { location: { index }, text: words } }));
}

/** Looks of the whole table, of its columns, and of its heading row. */
function dress(block: TableBlock, rows: readonly (readonly string[])[], place: Place, end: number): Request[] {
  const start = { index: place.table };
  const inside = { startIndex: cellAt(place, 0, 0), endIndex: end - 1 };
  return [
    textStyle(inside, block.size, SERIF, false),
    paragraphs(inside, "START"),
    ...widthRequests(block.widths, start),
    rowRequest(block, start),
    cellRequest(block, start),
    ...aligning(block.aligns ?? [], rows, place),
    ...(block.header ? heading(block, rows[0] ?? [], place) : []),
  ];
}

function paragraphs(range: { startIndex: number; endIndex: number }, alignment: string): Request {
  return {
    updateParagraphStyle: {
      range,
      paragraphStyle: { alignment, spaceAbove: points(0), spaceBelow: points(0), lineSpacing: LINE_SPACING },
      // Never "*": a break before a paragraph in a table is refused, and the whole batch with it.
      fields: "alignment,spaceAbove,spaceBelow,lineSpacing",
    },
  };
}

/** One request for each width that occurs. */
function widthRequests(widths: readonly number[], start: { index: number }): Request[] {
  return [...new Set(widths)].map((width) => ({
    updateTableColumnProperties: {
      tableStartLocation: start,
      columnIndices: widths.flatMap((each, column) => (each === width ? [column] : [])),
      tableColumnProperties: { widthType: "FIXED_WIDTH", width: mm(width) },
      fields: "widthType,width",
    },
  }));
}

/** A row is never torn between two pages. */
function rowRequest({ rowHeight }: TableBlock, start: { index: number }): Request {
  const style = { preventOverflow: true, ...(rowHeight === undefined ? {} : { minRowHeight: mm(rowHeight) }) };
  return {
    updateTableRowStyle: { tableStartLocation: start, tableRowStyle: style, fields: Object.keys(style).join(",") },
  };
}

function cellRequest({ borders, padding }: TableBlock, start: { index: number }): Request {
  const [rule, side] = [borders ? RULE : NO_RULE, mm(padding ?? PADDING.side)];
  const style = {
    ...{ borderTop: rule, borderBottom: rule, borderLeft: rule, borderRight: rule },
    ...{ paddingLeft: side, paddingRight: side, paddingTop: mm(PADDING.level), paddingBottom: mm(PADDING.level) },
    contentAlignment: "MIDDLE",
  };
  return {
    updateTableCellStyle: { tableStartLocation: start, tableCellStyle: style, fields: Object.keys(style).join(",") },
  };
}

/** Columns that do not stand at the left: one request a cell, since a column is no range of positions. */
function aligning(aligns: readonly Align[], rows: readonly (readonly string[])[], place: Place): Request[] {
  let before = 0;
  return rows.flatMap((row, y) =>
    row.flatMap((words, x) => {
      const startIndex = cellAt(place, y, x) + before;
      before += words.length;
      const align = aligns[x] ?? "左";
      return align === "左"
        ? []
        : [paragraphs({ startIndex, endIndex: startIndex + words.length + 1 }, ALIGNMENTS[align])];
    }),
  );
}

/** Shaded, bold, in the middle, and again on every page that the table runs over. */
function heading(block: TableBlock, row: readonly string[], place: Place): Request[] {
  const start = { index: place.table };
  const words = row.reduce((sum, each) => sum + each.length, 0);
  const range = { startIndex: cellAt(place, 0, 0), endIndex: cellAt(place, 0, place.columns - 1) + words + 1 };
  const cells = { tableCellLocation: { tableStartLocation: start, rowIndex: 0, columnIndex: 0 }, rowSpan: 1 };
  return [
    textStyle(range, block.size, SANS, true),
    paragraphs(range, "CENTER"),
    {
      updateTableCellStyle: {
        tableRange: { ...cells, columnSpan: place.columns },
        tableCellStyle: { backgroundColor: SHADE },
        fields: "backgroundColor",
      },
    },
    { pinTableHeaderRows: { tableStartLocation: start, pinnedHeaderRowsCount: 1 } },
  ];
}
