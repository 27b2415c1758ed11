import { describe, expect, test } from "vitest";
import {
  dayOfHalf,
  daysFrom,
  halfDay,
  halfOf,
  halvesOf,
  monthOf,
  offers,
  type Availability,
} from "../../src/core/halfday.ts";

describe("半日", () => {
  test("終日は、午前と午後のどちらでもよいという意味である", () => {
    expect(halvesOf("2018-06-01", "終日")).toEqual(["2018-06-01午前", "2018-06-01午後"]);
    expect(halvesOf("2018-06-01", "午後")).toEqual(["2018-06-01午後"]);
  });

  test("日と時間帯と月に分かれ、並べると時の順になる", () => {
    const at = halfDay("2018-06-01", "午後");
    expect([dayOfHalf(at), halfOf(at), monthOf(at)]).toEqual(["2018-06-01", "午後", "2018-06"]);
    expect([halfDay("2018-06-02", "午前"), at, halfDay("2018-06-01", "午前")].sort()).toEqual([
      "2018-06-01午前",
      "2018-06-01午後",
      "2018-06-02午前",
    ]);
  });

  test("日の並びは両端を含み、終わりが前なら空である", () => {
    expect([...daysFrom("2018-02-27", "2018-03-01")]).toEqual(["2018-02-27", "2018-02-28", "2018-03-01"]);
    expect([...daysFrom("2018-06-02", "2018-06-01")]).toEqual([]);
  });
});

describe("受け入れられるか", () => {
  const offered: Availability = {
    weekly: ["金午前"],
    // 9 November 2018 is an ordinary Friday, the 23rd 勤労感謝の日.
    dates: ["2018-06-02午後", "2018-08-13午前", "2018-11-23午後"],
    closed: [{ from: "2018-08-11", to: "2018-08-17" }],
  };
  test.each([
    ["2018-06-01午前", true],
    ["2018-06-01午後", false],
    ["2018-06-02午後", true],
    ["2018-06-02午前", false],
    ["2018-08-10午前", true],
    ["2018-08-13午前", false],
    ["2018-08-17午前", false],
    ["2018-08-24午前", true],
    ["2018-11-09午前", true],
    ["2018-11-23午前", false],
    ["2018-11-23午後", true],
  ])("%s は %s", (at, expected) => {
    expect(offers(offered, at)).toBe(expected);
  });
});
