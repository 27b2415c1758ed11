/** One office: its people, its workbook and scripts, its clock. What happens here happens as at Google. */
import { Accounts } from "./accounts.ts";
import type { Calls } from "./call-meter.ts";
import { CallMeter } from "./call-meter.ts";
import type { Answer, ButtonName } from "./desk.ts";
import type { Letter } from "./documents.ts";
import { documentsOf } from "./documents.ts";
import { durationMs } from "./elapse.ts";
import type { Delivery } from "./events.ts";
import { Events } from "./events.ts";
import { Executions } from "./executions.ts";
import { writeState } from "./folder-state.ts";
import type { FaultKind } from "./kernel.ts";
import type { Sender } from "./forms/forms.ts";
import type { Globals } from "./loader.ts";
import { findItem } from "./menus.ts";
import { crossing } from "./page-bridge.ts";
import type { ServiceOptions } from "./services.ts";
import { Services } from "./services.ts";
import type { Answers } from "./shared.ts";

export interface Setting extends Omit<ServiceOptions, "user" | "context"> {
  user: string;
  dir: string | undefined;
}

export class Office {
  readonly services: Services;
  readonly executions: Executions;
  readonly events: Events;
  private user: string;
  private readonly meter: CallMeter;
  private readonly accounts: Accounts;

  constructor(private readonly setting: Setting) {
    this.user = setting.user;
    this.services = new Services({ ...setting, user: () => this.user, context: () => this.executions.context() });
    const { kernel, locks, quotas, globals, log } = this.services;
    const freshGlobals = () => ({ ...globals, Logger: log.logger() });
    this.executions = new Executions({ kernel, folder: setting.folder, locks, quotas, globals: freshGlobals });
    this.accounts = new Accounts(this.services, setting.workbook.id);
    this.meter = new CallMeter(this.services);
    this.events = new Events(this.services, this.executions);
  }

  /** Services as the scripts see them; used outside a run they are free and write at once. */
  get globals(): Globals {
    return this.services.globals;
  }
  /** Virtual time, ms since 1970. */
  get now(): number {
    return this.services.kernel.now;
  }

  // People

  /** `user` sits down at the keyboard. */
  as(user: string): this {
    this.user = user;
    return this;
  }
  /** Shares the workbook; its editors can run and edit the bound scripts. */
  addEditor(user: string): this {
    this.accounts.addEditor(user);
    return this;
  }
  removeEditor(user: string): this {
    this.accounts.removeEditor(user);
    return this;
  }
  /**
   * The account is deleted, with its files: its triggers never fire again, and nobody is told. The workbook alone is
   * passed on before, to `heir`, as an administrator does; without one it keeps its place as in a shared drive.
   */
  deleteAccount(user: string, heir = ""): this {
    this.accounts.remove(user, heir);
    return this;
  }
  /** Gives consent to scopes (all of the manifest when none is named). */
  grant(user: string, ...scopes: string[]): this {
    this.services.consents.grant(user, scopes.length > 0 ? scopes : undefined);
    return this;
  }
  /** Refuses scopes, now and when asked again. */
  deny(user: string, ...scopes: string[]): this {
    this.services.consents.deny(user, scopes.length > 0 ? scopes : undefined);
    return this;
  }
  /** The scopes `user` was asked for by requireScopes. */
  consents(user: string): readonly string[] {
    return this.services.consents.of(user);
  }
  /** Google may leave the active user's e-mail empty even at the keyboard. */
  hideIdentity(hidden = true): this {
    this.services.session.hidden = hidden;
    return this;
  }

  // Running scripts

  /** Calls a global function from the script editor; returns what it returns, rethrows what it throws. */
  run(name: string, ...args: unknown[]): unknown {
    return this.perform("editor", name, args);
  }

  /** Opens the workbook if need be, finds the menu item by its captions, and runs its function. */
  click(...path: string[]): unknown {
    this.accounts.refuseStranger(this.user);
    if (!this.services.desk.opened) this.reload();
    return this.perform("menu", findItem(this.services.desk.menu(), path), []);
  }

  /** google.script.run from a page: only plain data goes in and comes back; names ending in _ are hidden. */
  call(name: string, ...args: unknown[]): unknown {
    if (name.endsWith("_") || !this.executions.declares(name))
      throw new Error(`google.script.run.${name} はありません`);
    const sent = args.map((arg, index) => crossing(arg, `引数 ${index + 1}`));
    return crossing(this.perform("page", name, sent), "戻り値");
  }

  /** The person at the keyboard reloads the workbook: onOpen runs again and builds the menu anew. */
  reload(): this {
    this.accounts.refuseStranger(this.user);
    this.services.desk.open();
    this.events.opened(this.user);
    return this;
  }

  /**
   * Fills in a Form (title or id) as a person and fires the triggers that exist, each as its creator. Answers by
   * question title, or by item id; returns the response id. `event`: how the submit event arrives.
   */
  submit(form: string, answers: Answers, { event = "sound", ...sender }: Sender & { event?: Delivery } = {}): string {
    const { forms } = this.services;
    const before = this.events.delivery;
    this.events.delivery = event;
    try {
      return forms.submit(forms.ids().includes(form) ? form : forms.byTitle(form), answers, sender);
    } finally {
      this.events.delivery = before;
    }
  }

  /** Time passes ("90m", "2h", "1d" or ms); timers fire on the way. */
  advance(duration: number | string): this {
    this.events.advance(this.now + durationMs(duration));
    return this;
  }

  /** Queues answers for the next alerts and prompts; with none queued the person closes the dialog. */
  answer(...answers: (ButtonName | Answer)[]): this {
    this.services.desk.answer(...answers);
    return this;
  }

  // Faults

  /** The n-th service call from now (1 = the next) fails before or after its effect, or the run ends there. */
  failAt(n: number, kind: FaultKind): this {
    this.services.kernel.failAt(n, kind);
    return this;
  }
  /** Just before the n-th service call from now, `act` happens elsewhere: another run, a clerk who sorts. */
  at(n: number, act: () => void): this {
    this.services.kernel.at(n, () => this.executions.elsewhere(act));
    return this;
  }
  /** Forgets planned faults and hooks; answers whether a fault had come. */
  calm(): boolean {
    return this.services.kernel.calm();
  }
  /** Everything cached vanishes, as may happen at Google at any time. */
  forgetCache(): this {
    this.services.cache.forget();
    return this;
  }

  // Looking

  /** Service calls since the start or the last `resetCalls`, by method, and the virtual ms they cost. */
  get calls(): Calls {
    return this.meter.read();
  }
  resetCalls(): this {
    this.meter.reset();
    return this;
  }

  /** Rows of a sheet as records by header (row 1): texts, numbers, booleans, Dates; "" is blank; empty rows left out. */
  table(sheet: string): Record<string, unknown>[] {
    return this.services.sheets.model.rows(sheet);
  }
  get dialogs() {
    return this.services.desk.dialogs;
  }
  get pages() {
    return this.services.desk.pages;
  }
  get toasts() {
    return this.services.sheets.desk.toasts;
  }
  get logs() {
    return this.services.log.lines;
  }
  get crashes() {
    return this.executions.crashes;
  }
  /** All triggers of all users, as nobody at Google sees them together. */
  get triggers() {
    return this.services.triggers.all();
  }
  /** The documents in folder 通知 (or another) and below, oldest first. */
  letters(folder = "通知"): Letter[] {
    return this.documents().filter((letter) => letter.folders.includes(folder));
  }
  /** All documents that are not in the bin. */
  documents(): Letter[] {
    return documentsOf(this.services);
  }
  /** Spreadsheets beside the workbook, in the bin or not, oldest first. */
  spreadsheets() {
    return this.services.sheetFiles.views();
  }
  /** Files that are not Google's own (.xlsx, .csv), in the bin or not, oldest first. */
  plainFiles() {
    return this.services.drive.plain.views();
  }
  /** Mail that left, oldest first. */
  outbox() {
    return this.services.mail.outbox();
  }
  files() {
    return this.services.drive.list();
  }

  /** Writes the workbook, shared/, files/, letters/, mail/ and state/*.json; openOffice({ dir }) goes on from there. */
  async save(dir = this.setting.dir): Promise<string> {
    if (dir === undefined) throw new Error("保存先のフォルダを指定してください");
    for (const part of this.services.kernel.parts) await part.save?.(dir);
    const { user, setting } = this;
    const { owner } = this.accounts.workbook();
    writeState(dir, this.services, { user, owner, workbook: setting.workbook });
    return dir;
  }

  private perform(kind: "editor" | "menu" | "page", entry: string, args: readonly unknown[]): unknown {
    this.accounts.refuseStranger(this.user);
    return this.executions.call({ kind, entry, args, activeUser: this.user, effectiveUser: this.user });
  }
}
