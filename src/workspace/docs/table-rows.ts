/** Rows of a table: least height, whether one may run over a page's end, and those repeated at the top of each page. */
import { Exception, NotEmbedded } from "../kernel.ts";
import type { Story, TableBlock } from "./story.ts";
import type { TableStart } from "./tables.ts";
import { tableAt } from "./tables.ts";
import type { Dimension } from "./units.ts";
import { maskedMembers, twips } from "./units.ts";
import { ensure, properties, prune, removeChild, setAttributes } from "./xml.ts";

interface RowStyle {
  minRowHeight?: Dimension;
  preventOverflow?: boolean;
  tableHeader?: boolean;
}
const ROW_MEMBERS: readonly (keyof RowStyle)[] = ["minRowHeight", "preventOverflow", "tableHeader"];
/** Any order is valid in a w:trPr; one order makes the same document the same bytes. */
const ROW_ORDER = ["cantSplit", "trHeight", "tblHeader"];

/** Styles the rows named (all when none is); those without a value go back to the default. */
export function updateRows(
  story: Story,
  request: { tableStartLocation?: TableStart; rowIndices?: number[]; tableRowStyle?: RowStyle; fields?: string },
): void {
  const members = maskedMembers("updateTableRowStyle", request.fields, request.tableRowStyle, ROW_MEMBERS);
  if (members.includes("tableHeader")) throw new NotEmbedded("updateTableRowStyle の tableHeader は組み込みワークスペースにありません。pinTableHeaderRows を使います");
  const { minRowHeight, preventOverflow = false } = request.tableRowStyle ?? {};
  const { rows } = tableAt(story, request.tableStartLocation?.index);
  for (const number of request.rowIndices?.length ? request.rowIndices : rows.keys()) {
    const row = rows[number];
    if (!row) throw new Exception(`The row index ${number} is out of bounds.`);
    if (members.includes("minRowHeight")) setHeight(row, minRowHeight);
    if (members.includes("preventOverflow")) setSwitch(row, "cantSplit", preventOverflow);
  }
}

/** The first rows, so many, stand at the top of every page that the table reaches; 0 unpins them. */
export function pinHeaderRows(story: Story, request: { tableStartLocation?: TableStart; pinnedHeaderRowsCount?: number }): void {
  const { rows } = tableAt(story, request.tableStartLocation?.index);
  const { pinnedHeaderRowsCount: count = 0 } = request;
  if (!Number.isInteger(count) || count < 0 || count > rows.length) throw new Exception(`The number of pinned header rows ${count} is out of bounds.`);
  for (const [number, row] of rows.entries()) setSwitch(row, "tblHeader", number < count);
}

type Row = TableBlock["rows"][number];

function setHeight({ element }: Row, height: Dimension | undefined): void {
  const trPr = properties(element, "trPr");
  if (!height || twips(height) === 0) removeChild(trPr, "trHeight");
  else if (twips(height) < 0) throw new Exception("The minimum row height must not be negative.");
  else setAttributes(ensure(trPr, "trHeight", ROW_ORDER), { val: twips(height), hRule: "atLeast" });
  prune(trPr);
}

function setSwitch({ element }: Row, name: string, on: boolean): void {
  const trPr = properties(element, "trPr");
  if (on) ensure(trPr, name, ROW_ORDER);
  else removeChild(trPr, name);
  prune(trPr);
}
