/** Opening and settling a chunk of letters, both under the script lock: the only places that touch the sheets. */
import { OfficeError } from "../../core/errors.ts";
import { letterOf } from "../../letters/index.ts";
import { draftOf, materialOf, type Draft, type Drafted, type Sources } from "../../letters/material.ts";
import type { Context } from "../../platform/entry.ts";
import { fileIdOf } from "../../platform/files.ts";
import { readJournal, writeJournal } from "../../platform/job.ts";
import { templateText } from "../../platform/letters.ts";
import { mailsLeft } from "../../platform/mail.ts";
import { readJson } from "../../platform/state.ts";
import { settings, settingValues, type SettingValues } from "../../settings.ts";
import { applicants } from "../../tables/applicants.ts";
import { cases } from "../../tables/cases.ts";
import { corrections, officers, operations, settingRows, type Operation } from "../../tables/desk.ts";
import { appointments, instructors } from "../../tables/instructors.ts";
import { notices, type LetterKind, type Notice } from "../../tables/notices.ts";
import { afterInterruption, planned, type Journal, type JournalEntry, type Mode } from "./journal.rules.ts";
import { contentOf, isOpen, isTodo, Numbers } from "./queue.rules.ts";

/** Letters under way, with all that making them needs. */
export interface Chunk {
  readonly journal: Journal;
  readonly drafts: ReadonlyMap<string, Draft>;
  /** Template file of each kind that has one. */
  readonly templates: ReadonlyMap<LetterKind, string>;
  readonly folder: string;
  readonly senderName: string;
  readonly replyTo: string;
  /** Whether an earlier run may already have made copies. */
  readonly resumed: boolean;
  /** Notices that cannot be made, and why. */
  readonly faults: ReadonlyMap<string, string>;
}

interface Desk {
  readonly context: Context;
  readonly sources: Sources;
  readonly rows: readonly Notice[];
  readonly templates: Map<LetterKind, string>;
  readonly texts: Map<LetterKind, string>;
}

/** Longest chunk whose journal stays below 9 KB. */
const LONGEST = 20;

/** What can be worked on now; and what waits for another day, in words for staff. */
export interface Opened {
  readonly chunk?: Chunk;
  readonly waits?: string;
}

/** The next letters to make: an interrupted chunk, then acknowledgements, then the oldest job. No chunk when idle. */
export function openChunk(context: Context): Opened {
  const left = readJournal<Journal>();
  const desk = openDesk(context);
  if (left) return { chunk: resume(desk, left) };
  const acknowledgements = distinct(desk.rows).filter((row) => letterOf(row.letter).plainMail && row.state === "待ち");
  const fresh = plan(desk, "", "文書とメール", acknowledgements);
  if (typeof fresh === "object") return { chunk: fresh };
  const waits = fresh === undefined ? [] : [`受付連絡：${fresh}`];
  for (const job of context.rows.read(operations, { lenient: true }).filter(isOpen)) {
    const content = contentOf(job);
    const rows = new Map(distinct(desk.rows).map((row) => [row.noticeId, row]));
    const todo = content
      ? content.notices.flatMap((id) => rows.get(id) ?? []).filter((row) => isTodo(row, content.mode))
      : [];
    const chunk = content && plan(desk, job.operationId, content.mode, todo);
    if (typeof chunk === "object") return { chunk };
    // A job waits for tomorrow's quota or for a decision, and says so; with nothing left to do it is finished here.
    if (todo.length === 0) finish(context, job, desk.rows);
    else {
      const result = chunk ?? `${todo.length}通は、もとの決定がないか取り消されているため、作っていません`;
      context.rows.update(operations, [{ key: job.operationId, values: { result } }]);
      waits.push(result);
    }
  }
  return waits.length === 0 ? {} : { waits: waits.join("\n") };
}

/** Rows that staff copied bear one key twice: it is one letter, and none where one of them has gone its way already. */
function distinct(rows: readonly Notice[]): Notice[] {
  const byId = new Map<string, Notice[]>();
  for (const row of rows) byId.set(row.noticeId, [...(byId.get(row.noticeId) ?? []), row]);
  return [...byId.values()].flatMap((same) =>
    same.every((row) => row.state === same[0]?.state) ? same.slice(0, 1) : [],
  );
}

function openDesk(context: Context): Desk {
  const { rows } = context;
  const values = settingValues(rows.read(settingRows));
  const lenient = { lenient: true };
  const sources: Sources = {
    settings: values,
    applicants: rows.read(applicants, lenient),
    cases: rows.read(cases, lenient),
    instructors: rows.read(instructors, lenient),
    appointments: rows.read(appointments, lenient),
    officers: rows.read(officers, lenient),
    corrections: rows.read(corrections, lenient),
    links: { application: "", acceptance: "" },
  };
  return { context, sources, rows: rows.read(notices, lenient), templates: new Map(), texts: new Map() };
}

/**
 * Plans as many letters as a chunk and today's quotas allow, fixes their numbers and writes the journal. Why nothing
 * can be begun today, where that is so; undefined when nothing is ready.
 */
function plan(desk: Desk, job: string, mode: Mode, todo: readonly Notice[]): Chunk | string | undefined {
  const ready = todo.filter(
    (row) =>
      !("waits" in materialOf(row, desk.sources, { issuedOn: desk.context.today, documentNumber: "", reissuedOn: "" })),
  );
  if (ready.length === 0) return undefined;
  const today = room(desk, mode, ready);
  if (today <= 0) return `今日送れるメールまたは作れる文書の上限に達しました。残り${ready.length}通は、明日続けます`;
  const size = Math.min(LONGEST, Math.max(1, desk.sources.settings.get("lettersPerChunk") ?? LONGEST), today);
  const numbers = new Numbers(desk.rows, readJson<Record<string, number>>("numbers", {}), desk.context.today);
  const entries: JournalEntry[] = [];
  const faults = new Map<string, string>();
  const drafts = new Map<string, Draft>();
  for (const row of ready.slice(0, size)) {
    const drafted = draft(desk, row);
    if ("fault" in drafted) faults.set(row.noticeId, drafted.fault);
    if (!("draft" in drafted)) continue;
    const entry = numbered(desk, row, numbers);
    const final = draft(desk, row, entry.documentNumber);
    if ("draft" in final) drafts.set(row.noticeId, final.draft);
    entries.push(entry);
  }
  const journal: Journal = { job, mode, entries };
  if (entries.length > 0) writeJournal(journal);
  return chunkOf(desk, journal, drafts, faults, false);
}

/** The entry of a notice: a number once fixed stays, so does the day printed with it. */
function numbered(desk: Desk, row: Notice, numbers: Numbers): JournalEntry {
  if (!letterOf(row.letter).numbered) return planned(row.noticeId, desk.context.today, null, "", row.fileId);
  const number = row.number ?? numbers.next();
  const issuedOn = row.issuedOn === "" ? desk.context.today : row.issuedOn;
  return planned(row.noticeId, issuedOn, number, documentNumberOf(desk.sources.settings, number, row), row.fileId);
}

function documentNumberOf(values: SettingValues, number: number, row: Notice): string {
  if (!letterOf(row.letter).numbered) return "";
  return row.documentNumber === "" ? `${values.need("documentSymbol")}第${number}号` : row.documentNumber;
}

/** Today's room, asked before anything is begun: mail by Google's own count, documents by ours. */
function room(desk: Desk, mode: Mode, todo: readonly Notice[]): number {
  const mails = mode === "文書とメール" ? mailsLeft() : Infinity;
  const needsFile = todo.some((row) => !letterOf(row.letter).plainMail && row.fileId === "");
  if (!needsFile) return mails;
  const today = readJson<{ day: string; made: number }>("documentsToday", { day: "", made: 0 });
  const made = today.day === desk.context.today ? today.made : 0;
  return Math.min(mails, (desk.sources.settings.get("documentsPerDay") ?? 0) - made);
}

function resume(desk: Desk, left: Journal): Chunk {
  const entries = left.entries.map(afterInterruption);
  const drafts = new Map<string, Draft>();
  const faults = new Map<string, string>();
  for (const entry of entries.filter((each) => each.step === "planned")) {
    const row = desk.rows.find((each) => each.noticeId === entry.noticeId);
    const drafted =
      row && draft(desk, { ...row, issuedOn: entry.issuedOn, number: entry.number }, entry.documentNumber);
    if (drafted && "draft" in drafted) drafts.set(entry.noticeId, drafted.draft);
    else
      faults.set(
        entry.noticeId,
        drafted && "fault" in drafted ? drafted.fault : "決定が取り消されたか、行が削除されました",
      );
  }
  const kept = entries.filter((entry) => !faults.has(entry.noticeId));
  return chunkOf(desk, { ...left, entries: kept }, drafts, faults, true);
}

/** Without a number yet, one stands in for it, so that what is missing is found before a number is given. */
function draft(desk: Desk, row: Notice, documentNumber?: string): Drafted {
  const issuedOn = row.issuedOn === "" ? desk.context.today : row.issuedOn;
  try {
    const number = documentNumber ?? documentNumberOf(desk.sources.settings, row.number ?? 0, row);
    return draftOf(
      row,
      desk.sources,
      { issuedOn, documentNumber: number, reissuedOn: "" },
      textOf(desk, row.letter as LetterKind),
    );
  } catch (thrown) {
    // What staff can mend stops this letter; what Google throws in passing stops the run, which is tried again.
    if (thrown instanceof OfficeError) return { fault: thrown.message };
    throw thrown;
  }
}

/** The template's text, read once a chunk and kind; undefined for a mail alone. */
function textOf(desk: Desk, kind: LetterKind): string {
  const { template, plainMail } = letterOf(kind);
  if (plainMail) return "";
  const known = desk.texts.get(kind);
  if (known !== undefined) return known;
  const id = desk.sources.settings.need(template.setting);
  const text = templateText(id, settings[template.setting].name);
  desk.templates.set(kind, id);
  desk.texts.set(kind, text);
  return text;
}

function chunkOf(
  desk: Desk,
  journal: Journal,
  drafts: ReadonlyMap<string, Draft>,
  faults: ReadonlyMap<string, string>,
  resumed: boolean,
): Chunk {
  const values = desk.sources.settings;
  return {
    journal,
    drafts,
    faults,
    resumed,
    templates: desk.templates,
    folder: fileIdOf("folder.letters"),
    senderName: `${values.get("city")}${values.get("section")}`,
    replyTo: values.get("contactEmail"),
  };
}

/** A job without open notices is done; its result counts how its notices ended. */
function finish(context: Context, job: Operation, rows: readonly Notice[]): void {
  const ids = new Set(contentOf(job)?.notices ?? []);
  const mine = rows.filter((row) => ids.has(row.noticeId));
  const states = [...new Set(mine.map((row) => row.state))].map(
    (state) => `${state}${mine.filter((row) => row.state === state).length}通`,
  );
  context.rows.update(operations, [
    {
      key: job.operationId,
      values: { state: "済", done: mine.length, result: states.join("、"), finishedAt: context.at },
    },
  ]);
}
