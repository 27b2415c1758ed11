/** 受付 > 同意の撤回: on the selected rows of 申込者. */
import type { Day } from "../../core/calendar.ts";
import { operationId, type Context, type Entry } from "../../platform/entry.ts";
import { wakeClock } from "../../platform/job.ts";
import { hiddenNote, selectedRows } from "../../platform/selection.ts";
import { askFor, confirm } from "../../platform/ui.ts";
import { applicants, type Applicant } from "../../tables/applicants.ts";
import { shares } from "../../tables/association.ts";
import { operations } from "../../tables/desk.ts";
import { orderRow } from "../../tables/orders.ts";
import { consentMessage, consentPatches, dayQuestion, effectQuestion, readDay } from "./consent.rules.ts";

const operation = "同意の撤回";

interface Answer {
  readonly keys: readonly string[];
  readonly on: Day;
}

export const withdrawConsent: Entry<Answer> = {
  operation,
  scopes: [],
  ask(context) {
    const selection = selectedRows(context, applicants);
    const rows = chosen(context, selection.keys);
    const typed = askFor(operation, dayQuestion(rows, hiddenNote(selection)));
    if (typed === undefined) return undefined;
    const on = readDay(typed, context.today);
    return confirm(operation, effectQuestion(rows, on)) ? { keys: selection.keys, on } : undefined;
  },
  run(context, { keys, on }) {
    const patches = consentPatches(chosen(context, keys), on);
    const lost = new Set(context.rows.update(applicants, patches).map(({ key }) => key));
    const done = chosen(
      context,
      patches.map(({ key }) => key).filter((key) => !lost.has(key)),
    );
    if (on !== "" && done.length > 0) askReview(context);
    return { message: consentMessage(done, on), count: done.length };
  },
};

/** Whoever sees the association's copy must see the row no more: the office account replaces it, at its next tick at the latest. */
function askReview(context: Context): void {
  const { rows, at, user } = context;
  if (!rows.read(shares, { lenient: true, absent: true }).some(({ state }) => state === "共有中")) return;
  wakeClock();
  rows.append(operations, [
    orderRow({ operationId: operationId(context), at, user, operation }, { share: "写しを見直す" }, 1),
  ]);
}

/** One unreadable cell elsewhere must not keep a person's data with others. */
function chosen({ rows }: Context, keys: readonly string[]): Applicant[] {
  const wanted = new Set(keys);
  return rows.read(applicants, { lenient: true }).filter(({ applicationId }) => wanted.has(applicationId));
}
