/** A .docx as its parts. A value: editing makes a new one, so a batch that fails half-way changes nothing. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Document } from "@xmldom/xmldom";
import { Exception } from "../kernel.ts";
import { blankParts, CORE_PART, coreXml, DOCUMENT_PART, NUMBERING_PART, NUMBERING_RELATION, NUMBERING_TYPE } from "./blank.ts";
import { parseXml, serialize } from "./xml.ts";

/** What the two indexes of a package say of a part, by its name; the lists are the only one that comes later. */
const DECLARATIONS: Record<string, readonly [index: string, end: string, entry: string][]> = {
  [NUMBERING_PART]: [
    ["[Content_Types].xml", "</Types>", NUMBERING_TYPE],
    ["word/_rels/document.xml.rels", "</Relationships>", NUMBERING_RELATION],
  ],
};

function declare(parts: Map<string, Uint8Array>, name: string): void {
  for (const [index, end, entry] of DECLARATIONS[name] ?? []) {
    const xml = strFromU8(parts.get(index) ?? new Uint8Array());
    parts.set(index, strToU8(xml.replace(end, `${entry}${end}`)));
  }
}

/**
 * The empty paragraph after a table that ends a document. LibreOffice sets its line in the usual size, whatever the
 * paragraph says, and so pushes it onto a page of its own; an exact height is heeded.
 */
const LAST_BLANK = /<\/w:tbl><w:p><w:pPr>(?:(?!<\/w:pPr>).)*<\/w:pPr><\/w:p>(?=<w:sectPr|<\/w:body>)/s;
/** Twips of a line for each half point of its type: Mincho stands wide. */
const TWIPS = 14.5;

function exactLine(paragraph: string): string {
  const size = Number(/<w:sz w:val="(\d+)"/.exec(paragraph)?.[1] ?? 0);
  if (size === 0) return paragraph;
  return paragraph.replace(/w:line="\d+" w:lineRule="auto"/, `w:line="${Math.ceil(size * TWIPS)}" w:lineRule="exact"`);
}

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

  has(part: string): boolean {
    return this.parts.has(part);
  }

  /** A new package with these parts replaced; a part that was not there is declared, as Word wants it. */
  with(changed: ReadonlyMap<string, Document>): DocxPackage {
    const parts = new Map(this.parts);
    for (const [name, document] of changed) {
      if (!parts.has(name)) declare(parts, name);
      parts.set(name, strToU8(serialize(document)));
    }
    return new DocxPackage(parts);
  }

  /** The .docx file, titled; [Content_Types].xml first, as Word writes it. */
  bytes(title: string): Uint8Array {
    const files: Record<string, Uint8Array> = { "[Content_Types].xml": new Uint8Array() };
    for (const [name, bytes] of this.parts) files[name] = bytes;
    if (CORE_PART in files) files[CORE_PART] = strToU8(coreXml(title));
    const body = strFromU8(files[DOCUMENT_PART] ?? new Uint8Array());
    if (LAST_BLANK.test(body)) files[DOCUMENT_PART] = strToU8(body.replace(LAST_BLANK, exactLine));
    return zipSync(files, { mtime: STAMP, level: 6 });
  }
}
