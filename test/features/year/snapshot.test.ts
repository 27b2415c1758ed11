/** R40: what counts as of a day, what the count leads to, and when it may be taken. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blankRow } from "../../../src/core/table.ts";
import { checkDayOf, countAsOf, snapshotText, takeSnapshot } from "../../../src/features/year/snapshot.rules.ts";
import { cases, CASE_STATES, type Case } from "../../../src/tables/cases.ts";
import { yearException } from "../../../src/tables/year-exception.ts";
import { newestSnapshot, snapshotIdOf, turnOf, type Snapshot } from "../../../src/tables/years.ts";

const NEW_YEAR = "2019-01-01";
const row = (values: Partial<Case>): Case =>
  blankRow(cases, { caseId: "案-2018-0001-1", fiscalYear: 2018, decidedAt: "2018-12-01 09:00:00", ...values });
const counted = (values: Partial<Case>, asOf = NEW_YEAR): string => {
  const { decided, done } = countAsOf([row(values)], 2018, asOf);
  return decided === 1 ? "決定" : done === 1 ? "実施" : "";
};

describe("その日の0時の数え方", () => {
  test.each<[string, Partial<Case>, string]>([
    ["決定しているもの", { state: "決定" }, "決定"],
    ["日程の決まったもの", { state: "日程確定", visitOn: "2019-01-20" }, "決定"],
    ["前日の最後に決定したもの", { state: "決定", decidedAt: "2018-12-31 23:59:59" }, "決定"],
    ["当日の初めに決定したもの", { state: "決定", decidedAt: "2019-01-01 00:00:00" }, ""],
    ["前日に実施したもの", { state: "実施済", visitOn: "2018-12-31" }, "実施"],
    ["当日に実施したものは、決定", { state: "実施済", visitOn: "2019-01-01" }, "決定"],
    ["報告済と支払済も実施", { state: "支払済", visitOn: "2018-11-05" }, "実施"],
    ["日は過ぎたが、実施していないもの", { state: "日程確定", visitOn: "2018-12-20" }, "決定"],
    ["前日までに取り消したもの", { state: "取消", endedAt: "2018-12-31 23:59:59" }, ""],
    ["後で取り消したものは、その日には決定", { state: "取消", endedAt: "2019-01-01 00:00:00" }, "決定"],
    [
      "実施して報告も受けた後で取り消したもの",
      { state: "取消", endedAt: "2019-01-08 09:00:00", visitOn: "2018-12-20", instructorReportedOn: "2018-12-25" },
      "実施",
    ],
    ["提案", { state: "提案", decidedAt: "" }, ""],
    ["見送り", { state: "見送り", decidedAt: "" }, ""],
    ["ほかの年度", { state: "決定", fiscalYear: 2017 }, ""],
  ])("%s", (_, values, kind) => {
    expect(counted(values)).toBe(kind);
  });

  test("後の日の0時で数えれば、その間に決定したものも入る", () => {
    expect(counted({ state: "決定", decidedAt: "2019-01-05 10:00:00" }, "2019-01-10")).toBe("決定");
  });
});

const taken = (rows: readonly Case[], planned: number, before: readonly Snapshot[] = [], reason = ""): Snapshot =>
  takeSnapshot({
    ...{ fiscalYear: 2018, asOf: NEW_YEAR, planned, cases: rows, snapshots: before, reason },
    ...{ at: "2019-01-01 00:05:00", user: "office@example.jp" },
  });

describe("判定", () => {
  const three = [1, 2, 3].map((n) =>
    row({ caseId: `案-2018-000${n}-1`, state: n === 1 ? "実施済" : "決定", visitOn: n === 1 ? "2018-12-03" : "" }),
  );

  test("予定数に満たなければ適用し、残りの枠と数え方が残る", () => {
    const found = taken(three, 4);
    expect(found).toMatchObject({
      ...{ snapshotId: "判-2018", decided: 2, done: 1, planned: 4, result: "適用する", room: 1, asOf: NEW_YEAR },
      ...{ takenAt: "2019-01-01 00:05:00", takenBy: "office@example.jp" },
    });
    expect(found.note).toContain("取消は数えていません");
    expect(snapshotText(found)).toBe(
      "判-2018：平成31年1月1日0時の決定済2件と実施済1件の合計3件は、実施予定数4件に満ちません。あと1件に達するまで、初めての人の後に、2回目の申込みも選定します。",
    );
  });

  test.each([
    [3, "適用しない"],
    [2, "適用しない"],
  ])("ちょうど達していても、超えていても適用しない（予定数%d）", (planned, result) => {
    expect(taken(three, planned)).toMatchObject({ result, room: 0 });
    expect(snapshotText(taken(three, planned))).toContain("年1回の決まりを、そのまま続けます");
  });

  test("取り直すと、前の行は残り、新しいほうが効く", () => {
    const first = taken(three, 4);
    const second = taken(three, 3, [first], "実施予定数の見直し");
    const third = taken(three, 9, [second, first], "再度の見直し");
    expect([first, second, third].map(({ snapshotId }) => snapshotId)).toEqual(["判-2018", "判-2018-2", "判-2018-3"]);
    expect(second.note).toContain("理由：実施予定数の見直し");
    expect(newestSnapshot([third, first, second], 2018)).toBe(third);
    expect(newestSnapshot([third], 2019)).toBeUndefined();
    expect([1, 2, 12].map((turn) => turnOf({ snapshotId: snapshotIdOf(2018, turn) }))).toEqual([1, 2, 12]);
  });

  test.each([
    ["", "2019-01-10", "基準日を日付として読めません"],
    ["2018-12-31", "2019-01-10", "平成30年12月31日 は、判定の日になりません"],
    ["2019-04-01", "2019-04-02", "平成31年4月1日 は、判定の日になりません"],
    ["2019-01-01", "2018-12-31", "平成31年1月1日 は、まだ来ていません"],
    ["2019-02-01", "2019-01-10", "平成31年2月1日 は、まだ来ていません"],
  ])("基準日「%s」は、%sには断る", (asOf, today, words) => {
    expect(() => checkDayOf(asOf, 2018, today)).toThrow(words);
  });

  test.each(["2019-01-01", "2019-01-10", "2019-03-31"])("基準日 %s は使える", (asOf) => {
    expect(() => checkDayOf(asOf, 2018, "2019-04-02")).not.toThrow();
  });
});

const rows = fc.array(
  fc.record({
    state: fc.constantFrom(...CASE_STATES),
    fiscalYear: fc.constantFrom(2018, 2018, 2019),
    decidedAt: fc.constantFrom(
      "2018-10-01 09:00:00",
      "2018-12-31 23:59:59",
      "2019-01-01 00:00:00",
      "2019-02-01 09:00:00",
    ),
    endedAt: fc.constantFrom("", "2018-12-31 10:00:00", "2019-01-01 08:00:00"),
    visitOn: fc.constantFrom("", "2018-12-31", "2019-01-01"),
  }),
  { maxLength: 12 },
);

test("どんな台帳でも、決定済と実施済の合計は、その日に効いていた案件の数で、例外は予定数に達するまで続く", () => {
  const seen = { open: 0, reached: 0 };
  fc.assert(
    fc.property(rows, fc.nat(8), (list, planned) => {
      const register = list.map((values, n) => row({ ...values, caseId: `案-2018-${n}-1` }));
      const held = ["決定", "日程確定", "実施済", "報告済", "支払済"];
      const then = register.filter(
        (each) =>
          each.fiscalYear === 2018 &&
          each.decidedAt < "2019-01-01 00:00:00" &&
          (held.includes(each.state) || (each.state === "取消" && each.endedAt >= "2019-01-01")),
      ).length;
      const found = taken(register, planned);
      expect((found.decided ?? 0) + (found.done ?? 0)).toBe(then);
      expect(found.result).toBe(then < planned ? "適用する" : "適用しない");
      const now = register.filter((each) => each.fiscalYear === 2018 && held.includes(each.state)).length;
      const exception = yearException(2018, [found], register);
      expect(exception !== undefined).toBe(then < planned && now < planned);
      if (exception) seen.open++;
      else if (then < planned) seen.reached++;
      expect(yearException(2019, [found], register)).toBeUndefined();
    }),
    { numRuns: 500 },
  );
  expect(seen.open).toBeGreaterThan(50);
  expect(seen.reached).toBeGreaterThan(5);
});
