/**
 * What of an application may leave for the association: what the applicant agreed to, for as long as they do (domain
 * section 9). Whoever shares asks here, row by row; a column of counts is summed up by its reader, never shown by row. Pure.
 */
import { columnNames, type Table } from "../core/table.ts";
import { applicants, type Applicant } from "./applicants.ts";

/** Whether the applicant lets the association know who they are. */
export function consents({ privacy, consentWithdrawnOn }: Pick<Applicant, "privacy" | "consentWithdrawnOn">): boolean {
  return privacy && consentWithdrawnOn === "";
}

/** The cells of this very application that the association may see; none where there is no consent (any more). */
export function shownToAssociation(row: Applicant): Partial<Applicant> {
  const { columns }: Table = applicants;
  const names = columnNames(applicants).filter((name) => {
    const sight = columns[name]?.seenBy?.association;
    return sight === "all" || (sight === "consented" && consents(row));
  });
  return Object.fromEntries(names.map((name) => [name, row[name]]));
}
