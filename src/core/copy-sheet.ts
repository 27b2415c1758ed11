/**
 * Sheets of a spreadsheet for others: what stands in every cell and how it looks, whole, so that nothing but this is in
 * the file. The platform writes them; text stays text, whatever it looks like.
 */
import type { Day, Moment } from "./calendar.ts";

export type CopyCell = string | number | { readonly day: Day } | { readonly moment: Moment };

export type CopyLook = "title" | "section" | "heading" | "total" | "note" | "plain";

export interface CopyLine {
  readonly look: CopyLook;
  readonly cells: readonly CopyCell[];
}

export interface CopyColumn {
  /** In pixels. */
  readonly width: number;
  /** Where numbers stand, with their heading and the words in place of them; on the left without. */
  readonly align?: "right" | "center";
}

export interface CopySheet {
  readonly title: string;
  readonly columns: readonly CopyColumn[];
  readonly lines: readonly CopyLine[];
  /** How many lines stay in sight when the others are scrolled away. */
  readonly frozen: number;
}
