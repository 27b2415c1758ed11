/**
 * What a letter said when it was approved or made, as a short mark a word: enough to tell which words differ now, without
 * keeping anybody's data a second time. Pure.
 */
import { sha256 } from "../core/hash.ts";
import type { Fields } from "../core/letter.ts";

/** Length of a mark; a difference goes unseen once in 16^8. */
const MARK = 8;

/** 内容の控え: a mark of each word that was approved. Words of the day, number or signature are left out. */
export function digestOf(fields: Fields): string {
  return JSON.stringify(Object.fromEntries(lasting(fields).map(([name, value]) => [name, mark(value)])));
}

/**
 * Names of the words that differ from a 内容の控え. A word that it does not know is one that was empty, so that a version
 * with more words unsettles no letter that does not use them; where it cannot be read, every word differs.
 */
export function changedSince(digest: string, fields: Fields): string[] {
  const then = parsed(digest);
  const now = new Map(lasting(fields));
  const names = [...new Set([...Object.keys(then), ...now.keys()])];
  return names.filter((name) => (then[name] ?? EMPTY) !== mark(now.get(name) ?? ""));
}

const lasting = (fields: Fields): [string, string][] =>
  Object.entries(fields).flatMap(([name, field]) => (field.fleeting ? [] : [[name, field.value]]));

const mark = (value: string): string => sha256(value).slice(0, MARK);
const EMPTY = mark("");

function parsed(digest: string): Record<string, string> {
  try {
    const marks: unknown = JSON.parse(digest);
    return typeof marks === "object" && marks !== null ? (marks as Record<string, string>) : {};
  } catch {
    return {};
  }
}
