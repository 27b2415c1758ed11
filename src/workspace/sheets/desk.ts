/** What every object of the spreadsheet service works at: the ledger, who is there, and what is selected. */
import type { Kernel } from "../kernel.ts";
import { Exception } from "../kernel.ts";
import { outside } from "./a1.ts";
import type { Book } from "./book.ts";
import { Ledger } from "./book.ts";
import type { Area } from "./cells.ts";
import type { Grid, Guarded } from "./grid.ts";
import { guardsOver } from "./grid.ts";
import { Range, RANGE_FREE } from "./range.ts";
import { exposeRangeList } from "./rangelist.ts";
import { toMs, zoneOffset } from "./serials.ts";
import { Sheet, SHEET_FREE } from "./sheet.ts";
import { Spreadsheet, SPREADSHEET_FREE } from "./spreadsheet.ts";
import type { Zone } from "./typed.ts";

export type GRange = GoogleAppsScript.Spreadsheet.Range;
export type GSheet = GoogleAppsScript.Spreadsheet.Sheet;
export type GSpreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** Who owns and who may edit the workbook (e-mail addresses); Drive knows. */
export interface People {
  owner(): string;
  editors(): string[];
  invite(email: string): void;
}

export interface Selected {
  sheetId: number;
  areas: Area[];
}

export class Desk {
  readonly ledger: Ledger;
  /** What toast() showed, oldest first. */
  readonly toasts: { title: string; message: string }[] = [];
  private readonly selections = new Map<string, Selected>();
  private readonly sheets = new Map<number, Sheet>();
  private workbook: Spreadsheet | undefined;
  ids = 0;

  constructor(
    readonly kernel: Kernel,
    readonly people: People,
    readonly fileId: string,
    book: Book,
  ) {
    this.ledger = new Ledger(kernel, book);
  }

  get book(): Book {
    return this.ledger.book;
  }

  /** Ids of sheets and protections, never used twice, given before a write so that it can be applied again. */
  nextId(): number {
    return 1_000_003 + 7919 * ++this.ids;
  }

  spreadsheet(): GSpreadsheet {
    this.workbook ??= new Spreadsheet(this, this.fileId);
    return this.kernel.expose("Spreadsheet", this.workbook, SPREADSHEET_FREE) as unknown as GSpreadsheet;
  }

  /** Throws when the sheet was deleted. */
  sheet(id: number): GSheet {
    this.book.grid(id);
    let sheet = this.sheets.get(id);
    if (!sheet) this.sheets.set(id, (sheet = new Sheet(this, id)));
    return this.kernel.expose("Sheet", sheet, SHEET_FREE) as unknown as GSheet;
  }

  range(sheetId: number, area: Area): GRange {
    if (!this.book.grid(sheetId).holds(area)) throw outside();
    return this.kernel.expose("Range", new Range(this, sheetId, area), RANGE_FREE) as unknown as GRange;
  }

  date(serial: number): Date {
    return this.kernel.date(toMs(serial, this.book.zone));
  }

  zone(): Zone {
    const { zone } = this.book;
    return { zone, year: new Date(this.kernel.now + zoneOffset(this.kernel.now, zone)).getUTCFullYear() };
  }

  /** A write to an area (undefined: to the sheet as such); refused outside the sheet and under hard protection. */
  change(sheetId: number, area: Area | undefined, act: (grid: Grid, book: Book) => void): void {
    const user = this.kernel.run?.effectiveUser;
    this.ledger.write((book) => {
      if (area && !book.grid(sheetId).holds(area)) throw outside();
      if (user !== undefined) this.refuseGuarded(book.grid(sheetId), area, user);
      act(book.edit(sheetId), book);
    });
  }

  refuseGuarded(grid: Grid, area: Area | undefined, user: string): void {
    if (!guardsOver(grid, area).some((guard) => !this.mayPass(guard, user))) return;
    throw new Exception(
      "保護されているセルやオブジェクトを編集しようとしています。編集が必要な場合は、スプレッドシートのオーナーに保護を解除するよう依頼してください。",
    );
  }

  mayPass({ warningOnly, editors }: Guarded, user: string): boolean {
    return warningOnly || !editors || editors.includes(user) || user === this.people.owner();
  }

  /** The selection of whoever is at the keyboard; the first sheet's A1 where nobody selected anything. */
  selected(user = this.kernel.run?.activeUser ?? ""): Selected {
    const found = this.selections.get(user) ?? this.selections.get("");
    if (found && this.book.grids.some((grid) => grid.id === found.sheetId)) return found;
    const first = this.book.grids.find((grid) => !grid.hidden) ?? this.book.grids[0];
    if (!first) throw new Exception("スプレッドシートにシートがありません。");
    return { sheetId: first.id, areas: [{ row: 1, col: 1, rows: 1, cols: 1 }] };
  }

  activeSheet(): GSheet {
    return this.sheet(this.selected().sheetId);
  }

  /** The range selected last; A1 on a sheet where nothing is. */
  activeRange(sheetId = this.selected().sheetId): GRange {
    const { sheetId: active, areas } = this.selected();
    const last = active === sheetId ? areas.at(-1) : undefined;
    return this.range(sheetId, last ?? { row: 1, col: 1, rows: 1, cols: 1 });
  }

  activeRanges(sheetId = this.selected().sheetId): GoogleAppsScript.Spreadsheet.RangeList {
    const { sheetId: active, areas } = this.selected();
    const ranges = active === sheetId ? areas.map((area) => this.range(sheetId, area)) : [this.activeRange(sheetId)];
    return exposeRangeList(this.kernel, ranges);
  }

  select(selected: Selected, user = this.kernel.run?.activeUser ?? ""): void {
    this.selections.set(user, selected);
  }
}
