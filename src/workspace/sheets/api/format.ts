/** A cell's format as the API has it (CellFormat), and as the model has it (Style). */
import { Exception, NotEmbedded } from "../../kernel.ts";
import type { Look, Style } from "../cells.ts";
import { GENERAL } from "../cells.ts";
import { isDateFormat } from "../formats.ts";
import { colorOf, hexOf, styleHexOf } from "./colors.ts";
import { choice, flag, given, integer, text } from "./input.ts";

const TYPES = ["TEXT", "NUMBER", "PERCENT", "CURRENCY", "DATE", "TIME", "DATE_TIME", "SCIENTIFIC"] as const;
const HORIZONTAL = ["LEFT", "CENTER", "RIGHT"] as const;
const VERTICAL = ["TOP", "MIDDLE", "BOTTOM"] as const;
const WRAPS = ["OVERFLOW_CELL", "LEGACY_WRAP", "CLIP", "WRAP"] as const;
/** The model has SpreadsheetApp's words. */
const WRAP: Record<(typeof WRAPS)[number], string> = {
  OVERFLOW_CELL: "OVERFLOW",
  LEGACY_WRAP: "WRAP",
  CLIP: "CLIP",
  WRAP: "WRAP",
};

/** What a CellFormat gives; undefined members are not given. */
export interface FormatInput {
  numberFormat?: string | undefined;
  backgroundColor?: string | undefined;
  backgroundColorStyle?: string | undefined;
  horizontalAlignment?: string | undefined;
  verticalAlignment?: string | undefined;
  wrapStrategy?: string | undefined;
  bold?: boolean | undefined;
  italic?: boolean | undefined;
  fontSize?: number | undefined;
  fontFamily?: string | undefined;
  foregroundColor?: string | undefined;
  foregroundColorStyle?: string | undefined;
}

const MEMBERS = ["numberFormat", "backgroundColor", "backgroundColorStyle", "horizontalAlignment"];
const MORE_MEMBERS = ["verticalAlignment", "wrapStrategy", "textFormat"];
const TEXT_MEMBERS = ["bold", "italic", "fontSize", "fontFamily", "foregroundColor", "foregroundColorStyle"];

/** Leaves of a mask below `userEnteredFormat`. */
export const FORMAT_LEAVES: readonly string[] = [
  ...[...MEMBERS, ...MORE_MEMBERS].filter((name) => name !== "textFormat"),
  ...TEXT_MEMBERS.map((name) => `textFormat.${name}`),
];

export function readFormat(format: unknown, where: string): FormatInput {
  const all = given(format, [...MEMBERS, ...MORE_MEMBERS], where);
  const letters = given(all["textFormat"], TEXT_MEMBERS, `${where}.textFormat`);
  const inText = (name: string) => `${where}.textFormat.${name}`;
  const wrap = choice(all["wrapStrategy"], WRAPS, `${where}.wrapStrategy`);
  return {
    numberFormat: readNumberFormat(all["numberFormat"], `${where}.numberFormat`),
    backgroundColor: hexOf(all["backgroundColor"], `${where}.backgroundColor`),
    backgroundColorStyle: styleHexOf(all["backgroundColorStyle"], `${where}.backgroundColorStyle`),
    horizontalAlignment: choice(all["horizontalAlignment"], HORIZONTAL, `${where}.horizontalAlignment`)?.toLowerCase(),
    verticalAlignment: choice(all["verticalAlignment"], VERTICAL, `${where}.verticalAlignment`)?.toLowerCase(),
    wrapStrategy: wrap && WRAP[wrap],
    bold: flag(letters["bold"], inText("bold")),
    italic: flag(letters["italic"], inText("italic")),
    fontSize: integer(letters["fontSize"], inText("fontSize")),
    fontFamily: text(letters["fontFamily"], inText("fontFamily")),
    foregroundColor: hexOf(letters["foregroundColor"], inText("foregroundColor")),
    foregroundColorStyle: styleHexOf(letters["foregroundColorStyle"], inText("foregroundColorStyle")),
  };
}

function readNumberFormat(format: unknown, where: string): string | undefined {
  if (format === undefined) return undefined;
  const members = given(format, ["type", "pattern"], where);
  const type = choice(members["type"], TYPES, `${where}.type`);
  const pattern = text(members["pattern"], `${where}.pattern`) ?? "";
  if (!type) throw new Exception("Number format type must be specified.");
  if (pattern === "" && type !== "TEXT")
    throw new NotEmbedded(`Sheets API の ${where} で pattern のない ${type} は組み込みワークスペースにありません`);
  return pattern === "" ? "@" : pattern;
}

/** The style with the selected leaves (below userEnteredFormat) as given; what is not given goes back to the default. */
export function restyle({ format, rule, look }: Style, input: FormatInput, leaves: ReadonlySet<string>): Style {
  const pick = <T>(leaf: string, old: T | undefined, next: T | undefined) => (leaves.has(leaf) ? next : old);
  const color = (leaf: string, old: string | null | undefined, plain?: string, style?: string) => {
    if (!leaves.has(leaf) && !leaves.has(`${leaf}Style`)) return old;
    return (leaves.has(`${leaf}Style`) ? style : undefined) ?? (leaves.has(leaf) ? plain : undefined);
  };
  const { backgroundColor, backgroundColorStyle, foregroundColor, foregroundColorStyle } = input;
  const next: Record<keyof Look, unknown> = {
    ...{ background: color("backgroundColor", look.background, backgroundColor, backgroundColorStyle) },
    ...{ fontColor: color("textFormat.foregroundColor", look.fontColor, foregroundColor, foregroundColorStyle) },
    ...{ fontWeight: pick("textFormat.bold", look.fontWeight, input.bold === true ? "bold" : undefined) },
    ...{ fontStyle: pick("textFormat.italic", look.fontStyle, input.italic === true ? "italic" : undefined) },
    ...{ fontLine: look.fontLine, fontFamily: pick("textFormat.fontFamily", look.fontFamily, input.fontFamily) },
    ...{ fontSize: pick("textFormat.fontSize", look.fontSize, input.fontSize) },
    ...{ wrap: pick("wrapStrategy", look.wrap, input.wrapStrategy) },
    ...{ vertical: pick("verticalAlignment", look.vertical, input.verticalAlignment) },
    ...{ horizontal: pick("horizontalAlignment", look.horizontal, input.horizontalAlignment) },
    border: look.border,
  };
  return { format: pick("numberFormat", format, input.numberFormat) ?? GENERAL, rule, look: present(next) };
}

/** As the API answers it; undefined for a cell that nobody formatted. */
export function formatOf({ format, look }: Style): object | undefined {
  const letters = present({
    ...{ bold: look.fontWeight === "bold" || undefined, italic: look.fontStyle === "italic" || undefined },
    ...{
      fontSize: look.fontSize,
      fontFamily: look.fontFamily ?? undefined,
      ...painted("foregroundColor", look.fontColor),
    },
  });
  const wrap = WRAPS.find((word) => word !== "LEGACY_WRAP" && WRAP[word] === look.wrap);
  const full = present({
    numberFormat: format === GENERAL ? undefined : { type: typeOf(format), pattern: format },
    ...painted("backgroundColor", look.background),
    horizontalAlignment: look.horizontal?.toUpperCase(),
    verticalAlignment: look.vertical?.toUpperCase(),
    wrapStrategy: wrap,
    textFormat: Object.keys(letters).length > 0 ? letters : undefined,
  });
  return Object.keys(full).length > 0 ? full : undefined;
}

function painted(name: string, hex: string | null | undefined): object {
  return hex ? { [name]: colorOf(hex), [`${name}Style`]: { rgbColor: colorOf(hex) } } : {};
}

function typeOf(format: string): (typeof TYPES)[number] {
  if (format === "@") return "TEXT";
  if (!isDateFormat(format)) return format.includes("%") ? "PERCENT" : "NUMBER";
  return /h/i.test(format) ? (/[yd]/i.test(format) ? "DATE_TIME" : "TIME") : "DATE";
}

function present(members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
