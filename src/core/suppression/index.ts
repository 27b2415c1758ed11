/**
 * Small numbers in tables that leave the office. A count of 1 to 4 is masked, since with what neighbours know it may
 * point to one person; and so many other numbers that nobody can compute it from the sums.
 *
 * A zero is shown. It says that there is nobody, so there is no one whom it describes; and if zeros were masked, the
 * tables of a small programme would be empty. What it does say, that nobody of one profession is in one block, every
 * list of clinics says too.
 */
import { population, type Crossed, type Population, type Table } from "./population.ts";
import { maskedNumbers } from "./search.ts";

export type { Crossed, Part, Table } from "./population.ts";

/** A count, or null where it is masked. */
export type Shown = number | null;

export interface Suppressed {
  readonly cells: readonly (readonly Shown[])[];
  readonly rowTotals: readonly Shown[];
  readonly columnTotals: readonly Shown[];
  readonly total: Shown;
}

/** From how many on a count is shown. */
const LEAST = 5;

/** One table. Throws a RangeError where the counts are no counts. */
export function suppressed(table: Table, least = LEAST): Suppressed {
  const numbered = (labels: readonly string[]): string[] => labels.map((_, at) => String(at));
  const alone = { ...table, rows: numbered(table.rows), columns: numbered(table.columns) };
  const [result] = suppressedTogether([{ ...alone, rowsOf: "行", columnsOf: "列" }], least);
  return result ?? { cells: [], rowTotals: [], columnTotals: [], total: 0 };
}

/** A list with its sum. */
export function suppressedList(counts: readonly number[], least = LEAST): { counts: readonly Shown[]; total: Shown } {
  const { cells, total } = suppressed({ rows: [""], columns: counts.map(String), cells: [counts] }, least);
  return { counts: cells[0] ?? [], total };
}

/**
 * Several tables over the same people. Tables whose rows or columns are of the same kind share that margin: a margin
 * masked in one is masked in all, and no table helps to compute another. Throws where they count different people.
 */
export function suppressedTogether(tables: readonly Crossed[], least = LEAST): Suppressed[] {
  return published(population(tables), least) ?? [];
}

/**
 * The same where everybody knows how many people are counted, and may know of what columns are the sum (`parts`). Nobody
 * can be told to be one more then, so there may be no masking that keeps the small numbers unknown: undefined, and
 * nothing of these tables can be published. A table with parts may have masked zeros; one that is unpublished is only
 * reckoned with. What is known from elsewhere is shown.
 */
export function suppressedWithin(tables: readonly Crossed[], least = LEAST): Suppressed[] | undefined {
  return published(population(tables, true), least);
}

function published(all: Population, least: number): Suppressed[] | undefined {
  const masked = maskedNumbers(all, least);
  if (masked === undefined) return undefined;
  const shown = (number: number): Shown => (masked.has(number) ? null : (all.values[number] ?? 0));
  return all.networks.map(({ cells, rowTotals, columnTotals }) => ({
    cells: cells.map((row) => row.map(shown)),
    rowTotals: rowTotals.map(shown),
    columnTotals: columnTotals.map(shown),
    total: shown(0),
  }));
}
