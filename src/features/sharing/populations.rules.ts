/**
 * Who is counted in 集計, and by what: decided cases of the year, those that are done, and the reports about them. Tables
 * of two attributes are declared here; every other column that may be seen as a count comes in by itself. Pure.
 */
import { fiscalYearName } from "../../core/calendar.ts";
import { textIn, type Row, type Table } from "../../core/table.ts";
import { applicants, type Applicant } from "../../tables/applicants.ts";
import { cases, LIVE_STATES, type Case, type CaseState } from "../../tables/cases.ts";
import { tables } from "../../tables/index.ts";
import { instructors } from "../../tables/instructors.ts";
import { followUps, instructorReports, traineeReports } from "../../tables/reports.ts";
import type { Desk } from "./books.rules.ts";
import { decidedCrosses, laterCrosses } from "./crosses.rules.ts";
import { isDone, liveCases } from "./doctors.rules.ts";
import { dimensionOf, optionFigures, WHOLE, type Figure, type Person } from "./figure.rules.ts";
import { concerned, isOpen } from "./rows.rules.ts";
import { seenIn, sightOf, type Seen } from "./sight.rules.ts";

export interface Population {
  readonly title: string;
  readonly people: readonly Person[];
  readonly figures: readonly Figure[];
  /** Columns of numbers that are added up. */
  readonly sums: readonly Seen[];
}

/** A population's people, and the columns of counts that are shown of them by default. */
interface Base {
  readonly title: string;
  readonly people: readonly Person[];
  readonly crosses?: readonly Figure[];
  readonly defaults: readonly Seen[];
}

export function populationsOf(desk: Desk): Population[] {
  return basesOf(desk)
    .map((base) => populationOf(desk, base))
    .filter(({ figures, sums }) => figures.length + sums.length > 0);
}

function basesOf(desk: Desk): Base[] {
  const live = liveCases(desk);
  const year = fiscalYearName(desk.fiscalYear, desk.at.slice(0, 10));
  const of = (table: Table): Seen[] => countsOf(desk, table);
  const named = (seen: Seen): boolean => DATED.includes(seen.name);
  return [
    {
      title: `${year}に決定した研修`,
      people: casePeople(desk, live),
      crosses: [...decidedCrosses(desk), ...laterCrosses(desk, live)],
      defaults: [...of(applicants), ...of(cases).filter((seen) => !named(seen))],
    },
    ...of(cases)
      .filter(named)
      .map((seen) => ({
        title: `${seen.column.header}（実施した研修）`,
        people: casePeople(
          desk,
          live.filter((row) => isDone(row) && textIn(row, seen.name) !== ""),
        ),
        defaults: [seen],
      })),
    { title: instructorReports.name, people: rowPeople(desk, instructorReports), defaults: of(instructorReports) },
    { title: traineeReports.name, people: rowPeople(desk, traineeReports), defaults: of(traineeReports) },
    {
      title: `${fiscalYearName(desk.fiscalYear - 1)}に実施した研修のその後`,
      people: casePeople(desk, lastYears(desk)),
      crosses: laterCrosses(desk, lastYears(desk)),
      defaults: [],
    },
    ...tables
      .filter((table) => !PLACED.includes(table) && of(table).length > 0)
      .map((table) => ({ title: table.name, people: rowPeople(desk, table), defaults: of(table) })),
  ];
}

const PLACED: readonly Table[] = [applicants, cases, instructorReports, traineeReports, followUps];
/**
 * Of a case: what has a day only once the visit was. Each counts those that have it, since how many have none can be told
 * from the sums of the reports.
 */
const DATED: readonly string[] = ["visitOn", "instructorReportedOn", "traineeReportedOn"];
/** Columns whose count another one tells: a fact that is counted twice in different people could be reckoned out. */
const TOLD: ReadonlyMap<Table, readonly string[]> = new Map<Table, readonly string[]>([
  [instructorReports, ["visitedOn"]],
  [followUps, ["profession"]],
  [cases, ["state"]],
]);

const countsOf = ({ party }: Desk, table: Table): Seen[] =>
  seenIn(party, table).filter(({ sight, name }) => sight === "counts" && !TOLD.get(table)?.includes(name));

function populationOf(desk: Desk, { title, people, crosses = [], defaults }: Base): Population {
  const open = crosses.filter(({ rows, columns }) =>
    [...rows.tells, ...columns.tells].every((each) => isSeen(desk, each)),
  );
  const sums = defaults.filter(({ column }) => column.cell.kind === "count" || column.cell.kind === "yen");
  const lists = defaults
    .filter((seen) => !sums.includes(seen))
    .flatMap((seen): Figure[] =>
      seen.column.cell.kind === "choices"
        ? optionFigures(seen, desk.settings, people)
        : [{ title: seen.column.header, rows: dimensionOf(seen, desk.settings), columns: WHOLE }],
    );
  return { title, people, figures: [...open, ...lists], sums };
}

const isSeen = ({ party }: Desk, { table, name }: Pick<Seen, "table" | "name">): boolean =>
  sightOf(party, table, name) !== undefined;

function casePeople(desk: Desk, rows: readonly Case[]): Person[] {
  const applications = new Map(desk.rows(applicants).map((row) => [row.applicationId, row]));
  const hosts = new Map(desk.rows(instructors).map((row) => [row.instructorId, row]));
  const named = namedIn(desk);
  return rows.map((row) => {
    const application = applications.get(row.applicationId);
    const host = hosts.get(row.instructorId);
    const more: [Table, Row<Table>][] = [
      ...(application ? [[applicants, application] as [Table, Row<Table>]] : []),
      ...(host ? [[instructors, host] as [Table, Row<Table>]] : []),
    ];
    return { rows: new Map<Table, Row<Table>>([[cases, row], ...more]), named: named.has(row.applicationId) };
  });
}

/** Applications that have a row of their own in the copy. */
function namedIn(desk: Desk): ReadonlySet<string> {
  const columns = seenIn(desk.party, applicants).filter(({ sight }) => sight !== "counts");
  const shown = (row: Applicant): boolean => columns.some((seen) => isOpen(desk, seen, row));
  return new Set(
    concerned(desk, applicants)
      .filter(shown)
      .map(({ applicationId }) => applicationId),
  );
}

/** Rows that stand for themselves; of several about one case the last. */
function rowPeople(desk: Desk, table: Table): Person[] {
  const rows: readonly Row<Table>[] = concerned(desk, table);
  const last = new Map(
    rows.map((row, index) => [typeof row["caseId"] === "string" && row["caseId"] !== "" ? row["caseId"] : index, row]),
  );
  return [...last.values()].map((row) => ({ rows: new Map([[table, row]]), named: false }));
}

const lastYears = (desk: Desk): Case[] =>
  desk
    .rows(cases)
    .filter(
      (row) => row.fiscalYear === desk.fiscalYear - 1 && LIVE_STATES.includes(row.state as CaseState) && isDone(row),
    );
