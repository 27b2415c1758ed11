/** Parts of every template: head, 記 items and foot, in the order of an official letter (domain section 5). Pure. */
import type { TemplateLine } from "../core/letter.ts";

/** Number and day, addressee, sender. The blank line parts blocks whose own lines must stand close. */
export const head: readonly TemplateLine[] = [
  { style: "right", text: "{{番号欄}}" },
  { style: "day", text: "{{発信日}}" },
  { style: "addressee", text: "{{宛先}}" },
  { style: "blank", text: "" },
  { style: "sender", text: "{{発信者}}" },
];

export const foot: readonly TemplateLine[] = [
  { style: "end", text: "以上" },
  { style: "contact", text: "{{事務担当}}" },
];

/** For letters that invite to write again; without a link the last line stays blank, where nobody sees it. */
export const footWithLink: readonly TemplateLine[] = [...foot, { style: "contact", text: "{{申込書の案内}}" }];

export const title = (text: string): TemplateLine => ({ style: "title", text });
export const body = (text: string): TemplateLine => ({ style: "body", text });
export const below: TemplateLine = { style: "centre", text: "記" };

/** 「１　受付番号　　　…」: number, label padded to six characters, text; the hanging indent meets the text. */
export function items(...entries: readonly (readonly [label: string, text: string])[]): TemplateLine[] {
  return entries.map(([label, text], index) => ({
    style: "item",
    text: `${ordinal(index)}　${label.padEnd(6, "　")}　${text}`,
  }));
}

/** Full width up to nine, half width from ten on. */
const ordinal = (index: number): string => (index < 9 ? String.fromCharCode(0xff11 + index) : String(index + 1));
