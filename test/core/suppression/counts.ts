/** Tables of counts for the tests, and what must hold of any masking of them. */
import fc from "fast-check";
import { expect } from "vitest";
import type { Shown, Suppressed, Table } from "../../../src/core/suppression/index.ts";
import { entries, masked } from "./published.ts";

export const LEAST = 5;
/** An attacker who takes any masked number for one or more. */
export const NOT_TOLD = Infinity;
export const small = (count: number, least = LEAST): boolean => count > 0 && count < least;

/** Many small counts and zeros, as in a programme of some dozen people. */
export const count = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 4 }),
  fc.integer({ min: 5, max: 9 }),
  fc.integer({ min: 0, max: 40 }),
);

export const cells = (rows: number, columns: number, atLeast = 1): fc.Arbitrary<number[][]> =>
  fc
    .tuple(fc.integer({ min: atLeast, max: rows }), fc.integer({ min: atLeast, max: columns }))
    .chain(([m, n]) => fc.array(fc.array(count, { minLength: n, maxLength: n }), { minLength: m, maxLength: m }));

export const numbers = ({ cells: own, rowTotals, columnTotals, total }: Suppressed): Shown[] => [
  ...own.flat(),
  ...rowTotals,
  ...columnTotals,
  total,
];

/** Everything but zeros is masked: what is left where nothing less would do. */
export const allMasked = (table: Table, result: Suppressed): boolean =>
  entries(table, result).every(({ value, shown }) => (value === 0 ? shown === 0 : shown === null));

/** Whom the masking must stand up to: one who knows which are small; where nothing is left to mask, one who does not. */
export const attacker = (table: Table, result: Suppressed, least = LEAST): number =>
  allMasked(table, result) ? NOT_TOLD : least;

export function shownRightly(table: Table, result: Suppressed, least = LEAST): void {
  const list = entries(table, result);
  for (const { name, value, shown } of list) {
    if (shown !== null) expect(shown, name).toBe(value);
    if (small(value, least)) expect(shown, name).toBeNull();
    if (value === 0) expect(shown, name).toBe(0);
  }
  if (!list.some(({ value }) => small(value, least))) expect(masked(list)).toEqual([]);
}
