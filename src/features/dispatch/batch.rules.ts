/** 発送簿: how letters are parted into batches, their numbers, and the papers that each batch needs. Pure. */
import { fiscalYear, type Day, type Moment } from "../../core/calendar.ts";
import { blankRow } from "../../core/table.ts";
import { keysOf } from "../../papers/batch.ts";
import { envelopesOf, inOrder, postedOf, type Posted } from "../../papers/envelopes.ts";
import type { Operation } from "../../tables/desk.ts";
import { batches, type Batch } from "../../tables/notices.ts";
import { orderRow, type PaperKind } from "../../tables/orders.ts";
import type { Method } from "../../tables/words.ts";
import type { Shelf } from "./sort.rules.ts";

/** More letters than this make a second 発送簿: its list and its labels must be made in one run. */
export const MOST_LETTERS = 200;

export const PAPER_METHODS: readonly Method[] = ["郵送", "FAX", "手渡し"];

export interface Maker {
  readonly user: string;
  readonly at: Moment;
  readonly today: Day;
}

export interface NewBatch {
  readonly row: Batch;
  readonly letters: readonly Posted[];
}

/** New batches of letters that are ready: each way of sending apart, no institution in two where it can be helped. */
export function planBatches(shelf: Shelf, ready: readonly Posted[], maker: Maker): NewBatch[] {
  const portions = PAPER_METHODS.flatMap((method) =>
    portionsOf(inOrder(ready.filter((each) => each.method === method))).map((letters) => ({ method, letters })),
  );
  const year = fiscalYear(maker.today);
  const last = lastNumber(shelf, year);
  return portions.map(({ method, letters }, index) => ({
    row: batchRow(`発-${year}-${String(last + index + 1).padStart(3, "0")}`, method, letters, maker),
    letters,
  }));
}

function portionsOf(letters: readonly Posted[]): Posted[][] {
  const portions: Posted[][] = [];
  for (const { letters: together } of envelopesOf(letters, "")) {
    const last = portions[portions.length - 1];
    if (last && last.length + together.length <= MOST_LETTERS) last.push(...together);
    else portions.push([...together]);
  }
  return portions;
}

/** The highest number given in a year, in case staff deleted a row of 発送簿. */
function lastNumber({ notices, batches }: Shelf, year: number): number {
  const ids = [...notices, ...batches].map((row) => new RegExp(`^発-${year}-(\\d+)$`).exec(row.batchId)?.[1] ?? "0");
  return Math.max(0, ...ids.map(Number));
}

function batchRow(batchId: string, method: Method, letters: readonly Posted[], { user, at, today }: Maker): Batch {
  return blankRow(batches, {
    batchId,
    fiscalYear: fiscalYear(today),
    method,
    letters: letters.length,
    madeAt: at,
    madeBy: user,
  });
}

/**
 * Batches that an interrupted run left: letters that bear a number without its row, or a row whose papers were never
 * ordered. Doing it again does no harm, since rows and orders have keys of their own.
 */
export function unfinished(shelf: Shelf, jobs: readonly Operation[], maker: Maker, perPrint: number): NewBatch[] {
  const rows = new Map(shelf.batches.map((row) => [row.batchId, row]));
  const ordered = new Set(jobs.map((job) => job.operationId));
  const ids = new Set(shelf.notices.map((row) => row.batchId).filter((id) => id !== ""));
  return [...ids].flatMap((id): NewBatch[] => {
    const row = rows.get(id);
    if (row && row.dispatchedOn !== "") return [];
    const letters = lettersIn(shelf, id);
    const [first] = letters;
    if (!first) return [];
    const batch = { row: row ?? batchRow(id, first.method, letters, maker), letters };
    const complete = row && ordersFor(batch, maker, perPrint).every((order) => ordered.has(order.operationId));
    return complete ? [] : [batch];
  });
}

/** The letters of a batch that still go, in its order. */
export function lettersIn({ notices, sources }: Shelf, batchId: string): Posted[] {
  const mine = notices.filter((row) => row.batchId === batchId && row.state === "作成済" && row.fileId !== "");
  return inOrder(mine.map((row) => postedOf(row, sources)).flatMap((each) => ("addressee" in each ? [each] : [])));
}

/**
 * Orders of a batch's papers. Their numbers follow from the batch's own, so that ordering twice is ordering once; `anew`
 * is a tail that tells a wanted second set from the first.
 */
export function ordersFor({ row, letters }: NewBatch, maker: Maker, perPrint: number, anew = ""): Operation[] {
  const order = (paper: PaperKind, of: readonly Posted[], number = "", part = ""): Operation =>
    orderRow(
      {
        operationId: `${row.batchId}/${paper}${number}${anew}`,
        at: maker.at,
        user: maker.user,
        operation: `発送簿を作る：${paper}`,
      },
      { paper, keys: keysOf(row.batchId, of), ...(part === "" ? {} : { part }) },
      1,
    );
  const parts = Math.ceil(letters.length / perPrint);
  const prints = Array.from({ length: parts }, (_, index) =>
    order(
      "印刷用文書",
      letters.slice(index * perPrint, (index + 1) * perPrint),
      String(index + 1),
      parts === 1 ? "" : `${index + 1}/${parts}`,
    ),
  );
  return [order("発送簿", letters), ...(row.method === "郵送" ? [order("宛名ラベル", letters)] : []), ...prints];
}
