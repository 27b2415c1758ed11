import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { suppressed, type Suppressed, type Table } from "../../src/core/suppression/index.ts";
import { LEAST, cells, small } from "./suppression/counts.ts";
import { determined } from "./suppression/enumeration.ts";
import { entries, masked, tableOf } from "./suppression/published.ts";

describe("隠す数の少なさ", () => {
  /** Fewest masked numbers of any masking that the enumerating attacker cannot break; brute force over all of them. */
  function fewest(table: Table, result: Suppressed): number | undefined {
    const list = entries(table, result).map((entry) => ({ ...entry, shown: small(entry.value) ? null : entry.value }));
    const open = list.flatMap(({ value }, at) => (value >= LEAST ? [at] : []));
    const safeWith = (extra: readonly number[]): boolean =>
      determined(
        list.map((entry, at) => (extra.includes(at) ? { ...entry, shown: null } : entry)),
        LEAST,
      ).length === 0;
    const choose = (from: number, left: number, chosen: readonly number[]): boolean =>
      left === 0 ? safeWith(chosen) : open.slice(from).some((at, n) => choose(from + n + 1, left - 1, [...chosen, at]));
    const first = masked(list).length;
    for (let extra = 0; extra <= open.length; extra++) if (choose(0, extra, [])) return first + extra;
    return undefined;
  }

  test("隠れる数は、すべての隠し方を試した最少と変わらない", () => {
    let excess = 0;
    let least = 0;
    let compared = 0;
    let none = 0;
    fc.assert(
      fc.property(cells(3, 3), (own) => {
        const table = tableOf(own);
        const result = suppressed(table);
        const ours = masked(entries(table, result)).length;
        // Beyond this, brute force tries too many maskings.
        fc.pre(ours > 0 && own.length * own[0]!.length < 9);
        const optimum = fewest(table, result);
        if (optimum === undefined) {
          none++;
          return;
        }
        expect(determined(entries(table, result), LEAST)).toEqual([]);
        expect(ours).toBeGreaterThanOrEqual(optimum);
        excess += ours - optimum;
        least += optimum;
        compared++;
      }),
      { numRuns: 300 },
    );
    console.info(
      `suppression: ${least} numbers must be masked in ${compared} tables, ${excess} more are (${(excess / compared).toFixed(3)} a table); for ${none} tables there is no strict masking`,
    );
    expect(compared).toBeGreaterThan(200);
    expect(excess / compared).toBeLessThan(0.05);
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
