/**
 * Sheets of the copy that show rows: one for each table of which a party may see cells, but for what another sheet shows
 * better. A column that a later declaration opens comes in by itself; one that it closes goes. Pure.
 */
import type { CopyCell, CopySheet } from "../../core/copy-sheet.ts";
import type { Row, Table } from "../../core/table.ts";
import { applicants } from "../../tables/applicants.ts";
import { associationReplies, organizations, publicity, recommendations } from "../../tables/association.ts";
import { cases, LIVE_STATES, type CaseState } from "../../tables/cases.ts";
import { mayBeNamed, mayBeQuoted } from "../../tables/consent.ts";
import { tables } from "../../tables/index.ts";
import { appointments, instructors, openings } from "../../tables/instructors.ts";
import { bodies, budgets, programmes } from "../../tables/programmes.ts";
import { followUps, instructorReports, traineeReports } from "../../tables/reports.ts";
import { indicators, snapshots, years } from "../../tables/years.ts";
import { keyIn, yearOf, type Desk } from "./books.rules.ts";
import { seenIn, shownCell, shownColumn, type Seen } from "./sight.rules.ts";

type AnyRow = Row<Table>;

/** What is particular to the rows of a table; nothing of it opens a column. */
interface Rules<R = AnyRow> {
  /** Whether the row concerns others at all. By default, in a yearly table, a row of the year that is open. */
  readonly concerns?: (row: R, desk: Desk) => boolean;
  /** Whether the party sent the row itself; never unless said here, and so the two below. */
  readonly own?: (row: R, desk: Desk) => boolean;
  readonly decided?: (row: R, desk: Desk) => boolean;
  readonly consented?: (row: R, desk: Desk) => boolean;
  /** Columns that another sheet shows. */
  readonly elsewhere?: (seen: Seen) => boolean;
  /** Rows stand in the order of these words of theirs, not of the sheet, which tells who came first. */
  readonly order?: (row: R) => string;
  /** Rows are no persons: one that is gone leaves nothing behind that had to be hidden. */
  readonly impersonal?: true;
}

const rulesOf = <T extends Table>(table: T, rules: Rules<Row<T>>): [Table, Rules] => [table, rules as Rules];

const isLive = (row: { readonly state: string }): boolean => LIVE_STATES.includes(row.state as CaseState);
const ofYear = (row: { readonly fiscalYear: number | null }, { fiscalYear }: Desk): boolean =>
  row.fiscalYear === fiscalYear;
const fromYearOn = (row: { readonly fiscalYear: number | null }, { fiscalYear }: Desk): boolean =>
  (row.fiscalYear ?? 0) >= fiscalYear;
/** Taken in and believed: what waits for staff may be a stranger's word. */
const accepted = (row: { readonly state: string }): boolean => row.state === "反映済";
const always = (): boolean => true;

/** Applications that are over, for whatever reason, tell the association nothing that it needs. */
const OVER: readonly string[] = ["取消", "対象外", "重複", "繰越"];

const RULES: ReadonlyMap<Table, Rules> = new Map([
  rulesOf(applicants, {
    concerns: (row, desk) => ofYear(row, desk) && !OVER.includes(row.state),
    decided: (row) => row.state === "決定",
    consented: (row, { settings }) => mayBeNamed(row, settings),
    order: ({ facility, name }) => `${facility}\n${name}`,
  }),
  rulesOf(cases, {
    concerns: (row, desk) => ofYear(row, desk) && isLive(row),
    decided: isLive,
    elsewhere: ({ name }) => name === "instructorId" || name === "instructorName",
    order: ({ instructorId }) => instructorId,
  }),
  rulesOf(instructors, { elsewhere: always }),
  rulesOf(appointments, { elsewhere: always }),
  rulesOf(openings, { order: ({ instructorId, day }) => `${instructorId} ${day}`, impersonal: true }),
  rulesOf(instructorReports, {
    concerns: (row, desk) => ofYear(row, desk) && accepted(row),
    elsewhere: ({ name }) => name === "nextYear",
  }),
  rulesOf(traineeReports, {
    concerns: (row, desk) => ofYear(row, desk) && accepted(row),
    consented: mayBeQuoted,
    elsewhere: ({ sight }) => sight === "consented",
  }),
  rulesOf(followUps, { concerns: (row, desk) => ofYear(row, desk) && accepted(row) }),
  rulesOf(recommendations, {
    concerns: (row, desk) => fromYearOn(row, desk) && (accepted(row) || row.state === "未反映"),
    own: always,
  }),
  rulesOf(publicity, { concerns: fromYearOn, impersonal: true }),
  rulesOf(associationReplies, { concerns: (row, desk) => ofYear(row, desk) && accepted(row), own: always }),
  // What it sees of itself stands in the addresses of its letters.
  rulesOf(organizations, { elsewhere: always }),
  rulesOf(programmes, { impersonal: true }),
  rulesOf(budgets, { impersonal: true }),
  rulesOf(bodies, { impersonal: true }),
  rulesOf(years, { concerns: always, impersonal: true }),
  rulesOf(snapshots, { concerns: always, impersonal: true }),
  rulesOf(indicators, { concerns: always, impersonal: true }),
]);

/** In which the sheets stand that have a place of their own; the others follow in workbook order. */
const ORDER: readonly Table[] = [
  ...[openings, applicants, programmes, budgets, bodies, publicity, recommendations],
  ...[years, snapshots, indicators, associationReplies],
];

/** Rows of one table as a party sees them. */
export interface Part {
  readonly table: Table;
  readonly sheet: CopySheet;
  /** Persons' rows, and in which degree each is seen: one that is seen no more, or less, must not stay behind. */
  readonly marks: readonly string[];
}

export function rowParts(desk: Desk): Part[] {
  const others = tables.filter((table) => !ORDER.includes(table));
  return [...ORDER, ...others].flatMap((table) => partOf(desk, table) ?? []);
}

/** Rows of a table that concern others, whatever of them is shown. */
export function concerned<T extends Table>(desk: Desk, table: T): Row<T>[] {
  const { concerns } = RULES.get(table) ?? {};
  const inYear = (row: AnyRow): boolean => !table.yearly || yearOf(row) === desk.fiscalYear;
  return desk.rows(table).filter((row) => (concerns ? concerns(row as AnyRow, desk) : inYear(row as AnyRow)));
}

/** Whether the cells of a column may be seen in this very row. */
export function isOpen(desk: Desk, { table, sight }: Pick<Seen, "table" | "sight">, row: AnyRow): boolean {
  const rules = RULES.get(table) ?? {};
  if (sight === "all") return true;
  if (sight === "own") return rules.own?.(row, desk) ?? false;
  if (sight === "decided") return rules.decided?.(row, desk) ?? false;
  if (sight !== "consented") return false;
  return !desk.doubtful(table, keyIn(table, row)) && (rules.consented?.(row, desk) ?? false);
}

function partOf(desk: Desk, table: Table): Part | undefined {
  const { elsewhere, order, impersonal = false } = RULES.get(table) ?? {};
  const columns = seenIn(desk.party, table).filter((seen) => seen.sight !== "counts" && !elsewhere?.(seen));
  if (columns.length === 0) return undefined;
  const rows = concerned(desk, table).filter((row) => columns.some((seen) => isOpen(desk, seen, row)));
  if (order) rows.sort((a, b) => compareTexts(order(a), order(b)));
  const cells = (row: AnyRow): CopyCell[] =>
    columns.map((seen) => (isOpen(desk, seen, row) ? shownCell(seen, row) : ""));
  return {
    table,
    sheet: tableSheet(table.name, columns, rows.map(cells)),
    marks: impersonal ? [] : rows.flatMap((row) => marksOf(desk, columns, row)),
  };
}

/** One for each degree in which something of the row is open. */
function marksOf(desk: Desk, columns: readonly Seen[], row: AnyRow): string[] {
  const open = columns
    .filter((seen) => isOpen(desk, seen, row))
    .map(({ table, sight }) => `${keyIn(table, row)}/${sight}`);
  return [...new Set(open)];
}

/** A heading that stays in sight, and a line a row. */
export function tableSheet(
  title: string,
  columns: readonly Pick<Seen, "column">[],
  rows: readonly (readonly CopyCell[])[],
): CopySheet {
  return {
    title,
    columns: columns.map(shownColumn),
    lines: [
      { look: "heading", cells: columns.map(({ column }) => column.header) },
      ...(rows.length === 0
        ? [{ look: "note", cells: [NONE] } as const]
        : rows.map((cells) => ({ look: "plain", cells }) as const)),
    ],
    frozen: 1,
  };
}

/** By the codes of their letters, which tell nothing of when they were written. */
export const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const NONE = "いまは、載せるものがありません";
