/** Spreadsheets beside the bound workbook: born through Drive, written by the Sheets API, saved as .xlsx. */
import type { Drive } from "../drive.ts";
import type { Kernel, Part } from "../kernel.ts";
import { Exception, NotEmbedded } from "../kernel.ts";
import type { BlobContent, ContentKeeper, DriveFile, Permission, Quotas } from "../shared.ts";
import { MIME } from "../shared.ts";
import { xlsxNow } from "../xlsx-now.ts";
import { xlsxOf } from "../xlsx.ts";
import { SpreadsheetsService } from "./api/service.ts";
import type { WorkingCopy } from "./api/working-copy.ts";
import { Book } from "./book.ts";
import type { CellValue } from "./cells.ts";
import { contentOf } from "./cells.ts";
import { openSpreadsheets, saveSpreadsheets } from "./folder.ts";
import { Grid } from "./grid.ts";

/** A spreadsheet as tests and the page look at it; rows reach to the last one with content. */
export interface SpreadsheetView {
  id: string;
  name: string;
  trashed: boolean;
  permissions: Permission[];
  sheets: { title: string; rows: CellValue[][] }[];
}

const EXPORT_LIMIT = 10 * 1024 * 1024;
/** What Google also writes, and the stand-in does not. */
const OTHER_FORMATS = ["application/pdf", "text/csv", "text/tab-separated-values", "application/zip"];

export class SheetFiles implements Part, ContentKeeper {
  readonly name = "spreadsheets";
  readonly mimeType = MIME.spreadsheet;
  /** The global `Sheets`. */
  readonly advanced: { readonly Spreadsheets: SpreadsheetsService };
  /** A book is never changed in place: a batch puts another one here. `ids`: how many its sheets got so far. */
  private kept = new Map<string, { book: Book; ids: number }>();

  /** `reachesAll`: whether an account gave a scope beyond drive.file, so that its rights as a person count. */
  constructor(
    readonly kernel: Kernel,
    private readonly drive: Drive,
    private readonly quotas: Quotas,
    private readonly reachesAll: (user: string) => boolean,
  ) {
    const service = kernel.expose("Sheets.Spreadsheets", new SpreadsheetsService(this));
    this.advanced = kernel.expose("Sheets", { Spreadsheets: service });
    drive.register(this);
  }

  // What the harness and the page ask, outside any run.

  /** All that there are, in the bin or not, oldest first. */
  list(): DriveFile[] {
    return this.drive.list().filter((file) => this.kept.has(file.id));
  }
  views(): SpreadsheetView[] {
    return this.list().map((file) => ({
      ...{ id: file.id, name: file.name, trashed: this.drive.registry.trashed(file) },
      permissions: file.permissions.map((permission) => ({ ...permission })),
      sheets: this.book(file).grids.map((grid) => ({ title: grid.name, rows: rowsOf(grid) })),
    }));
  }
  /** Throws for the bound workbook, which SpreadsheetApp has. */
  book(file: DriveFile): Book {
    return this.keptOf(file).book;
  }
  /** The .xlsx as a person downloads it. */
  xlsx(file: DriveFile): Promise<Uint8Array> {
    return xlsxOf(this.book(file), file.modifiedAt);
  }

  // What the Sheets API asks.

  takeRead(): void {
    if (this.kernel.run) this.quotas.perMinute("sheets.read", this.kernel.run.effectiveUser);
  }
  takeWrite(): void {
    if (this.kernel.run) this.quotas.perMinute("sheets.write", this.kernel.run.effectiveUser);
  }
  /** The entry, if the account may do this to it. To drive.file a file that these scripts did not make is not there. */
  entry(id: string, write: boolean): DriveFile {
    const user = this.kernel.run?.effectiveUser;
    const file = this.drive.registry.find(id);
    if (!file || (user !== undefined && !this.reachesAll(user) && !this.drive.sees(file)))
      throw new Exception("Requested entity was not found.");
    const may = write ? this.drive.canWrite(file, user ?? file.owner) : this.drive.canRead(file, user ?? file.owner);
    if (!may) throw new Exception("The caller does not have permission");
    if (file.mimeType !== MIME.spreadsheet) throw new Exception("This operation is not supported for this document");
    return file;
  }
  checkOut(file: DriveFile): WorkingCopy {
    const { book, ids } = this.keptOf(file);
    return { book: book.copy(), title: file.name, ids };
  }
  checkIn(file: DriveFile, { book, title, ids }: WorkingCopy): void {
    this.kept.set(file.id, { book, ids });
    Object.assign(file, { name: title, modifiedAt: this.kernel.now });
  }

  // ContentKeeper: Drive makes, copies and exports through these.

  create(file: DriveFile, source?: BlobContent): void {
    if (source) throw new NotEmbedded("スプレッドシートへの変換は組み込みワークスペースにありません");
    this.kept.set(file.id, { book: blankBook(file.name), ids: 0 });
  }
  copy(from: DriveFile, to: DriveFile): void {
    this.kept.set(to.id, this.keptOf(from));
  }
  exportAs(file: DriveFile, mimeType: string): Uint8Array {
    const { book, ids } = this.keptOf(file);
    if (OTHER_FORMATS.includes(mimeType))
      throw new NotEmbedded(`スプレッドシートの ${mimeType} での書き出しは組み込みワークスペースにありません`);
    if (mimeType !== MIME.xlsx) throw new Exception("The requested conversion is not supported.");
    const bytes = xlsxNow(book, ids, file.modifiedAt);
    if (bytes.length > EXPORT_LIMIT) throw new Exception("This file is too large to be exported.");
    return bytes;
  }

  save(dir: string): Promise<void> {
    const trashed = (file: DriveFile) => this.drive.registry.trashed(file);
    const files = this.list().map((file) => {
      const { id, name, modifiedAt } = file;
      return { id, name, modifiedAt, trashed: trashed(file), ...this.keptOf(file) };
    });
    return saveSpreadsheets(dir, files);
  }
  async open(dir: string): Promise<void> {
    this.kept = await openSpreadsheets(dir);
  }

  private keptOf(file: DriveFile): { book: Book; ids: number } {
    const kept = this.kept.get(file.id);
    if (kept) return kept;
    throw new NotEmbedded(
      `「${file.name}」はこのスクリプトのブックです。Sheets API と Drive での読み書きは組み込みワークスペースにありません`,
    );
  }
}

/**
 * As the API makes it: one sheet of 1,000 rows and 26 columns, American (?). Scripts that leave it at that show dates
 * in another order and another zone than the office's.
 */
function blankBook(name: string): Book {
  const book = Object.assign(new Book(name), { locale: "en_US", zone: "Etc/GMT" });
  book.grids = [new Grid(0, "Sheet1", book)];
  return book;
}

function rowsOf(grid: Grid): CellValue[][] {
  return grid.read({ row: 1, col: 1, rows: grid.lastRow(), cols: grid.lastColumn() }, contentOf);
}
