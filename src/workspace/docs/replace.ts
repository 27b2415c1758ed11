/** replaceAllText: across runs, in every story, without looking again at what it has just put in. */
import { Exception, NotEmbedded } from "../kernel.ts";
import { deleteText, formatAt, insertText, placedRuns, splitRunAt } from "./runs.ts";
import type { Story } from "./story.ts";
import { child } from "./xml.ts";

export interface ReplaceAllText {
  containsText?: { text?: string; matchCase?: boolean; searchByRegex?: boolean };
  replaceText?: string;
}

/** Replaces every occurrence; returns how many. The replacement takes the formatting of the first replaced character. */
export function replaceAll(stories: readonly Story[], request: ReplaceAllText): number {
  const { text, matchCase = false, searchByRegex = false } = request.containsText ?? {};
  if (searchByRegex) throw new NotEmbedded("replaceAllText の searchByRegex は組み込みワークスペースにありません");
  if (text === undefined || text === "") throw new Exception("The substring to search for must not be empty.");
  const pattern = new RegExp(escape(text), matchCase ? "gu" : "giu");
  return replacePattern(stories, pattern, () => printable(request.replaceText ?? ""));
}

/** The same for any pattern; `replacement` gets each match. Empty matches are passed over. */
export function replacePattern(stories: readonly Story[], pattern: RegExp, replacement: (match: RegExpMatchArray) => string): number {
  let count = 0;
  for (const story of stories) {
    for (const { element, text } of story.paragraphs()) {
      const matches = [...text.matchAll(pattern)].filter((match) => match[0] !== "");
      count += matches.length;
      // from the last to the first: what comes before keeps its offsets
      for (const match of matches.reverse()) replaceOne(element, match, replacement(match));
    }
    story.changed();
  }
  return count;
}

function replaceOne(paragraph: Parameters<typeof deleteText>[0], match: RegExpMatchArray, by: string): void {
  const from = match.index ?? 0;
  splitRunAt(paragraph, from);
  const first = placedRuns(paragraph).find(({ start, text }) => text !== "" && start === from);
  const format = first ? child(first.run, "rPr") : formatAt(paragraph, from);
  deleteText(paragraph, from, from + match[0].length);
  insertText(paragraph, from, by, format ?? null);
}

/** Google strips control characters and the private use area (gaiji of older office systems) from inserted text. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000c-\u001f\ue000-\uf8ff]/g, "");
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
