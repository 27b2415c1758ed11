/** What a Form is made of, as plain data: this is what forms.json holds and what every view works on. */
import { createHash } from "node:crypto";
import { Exception } from "../kernel.ts";
import type { Rule } from "./validation.ts";

/** The item types that FormApp can make here, in Google's names; the rest throws by name. */
export const KINDS = [
  "CHECKBOX",
  "CHECKBOX_GRID",
  "DATE",
  "DATETIME",
  "GRID",
  "LIST",
  "MULTIPLE_CHOICE",
  "PAGE_BREAK",
  "PARAGRAPH_TEXT",
  "SCALE",
  "SECTION_HEADER",
  "TEXT",
  "TIME",
] as const;
export type Kind = (typeof KINDS)[number];

/** Where a page or a choice leads; `page` is the id of a page break. */
export type Navigation = { to: "CONTINUE" | "RESTART" | "SUBMIT" } | { to: "GO_TO_PAGE"; page: number };

export interface ChoiceModel {
  value: string;
  go?: Navigation;
}

export interface ItemModel {
  id: number;
  kind: Kind;
  title: string;
  help: string;
  required: boolean;
  choices: ChoiceModel[];
  /** "その他" with a text of the person's own. */
  other: boolean;
  rows: string[];
  columns: string[];
  /** One answer a column (grids). */
  onePerColumn: boolean;
  rule?: Rule;
  lower: number;
  upper: number;
  leftLabel: string;
  rightLabel: string;
  includesYear: boolean;
  /** Page breaks: where one goes on reaching this break in the normal order. */
  go: Navigation;
}

/** Dates as "yyyy-MM-dd" ("MM-dd" without a year), times as "HH:mm"; grids hold one entry a row, null for none. */
export type Answer = string | (string | null)[] | (string[] | null)[];

export interface ResponseModel {
  id: string;
  /** ms since 1970; an edited response has the time of the edit. */
  at: number;
  /** Who was signed in; empty for a stranger. */
  by: string;
  /** The collected address; empty when the Form does not collect any. */
  email: string;
  /** By item id. Answers to deleted items stay here and are not given out. */
  answers: Record<string, Answer>;
}

export interface FormModel {
  id: string;
  title: string;
  description: string;
  confirmation: string;
  closedMessage: string;
  published: boolean;
  accepting: boolean;
  allowEdits: boolean;
  collectEmail: boolean;
  limitOne: boolean;
  progressBar: boolean;
  respondAgain: boolean;
  shuffle: boolean;
  /** Short links that were asked for, and where each leads; absent in folders of older versions. */
  shortLinks?: Record<string, string>;
  items: ItemModel[];
  /** In order of time. */
  responses: ResponseModel[];
  /** How many items and responses were ever made: ids are never used twice. */
  itemsMade: number;
  responsesMade: number;
}

/** An empty, unpublished Form: what the API gives since mid-2026. */
export function emptyForm(id: string, title: string): FormModel {
  return {
    ...{ id, title, description: "", confirmation: "", closedMessage: "" },
    ...{ published: false, accepting: false, allowEdits: false, collectEmail: false, limitOne: false },
    ...{ progressBar: false, respondAgain: true, shuffle: false },
    ...{ items: [], responses: [], itemsMade: 0, responsesMade: 0 },
  };
}

export function emptyItem(id: number, kind: Kind): ItemModel {
  return {
    ...{ id, kind, title: "", help: "", required: false, choices: [], other: false, rows: [], columns: [] },
    ...{ onePerColumn: false, lower: 1, upper: 5, leftLabel: "", rightLabel: "", includesYear: true },
    go: { to: "CONTINUE" },
  };
}

/** Ids that say nothing about order, as Google's: an odd factor permutes the numbers below 2^31. */
export function itemId(n: number): number {
  return Math.imul(n, 0x9e3779b1) & 0x7fffffff;
}

/** The name of a question in a prefilled link: never the item id, as at Google. */
export function entryId(item: ItemModel, row = 0): number {
  return Math.imul((item.id + row * 0x10001) | 0, 0x85ebca6b) & 0x7fffffff;
}

export function isGrid(kind: Kind): boolean {
  return kind === "GRID" || kind === "CHECKBOX_GRID";
}

/** Whether an item asks something (headings and page breaks do not). */
export function asks(kind: Kind): boolean {
  return kind !== "PAGE_BREAK" && kind !== "SECTION_HEADER";
}

export function isEmpty(answer: Answer | undefined): boolean {
  if (answer === undefined || answer === "") return true;
  return Array.isArray(answer) && answer.every((one) => one === null || one.length === 0);
}

export const publishedUrl = (id: string): string => `https://docs.google.com/forms/d/e/${id}/viewform`;
/** Google's short links of Forms: seventeen letters that tell nothing. */
export function shortUrl(url: string): string {
  const digest = createHash("sha256")
    .update(url)
    .digest("base64")
    .replace(/[^A-Za-z0-9]/g, "");
  return `https://forms.gle/${digest.slice(0, 17)}`;
}
export const editUrl = (id: string): string => `https://docs.google.com/forms/d/${id}/edit`;

/** A text argument as Apps Script takes it from untyped code: numbers and booleans become text, nothing else does. */
export function asText(value: unknown): string {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
  throw new Exception("パラメータがメソッドのシグネチャと一致しません（文字列を指定してください）");
}
