import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { suppressedTogether, type Crossed } from "../../src/core/suppression/index.ts";
import { highs } from "./assignment/highs.ts";
import { LEAST, NOT_TOLD, allMasked, numbers, shownRightly } from "./suppression/counts.ts";
import { entries, masked } from "./suppression/published.ts";
import { pinnedBySolver } from "./suppression/solver.ts";

describe("同じ人を数えた、いくつかの表", () => {
  const kinds = {
    職種: ["医師", "看護師", "薬剤師", "その他"],
    ブロック: ["東", "西", "南", "北"],
    区分: ["初回", "2回目", "3回目"],
  };
  type Kind = keyof typeof kinds;

  /** So many people of each combination, crossed two by two. */
  function crossed(people: readonly number[], rowsOf: Kind, columnsOf: Kind): Crossed {
    const cells = kinds[rowsOf].map(() => kinds[columnsOf].map(() => 0));
    people.forEach((many, n) => {
      const of = { 職種: n % 4, ブロック: Math.floor(n / 4) % 4, 区分: Math.floor(n / 16) };
      cells[of[rowsOf]]![of[columnsOf]]! += many;
    });
    return { rows: kinds[rowsOf], columns: kinds[columnsOf], cells, rowsOf, columnsOf };
  }

  const people = fc.array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constant(0) },
      { weight: 2, arbitrary: fc.integer({ min: 1, max: 3 }) },
      fc.integer({ min: 0, max: 12 }),
    ),
    { minLength: 48, maxLength: 48 },
  );

  const RUNS = 25;

  test("一方で隠れた計は、もう一方でも隠れる", () => {
    const blocks = {
      rows: ["医師", "看護師", "その他"],
      columns: ["東", "西"],
      cells: [
        [2, 1],
        [9, 12],
        [8, 15],
      ],
    };
    const [byBlock, byKind] = suppressedTogether([
      { ...blocks, rowsOf: "職種", columnsOf: "ブロック" },
      {
        rows: ["看護師", "医師", "その他"],
        columns: ["初回", "2回目"],
        cells: [
          [14, 7],
          [3, 0],
          [13, 10],
        ],
        rowsOf: "職種",
        columnsOf: "区分",
      },
    ]);
    expect(byBlock!.rowTotals[0]).toBeNull();
    expect(byKind!.rowTotals[1]).toBeNull();
    expect(byBlock!.rowTotals).toEqual([byKind!.rowTotals[1], byKind!.rowTotals[0], byKind!.rowTotals[2]]);
    expect(byBlock!.total).toBe(47);
  });

  test.each([
    [
      "二つの表",
      [
        ["職種", "ブロック"],
        ["職種", "区分"],
      ],
    ],
    [
      "行と列の入れ替わった二つの表",
      [
        ["職種", "ブロック"],
        ["区分", "職種"],
      ],
    ],
    [
      "三つの表",
      [
        ["職種", "ブロック"],
        ["職種", "区分"],
        ["ブロック", "区分"],
      ],
    ],
  ] as [string, [Kind, Kind][]][])("%sを一緒に見て、HiGHSで解いても、どの隠れた数も決まらない", async (_, pairs) => {
    const solver = await highs();
    let hidden = 0;
    let everything = 0;
    let lenient = 0;
    fc.assert(
      fc.property(people, (counts) => {
        const tables = pairs.map(([rowsOf, columnsOf]) => crossed(counts, rowsOf, columnsOf));
        const results = suppressedTogether(tables);
        tables.forEach((table, t) => shownRightly(table, results[t]!));
        const lists = tables.map((table, t) => entries(table, results[t]!));
        // A margin is the same in every table that has it.
        const margins = new Map(
          lists.flat().flatMap(({ margin, shown }) => (margin === "" ? [] : [[margin, shown] as const])),
        );
        for (const { margin, shown } of lists.flat()) if (margin !== "") expect(shown).toBe(margins.get(margin));
        hidden += masked(lists.flat()).length;
        const all = tables.every((table, t) => allMasked(table, results[t]!));
        if (all) everything++;
        if (pinnedBySolver(solver, tables, results, LEAST).length === 0) return;
        lenient++;
        expect(all).toBe(true);
        expect(pinnedBySolver(solver, tables, results, NOT_TOLD)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
    console.info(
      `suppression together: ${hidden} masked numbers in ${RUNS} files; everything masked in ${everything}; ${lenient} files that only one who is not told which are small cannot tell`,
    );
    expect(hidden).toBeGreaterThan(100);
    expect(everything).toBeLessThan(RUNS / 5);
    expect(lenient).toBeLessThan(RUNS / 5);
  });

  test("全部で4人以下なら、0のほかはすべて隠れる", () => {
    const one = { rows: ["医師"], columns: ["東", "西"], cells: [[4, 0]], rowsOf: "職種", columnsOf: "ブロック" };
    const two = { rows: ["医師"], columns: ["初回", "2回目"], cells: [[1, 3]], rowsOf: "職種", columnsOf: "区分" };
    expect(suppressedTogether([one, two])).toEqual([
      { cells: [[null, 0]], rowTotals: [null], columnTotals: [null, 0], total: null },
      { cells: [[null, null]], rowTotals: [null], columnTotals: [null, null], total: null },
    ]);
  });

  test("少ない数を組み替えられる相手がいなければ、すべて隠れる", () => {
    const one = { rows: ["医師"], columns: ["東", "西"], cells: [[4, 4]], rowsOf: "職種", columnsOf: "ブロック" };
    const two = { rows: ["東", "西"], columns: ["初回"], cells: [[4], [4]], rowsOf: "ブロック", columnsOf: "区分" };
    for (const result of suppressedTogether([one, two]))
      expect(numbers(result).every((each) => each === null)).toBe(true);
  });

  test("違う人を数えた表は、一緒には隠せないと言う", () => {
    const one = { rows: ["医師"], columns: ["東", "西"], cells: [[6, 7]], rowsOf: "職種", columnsOf: "ブロック" };
    expect(() => suppressedTogether([one, { ...one, cells: [[6, 8]] }])).toThrow("合計が表によって違います");
    expect(() => suppressedTogether([one, { ...one, cells: [[7, 6]] }])).toThrow(
      "「ブロック」の「東」の計が、表によって違います",
    );
    expect(() => suppressedTogether([{ ...one, columns: ["東", "東"] }])).toThrow("同じものが2つあります");
    expect(suppressedTogether([])).toEqual([]);
  });
});
