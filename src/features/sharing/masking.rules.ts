/**
 * Which figures of some people are shown, and with which numbers masked (秘匿する少数). All of them are masked together,
 * since whoever reads one reads the others.
 *
 * Whoever has a row of their own in the copy is taken to be known in every respect: the association knows its members. So
 * numbers are judged as they are without them. The reader also knows how many there are in all, and how many each doctor
 * has of which professions, since another sheet says so. Against all that, of every number that is masked two values at
 * least stay possible. A figure for which that cannot be had is left out, and its sums stay reckoned with.
 *
 * What is not guarded against: someone who remembers what the copy said last week, and sees that one person has come in.
 */
import { suppressedWithin, type Shown } from "../../core/suppression/index.ts";
import type { Counted } from "./figure.rules.ts";

/** A figure as it is shown; null where a number is masked. */
export interface Printed {
  readonly counted: Counted;
  readonly cells: readonly (readonly Shown[])[];
  readonly rowTotals: readonly Shown[];
  readonly columnTotals: readonly Shown[];
  readonly total: Shown;
}

/**
 * The figures over one population, in order of weight: each is shown where all that are shown before it can stay. One
 * figure for each; undefined for what is left out. A list of one attribute is not needed beside a table that has it.
 */
export function printedOf(figures: readonly Counted[], least: number): (Printed | undefined)[] {
  const shown = new Set<number>();
  const attempt = (): (Printed | undefined)[] | undefined => attemptWith(figures, shown, least);
  let best: (Printed | undefined)[] = figures.map(() => undefined);
  figures.forEach((counted, index) => {
    if (isTold(counted, best)) return;
    shown.add(index);
    const tried = attempt();
    const own = tried?.[index];
    if (tried && own && saysSomething(own)) best = tried;
    else shown.delete(index);
  });
  return best;
}

function attemptWith(
  figures: readonly Counted[],
  shown: ReadonlySet<number>,
  least: number,
): (Printed | undefined)[] | undefined {
  const told = new Set([...shown].flatMap((index) => attributesOf(figures[index])));
  const taken = figures
    .map((counted, index) => ({ counted, index, unpublished: !shown.has(index) }))
    .filter(({ counted, unpublished }) => !unpublished || ties(counted, told));
  const judged = suppressedWithin(
    taken.map(({ counted, unpublished }) => ({ ...counted.unnamed, unpublished })),
    least,
  );
  const masksOf = new Map(taken.map(({ index }, at) => [index, judged?.[at]]));
  return (
    judged &&
    figures.map((counted, index) => {
      const masks = masksOf.get(index);
      return masks && shown.has(index) ? printed(counted, masks, least) : undefined;
    })
  );
}

const attributesOf = (counted: Counted | undefined): string[] =>
  counted ? [counted.figure.rows.of, counted.figure.columns.of] : [];

/** Whether a figure that is not shown still says something of those that are: of an attribute that no other tells, nothing. */
const ties = ({ figure }: Counted, told: ReadonlySet<string>): boolean =>
  figure.parted !== undefined ||
  (figure.structural === true && [figure.rows, figure.columns].every(({ of }) => told.has(of)));

/** Everybody's numbers under the masks of those without a row; a small one is masked whoever it counts. */
function printed(counted: Counted, masks: Omit<Printed, "counted">, least: number): Printed {
  const { cells } = counted.everybody;
  const sum = (counts: readonly number[]): number => counts.reduce((all, each) => all + each, 0);
  const show = (count: number, mask: Shown | undefined): Shown =>
    mask === null || mask === undefined || (count > 0 && count < least) ? null : count;
  const columns = counted.columnKeys.map((_, at) => sum(cells.map((row) => row[at] ?? 0)));
  return {
    counted,
    cells: cells.map((row, r) => row.map((count, c) => show(count, masks.cells[r]?.[c]))),
    rowTotals: cells.map((row, r) => show(sum(row), masks.rowTotals[r])),
    columnTotals: columns.map((count, c) => show(count, masks.columnTotals[c])),
    total: show(sum(cells.map(sum)), masks.total),
  };
}

/** Whether there is a number in it that is not the whole. */
function saysSomething({ cells, rowTotals, columnTotals, total }: Printed): boolean {
  const margins = [...(rowTotals.length > 1 ? rowTotals : []), ...(columnTotals.length > 1 ? columnTotals : [])];
  const numbers = [...cells.flat(), ...margins].filter((each) => each !== null && each > 0);
  return numbers.length > 0 && (total !== null || numbers.length > 1);
}

/** Whether a list only repeats the sums of a table that is shown. */
export function isTold({ figure }: Counted, best: readonly (Printed | undefined)[]): boolean {
  if (figure.columns.of !== "全体" || figure.option) return false;
  return best.some((other) => {
    const { rows, columns } = other?.counted.figure ?? {};
    return rows?.of === figure.rows.of || columns?.of === figure.rows.of;
  });
}
