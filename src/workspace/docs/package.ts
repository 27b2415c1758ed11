/** A .docx as its parts. A value: editing makes a new one, so a batch that fails half-way changes nothing. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Document } from "@xmldom/xmldom";
import { Exception } from "../kernel.ts";
import { blankParts, CORE_PART, coreXml, DOCUMENT_PART } from "./blank.ts";
import { parseXml, serialize } from "./xml.ts";

/** A fixed time inside the zip: the same document is the same bytes. */
const STAMP = new Date(1980, 0, 1);

export class DocxPackage {
  private constructor(private readonly parts: ReadonlyMap<string, Uint8Array>) {}

  static blank(): DocxPackage {
    return new DocxPackage(new Map(Object.entries(blankParts()).map(([name, xml]) => [name, strToU8(xml)])));
  }

  /** Reads a .docx; throws what Google throws when it cannot convert. */
  static open(bytes: Uint8Array): DocxPackage {
    let parts: Record<string, Uint8Array>;
    try {
      parts = unzipSync(bytes);
    } catch {
      throw new Exception("Bad Request: この内容は文書に変換できません（.docx ではありません）");
    }
    if (!parts[DOCUMENT_PART]) throw new Exception("Bad Request: この内容は文書に変換できません（word/document.xml がありません）");
    return new DocxPackage(new Map(Object.entries(parts)));
  }

  /** Names of the body, then of headers, then of footers. */
  stories(): { id: string; kind: "body" | "header" | "footer"; part: string }[] {
    const names = [...this.parts.keys()].sort();
    const of = (kind: "header" | "footer") =>
      names.filter((name) => new RegExp(`^word/${kind}\\d*\\.xml$`).test(name)).map((part) => ({ id: `kix.${part.slice(5, -4)}`, kind, part }));
    return [{ id: "", kind: "body", part: DOCUMENT_PART }, ...of("header"), ...of("footer")];
  }

  xml(part: string): Document {
    const bytes = this.parts.get(part);
    if (!bytes) throw new Error(`文書に ${part} がありません`);
    return parseXml(strFromU8(bytes));
  }

  /** A new package with these parts replaced. */
  with(changed: ReadonlyMap<string, Document>): DocxPackage {
    const parts = new Map(this.parts);
    for (const [name, document] of changed) parts.set(name, strToU8(serialize(document)));
    return new DocxPackage(parts);
  }

  /** The .docx file, titled; [Content_Types].xml first, as Word writes it. */
  bytes(title: string): Uint8Array {
    const files: Record<string, Uint8Array> = { "[Content_Types].xml": new Uint8Array() };
    for (const [name, bytes] of this.parts) files[name] = bytes;
    if (CORE_PART in files) files[CORE_PART] = strToU8(coreXml(title));
    return zipSync(files, { mtime: STAMP, level: 6 });
  }
}
