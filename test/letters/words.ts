/** What a drafted letter says. */
import { fillText, type Fields } from "../../src/core/letter.ts";
import type { Draft, Drafted } from "../../src/letters/material.ts";
import type { LetterKind } from "../../src/tables/notices.ts";
import { draftedLetter, templateOf, type Cast, type Changed } from "./cast.ts";

export function madeOf(drafted: Drafted): Draft {
  if ("draft" in drafted) return drafted.draft;
  throw new Error("fault" in drafted ? drafted.fault : "it waits");
}

export function faultOf(drafted: Drafted): string {
  return "fault" in drafted ? drafted.fault : "";
}

/** The letter on paper as setup's template, or another, has it. */
export function paperOf(kind: LetterKind, cast: Cast, changed: Changed = {}): string {
  const { fields } = madeOf(draftedLetter(kind, cast, changed));
  return fillText(changed.template ?? templateOf(kind), fields);
}

export const wordOf = (fields: Fields, name: string): string => fields[name]?.value ?? "no such word";
