/** 支払を起こす: grouping, withholding, days and rates (domain section 4). */
import { describe, expect, test } from "vitest";
import { lateNotes, type PayBooks } from "../../../src/features/payments/raise.rules.ts";
import { booksOf, fee, held, payable, rate, terms } from "./books.ts";
import { Trail } from "./paper-trail.ts";

const DAY = "2019-04-25";
const trailOf = (changed: Partial<PayBooks> = {}): Trail => {
  const trail = new Trail(booksOf({ today: DAY, ...changed }));
  trail.reckon();
  return trail;
};
const whys = ({ refused }: { refused: readonly { id: string; why: string }[] }): string =>
  refused.map(({ id, why }) => `${id}：${why}`).join("\n");

describe("1回に支払う額", () => {
  const gross = (amount: number, more: Partial<PayBooks> = {}) =>
    trailOf({ fees: [fee({ amount })], ...more }).raise(DAY).fresh[0];

  test.each([
    [9, 0], [10, 1], [98, 10], [5_556, 567], [9_999, 1_020], [10_000, 1_021], [15_000, 1_531], [20_000, 2_042],
    [30_000, 3_063], [50_000, 5_105], [55_685, 5_685], [100_000, 10_210], [999_999, 102_099], [1_000_000, 102_100],
    [1_000_001, 102_100], [1_500_000, 204_200], [2_000_000, 306_300],
  ])("%i円の源泉所得税は%i円", (amount, tax) => {
    expect(gross(amount)).toMatchObject({ gross: amount, tax, net: amount - tax, rateId: "率-1", payee: "個人" });
  }); // prettier-ignore

  test.each([
    [20_000, 22_274, 2_274], [30_000, 33_411, 3_411], [50_000, 55_685, 5_685], [10_000, 11_137, 1_137],
  ])("手取%i円の総額は%i円、源泉所得税は%i円", (amount, total, tax) => {
    const found = gross(amount, { fees: [fee({ amount, contract: "手取" })] });
    expect(found).toMatchObject({ gross: total, tax, net: amount });
  }); // prettier-ignore

  test("法人からは源泉徴収せず、支払先の名称を使う", () => {
    const books = {
      appointments: [terms(1, { payee: "法人" })],
      instructors: [payable(1, { payeeName: "医療法人 見本会" })],
    };
    expect(gross(10_000, books)).toMatchObject({
      payee: "法人",
      payeeName: "医療法人 見本会",
      gross: 10_000,
      tax: 0,
      net: 10_000,
      rateId: "",
    });
    expect(gross(10_000, { ...books, fees: [fee({ contract: "手取" })], rates: [] })).toMatchObject({
      gross: 10_000,
      tax: 0,
    });
  });

  test("同じ人の分は合わせて税を計算する（55件の98円ずつは、1件ずつの合計より少ない）", () => {
    const cases = Array.from({ length: 55 }, (_, n) => held(n + 1));
    const trail = trailOf({ cases, fees: [fee({ amount: 98 })] });
    const [payout, ...rest] = trail.raise(DAY).fresh;
    expect(rest).toEqual([]);
    expect(payout).toMatchObject({ gross: 5_390, tax: 550, net: 4_840 });
    expect(payout?.claimIds).toHaveLength(55);
  });

  test("人、会計年度、暦年、契約が違えば、別の支払になる", () => {
    const cases = [
      held(1),
      held(2, 1, { visitOn: "2018-12-10", instructorReportedOn: "2018-12-20", traineeReportedOn: "2018-12-28" }),
      held(3, 1, { visitOn: "2019-04-02", fiscalYear: 2019, instructorReportedOn: "2019-04-08" }),
      held(4, 2),
      held(5, 1, { visitOn: "2019-03-25" }),
    ];
    const net = fee({ feeId: "単-2", from: "2019-03-25", contract: "手取" });
    const appointments = [terms(1), terms(2), terms(1, { appointmentId: "委-2019", fiscalYear: 2019 })];
    const trail = trailOf({ cases, fees: [fee(), net], appointments });
    const told = trail.raise(DAY).fresh.map((row) => [row.payoutId, row.instructorId, row.calendarYear, row.gross]);
    expect(told).toEqual([
      ["支-2018-0001", "医-0001", 2018, 10_000],
      ["支-2018-0002", "医-0001", 2019, 10_000],
      ["支-2018-0003", "医-0001", 2019, 11_137],
      ["支-2018-0004", "医-0002", 2019, 10_000],
      ["支-2019-0001", "医-0001", 2019, 11_137],
    ]);
  });

  test.each<[string, Partial<PayBooks>, string]>([
    [
      "支払先区分がない",
      { appointments: [] },
      "「支払先区分」がありません。「年度委嘱」シートの2018年度の行に、個人か法人を書いてください",
    ],
    ["支払先区分が空", { appointments: [terms(1, { payee: "" })] }, "「支払先区分」がありません"],
    [
      "債権者番号がない",
      { instructors: [payable(1, { creditorId: "" })] },
      "「債権者番号」がありません。「指導医」シートに書いてください",
    ],
    ["法人の名称がない", { appointments: [terms(1, { payee: "法人" })] }, "「支払先の名称」がありません"],
  ])("%s ときは、謝礼金を挙げて直し方を示し、ほかは進む", (_, changed, why) => {
    const instructors = [...(changed.instructors ?? [payable(1)]), payable(2)];
    const appointments = [...(changed.appointments ?? [terms(1)]), terms(2)];
    const plan = trailOf({ cases: [held(1), held(2, 2)], instructors, appointments }).raise(DAY);
    expect(whys(plan)).toContain(why);
    expect(plan.refused.map(({ id }) => id)).toEqual(["謝/案-2018-0001-1"]);
    expect(plan.fresh.map(({ claimIds }) => claimIds)).toEqual([["謝/案-2018-0002-1"]]);
  });
});

describe("源泉徴収の率", () => {
  const later = rate({ rateId: "率-2", from: "2019-04-20", rate: 2000, upperRate: 4000 });
  const paidWith = (rates: PayBooks["rates"], plannedOn: string) => trailOf({ rates }).raise(plannedOn);

  test("支払予定日で引く", () => {
    expect(paidWith([rate(), later], "2019-04-19").fresh[0]).toMatchObject({ rateId: "率-1", tax: 1_021 });
    expect(paidWith([later, rate()], "2019-04-20").fresh[0]).toMatchObject({ rateId: "率-2", tax: 2_000 });
  });

  test("その日の率がなければ、個人への支払は名を挙げて止まり、法人だけなら要らない", () => {
    expect(() => paidWith([rate({ from: "2020-01-01" })], DAY)).toThrow(
      "支払日（2019/04/25）に使う源泉徴収の率がありません",
    );
    expect(() => paidWith([], DAY)).toThrow("「源泉税率」シート");
  });

  test.each([
    ...[{ rate: null }, { threshold: null }, { upperRate: null }, { from: "" }, { rate: 10_000 }],
    ...[{ rate: 0 }, { upperRate: 0 }],
  ])("そろっていない行 %j は、黙って飛ばさない", (values) => {
    expect(() => paidWith([rate(), rate({ rateId: "率-2", ...values })], DAY)).toThrow(
      "源泉徴収の率の行がそろっていません",
    );
  });
});

describe("同じ日に始まる率", () => {
  const same = (values: Partial<PayBooks["rates"][number]>): PayBooks["rates"] => [
    rate(),
    rate({ rateId: "率-2", ...values }),
  ];

  test.each([{ rate: 2042 }, { upperRate: 4084 }, { threshold: 500_000 }])(
    "%j と違えば、両方の名を挙げる",
    (values) => {
      for (const rates of [same(values), [...same(values)].reverse()])
        expect(() => trailOf({ rates }).raise(DAY)).toThrow(
          "同じ日（2013/01/01）に始まる、違う率が2行あります（率-1、率-2）",
        );
    },
  );

  test("同じ率なら、行の順によらず同じ行を使う", () => {
    const raised = [same({}), [...same({})].reverse()].map((rates) => trailOf({ rates }).raise(DAY).fresh[0]?.rateId);
    expect(raised).toEqual(["率-2", "率-2"]);
  });

  test("いま使わない古い率は、妨げにならない", () => {
    const rates = [...same({ rate: 2042 }), rate({ rateId: "率-3", from: "2019-01-01" })];
    expect(trailOf({ rates }).raise(DAY).fresh).toMatchObject([{ rateId: "率-3" }]);
  });
});

describe("支払予定日", () => {
  test("出納閉鎖の日までは前の年度から、翌日からは断る", () => {
    expect(trailOf({ today: "2019-05-20" }).raise("2019-05-31").fresh).toHaveLength(1);
    const plan = trailOf({ today: "2019-05-20" }).raise("2019-06-01");
    expect(plan.fresh).toEqual([]);
    expect(whys(plan)).toContain(
      "令和元年6月1日は、平成30年度の出納閉鎖（令和元年5月31日）の後です。支払う年度の予算番号を",
    );
  });

  test("後の年度の予算を指定すれば、その年度の支払になる", () => {
    const trail = trailOf({ today: "2019-06-03" });
    trail.change({ claims: trail.books.claims.map((claim) => ({ ...claim, budgetChoice: "予-2019-5" })) });
    expect(whys(trail.raise("2019-06-20"))).toContain("算定の後に、状態の理由、年度、予算番号が変わりました");
    trail.reckon();
    expect(trail.raise("2019-06-20").fresh[0]).toMatchObject({
      payoutId: "支-2019-0001",
      fiscalYear: 2019,
      calendarYear: 2019,
    });
  });

  test("始まっていない年度からは、起こすことも、案に戻すことも、支払うこともできない", () => {
    const early =
      "平成31年3月29日は、令和元年度が始まる前です。「謝礼金」シートの「予算番号の指定」を直し、算定し直して";
    const trail = trailOf({ today: "2019-03-29" });
    trail.change({ claims: trail.books.claims.map((claim) => ({ ...claim, budgetChoice: "予-2019-5" })) });
    trail.reckon();
    expect(whys(trail.raise("2019-03-29"))).toContain(early);
    expect(trail.raise("2019-04-01").fresh).toMatchObject([{ payoutId: "支-2019-0001", fiscalYear: 2019 }]);
    expect(whys(trail.redraft("2019-03-29"))).toContain(early);
    trail.ask();
    trail.approve();
    expect(whys(trail.pay("2019-03-29"))).toContain(early);
  });

  test("出納閉鎖の前に後の年度から支払うときは、確かめるよう言う", () => {
    const trail = trailOf();
    expect(lateNotes(trail.books.claims, DAY)).toEqual([]);
    trail.change({ claims: trail.books.claims.map((claim) => ({ ...claim, budgetChoice: "予-2019-5" })) });
    trail.reckon();
    expect(lateNotes(trail.books.claims, DAY)).toEqual([
      "謝/案-2018-0001-1 は平成30年度の実施で、出納閉鎖（令和元年5月31日）の前ですが、「予算番号の指定」により令和元年度の予算から支払います（過年度支出）。これでよいか確かめてください",
    ]);
    expect(lateNotes(trail.books.claims, "2019-06-03")).toEqual([]);
  });

  test("確定する前の日には支払えない", () => {
    expect(whys(trailOf().raise("2019-03-27"))).toContain("支払うことが確定した日（平成31年3月28日）より前です");
  });
});

describe("起こす", () => {
  test("同じ謝礼金は、二度と支払に入らない", () => {
    const trail = trailOf({ cases: [held(1), held(2, 2)] });
    trail.raise(DAY);
    expect(trail.books.claims.map(({ state, payoutId }) => [state, payoutId])).toEqual([
      ["支払手続中", "支-2018-0001"],
      ["支払手続中", "支-2018-0002"],
    ]);
    expect(trail.raise(DAY)).toMatchObject({ fresh: [], links: [] });
  });

  test("途中で止まった実行が残した支払には、新しく起こさずに結び付ける", () => {
    const trail = trailOf();
    const { fresh } = trail.raise(DAY);
    const [claim] = trailOf().books.claims;
    trail.change({ claims: [claim!] });
    const plan = trail.raise(DAY);
    expect(plan.fresh).toEqual([]);
    expect(plan.links).toEqual([
      { key: claim?.claimId, values: { payoutId: fresh[0]?.payoutId, state: "支払手続中" } },
    ]);
  });

  test("算定の後に変わったものは起こさず、算定し直すよう示す", () => {
    const trail = trailOf({ cases: [held(1), held(2, 2)] });
    trail.change({
      cases: [held(1, 1, { state: "実施済", traineeReportedOn: "" }), held(2, 2)],
      fees: [fee({ amount: 12_000 })],
    });
    const plan = trail.raise(DAY);
    expect(plan.fresh).toEqual([]);
    expect(whys(plan)).toContain("受講報告書を受理していません。「謝礼金を算定する」をもう一度実行してください");
    expect(whys(plan)).toContain("算定の後に、単価（円）、金額（円）が変わりました");
  });

  test("選んだ行が起こせないときは、なぜかを示す", () => {
    const trail = trailOf({ cases: [held(1), held(2, 2, { payOverride: "支払わない", payOverrideWhy: "辞退" })] });
    trail.raise(DAY, ["謝/案-2018-0001-1"]);
    const plan = trail.raise(DAY, ["謝/案-2018-0001-1", "謝/案-2018-0002-1", "謝/案-2018-0009-1"]);
    expect(whys(plan)).toBe(
      "謝/案-2018-0001-1：すでに支払 支-2018-0001 に入っています\n謝/案-2018-0002-1：状態が「対象外」です\n謝/案-2018-0009-1：「謝礼金」シートに行がありません",
    );
  });

  test("番号は、取り消した支払の後も使い回さない", () => {
    const trail = trailOf();
    trail.raise(DAY);
    trail.cancel();
    expect(trail.raise(DAY).fresh[0]?.payoutId).toBe("支-2018-0002");
  });
});
