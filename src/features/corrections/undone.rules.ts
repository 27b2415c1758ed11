/** The sheets as they were before some of the corrections: what a letter would have said then. Pure. */
import type { Row, Table } from "../../core/table.ts";
import type { Sources } from "../../letters/material.ts";
import { sourcesWith } from "../../letters/sources.ts";
import { applicants } from "../../tables/applicants.ts";
import type { Correction } from "../../tables/desk.ts";
import { appointments, instructors } from "../../tables/instructors.ts";
import { withText } from "./told.rules.ts";

/** Takes the chosen corrections back, the latest first. */
export function before(sources: Sources, chosen: (correction: Correction) => boolean): Sources {
  const taken = sources.corrections
    .filter(chosen)
    .sort((a, b) => (a.foundAt > b.foundAt ? -1 : a.foundAt < b.foundAt ? 1 : 0));
  const back = <T extends Table>(table: T, rows: readonly Row<T>[]): readonly Row<T>[] => {
    const mine = taken.filter(({ sheet }) => sheet === table.name);
    if (mine.length === 0) return rows;
    const keyOf = (row: Row<T>): unknown => (row as Readonly<Record<string, unknown>>)[table.key];
    return rows.map((row) =>
      mine
        .filter(({ rowKey }) => rowKey === keyOf(row))
        .reduce((now, { column, before: text }) => withText(table, now, column, text), row),
    );
  };
  return sourcesWith(sources, {
    corrections: sources.corrections.filter((correction) => !chosen(correction)),
    applicants: back(applicants, sources.applicants),
    appointments: back(appointments, sources.appointments),
    instructors: back(instructors, sources.instructors),
  });
}
