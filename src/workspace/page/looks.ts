/** The office as different people see it, as plain data for the pages. Times are ms since 1970. */
import type { LogLine } from "../console.ts";
import type { Crash, Office } from "../office.ts";
import type { MenuEntry } from "../menus.ts";
import type { DriveFile } from "../shared.ts";
import type { TriggerRecord } from "../triggers.ts";
import { sameUser } from "../drive/registry.ts";

export type Access = "edit" | "read" | "none";

export interface Shell {
  book: string;
  now: number;
  /** Who is at the keyboard. */
  user: string;
  owner: string;
  /** Who may edit the workbook, the owner first. */
  editors: string[];
  access: Access;
  menu: readonly MenuEntry[];
  opened: boolean;
}

export interface FormLine {
  id: string;
  title: string;
  folder: string;
  responses: number;
  published: boolean;
  accepting: boolean;
  /** Whether everybody who has the link gets to the questions. */
  public: boolean;
}

export interface LetterLine {
  id: string;
  name: string;
  folder: string;
  owner: string;
  at: number;
}

export interface MailLine {
  n: number;
  at: number;
  from: string;
  to: string[];
  subject: string;
  attachments: number;
  opening: string;
}

export interface MailView extends Omit<MailLine, "attachments"> {
  name: string;
  cc: string[];
  bcc: string[];
  replyTo: string[];
  body: string;
  htmlBody: string;
  attachments: { name: string; type: string }[];
}

export interface Behind {
  triggers: { handler: string; creator: string; on: string; dueAt: number | undefined }[];
  crashes: Crash[];
  calls: { total: number; milliseconds: number; byMethod: [string, number][] };
  logs: LogLine[];
}

/** What one person can open: the workbook, documents and folders, Forms, and the mail they got. */
export interface Sights {
  person: string;
  known: string[];
  workbook: Access;
  documents: LetterLine[];
  forms: { id: string; title: string; refusal: string }[];
  mails: MailLine[];
}

const EVENTS: Record<TriggerRecord["event"], string> = {
  CLOCK: "時計",
  ON_FORM_SUBMIT: "フォームの送信",
  ON_OPEN: "ブックを開いたとき",
  ON_EDIT: "セルの編集",
};

export function accessOf(office: Office, user: string): Access {
  const { drive, sheets } = office.services;
  const file = drive.file(sheets.desk.fileId);
  if (drive.canWrite(file, user)) return "edit";
  return drive.canRead(file, user) ? "read" : "none";
}

export function shell(office: Office, user: string): Shell {
  const { sheets, desk } = office.services;
  const { people, book } = sheets.desk;
  return {
    book: book.name,
    now: office.now,
    user,
    owner: people.owner(),
    editors: people.editors(),
    access: accessOf(office, user),
    menu: desk.menu(),
    opened: desk.opened,
  };
}

export function formLines(office: Office): FormLine[] {
  const { forms, drive } = office.services;
  return forms.ids().flatMap((id) => {
    const file = drive.file(id);
    if (drive.registry.trashed(file)) return [];
    const { title, responses, published, accepting } = forms.describe(id);
    return {
      id,
      title: title || file.name,
      folder: folderOf(office, file),
      responses,
      published,
      accepting,
      public: forms.refusal(id) === undefined,
    };
  });
}

export function letterLines(office: Office): LetterLine[] {
  return office.documents().map((letter) => {
    const file = office.services.drive.file(letter.id);
    return {
      id: letter.id,
      name: letter.name,
      folder: folderOf(office, file),
      owner: letter.owner,
      at: file.createdAt,
    };
  });
}

export function mailLines(office: Office): MailLine[] {
  return office.outbox().map((mail) => ({
    n: mail.n,
    at: mail.at,
    from: mail.from,
    to: mail.to.map(({ address }) => address),
    subject: mail.subject,
    attachments: mail.attachments.length,
    opening: mail.body.replace(/\s+/g, " ").slice(0, 80),
  }));
}

export function mailView(office: Office, n: number): MailView {
  const [mail, line] = [office.outbox()[n - 1], mailLines(office)[n - 1]];
  if (!mail || !line) throw new Error(`送信済みのメールに ${n} 通目はありません`);
  const addresses = (people: readonly { address: string }[]) => people.map(({ address }) => address);
  return {
    ...line,
    name: mail.name,
    cc: addresses(mail.cc),
    bcc: addresses(mail.bcc),
    replyTo: addresses(mail.replyTo),
    body: mail.body,
    htmlBody: mail.htmlBody,
    attachments: mail.attachments.map(({ name, contentType }) => ({ name, type: contentType })),
  };
}

export function behind(office: Office): Behind {
  const { total, milliseconds, byMethod } = office.calls;
  const calls = Object.entries(byMethod).sort(([, a], [, b]) => b - a);
  return {
    triggers: office.triggers.map((each) => ({
      handler: each.handler,
      creator: each.creator,
      on: EVENTS[each.event],
      dueAt: each.dueAt,
    })),
    crashes: [...office.crashes],
    calls: { total, milliseconds, byMethod: calls },
    logs: office.logs.slice(-100),
  };
}

export function sights(office: Office, person: string): Sights {
  const { drive, forms } = office.services;
  const [mails, documents] = [mailLines(office), letterLines(office)];
  const got = new Set(mails.flatMap(({ to }) => to));
  return {
    person,
    known: [...new Set([...office.services.sheets.desk.people.editors(), ...got])],
    workbook: accessOf(office, person),
    documents: documents.filter(({ id }) => drive.canRead(drive.file(id), person)),
    forms: formLines(office).map(({ id, title }) => ({ id, title, refusal: forms.refusal(id, person) ?? "" })),
    mails: mails.filter(({ to }) => to.some((address) => sameUser(address, person))),
  };
}

export function folderOf(office: Office, file: DriveFile): string {
  return office.services.drive.registry
    .lineage(file)
    .slice(1)
    .map(({ name }) => name)
    .reverse()
    .join(" / ");
}
