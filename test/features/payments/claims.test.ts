/** 謝礼金の算定: the gate, the price, and what happens to a claim afterwards (A15, A16). */
import { describe, expect, test } from "vitest";
import { planClaims } from "../../../src/features/payments/claims.rules.ts";
import type { PayBooks } from "../../../src/features/payments/raise.rules.ts";
import { blankRow } from "../../../src/core/table.ts";
import { claims } from "../../../src/tables/payments.ts";
import { caseId } from "../matching/sheets.ts";
import { booksOf, fee, held, payable, settingsWith } from "./books.ts";
import { Trail } from "./paper-trail.ts";

const planOf = (changed: Partial<PayBooks> = {}) => planClaims(booksOf(changed), undefined);
const named = (changed: Partial<PayBooks>): string =>
  planOf(changed)
    .named.map(({ id, why }) => `${id}：${why}`)
    .join();
const PAY = { payOverride: "報告書を待たずに支払う", payOverrideWhy: "指導医の急病" } as const;

test("報告済の案件から、案件番号の付いた謝礼金が1件できる", () => {
  const plan = planOf();
  expect(plan.fresh).toEqual([
    blankRow(claims, {
      ...{ claimId: "謝/案-2018-0001-1", state: "算定", caseId: caseId(1), instructorId: "医-0001" },
      ...{ instructorName: "例示 1郎", fiscalYear: 2018, visitOn: "2019-03-20", gate: "両方の報告書" },
      ...{ fixedOn: "2019-03-28", unit: "1名", quantity: 1, price: 10_000, contract: "総額", amount: 10_000 },
      ...{ feeId: "単-1", budgetId: "予-2018-5" },
    }),
  ]);
  expect(plan).toMatchObject({ details: [], states: [], named: [], waiting: 0 });
});

test("もう一度算定しても、何も増えず、何も変わらない", () => {
  const trail = new Trail(booksOf());
  trail.reckon();
  expect(trail.reckon()).toMatchObject({ fresh: [], details: [], states: [], reckoned: [] });
});

describe("支払の条件", () => {
  const instructorOnly = { settings: settingsWith({ payGate: "指導医の報告書" }) };
  const half = held(1, 1, { state: "実施済", traineeReportedOn: "" });

  test("両方の報告書のときは、片方だけでは待つ", () => {
    expect(planOf({ cases: [half] })).toMatchObject({ fresh: [], waiting: 1, named: [] });
  });

  test("指導医の報告書のときは、実施報告書の受理日に確定する", () => {
    const [claim] = planOf({ cases: [half], ...instructorOnly }).fresh;
    expect(claim).toMatchObject({ gate: "指導医の報告書", fixedOn: "2019-03-27", amount: 10_000 });
    const none = held(1, 1, { state: "実施済", instructorReportedOn: "" });
    expect(planOf({ cases: [none], ...instructorOnly })).toMatchObject({ fresh: [], waiting: 1 });
  });

  test("確定日は、要る報告書の受理日の遅いほうである", () => {
    const late = held(1, 1, { instructorReportedOn: "2019-04-02" });
    expect(planOf({ cases: [late] }).fresh[0]?.fixedOn).toBe("2019-04-02");
  });

  test.each(["決定", "日程確定", "取消", "提案", "未成立"] as const)("%s の案件には付かず、数えもしない", (state) => {
    expect(planOf({ cases: [held(1, 1, { state })] })).toMatchObject({ fresh: [], waiting: 0, named: [] });
  });

  test("特例で支払うときは、今日に確定し、あとで報告書が来ても特例のままである", () => {
    const trail = new Trail(booksOf({ cases: [{ ...half, ...PAY }] }));
    expect(trail.reckon().fresh[0]).toMatchObject({ gate: "特例", fixedOn: "2019-04-10" });
    trail.change({ today: "2019-04-15" });
    expect(trail.reckon().reckoned).toEqual([]);
    trail.change({ cases: [held(1, 1, PAY)] });
    expect(trail.reckon().reckoned).toEqual([]);
  });

  test("報告書がどれもなくても、特例なら、実施日の過ぎた案件に支払える", () => {
    const bare = { state: "日程確定", instructorReportedOn: "", traineeReportedOn: "", ...PAY } as const;
    expect(planOf({ cases: [held(1, 1, bare)] }).fresh[0]).toMatchObject({ gate: "特例", amount: 10_000 });
    expect(planOf({ cases: [held(1, 1, { ...bare, visitOn: "2019-04-11" })] }).fresh).toEqual([]);
    expect(planOf({ cases: [held(1, 1, { ...bare, state: "取消" })] }).fresh).toEqual([]);
  });

  test("報告書がそろった後の特例は、報告書で確定する", () => {
    expect(planOf({ cases: [held(1, 1, PAY)] }).fresh[0]).toMatchObject({
      gate: "両方の報告書",
      fixedOn: "2019-03-28",
    });
  });

  test.each(["報告書を待たずに支払う", "支払わない"] as const)(
    "理由のない特例「%s」は、名を挙げて断る",
    (payOverride) => {
      const plan = planOf({ cases: [held(1, 1, { payOverride }), held(2)] });
      expect(plan.named).toEqual([
        { id: caseId(1), why: expect.stringContaining(`「支払の特例」（${payOverride}）に理由がありません`) as string },
      ]);
      expect(plan.fresh.map((row) => row.caseId)).toEqual([caseId(2)]);
    },
  );

  test("支払わない案件は、理由とともに対象外になる", () => {
    const [claim] = planOf({ cases: [{ ...half, payOverride: "支払わない", payOverrideWhy: "辞退" }] }).fresh;
    expect(claim).toMatchObject({ state: "対象外", stateNote: "支払わない（辞退）", amount: 0, gate: "" });
  });
});

describe("支払えない指導医", () => {
  test("理由とともに対象外になり、印を外して算定し直せば支払える", () => {
    const trail = new Trail(booksOf({ instructors: [payable(1, { unpayable: true, unpayableWhy: "市の職員" })] }));
    expect(trail.reckon().fresh[0]).toMatchObject({ state: "対象外", stateNote: "指導医が支払対象外です（市の職員）" });
    trail.change({ instructors: [payable(1)] });
    expect(trail.reckon().reckoned).toMatchObject([{ state: "算定", stateNote: "", amount: 10_000 }]);
  });

  test("理由のない印と、行のない指導医は、名を挙げる", () => {
    expect(named({ instructors: [payable(1, { unpayable: true })] })).toContain("「支払対象外の理由」に書いてください");
    expect(named({ instructors: [] })).toContain("指導医番号 医-0001 の行が「指導医」シートにありません");
  });
});

describe("単価", () => {
  const priced = (...fees: PayBooks["fees"]) => planOf({ fees }).fresh[0];

  test("実施日までに始まった、最も新しい行を使う", () => {
    const newer = fee({ feeId: "単-2", from: "2019-03-20", amount: 12_000 });
    const tomorrow = fee({ feeId: "単-3", from: "2019-03-21", amount: 15_000 });
    expect(priced(fee(), newer, tomorrow)).toMatchObject({ feeId: "単-2", amount: 12_000 });
  });

  test("職種の行があればそれを、なければ「すべて」の行を使い、空の職種は医師とみる", () => {
    const all = fee({ feeId: "単-9", profession: "すべて", from: "2019-01-01", amount: 5_000 });
    const nurse = fee({ feeId: "単-5", profession: "看護師", amount: 6_000 });
    expect(priced(fee(), all, nurse)).toMatchObject({ feeId: "単-1" });
    expect(priced(all, nurse)).toMatchObject({ feeId: "単-9" });
    expect(
      planOf({ fees: [fee(), all, nurse], instructors: [payable(1, { profession: "看護師" })] }).fresh[0],
    ).toMatchObject({ feeId: "単-5" });
  });

  test("契約が空なら総額である", () => {
    expect(priced(fee({ contract: "" }))).toMatchObject({ contract: "総額" });
    expect(priced(fee({ contract: "手取" }))).toMatchObject({ contract: "手取" });
  });

  test.each<[string, PayBooks["fees"], string]>([
    [
      "行がない",
      [],
      "指導者の職種が「医師」か「すべて」、単位が「1名」、適用開始日が2019/03/20までの行を足してください",
    ],
    ["単位が違う", [fee({ unit: "1回" })], "単価がありません"],
    ["まだ始まらない", [fee({ from: "2019-03-21" })], "単価がありません"],
    ["始まりがない", [fee({ from: "" })], "単価がありません"],
    ["額がない", [fee({ amount: null })], "単価 単-1 の額がありません"],
    ["0円", [fee({ amount: 0 })], "1円以上の額を書いてください"],
    ["同じ日に2行", [fee(), fee({ feeId: "単-2" })], "同じ日に始まる単価が2行あります（単-1、単-2）"],
  ])("%s ときは、案件を挙げて直し方を示し、ほかは進む", (_, fees, why) => {
    const other = fee({ feeId: "単-7", profession: "看護師" });
    const people = [payable(1), payable(2, { profession: "看護師" })];
    const plan = planOf({ fees: [...fees, other], cases: [held(1), held(2, 2)], instructors: people });
    expect(plan.named).toEqual([{ id: caseId(1), why: expect.stringContaining(why) as string }]);
    expect(plan.fresh.map((row) => row.caseId)).toEqual([caseId(2)]);
  });

  test("単位が決まっていなければ、設定の名を挙げて止まる", () => {
    expect(() => planOf({ settings: settingsWith({ feeUnit: "" }) })).toThrow("「謝礼の単位」が決まっていません");
  });
});

describe("算定の後の変化", () => {
  test("算定のままなら、変わった内容で計算し直す", () => {
    const trail = new Trail(booksOf());
    trail.reckon();
    trail.change({ fees: [fee({ feeId: "単-2", amount: 12_000 })] });
    expect(trail.reckon().reckoned).toMatchObject([{ feeId: "単-2", amount: 12_000 }]);
  });

  test.each([
    ["案件の取消", held(1, 1, { state: "取消" }), "案件が「取消」です"],
    ["報告書の取下げ", held(1, 1, { state: "実施済", traineeReportedOn: "" }), "受講報告書を受理していません"],
  ])("%s で取消になり、また支払えるようになれば算定に戻る", (_, match, why) => {
    const trail = new Trail(booksOf());
    trail.reckon();
    trail.change({ cases: [match] });
    expect(trail.reckon().cancelled).toMatchObject([{ state: "取消", stateNote: why }]);
    expect(trail.raise("2019-04-25").fresh).toEqual([]);
    trail.change({ cases: [held(1)] });
    expect(trail.reckon().reckoned).toMatchObject([{ state: "算定", stateNote: "", amount: 10_000 }]);
  });

  test("支払手続中のものは触らず、名を挙げる", () => {
    const trail = new Trail(booksOf({ cases: [held(1), held(2, 2), held(3, 3)] }));
    trail.reckon();
    trail.raise("2019-04-25");
    const before = trail.books.claims;
    trail.change({ cases: [held(1, 1, { state: "取消" }), held(2, 2, { visitOn: "2019-03-19" }), held(3, 3)] });
    const plan = trail.reckon();
    expect(trail.books.claims).toEqual(before);
    expect(plan.named.map(({ id, why }) => [id, why.slice(0, 30)])).toEqual([
      ["謝/案-2018-0001-1", expect.stringContaining("支払手続中ですが、案件が「取消」です")],
      ["謝/案-2018-0002-1", expect.stringContaining("支払手続中ですが、実施日")],
    ]);
    expect(plan.named[0]?.why).toContain("「支払」シートの 支-2018-0001 を「支払を取りやめる」で取り消してから");
  });

  test("支払済のものは、台帳が変わっても変えず、案件が取り消されたときだけ名を挙げる", () => {
    const trail = new Trail(booksOf());
    trail.payAll("2019-04-10");
    const before = trail.books.claims;
    trail.change({ fees: [fee({ amount: 99 })] });
    expect(trail.reckon()).toMatchObject({ fresh: [], details: [], states: [], named: [] });
    trail.change({ cases: [held(1, 1, { state: "取消" })] });
    expect(trail.reckon().named[0]?.why).toContain("支払済ですが、案件が「取消」です");
    expect(trail.books.claims).toEqual(before);
  });
});
