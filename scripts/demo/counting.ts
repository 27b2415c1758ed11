/** Counting lines of sheets. */
import { cell, dayIn, type Line } from "./clerk.ts";

export type Counts = Record<string, number>;

/** How often each text stands under a header, blanks left out, in the order of the words. */
export const countBy = (lines: readonly Line[], header: string): Counts =>
  tally(lines.map((line) => cell(line, header)));

export function tally(words: readonly string[]): Counts {
  const counts: Counts = {};
  for (const word of [...words].sort()) if (word !== "") counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

/** The same under one header for each text under another: 種類 by 状態. */
export function crossed(lines: readonly Line[], rows: string, columns: string): Record<string, Counts> {
  const of = (word: string): Line[] => lines.filter((line) => cell(line, rows) === word);
  return Object.fromEntries(Object.keys(countBy(lines, rows)).map((word) => [word, countBy(of(word), columns)]));
}

export const distinct = (words: readonly string[]): number => new Set(words.filter((word) => word !== "")).size;

/** "2018-07" of days. */
export const months = (lines: readonly Line[], header: string): Counts =>
  tally(lines.map((line) => dayIn(line, header).slice(0, 7)));

/** A number in a cell; 0 for a blank one. */
export const amount = (line: Line | undefined, header: string): number => {
  const value = line?.[header];
  return typeof value === "number" ? value : 0;
};

export const sum = (lines: readonly Line[], header: string): number =>
  lines.reduce((total, line) => total + amount(line, header), 0);
