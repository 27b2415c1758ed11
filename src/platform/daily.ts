/** Rounds of the clock that act once a day. */
import type { Day } from "../core/calendar.ts";
import type { Context, Outcome } from "./entry.ts";
import { readJson, writeJson } from "./state.ts";

/** Nobody is written to before the office opens. */
const OPENING = "08:30:00";
const QUIET: Outcome = { message: "", quiet: true };

/**
 * Does `act` once a day, at the first round from the opening of the office on. That it was done is noted last: a run that
 * fails is made up for by the next, so `act` must come to the same when it is done again. One property read where it was
 * done already.
 */
export function onceToday(name: string, { at, today }: Context, act: () => Outcome): Outcome {
  if (at.slice(11) < OPENING) return QUIET;
  const done = readJson<Readonly<Record<string, Day>>>("roundsDone", {});
  if (done[name] === today) return QUIET;
  const outcome = act();
  writeJson("roundsDone", { ...done, [name]: today });
  return outcome;
}
