/** Settling a chunk under the script lock: what became of each letter goes into 通知, the journal and 操作記録. */
import { fiscalYear } from "../../core/calendar.ts";
import { blankRow, type Patch } from "../../core/table.ts";
import { operationId, type Context } from "../../platform/entry.ts";
import { closeJournal, writeJournal } from "../../platform/job.ts";
import { readJson, writeJson } from "../../platform/state.ts";
import { operations } from "../../tables/desk.ts";
import { notices } from "../../tables/notices.ts";
import type { Chunk } from "./chunk.command.ts";
import { leftOver, patchOf, TRIES, type JournalEntry } from "./journal.rules.ts";
import { contentOf, isTodo } from "./queue.rules.ts";

export interface Settled {
  readonly message: string;
  /** Whether letters are left that a later run must try again. */
  readonly rest: boolean;
}

/** Writes what happened into 通知 and 操作記録, once a chunk, and closes the journal or keeps what is to be tried again. */
export function settleChunk(context: Context, chunk: Chunk, worked: readonly JournalEntry[]): Settled {
  const entries = worked.map((entry) =>
    entry.step === "planned" && entry.tries >= TRIES ? { ...entry, step: "failed" as const } : entry,
  );
  const patches: Patch<typeof notices>[] = [
    ...entries.flatMap((entry) => patchOf(entry) ?? []),
    ...[...chunk.faults].map(([key, fault]) => ({
      key,
      values: { state: "不備" as const, fault: `${fault}\n直してから、「職員の判断」で「やり直す」を選んでください` },
    })),
  ];
  const made = newlyMade(context, entries);
  rememberNumbers(context, entries);
  // What staff kept moving stays in the journal: a letter that is not noted as sent would be sent once more.
  const moved = new Set(context.rows.update(notices, patches).flatMap((each) => (each.gone ? [] : [each.key])));
  countDocuments(context, made);
  const again = [...leftOver(entries), ...entries.filter((entry) => moved.has(entry.noticeId))].filter(isFirst);
  if (again.length > 0) writeJournal({ ...chunk.journal, entries: again });
  else closeJournal();
  const done = entries.filter((entry) => entry.step === "made" || entry.step === "sent").length;
  report(context, chunk, done);
  return {
    message: summary(chunk, entries),
    rest: again.length > 0 || moved.size > 0 || entries.some((entry) => entry.step === "planned" && entry.tries === 0),
  };
}

const isFirst = <T>(one: T, index: number, all: readonly T[]): boolean => all.indexOf(one) === index;

/** The highest number ever given in each fiscal year of issue, in case staff delete rows. */
function rememberNumbers(context: Context, entries: readonly JournalEntry[]): void {
  const begun = entries.filter((entry) => entry.number !== null && (entry.step !== "planned" || entry.tries > 0));
  if (begun.length === 0) return;
  const known = readJson<Record<string, number>>("numbers", {});
  const numbers = { ...known };
  for (const { issuedOn, number } of begun) {
    const year = String(fiscalYear(issuedOn === "" ? context.today : issuedOn));
    numbers[year] = Math.max(numbers[year] ?? 0, number ?? 0);
  }
  if (Object.entries(numbers).some(([year, number]) => known[year] !== number)) writeJson("numbers", numbers);
}

/** How many documents came to be whose rows do not know them yet. */
function newlyMade(context: Context, entries: readonly JournalEntry[]): number {
  const rows = new Map(context.rows.read(notices, { lenient: true }).map((row) => [row.noticeId, row]));
  return entries.filter((entry) => entry.fileId !== "" && rows.get(entry.noticeId)?.fileId !== entry.fileId).length;
}

function countDocuments(context: Context, made: number): void {
  if (made === 0) return;
  const today = readJson<{ day: string; made: number }>("documentsToday", { day: "", made: 0 });
  writeJson("documentsToday", { day: context.today, made: (today.day === context.today ? today.made : 0) + made });
}

/** Progress of the job, or one line of its own for acknowledgements, which nobody ordered. */
function report(context: Context, chunk: Chunk, sent: number): void {
  const { job, mode } = chunk.journal;
  if (job !== "") {
    const row = context.rows.read(operations, { lenient: true }).find((each) => each.operationId === job);
    const ids = new Set((row && contentOf(row)?.notices) ?? []);
    const done = context.rows
      .read(notices, { lenient: true })
      .filter((each) => ids.has(each.noticeId) && !isTodo(each, mode)).length;
    if (row)
      context.rows.update(operations, [
        { key: job, values: { state: row.state === "中止" ? "中止" : "実行中", done, result: "" } },
      ]);
    return;
  }
  const total = chunk.journal.entries.length + chunk.faults.size;
  const line = {
    operation: "受付連絡を送る",
    state: "済",
    done: sent,
    total,
    result: `${sent}通を送りました`,
    finishedAt: context.at,
  } as const;
  if (total > 0)
    context.rows.appendLine(
      operations,
      blankRow(operations, { operationId: operationId(context), at: context.at, user: context.user, ...line }),
    );
}

function summary(chunk: Chunk, entries: readonly JournalEntry[]): string {
  const count = (...steps: JournalEntry["step"][]): number =>
    entries.filter((entry) => steps.includes(entry.step)).length;
  const parts = [
    [count("sent"), "通を送りました"],
    [count("made"), "通の文書を作りました"],
    [count("unknown"), "通は届いたかの確認が必要です（通知シートの「要確認」）"],
    [count("refused", "failed") + chunk.faults.size, "通は作れませんでした（通知シートの「不備」）"],
  ] as const;
  return parts.flatMap(([n, words]) => (n > 0 ? [`${n}${words}`] : [])).join("。");
}
