/** What each instructor bore in each year, against the limit that was accepted (7a: 負担の平準化). Pure. */
import type { Case } from "../../tables/cases.ts";
import { compare, grouped, isLive, yearsOf, type Books } from "./standing.rules.ts";

export interface Tally {
  /** Undefined where nothing was accepted. */
  readonly limit: number | undefined;
  /** Every case that was ever put together with the instructor, whatever became of it. */
  readonly offered: number;
  readonly decided: number;
  /** Ended by the office or the applicant. */
  readonly cancelled: number;
  /** Ended by the instructor. */
  readonly withdrew: number;
  /** Decided of the limit; undefined without a limit. */
  readonly share: number | undefined;
}

export interface Load extends Tally {
  readonly instructorId: string;
  readonly name: string;
  readonly block: string;
}

export interface YearLoads {
  readonly fiscalYear: number;
  /** The greatest share first, then by number. */
  readonly loads: readonly Load[];
  readonly total: Tally;
}

/** Whoever accepted a year or had a case in it; newest year first, years without anybody left out. */
export function loadsOf(books: Books): YearLoads[] {
  const years = yearsOf([...books.appointments, ...books.cases].map((row) => row.fiscalYear));
  return years.flatMap((fiscalYear) => {
    const loads = loadsIn(books, fiscalYear);
    return loads.length === 0 ? [] : [{ fiscalYear, loads, total: totalOf(loads) }];
  });
}

function loadsIn(books: Books, fiscalYear: number): Load[] {
  const limits = new Map(
    books.appointments.flatMap((row) =>
      row.fiscalYear === fiscalYear && row.accepted === "承諾する"
        ? [[row.instructorId, row.yearLimit ?? 0] as const]
        : [],
    ),
  );
  const paired = books.cases.filter((row) => row.fiscalYear === fiscalYear && isPair(row));
  const cases = grouped(paired, (row) => [row.instructorId]);
  const people = new Map(books.instructors.map((row) => [row.instructorId, row]));
  const names = namesIn(books);
  return [...new Set([...limits.keys(), ...cases.keys()])]
    .map((instructorId) => ({
      instructorId,
      name: people.get(instructorId)?.name ?? names.get(instructorId) ?? "",
      block: people.get(instructorId)?.block ?? "",
      ...tallyOf(limits.get(instructorId), cases.get(instructorId) ?? []),
    }))
    .sort((a, b) => compare(b.share ?? -1, a.share ?? -1) || compare(a.instructorId, b.instructorId));
}

const isPair = ({ instructorId, state }: Case): boolean => instructorId !== "" && state !== "未成立";

/** Copies of names, for instructors whose row is gone. */
function namesIn({ appointments, cases }: Books): Map<string, string> {
  return new Map([...cases, ...appointments].map((row) => [row.instructorId, row.instructorName]));
}

function tallyOf(limit: number | undefined, cases: readonly Case[]): Tally {
  const ended = cases.filter(({ state }) => state === "取消");
  const withdrew = ended.filter(({ endKind }) => endKind === "指導医の辞退").length;
  const decided = cases.filter(isLive).length;
  const counts = { offered: cases.length, decided, cancelled: ended.length - withdrew, withdrew };
  return { limit, ...counts, share: shareOf(decided, limit) };
}

function totalOf(loads: readonly Load[]): Tally {
  const sum = (of: (load: Load) => number): number => loads.reduce((all, load) => all + of(load), 0);
  const limited = loads.filter(({ limit }) => limit !== undefined);
  const limit = limited.length === 0 ? undefined : sum((load) => load.limit ?? 0);
  const decided = sum((load) => load.decided);
  const counts = { offered: sum((load) => load.offered), decided, cancelled: sum((load) => load.cancelled) };
  return { limit, ...counts, withdrew: sum((load) => load.withdrew), share: shareOf(decided, limit) };
}

function shareOf(decided: number, limit: number | undefined): number | undefined {
  return limit === undefined || limit === 0 ? undefined : decided / limit;
}
