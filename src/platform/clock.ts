/** The one clock. An idle tick reads one property and ends. */
import { readState, writeState } from "./state.ts";

const HOUR = 3_600_000;

/**
 * Does what is due. `due` moves on before the work begins: whoever wakes the clock meanwhile is then heard by the next
 * tick. The sweep of the Forms is due every hour, whatever else happens.
 */
export function runClock(work: { sweep(): void; drain(): void }): void {
  const now = Date.now();
  if (Number(readState("due") ?? 0) > now) return;
  const sweepAt = Number(readState("sweepAt") ?? 0);
  const next = sweepAt > now ? sweepAt : now + HOUR;
  writeState("due", String(next));
  try {
    if (sweepAt <= now) {
      writeState("sweepAt", String(next));
      work.sweep();
    }
  } finally {
    work.drain();
  }
}
