/**
 * 指導医: a line for each doctor whom the association recommended, with what was accepted for the year, and how many were
 * assigned and have come. Pure.
 */
import type { CopyCell } from "../../core/copy-sheet.ts";
import type { Column, Row, Table } from "../../core/table.ts";
import { cases, DONE_STATES, LIVE_STATES, type Case, type CaseState } from "../../tables/cases.ts";
import { appointments, instructors, type Appointment, type Instructor } from "../../tables/instructors.ts";
import { instructorReports } from "../../tables/reports.ts";
import type { Desk } from "./books.rules.ts";
import { compareTexts, concerned, isOpen, tableSheet, type Part } from "./rows.rules.ts";
import { seenIn, shownCell, sightOf, type Seen } from "./sight.rules.ts";
import { count } from "../../core/cell.ts";

/** A doctor of the year, as the copy shows them. */
export interface Doctor {
  readonly row: Instructor;
  readonly appointment: Appointment | undefined;
  /** Decided cases of the year, and those of them that are done. */
  readonly assigned: readonly Case[];
  readonly done: readonly Case[];
}

/** Who holds the office, has answered for the year, or has somebody assigned. */
export function doctorsOf(desk: Desk): Doctor[] {
  const accepted = new Map(concerned(desk, appointments).map((row) => [row.instructorId, row]));
  const assigned = liveCases(desk);
  return desk
    .rows(instructors)
    .map((row) => {
      const own = assigned.filter(({ instructorId }) => instructorId === row.instructorId);
      return { row, appointment: accepted.get(row.instructorId), assigned: own, done: own.filter(isDone) };
    })
    .filter(({ row, appointment, assigned: own }) => row.active || appointment !== undefined || own.length > 0)
    .sort((a, b) => compareTexts(a.row.instructorId, b.row.instructorId));
}

/** Decided cases of the year that is open. */
export const liveCases = (desk: Desk): Case[] =>
  concerned(desk, cases).filter(({ state }) => LIVE_STATES.includes(state as CaseState));

export const isDone = ({ state }: Pick<Case, "state">): boolean => DONE_STATES.includes(state as CaseState);

/** Whether the sheet tells how many each has: whose case it is must be open, and how far it is at least as a count. */
export const tellsCounts = ({ party }: Pick<Desk, "party">): boolean =>
  sightOf(party, cases, "instructorId") === "all" && sightOf(party, cases, "state") !== undefined;

interface Field {
  readonly column: Column<unknown>;
  readonly cell: (doctor: Doctor) => CopyCell;
}

export function doctorPart(desk: Desk): Part | undefined {
  const fields = [
    ...ownFields(desk, instructors, ({ row }) => row),
    ...ownFields(desk, appointments, ({ appointment }) => appointment, REPEATED),
    ...countFields(desk),
    ...nextYearField(desk),
  ];
  if (fields.length === 0) return undefined;
  const doctors = doctorsOf(desk);
  const rows = doctors.map((doctor) => fields.map(({ cell }) => cell(doctor)));
  return {
    table: instructors,
    sheet: tableSheet(instructors.name, fields, rows),
    marks: doctors.map(({ row }) => row.instructorId),
  };
}

/** Of 年度委嘱: the doctor and the year, which the sheet says already. */
const REPEATED: readonly string[] = ["fiscalYear", "instructorId", "instructorName"];

function ownFields<T extends Table>(
  desk: Desk,
  table: T,
  rowOf: (doctor: Doctor) => Row<T> | undefined,
  without: readonly string[] = [],
): Field[] {
  const shown = (seen: Seen, row: Row<Table> | undefined): CopyCell =>
    row && isOpen(desk, seen, row) ? shownCell(seen, row) : "";
  return seenIn(desk.party, table)
    .filter(({ name, sight }) => sight !== "counts" && !without.includes(name))
    .map((seen) => ({ column: seen.column, cell: (doctor) => shown(seen, rowOf(doctor)) }));
}

const counted = (header: string): Column<unknown> => ({ header, cell: count(), writer: "addon", note: "" });

const countFields = (desk: Desk): Field[] =>
  tellsCounts(desk)
    ? [
        { column: counted("決定（人）"), cell: ({ assigned }) => assigned.length },
        { column: counted("うち実施済"), cell: ({ done }) => done.length },
      ]
    : [];

/** What the last report of the year says. */
function nextYearField(desk: Desk): Field[] {
  const column = instructorReports.columns.nextYear;
  const open = sightOf(desk.party, instructorReports, "nextYear") === "all" && tellsCounts(desk);
  if (!open) return [];
  const hostOf = new Map(liveCases(desk).map(({ caseId, instructorId }) => [caseId, instructorId]));
  const said = new Map<string | undefined, CopyCell>();
  const reports = concerned(desk, instructorReports);
  for (const row of [...reports].sort((a, b) => compareTexts(a.receivedAt, b.receivedAt)))
    said.set(hostOf.get(row.caseId), row.nextYear);
  return [{ column, cell: ({ row }) => said.get(row.instructorId) ?? "" }];
}
