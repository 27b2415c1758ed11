/** How long people waited, by profession and by block. Pure. */
import { medianOf } from "../../core/order-statistics.ts";
import type { Instructor } from "../../tables/instructors.ts";
import { PROFESSIONS } from "../../tables/words.ts";
import { compare, grouped, yearsOf, type Standing } from "./standing.rules.ts";

export interface Wait {
  readonly label: string;
  readonly decided: number;
  readonly waiting: number;
  /** Days; undefined where no day is known. */
  readonly median: number | undefined;
  readonly longest: number | undefined;
}

export interface YearWaits {
  /** Undefined: all years together. */
  readonly fiscalYear: number | undefined;
  readonly waits: readonly Wait[];
}

export const UNWRITTEN = "（未記入）";
export const NO_WISH = "希望なし";

export function waitsByProfession(standings: readonly Standing[]): YearWaits[] {
  const order = [...PROFESSIONS, UNWRITTEN];
  const place = (label: string): number => order.indexOf(label);
  return byYear(standings, ({ row }) => [row.profession === "" ? UNWRITTEN : row.profession], place);
}

/**
 * A decided case counts in the block of its instructor. Who still waits has none, and counts in each block that was
 * wished, once in each; without a wish under NO_WISH.
 */
export function waitsByBlock(standings: readonly Standing[], instructors: readonly Instructor[]): YearWaits[] {
  const blocks = new Map(instructors.map((row) => [row.instructorId, row.block]));
  const labels = ({ row, decided }: Standing): readonly string[] => {
    if (decided) return [blocks.get(decided.instructorId) || UNWRITTEN];
    return row.blocks.length === 0 ? [NO_WISH] : [...new Set(row.blocks)];
  };
  return byYear(standings, labels, (label) => [NO_WISH, UNWRITTEN].indexOf(label));
}

/** All years together, and each year apart where there are several. */
function byYear(
  standings: readonly Standing[],
  labelsOf: (standing: Standing) => readonly string[],
  place: (label: string) => number,
): YearWaits[] {
  const counted = standings.filter(({ decided, waits }) => decided !== undefined || waits);
  if (counted.length === 0) return [];
  const years = yearsOf(counted.map(({ fiscalYear }) => fiscalYear));
  const parts = years.length === 1 ? years : [undefined, ...years];
  return parts.map((fiscalYear) => {
    const ofYear = counted.filter((standing) => fiscalYear === undefined || standing.fiscalYear === fiscalYear);
    const groups = grouped(ofYear, labelsOf);
    const labels = [...groups.keys()].sort((a, b) => compare(place(a), place(b)) || compare(a, b));
    return { fiscalYear, waits: labels.map((label) => waitOf(label, groups.get(label) ?? [])) };
  });
}

function waitOf(label: string, group: readonly Standing[]): Wait {
  const days = group.flatMap((standing) => standing.days ?? []).sort((a, b) => a - b);
  const waiting = group.filter(({ waits }) => waits).length;
  return { label, decided: group.length - waiting, waiting, median: medianOf(days), longest: days[days.length - 1] };
}
