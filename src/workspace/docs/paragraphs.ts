/** Paragraphs and list items as DocumentApp shows them. */
import type { Element } from "@xmldom/xmldom";
import { Exception } from "../kernel.ts";
import { DocElement, elementAt } from "./element.ts";
import { alignment, glyphName, glyphType } from "./enums.ts";
import { mainOf } from "./requests.ts";
import { attr, child, ensure, PPR_ORDER, properties, setAttributes } from "./xml.ts";

type GParagraph = GoogleAppsScript.Document.Paragraph;
type GListItem = GoogleAppsScript.Document.ListItem;

export class Paragraph extends DocElement implements Pick<GParagraph, "getType" | "getText" | "getAlignment"> {
  protected readonly kind: string = "PARAGRAPH";
  protected readonly className: string = "Paragraph";

  getAlignment(): GoogleAppsScript.Document.HorizontalAlignment {
    const pPr = child(this.element, "pPr");
    return alignment(attr(pPr && child(pPr, "jc"), "val"));
  }

  /** A copy that belongs nowhere yet. */
  copy(): Paragraph {
    return new Paragraph(this.document, this.element.cloneNode(true) as Element).self();
  }
}

/** Counted as ListItemElement: ListItem is FormApp's. */
export class ListItem extends Paragraph implements Pick<GListItem, "getListId" | "getGlyphType"> {
  protected override readonly kind = "LIST_ITEM";
  protected override readonly className = "ListItemElement";

  override copy(): ListItem {
    return new ListItem(this.document, this.element.cloneNode(true) as Element).self();
  }

  getListId(): string {
    return `kix.list${numbering(this.element).list}`;
  }

  /** null for a glyph that Google has no name for. */
  getGlyphType(): GoogleAppsScript.Document.GlyphType {
    const { list, level } = numbering(this.element);
    return glyphType(this.document.main().lists.glyph(list, level));
  }

  /** Of its level, in its whole list. */
  setGlyphType(glyph: GoogleAppsScript.Document.GlyphType): ListItem {
    const name = glyphName(glyph);
    if (name === undefined) throw new Exception("無効な引数: glyphType");
    this.change((element, stories) => {
      const { list, level } = numbering(element);
      mainOf(stories).lists.setGlyph(list, level, name);
    });
    return this.self();
  }

  /** Joins the list of another item of the same document. */
  setListId(other: ListItem): ListItem {
    if (!this.document.contains(other.element)) throw new Exception("The list items must be in the same document.");
    const path = this.document.pathOf(other.element);
    this.change((element, stories) => setList(element, numbering(elementAt(stories, path)).list));
    return this.self();
  }
}

export function isListItem(paragraph: Element): boolean {
  return !["", "0"].includes(numbering(paragraph).list);
}

export function setList(paragraph: Element, list: string): void {
  const numPr = ensure(properties(paragraph, "pPr"), "numPr", PPR_ORDER);
  setAttributes(ensure(numPr, "numId", ["ilvl", "numId"]), { val: list });
}

export function numbering(paragraph: Element): { list: string; level: number } {
  const pPr = child(paragraph, "pPr");
  const numPr = pPr && child(pPr, "numPr");
  const part = (name: string): string | undefined => attr(numPr && child(numPr, name), "val");
  return { list: part("numId") ?? "", level: Number(part("ilvl") ?? 0) };
}
