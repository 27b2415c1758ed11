/** The queue as staff see it: how far it is, stopping and resuming it, and giving up what still waits to be sent. */
import { momentOf } from "../../core/calendar.ts";
import type { Entry, Outcome } from "../../platform/entry.ts";
import { wakeClock } from "../../platform/job.ts";
import { operations, type Operation } from "../../tables/desk.ts";
import { notices } from "../../tables/notices.ts";
import { isOpenOrder, isOrder, letterOrderOf, resumed } from "../../tables/orders.ts";

export const showProgress: Entry<undefined> = {
  operation: "進み具合",
  scopes: [],
  run: (context) => {
    const orders = context.rows.read(operations, { lenient: true }).filter(isOrder);
    const open = orders.filter((job) => job.state !== "済" && !isEnded(job));
    const rows = context.rows.read(notices, { lenient: true });
    const states = [...new Set(rows.map((row) => row.state))].map(
      (state) => `・${state}　${rows.filter((row) => row.state === state).length}通`,
    );
    const jobs = open.map((job) => progressLine(job, context.ms));
    return {
      message: [
        "待ち行列",
        ...(jobs.length === 0 ? ["・ありません"] : jobs),
        "",
        "通知",
        ...(states.length === 0 ? ["・ありません"] : states),
      ].join("\n"),
      count: open.length,
    };
  },
};

function progressLine(job: Operation, now: number): string {
  const begins = letterOrderOf(job)?.notBefore ?? 0;
  const waits = isOpenOrder(job) && begins > now ? `　送信待ち（${momentOf(begins).slice(11, 16)}から）` : "";
  const unit = letterOrderOf(job) ? "通" : "件";
  const result = job.result === "" ? "" : `　${job.result}`;
  return `・${job.operation}　${job.state}　${job.done ?? 0}／${job.total ?? 0}${unit}${waits}${result}`;
}

export const stopJobs: Entry<undefined> = {
  operation: "処理を止める",
  scopes: [],
  run: (context) => {
    const open = context.rows.read(operations, { lenient: true }).filter((job) => isOrder(job) && isOpenOrder(job));
    context.rows.update(
      operations,
      open.map((job) => ({ key: job.operationId, values: { state: "中止" as const, finishedAt: "" } })),
    );
    const then = "作りかけの一区切りが終わったところで止まります。「処理を再開する」で続きから始まります";
    return moved(open, "中止", then);
  },
};

export const resumeJobs: Entry<undefined> = {
  operation: "処理を再開する",
  scopes: [],
  run: (context) => {
    wakeClock();
    const jobs = context.rows.read(operations, { lenient: true });
    const stopped = (job: Operation): boolean => job.state === "失敗" || (job.state === "中止" && !isEnded(job));
    const again = jobs.filter((job) => isOrder(job) && stopped(job));
    context.rows.update(operations, resumed(again));
    return moved(again, "待ち", "続きから始めます");
  },
};

/** A sending that was given up has ended: it is not resumed by the way, when something else is. */
const isEnded = (job: Operation): boolean => job.state === "中止" && job.finishedAt !== "";

const moved = ({ length: count }: readonly Operation[], to: "中止" | "待ち", then: string): Outcome => ({
  message: count === 0 ? "対象の処理はありません" : `${count}件の処理を「${to}」にしました。${then}`,
  count,
});

/** No question is put: every minute counts, and what was given up by mistake is ordered again by one click. */
export const cancelSending: Entry<undefined> = {
  operation: "送信を取りやめる",
  scopes: [],
  run: (context) => {
    const open = context.rows
      .read(operations, { lenient: true })
      .filter((job) => isOpenOrder(job) && letterOrderOf(job));
    const waiting = open.filter((job) => (letterOrderOf(job)?.notBefore ?? 0) > context.ms);
    const letters = waiting.reduce((sum, job) => sum + (letterOrderOf(job)?.notices.length ?? 0), 0);
    const result = `送信待ちの間に取りやめました（${context.user}）`;
    context.rows.update(
      operations,
      waiting.map((job) => ({
        key: job.operationId,
        values: { state: "中止" as const, result, finishedAt: context.at },
      })),
    );
    return { message: cancelMessage(letters, waiting.length, open.length - waiting.length), count: letters };
  },
};

function cancelMessage(letters: number, cancelled: number, begun: number): string {
  const late =
    begun === 0 ? "" : `すでに始まった処理が${begun}件あります。止めるときは「処理を止める」を選んでください。`;
  if (cancelled === 0) return `送信待ちの処理はありません。${late}`;
  return `送信を取りやめました。${letters}通は作らず、送っていません。もう一度送るときは「文書を作ってメールで送る」を選んでください。${late}`;
}
