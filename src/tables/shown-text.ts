/**
 * Free texts of reports, and whether they may leave the office: whoever writes one into a letter or a copy for others asks
 * here. It is judged on the text as it stands now; what was found when it came in is only what staff read. Pure.
 */
import { sha256 } from "../core/hash.ts";
import { patientTraces, tracesText } from "../core/patient-text/index.ts";
import { textIn, type Table } from "../core/table.ts";
import type { Applicant } from "./applicants.ts";
import type { Instructor } from "./instructors.ts";
import type { InstructorReport } from "./reports.ts";

export type Clearance = InstructorReport["clearance"];

/**
 * The text where it may leave the office, else "": nothing in it may identify a patient, or staff have cleared it, and they
 * have not said 使わない. `allowed`: who may be named in it, by `allowedNames`.
 */
export function shownText(text: string, allowed: readonly string[], clearance: Clearance): string {
  if (clearance === "使わない") return "";
  return clearance === "問題なし" || patientTraces(text, allowed).length === 0 ? text : "";
}

/** A free text, and where it stands: its row's table and key, and its column. */
export interface FreeText {
  readonly table: Table;
  readonly key: string;
  readonly name: string;
  readonly text: string;
}

/**
 * Why a free text may not stand in a letter, and what to do: what in it may identify a patient, and where staff say that it
 * does not. "" where it may.
 */
export function textFault(
  { table, key, name, text }: FreeText,
  allowed: readonly string[],
  clearance: Clearance,
): string {
  const [header, check] = [name, "clearance"].map((column) => table.columns[column]?.header ?? column);
  const place = `「${table.name}」シートの ${key} の「${header}」`;
  if (clearance === "使わない")
    return `${place}は、「${check}」で「使わない」となっているので、載せられません。様式の文書から消すか、選び直してください`;
  const traces = clearance === "問題なし" ? [] : patientTraces(text, allowed);
  if (traces.length === 0) return "";
  const found = traces.map((trace) => `${trace.kind}「${trace.text}」`).join("、");
  return `${place}に、患者さんが特定できそうな言葉があります（${found}）。文を直すか、患者さんのことでなければ「${check}」で「問題なし」を選んでから、やり直してください`;
}

/** Who and where the visit was: their names are no patient's. */
export function allowedNames(
  applicant: Pick<Applicant, "name" | "kana" | "facility"> | undefined,
  instructor: Pick<Instructor, "name" | "kana" | "facility"> | undefined,
): string[] {
  return [applicant, instructor]
    .flatMap((person) => (person ? [person.name, person.kana, person.facility] : []))
    .filter((name) => name !== "");
}

type Texted = Readonly<Record<string, unknown>> & Pick<InstructorReport, "clearance" | "clearedText">;

/** What staff said to the texts of a report as they stand: 問題なし holds for the words that they saw, and for no others. */
export function clearanceOf(table: Table, row: Texted): Clearance {
  return row.clearance === "問題なし" && row.clearedText !== textMark(table, row) ? "" : row.clearance;
}

/** The columns of a report in which somebody wrote freely. */
export const freeTexts = (table: Table): string[] =>
  Object.entries(table.columns).flatMap(([name, { writer, cell }]) =>
    writer === "intake" && cell.kind === "long" ? [name] : [],
  );

/** A short mark of all that was freely written in a report. */
export const textMark = (table: Table, row: Readonly<Record<string, unknown>>): string =>
  sha256(JSON.stringify(freeTexts(table).map((name) => textIn(row, name)))).slice(0, 16);

/** 患者情報の疑い: what was found in which text, and what to do; "" where nothing was. */
export function suspicionOf(table: Table, row: Readonly<Record<string, unknown>>, allowed: readonly string[]): string {
  const found = freeTexts(table).flatMap((name) => {
    const traces = patientTraces(textIn(row, name), allowed);
    return traces.length === 0 ? [] : [`【${table.columns[name]?.header ?? name}】`, tracesText(traces)];
  });
  return found.length === 0 ? "" : [...found, REMEDY].join("\n");
}

const REMEDY =
  "この行の文を直すか、患者さんのことでなければ「患者情報の確認」で「問題なし」を選んでください。それまで、自由記述は外に出しません。";
