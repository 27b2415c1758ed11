/** What holds paragraphs, list items and tables (the body, a table cell), and tables themselves. */
import type { Element } from "@xmldom/xmldom";
import { Exception, NotEmbedded } from "../kernel.ts";
import { DocElement } from "./element.ts";
import { graft } from "./graft.ts";
import { isListItem, ListItem, Paragraph } from "./paragraphs.ts";
import { printable } from "./replace.ts";
import { mainOf } from "./requests.ts";
import { insertText } from "./runs.ts";
import { blockElements } from "./story.ts";
import { newTable, textWidth } from "./tables.ts";
import { child, children, make, removeChild, tag } from "./xml.ts";

type GTable = GoogleAppsScript.Document.Table;

export abstract class Container extends DocElement {
  getNumChildren(): number {
    return blockElements(this.element).length;
  }

  getChild(childIndex: number): Paragraph | Table {
    const blocks = blockElements(this.element);
    const element = blocks[childIndex];
    if (!element) throw new Exception(`Child index (${childIndex}) must be less than the number of child elements (${blocks.length}).`);
    if (tag(element) === "tbl") return new Table(this.document, element).self();
    return isListItem(element) ? new ListItem(this.document, element).self() : new Paragraph(this.document, element).self();
  }

  /** A text begins a paragraph of the look of the one before it. */
  appendParagraph(paragraph: Paragraph | string): Paragraph {
    if (typeof paragraph !== "string") return this.append(paragraph, "p");
    const written = new Paragraph(this.document, likeThis(blockElements(this.element).at(-1), this.element));
    insertText(written.element, 0, printable(paragraph));
    return this.append(written, "p");
  }

  /** In a document that it is new to, an item begins a list of its own, with bullets. */
  appendListItem(item: ListItem): ListItem {
    if (!(item instanceof ListItem)) throw new NotEmbedded("appendListItem の文字からの箇条書きは組み込みワークスペースにありません");
    return this.append(item, "p");
  }

  /** A table of texts, with rules, or one that belongs nowhere yet. Text must end with a paragraph: one follows it. */
  appendTable(table: Table | string[][]): Table {
    return this.append(Array.isArray(table) ? this.drawn(table) : table, "tbl");
  }

  removeChild(gone: DocElement): this {
    const blocks = blockElements(this.element);
    const place = blocks.indexOf(gone.element);
    if (place < 0) throw new Exception("The element is not a child of this container.");
    if (place === blocks.length - 1) throw new Exception("Can't remove the last paragraph in a document section.");
    this.change((element, stories) => {
      const block = blockElements(element)[place];
      block?.parentNode?.removeChild(block);
      mainOf(stories).changed();
    });
    return this.self();
  }

  private append<E extends DocElement>(added: E, name: "p" | "tbl"): E {
    if (!(added instanceof DocElement) || tag(added.element) !== name) throw new Exception("パラメータがメソッドのシグネチャと一致しません");
    if (added.element.parentNode) throw new Exception("Element must be detached.");
    // Nobody holds this node any more once its handle has moved into the document: it can serve again.
    const template = added.element;
    const foreign = !added.belongsTo(this.document);
    const made = this.change((place, stories) => {
      const story = mainOf(stories);
      const grafted = graft(template, story, foreign);
      const end = child(place, "sectPr") ?? null;
      place.insertBefore(grafted, end);
      if (name === "tbl") place.insertBefore(make(place, "p"), end);
      story.changed();
      return grafted;
    });
    added.moveInto(this.document, made);
    return added.self();
  }

  private drawn(cells: string[][]): Table {
    const columns = cells[0]?.length ?? 0;
    if (columns === 0 || cells.some((row) => row.length !== columns)) throw new NotEmbedded("空の表と、列の数がそろわない表は組み込みワークスペースにありません");
    const { root } = this.document.main();
    const element = newTable(root, cells.length, columns, textWidth(root));
    for (const [y, row] of children(element, "tr").entries())
      for (const [x, cell] of children(row, "tc").entries())
        insertText(child(cell, "p") as Element, 0, printable(cells[y]?.[x] ?? ""));
    return new Table(this.document, element);
  }
}

export class Table extends DocElement implements Pick<GTable, "getType" | "getText" | "getNumRows"> {
  protected readonly kind = "TABLE";
  protected readonly className = "Table";

  copy(): Table {
    return new Table(this.document, this.element.cloneNode(true) as Element).self();
  }

  getNumRows(): number {
    return children(this.element, "tr").length;
  }

  getCell(rowIndex: number, cellIndex: number): TableCell {
    const row = children(this.element, "tr")[rowIndex];
    if (!row) throw new Exception(`Row index (${rowIndex}) must be less than the number of rows (${this.getNumRows()}).`);
    const cell = children(row, "tc")[cellIndex];
    if (!cell) throw new Exception(`Cell index (${cellIndex}) must be less than the number of cells (${children(row, "tc").length}).`);
    return new TableCell(this.document, cell).self();
  }
}

export class TableCell extends Container {
  protected readonly kind = "TABLE_CELL";
  protected readonly className = "TableCell";
}

/** A new paragraph of the look of another, as Google's editor begins one. */
function likeThis(before: Element | undefined, owner: Element): Element {
  const paragraph = make(owner, "p");
  const pPr = before && tag(before) === "p" ? child(before, "pPr") : undefined;
  if (!pPr) return paragraph;
  const copied = pPr.cloneNode(true) as Element;
  paragraph.appendChild(copied);
  for (const name of ["numPr", "sectPr"]) removeChild(copied, name);
  return paragraph;
}
