/** Where limits begin and end: seats, the one visit a year, the window of days. */
import { describe, expect, test } from "vitest";
import type { Sheets } from "../../../src/features/matching/desk.rules.ts";
import type { Case } from "../../../src/tables/cases.ts";
import { applicant, applicationId, hosts, instructor, matched, opening, pairs, propose, written } from "./sheets.ts";

const LIVE = ["決定", "日程確定", "実施済", "報告済", "支払済"] as const;
const DONE = ["実施済", "報告済", "支払済"] as const;

const rowsOf = (sheets: Partial<Sheets>): Case[] => written(sheets.cases ?? [], propose(sheets));
const only = (sheets: Partial<Sheets>): Case => rowsOf(sheets)[0]!;

describe("枠と、年度に1回", () => {
  test.each<[string, Partial<Sheets>]>([
    ["年上限", { ...hosts(1, { yearLimit: 1 }), cases: [matched(9, 1, { state: "決定", day: "2018-07-02" })] }],
    ["月上限", { ...hosts(1, { monthLimit: 1 }), cases: [matched(9, 1, { state: "決定", day: "2018-06-11" })] }],
    ["同時受入人数", { ...hosts(1), cases: [matched(9, 1, { state: "決定" })] }],
  ])("どの上限に達したかを、そのとおりに言う：%s", (limit, sheets) => {
    const row = rowsOf({ applicants: [applicant(1)], ...sheets }).at(-1)!;
    expect(row.reason).toContain(`うち決定済みと判断済みの案件で埋まった枠：${limit}1つ。`);
  });

  test.each(LIVE)("%sの案件は枠を使い、その人の今年度の1回になる", (state) => {
    const other = matched(9, 1, { state, day: "2018-07-02" });
    expect(rowsOf({ ...hosts(1, { yearLimit: 1 }), applicants: [applicant(1)], cases: [other] }).at(-1)!.state).toBe(
      "未成立",
    );
    const applicants = [applicant(1), applicant(9, { state: "決定", personId: "人-0001" })];
    expect(rowsOf({ ...hosts(2), applicants, cases: [other] }).at(-1)!.reason).toMatch(/^未成立：年1回済\n/);
  });

  test("前の年度に受講した人も、今年度はまた組める", () => {
    const applicants = [applicant(1), applicant(9, { fiscalYear: 2017, state: "決定", personId: "人-0001" })];
    const visit = matched(9, 1, { state: "実施済", fiscalYear: 2017 });
    expect(rowsOf({ ...hosts(1), applicants, cases: [visit] }).at(-1)!.state).toBe("提案");
  });

  test.each(DONE)("前の年度の案件が%sなら、その人は初めてではない", (state) => {
    const again = applicant(1, { receivedAt: "2018-04-02 09:00:00" });
    const earlier = applicant(9, { fiscalYear: 2017, state: "決定", personId: "人-0001" });
    const visit = matched(9, 5, { state, fiscalYear: 2017 });
    const rows = rowsOf({ ...hosts(1), applicants: [again, applicant(2), earlier], cases: [visit] });
    expect(Object.keys(pairs(rows))).toEqual([applicationId(2)]);
  });
});

describe("組めるかどうかの境目", () => {
  test("あすも、年度の末日も、組める日である", () => {
    for (const day of ["2018-06-02", "2019-03-31"]) {
      const openings = [opening(1, day, "午前")];
      expect(only({ ...hosts(1), openings, applicants: [applicant(1, { wish1: day })] })).toMatchObject({ day });
    }
  });

  test.each([
    ["指導医の辞退", "未成立"],
    ["", "未成立"],
    ["申込者の取下げ", "提案"],
    ["事務局の都合", "提案"],
  ] as const)("取り消した理由が「%s」なら、同じ指導医とは%sになる", (endKind, state) => {
    const ended = matched(1, 1, { state: "取消", endKind });
    expect(rowsOf({ ...hosts(1), applicants: [applicant(1)], cases: [ended] }).at(-1)!.state).toBe(state);
  });

  test("医療機関名がどちらも空でも、同じ医療機関とはみなさない", () => {
    const host = { ...hosts(1), instructors: [instructor(1, { facility: "" })] };
    expect(only({ ...host, applicants: [applicant(1, { facility: "" })] }).state).toBe("提案");
  });
});
