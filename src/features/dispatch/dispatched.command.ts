/** 通知 > 発送済にする: staff's own tick that letters on paper have left the office, and when. */
import type { Day } from "../../core/calendar.ts";
import type { Context, Entry, Outcome } from "../../platform/entry.ts";
import { hiddenNote, selectedRows, type Selection } from "../../platform/selection.ts";
import { askFor, tell } from "../../platform/ui.ts";
import { batches, notices } from "../../tables/notices.ts";
import { readShelf } from "./desk.command.ts";
import { batchPatches, dispatchDay, noticePatches, whatGoes, type Picked } from "./dispatched.rules.ts";
import { dispatchedMessage, dispatchQuestion, leftOutLines } from "./messages.rules.ts";

const operation = "発送済にする";

interface Answer {
  readonly noticeIds: readonly string[];
  readonly batchIds: readonly string[];
  readonly day: Day;
}

export const markDispatched: Entry<Answer> = {
  operation,
  scopes: [],
  ask: askDay,
  run: record,
};

function askDay(context: Context): Answer | undefined {
  const { picked, selection } = pick(context);
  const shelf = readShelf(context);
  const { going, leftOut, batchIds } = whatGoes(shelf, picked);
  const noticeIds = going.map((row) => row.noticeId);
  if (going.length > 0) {
    const reply = askFor(operation, `${dispatchQuestion(going, leftOut, context.today)}${hiddenNote(selection)}`);
    if (reply === undefined) return undefined;
    return { noticeIds, batchIds, day: dispatchDay(reply, context.today, going) };
  }
  // A run that was cut off has marked the letters, and not yet their 発送簿.
  if (batchPatches(batchIds, shelf.notices, shelf.batches, "").length > 0)
    return { noticeIds, batchIds, day: context.today };
  tell(
    operation,
    ["発送済にする通知はありません。", ...(leftOut.length === 0 ? [OUT] : leftOutLines(leftOut))].join("\n"),
  );
  return undefined;
}

const OUT = "選んだ発送簿の通知は、すべて発送済か、取り消されています。";

function pick(context: Context): { readonly picked: Picked; readonly selection: Selection } {
  const name = context.book.getActiveSheet().getName();
  if (name === batches.name) {
    const selection = selectedRows(context, batches);
    return { picked: { batchIds: new Set(selection.keys) }, selection };
  }
  if (name === notices.name) {
    const selection = selectedRows(context, notices);
    return { picked: { noticeIds: new Set(selection.keys) }, selection };
  }
  // Neither sheet is before the person: every 発送簿 that is not out yet; the question names their letters.
  const open = context.rows.read(batches).filter((row) => row.dispatchedOn === "");
  return { picked: { batchIds: new Set(open.map((row) => row.batchId)) }, selection: { keys: [], hidden: 0 } };
}

/** The letters first, their 発送簿 last: until then a rerun finds it open and closes it. */
function record(context: Context, { noticeIds, batchIds, day }: Answer): Outcome {
  const { rows } = context;
  const shelf = readShelf(context);
  const { going } = whatGoes(shelf, { noticeIds: new Set(noticeIds) });
  const lost = new Set(noticePatches(going, day).flatMap((step) => rows.update(notices, step).map(({ key }) => key)));
  const done = going.filter((row) => !lost.has(row.noticeId));
  const complete = batchPatches(batchIds, rows.read(notices), shelf.batches, context.user);
  rows.update(batches, complete);
  const ids = complete.map(({ key }) => key);
  return { message: dispatchedMessage(done, day, ids), count: done.length };
}
