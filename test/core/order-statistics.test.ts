/** The middle and the ninetieth of a hundred, by hand and against counting. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { medianOf, percentileOf } from "../../src/core/order-statistics.ts";

test.each([
  [[], undefined, undefined],
  [[7], 7, 7],
  [[9, 1], 5, 9],
  [[3, 1, 2], 2, 3],
  [[10, 1, 2, 3, 4, 5, 6, 7, 8, 9], 5.5, 9],
])("%j の中央値は %s、9割は %s", (numbers, median, ninetieth) => {
  expect(medianOf(numbers)).toBe(median);
  expect(percentileOf(numbers, 90)).toBe(ninetieth);
});

test("百分位の値は、その割合以上がそれ以下で、1つ小さい値では足りない", () => {
  const some = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(some, fc.integer({ min: 1, max: 100 }), (numbers, percent) => {
      const found = percentileOf(numbers, percent)!;
      const within = (most: number): number => numbers.filter((each) => each <= most).length * 100;
      expect(numbers).toContain(found);
      expect(within(found)).toBeGreaterThanOrEqual(percent * numbers.length);
      expect(within(found - 1)).toBeLessThan(percent * numbers.length);
    }),
  );
});
