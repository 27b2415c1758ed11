/** The year that an answer belongs to, whenever the year was changed and whenever the answer is taken in. */
import { expect, test } from "vitest";
import { yearOf } from "../../../src/features/intake/arrival.rules.ts";

test.each([
  ["3月28日に替え、その前に届いた", "2019-03-28 10:00:00", "2019-03-27 09:00:00", 2018],
  ["3月28日に替え、その後に届いた", "2019-03-28 10:00:00", "2019-03-28 10:00:00", 2019],
  ["4月20日に替え、3月31日に届いた", "2019-04-20 10:00:00", "2019-03-31 23:59:59", 2018],
  ["4月20日に替え、4月1日に届いた", "2019-04-20 10:00:00", "2019-04-01 00:00:00", 2019],
  ["4月20日に替え、4月5日に届いた紙を後から入力した", "2019-04-20 10:00:00", "2019-04-05 00:00:00", 2019],
])("%s", (_, openedAt, receivedAt, year) => {
  expect(yearOf({ fiscalYear: 2019, openedAt }, receivedAt)).toBe(year);
});

test("いつ替えたかわからなければ、いまの年度である", () => {
  expect(yearOf({ fiscalYear: 2019 }, "2019-03-01 09:00:00")).toBe(2019);
});
