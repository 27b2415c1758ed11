/** Where the link of a finished paper goes: into the row of its 発送簿. Pure. */
import type { Patch } from "../../core/table.ts";
import type { Batch, batches } from "../../tables/notices.ts";
import type { PaperOrder } from "../../tables/orders.ts";

/** Undefined for a paper that belongs to no 発送簿, and where its row is gone. */
export function linkPatch(order: PaperOrder, url: string, rows: readonly Batch[]): Patch<typeof batches> | undefined {
  const batch = rows.find((row) => row.batchId === order.keys[0]);
  const values = batch && valuesOf(order, url, batch);
  return values && { key: batch.batchId, values };
}

function valuesOf({ paper, part }: PaperOrder, url: string, batch: Batch): Patch<typeof batches>["values"] | undefined {
  if (paper === "発送簿") return { listUrl: url };
  if (paper === "宛名ラベル") return { labelUrl: url };
  if (paper !== "印刷用文書") return undefined;
  if (part === undefined) return { printUrl: url };
  // One line a part; a part that is made again takes the place of the old one.
  const others = batch.printUrl.split("\n").filter((line) => line !== "" && !line.startsWith(`${part}　`));
  return { printUrl: [...others, `${part}　${url}`].sort().join("\n") };
}
