/** Which letters may go into a 発送簿, and why another may not. Pure. */
import { wareki } from "../../core/calendar.ts";
import type { Sources } from "../../letters/material.ts";
import { inOrder, lackOf, postedOf, type Posted } from "../../papers/envelopes.ts";
import type { Batch, Notice } from "../../tables/notices.ts";

export interface Shelf {
  readonly sources: Sources;
  readonly notices: readonly Notice[];
  readonly batches: readonly Batch[];
}

/** A letter that stays behind, and why, in words for staff. */
export interface LeftOut {
  readonly noticeId: string;
  readonly why: string;
}

export interface Sorted {
  /** In the order in which they are to lie. */
  readonly ready: readonly Posted[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * All letters that are made and in no 発送簿 yet, or those that staff chose. Of all, what goes by mail or has changed
 * since it was made stays behind; of the chosen ones, each that stays behind is named.
 */
export function sortOut(shelf: Shelf, chosen?: ReadonlySet<string>): Sorted {
  const rows = chosen
    ? shelf.notices.filter((row) => chosen.has(row.noticeId))
    : shelf.notices.filter((row) => refusal(row) === "");
  const ready: Posted[] = [];
  const leftOut: LeftOut[] = [];
  for (const row of rows) {
    const posted = posting(row, shelf, chosen !== undefined);
    if (posted === undefined) continue;
    if (typeof posted === "string") leftOut.push({ noticeId: row.noticeId, why: posted });
    else ready.push(posted);
  }
  return { ready: inOrder(ready), leftOut };
}

/** The letter, why it stays behind, or undefined for one that is none of our business. */
function posting(row: Notice, { sources }: Shelf, chosen: boolean): Posted | string | undefined {
  const refused = refusal(row);
  if (refused !== "") return refused;
  const posted = postedOf(row, sources);
  if ("fault" in posted) return posted.fault;
  if (posted.method === "メール")
    return chosen ? "メールで送る通知です。紙で出すときは「発送方法」を選んでください" : undefined;
  const lack = lackOf(posted);
  if (lack !== "") return `${lack}。申込者か指導医のシートに書いてください`;
  if (row.stale === "" || chosen) return posted;
  return `作った後に内容が変わっています（${row.stale}）。このまま出すときは、この行を選んで発送簿を作ってください`;
}

/** Why a row of 通知 is not one that waits to be dispatched, by the row alone; "" for one that does. */
export function refusal(row: Notice): string {
  if (row.state === "取消") return "取り消されています";
  if (row.state === "完了") return `すでに送っています（${wareki(row.dispatchedOn || row.mailedAt)}）`;
  if (row.batchId !== "") return `発送簿 ${row.batchId} に載っています`;
  if (row.state === "作成済" && row.fileId !== "") return "";
  return `文書がまだできていません（状態：${row.state}）`;
}
