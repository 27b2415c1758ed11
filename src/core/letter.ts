/** Letters as data: paragraphs of a template, and the words that fill it. Layout after domain section 5. Pure. */

/** What a paragraph is on the page; platform/letters.ts knows how each is set. */
export type LineStyle =
  | "right"
  | "day"
  | "addressee"
  | "blank"
  | "sender"
  | "title"
  | "body"
  | "centre"
  | "item"
  | "list"
  | "heading"
  | "holder"
  | "issued"
  | "end"
  | "contact";

export interface TemplateLine {
  readonly style: LineStyle;
  /** May hold placeholders: {{文書番号}}. */
  readonly text: string;
}

/** One word of a letter. An optional one may be empty; any other empty one stops the letter by its name. */
export interface Field {
  readonly value: string;
  readonly optional?: boolean;
  /** It follows from the day or number of issue, from who signs, or from other words: no part of what was approved. */
  readonly fleeting?: boolean;
  /** A block of lines names the words that it is made of: those not optional are missing where it cannot be whole. */
  readonly of?: readonly string[];
  /** Why the word may not be printed as it stands, and what to do about it; "" or absent where it may. */
  readonly fault?: string;
}
export type Fields = Readonly<Record<string, Field>>;

const PLACEHOLDER = /\{\{([^{}]+)\}\}/g;

/** Names of the placeholders in a text, each once, in order of appearance. */
export function placeholdersIn(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(PLACEHOLDER), (match) => (match[1] ?? "").trim()))];
}

/** What is wrong before anything is made: names that the letter does not know, needed words that are empty, closed words' faults. */
export function placeholderFaults(
  template: string,
  fields: Fields,
): { unknown: string[]; empty: string[]; closed: string[] } {
  const names = placeholdersIn(template);
  const needed = new Set(names.flatMap((name) => fields[name]?.of ?? [name]));
  return {
    unknown: names.filter((name) => !(name in fields)),
    empty: [...needed].filter((name) => fields[name]?.value === "" && !fields[name].optional),
    closed: [...needed].flatMap((name) => fields[name]?.fault ?? []).filter((fault) => fault !== ""),
  };
}

/** The text with its placeholders filled; meant for mail bodies (Docs are filled by the Docs service). */
export function fillText(template: string, fields: Fields): string {
  return template.replace(PLACEHOLDER, (whole, name: string) => fields[name.trim()]?.value ?? whole);
}
