/** Mail in the embedded workspace: MailApp's limits, the outbox, and a real .eml for every message. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Kernel, Part } from "./kernel.ts";
import type { SentMail } from "./mail/eml.ts";
import { fromEml, messageIdOf, toEml } from "./mail/eml.ts";
import type { Message } from "./mail/message.ts";
import { countRecipients, fieldsOf, messageOf } from "./mail/message.ts";
import { Remembered } from "./remembered.ts";
import type { AccountKind, Quotas } from "./shared.ts";

export type { SentMail } from "./mail/eml.ts";

type App = GoogleAppsScript.Mail.MailApp;

/** Who sends when the harness itself uses MailApp outside any run. */
const NOBODY = "nobody@example.com";

class MailApp implements Pick<App, "sendEmail" | "getRemainingDailyQuota"> {
  constructor(
    private readonly kernel: Kernel,
    private readonly quotas: Quotas,
    private readonly kind: AccountKind,
    private readonly post: (message: Message, from: string) => void,
  ) {}

  /** (message), (to, subject, body), (to, subject, body, options) or (to, replyTo, subject, body). */
  sendEmail(...args: unknown[]): void {
    const message = messageOf(fieldsOf(args), this.kind);
    const user = this.kernel.run?.effectiveUser;
    if (user !== undefined) this.quotas.take("mail", user, countRecipients(message));
    this.post(message, user ?? NOBODY);
  }

  /** Recipients left today for the account whose rights the run has. */
  getRemainingDailyQuota(): number {
    return this.quotas.left("mail", this.kernel.run?.effectiveUser ?? NOBODY);
  }
}

export class Mail implements Part {
  readonly name = "mail";
  /** The global MailApp. */
  readonly app: App;
  private sent: SentMail[] = [];
  /** Files this part wrote or read, so that a second save of the same folder writes only what is new. */
  private readonly onDisk = new Set<string>();

  /** `kind` sets the limit of a body: 200 KB, or 400 KB with Workspace. */
  constructor(
    private readonly kernel: Kernel,
    quotas: Quotas,
    kind: AccountKind = "consumer",
  ) {
    const app = new MailApp(kernel, quotas, kind, (message, from) => this.post(message, from));
    this.app = kernel.expose("MailApp", app);
  }

  /** Everything that left, oldest first. */
  outbox(): readonly SentMail[] {
    return this.sent;
  }

  /** The .eml of one message of the outbox (counted from 1). */
  eml(n: number): Promise<Buffer> {
    const mail = this.sent[n - 1];
    if (!mail) throw new Error(`送信済みのメールに ${n} 通目はありません`);
    return toEml(mail);
  }

  async save(dir: string): Promise<void> {
    mkdirSync(join(dir, "mail"), { recursive: true });
    for (const mail of this.sent) {
      const path = join(dir, "mail", fileName(mail));
      if (this.onDisk.has(path)) continue;
      writeFileSync(path, await toEml(mail));
      this.onDisk.add(path);
    }
  }

  async open(dir: string): Promise<void> {
    const folder = join(dir, "mail");
    const names = existsSync(folder) ? readdirSync(folder).filter((name) => /^\d{4,}-.*\.eml$/.test(name)) : [];
    names.sort((a, b) => parseInt(a, 10) - parseInt(b, 10));
    const read = names.map((name) => messages.of(join(folder, name), readFileSync(join(folder, name))));
    this.sent = (await Promise.all(read)).map((mail, index) => ({ ...mail, n: index + 1 }));
    for (const name of names) this.onDisk.add(join(folder, name));
  }

  private post({ noReply, ...message }: Message, user: string): void {
    const n = this.sent.length + 1;
    const at = this.kernel.now;
    const domain = user.slice(user.indexOf("@") + 1);
    const from = noReply ? `noreply@${domain}` : user;
    this.sent.push({ ...message, n, at, from, messageId: messageIdOf(at, n, domain) });
  }
}

const messages = new Remembered((bytes) => fromEml(bytes), 2000);

function fileName(mail: SentMail): string {
  const first = mail.to[0] ?? mail.cc[0] ?? mail.bcc[0];
  return `${String(mail.n).padStart(4, "0")}-${(first?.address ?? "").replace(/[^A-Za-z0-9@._+-]/g, "_")}.eml`;
}
