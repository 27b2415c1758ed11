/** What a run that was cut off had begun is taken up again, under the script lock. */
import { changedWords } from "../../letters/approval.ts";
import type { Notice } from "../../tables/notices.ts";
import type { Mode } from "../../tables/orders.ts";
import type { Chunk, Turned, Work } from "./chunk.rules.ts";
import type { Desk } from "./desk.command.ts";
import { begin, chunkOf, draftFor, fallen, keep, type Draw } from "./draw.command.ts";
import { afterInterruption, toMend, type Journal, type JournalEntry } from "./journal.rules.ts";
import { voidNoteOf } from "./numbers.rules.ts";
import { goneValues, sortOut } from "./queue.rules.ts";

/** What may not be made any more keeps the number that was fixed for it. */
export function resumeChunk(desk: Desk, left: Journal, work: Work): Chunk {
  const draw = begin(desk);
  for (const entry of left.entries.map(afterInterruption)) {
    const row = desk.rows.find((each) => each.noticeId === entry.noticeId);
    const notice = row && { ...row, number: entry.number, documentNumber: entry.documentNumber };
    const turned = entry.step === "planned" ? turnedMeanwhile(draw, left.mode, entry, notice) : undefined;
    if (turned) {
      draw.turned.push(turned);
      draw.dropped.push(entry);
      continue;
    }
    draw.entries.push(entry);
    if (!notice) continue;
    const drafted = draftFor(draw, { ...notice, issuedOn: entry.issuedOn }, entry.documentNumber);
    keep(draw, notice, "draft" in drafted ? drafted.draft : undefined);
  }
  return chunkOf(draw, { ...left, entries: draw.entries }, work, true);
}

/** Why a letter that was planned is not made any more, with what its row says instead; undefined where it still is. */
function turnedMeanwhile(
  draw: Draw,
  mode: Mode,
  { noticeId: key, number, documentNumber, issuedOn }: JournalEntry,
  notice: Notice | undefined,
): Turned | undefined {
  const { sources, context } = draw.desk;
  const kept = { number, documentNumber };
  const lost = (problem: string): Turned => ({
    why: "fault",
    patch: { key, values: { ...kept, state: "不備", fault: toMend(problem) } },
  });
  if (!notice) return lost("行が削除されました");
  const { todo, gone, unapproved } = sortOut([notice], mode, sources, context.today);
  const [ended] = gone;
  if (ended) return { why: "gone", patch: { key, values: { ...kept, ...goneValues(ended, context.today) } } };
  if (unapproved.length > 0) return { why: "fallen", patch: { key, values: { ...kept, state: "待ち", fault: "" } } };
  if (notice.state === "取消") {
    const voided = voidNoteOf(notice, "作成の途中で取りやめました", context.today);
    return { why: "gone", patch: { key, values: { ...kept, ...voided } } };
  }
  if (todo.length === 0) return lost("もとの決定が取り消されたか、状態が変わりました");
  const drafted = draftFor(draw, { ...notice, issuedOn }, documentNumber);
  if (!("draft" in drafted)) return lost("fault" in drafted ? drafted.fault : "もとの決定が取り消されました");
  const changed = changedWords(notice, sources.settings, drafted.draft.fields);
  if (changed.length === 0) return undefined;
  const { why, patch } = fallen(draw, notice, changed);
  return { why, patch: { key, values: { ...patch.values, ...kept } } };
}
