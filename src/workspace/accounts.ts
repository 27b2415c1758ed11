/** Who may open the workbook, and what becomes of it when an account goes. */
import type { DriveFile } from "./shared.ts";
import type { Services } from "./services.ts";

export class Accounts {
  constructor(
    private readonly services: Services,
    private readonly workbookId: string,
  ) {}

  workbook(): DriveFile {
    return this.services.drive.file(this.workbookId);
  }

  /** Shares the workbook; its editors can run and edit the bound scripts. */
  addEditor(user: string): void {
    this.workbook().permissions.push({ id: `editor-${user}`, type: "user", role: "writer", emailAddress: user });
  }

  removeEditor(user: string): void {
    const file = this.workbook();
    file.permissions = file.permissions.filter((permission) => permission.emailAddress !== user);
  }

  /** The account is deleted with its files and triggers; the workbook goes to `heir`, or keeps its place without one. */
  remove(user: string, heir: string): void {
    const book = this.workbook();
    if (book.owner === user) {
      book.owner = heir;
      book.permissions = book.permissions.filter((permission) => permission.role !== "owner");
      if (heir !== "") book.permissions.push({ id: "heir", type: "user", role: "owner", emailAddress: heir });
    }
    this.services.drive.removeAccount(user);
    this.services.triggers.removeAllOf(user);
    this.removeEditor(user);
  }

  /** Only editors of the workbook can run its scripts. */
  refuseStranger(user: string): void {
    if (!this.services.drive.canWrite(this.workbook(), user))
      throw new Error(`${user} はこのブックの編集者ではないため、スクリプトを実行できません`);
  }
}
