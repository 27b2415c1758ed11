/** A sent message as a real .eml file, and back: the folder can be reopened and goes on from the files alone. */
import MailComposer from "nodemailer/lib/mail-composer";
import PostalMime from "postal-mime";
import type { Address, Attachment } from "postal-mime";
import type { BlobContent } from "../shared.ts";
import type { Message } from "./message.ts";
import type { Recipient } from "./recipients.ts";

/** A message that left; `at` ms since 1970. */
export interface SentMail extends Omit<Message, "noReply"> {
  /** Position in the outbox, from 1. */
  n: number;
  messageId: string;
  /** The sender's address. */
  from: string;
  at: number;
}

/** The bytes of the .eml: the same message always gives the same bytes. Bcc is kept, as in the sender's own copy. */
export function toEml(mail: SentMail): Promise<Buffer> {
  const composed = new MailComposer({
    from: { name: mail.name, address: mail.from },
    ...{ to: mail.to, cc: mail.cc, bcc: mail.bcc, replyTo: mail.replyTo },
    ...{ subject: mail.subject, text: mail.body, date: new Date(mail.at), messageId: mail.messageId },
    ...(mail.htmlBody ? { html: mail.htmlBody } : {}),
    attachments: [
      ...mail.attachments.map((file) => attachment(file)),
      ...Object.entries(mail.inlineImages).map(([cid, file]) => ({
        ...attachment(file),
        cid,
        contentDisposition: "inline" as const,
      })),
    ],
    baseBoundary: `embedded-${mail.n}`,
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  composed.keepBcc = true;
  return composed.build();
}

function attachment(file: BlobContent): { filename: string; contentType: string; content: Buffer } {
  return { filename: file.name, contentType: file.contentType, content: Buffer.from(file.bytes()) };
}

/** Reads a message back from its file; its place in the outbox is not in it. */
export async function fromEml(bytes: Uint8Array): Promise<Omit<SentMail, "n">> {
  const raw = Buffer.from(bytes).toString("latin1");
  const types = attachedTypes(raw);
  const read = await PostalMime.parse(Buffer.from(withoutCalendars(raw), "latin1"));
  const files = read.attachments.map((file, at) => ({ ...file, mimeType: types[at] ?? file.mimeType }));
  const [inline, attached] = split(files, (file) => file.disposition === "inline" && file.contentId !== undefined);
  return {
    ...{ messageId: read.messageId ?? "", from: read.from?.address ?? "", name: read.from?.name ?? "" },
    ...{ to: people(read.to), cc: people(read.cc), bcc: people(read.bcc), replyTo: people(read.replyTo) },
    ...{ subject: read.subject ?? "", body: oneNewlineLess(read.text), htmlBody: oneNewlineLess(read.html) },
    at: sentAt(read.messageId) ?? Date.parse(read.date ?? ""),
    attachments: attached.map(blob),
    inlineImages: Object.fromEntries(inline.map((file) => [file.contentId?.replace(/^<|>$/g, "") ?? "", blob(file)])),
  };
}

/** The head of a part: its type, folded or not, and the lines below. */
const PART = /(\r\n--[^\r\n]+\r\nContent-Type: )([^\r\n]*(?:\r\n[ \t][^\r\n]*)*)((?:\r\n[^\r\n]+)*)/g;

/** Types of all attachments in order, with charset and method, which the parser keeps to itself. */
function attachedTypes(raw: string): string[] {
  const heads = [...raw.matchAll(PART)].filter(([, , , rest = ""]) => /\r\nContent-Disposition:/i.test(rest));
  return heads.map(([, , type = ""]) => {
    const parameters = type.split(/;\s*/).filter((part) => part !== "" && !/^name[*=]/i.test(part));
    return parameters.join("; ");
  });
}

/** The parser takes the line ends of a calendar for its own; under another type it leaves the bytes as they are. */
function withoutCalendars(raw: string): string {
  return raw.replace(PART, (head, before: string, type: string, rest: string) =>
    /^text\/calendar\b/i.test(type)
      ? `${before}application/octet-stream${type.slice("text/calendar".length)}${rest}`
      : head,
  );
}

/** The Message-ID of a message and, in it, the exact time: the Date header holds whole seconds only. */
export function messageIdOf(at: number, n: number, domain: string): string {
  return `<${at.toString(36)}.${n}@mail.${domain}>`;
}

function sentAt(messageId: string | undefined): number | undefined {
  const time = /^<([0-9a-z]+)\.\d+@mail\./.exec(messageId ?? "")?.[1];
  return time === undefined ? undefined : parseInt(time, 36);
}

/** The parser ends every text part with a line break that the message did not have. */
function oneNewlineLess(text: string | undefined): string {
  return (text ?? "").replace(/\r?\n$/, "");
}

function people(list: Address[] | undefined): Recipient[] {
  return (list ?? []).flatMap((one) => (one.address === undefined ? [] : [{ name: one.name, address: one.address }]));
}

function blob(file: Attachment): BlobContent {
  const bytes =
    typeof file.content === "string" ? Buffer.from(file.content) : new Uint8Array(file.content as ArrayBuffer);
  return { name: file.filename ?? "", contentType: file.mimeType, bytes: () => bytes };
}

function split<T>(list: readonly T[], first: (one: T) => boolean): [T[], T[]] {
  return [list.filter(first), list.filter((one) => !first(one))];
}
