/** The bound workbook as scripts hold it. */
import { Exception, unwrap } from "../kernel.ts";
import { parseA1 } from "./a1.ts";
import type { RangePlace } from "./area.ts";
import type { Book } from "./book.ts";
import type { Desk, GRange, GSheet } from "./desk.ts";
import { Grid } from "./grid.ts";
import { exposeUser } from "./people.ts";
import { protectionsOf } from "./protection.ts";
import { exposeRangeList } from "./rangelist.ts";
import type { Sheet } from "./sheet.ts";

type G = GoogleAppsScript.Spreadsheet.Spreadsheet;
// prettier-ignore
type Members =
  | "getId" | "getUrl" | "getName" | "rename" | "getSheets" | "getNumSheets" | "getSheetByName" | "getSheetById" | "deleteSheet"
  | "setActiveSheet" | "getActiveSheet" | "getActiveRange" | "getActiveCell" | "getActiveRangeList" | "setActiveRange" | "moveActiveSheet"
  | "getSpreadsheetLocale" | "setSpreadsheetLocale" | "getSpreadsheetTimeZone" | "setSpreadsheetTimeZone" | "getNamedRanges"
  | "setNamedRange" | "removeNamedRange" | "getRangeByName" | "toast" | "getOwner" | "getEditors" | "addEditor" | "addEditors"
  | "getProtections" | "getRange";

export const SPREADSHEET_FREE = ["getId", "getUrl"] as const;

export class Spreadsheet implements Pick<G, Members> {
  constructor(
    private readonly desk: Desk,
    private readonly id: string,
  ) {}

  getId(): string {
    return this.id;
  }
  getUrl(): string {
    return `https://docs.google.com/spreadsheets/d/${this.id}/edit`;
  }
  getName(): string {
    return this.book.name;
  }
  rename(newName: string): void {
    this.desk.ledger.write((book) => (book.name = newName));
  }
  getSheets(): GSheet[] {
    return this.book.grids.map((grid) => this.desk.sheet(grid.id));
  }
  getNumSheets(): number {
    return this.book.grids.length;
  }
  getSheetByName(name: string): GSheet | null {
    const grid = this.book.byName(name);
    return grid ? this.desk.sheet(grid.id) : null;
  }
  getSheetById(id: number): GSheet | null {
    return this.book.grids.some((grid) => grid.id === id) ? this.desk.sheet(id) : null;
  }
  /** The new sheet is active; `index` is 0-based, after the active sheet where it is not given. */
  insertSheet(name?: string | number, index?: number): GSheet {
    const id = this.desk.nextId();
    const active = this.book.grids.findIndex((grid) => grid.id === this.desk.selected().sheetId) + 1;
    const at = typeof name === "number" ? name : (index ?? active);
    this.desk.ledger.write((book) => addSheet(book, id, typeof name === "string" ? name : freeName(book), at));
    this.desk.select({ sheetId: id, areas: [{ row: 1, col: 1, rows: 1, cols: 1 }] });
    return this.desk.sheet(id);
  }
  deleteSheet(sheet: GSheet): void {
    const { id } = unwrap(sheet as unknown) as Sheet;
    const user = this.desk.kernel.run?.effectiveUser;
    this.desk.ledger.write((book) => {
      const grid = book.grid(id);
      if (user !== undefined) this.desk.refuseGuarded(grid, grid.whole(), user);
      if (book.grids.every((other) => other.hidden || other === grid))
        throw new Exception("スプレッドシート内のすべてのシートを削除することはできません。");
      book.grids = book.grids.filter((other) => other !== grid);
      for (const [name, ref] of book.named) if (ref.sheetId === id) book.named.delete(name);
    });
  }
  getActiveSheet(): GSheet {
    return this.desk.activeSheet();
  }
  setActiveSheet(sheet: GSheet): GSheet {
    return sheet.activate();
  }
  getActiveRange(): GRange {
    return this.desk.activeRange();
  }
  getActiveCell(): GRange {
    return this.desk.activeRange().getCell(1, 1);
  }
  getActiveRangeList(): GoogleAppsScript.Spreadsheet.RangeList {
    return this.desk.activeRanges();
  }
  setActiveRange(range: GRange): GRange {
    return range.activate();
  }
  /** `position` is 1-based. */
  moveActiveSheet(position: number): void {
    const { sheetId } = this.desk.selected();
    this.desk.ledger.write((book) => {
      if (position < 1 || position > book.grids.length) throw new Exception("シートの位置が範囲外です。");
      const grid = book.grid(sheetId);
      const others = book.grids.filter((other) => other !== grid);
      book.grids = [...others.slice(0, position - 1), grid, ...others.slice(position - 1)];
    });
  }
  getSpreadsheetLocale(): string {
    return this.book.locale;
  }
  setSpreadsheetLocale(locale: string): void {
    this.desk.ledger.write((book) => (book.locale = locale));
  }
  getSpreadsheetTimeZone(): string {
    return this.book.zone;
  }
  setSpreadsheetTimeZone(timezone: string): void {
    if (!isZone(timezone)) throw new Exception(`無効なタイムゾーンです: ${timezone}`);
    this.desk.ledger.write((book) => (book.zone = timezone));
  }
  getNamedRanges(): GoogleAppsScript.Spreadsheet.NamedRange[] {
    return [...this.book.named.keys()].map((name) => exposeNamed(this.desk, name));
  }
  setNamedRange(name: string, range: GRange): void {
    const { sheetId, area } = unwrap(range as unknown) as RangePlace;
    this.desk.ledger.write((book) => book.named.set(name, { sheetId, area }));
  }
  removeNamedRange(name: string): void {
    this.desk.ledger.write((book) => book.named.delete(name));
  }
  getRangeByName(name: string): GRange | null {
    const ref = this.book.named.get(name);
    return ref ? this.desk.range(ref.sheetId, ref.area) : null;
  }
  toast(message: string, title = ""): void {
    this.desk.toasts.push({ title, message: String(message) });
  }
  getOwner(): GoogleAppsScript.Base.User {
    return exposeUser(this.desk.kernel, this.desk.people.owner());
  }
  getEditors(): GoogleAppsScript.Base.User[] {
    return this.desk.people.editors().map((email) => exposeUser(this.desk.kernel, email));
  }
  addEditor(person: string | { getEmail(): string }): G {
    this.desk.people.invite(typeof person === "string" ? person : person.getEmail());
    return this.desk.spreadsheet();
  }
  addEditors(emailAddresses: string[]): G {
    for (const email of emailAddresses) this.desk.people.invite(email);
    return this.desk.spreadsheet();
  }
  getProtections(type: GoogleAppsScript.Spreadsheet.ProtectionType): GoogleAppsScript.Spreadsheet.Protection[] {
    return this.book.grids.flatMap((grid) => protectionsOf(this.desk, grid.id, type));
  }
  getRange(a1Notation: string): GRange {
    const { sheet, area } = parseA1(a1Notation);
    const grid = sheet === undefined ? this.book.grid(this.desk.selected().sheetId) : this.book.byName(sheet);
    if (!grid) throw new Exception(`範囲が見つかりません: ${a1Notation}`);
    return this.desk.range(grid.id, area({ rows: grid.maxRows, cols: grid.maxColumns }));
  }
  getRangeList(a1Notations: string[]): GoogleAppsScript.Spreadsheet.RangeList {
    return exposeRangeList(
      this.desk.kernel,
      a1Notations.map((text) => this.getRange(text)),
    );
  }

  private get book(): Book {
    return this.desk.book;
  }
}

class NamedRange implements Pick<GoogleAppsScript.Spreadsheet.NamedRange, "getName" | "getRange" | "remove"> {
  constructor(
    private readonly desk: Desk,
    private readonly name: string,
  ) {}
  getName(): string {
    return this.name;
  }
  getRange(): GRange {
    const ref = this.desk.book.named.get(this.name);
    if (!ref) throw new Exception(`名前付き範囲が見つかりません: ${this.name}`);
    return this.desk.range(ref.sheetId, ref.area);
  }
  remove(): void {
    this.desk.ledger.write((book) => book.named.delete(this.name));
  }
}

function exposeNamed(desk: Desk, name: string): GoogleAppsScript.Spreadsheet.NamedRange {
  return desk.kernel.expose(
    "NamedRange",
    new NamedRange(desk, name),
  ) as unknown as GoogleAppsScript.Spreadsheet.NamedRange;
}

/** A new sheet of 1,000 rows and 26 columns at a 0-based place. */
export function addSheet(book: Book, id: number, name: string, at: number): Grid {
  book.refuseDouble(name);
  const grid = new Grid(id, name, book);
  book.refuseOverflow(grid.maxRows * grid.maxColumns);
  book.grids.splice(Math.min(at, book.grids.length), 0, grid);
  return grid;
}

function freeName(book: Book): string {
  for (let n = book.grids.length + 1; ; n++) if (!book.byName(`シート${n}`)) return `シート${n}`;
}

export function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en-US", { timeZone: zone }));
  } catch {
    return false;
  }
}
