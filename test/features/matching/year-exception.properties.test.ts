/** R40 in matching, on offices drawn at random: against every way there is, and against its own record. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Sheets } from "../../../src/features/matching/desk.rules.ts";
import { placementOf } from "../../../src/features/matching/placement.rules.ts";
import { recordOf } from "../../../src/features/matching/record.rules.ts";
import { verify } from "../../../src/features/matching/verification.rules.ts";
import { bestOf, compareWays, policies, smallOffices, waysOf } from "./best.ts";
import { before, planned } from "./second-visits.ts";
import { applicationId, desk, propose, written } from "./sheets.ts";

/** Some of those who wait were decided this year already. */
const second = fc.subarray([1, 2, 3, 4]);
const reserves = fc.option(
  fc.record({
    share: fc.integer({ min: 1, max: 100 }),
    for: fc.constantFrom("未参入開業医" as const, "看護師" as const),
    until: fc.constant("2018-09-30"),
  }),
  { nil: undefined },
);

const withBefore = (sheets: Sheets, again: readonly number[]): Sheets => {
  const more = again.map((n) => before(n, n % 2 === 0 ? "決定" : "実施済"));
  return {
    ...sheets,
    applicants: [...sheets.applicants, ...more.flatMap((each) => each.applicants)],
    cases: [...sheets.cases, ...more.flatMap((each) => each.cases)],
  };
};

test("小さな事務局をしらみつぶしに調べても、案は最善で、2回目の人は予定数の残りを超えない", () => {
  const seen = { all: 0, bound: 0, crossed: 0, shared: 0 };
  fc.assert(
    fc.property(
      smallOffices,
      second,
      fc.integer({ min: 1, max: 4 }),
      reserves,
      policies,
      (small, again, more, reserve, changes) => {
        const sheets = withBefore(small, again);
        const live = sheets.cases.filter((row) => row.state === "決定" || row.state === "実施済").length;
        const placement = placementOf(desk(sheets, { ...planned(live + more), reserve, ...changes }));
        const { question, arrangement } = placement;
        const ways = waysOf(question);
        if (!ways) return;
        seen.all++;
        expect(compareWays(question, arrangement.served, bestOf(question, ways)!)).toBe(0);
        const people = new Set(again.map((n) => applicationId(n)));
        const seconds = [...arrangement.served.keys()].filter((id) => people.has(id)).length;
        const firsts = arrangement.served.size - seconds;
        expect(seconds).toBeLessThanOrEqual(Math.max(0, more - firsts));
        if (seconds > 0 && seconds === more - firsts) seen.bound++;
        if (question.caps?.length === 2) seen.crossed++;
        // As many as if nobody came again.
        const alone = { ...sheets, applicants: sheets.applicants.filter((row) => !people.has(row.applicationId)) };
        const without = placementOf(desk(alone, { ...planned(live + more), reserve, ...changes }));
        expect(firsts).toBe(without.arrangement.served.size);
        if (firsts > 0 && seconds > 0) seen.shared++;
      },
    ),
    { numRuns: 600 },
  );
  expect(seen.all).toBeGreaterThan(300);
  expect(seen.bound).toBeGreaterThan(10);
  expect(seen.crossed).toBeGreaterThan(100);
  expect(seen.shared).toBeGreaterThan(10);
});

test("検算は、2つの上限が重なる実行でも合格する", () => {
  fc.assert(
    fc.property(smallOffices, second, fc.integer({ min: 1, max: 4 }), reserves, (small, again, more, reserve) => {
      const sheets = withBefore(small, again);
      const live = sheets.cases.filter((row) => row.state === "決定" || row.state === "実施済").length;
      const plan = propose(sheets, { ...planned(live + more), reserve });
      const { run, parts } = recordOf({ mode: "提案を作る", ...plan }, "2019-01-10 09:00:00", "");
      const kept = new Map(parts.map((part) => [part.partId, part]));
      expect(verify(run, kept, written(sheets.cases, plan)).text).toMatch(/^合格/);
    }),
    { numRuns: 25 },
  );
});
