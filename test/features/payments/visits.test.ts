/** 数えるもの：1回、1名、1時間, visits that two trainees share, and the budget that pays (A16, A18). */
import { describe, expect, test } from "vitest";
import { planClaims } from "../../../src/features/payments/claims.rules.ts";
import type { PayBooks } from "../../../src/features/payments/raise.rules.ts";
import type { Case } from "../../../src/tables/cases.ts";
import { blankRow } from "../../../src/core/table.ts";
import type { Claim } from "../../../src/tables/payments.ts";
import { traineeReports } from "../../../src/tables/reports.ts";
import { caseId } from "../matching/sheets.ts";
import { booksOf, budget, fee, held, report, settingsWith } from "./books.ts";
import { Trail } from "./paper-trail.ts";

const planOf = (changed: Partial<PayBooks> = {}) => planClaims(booksOf(changed), undefined);

describe("1時間", () => {
  const byHour = { settings: settingsWith({ feeUnit: "1時間" }), fees: [fee({ unit: "1時間", amount: 5_500 })] };
  const hours = (from: string, to: string) => planOf({ ...byHour, instructorReports: [report(1, from, to)] });

  test.each([
    ["13:30", "16:00", 3],
    ["13:30", "15:59", 2],
    ["13:00", "15:29", 2],
    ["13:00", "15:30", 3],
    ["午後1時", "午後3時半", 3],
    ["9:00", "9:30", 1],
  ])("%s から %s までは %i 時間", (from, to, quantity) => {
    expect(hours(from, to).fresh[0]).toMatchObject({ quantity, price: 5_500, amount: quantity * 5_500 });
  });

  test.each([
    ["", "", "開始時刻と終了時刻がわかりません（空〜空）"],
    ["9時ごろ", "11:00", "開始時刻と終了時刻がわかりません（9時ごろ〜11:00）"],
    ["9:00", "9:29", "時間が30分に満たないか、終了が開始より前です（9:00〜9:29）"],
    ["11:00", "9:00", "終了が開始より前です"],
  ])("「%s」から「%s」までは、報告書の時刻を確かめるよう示す", (from, to, why) => {
    expect(hours(from, to)).toMatchObject({ fresh: [], named: [{ id: caseId(1) }] });
    expect(hours(from, to).named[0]?.why).toContain(why);
  });

  test("指導医の報告書に時刻がなければ受講者の報告書を、保留の報告書は使わない", () => {
    const told = blankRow(traineeReports, {
      reportId: "受-1",
      caseId: caseId(1),
      state: "反映済",
      from: "10:00",
      to: "12:00",
    });
    const mine = report(1, "", "");
    expect(planOf({ ...byHour, instructorReports: [mine], traineeReports: [told] }).fresh[0]).toMatchObject({
      quantity: 2,
    });
    expect(planOf({ ...byHour, traineeReports: [{ ...told, state: "保留" }] }).fresh).toEqual([]);
  });
});

describe("同じ回に二人", () => {
  const two = [held(1), held(2)];
  const per = (unit: "1回" | "1名" | "1時間", changed: Partial<PayBooks> = {}) =>
    booksOf({
      cases: two,
      settings: settingsWith({ feeUnit: unit }),
      fees: [fee({ unit })],
      instructorReports: [report(1, "9:00", "12:00"), report(2, "9:30", "11:00")],
      ...changed,
    });
  const told = (rows: readonly Claim[]) => rows.map(({ state, amount, quantity }) => [state, amount, quantity]);

  test("1名なら人数分を支払う", () => {
    expect(told(planClaims(per("1名"), undefined).fresh)).toEqual([
      ["算定", 10_000, 1],
      ["算定", 10_000, 1],
    ]);
  });

  test.each([
    ["1回", 10_000, 1],
    ["1時間", 30_000, 3],
  ] as const)("%s なら案件番号の早いほうで一度だけ支払い、もう一方は0円で残る", (unit, amount, quantity) => {
    const { fresh } = planClaims(per(unit, { cases: [...two].reverse() }), undefined);
    expect(told(fresh)).toEqual([
      ["算定", amount, quantity],
      ["対象外", 0, 0],
    ]);
    expect(fresh.find((row) => row.caseId === caseId(2))?.stateNote).toBe(
      "同じ回の 謝/案-2018-0001-1 で支払うため、0円です",
    );
  });

  test.each<[string, Partial<Case>, number]>([
    ["ほかの日", { visitOn: "2019-03-19" }, 2],
    ["ほかの半日", { visitHalf: "午後" }, 2],
    ["ほかの指導医", { instructorId: "医-0002" }, 2],
    ["同じ回", {}, 1],
  ])("%s の案件", (_, values, paid) => {
    const { reckoned } = planClaims(per("1回", { cases: [held(1), held(2, 1, values)] }), undefined);
    expect(reckoned).toHaveLength(paid);
  });

  test("あとの報告書が先に支払われていれば、案件番号が早くても0円になる", () => {
    const trail = new Trail(per("1回", { cases: [held(1, 1, { state: "実施済", traineeReportedOn: "" }), held(2)] }));
    expect(trail.payAll("2019-04-10").going).toHaveLength(1);
    trail.change({ cases: [held(1), ...trail.books.cases.slice(1)] });
    expect(told(trail.reckon().fresh)).toEqual([["対象外", 0, 0]]);
    expect(trail.books.cases.map(({ state }) => state)).toEqual(["支払済", "支払済"]);
    expect(trail.raise("2019-04-10").fresh).toEqual([]);
  });

  test("まだ支払っていなければ、あとから来た早い番号が支払い、先のものは0円になる", () => {
    const trail = new Trail(per("1回", { cases: [held(1, 1, { state: "実施済", traineeReportedOn: "" }), held(2)] }));
    expect(told(trail.reckon().fresh)).toEqual([["算定", 10_000, 1]]);
    trail.change({ cases: two });
    trail.reckon();
    expect(trail.books.claims.map(({ caseId: id, state, amount }) => [id, state, amount])).toEqual([
      [caseId(2), "対象外", 0],
      [caseId(1), "算定", 10_000],
    ]);
  });

  test("支払わない人の分は、もう一人の案件で支払う", () => {
    const refused = held(1, 1, { payOverride: "支払わない", payOverrideWhy: "辞退" });
    const { fresh } = planClaims(per("1回", { cases: [refused, held(2)] }), undefined);
    expect(fresh.map(({ state, amount }) => [state, amount])).toEqual([
      ["対象外", 0],
      ["算定", 10_000],
    ]);
  });

  test("時間帯がわからず、同じ日にほかの案件があれば、決めつけずに名を挙げる", () => {
    const plan = planClaims(per("1回", { cases: [held(1), held(2, 1, { visitHalf: "" })] }), undefined);
    expect(plan.named).toEqual([
      {
        id: caseId(2),
        why: expect.stringContaining("同じ日の 案-2018-0001-1 と同じ回かどうか決められません") as string,
      },
    ]);
    expect(planClaims(per("1回", { cases: [held(2, 1, { visitHalf: "" })] }), undefined).fresh).toHaveLength(1);
    expect(planClaims(per("1名", { cases: [held(1), held(2, 1, { visitHalf: "" })] }), undefined).fresh).toHaveLength(
      2,
    );
  });
});

test("選んだ案件だけを算定しても、同じ回の扱いは変わらない", () => {
  const books = booksOf({
    cases: [held(1), held(2), held(3, 2)],
    settings: settingsWith({ feeUnit: "1回" }),
    fees: [fee({ unit: "1回" })],
  });
  const { fresh } = planClaims(books, { caseIds: [caseId(2)] });
  expect(fresh).toMatchObject([{ caseId: caseId(2), state: "対象外", amount: 0 }]);
});
describe("予算", () => {
  test("設定の番の行を年度で引き、なければ空のまま、そのことを書く", () => {
    const [claim] = planOf({ budgets: [budget(2019), budget(2018, 6)] }).fresh;
    expect(claim).toMatchObject({ state: "算定", budgetId: "", stateNote: "平成30年度の予算に5番の行がありません" });
    expect(planOf({ settings: settingsWith({ budgetLine: "6" }), budgets: [budget(2018, 6)] }).fresh[0]?.budgetId).toBe(
      "予-2018-6",
    );
  });

  const chosen = (budgetChoice: string) => {
    const trail = new Trail(booksOf({ budgets: [budget(2017), budget(2018), budget(2018, 6), budget(2019)] }));
    trail.reckon();
    trail.change({ claims: trail.books.claims.map((claim) => ({ ...claim, budgetChoice })) });
    return { plan: trail.reckon(), claim: trail.books.claims[0] };
  };

  test("指定した予算があればそれを使い、実施日を年度とする", () => {
    expect(chosen("予-2018-6").claim).toMatchObject({ budgetId: "予-2018-6", fiscalYear: 2018, stateNote: "" });
  });

  test("後の年度の予算を指定すれば、その年度から支払う", () => {
    expect(chosen("予-2019-5").claim).toMatchObject({
      ...{ budgetId: "予-2019-5", fiscalYear: 2019 },
      stateNote: "過年度支出（実施は平成30年度）",
    });
  });

  test.each([
    ["予-2018-99", "「予算番号の指定」の 予-2018-99 が「予算」シートにないか"],
    ["予-2017-5", "平成29年度の予算で、実施した平成30年度より前です"],
  ])("指定した %s は使えない", (choice, why) => {
    const { plan, claim } = chosen(choice);
    expect(plan.named[0]?.why).toContain(why);
    expect(claim).toMatchObject({ state: "算定", budgetId: "予-2018-5" });
  });
});
