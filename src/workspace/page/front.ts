/** What the browser may ask of the office, each by its name. Answers are plain data. */
import { durationMs } from "../elapse.ts";
import type { FormView } from "../forms/description.ts";
import { Exception } from "../kernel.ts";
import type { Office } from "../office.ts";
import type { Answers } from "../shared.ts";
import type { Rearrangement } from "./arrangement.ts";
import { rearranged } from "./arrangement.ts";
import type { BookView } from "./book-view.ts";
import { bookView } from "./book-view.ts";
import type { FileLine, FileView } from "./files-view.ts";
import { fileBytes, fileLines, fileView } from "./files-view.ts";
import type { Behind, FormLine, LetterLine, MailLine, MailView, Shell, Sights } from "./looks.ts";
import { behind, formLines, letterLines, mailLines, mailView, shell, sights } from "./looks.ts";
import { clock } from "./words.ts";

/** What a deed did to the screen of whoever did it. */
export interface Effects {
  /** What the page gets back from google.script.run. */
  value: unknown;
  toasts: { title: string; message: string }[];
  frames: FrameView[];
  /** The sheet that the deed brought before the person; "" where it left them where they were. */
  sheet: string;
  clock: string;
  /** An error that the person sees; the deed had its other effects before it. */
  error: string;
}

/** A dialog or sidebar that a script opened; its page is at /frames/<n>. Pixels. */
export interface FrameView {
  n: number;
  kind: "dialog" | "sidebar";
  title: string;
  width: number | null;
  height: number | null;
}

/** Where the person is: the ranges are in A1 notation. */
export interface Place {
  sheet: string;
  range: string;
}

const REQUESTS = [
  ...(["shell", "open", "book", "type", "rearrange", "click", "call", "frame", "sit", "share", "advance"] as const),
  ...([
    "forms",
    "form",
    "refusal",
    "prefill",
    "submit",
    "letters",
    "docx",
    "files",
    "file",
    "download",
    "mails",
    "mail",
    "eml",
    "attachment",
  ] as const),
  ...(["behind", "sights", "save"] as const),
];
export type FrontRequest = (typeof REQUESTS)[number];

export class Front {
  constructor(
    readonly office: Office,
    private user: string,
  ) {}

  /** Throws for a name that is no request. */
  perform(name: string, args: unknown[]): unknown {
    if (!REQUESTS.some((request) => request === name)) throw new Error(`知らない要求です: ${name}`);
    return (this[name as FrontRequest] as (...values: unknown[]) => unknown).apply(this, args);
  }

  shell(): Shell {
    return shell(this.office, this.user);
  }

  // The workbook

  /** The workbook is opened (again) in the browser: onOpen runs. Nothing happens for who may not edit it. */
  open(): void {
    if (shell(this.office, this.user).access === "edit") this.office.reload();
  }
  book(sheet: string | undefined): BookView {
    return bookView(this.office, sheet, this.user);
  }
  type(place: { sheet: string; row: number; column: number }, text: string): Effects {
    return this.deed(() => {
      this.refuseReaders();
      this.office.services.sheets.clerk.type(place.sheet, place.row, place.column, text, this.user);
    });
  }
  rearrange(sheet: string, how: Rearrangement): Effects {
    return this.deed(() => {
      this.refuseReaders();
      rearranged(this.office, sheet, how);
    });
  }
  click(path: string[], place: Place): Effects {
    this.select(place);
    return this.deed(() => {
      this.office.click(...path);
    });
  }

  // Pages of scripts

  call(name: string, args: unknown[], place: Place): Effects {
    this.select(place);
    return this.deed(() => this.office.call(name, ...args));
  }
  /** The HTML of the n-th page that was opened (from 0). */
  frame(n: number): string {
    const page = this.office.pages[n];
    if (!page) throw new Exception("このページはもうありません。");
    return page.html;
  }

  // People and time

  sit(user: string): void {
    this.user = user;
    this.office.as(user);
  }
  share(user: string): void {
    this.office.addEditor(user);
  }
  advance(duration: string): Effects {
    durationMs(duration);
    return this.deed(() => {
      this.office.advance(duration);
    });
  }

  // Forms

  forms(): FormLine[] {
    return formLines(this.office);
  }
  form(id: string): FormView {
    return this.office.services.forms.describe(id);
  }
  refusal(id: string, as: string): string | undefined {
    return this.office.services.forms.refusal(id, as);
  }
  /** What a prefilled link puts into the page, by item id. */
  prefill(url: string): Record<string, unknown> {
    return this.office.services.forms.prefilled(url).answers;
  }
  submit(id: string, answers: Answers, as: string): string {
    return this.office.submit(id, answers, as === "" ? {} : { as });
  }

  // Documents, shared files and mail

  letters(): LetterLine[] {
    return letterLines(this.office);
  }
  docx(id: string): { name: string; bytes: Uint8Array } {
    const { docs, drive } = this.office.services;
    return { name: `${drive.file(id).name}.docx`, bytes: Uint8Array.from(docs.docx(id)) };
  }
  files(person: string): FileLine[] {
    return fileLines(this.office, person);
  }
  file(id: string, person: string, sheet: string | undefined): FileView | undefined {
    return fileView(this.office, id, person, sheet);
  }
  download(id: string, person: string): ReturnType<typeof fileBytes> {
    return fileBytes(this.office, id, person);
  }
  mails(): MailLine[] {
    return mailLines(this.office);
  }
  mail(n: number): MailView {
    return mailView(this.office, n);
  }
  async eml(n: number): Promise<Uint8Array> {
    return Uint8Array.from(await this.office.services.mail.eml(n));
  }
  attachment(n: number, index: number): { name: string; type: string; bytes: Uint8Array } {
    const file = this.office.outbox()[n - 1]?.attachments[index];
    if (!file) throw new Error(`${n} 通目のメールに ${index + 1} 番目の添付はありません`);
    return { name: file.name, type: file.contentType, bytes: Uint8Array.from(file.bytes()) };
  }

  // Behind the screen

  behind(): Behind {
    return behind(this.office);
  }
  sights(person: string): Sights {
    return sights(this.office, person);
  }
  async save(): Promise<string> {
    return this.office.save();
  }

  private refuseReaders(): void {
    if (shell(this.office, this.user).access !== "edit") throw new Exception("このブックを編集する権限がありません。");
  }

  private select({ sheet, range }: Place): void {
    const { model, clerk } = this.office.services.sheets;
    if (range !== "" && model.sheets().includes(sheet)) clerk.select(sheet, range, this.user);
  }

  private deed(act: () => unknown): Effects {
    const { sheets, desk } = this.office.services;
    const [toasts, pages] = [sheets.desk.toasts.length, desk.pages.length];
    const before = selectedSheet(this.office, this.user);
    let [value, error]: [unknown, string] = [null, ""];
    try {
      value = act() ?? null;
    } catch (thrown) {
      error = thrown instanceof Error ? thrown.message : String(thrown);
    }
    const sheet = selectedSheet(this.office, this.user);
    return {
      value,
      error,
      toasts: sheets.desk.toasts.slice(toasts).map(({ title, message }) => ({ title, message })),
      frames: desk.pages
        .slice(pages)
        .map(({ kind, title, width, height }, at) => ({ n: pages + at, kind, title, width, height })),
      sheet: sheet === before ? "" : sheet,
      clock: clock(this.office.now),
    };
  }
}

/** Outside any run nobody is at the keyboard, so the person's own selection is asked for by name. */
function selectedSheet(office: Office, user: string): string {
  const { desk } = office.services.sheets;
  const { sheetId } = desk.selected(user);
  return desk.book.grid(sheetId).name;
}
