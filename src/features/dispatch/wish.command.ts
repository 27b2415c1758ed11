/** What staff want a 発送簿 of: asked before the lock, by the sheet and the rows that are before them. */
import { labelSheetOf } from "../../papers/labels.ts";
import { windowOf } from "../../papers/window.ts";
import type { Context } from "../../platform/entry.ts";
import { LETTERS_PER_PRINT } from "../../platform/print.ts";
import { hiddenNote, selectionIn } from "../../platform/selection.ts";
import { choose, confirm, tell } from "../../platform/ui.ts";
import { operations } from "../../tables/desk.ts";
import { batches, notices } from "../../tables/notices.ts";
import { planBatches, unfinished, type NewBatch } from "./batch.rules.ts";
import { readShelf } from "./desk.command.ts";
import { anewQuestion, batchQuestion, nothingMessage, selectedQuestion } from "./messages.rules.ts";
import { sortOut, type Shelf, type Sorted } from "./sort.rules.ts";

/** New batches of these letters, or the papers of these batches once more. */
export type Wish =
  { readonly letters: readonly string[]; readonly chosen: boolean } | { readonly anew: readonly string[] };

/** Undefined where staff give up, or where there is nothing to be dispatched, which they are told. */
export function askWish(context: Context, operation: string): Wish | undefined {
  const anew = askAnew(context, operation);
  if (anew === undefined || anew.length > 0) return anew && { anew };
  return askLetters(context, operation);
}

/** Where 発送簿 is before the person, its papers may be meant. No ids: new batches; undefined: given up. */
function askAnew(context: Context, operation: string): readonly string[] | undefined {
  const keys = selectionIn(context, batches)?.keys ?? [];
  if (keys.length === 0) return [];
  const open = context.rows.read(batches).filter((row) => row.dispatchedOn === "" && keys.includes(row.batchId));
  const ids = open.map((row) => row.batchId);
  if (ids.length === 0) return [];
  const answer = choose(operation, anewQuestion(ids));
  return answer === undefined ? undefined : answer ? ids : [];
}

function askLetters(context: Context, operation: string): Wish | undefined {
  const shelf = readShelf(context);
  const all = sortOut(shelf);
  const some = askSelected(context, operation, shelf, all);
  if (some === undefined) return undefined;
  const { sorted, note } = some;
  const wish = { letters: sorted.ready.map(({ notice }) => notice.noticeId), chosen: sorted !== all };
  if (sorted.ready.length === 0) {
    if (leftUndone(context, shelf).length > 0) return wish;
    tell(operation, nothingMessage(sorted));
    return undefined;
  }
  needSettings(shelf, sorted);
  const batches = planBatches(shelf, sorted.ready, context);
  return confirm(operation, `${batchQuestion(batches, sorted)}${note}`) ? wish : undefined;
}

/** Where 通知 is before the person, the selected rows may be meant; with one answer for both, nobody is asked. */
function askSelected(
  context: Context,
  operation: string,
  shelf: Shelf,
  all: Sorted,
): { readonly sorted: Sorted; readonly note: string } | undefined {
  const whole = { sorted: all, note: "" };
  const selection = selectionIn(context, notices);
  if (!selection) return whole;
  const sorted = sortOut(shelf, new Set(selection.keys));
  const same = sorted.ready.length === all.ready.length && sorted.leftOut.length === 0;
  if (same || (sorted.ready.length === 0 && selection.keys.length === 1)) return whole;
  const some = { sorted, note: hiddenNote(selection) };
  if (all.ready.length === 0) return some;
  const answer = choose(operation, selectedQuestion(selection.keys.length, some.note, sorted, all));
  return answer === undefined ? undefined : answer ? some : whole;
}

/** What the papers cannot be made without, asked for by name before anything is written. */
export function needSettings({ sources }: Shelf, { ready }: Pick<Sorted, "ready">): void {
  if (ready.some(({ method }) => method === "郵送")) labelSheetOf(sources.settings);
  windowOf(sources.settings);
}

/** Batches that a run began and did not finish. */
export const leftUndone = (context: Context, shelf: Shelf): NewBatch[] =>
  unfinished(shelf, context.rows.read(operations, { lenient: true }), context, LETTERS_PER_PRINT);
