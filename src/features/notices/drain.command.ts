/**
 * Works off what is waiting, chunk by chunk: plan under the lock (numbers fixed, journal written), make and send
 * without it, settle under the lock again (通知 written once). What a killed run left in the journal is settled first.
 * A letter costs at most five file and mail calls and two journal writes.
 */
import { messageOf } from "../../core/errors.ts";
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
import { attachmentOf, makeLetter } from "../../platform/letters.ts";
import { addressRefused, send } from "../../platform/mail.ts";
import type { Draft } from "../../letters/material.ts";
import { openChunk, type Chunk } from "./chunk.command.ts";
import { shortened, type JournalEntry, type Mode } from "./journal.rules.ts";
import { settleChunk, type Settled } from "./settle.command.ts";

/** Works until the queue is empty or the run's time is used up. Answers what was done, for staff; "" for nothing. */
export function drain(ledger: Ledger): string {
  if (!takeLease()) return "ほかの実行が通知を作っています。「進み具合」で確かめられます";
  const until = deadline();
  const said: string[] = [];
  let settledAll = false;
  try {
    for (;;) {
      const opened = underLock(() => openChunk(contextNow()));
      if (opened?.waits) said.push(opened.waits);
      const chunk = opened?.chunk;
      if (!chunk) {
        settledAll = opened !== undefined;
        break;
      }
      const journal = workChunk(chunk, until);
      const after = underLock(() => settled(ledger, chunk, journal));
      if (after === undefined || after.rest || isOver(until)) {
        wakeClock();
        break;
      }
      said.push(after.message);
    }
  } finally {
    dropLease(settledAll);
  }
  return said.filter((line) => line !== "").join("\n");
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
  const template = chunk.templates.get(draft.letter.kind);
  const again = chunk.resumed || entry.tries > 0 || draft.notice.state === "作成中";
  const fileId =
    entry.fileId !== "" || template === undefined
      ? entry.fileId
      : makeLetter(
          {
            noticeId: entry.noticeId,
            templateId: template,
            name: draft.name,
            folder: chunk.folder,
            fields: draft.fields,
          },
          again,
        );
  const made = { ...entry, fileId };
  if (!sends(chunk.journal.mode, draft)) {
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
  note(mailed(chunk, draft, sending, attachment?.blob));
}

const sends = (mode: Mode, draft: Draft): boolean => mode === "文書とメール" || !draft.letter.template;

/** The mail itself. A refused address is known not to have left; anything else that went wrong only a person can tell. */
function mailed(
  chunk: Chunk,
  draft: Draft,
  entry: JournalEntry,
  attachment: GoogleAppsScript.Base.Blob | undefined,
): JournalEntry {
  const word = entry.attachment === "Word" ? "\n\n（PDFに変換できないため、Word形式の文書を添付しています）" : "";
  try {
    send({
      to: draft.to,
      subject: draft.subject,
      body: draft.body + word,
      senderName: chunk.senderName,
      replyTo: chunk.replyTo,
      ...(attachment ? { attachment } : {}),
    });
  } catch (thrown) {
    const problem = shortened(messageOf(thrown));
    return { ...entry, step: addressRefused(problem) ? "refused" : "unknown", problem };
  }
  return { ...entry, step: "sent", mailedAt: momentNow() };
}
