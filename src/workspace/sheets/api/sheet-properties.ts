/** SheetProperties: making a sheet with them, changing them, and answering them. */
import { Exception } from "../../kernel.ts";
import type { Book } from "../book.ts";
import { Grid } from "../grid.ts";
import { deleteColumns, deleteRows } from "../layout.ts";
import { colorOf, hexOf, styleHexOf } from "./colors.ts";
import { flag, given, integer, text } from "./input.ts";
import type { WorkingCopy } from "./working-copy.ts";
import { nextSheetId } from "./working-copy.ts";

const CELLS = 10_000_000;
const LONGEST_TITLE = 100;
const MEMBERS = ["sheetId", "title", "index", "hidden", "tabColor", "tabColorStyle", "gridProperties"];
const SIZES = ["rowCount", "columnCount", "frozenRowCount", "frozenColumnCount"] as const;
type Size = (typeof SIZES)[number];

/** Leaves of a mask over SheetProperties. */
export const SHEET_LEAVES: readonly string[] = [
  ...MEMBERS.filter((name) => name !== "gridProperties"),
  ...SIZES.map((name) => `gridProperties.${name}`),
];

export interface SheetInput {
  sheetId: number | undefined;
  title: string | undefined;
  index: number | undefined;
  hidden: boolean | undefined;
  tabColor: string | undefined;
  tabColorStyle: string | undefined;
  sizes: Partial<Record<Size, number>>;
}

export function readSheetProperties(properties: unknown, where: string): SheetInput {
  const all = given(properties, MEMBERS, where);
  const grid = given(all["gridProperties"], SIZES, `${where}.gridProperties`);
  const sizes = SIZES.flatMap((name) => {
    const size = integer(grid[name], `${where}.gridProperties.${name}`);
    if (size !== undefined && size < 0) throw new Exception(`gridProperties.${name} must not be negative: ${size}`);
    return size === undefined ? [] : [[name, size] as const];
  });
  return {
    sheetId: integer(all["sheetId"], `${where}.sheetId`),
    title: text(all["title"], `${where}.title`),
    index: integer(all["index"], `${where}.index`),
    hidden: flag(all["hidden"], `${where}.hidden`),
    tabColor: hexOf(all["tabColor"], `${where}.tabColor`),
    tabColorStyle: styleHexOf(all["tabColorStyle"], `${where}.tabColorStyle`),
    sizes: Object.fromEntries(sizes),
  };
}

/** A new sheet; what is not given is as in a new sheet of Google's (1,000 rows, 26 columns, at the end). */
export function addSheet(copy: WorkingCopy, input: SheetInput): Grid {
  const { book } = copy;
  const id = input.sheetId ?? nextSheetId(copy);
  if (book.grids.some((grid) => grid.id === id)) throw new Exception(`A sheet with the ID ${id} already exists.`);
  const grid = new Grid(id, "", book);
  rename(book, grid, input.title ?? freeTitle(book));
  book.grids = inserted(book.grids, grid, input.index ?? book.grids.length);
  resize(book, grid, { rowCount: grid.maxRows, columnCount: grid.maxColumns, ...input.sizes });
  grid.tabColor = input.tabColorStyle ?? input.tabColor ?? null;
  if (input.hidden === true) hide(book, grid);
  return grid;
}

/** Changes the selected properties; one that is selected and not given becomes 0, empty or false, as in JSON. */
export function updateSheet(book: Book, grid: Grid, input: SheetInput, leaves: ReadonlySet<string>): void {
  if (leaves.has("title")) rename(book, grid, input.title ?? "");
  const sizes = SIZES.filter((name) => leaves.has(`gridProperties.${name}`));
  resize(book, grid, Object.fromEntries(sizes.map((name) => [name, input.sizes[name] ?? 0])));
  if (leaves.has("tabColor") || leaves.has("tabColorStyle"))
    grid.tabColor =
      (leaves.has("tabColorStyle") ? input.tabColorStyle : undefined) ??
      (leaves.has("tabColor") ? input.tabColor : undefined) ??
      null;
  if (leaves.has("hidden")) {
    if (input.hidden === true) hide(book, grid);
    else grid.hidden = false;
  }
  if (leaves.has("index")) move(book, grid, input.index ?? 0);
}

/** Names of sheets differ in more than the case of their letters. */
function rename(book: Book, grid: Grid, title: string): void {
  if (title === "" || title.length > LONGEST_TITLE) throw new Exception(`Invalid sheet name: "${title}"`);
  const same = (name: string) => name.toLowerCase() === title.toLowerCase();
  if (book.grids.some((other) => other.id !== grid.id && same(other.name)))
    throw new Exception(`A sheet with the name "${title}" already exists. Please enter another name.`);
  grid.name = title;
}

function freeTitle(book: Book): string {
  for (let n = book.grids.length + 1; ; n++) if (!book.byName(`Sheet${n}`)) return `Sheet${n}`;
}

/** Rows and columns come and go at the end; what is frozen must leave some that are not. */
function resize(book: Book, grid: Grid, sizes: Partial<Record<Size, number>>): void {
  const rows = sizes.rowCount ?? grid.maxRows;
  const columns = sizes.columnCount ?? grid.maxColumns;
  refuseFrozen("rows", rows, sizes.frozenRowCount, grid.frozenRows);
  refuseFrozen("columns", columns, sizes.frozenColumnCount, grid.frozenColumns);
  const others = book.grids.filter((other) => other.id !== grid.id);
  const cells = others.reduce((sum, other) => sum + other.maxRows * other.maxColumns, rows * columns);
  if (cells > CELLS)
    throw new Exception(
      `This action would increase the number of cells in the workbook above the limit of ${CELLS} cells.`,
    );
  if (rows < grid.maxRows) deleteRows(grid, rows + 1, grid.maxRows - rows);
  if (columns < grid.maxColumns) deleteColumns(grid, columns + 1, grid.maxColumns - columns);
  Object.assign(grid, { maxRows: rows, maxColumns: columns });
  grid.frozenRows = sizes.frozenRowCount ?? grid.frozenRows;
  grid.frozenColumns = sizes.frozenColumnCount ?? grid.frozenColumns;
}

function refuseFrozen(what: "rows" | "columns", size: number, wanted: number | undefined, frozen: number): void {
  if (size === 0) throw new Exception(`You can't delete all the ${what} on the sheet.`);
  if (wanted !== undefined && wanted >= size) throw new Exception(`You can't freeze all visible ${what} on the sheet.`);
  if (wanted === undefined && frozen > 0 && frozen >= size)
    throw new Exception(`Sorry, it is not possible to delete all non-frozen ${what}.`);
}

function hide(book: Book, grid: Grid): void {
  if (book.grids.every((other) => other.hidden || other.id === grid.id))
    throw new Exception("You can't hide all the sheets in a document.");
  grid.hidden = true;
}

/** Counted as before the move: the sheet's own place and the one after it leave it where it is. */
function move(book: Book, grid: Grid, index: number): void {
  const now = book.grids.indexOf(grid);
  const others = book.grids.filter((other) => other !== grid);
  book.grids = inserted(others, grid, index > now ? index - 1 : index);
}

function inserted(grids: readonly Grid[], grid: Grid, index: number): Grid[] {
  if (index < 0 || index > grids.length) throw new Exception(`Sheet index ${index} is out of range.`);
  return [...grids.slice(0, index), grid, ...grids.slice(index)];
}

export function sheetProperties(book: Book, grid: Grid): object {
  return {
    sheetId: grid.id,
    title: grid.name,
    index: book.grids.indexOf(grid),
    sheetType: "GRID",
    gridProperties: {
      rowCount: grid.maxRows,
      columnCount: grid.maxColumns,
      ...(grid.frozenRows > 0 && { frozenRowCount: grid.frozenRows }),
      ...(grid.frozenColumns > 0 && { frozenColumnCount: grid.frozenColumns }),
    },
    ...(grid.hidden && { hidden: true }),
    ...(grid.tabColor && {
      tabColor: colorOf(grid.tabColor),
      tabColorStyle: { rgbColor: colorOf(grid.tabColor) },
    }),
  };
}
