/** 点検: dates, reports and money, each against what it comes from. */
import { describe, expect, test } from "vitest";
import { digestOf } from "../../../src/letters/digest.ts";
import { payoutFields } from "../../../src/letters/payment-words.ts";
import {
  byGuest,
  byHost,
  CASE,
  caseWith,
  claim,
  found,
  money,
  only,
  payout,
  PLACE,
  rate,
  REPORTED,
  told,
  VISIT,
} from "./year-shop.ts";
import { settingsRows } from "./shop.ts";
import type { Claim, Payout } from "../../../src/tables/payments.ts";

const STRAY = (state: string): RegExp =>
  new RegExp(
    `${state}ですが、支払 支-2018-1 の行がないか、取り消されているか、この謝礼金が入っていません → 行を消した`,
  );

describe("日程", () => {
  test("連絡のとおりの日程なら、何も言わない", () => {
    expect(found(caseWith({ state: "日程確定", visitOn: VISIT }), told())).toEqual([]);
  });

  test.each(["日程確定", "実施済"] as const)("「%s」なのに、実施日がない", (state) => {
    const day = state === "実施済" ? { instructorReportedOn: "2018-05-25" } : {};
    const line = only(caseWith({ state, ...day }), byHost());
    expect(line).toContain(`${PLACE}状態が「${state}」ですが、実施日がありません`);
    expect(line).toContain("「受付 > 代理入力」で日程連絡書");
  });

  test("実施日のもとになる連絡も報告もない、または違う日", () => {
    const agreed = caseWith({ state: "日程確定", visitOn: VISIT });
    for (const rows of [{}, told({ visitOn: "2018-05-28" }), told({ state: "保留" })])
      expect(only(agreed, rows)).toContain(`${PLACE}実施日（2018/05/21）のもとになる、反映済の日程の連絡も報告も`);
  });

  test("取り消した案件の日は、言わない", () => {
    const ended = caseWith({ state: "取消", visitOn: VISIT, endedAt: "2018-05-22 10:00:00" });
    expect(found(ended).join()).not.toContain("実施日");
  });
});

describe("報告", () => {
  const both = [byHost(), byGuest()];

  test("両方の報告があり、受理日があれば、何も言わない", () => {
    expect(found(caseWith(REPORTED), ...both)).toEqual([]);
  });

  test.each([
    ["実施済", { instructorReportedOn: "", traineeReportedOn: "" }, "どちらの報告書の受理日もありません"],
    ["報告済", { instructorReportedOn: "" }, "実施報告書の受理日がありません"],
    ["報告済", { traineeReportedOn: "" }, "受講報告書の受理日がありません"],
  ] as const)("「%s」で %j", (state, values, problem) => {
    const line = only(caseWith({ ...REPORTED, state, ...values }), ...both);
    expect(line).toContain(`${PLACE}状態が「${state}」ですが、${problem}`);
    expect(line).toContain("「支払の特例」と理由");
  });

  test("特例があれば、報告書がなくても言わない", () => {
    const special = { payOverride: "報告書を待たずに支払う", payOverrideWhy: "急病" } as const;
    const none = { instructorReportedOn: "", traineeReportedOn: "" };
    expect(found(caseWith({ ...REPORTED, state: "実施済", ...none, ...special }), told())).toEqual([]);
  });

  test("支払の条件が指導医の報告書なら、受講報告書がなくても言わない", () => {
    const settings = settingsRows({ 支払の条件: "指導医の報告書" });
    expect(found(caseWith({ ...REPORTED, traineeReportedOn: "" }), byHost(), { 設定: settings })).toEqual([]);
  });

  test.each([
    ["2018-05-18", 0],
    ["2018-05-17", 1],
  ])("受講報告だけの実施済（実施日%s）で、報告の期限を過ぎたものは%i件", (visitOn, count) => {
    const rows = caseWith({ ...REPORTED, state: "実施済", visitOn, instructorReportedOn: "" });
    const all = found(rows, byGuest({ visitedOn: visitOn }));
    expect(all).toHaveLength(count);
    expect(all.join()).toContain(count === 0 ? "" : "期限を過ぎても、実施報告書の受理日がありません");
  });

  test("受理日だけがあり、反映済の報告がない", () => {
    const all = found(caseWith(REPORTED), told(), byHost({ state: "取下げ" }), byGuest());
    expect(all).toEqual([expect.stringContaining("実施報告書の受理日がありますが、反映済の実施報告がありません")]);
    expect(only(caseWith(REPORTED), byHost())).toContain("反映済の受講報告がありません");
  });
});

describe("支払", () => {
  test("支払済の案件と支払が合えば、何も言わない", () => {
    expect(found(money([claim()], [payout()]))).toEqual([]);
  });

  test("案件は支払済なのに、支払済の支払がない", () => {
    for (const paid of [[], [payout({ state: "戻入済" })], [payout({ state: "取消" })]])
      expect(found(money([claim({ payoutId: "" })], paid)).join()).toContain(
        `${PLACE}状態が「支払済」ですが、支払済の支払がありません`,
      );
  });

  test("支払済なのに、案件が支払済でない", () => {
    const line = only(money([claim()], [payout()], "報告済"));
    expect(line).toContain(`${PLACE}謝礼金は支払済ですが、状態が「報告済」です`);
    expect(line).toContain("「支払 > 謝礼金を算定する」");
  });

  test("同じ回のほかの謝礼金で支払うものは、支払がなくてもよい", () => {
    const other = claim({ claimId: "謝/案-2018-0002-1", caseId: "案-2018-0002-1" });
    const shared = claim({ state: "対象外", quantity: 0, amount: 0, payoutId: "" });
    const all = found(money([shared, other], [payout({ claimIds: [other.claimId] })]));
    expect(all.join()).not.toContain(CASE);
  });

  test("1つの謝礼金が、2つの支払に入っている", () => {
    const all = found(money([claim()], [payout(), payout({ payoutId: "支-2018-2", state: "案" })]));
    expect(all[0]).toContain(`「謝礼金」2行目 謝/${CASE}：2つの支払に入っています（支-2018-1、支-2018-2）`);
    expect(all).toHaveLength(1);
    expect(found(money([claim()], [payout(), payout({ payoutId: "支-2018-2", state: "取消" })]))).toEqual([]);
    expect(found(money([claim()], [payout({ claimIds: [`謝/${CASE}`, `謝/${CASE}`] })])).join()).toContain("2度入って");
  });

  test.each([
    [{ gross: 20_000, tax: 2_042, net: 17_958 }, "計算すると総額は10,000円、源泉所得税は1,021円"],
    [{ tax: 0, net: 10_000 }, "計算すると源泉所得税は1,021円"],
    [{ net: 9_000 }, "総額（10,000円）が、源泉所得税と差引支払額の和（10,021円）と違います"],
  ])("支払の額 %j が、謝礼金から計算した額と違う", (values, problem) => {
    expect(only(money([claim()], [payout(values)]))).toContain(problem);
  });

  test("法人からは源泉徴収しない。手取の契約は、税を足した額になる", () => {
    expect(found(money([claim()], [payout({ payee: "法人", rateId: "", tax: 0, net: 10_000 })]))).toEqual([]);
    const net = claim({ contract: "手取", price: 20_000, amount: 20_000 });
    expect(found(money([net], [payout({ gross: 22_274, tax: 2_274, net: 20_000 })]))).toEqual([]);
  });

  test("謝礼金の金額が、数量と単価の積と違う", () => {
    const all = found(money([claim({ amount: 1_000 })], [payout()]));
    expect(all[0]).toContain("金額（1,000円）が、数量×単価（10,000円）と違います");
  });

  test.each<[string, Partial<Claim>, Partial<Payout>, RegExp]>([
    [
      "支払手続中なのに、支払に入っていない",
      { state: "支払手続中" },
      { state: "案", claimIds: [] },
      STRAY("支払手続中"),
    ],
    ["支払手続中なのに、支払が取消である", { state: "支払手続中" }, { state: "取消" }, STRAY("支払手続中")],
    ["支払済なのに、支払に入っていない", {}, { state: "案", claimIds: [] }, STRAY("支払済")],
    ["支払済なのに、支払番号がない", { payoutId: "" }, { claimIds: [] }, /支払済ですが、支払の行がないか/],
    ["支払が支払済なのに、状態が違う", { state: "算定" }, {}, /支払 支-2018-1 で支払済です → 状態「算定」を手で書き/],
  ])("謝礼金が%s", (_, one, other, problem) => {
    const all = found(money([claim(one)], [payout(other)], "報告済"));
    expect(all.filter((each) => problem.test(each))).toHaveLength(1);
  });

  test("手続の途中の謝礼金は、支払が挙げていれば何も言わない", () => {
    const open = payout({ state: "決裁済", paidOn: "", digest: "" });
    for (const values of [{ state: "支払済" }, { state: "支払手続中", payoutId: "" }] as const)
      expect(
        found(money([claim(values)], [open], "報告済")).filter((each) => each.includes("「謝礼金」2行目")),
      ).toEqual([]);
    const back = payout({
      payoutId: "支-2018-2",
      kind: "戻入",
      reverses: "支-2018-1",
      gross: -10_000,
      tax: -1_021,
      net: -8_979,
    });
    for (const values of [{}, { state: "算定", payoutId: "" }] as const)
      expect(
        found(money([claim(values)], [payout(), back], "報告済")).filter((each) => each.includes("「謝礼金」2行目")),
      ).toEqual([]);
  });

  test("起案の後に変わった支払", () => {
    const rows = [claim({ state: "支払手続中" })];
    const asked = payout({ state: "決裁待ち", paidOn: "" });
    const digest = digestOf(payoutFields(asked, rows));
    expect(found(money(rows, [{ ...asked, digest }], "報告済"))).toEqual([]);
    expect(only(money(rows, [{ ...asked, digest, creditorId: "9" }], "報告済"))).toContain(
      "起案の後に、債権者番号が変わっています",
    );
  });

  test("支払を待つ間は、今年確かめていない税率と、ない税率を言う", () => {
    const rows = money([claim({ state: "算定", payoutId: "" })], [], "報告済");
    expect(found(rows)).toEqual([]);
    expect(only(rows, rate({ checkedOn: "2017-12-31" }))).toContain("2018年になってから確かめていません");
    expect(only(rows, rate({ from: "2018-06-02" }))).toContain("今日の支払に使う率の行がありません");
    expect(found(money([claim()], [payout()]), rate({ checkedOn: "" }))).toEqual([]);
  });
});
