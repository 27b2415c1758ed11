/** DocumentStyle of the Docs API over w:sectPr: paper and margins. */
import type { Element } from "@xmldom/xmldom";
import { Exception } from "../kernel.ts";
import type { Dimension } from "./units.ts";
import { points, twips } from "./units.ts";
import { attr, child, ensure, setAttributes } from "./xml.ts";

export interface DocumentStyle {
  pageSize?: { width?: Dimension; height?: Dimension };
  marginTop?: Dimension;
  marginBottom?: Dimension;
  marginLeft?: Dimension;
  marginRight?: Dimension;
  marginHeader?: Dimension;
  marginFooter?: Dimension;
}

const MARGINS = {
  marginTop: "top",
  marginBottom: "bottom",
  marginLeft: "left",
  marginRight: "right",
  marginHeader: "header",
  marginFooter: "footer",
} as const;
type Margin = keyof typeof MARGINS;

export const DOCUMENT_MEMBERS: readonly (keyof DocumentStyle)[] = ["pageSize", ...(Object.keys(MARGINS) as Margin[])];

const SECTION_ORDER = "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols".split(" ");

/** Sets paper and margins of the whole document. */
export function applyDocumentStyle(body: Element, style: DocumentStyle, members: readonly string[]): void {
  const section = ensure(body, "sectPr", ["p", "tbl", "sdt", "sectPr"]);
  if (members.includes("pageSize")) setPaper(section, style.pageSize);
  for (const [member, name] of Object.entries(MARGINS) as [Margin, string][]) {
    if (!members.includes(member)) continue;
    const value = style[member];
    setAttributes(ensure(section, "pgMar", SECTION_ORDER), { [name]: value ? twips(value) : 1440 });
  }
}

export function readDocumentStyle(body: Element): DocumentStyle {
  const section = child(body, "sectPr");
  const style: DocumentStyle = {};
  if (!section) return style;
  const paper = child(section, "pgSz");
  const width = points(attr(paper, "w"));
  const height = points(attr(paper, "h"));
  if (width && height) style.pageSize = { width, height };
  for (const [member, name] of Object.entries(MARGINS) as [Margin, string][]) {
    const value = points(attr(child(section, "pgMar"), name));
    if (value) style[member] = value;
  }
  return style;
}

function setPaper(section: Element, size: DocumentStyle["pageSize"]): void {
  if (!size?.width || !size.height) throw new Exception("The page size requires both width and height.");
  const w = twips(size.width);
  const h = twips(size.height);
  if (w <= 0 || h <= 0) throw new Exception("The page size must be greater than 0.");
  setAttributes(ensure(section, "pgSz", SECTION_ORDER), { w, h, orient: w > h ? "landscape" : undefined });
}
