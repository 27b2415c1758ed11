/**
 * The one way in: ask, lock, run, log, and one place that turns an error into a message. A dialog drops a lock, so
 * everything that is asked is asked before; the lock covers read–decide–write only and is flushed before release.
 */
import { dayOf, momentOf, type Day, type Moment } from "../core/calendar.ts";
import { messageOf, OfficeError } from "../core/errors.ts";
import { letGo } from "./job.ts";
import { Rows, type Unwritten } from "./rows.ts";
import { readState } from "./state.ts";
import { answeredBeforehand, tell } from "./ui.ts";

/** What a command works with. Time and identity are values from here on. */
export interface Context {
  readonly book: GoogleAppsScript.Spreadsheet.Spreadsheet;
  readonly rows: Rows;
  readonly ms: number;
  readonly at: Moment;
  readonly today: Day;
  /** Who is at the keyboard, or the owner of the clock under a trigger; "" where Google does not say. */
  readonly user: string;
}

export interface Outcome {
  /** What staff read, in full sentences. */
  readonly message: string;
  readonly count?: number;
  /** What 操作記録 keeps, where that is more than fits on a screen. */
  readonly record?: string;
  /** Nothing happened, and nobody asked: the hourly rounds leave no row then. */
  readonly quiet?: boolean;
  /** What a page needs besides the words; plain values only, since nothing else crosses over. */
  readonly reply?: unknown;
}

/** Where every command leaves its row, and where rows that staff moved away end up; handed over by main.ts. */
export interface Ledger {
  /**
   * Throws OfficeError unless the person is named in 職員 and in office. Whoever may edit the workbook can call every
   * function by name, so each way in asks this first, before anything else is read.
   */
  admit(context: Context): void;
  log(context: Context, operation: string, state: "済" | "失敗", outcome: Outcome): void;
  review(context: Context, unwritten: readonly Unwritten[]): void;
}

export interface Entry<A> {
  /** As in the menu, and in 操作記録. */
  readonly operation: string;
  readonly scopes: readonly Scope[];
  /** Whether it asks for itself who may: 初期設定 and 引継ぎ, which come before or change the list of staff. */
  readonly ownGuard?: boolean;
  /** Questions to the person, before the lock; undefined gives up without a trace. */
  readonly ask?: (context: Context) => A | undefined;
  readonly run: (context: Context, answer: A) => Outcome;
  /** Runs after the lock is released: work that may be long, such as the queue. Its message is added. */
  readonly then?: (context: Context) => string;
}

export type Scope = "workbook" | "files" | "documents" | "forms" | "mail" | "triggers" | "dialogs" | "identity";

const SCOPES: Readonly<Record<Scope, string>> = {
  workbook: "spreadsheets.currentonly",
  files: "drive.file",
  documents: "documents",
  forms: "forms",
  mail: "script.send_mail",
  triggers: "script.scriptapp",
  dialogs: "script.container.ui",
  identity: "userinfo.email",
};
const LOCK_WAIT = 30_000;

/** A context at this moment for whoever runs. */
export function contextNow(): Context {
  const book = SpreadsheetApp.getActiveSpreadsheet();
  const ms = Date.now();
  return { book, rows: new Rows(book), ms, at: momentOf(ms), today: dayOf(ms), user: userEmail() };
}

/** 記-20180601-093000-1a2b: by time, with a tail so that two in one second differ. */
export function operationId(context: Context): string {
  const digits = context.at.replace(/\D/g, "");
  return `記-${digits.slice(0, 8)}-${digits.slice(8)}-${Utilities.getUuid().slice(0, 4)}`;
}

/** The person at the keyboard; under a trigger the account whose trigger it is. */
export function userEmail(): string {
  return Session.getActiveUser().getEmail() || Session.getEffectiveUser().getEmail();
}

/** A menu command: its result and its errors are shown to the person. */
export function menuEntry<A>(ledger: Ledger, entry: Entry<A>): void {
  const done = explained(entry.operation, () => {
    const context = start(entry.scopes);
    if (!entry.ownGuard) ledger.admit(context);
    const answer = entry.ask ? entry.ask(context) : (undefined as A);
    return entry.ask && answer === undefined ? undefined : locked(ledger, entry, answer as A);
  });
  if (done) tell(done.ok ? entry.operation : `${entry.operation}：できませんでした`, done.message);
}

/** A menu item that only opens a page: nothing is read for it but what it shows, so no lock is taken and no row left. */
export function menuPage(ledger: Ledger, operation: string, open: (context: Context) => void): void {
  const done = explained(operation, () => {
    const context = start([]);
    ledger.admit(context);
    open(context);
    return undefined;
  });
  if (done) tell(`${operation}：できませんでした`, done.message);
}

/**
 * A page's call: the page has put the questions, so `answer` comes with the call, and the outcome goes back to the page
 * instead of into an alert. What a page sends is a stranger's word: `read` parses it, or throws OfficeError.
 */
export function pageEntry<A>(ledger: Ledger, entry: Entry<A>, read: () => A): Done {
  return explained(entry.operation, () => {
    const context = start(entry.scopes);
    ledger.admit(context);
    return locked(ledger, entry, read());
  });
}

/**
 * A button of a page that stands for a menu command: the page has shown what waits, so the command's own questions are
 * answered yes, and a prompt with `text`. What there would have been to read goes back to the page.
 */
export function buttonEntry<A>(ledger: Ledger, entry: Entry<A>, text: string): Done {
  return explained(entry.operation, () => {
    const context = start(entry.scopes);
    ledger.admit(context);
    const { ask } = entry;
    if (!ask) return locked(ledger, entry, undefined as A);
    const { answer, said } = answeredBeforehand(text, () => ask(context));
    return answer === undefined ? { ok: true, message: said } : locked(ledger, entry, answer);
  });
}

/** What a page shows: plain values, read without the lock, by staff only. */
export function pageQuery<T>(
  ledger: Ledger,
  operation: string,
  read: (context: Context) => T,
): { readonly ok: true; readonly value: T } | Done {
  return explained<Done | { readonly ok: true; readonly value: T; readonly message: string }>(operation, () => {
    const context = start([]);
    ledger.admit(context);
    return { ok: true, value: read(context), message: "" };
  });
}

/**
 * A trigger: nobody is there to read, so the outcome goes to 操作記録 alone, and an error on to Google's own mail. A
 * trigger runs as its owner; anybody else has called the function by name, and is refused.
 */
export function triggerEntry(ledger: Ledger, entry: Entry<undefined>): void {
  refuseStrangers();
  const done = explained(entry.operation, () => locked(ledger, entry, undefined));
  if (!done.ok) throw new Error(done.message);
}

/** Stops whoever is not the account that owns the clock. */
export function refuseStrangers(): void {
  if (readState("owner") === Session.getEffectiveUser().getEmail()) return;
  throw new OfficeError("この処理は事務所アカウントの時計だけが動かします", {}, "メニューから操作してください");
}

function start(scopes: readonly Scope[]): Context {
  ScriptApp.requireScopes(
    ScriptApp.AuthMode.FULL,
    [...new Set<Scope>(["workbook", "dialogs", "identity", ...scopes])].map(
      (scope) => `https://www.googleapis.com/auth/${SCOPES[scope]}`,
    ),
  );
  return contextNow();
}

/** What came of it, in words for staff. */
export interface Done {
  readonly ok: boolean;
  readonly message: string;
  /** Of an outcome that has one. */
  readonly reply?: unknown;
}

function locked<A>(ledger: Ledger, entry: Entry<A>, answer: A): Done {
  const lock = LockService.getScriptLock();
  if (!lock.tryLock(LOCK_WAIT))
    return { ok: false, message: "ほかの処理が動いています。1分ほど待ってから、もう一度実行してください" };
  // Read only after the lock is ours: whatever was read before it may be stale.
  const context = contextNow();
  let done: Done;
  try {
    done = attempt(ledger, entry, context, answer);
  } finally {
    letGo(lock);
  }
  const { then } = entry;
  if (!done.ok || !then) return done;
  const after = explained(entry.operation, () => ({ ok: true, message: then(context) }));
  return { ...done, ok: after.ok, message: [done.message, after.message].filter((part) => part !== "").join("\n") };
}

/** The one place where an error becomes a message. */
function explained<T extends Done | undefined>(operation: string, act: () => T): T | Done {
  try {
    return act();
  } catch (thrown) {
    // The message may quote a cell: no personal data in Google's logs.
    console.error(`${operation}: failed`);
    return { ok: false, message: explain(thrown) };
  }
}

function attempt<A>(ledger: Ledger, entry: Entry<A>, context: Context, answer: A): Done {
  try {
    const outcome = entry.run(context, answer);
    if (context.rows.unwritten.length > 0) ledger.review(context, context.rows.unwritten);
    if (!outcome.quiet) ledger.log(context, entry.operation, "済", outcome);
    return { ok: true, message: outcome.message, ...(outcome.reply === undefined ? {} : { reply: outcome.reply }) };
  } catch (thrown) {
    const message = explain(thrown);
    // The message may quote a cell, so it goes to the workbook only: no personal data in Google's logs.
    console.error(`${entry.operation}: failed`);
    logFailure(ledger, entry.operation, context, message);
    return { ok: false, message };
  }
}

/** A failing log must not hide why the command itself failed. */
function logFailure(ledger: Ledger, operation: string, context: Context, message: string): void {
  try {
    ledger.log(context, operation, "失敗", { message });
  } catch {
    console.error(`${operation}: not logged`);
  }
}

/** Our own errors speak for themselves; Google's are quoted, with what to do. */
function explain(thrown: unknown): string {
  if (thrown instanceof OfficeError) return thrown.message;
  return `${messageOf(thrown)}\n途中まで進んだ処理は失われません。少し待ってから、もう一度実行してください。続くときは、この文を添えて管理者に知らせてください`;
}
