/** 支払通知: what an instructor reads of a payment (domain section 5). */
import { describe, expect, test } from "vitest";
import { daysText, priceText } from "../../src/letters/payment-words.ts";
import { settings } from "../../src/settings.ts";
import { blankRow } from "../../src/core/table.ts";
import { claims, type Claim } from "../../src/tables/payments.ts";
import { draftedLetter, USUAL, type Cast } from "./cast.ts";
import { paperOf } from "./words.ts";

const paper = (payout: Cast["payout"] = {}, changed: Readonly<Record<string, string>> = {}): string =>
  paperOf("支払通知", { ...USUAL, payout }, { settings: changed, issue: { issuedOn: "2019-04-26" } });

test("個人への支払いには、日、単価と数量、税、差引、年度、支払調書の扱いが載る", () => {
  expect(paper().split("記\n")[1]?.split("\n").slice(0, 10)).toEqual([
    "１　支払番号　　　支-2018-0001",
    "２　実施日　　　　平成30年12月10日、17日",
    "３　単価と数量　　10,000円×2名",
    "４　総額　　　　　20,000円",
    "５　源泉所得税　　2,042円（所得税と復興特別所得税）",
    "６　差引支払額　　17,958円",
    "７　支払日　　　　平成31年4月25日",
    "８　支払先　　　　見本 一郎（個人）　届け出ていただいた口座に振り込みました。",
    "９　支払年度　　　平成30年度",
    "10　支払調書　　　平成31年（令和元年）分の支払いです。1年間の支払金額の合計が50,000円を超えるときは、翌年の1月31日までに支払調書を税務署へ提出します。",
  ]);
});

test("債権者番号は載せない", () => {
  expect(paper({ creditorId: "債-99999" })).not.toContain("債-99999");
});

test("法人への支払いには、源泉徴収がないことを書く", () => {
  const text = paper({ payee: "法人", payeeName: "医療法人 見本会", tax: 0, net: 20_000 });
  expect(text).toContain("源泉徴収はありません（支払先が法人のため）");
  expect(text).toContain("医療法人 見本会（法人）");
});

test("支払日がまだなければ、予定の日であることを書く", () => {
  expect(paper({ paidOn: "" })).toContain("平成31年4月25日（予定）");
});

test("年度の名は、支払った日の元号による", () => {
  expect(paper({ fiscalYear: 2019, paidOn: "2019-04-26" })).toContain("平成31年度");
  expect(paper({ fiscalYear: 2019, paidOn: "2019-05-07" })).toContain("令和元年度");
});

test("基準額は設定のとおりで、空なら支払調書の年だけを書く", () => {
  expect(paper({}, { [settings.statementLeast.name]: "30000" })).toContain("合計が30,000円を超えるとき");
  expect(paper({}, { [settings.statementLeast.name]: "" })).toContain("平成31年（令和元年）分の支払いです。\n");
});

test.each(["案", "決裁待ち", "決裁済", "戻入済", "取消"] as const)("%s の支払については、通知を作らない", (state) => {
  expect(draftedLetter("支払通知", { ...USUAL, payout: { state } })).toEqual({ waits: true });
});

describe("日と単価の書き方", () => {
  test.each([
    [["2019-03-20"], "平成31年3月20日"],
    [["2019-03-27", "2019-03-20", "2019-03-27"], "平成31年3月20日、27日"],
    [["2018-12-10", "2019-01-08", "2019-01-15", "2019-02-08"], "平成30年12月10日、平成31年1月8日、15日、2月8日"],
    [["2019-04-30", "2019-05-01", "2019-05-02"], "平成31年4月30日、令和元年5月1日、2日"],
    [["2019-01-10", "2019-11-10", "2019-11-11"], "平成31年1月10日、令和元年11月10日、11日"],
    [[], ""],
  ])("%j は「%s」", (days, text) => {
    expect(daysText(days)).toBe(text);
  });

  const claim = (values: Partial<Claim>): Claim =>
    blankRow(claims, { unit: "1名", price: 10_000, quantity: 1, contract: "総額", ...values });

  test("同じ単価は数をまとめ、違えば並べる", () => {
    expect(priceText([claim({}), claim({}), claim({ price: 12_000 })])).toBe("10,000円×2名、12,000円×1名");
    expect(priceText([claim({ unit: "1時間", price: 5_500, quantity: 3 })])).toBe("5,500円×3時間");
    expect(priceText([claim({ unit: "1回", contract: "手取" })])).toBe("10,000円×1回（源泉徴収の後の額）");
  });
});
