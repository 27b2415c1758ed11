/** Planning a chunk under the script lock: what fits today, its words and numbers, and the journal that says so. */
import { changedWords } from "../../letters/approval.ts";
import { letterOf } from "../../letters/index.ts";
import { needsDoc, type Draft, type Drafted } from "../../letters/material.ts";
import { writeJournal } from "../../platform/job.ts";
import { mailsLeft } from "../../platform/mail.ts";
import { readJson } from "../../platform/state.ts";
import type { Notice } from "../../tables/notices.ts";
import type { Mode } from "../../tables/orders.ts";
import type { Chunk, Work } from "./chunk.rules.ts";
import type { Desk } from "./desk.command.ts";
import { begin, chunkOf, draftFor, fallen, keep, mendable, type Draw } from "./draw.command.ts";
import { planned, toMend, type Journal } from "./journal.rules.ts";
import { Numbers, typedNumberFault } from "./numbers.rules.ts";
import { isMailed, type Ready } from "./queue.rules.ts";

/** Longest chunk whose journal stays below 9 KB. */
const LONGEST = 20;

/**
 * Plans as many letters as a chunk and today's quotas allow, fixes their numbers and writes the journal. Why nothing
 * can be begun today, where that is so; undefined when nothing is ready.
 */
export function planChunk(desk: Desk, work: Work): Chunk | string | undefined {
  const { job, mode, todo } = work;
  if (todo.length === 0) return undefined;
  const fits = fitting(desk, mode, todo);
  if (fits.length === 0)
    return `今日送れるメールまたは作れる文書の上限に達しました。残り${todo.length}通は、明日続けます`;
  const draw = begin(desk);
  const remembered = readJson<Record<string, number>>("numbers", {});
  const numbers = new Numbers(desk.rows, remembered, desk.context.today, desk.sources.settings);
  for (const { notice } of fits) planLetter(draw, notice, numbers);
  const journal: Journal = { job, mode, entries: draw.entries };
  if (draw.entries.length > 0) writeJournal(journal);
  return chunkOf(draw, journal, work, false);
}

/** Today's room, asked before anything is begun: mail by Google's own count, documents by ours. */
function fitting(desk: Desk, mode: Mode, todo: readonly Ready[]): Ready[] {
  const size = Math.min(LONGEST, Math.max(1, desk.sources.settings.get("lettersPerChunk") ?? LONGEST));
  const made = readJson<{ day: string; made: number }>("documentsToday", { day: "", made: 0 });
  let documents =
    (desk.sources.settings.get("documentsPerDay") ?? 0) - (made.day === desk.context.today ? made.made : 0);
  let mails = todo.some((each) => isMailed(each, mode)) ? mailsLeft() : 0;
  const fits: Ready[] = [];
  for (const each of todo) {
    const file = each.notice.fileId === "" && needsDoc(letterOf(each.notice.letter), each.method ?? "メール") ? 1 : 0;
    const mail = isMailed(each, mode) ? 1 : 0;
    if (fits.length === size || file > Math.max(0, documents) || mail > mails) continue;
    documents -= file;
    mails -= mail;
    fits.push(each);
  }
  return fits;
}

/** A letter gets its number once nothing else is missing; a number once fixed stays, and the day printed with it. */
function planLetter(draw: Draw, notice: Notice, numbers: Numbers): void {
  const { context, sources, rows } = draw.desk;
  const fault = typedNumberFault(notice, rows, sources.settings, context.today);
  const found = fault === undefined ? numberedDraft(draw, notice, numbers) : { fault };
  if ("waits" in found) return;
  if ("fault" in found) {
    const values = { state: "不備", fault: toMend(found.fault) } as const;
    draw.turned.push({ why: "fault", patch: { key: notice.noticeId, values } });
    return;
  }
  const { draft, numbered } = found;
  const changed = changedWords(notice, sources.settings, draft.fields);
  if (changed.length > 0) {
    draw.turned.push(fallen(draw, notice, changed));
    return;
  }
  numbers.take(notice, numbered);
  const issuedOn = notice.issuedOn === "" ? context.today : notice.issuedOn;
  draw.entries.push(planned(notice.noticeId, issuedOn, numbered.number, numbered.documentNumber, notice.fileId));
  keep(draw, notice, draft);
}

function numberedDraft(
  draw: Draw,
  notice: Notice,
  numbers: Numbers,
): Exclude<Drafted, { draft: Draft }> | { draft: Draft; numbered: ReturnType<Numbers["next"]> } {
  return mendable(() => {
    const numbered = numbers.next(notice);
    const drafted = draftFor(draw, notice, numbered.documentNumber);
    return "draft" in drafted ? { ...drafted, numbered } : drafted;
  });
}
