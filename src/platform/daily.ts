/** Rounds of the clock that are due once a day: one property says of each on which day it was last done. */
import type { Day } from "../core/calendar.ts";
import { readJson, writeJson } from "./state.ts";

type Days = Readonly<Record<string, Day>>;

export const isDone = (round: string, today: Day): boolean => readJson<Days>("roundsDone", {})[round] === today;

export const markDone = (round: string, today: Day): void =>
  writeJson("roundsDone", { ...readJson<Days>("roundsDone", {}), [round]: today });
