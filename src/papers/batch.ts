/** What the papers of a 発送簿 have in common: which letters it holds, in the order that was fixed when it was made. Pure. */
import { OfficeError } from "../core/errors.ts";
import type { Sources } from "../letters/material.ts";
import { batches, type Batch, type Notice } from "../tables/notices.ts";
import { postedOf, type Posted } from "./envelopes.ts";
import type { Ordered } from "./paper.ts";

interface Shelf extends Sources {
  readonly notices: readonly Notice[];
  readonly batches: readonly Batch[];
}

/** 発送簿番号 and then 通知番号: the keys of an order about a 発送簿. */
export const keysOf = (batchId: string, letters: readonly Posted[]): string[] => [
  batchId,
  ...letters.map(({ notice }) => notice.noticeId),
];

export function batchOf(sources: Shelf, { order }: Ordered): Batch {
  const found = sources.batches.find((row) => row.batchId === order.keys[0]);
  if (found) return found;
  throw new OfficeError(
    `${order.keys[0] ?? ""} の行がありません`,
    { sheet: batches.name },
    "メニュー「通知 > 発送簿を作る」をもう一度実行すると、行を作り直します",
  );
}

/** Letters of the order that still go; what does not any more (given up, its decision cancelled) is named. */
export function lettersOf(
  sources: Shelf,
  { order }: Ordered,
): { readonly letters: Posted[]; readonly leftOut: readonly string[] } {
  const rows = new Map(sources.notices.map((row) => [row.noticeId, row]));
  const found = order.keys.slice(1).map((id) => {
    const row = rows.get(id);
    return { id, posted: row && row.state !== "取消" && row.fileId !== "" ? postedOf(row, sources) : undefined };
  });
  const letters = found.flatMap(({ posted }) => (posted && "addressee" in posted ? [posted] : []));
  if (letters.length === 0)
    throw new OfficeError(
      "載せる通知が1通もありません",
      { sheet: batches.name, key: order.keys[0] ?? "" },
      "通知が取り消されていないか、通知シートで確かめてください",
    );
  return {
    letters,
    leftOut: found.flatMap(({ id, posted }) => (posted && "addressee" in posted ? [] : [id])),
  };
}
