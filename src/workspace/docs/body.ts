/** The body of a document as DocumentApp shows it, and what of a header or footer scripts read. */
import { Exception } from "../kernel.ts";
import { Container } from "./container.ts";
import { readDocumentStyle } from "./document-style.ts";
import type { DocumentStyle } from "./document-style.ts";
import type { OpenDocument } from "./open-document.ts";
import { Paragraph } from "./paragraphs.ts";
import { re2 } from "./re2.ts";
import { printable, replacePattern } from "./replace.ts";
import { mainOf } from "./requests.ts";
import type { Story } from "./story.ts";
import { blockElements } from "./story.ts";
import type { Dimension } from "./units.ts";
import { make } from "./xml.ts";

type GBody = GoogleAppsScript.Document.Body;
type Lengths = "getPageWidth" | "getPageHeight" | "getMarginTop" | "getMarginBottom" | "getMarginLeft" | "getMarginRight";

export class Body extends Container implements Pick<GBody, Lengths | "getText"> {
  protected readonly kind = "BODY_SECTION";
  protected readonly className = "Body";

  constructor(document: OpenDocument) {
    super(document, undefined);
  }

  /** Text of the body; paragraphs are parted by a newline, the last one has none. */
  override getText(): string {
    return this.document.main().text().replace(/\n$/, "");
  }

  /** Replaces all matches of an RE2 pattern in the body. `$` in the replacement means nothing special. */
  replaceText(searchPattern: string, replacement: string): Body {
    const pattern = re2(searchPattern);
    this.document.edit((stories) => {
      replacePattern([mainOf(stories)], pattern, () => printable(replacement).replaceAll("\n", "\v"));
    });
    return this.self();
  }

  /** All paragraphs, those in tables included. */
  getParagraphs(): Paragraph[] {
    const paragraphs = this.document.main().paragraphs();
    return paragraphs.map(({ element }) => new Paragraph(this.document, element).self());
  }

  /** Leaves one empty paragraph without any style; paper and margins stay. */
  clear(): Body {
    this.document.edit((stories) => {
      const story = mainOf(stories);
      const blocks = blockElements(story.root);
      story.root.insertBefore(make(story.root, "p"), story.root.firstChild);
      for (const block of blocks) block.parentNode?.removeChild(block);
      story.changed();
    });
    return this.self();
  }

  getPageWidth(): number {
    return lengthOf(this.style.pageSize?.width);
  }
  getPageHeight(): number {
    return lengthOf(this.style.pageSize?.height);
  }
  getMarginTop(): number {
    return lengthOf(this.style.marginTop);
  }
  getMarginBottom(): number {
    return lengthOf(this.style.marginBottom);
  }
  getMarginLeft(): number {
    return lengthOf(this.style.marginLeft);
  }
  getMarginRight(): number {
    return lengthOf(this.style.marginRight);
  }

  private get style(): DocumentStyle {
    return readDocumentStyle(this.document.main().root);
  }
}

/** A header or footer, for reading. */
export class RimSection {
  constructor(private readonly story: Story) {}
  getText(): string {
    return this.story.text().replace(/\n$/, "");
  }
}

/** In points. */
function lengthOf(value: Dimension | undefined): number {
  if (value?.magnitude === undefined) throw new Exception("文書の用紙が読めません");
  return value.magnitude;
}
