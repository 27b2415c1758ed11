/**
 * Whom the association means when it names a doctor, and what it says otherwise than the register: one set of checks for an
 * answer of the Form, a paper and a pasted list (R49). Pure.
 */
import { differencesOf } from "../core/differences.ts";
import { nameKey, oneLine } from "../core/text.ts";
import type { Recommendation } from "./association.ts";
import { instructors, type Appointment, type Instructor } from "./instructors.ts";
import type { Notice } from "./notices.ts";

/** What a recommendation may say of a doctor; an empty cell says nothing. */
const SAID = ["name", "kana", "facility", "title", "postalCode", "address", "block", "phone", "email"] as const;
export type Doctor = Pick<Recommendation, (typeof SAID)[number]>;

/** Those columns of a row of 推薦 or 指導医, and no others. */
export const doctorOf = (row: Doctor): Doctor =>
  Object.fromEntries(SAID.map((name) => [name, row[name]])) as unknown as Doctor;

type Named = Pick<Doctor, "name" | "kana">;
/** Two spellings of one name and kana meet under it. */
export const doctorKey = ({ name, kana }: Named): string => `${nameKey(name)}/${nameKey(kana)}`;

const alike = (a: string, b: string): boolean => nameKey(a) === nameKey(b);

/** Nobody of that name is `fresh`; of one name and several kana only a person can tell who is meant. */
export type Meant =
  | { readonly known: Instructor }
  | { readonly namesakes: readonly Instructor[] }
  | { readonly several: readonly Instructor[] }
  | { readonly fresh: true };

/** By name and kana; the institution tells two of one name and kana apart, and does nothing else. */
export function whoIsMeant(doctor: Pick<Doctor, "name" | "kana" | "facility">, register: readonly Instructor[]): Meant {
  const named = register.filter((one) => alike(one.name, doctor.name));
  const same = named.filter((one) => alike(one.kana, doctor.kana));
  const at = same.filter((one) => alike(one.facility, doctor.facility));
  const [only] = same.length === 1 ? same : at.length === 1 ? at : [];
  if (only) return { known: only };
  if (same.length > 0) return { several: same };
  return named.length > 0 ? { namesakes: named } : { fresh: true };
}

/**
 * What the association says otherwise than the register, in words; and the cells as it has them, which staff may have written
 * over the register's: also those that are the same, so that of two who say different things the later one prevails, however
 * often a run is done again.
 */
export function saysOtherwise(
  known: Instructor,
  doctor: Doctor,
): { readonly lines: readonly string[]; readonly values: Partial<Doctor> } {
  const said = SAID.filter((name) => bare(doctor[name]) !== "");
  const differing = said.filter((name) => bare(doctor[name]) !== bare(known[name]));
  const kept = said.filter((name) => differing.includes(name) || doctor[name] === known[name]);
  return {
    lines: differing.flatMap((name) =>
      differencesOf(instructors, known, { ...known, ...doctor }, (column) => column === name),
    ),
    values: Object.fromEntries(kept.map((name) => [name, doctor[name]])),
  };
}

/** A space more or less is no other name. */
const bare = (text: string): string => oneLine(text).replace(/ /g, "");

type Numbered = Pick<Appointment, "instructorId">;

/** 医-0009 …: above every number that is there, was promised to a recommendation, or belongs to an acceptance. */
export function instructorNumbers(...lists: readonly (readonly Numbered[])[]): () => string {
  const taken = lists.flat().map((each) => Number(/^医-(\d+)$/.exec(each.instructorId)?.[1] ?? 0));
  let last = taken.reduce((most, one) => Math.max(most, one), 0);
  return () => `医-${String(++last).padStart(4, "0")}`;
}

/** The year for which the association was asked last, from the year that is open on: a list names none. */
export function askedYear(register: readonly Notice[], fiscalYear: number): number {
  const asked = register.filter((row) => row.letter === "指導医推薦依頼" && row.state !== "取消");
  return asked.reduce((last, row) => Math.max(last, row.fiscalYear ?? 0), fiscalYear);
}
