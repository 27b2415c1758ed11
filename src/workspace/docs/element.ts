/** An element of a document as scripts hold it: attached to the body, or a copy that belongs nowhere yet. */
import type { Element } from "@xmldom/xmldom";
import { Exception } from "../kernel.ts";
import { elementType } from "./enums.ts";
import type { OpenDocument } from "./open-document.ts";
import type { Stories } from "./requests.ts";
import { mainOf } from "./requests.ts";
import { paragraphText } from "./runs.ts";
import { blockElements } from "./story.ts";
import { children, tag } from "./xml.ts";

export abstract class DocElement {
  /** Google's name of the kind ("LIST_ITEM"), and the class under which calls are counted. */
  protected abstract readonly kind: string;
  protected abstract readonly className: string;

  constructor(
    protected document: OpenDocument,
    private node: Element | undefined,
  ) {}

  getType(): GoogleAppsScript.Document.ElementType {
    return elementType(this.kind);
  }

  /** Lines of text, parted by newlines. */
  getText(): string {
    return linesOf(this.element).join("\n");
  }

  /** In the working copy of its document; the body's own is always the present one. */
  get element(): Element {
    return this.node ?? this.document.main().root;
  }

  belongsTo(document: OpenDocument): boolean {
    return this.document === document;
  }

  /** Makes this the handle of what it has become in a document. */
  moveInto(document: OpenDocument, element: Element): void {
    this.document = document;
    this.node = element;
  }

  /** As scripts hold it. */
  self(): this {
    return this.document.docs.kernel.expose(this.className, this);
  }

  /** Edits this element. Made again on another copy of the document, the edit finds the element by its place. */
  protected change<T>(edit: (element: Element, stories: Stories) => T): T {
    const { element, document } = this;
    if (!document.contains(element)) return edit(element, document.stories());
    const path = document.pathOf(element);
    const result = document.edit(
      (stories) => edit(element, stories),
      (stories) => edit(elementAt(stories, path), stories),
    );
    return result;
  }
}

/** The element at a place, as OpenDocument.pathOf tells it. */
export function elementAt(stories: Stories, path: readonly number[]): Element {
  return path.reduce((node, place) => {
    const next = children(node)[place];
    if (!next) throw new Exception("この要素は、ほかの人の編集でなくなりました");
    return next;
  }, mainOf(stories).root);
}

function linesOf(element: Element): string[] {
  if (tag(element) === "p") return [paragraphText(element)];
  if (tag(element) === "tbl" || tag(element) === "tr") return children(element).flatMap(linesOf);
  return tag(element) === "tc" || tag(element) === "body" ? blockElements(element).flatMap(linesOf) : [];
}
