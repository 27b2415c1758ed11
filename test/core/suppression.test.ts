import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { suppressed, suppressedList } from "../../src/core/suppression/index.ts";
import { highs } from "./assignment/highs.ts";
import { LEAST, NOT_TOLD, allMasked, attacker, cells, count, numbers, shownRightly } from "./suppression/counts.ts";
import { determined } from "./suppression/enumeration.ts";
import { entries, masked, tableOf } from "./suppression/published.ts";
import { pinnedBySolver } from "./suppression/solver.ts";

/** A large table of which everything is masked. */
const NOTHING_LEFT = [
  [1, 1, 1, 0, 1, 0],
  [5, 1, 1, 5, 0, 5],
  [0, 0, 5, 5, 5, 5],
  [1, 0, 1, 1, 1, 5],
  [0, 1, 5, 1, 1, 0],
  [1, 1, 5, 0, 1, 5],
  [1, 0, 1, 0, 1, 1],
  [0, 1, 0, 0, 0, 0],
];

describe("一つの表", () => {
  test("小さい数は隠れ、それを計算できる数も隠れる", () => {
    expect(
      suppressed(
        tableOf([
          [3, 8, 20],
          [7, 9, 12],
          [15, 6, 0],
        ]),
      ),
    ).toEqual({
      cells: [
        [null, null, 20],
        [null, null, 12],
        [15, 6, 0],
      ],
      rowTotals: [31, 28, 21],
      columnTotals: [25, 23, 32],
      total: 80,
    });
  });

  test("小さい数がなければ、何も隠れない", () => {
    const table = tableOf([
      [5, 0],
      [12, 30],
    ]);
    expect(numbers(suppressed(table))).toEqual([5, 0, 12, 30, 5, 42, 17, 30, 47]);
  });

  test.each([
    ["行も列もない", tableOf([]), { cells: [], rowTotals: [], columnTotals: [], total: 0 }],
    ["列がない", tableOf([[], []]), { cells: [[], []], rowTotals: [0, 0], columnTotals: [], total: 0 }],
    ["行がない", tableOf([], 2), { cells: [], rowTotals: [], columnTotals: [0, 0], total: 0 }],
    ["すべて0", tableOf([[0, 0]]), { cells: [[0, 0]], rowTotals: [0], columnTotals: [0, 0], total: 0 }],
    ["1人だけ", tableOf([[0, 1]]), { cells: [[0, null]], rowTotals: [null], columnTotals: [0, null], total: null }],
    ["1行1列", tableOf([[7]]), { cells: [[7]], rowTotals: [7], columnTotals: [7], total: 7 }],
  ])("%s表", (_, table, result) => {
    expect(suppressed(table)).toEqual(result);
  });

  test.each([
    ["負の数", tableOf([[-1]])],
    ["小数", tableOf([[1.5]])],
    ["数でないもの", tableOf([[NaN]])],
    ["見出しと違う行の数", { rows: ["行"], columns: ["列"], cells: [] }],
    ["見出しと違う列の数", { rows: ["行"], columns: ["列"], cells: [[1, 2]] }],
  ])("%sのある表は、そう言って断る", (_, table) => {
    expect(() => suppressed(table)).toThrow(RangeError);
  });

  test("4×4までの表を、すべての表を試す人が見ても、隠れた数はどれも決まらない", () => {
    const seen = { hidden: 0, lenient: 0, everything: 0 };
    fc.assert(
      fc.property(cells(4, 4), (own) => {
        const table = tableOf(own);
        const result = suppressed(table);
        shownRightly(table, result);
        const list = entries(table, result);
        seen.hidden += masked(list).length;
        if (allMasked(table, result)) seen.everything++;
        if (determined(list, LEAST).length === 0) return;
        // Where nothing is left to mask, one who is not told which numbers are small still finds none out.
        seen.lenient++;
        expect(allMasked(table, result)).toBe(true);
        expect(determined(list, NOT_TOLD)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
    console.info(
      `suppression: ${seen.hidden} masked numbers in 2000 tables up to 4 × 4; everything masked in ${seen.everything}; ${seen.lenient} that only one who is not told which are small cannot tell`,
    );
    expect(seen.hidden).toBeGreaterThan(5000);
    expect(seen.everything).toBeLessThan(400);
    expect(seen.lenient).toBeLessThan(100);
  });

  test("大きな表を、HiGHSで上下の限りを求める人が見ても、どれも決まらない", async () => {
    const solver = await highs();
    let hidden = 0;
    fc.assert(
      fc.property(cells(8, 8, 5), (own) => {
        const table = { ...tableOf(own), rowsOf: "行", columnsOf: "列" };
        const result = suppressed(table);
        shownRightly(table, result);
        hidden += masked(entries(table, result)).length;
        expect(pinnedBySolver(solver, [table], [result], attacker(table, result))).toEqual([]);
      }),
      { numRuns: 25, examples: [[NOTHING_LEFT]] },
    );
    expect(hidden).toBeGreaterThan(250);
  });

  test("しきい値が違っても、同じである", () => {
    fc.assert(
      fc.property(cells(3, 3), fc.integer({ min: 1, max: 10 }), (own, least) => {
        const table = tableOf(own);
        const result = suppressed(table, least);
        shownRightly(table, result, least);
        expect(determined(entries(table, result), attacker(table, result, least))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test("同じ表からは、同じ隠し方になる", () => {
    fc.assert(
      fc.property(cells(5, 5), (own) => {
        expect(suppressed(tableOf(own))).toEqual(suppressed(tableOf(own.map((row) => [...row]))));
      }),
      { numRuns: 100 },
    );
  });
});

describe("一列の表", () => {
  test.each([
    [[3, 5, 7, 20], { counts: [null, null, 7, 20], total: 35 }],
    [[12, 5, 20], { counts: [12, 5, 20], total: 37 }],
    [[0, 0], { counts: [0, 0], total: 0 }],
    [[], { counts: [], total: 0 }],
    [[2], { counts: [null], total: null }],
    [[1, 2, 0], { counts: [null, null, 0], total: null }],
    [[1, 1, 30], { counts: [null, null, null], total: 32 }],
    [[4, 4, 30], { counts: [null, null, null], total: 38 }],
    [[3, 9, 0], { counts: [null, null, 0], total: 12 }],
  ])("%j", (counts, result) => {
    expect(suppressedList(counts)).toEqual(result);
  });

  test("どの隠れた数も、引き算では決まらない", () => {
    fc.assert(
      fc.property(fc.array(count, { maxLength: 8 }), (counts) => {
        const { counts: shown, total } = suppressedList(counts);
        const table = tableOf([counts]);
        const result = { cells: [shown], rowTotals: [total], columnTotals: shown, total };
        shownRightly(table, result);
        expect(determined(entries(table, result), attacker(table, result))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});
