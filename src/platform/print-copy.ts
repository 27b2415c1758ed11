/**
 * One letter into the print. Its head is set in a table without rules, whose rows have a height of their own: so the
 * address stands in the window whatever face the lines around it have.
 *
 *     above the window │ number and date, where they fit
 *     the window       │ number and date else; the sender
 */
import { readLetter, type Piece } from "./print-letter.ts";
import { hasRoomBeside, heightOf, type Room } from "./print-room.ts";

type Body = GoogleAppsScript.Document.Body;
type Cell = GoogleAppsScript.Document.TableCell;
type Table = GoogleAppsScript.Document.Table;
type ListItem = GoogleAppsScript.Document.ListItem;
type Paragraph = GoogleAppsScript.Document.Paragraph;

/** Where a letter lies in the print. */
export interface CopiedPage {
  /** Which child of the body is the thin line that begins its page; the table of its head follows. */
  readonly opener: number;
  readonly address: readonly string[];
}

/** Size of type to reckon with for the lines around the address, in points. */
const SIZE = 11;

/** Appends a letter to a body. An emptied body has one paragraph: that one begins the first page. */
export function copyLetter(
  source: GoogleAppsScript.Document.Document,
  line: string,
  body: Body,
  room: Room,
): CopiedPage {
  const { before, address, sender, rest } = readLetter(source, line);
  const [first, beside] = [body.getNumChildren() === 1, hasRoomBeside(room)];
  const opener = first ? 0 : body.getNumChildren();
  if (!first) body.appendParagraph("");
  const target = new Target(body);
  const head = target.head(room.above > 0 ? 2 : 1);
  const window = room.above > 0 ? 1 : 0;
  const lifted = window > 0 && beside && heightOf(textsOf(before), SIZE, room.beside) <= room.above;
  copyInto(head.getCell(window, 0), address);
  if (lifted) copyInto(head.getCell(0, 1), before);
  if (beside) copyInto(head.getCell(window, 1), [...(lifted ? [] : before), ...sender]);
  for (const piece of beside ? rest : [...before, ...sender, ...rest]) target.copy(piece);
  return { opener, address: textsOf(address) };
}

const textsOf = (pieces: readonly Piece[]): string[] => pieces.map((piece) => piece.text ?? "");

function copyInto(cell: Cell, pieces: readonly Piece[]): void {
  if (pieces.length === 0) return;
  const target = new Target(cell);
  for (const piece of pieces) target.copy(piece);
  // A new cell holds an empty paragraph, and the last one cannot be removed: so it goes only now.
  cell.removeChild(cell.getChild(0));
}

/** A place that grows at its end. */
class Target {
  /** Child that Google puts behind a table at the end, where a paragraph must be; the next piece makes it needless. */
  private blank: number | undefined;
  /** First item of each list of the letter, by the list's id there. */
  private readonly lists = new Map<string, ListItem>();

  constructor(private readonly place: Body | Cell) {}

  copy({ element, type }: Piece): void {
    const { ElementType } = DocumentApp;
    if (type === ElementType.TABLE) this.table(element.copy() as Table);
    else if (type === ElementType.LIST_ITEM) this.add(() => this.listItem(element as ListItem));
    else this.add(() => this.place.appendParagraph(element.copy() as Paragraph));
  }

  /** A head of so many rows, before anything else. */
  head(rows: number): Table {
    return this.table(Array.from({ length: rows }, () => ["", ""]));
  }

  private table(given: Table | string[][]): Table {
    const before = this.place.getNumChildren();
    const table = Array.isArray(given) ? this.place.appendTable(given) : this.place.appendTable(given);
    const after = this.place.getNumChildren();
    this.dropBlank();
    if (after - before > 1) this.blank = this.place.getNumChildren() - 1;
    return table;
  }

  private add(append: () => unknown): void {
    append();
    this.dropBlank();
  }

  private dropBlank(): void {
    if (this.blank !== undefined) this.place.removeChild(this.place.getChild(this.blank));
    this.blank = undefined;
  }

  /** A copied item knows neither its list nor its glyph in another document: both are said again. */
  private listItem(item: ListItem): ListItem {
    const made = this.place.appendListItem(item.copy());
    const list = item.getListId();
    const first = this.lists.get(list);
    // Null where Google has no name for the glyph; the types leave that out.
    const glyph = item.getGlyphType() as GoogleAppsScript.Document.GlyphType | null;
    if (first) made.setListId(first);
    else this.lists.set(list, made);
    if (glyph) made.setGlyphType(glyph);
    return made;
  }
}
