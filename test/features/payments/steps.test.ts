/** 支払の決裁から支払済、戻入まで: what stops a payment, and that a paid row stays (domain section 4). */
import { describe, expect, test } from "vitest";
import type { PayBooks } from "../../../src/features/payments/raise.rules.ts";
import type { Case } from "../../../src/tables/cases.ts";
import { caseId } from "../matching/sheets.ts";
import { booksOf, budget, fee, held, payable, rate, settingsWith, terms } from "./books.ts";
import { Trail } from "./paper-trail.ts";

const DAY = "2019-04-25";
const trailOf = (changed: Partial<PayBooks> = {}): Trail => {
  const trail = new Trail(booksOf({ today: DAY, ...changed }));
  trail.reckon();
  return trail;
};
const whys = ({ refused }: { refused: readonly { id: string; why: string }[] }): string =>
  refused.map(({ id, why }) => `${id}：${why}`).join("\n");

describe("決裁", () => {
  const asked = (changed: Partial<PayBooks> = {}): Trail => {
    const trail = trailOf(changed);
    trail.raise(DAY);
    trail.ask();
    return trail;
  };
  const paid = (trail: Trail) => trail.books.payouts[0];

  test("案から決裁済まで進み、日と人と経過が残る", () => {
    const trail = asked();
    expect(paid(trail)).toMatchObject({ state: "決裁待ち", askedOn: DAY });
    trail.change({ today: "2019-05-07" });
    expect(trail.approve("2019-05-07").going).toHaveLength(1);
    expect(paid(trail)).toMatchObject({ state: "決裁済", approvedOn: "2019-05-07", approvedBy: "課長" });
    expect(paid(trail)?.stateNote).toBe(
      "平成31年4月25日　決裁に回しました（kakari@example.jp）\n令和元年5月7日　決裁済（課長、決裁日令和元年5月7日）",
    );
  });

  test("起案日より前の決裁日は受け付けない", () => {
    expect(whys(asked().approve("2019-04-24"))).toContain("決裁日が起案日（平成31年4月25日）より前です");
  });

  test.each<[string, (trail: Trail) => void, string]>([
    [
      "額が書き換えられた",
      (trail) => void trail.change({ payouts: trail.books.payouts.map((row) => ({ ...row, net: 1 })) }),
      "起案の後に、差引支払額が変わりました",
    ],
    [
      "支払先が書き換えられた",
      (trail) => void trail.change({ payouts: trail.books.payouts.map((row) => ({ ...row, creditorId: "債-9" })) }),
      "起案の後に、債権者番号が変わりました",
    ],
    [
      "謝礼金が書き換えられた",
      (trail) => void trail.change({ claims: trail.books.claims.map((row) => ({ ...row, amount: 1 })) }),
      "起案の後に、謝礼金が変わりました",
    ],
    [
      "案件が取り消された",
      (trail) => void trail.change({ cases: [held(1, 1, { state: "取消" })] }),
      "案件が「取消」です。「支払を取りやめる」で取り消してから、算定し直してください",
    ],
    [
      "報告書が取り下げられた",
      (trail) => void trail.change({ cases: [held(1, 1, { state: "実施済", traineeReportedOn: "" })] }),
      "受講報告書を受理していません",
    ],
    [
      "債権者番号が改まった",
      (trail) => void trail.change({ instructors: [payable(1, { creditorId: "債-8" })] }),
      "債権者番号がいまの台帳と違います。「支払を案に戻す」で作り直してください",
    ],
    [
      "率が直された",
      (trail) => void trail.change({ rates: [rate({ rate: 1000 })] }),
      "源泉所得税（円）、差引支払額（円）がいまの台帳と違います",
    ],
    ["謝礼金の行が消えた", (trail) => void trail.change({ claims: [] }), "謝礼金が変わりました"],
  ])("%s 支払は、決裁済にしない", (_, meanwhile, why) => {
    const trail = asked();
    meanwhile(trail);
    const plan = trail.approve();
    expect(plan.going).toEqual([]);
    expect(whys(plan)).toContain(why);
    expect(paid(trail)?.state).toBe("決裁待ち");
  });

  test.each<[string, Partial<PayBooks>, string]>([
    ["案件が取り消された", { cases: [held(1, 1, { state: "取消" })] }, "案件が「取消」です"],
    ["支払先の名が改まった", { instructors: [payable(1, { name: "例示 改" })] }, "支払先がいまの台帳と違います"],
    ["指導医の行が消えた", { instructors: [] }, "指導医番号 医-0001 の行が「指導医」シートにありません"],
    ["委嘱の行が消えた", { appointments: [] }, "「支払先区分」がありません"],
  ])("起こした後に%s支払は、決裁に回さない", (_, changed, why) => {
    const trail = trailOf();
    trail.raise(DAY);
    trail.change(changed);
    const plan = trail.ask();
    expect(plan.going).toEqual([]);
    expect(whys(plan)).toContain(why);
  });

  test("結び付いていない謝礼金があれば、起こすところからやり直すよう示す", () => {
    const trail = trailOf();
    trail.raise(DAY);
    trail.change({ claims: trail.books.claims.map((row) => ({ ...row, payoutId: "", state: "算定" })) });
    expect(whys(trail.ask())).toContain("がまだ結び付いていません。「支払を起こす」をもう一度実行してください");
  });

  test("案に戻せば、新しい日と台帳で計算し直し、もう一度決裁をとれる", () => {
    const trail = asked({ rates: [rate(), rate({ rateId: "率-2", from: "2019-05-01", rate: 2000 })] });
    trail.approve();
    trail.change({ instructors: [payable(1, { creditorId: "債-8" })] });
    trail.redraft("2019-05-10");
    expect(paid(trail)).toMatchObject({
      ...{ state: "案", plannedOn: "2019-05-10", tax: 2_000, net: 8_000, rateId: "率-2", creditorId: "債-8" },
      ...{ askedOn: "", approvedOn: "", approvedBy: "", digest: "" },
    });
    expect(trail.ask().going).toHaveLength(1);
    expect(trail.approve().going).toHaveLength(1);
  });

  test("取りやめれば、謝礼金は算定に戻り、別の支払に入れる", () => {
    const trail = asked();
    expect(trail.cancel().going).toHaveLength(1);
    expect(paid(trail)).toMatchObject({ state: "取消", gross: 10_000 });
    expect(trail.books.claims).toMatchObject([{ state: "算定", payoutId: "" }]);
    expect(trail.raise(DAY).fresh).toHaveLength(1);
    expect(whys(trail.cancel(["支-2018-0001"]))).toContain("状態が「取消」のため、対象ではありません");
  });
});

describe("支払済", () => {
  const approved = (changed: Partial<PayBooks> = {}): Trail => {
    const trail = trailOf({ today: "2019-04-12", ...changed });
    trail.raise(DAY);
    trail.ask();
    trail.approve("2019-04-12");
    return trail.change({ today: "2019-06-30" });
  };

  test("年度の境：3月20日の研修を4月25日に支払うと、平成30年度、2019年分、納期限は5月10日", () => {
    const trail = approved();
    expect(trail.pay(DAY).going).toHaveLength(1);
    expect(trail.books.payouts[0]).toMatchObject({
      ...{ state: "支払済", fiscalYear: 2018, calendarYear: 2019, paidOn: DAY, taxDueOn: "2019-05-10" },
    });
    expect(trail.books.claims[0]).toMatchObject({ state: "支払済", payoutId: "支-2018-0001" });
    expect(trail.books.cases[0]?.state).toBe("支払済");
  });

  test("翌月10日が日曜で次の日が祝日なら、納期限は12日である", () => {
    const reports = { instructorReportedOn: "2018-12-20", traineeReportedOn: "2018-12-21" };
    const trail = new Trail(
      booksOf({ cases: [held(1, 1, { visitOn: "2018-12-10", ...reports })], today: "2019-01-25" }),
    );
    trail.payAll("2019-01-25");
    expect(trail.books.payouts[0]).toMatchObject({ paidOn: "2019-01-25", taxDueOn: "2019-02-12" });
  });

  test("法人への支払には納期限がない", () => {
    const trail = approved({
      appointments: [terms(1, { payee: "法人" })],
      instructors: [payable(1, { payeeName: "見本会" })],
    });
    trail.pay(DAY);
    expect(trail.books.payouts[0]).toMatchObject({ state: "支払済", taxDueOn: "" });
  });

  test.each([
    ["2019-04-11", "支払日（平成31年4月11日）が決裁日（平成31年4月12日）より前です"],
    ["2019-06-01", "平成30年度の出納閉鎖（令和元年5月31日）の後です"],
  ])("支払日 %s は断る", (on, why) => {
    const trail = approved();
    expect(whys(trail.pay(on))).toContain(why);
    expect(trail.books.payouts[0]?.state).toBe("決裁済");
  });

  test("予定日と支払日の間に率が変わっていれば断り、案に戻せば進める。率の同じ行が増えただけなら進む", () => {
    const changed = rate({ rateId: "率-2", from: "2019-04-26", rate: 2000 });
    const trail = approved({ rates: [rate(), changed] });
    expect(whys(trail.pay("2019-04-26"))).toContain(
      "「支払を案に戻す」で支払予定日を直し、もう一度決裁をとってください",
    );
    expect(trail.pay(DAY).going).toHaveLength(1);
    const again = approved({ rates: [rate(), changed] });
    again.redraft("2019-06-03", undefined);
    expect(again.books.payouts[0]?.state).toBe("決裁済");
    again.redraft("2019-04-26");
    again.change({ today: "2019-04-26" });
    again.ask();
    again.approve("2019-04-26");
    expect(again.pay("2019-04-26").going).toHaveLength(1);
    expect(again.books.payouts[0]).toMatchObject({ tax: 2_000, net: 8_000, rateId: "率-2" });
    const same = approved({ rates: [rate(), rate({ rateId: "率-3", from: "2019-04-26" })] });
    expect(same.pay("2019-04-26").going).toHaveLength(1);
  });

  test("決裁の後に額が書き換えられていれば断る", () => {
    const trail = approved();
    trail.change({ payouts: trail.books.payouts.map((row) => ({ ...row, gross: 99_999 })) });
    expect(whys(trail.pay(DAY))).toContain("起案の後に、総額が変わりました");
  });

  test("報告書を待たずに支払った案件は、報告済になってから支払済になる", () => {
    const early: Partial<Case> = { state: "実施済", traineeReportedOn: "" };
    const trail = approved({ cases: [held(1, 1, early)], settings: settingsWith({ payGate: "指導医の報告書" }) });
    trail.pay(DAY);
    expect(trail.books.cases[0]?.state).toBe("実施済");
    trail.change({ cases: [held(1)] });
    trail.reckon();
    expect(trail.books.cases[0]?.state).toBe("支払済");
  });
});

describe("戻入", () => {
  const paidTrail = (changed: Partial<PayBooks> = {}): Trail => {
    const trail = new Trail(booksOf({ today: DAY, ...changed }));
    trail.payAll(DAY);
    return trail.change({ today: "2019-05-20" });
  };
  const ID = "支-2018-0001";

  test("元の行は状態のほか何も変わらず、同じ額を引く行が増える", () => {
    const trail = paidTrail();
    const [before] = trail.books.payouts;
    trail.reverse([ID], "算定");
    const [after, reversal] = trail.books.payouts;
    expect(after).toEqual({ ...before, state: "戻入済" });
    expect(reversal).toMatchObject({
      ...{
        payoutId: "支-2018-0002",
        state: "支払済",
        kind: "戻入",
        reverses: ID,
        fiscalYear: 2018,
        calendarYear: 2019,
      },
      ...{ gross: -10_000, tax: -1_021, net: -8_979, paidOn: "2019-05-20", taxDueOn: "" },
    });
    expect(trail.books.claims[0]).toMatchObject({ state: "算定", payoutId: "" });
    expect(trail.books.cases[0]?.state).toBe("報告済");
  });

  test("算定に戻せば、払い直せる", () => {
    const trail = paidTrail();
    trail.reverse([ID], "算定");
    trail.change({ fees: [fee({ amount: 12_000 })] });
    expect(trail.payAll("2019-05-20").going).toHaveLength(1);
    expect(trail.books.payouts.map(({ payoutId, gross, state }) => [payoutId, gross, state])).toEqual([
      [ID, 10_000, "戻入済"],
      ["支-2018-0002", -10_000, "支払済"],
      ["支-2018-0003", 12_000, "支払済"],
    ]);
    expect(trail.books.cases[0]?.state).toBe("支払済");
  });

  test("取消にすれば、だれかが選ばない限り払い直さない", () => {
    const trail = paidTrail();
    trail.reverse([ID], "取消");
    expect(trail.books.claims[0]).toMatchObject({
      state: "取消",
      stateNote: "戻入で取り消しました（誤り）",
      payoutId: ID,
    });
    expect(trail.reckon()).toMatchObject({ fresh: [], details: [], states: [], givenUp: 1 });
    expect(trail.raise("2019-05-20").fresh).toEqual([]);
    trail.reckon({ claimIds: ["謝/案-2018-0001-1"] });
    expect(trail.books.claims[0]).toMatchObject({ state: "算定", payoutId: "", stateNote: "" });
    expect(trail.raise("2019-05-20").fresh).toHaveLength(1);
  });

  test("同じ回を分け合う案件は、取消にした人の代わりに支払う側になる", () => {
    const cases = [held(1), held(2)];
    const trail = paidTrail({ cases, settings: settingsWith({ feeUnit: "1回" }), fees: [fee({ unit: "1回" })] });
    expect(trail.books.cases.map(({ state }) => state)).toEqual(["支払済", "支払済"]);
    trail.reverse([ID], "取消");
    expect(trail.books.cases.map(({ state }) => state)).toEqual(["報告済", "報告済"]);
    expect(trail.reckon().reckoned).toMatchObject([{ caseId: caseId(2), amount: 10_000 }]);
  });

  test("出納閉鎖の後の戻入は、その日の年度に入り、支払調書の年は元のままである", () => {
    const trail = paidTrail({ budgets: [budget(2018)] });
    trail.reverse([ID], "算定", "2019-06-01");
    expect(trail.books.payouts[1]).toMatchObject({ payoutId: "支-2019-0001", fiscalYear: 2019, calendarYear: 2019 });
    const before = paidTrail();
    before.reverse([ID], "算定", "2019-05-31");
    expect(before.books.payouts[1]).toMatchObject({ payoutId: "支-2018-0002", fiscalYear: 2018 });
  });

  test("途中で止まった戻入は、やり直しても行が増えない", () => {
    const trail = paidTrail();
    const [original] = trail.books.payouts;
    trail.reverse([ID], "算定");
    const [, reversal] = trail.books.payouts;
    trail.change({ payouts: [original!, reversal!] });
    expect(trail.reverse([ID], "算定")).toMatchObject({ fresh: [], going: [{ payoutId: ID }] });
    expect(trail.books.payouts.map(({ state }) => state)).toEqual(["戻入済", "支払済"]);
  });

  test.each<[string, string]>([
    ["支-2018-0002", "戻入の行です"],
    [ID, "状態が「戻入済」のため、対象ではありません"],
  ])("%s は、もう一度戻入できない", (id, why) => {
    const trail = paidTrail();
    trail.reverse([ID], "算定");
    expect(whys(trail.reverse([id], "算定"))).toContain(why);
    expect(trail.books.payouts).toHaveLength(2);
  });

  test("支払日より前の日には戻入できない", () => {
    expect(whys(paidTrail().reverse([ID], "算定", "2019-04-24"))).toContain("より前です");
  });
});
