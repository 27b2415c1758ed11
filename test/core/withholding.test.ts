import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { grossFor, LARGEST_AMOUNT, rateOn, withheld, type TaxRate } from "../../src/core/withholding.ts";

/** In force since 2013 (所得税法205条1号, 復興財源確保法). */
const rate: TaxRate = { from: "2013-01-01", rate: 1021, threshold: 1_000_000, upperRate: 2042 };

const anyRate = fc.record({
  from: fc.constant("2013-01-01"),
  rate: fc.integer({ min: 0, max: 9999 }),
  threshold: fc.integer({ min: 0, max: 10_000_000 }),
  upperRate: fc.integer({ min: 0, max: 9999 }),
});

/**
 * The law in exact fractions, sharing nothing with the module: `tax` is right when it is the last whole yen that does
 * not exceed 10.21 hundredths, and above a million 102,100 yen and the last whole yen of 20.42 hundredths.
 */
function isTax(amount: number, tax: number): boolean {
  const above = amount > 1_000_000;
  const [taxed, part] = above ? [BigInt(amount - 1_000_000), BigInt(tax - 102_100)] : [BigInt(amount), BigInt(tax)];
  const exact = taxed * (above ? 2042n : 1021n);
  return part * 10_000n <= exact && exact < (part + 1n) * 10_000n;
}

describe("源泉徴収税額", () => {
  test.each([
    [0, 0],
    [9, 0],
    [10, 1],
    [98, 10],
    [5_556, 567],
    [9_999, 1_020],
    [10_000, 1_021],
    [15_000, 1_531],
    [20_000, 2_042],
    [30_000, 3_063],
    [50_000, 5_105],
    [55_685, 5_685],
    [100_000, 10_210],
    [999_999, 102_099],
    [1_000_000, 102_100],
    [1_000_001, 102_100],
    [1_500_000, 204_200],
    [2_000_000, 306_300],
    [10_000_000_000, 2_041_897_900],
  ])("%i円の謝礼金から%i円を徴収する", (amount, tax) => {
    expect(withheld(amount, rate)).toBe(tax);
  });

  test("1円から300万円までのどの額でも、分数のまま計算した税額を1円未満切り捨てたものである", () => {
    const wrong: number[] = [];
    for (let amount = 1; amount <= 3_000_000; amount++) if (!isTax(amount, withheld(amount, rate))) wrong.push(amount);
    expect(wrong).toEqual([]);
  });

  test("大きな額でも、桁を落とさない", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: LARGEST_AMOUNT }), (amount) => isTax(amount, withheld(amount, rate))),
    );
    expect(isTax(LARGEST_AMOUNT, withheld(LARGEST_AMOUNT, rate))).toBe(true);
  });

  test.each([-1, 0.5, NaN, Infinity, LARGEST_AMOUNT + 1])("%d円という額は計算しない", (amount) => {
    expect(() => withheld(amount, rate)).toThrow(`amount is ${amount}, not a whole number`);
    expect(() => grossFor(amount, rate)).toThrow(`net is ${amount}, not a whole number`);
  });

  test.each([
    [{ rate: 0.1021 }, "rate is 0.1021"],
    [{ rate: 10_000 }, "rate is 10000"],
    [{ upperRate: -1 }, "upperRate is -1"],
    [{ threshold: 0.5 }, "threshold is 0.5"],
  ])("税率の行が %j なら、その欄の名を言って計算しない", (slip, message) => {
    expect(() => withheld(1, { ...rate, ...slip })).toThrow(message);
    expect(() => grossFor(1, { ...rate, ...slip })).toThrow(message);
  });
});

describe("手取契約", () => {
  test.each([
    [0, 0],
    [1, 1],
    [10_000, 11_137],
    [20_000, 22_274],
    [30_000, 33_411],
    [50_000, 55_685],
    [100_000, 111_370],
    [897_900, 1_000_000],
    [897_901, 1_000_001],
    [1_295_800, 1_500_000],
  ])("手取り%i円には、%i円を支払う", (net, gross) => {
    expect(grossFor(net, rate)).toBe(gross);
    expect(gross - withheld(gross, rate)).toBe(net);
  });

  test("10,000円が残る額は11,136円と11,137円の二つで、大きいほうを採る", () => {
    expect([11_135, 11_136, 11_137, 11_138].map((gross) => gross - withheld(gross, rate))).toEqual([
      9_999, 10_000, 10_000, 10_001,
    ]);
    expect(grossFor(10_000, rate)).toBe(11_137);
  });

  test("300万円までのどの支払額の手取りからも、その手取りを残す最も大きい支払額に戻る", () => {
    const wrong: number[] = [];
    let net = 0;
    for (let gross = 0; gross <= 3_000_000; gross++) {
      const next = gross + 1 - withheld(gross + 1, rate);
      if (next !== net && grossFor(net, rate) !== gross) wrong.push(gross);
      net = next;
    }
    expect(wrong).toEqual([]);
  });

  test("どんな税率と境目でも、支払額から税を引けば約束の手取りになり、1円多く支払えば手取りが増える", () => {
    fc.assert(
      fc.property(anyRate, fc.integer({ min: 0, max: 9_000_000 }), (any, net) => {
        const gross = grossFor(net, any);
        expect(gross - withheld(gross, any)).toBe(net);
        expect(gross + 1 - withheld(gross + 1, any)).toBeGreaterThan(net);
      }),
    );
  });

  test("境目の額の手取りからは、どんな税率でも、境目の額に戻る", () => {
    fc.assert(
      fc.property(anyRate, (any) => grossFor(any.threshold - withheld(any.threshold, any), any) === any.threshold),
    );
  });

  test("支払額が大きすぎるときは、答えない", () => {
    expect(() => grossFor(LARGEST_AMOUNT, rate)).toThrow("gross is");
  });
});

describe("支払日の税率", () => {
  const [first, second] = [rate, { ...rate, from: "2027-01-01", rate: 1100 }];
  test.each([
    ["2012-12-31", undefined],
    ["2013-01-01", first],
    ["2026-12-31", first],
    ["2027-01-01", second],
    ["", undefined],
  ])("%j の支払いには、その日までに始まった最後の行を使う", (paidOn, found) => {
    expect(rateOn([first, second], paidOn)).toBe(found);
    expect(rateOn([second, first], paidOn)).toBe(found);
  });

  test("同じ日に始まる行が二つあれば後の行を使い、一行もなければ答えない", () => {
    const corrected = { ...first, rate: 1000 };
    expect(rateOn([first, corrected], "2018-06-01")).toBe(corrected);
    expect(rateOn([], "2018-06-01")).toBeUndefined();
  });
});
