import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { suppressed } from "../../src/core/suppression/index.ts";
import { LEAST, cells, small } from "./suppression/counts.ts";
import { determined } from "./suppression/enumeration.ts";
import { entries, masked, tableOf, type Entry } from "./suppression/published.ts";

interface Loss {
  readonly numbers: number;
  /** Sum of the counts that are masked. */
  readonly counts: number;
}

const lossOf = (list: readonly Entry[]): Loss => ({
  numbers: masked(list).length,
  counts: masked(list).reduce((sum, { value }) => sum + value, 0),
});

describe("隠す数の少なさ", () => {
  /** The least loss of any masking that the enumerating attacker cannot break; brute force over all of them. */
  function least(entire: readonly Entry[]): Loss | undefined {
    const list = entire.map((entry) => ({ ...entry, shown: small(entry.value) ? null : entry.value }));
    const open = list.flatMap(({ value }, at) => (value >= LEAST ? [at] : []));
    const choices = (from: number, left: number): number[][] =>
      left === 0
        ? [[]]
        : open.slice(from).flatMap((at, n) => choices(from + n + 1, left - 1).map((others) => [at, ...others]));
    for (let extra = 0; extra <= open.length; extra++) {
      const losses = choices(0, extra)
        .map((chosen) => list.map((entry, at) => (chosen.includes(at) ? { ...entry, shown: null } : entry)))
        .sort((one, other) => lossOf(one).counts - lossOf(other).counts);
      const safe = losses.find((each) => determined(each, LEAST).length === 0);
      if (safe) return lossOf(safe);
    }
    return undefined;
  }

  test("小さな表では、隠れる数は、すべての隠し方を試した最少で、その人数の和も最小である", () => {
    let compared = 0;
    let numbers = 0;
    let excess = 0;
    fc.assert(
      fc.property(cells(2, 4, 2), (own) => {
        const table = tableOf(own);
        const list = entries(table, suppressed(table));
        fc.pre(masked(list).length > 0);
        const optimum = least(list);
        if (optimum === undefined) return;
        expect(determined(list, LEAST)).toEqual([]);
        const ours = lossOf(list);
        compared++;
        numbers += optimum.numbers;
        excess += ours.numbers - optimum.numbers;
        expect(ours).toEqual(optimum);
      }),
      { numRuns: 250 },
    );
    console.info(`suppression: ${numbers} numbers must be masked in ${compared} tables, ${excess} more are`);
    expect(compared).toBeGreaterThan(150);
  });
});

describe("この計算をすべての表で試す人", () => {
  /** Every table of these counts, by what is shown of it: who can rerun the program knows that it is one of a group. */
  function groups(shape: readonly [number, number], most: number): Map<string, { values: number[][]; far: boolean }> {
    const found = new Map<string, { values: number[][]; far: boolean }>();
    const size = shape[0] * shape[1];
    for (let code = 0; code < (most + 1) ** size; code++) {
      const flat = Array.from({ length: size }, (_, at) => Math.floor(code / (most + 1) ** at) % (most + 1));
      const table = tableOf(
        Array.from({ length: shape[0] }, (_, row) => flat.slice(row * shape[1], (row + 1) * shape[1])),
      );
      const list = entries(table, suppressed(table));
      if (masked(list).length === 0) continue;
      const key = list.map(({ shown }) => shown ?? "*").join();
      const group = found.get(key) ?? { values: [], far: false };
      group.values.push(list.map(({ value }) => value));
      // Its group may have members beyond the counts that are tried.
      group.far ||= flat.some((value) => value > most - 4);
      found.set(key, group);
    }
    return found;
  }

  test.each([
    ["1×3", [1, 3], 12],
    ["2×2", [2, 2], 9],
  ] as [string, [number, number], number][])(
    "%sの表のうち、数が決まってしまうものは、わずかである",
    (name, shape, most) => {
      const near = Array.from(groups(shape, most)).filter(([, { far }]) => !far);
      const told = near.filter(([key, { values }]) =>
        key.split(",").some((shown, at) => shown === "*" && new Set(values.map((each) => each[at])).size === 1),
      );
      const count = (list: typeof near): number => list.reduce((sum, [, { values }]) => sum + values.length, 0);
      console.info(
        `suppression, an attacker who reruns it over all ${name} tables: ${count(told)} of ${count(near)} tables`,
      );
      expect(count(near)).toBeGreaterThan(200);
      expect(count(told) / count(near)).toBeLessThan(0.1);
    },
  );
});
