/** 選定の記録: written by each run before its rows of マッチング; and マッチング > 選定を検算する, which counts it again. */
import type { Context, Entry } from "../../platform/entry.ts";
import { hiddenNote, selectedRows } from "../../platform/selection.ts";
import { OfficeError } from "../../core/errors.ts";
import { cases } from "../../tables/cases.ts";
import { newestRun, runParts, runs, type Run } from "../../tables/runs.ts";
import type { Recorded } from "./record.rules.ts";
import { verify, type Verification } from "./verification.rules.ts";

/**
 * Keeps a run; every command that proposes calls it before it writes its rows. So no row of マッチング bears the number of
 * a run that is not on record; and what the run found is written down while it still stands in the sheets: once its
 * rows are written, a rerun of the same inputs sees refusals and expiries done already and would count none of them.
 * The copy goes first, since the record says how many pieces there are. A rerun finds both and leaves them; a piece that
 * is missing or was overtyped since comes back, and so does a record of another copy.
 */
export function writeRecord({ rows }: Context, { run, parts }: Recorded): void {
  rows.append(runParts, parts);
  const there = new Map(rows.read(runParts, { lenient: true }).map((part) => [part.partId, part]));
  const altered = parts.filter((part) => {
    const old = there.get(part.partId);
    return old !== undefined && (old.content !== part.content || old.hash !== part.hash);
  });
  rows.update(
    runParts,
    altered.map(({ partId, content, hash }) => ({ key: partId, values: { content, hash } })),
  );
  rows.append(runs, [run]);
  const old = rows.read(runs, { lenient: true }).find(({ runId }) => runId === run.runId);
  if (old && old.fingerprint !== run.fingerprint) rows.update(runs, [{ key: run.runId, values: run }]);
}

const operation = "マッチング：選定を検算する";

/** What staff selected in 選定の記録; elsewhere the newest run. */
interface Wish {
  readonly keys: readonly string[];
  readonly note: string;
}

export const verifyRuns: Entry<Wish> = {
  operation,
  scopes: [],
  ask(context) {
    if (context.book.getActiveSheet().getName() !== runs.name) return { keys: [], note: "" };
    const selection = selectedRows(context, runs);
    return { keys: selection.keys, note: hiddenNote(selection) };
  },
  run(context, { keys, note }) {
    const { rows, at, user } = context;
    const found = wanted(rows.read(runs), keys);
    const parts = new Map(rows.read(runParts).map((part) => [part.partId, part]));
    const register = rows.read(cases);
    const checked = found.map((run) => verify(run, parts, register));
    rows.update(
      runs,
      checked.map(({ runId, text }) => ({
        key: runId,
        values: { checkedAt: at, checkedBy: user, checkResult: text },
      })),
    );
    return { message: `${messageOf(checked)}${note}`, count: checked.length };
  },
};

function wanted(all: readonly Run[], keys: readonly string[]): Run[] {
  const newest = newestRun(all);
  const found = keys.length === 0 ? (newest ? [newest] : []) : all.filter(({ runId }) => keys.includes(runId));
  if (found.length > 0) return found;
  throw new OfficeError(
    "検算する選定がありません",
    { sheet: runs.name },
    "「マッチング > 提案を作る」を実行すると、記録が残ります。前の版で作った提案には記録がありません",
  );
}

function messageOf(checked: readonly Verification[]): string {
  return checked.map(({ runId, text }) => `${runId}　${text}`).join("\n");
}
