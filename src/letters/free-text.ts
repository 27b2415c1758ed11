/** What people wrote freely, as words of a letter: it may not tell of a patient unless staff have cleared it. Pure. */
import { textIn, type Table } from "../core/table.ts";
import { applicants } from "../tables/applicants.ts";
import { instructorReports, traineeReports } from "../tables/reports.ts";
import { allowedNames, clearanceOf, freeTexts, textFault } from "../tables/shown-text.ts";
import type { Material } from "./letter.ts";

const WRITTEN = { applicant: applicants, instructorReport: instructorReports, traineeReport: traineeReports } as const;
type Written = keyof typeof WRITTEN;

const isWritten = (part: string): part is Written => part in WRITTEN;

/** Why this column of a letter's row may not be printed, and what to do; "" where it may, or is no free text. */
export function freeTextFault(material: Material, part: string, name: string): string {
  if (!isWritten(part)) return "";
  const table: Table = WRITTEN[part];
  const row = material[part] as Readonly<Record<string, unknown>> | undefined;
  if (!row || !freeTexts(table).includes(name)) return "";
  const { applicant, instructor } = material;
  const clearance =
    part === "applicant" ? (applicant?.clearance ?? "") : clearanceOf(table, row as Parameters<typeof clearanceOf>[1]);
  const written = { table, key: textIn(row, table.key), name, text: textIn(row, name) };
  return textFault(written, allowedNames(applicant, instructor), clearance);
}
