/** 支払内訳書: what it says of the fiscal year that bears a payment. */
import { expect, test } from "vitest";
import { blankRow } from "../../src/core/table.ts";
import { basis } from "../../src/papers/payment-tables.ts";
import { claims, payouts, type Claim } from "../../src/tables/payments.ts";
import { shelfOf } from "./shelf.ts";

const yearLines = (...rows: Partial<Claim>[]): string[] =>
  basis(
    [
      {
        payout: blankRow(payouts, { payoutId: "支-2019-0001", payee: "個人" }),
        rows: rows.map((values) => blankRow(claims, { visitOn: "2019-03-20", fiscalYear: 2018, ...values })),
      },
    ],
    shelfOf([]),
  ).filter((line) => line.includes("年度"));

test("実施した年度から支払うものだけなら、会計年度は実施日の年度である", () => {
  expect(yearLines({}, { visitOn: "2019-04-02", fiscalYear: 2019 })).toEqual([
    "・会計年度は、実施日の属する年度です。翌年度5月31日までの出納整理期間に支払うものを含みます。",
  ]);
});

test("過年度支出は、そう断り、1件ずつ挙げる", () => {
  expect(yearLines({}, { claimId: "謝/案-2018-0002-1", fiscalYear: 2019, budgetId: "予-2019-5" })).toEqual([
    "・会計年度は、実施日の属する年度です（過年度支出を除く）。翌年度5月31日までの出納整理期間に支払うものを含みます。",
    "・過年度支出　謝/案-2018-0002-1　実施は平成30年度、支払は令和元年度の予算（予-2019-5）",
  ]);
});
