/** What a script asks MailApp to send, read strictly: everything wrong is refused before anything leaves. */
import { ScriptBlob } from "../blob.ts";
import { Exception, NotEmbedded } from "../kernel.ts";
import type { AccountKind, BlobContent } from "../shared.ts";
import { MIME } from "../shared.ts";
import type { Recipient } from "./recipients.ts";
import { recipients } from "./recipients.ts";

export interface Message {
  to: Recipient[];
  cc: Recipient[];
  bcc: Recipient[];
  replyTo: Recipient[];
  /** The sender's name; empty for none. */
  name: string;
  noReply: boolean;
  subject: string;
  body: string;
  htmlBody: string;
  attachments: BlobContent[];
  /** By the key that the HTML names as cid:KEY. */
  inlineImages: Record<string, BlobContent>;
}

const RECIPIENTS_A_MESSAGE = 50;
const MEGABYTE = 1024 * 1024;
const MESSAGE_LIMIT = 25 * MEGABYTE;
const BODY_LIMIT: Record<AccountKind, number> = { consumer: 200 * 1024, workspace: 400 * 1024 };
const SUBJECT_LIMIT = 250;
const OPTIONS = new Set("to cc bcc replyTo name noReply subject body htmlBody attachments inlineImages".split(" "));

/** sendEmail's four ways to be called, brought into one. */
export function fieldsOf(args: readonly unknown[]): Record<string, unknown> {
  const [first, second, third, fourth] = args;
  if (args.length === 1 && typeof first === "object" && first !== null) return { ...first };
  if (args.length < 3 || args.length > 4)
    throw new Exception("パラメータが MailApp.sendEmail のメソッドのシグネチャと一致しません");
  if (typeof fourth === "string") return { to: first, replyTo: second, subject: third, body: fourth };
  return { ...(typeof fourth === "object" && fourth !== null ? fourth : {}), to: first, subject: second, body: third };
}

/** The message, or an Exception that says what Google would refuse. */
export function messageOf(fields: Record<string, unknown>, kind: AccountKind): Message {
  const unknown = Object.keys(fields).find((key) => !OPTIONS.has(key));
  if (unknown !== undefined)
    throw new NotEmbedded(`MailApp.sendEmail の ${unknown} は組み込みワークスペースにありません`);
  const text = (key: string): string => (fields[key] === undefined || fields[key] === null ? "" : String(fields[key]));
  const message: Message = {
    ...{
      to: recipients(text("to")),
      cc: recipients(text("cc")),
      bcc: recipients(text("bcc")),
      replyTo: recipients(text("replyTo")),
    },
    ...{ name: text("name"), noReply: fields["noReply"] === true, subject: text("subject"), body: text("body") },
    htmlBody: text("htmlBody"),
    attachments: blobs(fields["attachments"]),
    inlineImages: images(fields["inlineImages"]),
  };
  check(message, kind);
  return message;
}

function blobs(given: unknown): BlobContent[] {
  if (given === undefined || given === null) return [];
  if (!Array.isArray(given)) throw new Exception("attachments には Blob の配列を指定してください");
  return given.map((one: unknown) => settled(ScriptBlob.contentOf(one)));
}

function images(given: unknown): Record<string, BlobContent> {
  if (typeof given !== "object" || given === null) return {};
  return Object.fromEntries(Object.entries(given).map(([key, blob]) => [key, settled(ScriptBlob.contentOf(blob))]));
}

/** Bytes as they are now. A PDF stays lazy: its maker has taken the document's state, converting takes seconds. */
function settled(content: BlobContent): BlobContent {
  if (content.contentType === MIME.pdf) return { ...content };
  const bytes = Uint8Array.from(content.bytes());
  return { ...content, bytes: () => bytes };
}

function check(message: Message, kind: AccountKind): void {
  const count = countRecipients(message);
  if (count === 0) throw new Exception("メールの送信に失敗しました: 受信者がいません");
  if (count > RECIPIENTS_A_MESSAGE)
    throw new Exception(
      `上限を超えました: 1 通あたりのメールの受信者数（${count} 人、上限 ${RECIPIENTS_A_MESSAGE} 人）`,
    );
  for (const field of ["subject", "name"] as const)
    if (/[\r\n]/.test(message[field])) throw new Exception(`無効な引数: ${field}（改行を含めることはできません）`);
  if (message.subject.length > SUBJECT_LIMIT)
    throw new Exception(`引数が大きすぎます: subject（${SUBJECT_LIMIT} 文字まで）`);
  for (const field of ["body", "htmlBody"] as const)
    if (Buffer.byteLength(message[field]) > BODY_LIMIT[kind])
      throw new Exception(`上限を超えました: メールの本文のサイズ（${field}）`);
  if (sizeOf(message) > MESSAGE_LIMIT) throw new Exception("上限を超えました: メールの合計サイズ（25 MB）");
  if (message.noReply && kind === "consumer")
    throw new Exception("noReply は Google Workspace のアカウントでのみ使えます");
}

/** How many recipients the daily limit counts. */
export function countRecipients(message: Message): number {
  return message.to.length + message.cc.length + message.bcc.length;
}

function sizeOf(message: Message): number {
  const files = [...message.attachments, ...Object.values(message.inlineImages)].filter(
    (file) => file.contentType !== MIME.pdf,
  );
  const bodies = Buffer.byteLength(message.body) + Buffer.byteLength(message.htmlBody);
  return files.reduce((sum, file) => sum + file.bytes().length, bodies);
}
