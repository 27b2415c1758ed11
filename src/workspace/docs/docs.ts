/** Google Docs of the embedded workspace: real .docx files behind DocumentApp and the advanced Docs service. */
import { strToU8 } from "fflate";
import type { Drive } from "../drive.ts";
import type { Kernel, Part } from "../kernel.ts";
import { Exception } from "../kernel.ts";
import type { PdfConverter } from "../pdf.ts";
import type { BlobContent, ContentKeeper, DriveFile, Quotas } from "../shared.ts";
import { MIME } from "../shared.ts";
import { Documents } from "./advanced.ts";
import { DocumentApp } from "./document-app.ts";
import { openDocuments, saveDocuments } from "./folder.ts";
import type { OpenDocument } from "./open-document.ts";
import { DocxPackage } from "./package.ts";
import { Pdfs } from "./pdfs.ts";
import { insertText } from "./runs.ts";
import { DocStore } from "./store.ts";

export class Docs implements Part, ContentKeeper {
  readonly name = "docs";
  readonly mimeType = MIME.document;
  /** The globals `DocumentApp` and `Docs`. */
  readonly app: DocumentApp;
  readonly advanced: { readonly Documents: Documents };
  readonly store = new DocStore();
  /** Documents that runs hold open through DocumentApp. */
  opened: OpenDocument[] = [];
  private readonly pdfs: Pdfs;

  constructor(
    readonly kernel: Kernel,
    private readonly drive: Drive,
    private readonly quotas: Quotas,
    converter: PdfConverter | undefined,
  ) {
    this.pdfs = new Pdfs(converter);
    this.app = kernel.expose("DocumentApp", new DocumentApp(this));
    this.advanced = kernel.expose("Docs", { Documents: kernel.expose("Docs.Documents", new Documents(this)) });
    drive.register(this);
  }

  // What the harness and the page ask, outside any run.

  list(): DriveFile[] {
    return this.drive.list().filter((file) => this.store.has(file.id));
  }
  /** Text of the body, one line a paragraph. */
  text(id: string): string {
    return this.store.read(id).get("")?.text() ?? "";
  }
  docx(id: string): Uint8Array {
    return this.store.docx(id, this.drive.file(id).name);
  }
  /** Converts all PDFs that were asked for and not looked at yet, in one start of the converter. */
  convertPending(): number {
    return this.pdfs.convertPending();
  }
  /** The PDF as a script would get it. */
  pdf(file: DriveFile): BlobContent {
    return this.pdfs.of(file.name, this.docx(file.id));
  }

  // What the services ask.

  find(id: string): DriveFile | undefined {
    const file = this.drive.registry.find(id);
    return file && this.store.has(id) ? file : undefined;
  }
  /** Scope documents: what the account may open as a person, whoever made it. Outside any run all is free. */
  may(file: DriveFile, write: boolean): boolean {
    const user = this.kernel.run?.effectiveUser;
    if (user === undefined) return true;
    return write ? this.drive.canWrite(file, user) : this.drive.canRead(file, user);
  }
  takeWrite(): void {
    if (this.kernel.run) this.quotas.perMinute("docs.write", this.kernel.run.effectiveUser);
  }
  takeConversion(): void {
    if (this.kernel.run) this.quotas.take("conversions", this.kernel.run.effectiveUser, 1);
  }

  // ContentKeeper: Drive makes, copies and exports through these.

  create(file: DriveFile, source?: BlobContent): void {
    this.store.put(file.id, source ? converted(source) : DocxPackage.blank());
  }
  copy(from: DriveFile, to: DriveFile): void {
    this.store.copy(from.id, to.id);
  }
  exportAs(file: DriveFile, mimeType: string): Uint8Array {
    if (mimeType === MIME.docx) return this.docx(file.id);
    if (mimeType === MIME.pdf) return this.pdf(file).bytes();
    if (mimeType === MIME.text) return strToU8(this.text(file.id));
    throw new Exception("The requested conversion is not supported.");
  }

  // Part: a run that ends well saves what it holds open; a killed one loses it.

  flush(): void {
    for (const document of this.ofThisRun()) document.save();
    this.forgetRun();
  }
  discard(): void {
    this.forgetRun();
  }
  resemble(other: Docs): void {
    this.store.resemble(other.store);
  }
  save(dir: string): void {
    saveDocuments(dir, this.list(), this.drive.registry, this.store);
  }
  open(dir: string): void {
    openDocuments(dir, this.store);
  }

  private ofThisRun(): OpenDocument[] {
    return this.opened.filter((document) => document.run === this.kernel.run?.id);
  }
  private forgetRun(): void {
    const mine = this.ofThisRun();
    for (const document of mine) document.discard();
    this.opened = this.opened.filter((document) => !mine.includes(document));
  }
}

/** What Google converts into a document here: a .docx, or plain text. */
function converted(source: BlobContent): DocxPackage {
  if (source.contentType === MIME.docx) return DocxPackage.open(source.bytes());
  if (source.contentType !== MIME.text) throw new Exception(`Bad Request: ${source.contentType} は文書に変換できません`);
  const store = new DocStore();
  store.put("", DocxPackage.blank());
  const text = new TextDecoder().decode(source.bytes()).replace(/\r\n?/g, "\n").replace(/\n$/, "");
  store.edit("", (stories) => {
    const first = stories.get("")?.paragraphs()[0];
    if (first) insertText(first.element, 0, text);
  });
  return DocxPackage.open(store.docx("", ""));
}
