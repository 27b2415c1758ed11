/**
 * Works off what is waiting, chunk by chunk: plan under the lock (numbers fixed, journal written), make and send
 * without it, settle under the lock again (通知 written once). What a killed run left in the journal is settled first.
 * A letter costs at most five file and mail calls and two journal writes.
 */
import { messageOf } from "../../core/errors.ts";
import { sha256 } from "../../core/hash.ts";
import { digestOf } from "../../letters/digest.ts";
import { needsDoc, type Draft } from "../../letters/material.ts";
import { contextNow, type Ledger } from "../../platform/entry.ts";
import {
  deadline,
  dropLease,
  isOver,
  momentNow,
  takeLease,
  underLock,
  wakeClock,
  writeJournal,
} from "../../platform/job.ts";
import { attachmentOf, makeLetter, textFile } from "../../platform/letters.ts";
import { addressRefused, send } from "../../platform/mail.ts";
import { openChunk } from "./chunk.command.ts";
import type { Chunk } from "./chunk.rules.ts";
import { shortened, type JournalEntry } from "./journal.rules.ts";
import { isMailed } from "./queue.rules.ts";
import { settleChunk, type Settled } from "./settle.command.ts";

/** Work that shares the lease and the run's time with the letters: `until` in ms since 1970. */
export type More = (ledger: Ledger, until: number) => { readonly said: string; readonly rest: boolean };

/** Works until the queue is empty or the run's time is used up. Answers what was done, for staff; "" for nothing. */
export function drain(ledger: Ledger, more: More): string {
  if (!takeLease()) return "ほかの実行が通知を作っています。「進み具合」で確かめられます";
  const until = deadline();
  const said: string[] = [];
  let whole = false;
  let next: number | undefined;
  try {
    const letters = drainLetters(ledger, until);
    said.push(...letters.said);
    next = letters.next;
    const others = more(ledger, until);
    said.push(others.said);
    whole = letters.settled && !others.rest;
  } finally {
    dropLease(whole, next);
  }
  return said.filter((line) => line !== "").join("\n");
}

interface Drained {
  readonly said: readonly string[];
  /** Whether nothing is left but what waits for its time. */
  readonly settled: boolean;
  /** When an order that waits may begin, in ms. */
  readonly next?: number;
}

function drainLetters(ledger: Ledger, until: number): Drained {
  const said: string[] = [];
  for (;;) {
    const opened = underLock(() => openChunk(contextNow()));
    if (opened?.waits) said.push(opened.waits);
    const chunk = opened?.chunk;
    if (!chunk) {
      const next = opened?.next;
      return { said, settled: opened !== undefined, ...(next === undefined ? {} : { next }) };
    }
    const journal = workChunk(chunk, until);
    const after = underLock(() => settled(ledger, chunk, journal));
    if (after) said.push(after.message);
    if (after === undefined || after.rest || isOver(until)) {
      wakeClock();
      return { said, settled: false };
    }
  }
}

/** Rows of 通知 that staff took away or kept moving become 要確認, as after every command. */
function settled(ledger: Ledger, chunk: Chunk, journal: readonly JournalEntry[]): Settled {
  const context = contextNow();
  const after = settleChunk(context, chunk, journal);
  if (context.rows.unwritten.length > 0) ledger.review(context, context.rows.unwritten);
  return after;
}

/** Makes and sends the letters of a chunk; what could not be begun in time stays planned. */
function workChunk(chunk: Chunk, until: number): JournalEntry[] {
  const entries = [...chunk.journal.entries];
  const note = (index: number, entry: JournalEntry): JournalEntry => {
    entries[index] = entry;
    writeJournal({ ...chunk.journal, entries });
    return entry;
  };
  chunk.journal.entries.forEach((entry, index) => {
    const draft = chunk.drafts.get(entry.noticeId);
    if (entry.step !== "planned" || !draft || isOver(until)) return;
    try {
      workLetter(chunk, draft, entry, (step) => note(index, step));
    } catch (thrown) {
      entries[index] = afterFailure(entry, entries[index] ?? entry, messageOf(thrown));
    }
  });
  return entries;
}

/**
 * What went wrong before the mail is tried again. Once the mail was tried, what is known of it stands, even where it
 * could not be noted: else it would leave twice.
 */
function afterFailure(begun: JournalEntry, noted: JournalEntry, problem: string): JournalEntry {
  if (noted.step !== "planned" && noted.step !== "sending") return noted;
  return { ...begun, fileId: noted.fileId, tries: begun.tries + 1, problem: shortened(problem) };
}

/** One letter: file, then mail. Every step towards the world is noted before and after. */
function workLetter(
  chunk: Chunk,
  draft: Draft,
  entry: JournalEntry,
  note: (entry: JournalEntry) => JournalEntry,
): void {
  const fileId = entry.fileId === "" ? madeOf(chunk, draft, entry) : entry.fileId;
  const made = { ...entry, fileId };
  if (!isMailed(draft, chunk.journal.mode)) {
    note({ ...made, step: "made" });
    return;
  }
  const attachment = fileId === "" ? undefined : attachmentOf(fileId, draft.name);
  const sending: JournalEntry = {
    ...made,
    attachment: attachment?.format ?? "なし",
    step: "sending",
    mailedAt: momentNow(),
  };
  note(sending);
  note(mailed(chunk, draft, sending, [...(attachment ? [attachment.blob] : []), ...enclosed(draft)]));
}

const enclosed = ({ enclosure }: Draft): GoogleAppsScript.Base.Blob[] =>
  enclosure ? [textFile(enclosure.text, enclosure.contentType, enclosure.name)] : [];

/** The Doc; "" for a mail alone. A letter with a number may have been begun before, in this run or another. */
function madeOf(chunk: Chunk, draft: Draft, entry: JournalEntry): string {
  const template = chunk.templates.get(draft.letter.kind);
  if (template === undefined || !needsDoc(draft.letter, draft.method)) return "";
  const { notice, name, fields } = draft;
  const again = chunk.resumed || entry.tries > 0 || notice.state === "作成中" || notice.documentNumber !== "";
  return makeLetter({ noticeId: markOf(draft), templateId: template, name, folder: chunk.folder, fields }, again);
}

/**
 * What a copy is found by: the notice, and the words that it says. One that a dead run made before the words were
 * corrected is not taken for the letter.
 */
const markOf = ({ notice, fields }: Draft): string => `${notice.noticeId}#${sha256(digestOf(fields)).slice(0, 8)}`;

/** The mail itself. A refused address is known not to have left; anything else that went wrong only a person can tell. */
function mailed(
  chunk: Chunk,
  draft: Draft,
  entry: JournalEntry,
  attachments: readonly GoogleAppsScript.Base.Blob[],
): JournalEntry {
  const word = entry.attachment === "Word" ? "\n\n（PDFに変換できないため、Word形式の文書を添付しています）" : "";
  try {
    send({
      to: draft.to,
      subject: draft.subject,
      body: draft.body + word,
      senderName: chunk.senderName,
      replyTo: chunk.replyTo,
      attachments,
    });
  } catch (thrown) {
    const problem = shortened(messageOf(thrown));
    return { ...entry, step: addressRefused(problem) ? "refused" : "unknown", problem };
  }
  return { ...entry, step: "sent", mailedAt: momentNow() };
}
