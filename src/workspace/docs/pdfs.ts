/** PDFs of documents: asked for now, converted when somebody looks or the workspace is saved, all in one batch. */
import { createHash } from "node:crypto";
import { Exception } from "../kernel.ts";
import type { PdfConverter } from "../pdf.ts";
import type { BlobContent } from "../shared.ts";
import { MIME } from "../shared.ts";

/** The message by which scripts recognise that there is no converter. */
export const NO_PDF = "PDF への変換はこの環境では使えません";

export class Pdfs {
  private readonly done = new Map<string, Uint8Array>();
  private readonly waiting = new Map<string, { name: string; docx: Uint8Array }>();

  constructor(private readonly converter: PdfConverter | undefined) {}

  /** The PDF of a .docx as it is now; the same content is converted once. Throws NO_PDF without a converter. */
  of(name: string, docx: Uint8Array): BlobContent {
    if (!this.converter) throw new Exception(NO_PDF);
    const fingerprint = createHash("sha256").update(docx).digest("hex");
    if (!this.done.has(fingerprint)) this.waiting.set(fingerprint, { name, docx });
    return { name: `${name}.pdf`, contentType: MIME.pdf, bytes: () => this.bytes(fingerprint) };
  }

  /** Converts all that waits in one start of the program; returns how many there were. */
  convertPending(): number {
    const batch = [...this.waiting];
    if (!this.converter || batch.length === 0) return 0;
    const pdfs = this.converter.convert(batch.map(([, document]) => document));
    this.waiting.clear();
    for (const [at, [fingerprint]] of batch.entries()) this.done.set(fingerprint, pdfs[at] ?? new Uint8Array());
    return batch.length;
  }

  private bytes(fingerprint: string): Uint8Array {
    if (!this.done.has(fingerprint)) this.convertPending();
    const pdf = this.done.get(fingerprint);
    if (!pdf) throw new Exception(NO_PDF);
    return pdf;
  }
}
