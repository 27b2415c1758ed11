/**
 * Work that may outlast one run. A lease, not the lock, says who is at it: it expires by itself when a run is killed.
 * The journal keeps what was about to be done and what was done, so that the next run knows where the last one stood.
 */
import { momentOf, type Moment } from "../core/calendar.ts";
import { clearState, readJson, readState, writeJson, writeState } from "./state.ts";

/** A run ends at six minutes; a lease of seven outlives any run, and none that was killed blocks for longer. */
const LEASE = 7 * 60_000;
/** Work stops here, so that the last letter and the bookkeeping still fit into the run. */
const BUDGET = 4 * 60_000;
const LOCK_WAIT = 30_000;
/** What no clock goes on with stops here, and asks for one more run. */
const ONE_RUN = 5 * 60_000;
/** The script is loaded anew for every run, so this is when the run began; a question that stood open has used its time. */
const BEGAN = Date.now();

/** Runs `body` under the script lock and flushes before releasing it; undefined when the lock cannot be had. */
export function underLock<T>(body: () => T): T | undefined {
  const lock = LockService.getScriptLock();
  if (!lock.tryLock(LOCK_WAIT)) return undefined;
  try {
    return body();
  } finally {
    letGo(lock);
  }
}

/** What was written is flushed first; a flush that fails must not keep the lock. */
export function letGo(lock: GoogleAppsScript.Lock.Lock): void {
  try {
    SpreadsheetApp.flush();
  } finally {
    lock.releaseLock();
  }
}

/**
 * Takes the queue for this run, unless another run holds it. Either way the clock comes again when that lease ends: a
 * run that is killed cannot ask for it any more.
 */
export function takeLease(): boolean {
  const taken = underLock(() => {
    const held = Number(readState("lease") ?? 0);
    const free = held <= Date.now();
    const until = free ? Date.now() + LEASE : held;
    if (free) writeState("lease", String(until));
    if (Number(readState("due") ?? 0) > until) writeState("due", String(until));
    return free;
  });
  return taken ?? false;
}

/**
 * Gives the queue back. When all was `settled`, the clock rests until the next sweep, or until `next` (in ms), when an
 * order that waits may begin; else it comes again by itself.
 */
export function dropLease(settled: boolean, next = Infinity): void {
  underLock(() => {
    const until = readState("lease");
    writeState("lease", "0");
    if (settled && until !== undefined && readState("due") === until)
      writeState("due", String(Math.min(next, Number(readState("sweepAt") ?? 0))));
  });
}

/** The moment, in ms, at which this run must stop beginning new work. */
export function deadline(): number {
  return Date.now() + BUDGET;
}

/** The moment, in ms, at which a run that goes on by nobody but a person must stop beginning new work. */
export function endOfRun(): number {
  return BEGAN + ONE_RUN;
}

/** Whether that moment has passed. */
export function isOver(until: number): boolean {
  return Date.now() > until;
}

/** The moment that it is, for what is noted in the middle of a run. */
export function momentNow(): Moment {
  return momentOf(Date.now());
}

/**
 * Says that the queue has something to do, at once or from a time in ms on: the clock's next tick then takes it up. What
 * is asked for later still comes before what stands there, so that a run about to drop its lease sees that somebody asked.
 */
export function wakeClock(at = 0): void {
  writeState("due", at === 0 ? "0" : String(Math.min(at, Number(readState("due") ?? 0) - 1)));
}

/** What the last run left unsettled, or undefined. */
export function readJournal<T>(): T | undefined {
  return readJson<T | undefined>("journal", undefined);
}

/** Letters that a run is making, or that one was making when it was cut off: their rows tell only once it is settled. */
export function inHand(): ReadonlySet<string> {
  const journal = readJournal<{ readonly entries?: readonly { readonly noticeId?: string }[] }>();
  return new Set((journal?.entries ?? []).flatMap((entry) => entry.noticeId ?? []));
}

/** One service call. Tried again once: a fault in the bookkeeping must not look like a fault of the mail. */
export function writeJournal(journal: unknown): void {
  try {
    writeJson("journal", journal);
  } catch {
    writeJson("journal", journal);
  }
}

export function closeJournal(): void {
  clearState("journal");
}
