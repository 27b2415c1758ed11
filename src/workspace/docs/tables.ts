/** Tables: inserting one, widths of its columns, the look of its cells. */
import type { Element } from "@xmldom/xmldom";
import { Exception, NotEmbedded } from "../kernel.ts";
import { splitParagraph } from "./runs.ts";
import type { Story, TableBlock } from "./story.ts";
import type { Dimension, OptionalColor } from "./units.ts";
import { hex, maskedMembers, twips } from "./units.ts";
import { attr, child, children, ensure, make, properties, removeChild, setAttributes } from "./xml.ts";

interface Border {
  width?: Dimension;
  dashStyle?: string;
  color?: OptionalColor;
}
type Side = "Top" | "Left" | "Bottom" | "Right";
export type CellStyle = { [S in Side as `border${S}`]?: Border } & { [S in Side as `padding${S}`]?: Dimension } & {
  backgroundColor?: OptionalColor;
  contentAlignment?: string;
};
export interface TableStart {
  index?: number;
  segmentId?: string;
  tabId?: string;
}
export interface TableRange {
  tableCellLocation?: { tableStartLocation?: TableStart; rowIndex?: number; columnIndex?: number };
  rowSpan?: number;
  columnSpan?: number;
}

const SIDES: readonly Side[] = ["Top", "Left", "Bottom", "Right"];
const CELL_ORDER = "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark".split(" ");
const SIDE_ORDER = ["top", "left", "bottom", "right"];
const ALIGNMENTS: Record<string, string> = { TOP: "top", MIDDLE: "center", BOTTOM: "bottom" };
const CELL_MEMBERS = [...SIDES.flatMap((side) => [`border${side}`, `padding${side}`]), "backgroundColor", "contentAlignment"];

/** A table of equal columns with 1 pt borders; as Google does, a newline goes in before it. */
export function insertTable(story: Story, index: number, rows: number, columns: number): void {
  if (!(rows >= 1 && columns >= 1)) throw new Exception("The number of rows and columns must be at least 1.");
  const { block, offset } = story.at(index);
  const after = splitParagraph(block.element, offset);
  after.parentNode?.insertBefore(newTable(block.element, rows, columns, textWidth(story.root)), after);
}

/** An empty table of equal columns with 1 pt rules; `total` in twips. */
export function newTable(owner: Element, rows: number, columns: number, total: number): Element {
  const width = Math.floor(total / columns);
  const table = make(owner, "tbl");
  table.appendChild(tableProperties(table));
  const grid = table.appendChild(make(table, "tblGrid"));
  for (let column = 0; column < columns; column++) grid.appendChild(make(table, "gridCol", { w: width }));
  for (let row = 0; row < rows; row++) table.appendChild(tableRow(table, columns, width));
  return table;
}

function tableProperties(owner: Element): Element {
  const tblPr = make(owner, "tblPr");
  tblPr.appendChild(make(owner, "tblW", { w: 0, type: "auto" }));
  const borders = tblPr.appendChild(make(owner, "tblBorders"));
  for (const side of ["top", "left", "bottom", "right", "insideH", "insideV"])
    borders.appendChild(make(owner, side, { val: "single", sz: 8, space: 0, color: "000000" }));
  tblPr.appendChild(make(owner, "tblLayout", { type: "fixed" }));
  const margins = tblPr.appendChild(make(owner, "tblCellMar"));
  for (const side of SIDE_ORDER) margins.appendChild(make(owner, side, { w: 100, type: "dxa" }));
  return tblPr;
}

function tableRow(owner: Element, columns: number, width: number): Element {
  const row = make(owner, "tr");
  for (let column = 0; column < columns; column++) {
    const cell = row.appendChild(make(owner, "tc"));
    cell.appendChild(make(owner, "tcPr")).appendChild(make(owner, "tcW", { w: width, type: "dxa" }));
    cell.appendChild(make(owner, "p"));
  }
  return row;
}

/** Between the margins, in twips. */
export function textWidth(root: Element): number {
  const section = child(root, "sectPr");
  const part = (name: string, of: string, fallback: number) => Number((section && attr(child(section, of), name)) ?? fallback);
  return part("w", "pgSz", 12_240) - part("left", "pgMar", 1440) - part("right", "pgMar", 1440);
}

/** Fixed widths of the columns named (all when none is). */
export function updateColumns(
  story: Story,
  request: {
    tableStartLocation?: TableStart;
    columnIndices?: number[];
    tableColumnProperties?: { widthType?: string; width?: Dimension };
    fields?: string;
  },
): void {
  const members = maskedMembers("updateTableColumnProperties", request.fields, request.tableColumnProperties, ["widthType", "width"]);
  const { widthType, width } = request.tableColumnProperties ?? {};
  if (widthType !== "FIXED_WIDTH" || !width || !members.includes("width"))
    throw new NotEmbedded("updateTableColumnProperties は widthType FIXED_WIDTH と width だけが組み込まれています");
  const { element } = tableAt(story, request.tableStartLocation?.index);
  const grid = children(properties(element, "tblGrid"), "gridCol");
  const columns = request.columnIndices?.length ? request.columnIndices : grid.map((_, column) => column);
  for (const column of columns) {
    const gridCol = grid[column];
    if (!gridCol) throw new Exception(`The column index ${column} is out of bounds.`);
    setAttributes(gridCol, { w: twips(width) });
    for (const row of children(element, "tr")) {
      const cell = children(row, "tc")[column];
      if (cell) setAttributes(ensure(properties(cell, "tcPr"), "tcW", CELL_ORDER), { w: twips(width), type: "dxa" });
    }
  }
}

/** Borders, padding, background and vertical alignment of a range of cells, or of the whole table. */
export function updateCells(
  story: Story,
  request: { tableCellStyle?: CellStyle; fields?: string; tableRange?: TableRange; tableStartLocation?: TableStart },
): void {
  const members = maskedMembers("updateTableCellStyle", request.fields, request.tableCellStyle, CELL_MEMBERS);
  const from = request.tableRange?.tableCellLocation;
  const table = tableAt(story, from?.tableStartLocation?.index ?? request.tableStartLocation?.index);
  const { rowSpan = Infinity, columnSpan = Infinity } = request.tableRange ?? {};
  const row = from?.rowIndex ?? 0;
  const column = from?.columnIndex ?? 0;
  const cells = table.rows.slice(row, row + rowSpan).flatMap((one) => one.cells.slice(column, column + columnSpan));
  if (cells.length === 0) throw new Exception("The table range is out of bounds.");
  for (const cell of cells) styleCell(properties(cell.element, "tcPr"), request.tableCellStyle ?? {}, members);
}

function styleCell(tcPr: Element, style: CellStyle, members: readonly string[]): void {
  for (const side of SIDES) {
    const edge = side.toLowerCase();
    if (members.includes(`border${side}`)) setBorder(ensure(tcPr, "tcBorders", CELL_ORDER), edge, style[`border${side}`]);
    const padding = style[`padding${side}`];
    if (members.includes(`padding${side}`) && padding)
      setAttributes(ensure(ensure(tcPr, "tcMar", CELL_ORDER), edge, SIDE_ORDER), { w: twips(padding), type: "dxa" });
  }
  if (members.includes("backgroundColor") && style.backgroundColor)
    setAttributes(ensure(tcPr, "shd", CELL_ORDER), { val: "clear", color: "auto", fill: hex(style.backgroundColor) });
  if (members.includes("contentAlignment"))
    setAttributes(ensure(tcPr, "vAlign", CELL_ORDER), { val: ALIGNMENTS[style.contentAlignment ?? "TOP"] ?? "top" });
}

/** A border of width 0 is none; Word counts in eighths of a point. */
function setBorder(borders: Element, edge: string, border: Border | undefined): void {
  if (!border) return removeChild(borders, edge);
  const eighths = border.width ? Math.round((twips(border.width) / 20) * 8) : 0;
  const line = { DOT: "dotted", DASH: "dashed" }[border.dashStyle ?? ""] ?? "single";
  const colour = border.color ? hex(border.color) : "000000";
  const look = eighths > 0 ? { val: line, sz: eighths, space: 0, color: colour } : { val: "nil", sz: undefined, space: undefined, color: undefined };
  setAttributes(ensure(borders, edge, SIDE_ORDER), look);
}

export function tableAt(story: Story, index: number | undefined): TableBlock {
  const found = story.blocks().find((block): block is TableBlock => block.kind === "table" && block.start === index);
  if (!found) throw new Exception(`Invalid table start location. Must specify the start index of the table (${index}).`);
  return found;
}
