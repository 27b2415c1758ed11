/** Protected ranges and sheets. With a warning only, everybody may write, scripts too. */
import { Exception, unwrap } from "../kernel.ts";
import type { RangePlace } from "./area.ts";
import type { Area } from "./cells.ts";
import type { Desk } from "./desk.ts";
import type { Guarded } from "./grid.ts";
import { exposeUser } from "./people.ts";

type GProtection = GoogleAppsScript.Spreadsheet.Protection;
type GRange = GoogleAppsScript.Spreadsheet.Range;
type Person = string | { getEmail(): string };
// prettier-ignore
type Members =
  | "getDescription" | "setDescription" | "isWarningOnly" | "setWarningOnly" | "getRange" | "remove" | "getUnprotectedRanges"
  | "setUnprotectedRanges" | "getEditors" | "addEditor" | "addEditors" | "removeEditor" | "removeEditors" | "canEdit"
  | "canDomainEdit" | "setDomainEdit" | "getProtectionType";

class Protection implements Pick<GProtection, Members> {
  constructor(
    private readonly desk: Desk,
    private readonly sheetId: number,
    private readonly id: number,
  ) {}

  getDescription(): string {
    return this.guard().description;
  }
  setDescription(description: string): GProtection {
    return this.set(() => ({ description }));
  }
  isWarningOnly(): boolean {
    return this.guard().warningOnly;
  }
  setWarningOnly(warningOnly: boolean): GProtection {
    return this.set(() => ({ warningOnly }));
  }
  getProtectionType(): GoogleAppsScript.Spreadsheet.ProtectionType {
    return (this.guard().area ? "RANGE" : "SHEET") as unknown as GoogleAppsScript.Spreadsheet.ProtectionType;
  }
  getRange(): GRange {
    return this.desk.range(this.sheetId, this.guard().area ?? this.desk.book.grid(this.sheetId).whole());
  }
  getUnprotectedRanges(): GRange[] {
    return this.guard().open.map((area) => this.desk.range(this.sheetId, area));
  }
  setUnprotectedRanges(ranges: GRange[]): GProtection {
    if (this.guard().area) throw new Exception("保護されていない範囲は、シートの保護でのみ設定できます。");
    const open = ranges.map((range) => (unwrap(range as unknown) as RangePlace).area);
    return this.set(() => ({ open }));
  }
  getEditors(): GoogleAppsScript.Base.User[] {
    return (this.guard().editors ?? this.desk.people.editors()).map((email) => exposeUser(this.desk.kernel, email));
  }
  addEditor(person: Person): GProtection {
    return this.addEditors([emailOf(person)]);
  }
  addEditors(people: string[]): GProtection {
    return this.set(({ editors }) => ({ editors: editors && [...new Set([...editors, ...people])] }));
  }
  removeEditor(person: Person): GProtection {
    return this.removeEditors([person]);
  }
  /** The owner and whoever runs this stay. */
  removeEditors(people: readonly Person[]): GProtection {
    const [me, all, gone] = [this.desk.kernel.run?.effectiveUser, this.desk.people.editors(), people.map(emailOf)];
    return this.set(({ editors }) => ({
      editors: (editors ?? all).filter((email) => email === me || !gone.includes(email)),
    }));
  }
  canDomainEdit(): boolean {
    return false;
  }
  setDomainEdit(editable: boolean): GProtection {
    if (editable) throw new Exception("ドメインによる編集は使えません。");
    return this.set(() => ({}));
  }
  canEdit(): boolean {
    return this.desk.mayPass(this.guard(), this.desk.kernel.run?.effectiveUser ?? "");
  }
  remove(): void {
    this.refuseOthers();
    this.desk.ledger.write((book) => {
      const grid = book.edit(this.sheetId);
      grid.guarded = grid.guarded.filter((guard) => guard.id !== this.id);
    });
  }

  private guard(): Guarded {
    const guard = this.desk.book.grid(this.sheetId).guarded.find(({ id }) => id === this.id);
    if (!guard) throw new Exception("この保護は削除されています。");
    return guard;
  }

  private set(change: (guard: Guarded) => Partial<Guarded>): GProtection {
    this.refuseOthers();
    this.desk.ledger.write((book) => {
      const grid = book.edit(this.sheetId);
      grid.guarded = grid.guarded.map((guard) => (guard.id === this.id ? { ...guard, ...change(guard) } : guard));
    });
    return exposeProtection(this.desk, this.sheetId, this.id);
  }

  private refuseOthers(): void {
    const user = this.desk.kernel.run?.effectiveUser;
    if (user !== undefined && !this.desk.mayPass(this.guard(), user))
      throw new Exception("この保護を変更する権限がありません。");
  }
}

function emailOf(person: Person): string {
  return typeof person === "string" ? person : person.getEmail();
}

export function exposeProtection(desk: Desk, sheetId: number, id: number): GProtection {
  return desk.kernel.expose("Protection", new Protection(desk, sheetId, id)) as unknown as GProtection;
}

/** Protects an area, or the sheet; until editors are removed, every editor may still write (as at Google). */
export function addProtection(desk: Desk, sheetId: number, area: Area | undefined): GProtection {
  const id = desk.nextId();
  desk.change(sheetId, area, (grid) => {
    grid.guarded = [...grid.guarded, { id, area, description: "", warningOnly: false, editors: undefined, open: [] }];
  });
  return exposeProtection(desk, sheetId, id);
}

export function protectionsOf(desk: Desk, sheetId: number, type: unknown): GProtection[] {
  return desk.book
    .grid(sheetId)
    .guarded.filter(({ area }) => (area ? "RANGE" : "SHEET") === String(type))
    .map(({ id }) => exposeProtection(desk, sheetId, id));
}
