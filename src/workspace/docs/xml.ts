/** WordprocessingML as a DOM: reading, serialising, and putting elements where the schema wants them. */
import type { Document, Element, Node } from "@xmldom/xmldom";
import { DOMParser, XMLSerializer } from "@xmldom/xmldom";

export const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const XML = "http://www.w3.org/XML/1998/namespace";
const ELEMENT = 1;

export function parseXml(text: string): Document {
  return new DOMParser().parseFromString(text, "text/xml");
}

export function serialize(node: Node): string {
  return new XMLSerializer().serializeToString(node);
}

/** The element's local name when it is WordprocessingML ("p", "r", "tbl"), else "". */
export function tag(node: Node): string {
  return node.nodeType === ELEMENT && node.namespaceURI === W ? (node.localName ?? "") : "";
}

/** Child elements, all or of one local name. */
export function children(parent: Node, name?: string): Element[] {
  const result: Element[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling)
    if (node.nodeType === ELEMENT && (name === undefined || tag(node) === name)) result.push(node as Element);
  return result;
}

export function child(parent: Node, name: string): Element | undefined {
  return children(parent, name)[0];
}

/** The w:-attribute, or undefined. */
export function attr(element: Element | undefined, name: string): string | undefined {
  return element?.getAttributeNS(W, name) ?? undefined;
}

/** A new element with w:-attributes; undefined ones are left out. */
export function make(owner: Node, name: string, attributes: Record<string, string | number | undefined> = {}): Element {
  const document = owner.ownerDocument ?? (owner as Document);
  const element = document.createElementNS(W, `w:${name}`);
  setAttributes(element, attributes);
  return element;
}

/** Sets w:-attributes; undefined removes one. */
export function setAttributes(element: Element, attributes: Record<string, string | number | undefined>): void {
  for (const [name, value] of Object.entries(attributes))
    if (value === undefined) element.removeAttributeNS(W, name);
    else element.setAttributeNS(W, `w:${name}`, String(value));
}

/** A w:t with its text; spaces at the ends survive. */
export function textElement(owner: Node, text: string): Element {
  const element = make(owner, "t");
  setText(element, text);
  return element;
}

export function setText(element: Element, text: string): void {
  element.textContent = text;
  element.setAttributeNS(XML, "xml:space", "preserve");
}

/** The child of that name, made at its place in `order` (a schema sequence) when missing. */
export function ensure(parent: Element, name: string, order: readonly string[]): Element {
  const found = child(parent, name);
  if (found) return found;
  const rank = order.indexOf(name);
  const next = children(parent).find((sibling) => order.indexOf(tag(sibling)) > rank);
  const element = make(parent, name);
  parent.insertBefore(element, next ?? null);
  return element;
}

/** The properties element (pPr, rPr, tblPr …), which always comes first. */
export function properties(parent: Element, name: string): Element {
  const found = child(parent, name);
  if (found) return found;
  const element = make(parent, name);
  parent.insertBefore(element, parent.firstChild);
  return element;
}

export function removeChild(parent: Element, name: string): void {
  for (const element of children(parent, name)) parent.removeChild(element);
}

/** Removes an element without attributes and children, so that unset styles leave nothing behind. */
export function prune(element: Element | undefined): void {
  if (element && !element.firstChild && element.attributes.length === 0) element.parentNode?.removeChild(element);
}

export const PPR_ORDER: readonly string[] = (
  "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens " +
  "kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind " +
  "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle " +
  "rPr sectPr pPrChange"
).split(" ");

export const RPR_ORDER: readonly string[] = (
  "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden " +
  "color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
).split(" ");
