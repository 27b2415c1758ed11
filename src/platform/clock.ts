/** The one clock. An idle tick reads the properties once and ends; every few minutes it notes that it is alive. */
import { refuseStrangers } from "./entry.ts";
import { readAllState, readState, writeState } from "./state.ts";

const HOUR = 3_600_000;
/** How often the clock says that it is alive: each time costs a write. */
const BEAT = 5 * 60_000;
/** When work that failed is tried again, unless something is due before. */
const RETRY = 10 * 60_000;
/** The slowest clock ticks every ten minutes; one that was not heard for longer has stopped. */
const SILENCE = 15 * 60_000;

/**
 * Does what is due. `due` moves on before the work begins: whoever wakes the clock meanwhile is then heard by the next
 * tick. The rounds are due every hour, whatever else happens, and one that fails keeps none of the others back; work on
 * the queue that fails before it holds the queue is tried again soon.
 */
export function runClock(work: { rounds: readonly (() => void)[]; drain: () => void }): void {
  const now = Date.now();
  const known = readAllState();
  if (Number(known.tickedAt ?? 0) + BEAT <= now) writeState("tickedAt", String(now));
  if (Number(known.due ?? 0) > now) return;
  retireStrangers();
  const sweepAt = Number(readState("sweepAt") ?? 0);
  const next = sweepAt > now ? sweepAt : now + HOUR;
  writeState("due", String(next));
  try {
    if (sweepAt <= now) {
      writeState("sweepAt", String(next));
      eachOf(work.rounds);
    }
  } finally {
    retried(work.drain, now + RETRY);
  }
}

function retried(drain: () => void, at: number): void {
  try {
    drain();
  } catch (thrown) {
    if (Number(readState("due") ?? 0) > at) writeState("due", String(at));
    throw thrown;
  }
}

/** Runs them all; the first error is thrown when the last is through. */
function eachOf(rounds: readonly (() => void)[]): void {
  const [first, ...others] = rounds;
  try {
    first?.();
  } finally {
    if (others.length > 0) eachOf(others);
  }
}

/**
 * Whether the clock was heard once and has been silent for too long since. One property read, which the simple onOpen may
 * do; the menu must come even where that fails.
 */
export function clockIsSilent(): boolean {
  try {
    const now = Date.now();
    return now - Number(readState("tickedAt") ?? now) > SILENCE;
  } catch {
    return false;
  }
}

/** The clock of an account that has handed the office over takes itself away; whoever calls it by name is refused. */
function retireStrangers(): void {
  if (readState("owner") === Session.getEffectiveUser().getEmail()) return;
  for (const trigger of ScriptApp.getProjectTriggers()) ScriptApp.deleteTrigger(trigger);
  refuseStrangers();
}
