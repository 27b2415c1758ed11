/** Opening a chunk of letters, under the script lock: what was cut off, then acknowledgements, then the oldest order. */
import { OfficeError } from "../../core/errors.ts";
import type { Patch } from "../../core/table.ts";
import { letters } from "../../letters/index.ts";
import type { Context } from "../../platform/entry.ts";
import { readJournal } from "../../platform/job.ts";
import { operations, type Operation } from "../../tables/desk.ts";
import { notices, type Notice } from "../../tables/notices.ts";
import { isOpenOrder, letterOrderOf, type LetterOrder } from "../../tables/orders.ts";
import type { Chunk, Work } from "./chunk.rules.ts";
import { openDesk, writeNotices, type Desk } from "./desk.command.ts";
import type { Journal } from "./journal.rules.ts";
import { planChunk } from "./plan.command.ts";
import { goesByItself, goneValues, sortOut, type Sorted } from "./queue.rules.ts";
import { resumeChunk } from "./resume.command.ts";

/** What can be worked on now; what waits for another day, in words for staff; and when the next order may begin, in ms. */
export interface Opened {
  readonly chunk?: Chunk;
  readonly waits?: string;
  readonly next?: number;
}

/** The next letters to make. No chunk when idle. */
export function openChunk(context: Context): Opened {
  const left = readJournal<Journal>();
  const desk = openDesk(context, { lenient: true });
  const rows = distinct(desk.rows);
  if (left) return { chunk: resumeChunk(desk, left, workLeft(desk, rows, left)) };
  const waits: string[] = [];
  const { gone, ...alone } = acknowledgements(desk, rows);
  writeNotices(context, goneOf(gone, context));
  const own = planChunk(desk, { job: "", mode: "文書とメール", ...alone });
  if (typeof own === "object") return { chunk: own };
  if (own !== undefined) waits.push(`自動で送る通知：${own}`);
  let next = Infinity;
  for (const job of context.rows.read(operations, { lenient: true }).filter(isOpenOrder)) {
    const order = letterOrderOf(job);
    if (!order) continue;
    const begins = order.notBefore ?? 0;
    if (begins > context.ms) {
      next = Math.min(next, begins);
      continue;
    }
    const taken = takeUp(desk, rows, job, order);
    if (typeof taken === "object") return { chunk: taken };
    if (taken !== undefined) waits.push(taken);
  }
  return { ...(waits.length === 0 ? {} : { waits: waits.join("\n") }), ...(next === Infinity ? {} : { next }) };
}

/**
 * Rows that staff copied bear one key twice: it is one letter, and none where one of them has gone its way already. Rows
 * whose kind cannot be read are left to staff.
 */
function distinct(rows: readonly Notice[]): Notice[] {
  const byId = new Map<string, Notice[]>();
  for (const row of rows.filter((each) => letters.some(({ kind }) => kind === each.letter)))
    byId.set(row.noticeId, [...(byId.get(row.noticeId) ?? []), row]);
  return [...byId.values()].flatMap((same) =>
    same.every((row) => row.state === same[0]?.state) ? same.slice(0, 1) : [],
  );
}

/** Letters that go by themselves; and those of their kinds that have lost what they were about, by mail or on paper. */
function acknowledgements({ sources, context }: Desk, rows: readonly Notice[]): Sorted {
  const alone = new Set<string>(letters.filter((letter) => letter.plainMail).map((letter) => letter.kind));
  const waiting = rows.filter((row) => row.state === "待ち" && alone.has(row.letter));
  const { todo, gone } = sortOut(waiting, "文書とメール", sources, context.today);
  return { todo: todo.filter(goesByItself), gone, unapproved: [], waiting: [] };
}

const goneOf = (gone: Sorted["gone"], { today }: Context): Patch<typeof notices>[] =>
  gone.map((each) => ({ key: each.notice.noticeId, values: goneValues(each, today) }));

/** The order that was being worked on when a run was cut off. */
function workLeft({ context, sources }: Desk, rows: readonly Notice[], { job, mode }: Journal): Work {
  const row = context.rows.read(operations, { lenient: true }).find((each) => each.operationId === job);
  const order = row && letterOrderOf(row);
  return { job, mode, ...sortOut(order ? inOrder(order, rows) : [], mode, sources, context.today) };
}

/** The chunk of an order, or why it waits. With nothing left to do it is finished here. */
function takeUp(desk: Desk, rows: readonly Notice[], job: Operation, order: LetterOrder): Chunk | string | undefined {
  const { context, sources } = desk;
  try {
    const sorted = sortOut(inOrder(order, rows), order.mode, sources, context.today);
    writeNotices(context, goneOf(sorted.gone, context));
    const chunk = planChunk(desk, { job: job.operationId, mode: order.mode, ...sorted });
    if (typeof chunk === "object") return chunk;
    if (chunk === undefined && sorted.waiting.length === 0) {
      finish(context, job, order, sorted);
      return undefined;
    }
    return rest(
      context,
      job,
      chunk ?? `${sorted.waiting.length}通は、もとの決定がないか取り消されているため、作っていません`,
    );
  } catch (thrown) {
    // What staff must mend, such as a setting, stops this order alone; anything else stops the run, which comes again.
    if (thrown instanceof OfficeError) return rest(context, job, thrown.message);
    throw thrown;
  }
}

/** Numbers were promised in the order's turn, however staff have sorted the sheet since. */
function inOrder(order: LetterOrder, rows: readonly Notice[]): Notice[] {
  const byId = new Map(rows.map((row) => [row.noticeId, row]));
  return order.notices.flatMap((id) => byId.get(id) ?? []);
}

/** A job that waits says for what. */
function rest(context: Context, job: Operation, result: string): string {
  context.rows.update(operations, [{ key: job.operationId, values: { result } }]);
  return result;
}

/** An order without open notices is done; its result counts how its notices ended. */
function finish(context: Context, job: Operation, order: LetterOrder, { unapproved }: Sorted): void {
  const ids = new Set(order.notices);
  const mine = context.rows.read(notices, { lenient: true }).filter((row) => ids.has(row.noticeId));
  const states = [...new Set(mine.map((row) => row.state))].map(
    (state) => `${state}${mine.filter((row) => row.state === state).length}通`,
  );
  const result = [states.join("、"), unapprovedNote(unapproved)].filter((part) => part !== "").join("。");
  const done = mine.length - unapproved.length;
  const values = { state: "済", done, result, finishedAt: context.at } as const;
  context.rows.update(operations, [{ key: job.operationId, values }]);
}

const unapprovedNote = (unapproved: readonly Notice[]): string =>
  unapproved.length === 0
    ? ""
    : `${unapproved.length}通は、決裁が済んでいないため作っていません（${someIds(unapproved)}）。決裁済にしてから、もう一度選んでください`;

const SHOWN = 5;

function someIds(rows: readonly Notice[]): string {
  const shown = rows.slice(0, SHOWN).map((row) => row.noticeId);
  return `${shown.join("、")}${rows.length > SHOWN ? ` ほか${rows.length - SHOWN}通` : ""}`;
}
