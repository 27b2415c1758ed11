/** A chunk while it is put together: drafts, templates, and what is noted about each letter. */
import { OfficeError } from "../../core/errors.ts";
import { approvalOf, changeNote, fallBack } from "../../letters/approval.ts";
import { digestOf } from "../../letters/digest.ts";
import { letterOf } from "../../letters/index.ts";
import { draftOf, isMaterial, materialOf, needsDoc, type Draft, type Drafted } from "../../letters/material.ts";
import { fileIdOf } from "../../platform/files.ts";
import { templateText } from "../../platform/letters.ts";
import { settings } from "../../settings.ts";
import { notices, type LetterKind, type Notice } from "../../tables/notices.ts";
import type { Chunk, Turned, Work } from "./chunk.rules.ts";
import type { Desk } from "./desk.command.ts";
import type { Journal, JournalEntry, Making } from "./journal.rules.ts";
import { isMailed } from "./queue.rules.ts";

/** A chunk while it is put together. */
export interface Draw {
  readonly desk: Desk;
  readonly drafts: Map<string, Draft>;
  readonly making: Map<string, Making>;
  readonly templates: Map<LetterKind, string>;
  readonly texts: Map<LetterKind, string>;
  readonly entries: JournalEntry[];
  readonly turned: Turned[];
  readonly dropped: JournalEntry[];
}

export const begin = (desk: Desk): Draw => ({
  desk,
  drafts: new Map(),
  making: new Map(),
  templates: new Map(),
  texts: new Map(),
  entries: [],
  turned: [],
  dropped: [],
});

export function fallen({ desk }: Draw, notice: Notice, changed: readonly string[]): Turned {
  const { key, values } = fallBack(notice, changeNote(changed), desk.context.today);
  return { why: "fallen", patch: { key, values: { ...values, state: "待ち", fault: "" } } };
}

/** A letter that was made already may have no draft any more. */
export function keep(draw: Draw, notice: Notice, draft: Draft | undefined): void {
  if (draft) draw.drafts.set(notice.noticeId, draft);
  draw.making.set(notice.noticeId, {
    approved: ["決裁済", "施行", "発送済"].includes(approvalOf(notice, draw.desk.sources.settings)),
    digest: draft && notice.digest === "" ? digestOf(draft.fields) : "",
  });
}

/** What staff can mend stops this letter; what Google throws in passing stops the run, which is tried again. */
export function mendable<T>(act: () => T): T | { readonly fault: string } {
  try {
    return act();
  } catch (thrown) {
    if (thrown instanceof OfficeError) return { fault: thrown.message };
    throw thrown;
  }
}

/** A letter that has its Doc needs no template any more. */
export function draftFor(draw: Draw, notice: Notice, documentNumber: string): Drafted {
  const { context, sources } = draw.desk;
  const issuedOn = notice.issuedOn === "" ? context.today : notice.issuedOn;
  const issue = { issuedOn, documentNumber, reissuedOn: notice.reissueOf === "" ? "" : context.today };
  return mendable(() => {
    const material = materialOf(notice, sources, issue);
    if (!isMaterial(material)) return material;
    const makes = notice.fileId === "" && needsDoc(letterOf(notice.letter), material.method);
    return draftOf(notice, sources, issue, makes ? textOf(draw, notice.letter as LetterKind) : "");
  });
}

/** The template's text, read once a chunk and kind. */
function textOf({ desk, texts, templates }: Draw, kind: LetterKind): string {
  const known = texts.get(kind);
  if (known !== undefined) return known;
  const { template } = letterOf(kind);
  // A kind that has no template is a mail alone.
  if (!template)
    throw new OfficeError(`「${kind}」は、メールだけで送る通知です`, { sheet: notices.name }, NOT_ON_PAPER);
  const { setting } = template;
  const id = desk.sources.settings.need(setting);
  const text = templateText(id, settings[setting].name);
  templates.set(kind, id);
  texts.set(kind, text);
  return text;
}

const NOT_ON_PAPER = "通知シートの「発送方法」を空にするか、「取りやめる」を選んでください";

export function chunkOf(draw: Draw, journal: Journal, { todo, unapproved, waiting }: Work, resumed: boolean): Chunk {
  const { drafts, making, templates, turned, dropped } = draw;
  const values = draw.desk.sources.settings;
  return {
    journal,
    drafts,
    making,
    templates,
    turned,
    dropped,
    resumed,
    open: new Map(todo.map((each) => [each.notice.noticeId, isMailed(each, journal.mode)])),
    idle: unapproved.length + waiting.length,
    folder: fileIdOf("folder.letters"),
    senderName: `${values.get("city")}${values.get("section")}`,
    replyTo: values.get("contactEmail"),
  };
}
