/** Which paper is made next, and what becomes of its order in 操作記録. Pure. */
import type { Moment } from "../../core/calendar.ts";
import type { Patch } from "../../core/table.ts";
import type { Operation, operations } from "../../tables/desk.ts";
import { isOpenOrder, paperOrderOf, type PaperOrder } from "../../tables/orders.ts";

/** A paper that could not be made is begun in three runs before staff are asked to look. */
export const TRIES = 3;

/** An order that is being worked off. */
export interface Begun {
  readonly job: Operation;
  readonly order: PaperOrder;
  /** The how manieth beginning this is, since staff last gave the order or resumed it. */
  readonly tries: number;
  /** Whether an earlier run may have made the file already. */
  readonly again: boolean;
}

/** About how long (ms) a letter takes to be copied into a print, and any other paper to be made. */
const PRINT_MS = 3_000;
const PAPER_MS = 20_000;

export const costOf = ({ paper, keys }: PaperOrder): number =>
  paper === "印刷用文書" ? keys.length * PRINT_MS : PAPER_MS;

/** Whether what was read at a moment holds all that an order is about: it was given, and not resumed, before that. */
export const seesEnough = (readAt: Moment, { job, again }: Begun): boolean => !again && job.at < readAt;

type JobPatch = Patch<typeof operations>;

/** The open order that was given first; those in `passed` have had their turn in this run. */
export function nextOrder(jobs: readonly Operation[], passed: ReadonlySet<string>): Begun | undefined {
  const open = jobs.flatMap((job) => {
    const order = isOpenOrder(job) && !passed.has(job.operationId) ? paperOrderOf(job) : undefined;
    return order ? [{ job, order }] : [];
  });
  const first = open.reduce<(typeof open)[number] | undefined>(
    (a, b) => (a && a.job.at <= b.job.at ? a : b),
    undefined,
  );
  if (!first) return undefined;
  const { tries = 0 } = first.order;
  // Back at 待ち, staff have resumed it: what an earlier run made is still there.
  return { ...first, again: tries > 0, tries: first.job.state === "待ち" ? 1 : tries + 1 };
}

/** Written before anything is made, so that a run that is killed counts as a try as well. */
export function begunPatch({ job, order, tries }: Begun): JobPatch {
  return {
    key: job.operationId,
    values: { state: "実行中", content: JSON.stringify({ ...order, tries }), result: "" },
  };
}

/** What came of making a paper: its link, with what staff must know of it; a reason that only staff can mend; or a fault that may pass. */
export type Made =
  { readonly url: string; readonly note?: string } | { readonly refused: string } | { readonly problem: string };

/** Whether an order is through with what came of it. */
export const isSettled = (begun: Begun, made: Made): boolean => !("problem" in made) || begun.tries >= TRIES;

export function settledPatch(begun: Begun, made: Made, at: Moment): JobPatch {
  const key = begun.job.operationId;
  if ("url" in made)
    return { key, values: { state: "済", done: begun.job.total, result: saying(begun, made), finishedAt: at } };
  if (isSettled(begun, made)) return { key, values: { state: "失敗", result: saying(begun, made), finishedAt: at } };
  return { key, values: { result: saying(begun, made) } };
}

/** In words for staff. */
export function saying(begun: Begun, made: Made): string {
  const { paper } = begun.order;
  if ("url" in made) {
    const { url, note = "" } = made;
    return `「${paper}」を作りました：${url}${note === "" ? "" : `\n${note}`}`;
  }
  if ("refused" in made) return `「${paper}」を作れませんでした。${made.refused}\n${RESUME}`;
  if (!isSettled(begun, made))
    return `「${paper}」の作成に失敗しました（${begun.tries}回目）。もう一度試みます：${made.problem}`;
  return `「${paper}」を${TRIES}回試みましたが、作れませんでした：${made.problem}\n${RESUME}`;
}

const RESUME = "直してから、メニュー「通知 > 処理を再開する」を実行してください";
