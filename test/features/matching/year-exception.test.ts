/** R40 in matching: second visits of the year, after those who come for the first time, up to the planned number. */
import { describe, expect, test } from "vitest";
import type { Sheets } from "../../../src/features/matching/desk.rules.ts";
import { judge } from "../../../src/features/matching/judgement.rules.ts";
import { planNow } from "../../../src/features/matching/now.rules.ts";
import { recordOf } from "../../../src/features/matching/record.rules.ts";
import { verify } from "../../../src/features/matching/verification.rules.ts";
import type { Case } from "../../../src/tables/cases.ts";
import { before, planned } from "./second-visits.ts";
import { applicant, applicationId, caseId, desk, hosts, matched, pairs, propose, written } from "./sheets.ts";

const joined = (...parts: readonly Partial<Sheets>[]): Partial<Sheets> => ({
  ...parts[0],
  applicants: parts.flatMap((part) => part.applicants ?? []),
  cases: parts.flatMap((part) => part.cases ?? []),
});

const rowsOf = (sheets: Partial<Sheets>, number: number): Case[] =>
  written(sheets.cases ?? [], propose(sheets, planned(number)));
const served = (sheets: Partial<Sheets>, number: number): string[] => Object.keys(pairs(rowsOf(sheets, number)));
const reasonOf = (sheets: Partial<Sheets>, number: number, n: number): string =>
  rowsOf(sheets, number).find((row) => row.applicationId === applicationId(n))?.reason ?? "";

/** The first came before everybody, and comes again; the second and third come for the first time. */
const three = joined(
  { ...hosts(3), applicants: [applicant(1, { receivedAt: "2018-04-02 09:00:00" }), applicant(2), applicant(3)] },
  before(1),
);

describe("例外が効いている間", () => {
  test("予定数に余りがあれば、2回目の人も組む", () => {
    expect(served(three, 4)).toEqual([1, 2, 3].map(applicationId));
    expect(reasonOf(three, 4, 1)).toContain("順：今年度2回目、対象区分は看護師");
    expect(reasonOf(three, 4, 1)).toContain(
      "今年度2回目の人は実施予定数4件までとし、今年度が初めての人を先に、決まる人数を最も多くし",
    );
    expect(reasonOf(three, 4, 2)).toContain("順：今年度が初めて、受講は初めて、");
  });

  test("残りが足りなければ、初めての人が先で、2回目の人は予定数のためと書かれる", () => {
    expect(served(three, 3)).toEqual([2, 3].map(applicationId));
    const reason = reasonOf(three, 3, 1);
    expect(reason).toContain("未成立：予定数");
    expect(reason).toContain(
      "枠は残っていますが、今年度の2回目の申込みを組めるのは、今年度が初めての人と合わせて実施予定数までです",
    );
    expect(reason).toContain("取消があると枠が空きます");
    expect(reason).not.toContain("争い：");
  });

  test("初めての人は、予定数を超えても組む", () => {
    expect(served(three, 2)).toEqual([2, 3].map(applicationId));
  });

  test("2回目の人が何人か争えば、順の先の人が残りを得る", () => {
    const two = joined({ ...hosts(3), applicants: [1, 2, 3].map((n) => applicant(n)) }, before(1), before(2));
    expect(served(two, 4)).toEqual([1, 3].map(applicationId));
    expect(reasonOf(two, 4, 2)).toContain(
      `争い：2人が、実施予定数までの残り1枠を争っています（${applicationId(1)}、${applicationId(2)}）`,
    );
  });

  test("対象区分を先にする設定でも、同じ枠では今年度が初めての人が先である", () => {
    const seat = joined(
      { ...hosts(1), applicants: [applicant(1, { profession: "医師", applicantClass: "未参入開業医" }), applicant(2)] },
      before(1),
    );
    const changes = { ...planned(9), peopleOrder: ["対象区分", "待機日数", "初めての受講"] as const };
    const plan = propose(seat, changes);
    expect(Object.keys(pairs(written(seat.cases ?? [], plan)))).toEqual([applicationId(2)]);
    expect(plan.appends[0]?.reason).toContain("順（今年度が初めて、対象区分、待機日数、初めての受講）が先か同じ申込み");
  });

  test("実施がまだの2回目の人も、受講が初めてとは数えない", () => {
    const sheets = joined({ ...hosts(1), applicants: [applicant(1)] }, before(1, "決定"));
    expect(desk(sheets, planned(9)).seekers[0]).toMatchObject({ first: false, again: true });
    expect(desk({ ...hosts(1), applicants: [applicant(1)] }).seekers[0]).toMatchObject({ first: true, again: false });
  });

  test.each([
    ["2019-03-31", true],
    ["2019-04-15", false],
    ["2018-03-30", false],
  ])("年1回には、研修を行う日の年度を数える（A11）：%s", (visitOn, again) => {
    const decided = before(1, "日程確定");
    const dated = { ...decided, cases: decided.cases.map((row) => ({ ...row, visitOn })) };
    const sheets = joined({ ...hosts(1), applicants: [applicant(1)] }, dated);
    expect(desk(sheets).seekers[0]?.again).toBe(again);
  });

  test("同じ人の待つ申込みが2件あっても、1回の選定で組むのは1件である", () => {
    const twice = joined(
      { ...hosts(2), applicants: [applicant(1), applicant(2, { personId: applicant(1).personId })] },
      before(1),
    );
    expect(served(twice, 9)).toEqual([applicationId(1)]);
    expect(reasonOf(twice, 9, 2)).toContain("（1回の選定で組むのは、1人に1件です）");
  });

  test("例外がなければ、2回目の人には何も試みない", () => {
    const rows = written(three.cases ?? [], propose(three));
    expect(rows.find((row) => row.applicationId === applicationId(1))?.reason).toContain("（受講は年度に1回、R39）");
  });

  test("入力の指紋は、予定数が変われば変わる", () => {
    expect(propose(three, planned(4)).hash).not.toBe(propose(three, planned(3)).hash);
    expect(propose(three, planned(4)).hash).not.toBe(propose(three).hash);
  });
});

describe("判断と決定", () => {
  const all = (sheets: Partial<Sheets>): Partial<Sheets> => ({
    ...sheets,
    cases: [
      ...(sheets.cases ?? []),
      ...[1, 2, 3].map((n) => matched(n, n, { verdict: "採用", applicantName: applicant(n).name })),
    ],
  });
  const kinds = (sheets: Partial<Sheets>, number: number): string[] =>
    judge(desk(sheets, planned(number))).map(({ kind }) => kind);

  test("予定数までは、2回目の人も決定できる", () => {
    expect(kinds(all(three), 4)).toEqual(["decide", "decide", "decide"]);
  });

  test("予定数に達するときは、2回目の人を名前を挙げて断り、初めての人は決定できる", () => {
    expect(kinds(all(three), 3)).toEqual(["problem", "decide", "decide"]);
    const [first] = judge(desk(all(three), planned(3)));
    expect(first?.text).toContain(
      "見本 1子（申-2018-0001）は今年度2回目で、実施予定数3件に達するため、決定できません（決定済みと実施済み1件、判断のうち今年度が初めての人2件、2回目の人0件）",
    );
    expect(first?.text).toContain("「マッチング」シート 「判断」列");
  });

  test("変更の判断も、初めての人の分を先に数える", () => {
    const changed = all(three).cases?.map((row) =>
      row.caseId === caseId(2)
        ? { ...row, verdict: "変更" as const, otherInstructor: "医-0002", verdictReason: "所属の都合" }
        : row,
    );
    expect(kinds({ ...three, cases: changed ?? [] }, 3)).toEqual(["problem", "decide", "decide"]);
  });

  test("同じ枠を争う採用では、初めての人が先である", () => {
    const one = joined({ ...hosts(1), applicants: [applicant(1), applicant(2)] }, before(1), {
      cases: [matched(1, 1, { verdict: "採用" }), matched(2, 1, { verdict: "採用" })],
    });
    expect(kinds(one, 9)).toEqual(["problem", "decide"]);
    expect(judge(desk(one, planned(9)))[0]?.text).toContain("枠が足りません");
  });

  test("例外が終われば、2回目の人の採用は年1回のため断る", () => {
    expect(judge(desk(all(three)))[0]?.text).toContain("年度に1回、R39");
  });

  test("一人を今組むでも、初めての人で予定数に達すれば断る", () => {
    expect(planNow(desk(three, planned(4)), applicationId(1)).option.seeker.id).toBe(applicationId(1));
    expect(() => planNow(desk(three, planned(3)), applicationId(1))).toThrow("いま組める指導医がいません");
  });
});

test("記録には2回目の上限が残り、検算に合格する", () => {
  const plan = propose(three, planned(3));
  const { run, parts } = recordOf({ mode: "提案を作る", ...plan }, "2019-01-10 09:00:00", "kakari@example.jp");
  expect(run.rules).toContain(
    "受講は年度に1回。ただし判-2018により、2回目の申込みも、今年度が初めての人を先にして、実施予定数3件まで",
  );
  expect(run.reserve).toBe("なし。2回目の申込みは、この選定では0まで（実施予定数による）");
  expect(run.values.split("\n")[0]).toBe("今年度が初めて：2（大きいほどよい）");
  const kept = new Map(parts.map((part) => [part.partId, part]));
  expect(verify(run, kept, written(three.cases ?? [], plan)).text).toContain("合格");
});
