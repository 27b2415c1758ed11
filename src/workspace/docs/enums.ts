/** DocumentApp's enums: objects, not strings, so that a comparison with a string fails here as it does at Google. */
import { enumOf, EnumValue } from "../enums.ts";
import type { Kernel } from "../kernel.ts";

type App = GoogleAppsScript.Document.DocumentApp;
type Values = Readonly<Record<string, EnumValue>>;

const elementTypes: Values = enumOf(
  ...(
    "BODY_SECTION COMMENT_SECTION DATE DOCUMENT EQUATION EQUATION_FUNCTION EQUATION_FUNCTION_ARGUMENT_SEPARATOR " +
    "EQUATION_SYMBOL FOOTER_SECTION FOOTNOTE FOOTNOTE_SECTION HEADER_SECTION HORIZONTAL_RULE INLINE_DRAWING INLINE_IMAGE " +
    "LIST_ITEM PAGE_BREAK PARAGRAPH PERSON RICH_LINK TABLE TABLE_CELL TABLE_OF_CONTENTS TABLE_ROW TEXT UNSUPPORTED"
  ).split(" "),
);
const alignments: Values = enumOf("LEFT", "CENTER", "RIGHT", "JUSTIFY");
const glyphTypes: Values = enumOf(
  ..."BULLET HOLLOW_BULLET SQUARE_BULLET NUMBER LATIN_UPPER LATIN_LOWER ROMAN_UPPER ROMAN_LOWER".split(" "),
);

export function elementType(label: string): GoogleAppsScript.Document.ElementType {
  return elementTypes[label] as unknown as GoogleAppsScript.Document.ElementType;
}

/** Word's w:jc → Google's alignment; a paragraph that says nothing stands at the left. */
export function alignment(jc: string | undefined): GoogleAppsScript.Document.HorizontalAlignment {
  const label = { center: "CENTER", right: "RIGHT", end: "RIGHT", both: "JUSTIFY" }[jc ?? ""] ?? "LEFT";
  return alignments[label] as unknown as GoogleAppsScript.Document.HorizontalAlignment;
}

/** null for a glyph that Google has no name for (「ア、イ、ウ」). */
export function glyphType(label: string | undefined): GoogleAppsScript.Document.GlyphType {
  return (label === undefined ? null : glyphTypes[label]) as unknown as GoogleAppsScript.Document.GlyphType;
}

/** The name of a value of DocumentApp.GlyphType, or undefined when it is none. */
export function glyphName(value: unknown): string | undefined {
  return value instanceof EnumValue && glyphTypes[value.name()] === value ? value.name() : undefined;
}

/** The enums as members of the global DocumentApp; an unknown name throws. */
export function enumsFor(kernel: Kernel): Pick<App, "ElementType" | "HorizontalAlignment" | "GlyphType"> {
  const given = <T>(name: string, values: Values): T => kernel.expose(`DocumentApp.${name}`, values) as unknown as T;
  return {
    ElementType: given("ElementType", elementTypes),
    HorizontalAlignment: given("HorizontalAlignment", alignments),
    GlyphType: given("GlyphType", glyphTypes),
  };
}
