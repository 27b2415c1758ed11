/** The spreadsheet service: SpreadsheetApp over the bound workbook, and the harness's ways to it. */
import type { Kernel, Part } from "../kernel.ts";
import type { FileStore } from "../shared.ts";
import { MIME } from "../shared.ts";
import { openBook, saveBook } from "../xlsx.ts";
import { APP_FREE, SpreadsheetApp } from "./app.ts";
import { Book } from "./book.ts";
import type { EditListener } from "./clerk.ts";
import { Clerk } from "./clerk.ts";
import { Desk } from "./desk.ts";
import { Reading } from "./reading.ts";
import { addSheet } from "./spreadsheet.ts";

export class Spreadsheets implements Part {
  readonly name = "sheets";
  /** The global SpreadsheetApp. */
  readonly app: SpreadsheetApp;
  /** What SpreadsheetApp.getUi answers; set by the office. */
  getUi: () => unknown = () => {
    throw new Error("getUi is not connected");
  };
  /** Plain reading for tests and the page. */
  readonly model: Reading;
  /** What a person does at the workbook. */
  readonly clerk: Clerk;
  readonly desk: Desk;

  constructor(kernel: Kernel, drive: FileStore, bound: { id: string; name: string; owner: string }) {
    drive.add({ id: bound.id, name: bound.name, owner: bound.owner, mimeType: MIME.spreadsheet });
    const book = new Book(bound.name);
    addSheet(book, 0, "シート1", 0);
    this.desk = new Desk(kernel, peopleOf(drive, bound.id), bound.id, book);
    this.app = kernel.expose("SpreadsheetApp", new SpreadsheetApp(this.desk, () => this.getUi()), APP_FREE);
    this.model = new Reading(this.desk);
    this.clerk = new Clerk(this.desk, this.model);
  }

  /** Called after each cell that a person typed into. */
  onEdit(listener: EditListener): void {
    this.clerk.listeners.push(listener);
  }

  suspend(): void {
    this.desk.ledger.suspend();
  }
  resume(): void {
    this.desk.ledger.resume();
  }
  flush(): void {
    this.desk.ledger.flush();
  }
  discard(): void {
    this.desk.ledger.discard();
  }
  async save(dir: string): Promise<void> {
    await saveBook(dir, this.desk.ledger.committed, this.desk.ids, this.desk.kernel.now);
  }
  async open(dir: string): Promise<void> {
    const found = await openBook(dir);
    if (!found) return;
    this.desk.ledger.replace(found.book);
    this.desk.ids = found.ids;
  }
}

function peopleOf(drive: FileStore, id: string) {
  const file = () => drive.file(id);
  return {
    owner: () => file().owner,
    editors: () => [
      ...new Set([
        file().owner,
        ...file().permissions.flatMap(({ role, emailAddress }) =>
          role === "writer" && emailAddress ? [emailAddress] : [],
        ),
      ]),
    ],
    invite: (email: string) => {
      const { permissions } = file();
      permissions.push({ id: `p${permissions.length + 1}`, type: "user", role: "writer", emailAddress: email });
    },
  };
}
