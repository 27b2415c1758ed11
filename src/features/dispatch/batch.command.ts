/**
 * 通知 > 発送簿を作る: letters that are made and do not go by mail, as one batch for each way of sending. The papers are
 * ordered here and made by the office account's clock.
 */
import { operationId, type Context, type Entry, type Outcome } from "../../platform/entry.ts";
import { wakeClock } from "../../platform/job.ts";
import { LETTERS_PER_PRINT } from "../../platform/print.ts";
import { operations } from "../../tables/desk.ts";
import { batches, notices } from "../../tables/notices.ts";
import { lettersIn, ordersFor, planBatches } from "./batch.rules.ts";
import { readShelf } from "./desk.command.ts";
import { batchMessage, nothingMessage, remadeMessage } from "./messages.rules.ts";
import { sortOut } from "./sort.rules.ts";
import { askWish, leftUndone, needSettings, type Wish } from "./wish.command.ts";

const operation = "発送簿を作る";

export const makeBatch: Entry<Wish> = {
  operation,
  scopes: [],
  ask: (context) => askWish(context, operation),
  run: (context, wish) => ("anew" in wish ? makeAnew(context, wish.anew) : makeNew(context, wish.letters, wish.chosen)),
};

/** The letters' own mark first, then the row, then the orders: whatever is cut off here, the next click finishes. */
function makeNew(context: Context, ids: readonly string[], chosen: boolean): Outcome {
  const { rows } = context;
  const shelf = readShelf(context);
  const asked = new Set(ids);
  const { ready: sorted, leftOut } = sortOut(shelf, chosen ? asked : undefined);
  const ready = sorted.filter(({ notice }) => asked.has(notice.noticeId));
  needSettings(shelf, { ready });
  const made = planBatches(shelf, ready, context);
  const all = [...leftUndone(context, shelf), ...made];
  if (all.length === 0) return { message: nothingMessage({ leftOut }), count: 0 };
  wakeClock();
  rows.update(
    notices,
    made.flatMap(({ row, letters }) =>
      letters.map(({ notice }) => ({ key: notice.noticeId, values: { batchId: row.batchId } })),
    ),
  );
  rows.append(
    batches,
    all.map(({ row }) => row),
  );
  rows.append(
    operations,
    all.flatMap((batch) => ordersFor(batch, context, LETTERS_PER_PRINT)),
  );
  return {
    message: batchMessage(all, leftOut),
    count: made.reduce((sum, { letters }) => sum + letters.length, 0),
  };
}

/** The old links go at once: nobody shall print what was meant to be replaced. */
function makeAnew(context: Context, ids: readonly string[]): Outcome {
  const { rows } = context;
  const shelf = readShelf(context);
  const wanted = shelf.batches
    .filter((row) => ids.includes(row.batchId) && row.dispatchedOn === "")
    .map((row) => ({ row, letters: lettersIn(shelf, row.batchId) }))
    .filter(({ letters }) => letters.length > 0);
  needSettings(shelf, { ready: wanted.flatMap(({ letters }) => letters) });
  wakeClock();
  rows.update(
    batches,
    wanted.map(({ row, letters }) => ({
      key: row.batchId,
      values: { printUrl: "", listUrl: "", labelUrl: "", letters: letters.length },
    })),
  );
  const tail = `/${operationId(context)}`;
  rows.append(
    operations,
    wanted.flatMap((batch) => ordersFor(batch, context, LETTERS_PER_PRINT, tail)),
  );
  return { message: remadeMessage(wanted), count: wanted.length };
}
