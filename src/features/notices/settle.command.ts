/** Settling a chunk under the script lock: what became of each letter goes into 通知, the journal and 操作記録. */
import { fiscalYear } from "../../core/calendar.ts";
import { blankRow } from "../../core/table.ts";
import { operationId, type Context } from "../../platform/entry.ts";
import { closeJournal, writeJournal } from "../../platform/job.ts";
import { readJson, writeJson } from "../../platform/state.ts";
import { operations, type Operation } from "../../tables/desk.ts";
import { notices } from "../../tables/notices.ts";
import { letterOrderOf } from "../../tables/orders.ts";
import type { Chunk, Turned } from "./chunk.rules.ts";
import { writeNotices } from "./desk.command.ts";
import { leftOver, patchOf, TRIES, type JournalEntry } from "./journal.rules.ts";

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
  const patches = entries.flatMap((entry) => patchOf(entry, chunk.making.get(entry.noticeId)) ?? []);
  const made = newlyMade(context, entries);
  rememberNumbers(context, [...entries.filter(isBegun), ...chunk.dropped]);
  // What staff kept moving stays in the journal: a letter that is not noted as sent would be sent once more.
  const unwritten = [
    ...context.rows.update(notices, patches),
    ...writeNotices(
      context,
      chunk.turned.map(({ patch }) => patch),
    ),
  ];
  const moved = new Set(unwritten.flatMap((each) => (each.gone ? [] : [each.key])));
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

const isBegun = (entry: JournalEntry): boolean => entry.step !== "planned" || entry.tries > 0;

/** The highest number ever given in each fiscal year of issue, in case staff delete rows. */
function rememberNumbers(context: Context, entries: readonly JournalEntry[]): void {
  const begun = entries.filter((entry) => entry.number !== null);
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

/** Progress of the order, or one line of its own for acknowledgements, which nobody ordered. */
function report(context: Context, chunk: Chunk, sent: number): void {
  const { job } = chunk.journal;
  if (job !== "") {
    const row = context.rows.read(operations, { lenient: true }).find((each) => each.operationId === job);
    if (!row) return;
    const values = {
      state: row.state === "中止" ? "中止" : "実行中",
      done: doneOf(context, chunk, row),
      result: "",
    } as const;
    context.rows.update(operations, [{ key: job, values }]);
    return;
  }
  const total = chunk.journal.entries.length + chunk.turned.length;
  const line = {
    operation: "通知を自動で送る",
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

/** Notices of the order with which nothing is left to do. */
function doneOf(context: Context, chunk: Chunk, job: Operation): number {
  const open = context.rows.read(notices, { lenient: true }).filter(({ noticeId, state }) => {
    const mailed = chunk.open.get(noticeId);
    return mailed !== undefined && (state === "待ち" || state === "作成中" || (mailed && state === "作成済"));
  });
  return (letterOrderOf(job)?.notices.length ?? 0) - chunk.idle - open.length;
}

function summary(chunk: Chunk, entries: readonly JournalEntry[]): string {
  const count = (...steps: JournalEntry["step"][]): number =>
    entries.filter((entry) => steps.includes(entry.step)).length;
  const turned = (why: Turned["why"]): number => chunk.turned.filter((each) => each.why === why).length;
  const parts = [
    [count("sent"), "通を送りました"],
    [count("made"), "通の文書を作りました"],
    [count("unknown"), "通は届いたかの確認が必要です（通知シートの「要確認」）"],
    [count("refused", "failed") + turned("fault"), "通は作れませんでした（通知シートの「不備」）"],
    [turned("fallen"), "通は、決裁の後に内容が変わったため、作らずに決定案に戻しました（通知シートの「決裁の経過」）"],
    [turned("gone"), "通は、もとの決定がなくなったため取り消しました"],
  ] as const;
  return parts.flatMap(([n, words]) => (n > 0 ? [`${n}${words}`] : [])).join("。");
}
