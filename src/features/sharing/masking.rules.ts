/**
 * Which figures of some people are shown, and with which numbers masked (秘匿する少数). All of them are masked together,
 * since whoever reads one reads the others.
 *
 * They are judged twice, since readers differ. One knows nothing but the copy. Another knows whoever has a row of their
 * own in it in every respect, as the association knows its members: to him the numbers are as they are without them. What
 * either could compute is masked for both. Each also knows how many there are in all, and how many each doctor has of which
 * professions, since another sheet says so. Against all that, of every number that is masked two values at least stay
 * possible. A figure for which that cannot be had is left out, and its sums stay reckoned with.
 *
 * What is not guarded against: someone who knows some of those with a row and not others, and someone who remembers what
 * the copy said last week, and sees that one person has come in.
 */
import { suppressedWithin, type Crossed, type Shown, type Suppressed } from "../../core/suppression/index.ts";
import type { Counted } from "./figure.rules.ts";

/** A figure as it is shown; null where a number is masked. */
export interface Printed extends Suppressed {
  readonly counted: Counted;
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
  const judged = (crossedOf: (counted: Counted) => Crossed): Suppressed[] | undefined =>
    suppressedWithin(
      taken.map(({ counted, unpublished }) => ({ ...crossedOf(counted), unpublished })),
      least,
    );
  const everybody = judged((counted) => counted.everybody);
  const unnamed = everybody && judged((counted) => counted.unnamed);
  if (!everybody || !unnamed) return undefined;
  const at = new Map(taken.map(({ index }, place) => [index, place]));
  return figures.map((counted, index) => {
    const place = at.get(index) ?? -1;
    const [all, others] = [everybody[place], unnamed[place]];
    return all && others && shown.has(index) ? printed(counted, [all, others], least) : undefined;
  });
}

const attributesOf = (counted: Counted | undefined): string[] =>
  counted ? [counted.figure.rows.of, counted.figure.columns.of] : [];

/** Whether a figure that is not shown still says something of those that are: of an attribute that no other tells, nothing. */
const ties = ({ figure }: Counted, told: ReadonlySet<string>): boolean =>
  figure.parted !== undefined ||
  (figure.structural === true && [figure.rows, figure.columns].every(({ of }) => told.has(of)));

/** Everybody's numbers, masked where they are masked for either reader; a small one that is known from elsewhere as well. */
function printed(counted: Counted, [all, others]: readonly [Suppressed, Suppressed], least: number): Printed {
  const show = (count: Shown, mask: Shown | undefined): Shown =>
    mask === null || count === null || (count > 0 && count < least) ? null : count;
  return {
    counted,
    cells: all.cells.map((row, r) => row.map((count, c) => show(count, others.cells[r]?.[c]))),
    rowTotals: all.rowTotals.map((count, r) => show(count, others.rowTotals[r])),
    columnTotals: notAlone(all.columnTotals.map((count, c) => show(count, others.columnTotals[c]))),
    total: show(all.total, others.total),
  };
}

/**
 * Sums that another sheet tells are never masked to keep a secret, but a small one is masked here all the same; alone in
 * its line it would look like one that anybody can compute.
 */
const notAlone = (sums: readonly Shown[]): readonly Shown[] =>
  sums.filter((each) => each === null).length === 1 ? sums.map(() => null) : sums;

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
