/** PDFs that are the same each time: converters stamp the moment and a random id into them. */
import { createHash } from "node:crypto";
import type { PdfConverter } from "../../src/workspace/pdf.ts";

/** The converter, with the story's own moment (ms since 1970) and an id from the content. */
export function steady(converter: PdfConverter, at: number): PdfConverter {
  return { name: converter.name, convert: (docs) => converter.convert(docs).map((pdf) => restamped(pdf, at)) };
}

const DATE = /\/(CreationDate|ModDate)\(D:\d{14}/g;
const ID = /(?<=\/ID \[ ?<|>\s?<|\/DocChecksum \/)[0-9A-F]{32}/g;

/** Every replacement has the length of what it replaces, since a PDF finds its parts by position. */
function restamped(pdf: Uint8Array, at: number): Uint8Array {
  const moment = new Date(at + 9 * 3_600_000).toISOString().replace(/\D/g, "").slice(0, 14);
  const dated = Buffer.from(pdf).toString("latin1").replace(DATE, `/$1(D:${moment}`);
  const content = createHash("md5").update(dated.replace(ID, "")).digest("hex").toUpperCase();
  return new Uint8Array(Buffer.from(dated.replace(ID, content), "latin1"));
}
