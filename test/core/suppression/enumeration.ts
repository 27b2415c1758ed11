/** An attacker who tries all tables of whole numbers. He knows nothing of how the masking was found. */
import type { Entry } from "./published.ts";
import { masked, told } from "./published.ts";

interface Sum {
  readonly cells: readonly number[];
  readonly low: number;
  readonly high: number;
}

/** How much larger than it is he tries a number that may be of any size: one that can differ can differ by this. */
const FURTHER = 6;

/** The names of masked numbers that can be nothing but what they are. */
export function determined(list: readonly Entry[], least: number): string[] {
  return masked(list)
    .filter((entry) => ![-1, 1].some((side) => differs(list, entry, side, least)))
    .map(({ name }) => name);
}

/** Whether a table with the same shown numbers has less (-1) or more (1) at this place. */
function differs(list: readonly Entry[], asked: Entry, side: number, least: number): boolean {
  const cells = list.filter(({ margin }) => margin === "");
  const index = new Map(cells.map(({ cells: own }, at) => [own[0]!, at]));
  const bounds = list.map((entry) => {
    const { low, high } = told(entry, least);
    const most = Math.min(high, entry.value + FURTHER);
    if (entry !== asked) return { low, high: most };
    return side < 0 ? { low, high: entry.value - 1 } : { low: entry.value + 1, high: most };
  });
  const sums: Sum[] = list.map((entry, at) => ({ cells: entry.cells.map((cell) => index.get(cell)!), ...bounds[at]! }));
  // Every cell is a sum of itself, so the bounds of cells are sums like all others.
  return search(sums, cells);
}

/** Fills in cell after cell, those near the truth first, and turns back where a sum cannot be met any more. */
function search(sums: readonly Sum[], cells: readonly Entry[]): boolean {
  const own = cells.map((_, at) => sums.find((each) => each.cells.length === 1 && each.cells[0] === at)!);
  const of = cells.map((_, at) => sums.filter((each) => each.cells.includes(at)));
  const values: number[] = [];
  const possible = ({ cells: parts, low, high }: Sum): boolean => {
    let least = 0;
    let most = 0;
    for (const part of parts) {
      least += values[part] ?? own[part]!.low;
      most += values[part] ?? own[part]!.high;
    }
    return least <= high && most >= low;
  };
  const fill = (at: number): boolean => {
    if (at === cells.length) return true;
    const { low, high } = own[at]!;
    const tries = Array.from({ length: Math.max(0, high - low + 1) }, (_, n) => low + n);
    const near = (value: number): number => Math.abs(value - cells[at]!.value);
    for (const value of tries.sort((a, b) => near(a) - near(b))) {
      values[at] = value;
      if (of[at]!.every(possible) && fill(at + 1)) return true;
    }
    values.length = at;
    return false;
  };
  return fill(0);
}
