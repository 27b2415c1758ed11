/** All services of one office, built once and handed to every run as its globals. */
import { Consents } from "./consents.ts";
import type { ConsentMode } from "./consents.ts";
import { CacheService } from "./cache.ts";
import { chartsOf } from "./charts.ts";
import { ScriptLog } from "./console.ts";
import { costOf } from "./costs.ts";
import { Desk } from "./desk.ts";
import { Docs } from "./docs/docs.ts";
import { Drive } from "./drive.ts";
import { Forms } from "./forms/forms.ts";
import { HtmlService } from "./html.ts";
import { Exception, Kernel } from "./kernel.ts";
import type { Globals, ScriptFolder } from "./loader.ts";
import { LockBook, LockService } from "./lock.ts";
import { Mail } from "./mail.ts";
import type { PdfConverter } from "./pdf.ts";
import { PropertiesService } from "./properties.ts";
import { QuotaBook } from "./quotas.ts";
import { ScriptApp } from "./script-app.ts";
import { SCOPE } from "./scopes.ts";
import { Session } from "./session.ts";
import type { AccountKind } from "./shared.ts";
import { SheetFiles } from "./sheets/files.ts";
import { Spreadsheets } from "./sheets/spreadsheets.ts";
import { TriggerBook } from "./triggers.ts";
import { Ui } from "./ui.ts";
import { Utilities } from "./utilities.ts";

export const SCRIPT_ID = "embedded-workspace-script";

export interface ServiceOptions {
  folder: ScriptFolder;
  now: number;
  account: AccountKind;
  consent: ConsentMode;
  owner: string;
  workbook: { id: string; name: string };
  pdf: PdfConverter | undefined;
  /** Who is at the keyboard. */
  user: () => string;
  /** Globals of the run under way, for scriptlets. */
  context: () => Globals;
}

export class Services {
  readonly kernel: Kernel;
  readonly consents: Consents;
  readonly quotas: QuotaBook;
  readonly drive: Drive;
  readonly docs: Docs;
  readonly sheets: Spreadsheets;
  readonly sheetFiles: SheetFiles;
  readonly forms: Forms;
  readonly mail: Mail;
  readonly desk: Desk;
  readonly locks: LockBook;
  readonly triggers: TriggerBook;
  readonly properties: PropertiesService;
  readonly cache: CacheService;
  readonly session: Session;
  readonly utilities: Utilities;
  readonly log: ScriptLog;
  /** Virtual ms that service calls cost so far. */
  milliseconds = 0;
  /** As the scripts see them. */
  readonly globals: Globals;

  constructor(private readonly options: ServiceOptions) {
    const { folder, now, account, user } = options;
    this.consents = new Consents(folder.manifest.oauthScopes, options.consent);
    const guard: Consents["guard"] = (method, run) => this.consents.guard(method, run);
    this.kernel = new Kernel({ now, guard, costOf: (method) => this.charge(method) });
    const kernel = this.kernel;
    this.quotas = new QuotaBook(kernel, account);
    this.drive = new Drive(kernel, this.quotas);
    this.docs = new Docs(kernel, this.drive, this.quotas, options.pdf);
    this.sheets = new Spreadsheets(kernel, this.drive, { ...options.workbook, owner: options.owner });
    this.sheetFiles = new SheetFiles(kernel, this.drive, this.quotas, (who) => this.reachesAll(who));
    this.forms = new Forms(kernel, this.drive);
    this.mail = new Mail(kernel, this.quotas, account);
    kernel.parts.push(this.drive, this.docs, this.sheets, this.sheetFiles, this.forms, this.mail);
    this.desk = new Desk(user);
    this.locks = new LockBook(kernel);
    this.triggers = new TriggerBook(kernel);
    this.properties = new PropertiesService(kernel);
    this.cache = new CacheService(kernel);
    this.session = new Session(kernel, folder.manifest.timeZone, user);
    this.utilities = new Utilities(kernel);
    this.log = new ScriptLog(kernel);
    const ui = kernel.expose("Ui", new Ui(kernel, this.desk, () => this.locks.releaseAll(kernel.run?.id ?? 0)), [
      "createMenu",
    ]);
    this.sheets.getUi = () => this.uiHere(ui);
    this.globals = this.makeGlobals();
  }

  private charge(method: string): number {
    const cost = costOf(method);
    this.milliseconds += cost;
    return cost;
  }

  /** There is nobody to talk to under a trigger. */
  private uiHere(ui: Ui): Ui {
    if (this.kernel.run?.kind === "trigger")
      throw new Exception("このコンテキストから SpreadsheetApp.getUi() を呼び出せません。");
    return ui;
  }

  private makeGlobals(): Globals {
    const { kernel, options } = this;
    const page = { html: (name: string) => options.folder.html(name), context: options.context };
    const identity = {
      ...this.watching(),
      scriptId: SCRIPT_ID,
      scopes: options.folder.manifest.oauthScopes ?? [],
      user: options.user,
    };
    return {
      SpreadsheetApp: this.sheets.app,
      Charts: chartsOf(kernel),
      FormApp: this.forms.app,
      DocumentApp: this.docs.app,
      MailApp: this.mail.app,
      HtmlService: kernel.expose("HtmlService", new HtmlService(kernel, page)),
      ScriptApp: kernel.expose("ScriptApp", new ScriptApp(kernel, this.triggers, this.consents, identity), [
        "newTrigger",
      ]),
      PropertiesService: kernel.expose("PropertiesService", this.properties, [
        "getScriptProperties",
        "getDocumentProperties",
        "getUserProperties",
      ]),
      CacheService: kernel.expose("CacheService", this.cache, ["getScriptCache", "getDocumentCache", "getUserCache"]),
      LockService: kernel.expose("LockService", new LockService(kernel, this.locks), [
        "getScriptLock",
        "getDocumentLock",
        "getUserLock",
      ]),
      Session: kernel.expose("Session", this.session, ["getActiveUser", "getEffectiveUser"]),
      Utilities: kernel.expose("Utilities", this.utilities),
      console: this.log.console(),
      Date: anyDate(kernel.Date),
      ...this.advanced(),
    };
  }

  /** Beyond the files that these scripts made; only an add-on that asks for much does. */
  private reachesAll(user: string): boolean {
    return this.consents.has(user, SCOPE.sheets) || this.consents.has(user, SCOPE.drive);
  }

  private watching(): { mayWatch: (sourceId: string, user: string) => boolean } {
    const { drive } = this;
    const mayWatch = (sourceId: string, user: string): boolean => {
      const file = drive.list().find((one) => one.id === sourceId);
      return file !== undefined && drive.canWrite(file, user);
    };
    return { mayWatch };
  }

  /** Advanced services exist only under the name that the manifest gives them. */
  private advanced(): Globals {
    const known: Globals = { drive: this.drive.advanced, docs: this.docs.advanced, sheets: this.sheetFiles.advanced };
    const enabled = this.options.folder.manifest.dependencies?.enabledAdvancedServices ?? [];
    return Object.fromEntries(
      enabled
        .filter(({ serviceId }) => serviceId in known)
        .map(({ userSymbol, serviceId }) => [userSymbol, known[serviceId]]),
    );
  }
}

/** A Date that the harness hands over as an argument is a Date to the scripts too. */
function anyDate(scripts: DateConstructor): DateConstructor {
  const value = (thing: unknown) => Object.prototype.toString.call(thing) === "[object Date]";
  return Object.defineProperty(scripts, Symbol.hasInstance, { value, configurable: true });
}
