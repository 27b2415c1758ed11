/** Bringing a copied paragraph or table into a document: what only its old document could explain does not come along. */
import type { Element } from "@xmldom/xmldom";
import { NotEmbedded } from "../kernel.ts";
import { isListItem, numbering, setList } from "./paragraphs.ts";
import type { Story } from "./story.ts";
import { children, tag } from "./xml.ts";

const PICTURES = new Set(["drawing", "pict", "object"]);

/** A node of the story's own; `foreign`: it comes from another document. */
export function graft(template: Element, story: Story, foreign: boolean): Element {
  const node = story.document.importNode(template, true);
  const below = [node, ...descendants(node)];
  for (const section of below.filter((one) => tag(one) === "sectPr")) section.parentNode?.removeChild(section);
  if (!foreign) return node;
  if (below.some((one) => PICTURES.has(tag(one)))) throw new NotEmbedded("図の入った段落をほかの文書に移すことは、組み込みワークスペースにありません");
  for (const link of below.filter((one) => tag(one) === "hyperlink")) unwrap(link);
  relist(below, story);
  return node;
}

/** Lists are known to their document by number: each becomes a new one, with bullets, as Google makes of them. */
function relist(elements: readonly Element[], story: Story): void {
  const lists = new Map<string, string>();
  for (const item of elements.filter((one) => tag(one) === "p" && isListItem(one))) {
    const { list } = numbering(item);
    const known = lists.get(list) ?? story.lists.add();
    lists.set(list, known);
    setList(item, known);
  }
}

/** The text of a link stays, where it led to does not. */
function unwrap(link: Element): void {
  for (const node of children(link)) link.parentNode?.insertBefore(node, link);
  link.parentNode?.removeChild(link);
}

function descendants(element: Element): Element[] {
  return children(element).flatMap((node) => [node, ...descendants(node)]);
}
