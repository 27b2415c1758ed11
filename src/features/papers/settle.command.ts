/** Settling a paper under the script lock, and the day's count of documents. */
import { contextNow, type Context, type Ledger } from "../../platform/entry.ts";
import { readJson, writeJson } from "../../platform/state.ts";
import { settingValues } from "../../settings.ts";
import { operations, settingRows } from "../../tables/desk.ts";
import { batches } from "../../tables/notices.ts";
import { linkPatch } from "./links.rules.ts";
import { settledPatch, type Begun, type Made } from "./queue.rules.ts";

/** The link first, the order's state last: until then a later run finds the file by its mark and does the rest. */
export function settle(ledger: Ledger, begun: Begun, made: Made): true {
  const context = contextNow();
  const { rows } = context;
  const patch = "url" in made ? linkPatch(begun.order, made.url, rows.read(batches, { lenient: true })) : undefined;
  if (patch) rows.update(batches, [patch]);
  rows.update(operations, [settledPatch(begun, made, context.at)]);
  if ("url" in made) countDocument(context);
  if (rows.unwritten.length > 0) ledger.review(context, rows.unwritten);
  return true;
}

interface Today {
  readonly day: string;
  readonly made: number;
}

const madeToday = (context: Context): number => {
  const today = readJson<Today>("documentsToday", { day: "", made: 0 });
  return today.day === context.today ? today.made : 0;
};

/** Papers and letters share one daily limit. */
export function documentsLeft(context: Context): number {
  const values = settingValues(context.rows.read(settingRows));
  return (values.get("documentsPerDay") ?? 0) - madeToday(context);
}

function countDocument(context: Context): void {
  const today: Today = { day: context.today, made: madeToday(context) + 1 };
  writeJson("documentsToday", today);
}
