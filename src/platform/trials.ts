/**
 * What the add-on relies on at Google, each tried with throwaway files. What Google documents nowhere is marked so; should
 * one of these fail, the add-on would fail there too, and staff learn it before a letter does.
 */
import { messageOf } from "../core/errors.ts";

export interface Trial {
  readonly name: string;
  /** Answers what was seen, for staff. Throws, or answers undefined, where it is not as the add-on needs it. */
  readonly run: (room: Room) => string | undefined;
  /** What to do where it fails. */
  readonly remedy: string;
  /** Nothing in Google's own documentation says it. */
  readonly undocumented?: boolean;
}

/** Where throwaway files are made; all of them are deleted afterwards. */
export interface Room {
  readonly book: GoogleAppsScript.Spreadsheet.Spreadsheet;
  readonly folder: string;
  /** Remembers a file that is to be deleted, and answers it. */
  keep(id: string): string;
}

export interface Tried {
  readonly name: string;
  readonly ok: boolean;
  readonly seen: string;
  readonly remedy: string;
  readonly undocumented: boolean;
}

/** Every trial, one after another: one that fails does not keep the next from being made. */
export function tryAll(trials: readonly Trial[], room: Room): Tried[] {
  return trials.map(({ name, run, remedy, undocumented = false }) => {
    const seen = attempt(() => run(room));
    const common = { name, remedy, undocumented };
    return seen.ok && seen.value !== undefined
      ? { ...common, ok: true, seen: seen.value }
      : { ...common, ok: false, seen: seen.ok ? "結果が違いました" : seen.problem };
  });
}

type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

function attempt<T>(act: () => T): Attempt<T> {
  try {
    return { ok: true, value: act() };
  } catch (thrown) {
    return { ok: false, problem: messageOf(thrown) };
  }
}

/** 「いいえ」 to a condition is a failure; the words are what was seen. */
export const when = (holds: boolean, seen: string): string | undefined => (holds ? seen : undefined);
