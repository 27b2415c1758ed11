/** What a change of the year leaves and takes along: after 1 April, after a refusal, and where it broke off at its end. */
import { describe, expect, test } from "vitest";
import { blankRow } from "../../../src/core/table.ts";
import { doneText, idleText, planText } from "../../../src/features/year/renewal-text.rules.ts";
import { isIdle } from "../../../src/features/year/renewal.rules.ts";
import type { SettingKey } from "../../../src/settings.ts";
import type { Applicant } from "../../../src/tables/applicants.ts";
import { notices, type Notice } from "../../../src/tables/notices.ts";
import { row } from "../intake/samples.ts";
import { AT, match, plan, year } from "./books.ts";

describe("4月になってから替えるとき", () => {
  const late = (n: number, values: Partial<Applicant> = {}): Applicant =>
    row(n, { receivedAt: "2019-04-10 09:00:00", ...values });

  test("4月1日以後に受け付けた申込みは、尋ねなくても新しい年度に移り、別の行に挙がる", () => {
    const people = [late(5), late(6, { state: "重複" }), row(4, { receivedAt: "2019-03-31 23:59:59" })];
    const found = plan({ applicants: people, cases: [] }, "2019-04-20");
    expect(found.applications).toMatchObject({
      carried: [
        { from: "申-2018-0005", to: "申-2019-0001" },
        { from: "申-2018-0006", to: "申-2019-0002" },
      ],
      rows: [{ state: "選定待ち", receivedAt: "2019-04-10 09:00:00" }, { state: "選定待ち" }],
      silent: [{ applicationId: "申-2018-0004" }],
    });
    for (const words of [
      "繰り越す申込み（0件）：なし",
      "平成31年4月1日以後に受け付けたので、尋ねずに繰り越す申込み（2件）：申-2018-0005→申-2019-0001、申-2018-0006→申-2019-0002",
      "答えがまだで、そのままにする申込み（1件）：申-2018-0004（選定待ち）",
    ])
      expect([planText(found), found.closing?.record].every((text) => text?.includes(words))).toBe(true);
    expect(doneText(found, [])).toContain("2件を繰り越し");
  });

  test("希望しないと答えた人、取下げの印のある人、断られた人は、移らない", () => {
    const people = [
      late(5, { carryWish: "希望しない" }),
      late(6, { withdrawn: true }),
      late(7, { state: "年度内受講済" }),
      late(8, { state: "対象外" }),
    ];
    const found = plan({ applicants: people, cases: [], notices: [refused(7)] }, "2019-04-20").applications;
    expect([found.carried, found.declined, found.withdrawn, found.silent]).toEqual([
      [],
      ["申-2018-0005"],
      ["申-2018-0006"],
      [],
    ]);
  });
});

const refused = (n: number): Notice =>
  blankRow(notices, {
    ...{ noticeId: `申-2018-000${n}/不決定`, letter: "不決定通知", subjectId: `申-2018-000${n}`, state: "完了" },
    dispatchedOn: "2019-04-05",
  });

test("不決定通知の済んだ申込みは、答えを待つものに挙げず、済んだ年度更新もそう言う", () => {
  const there = { years: [year(2018, { state: "締め済", closedAt: AT, carried: 0 }), year(2019)], cases: [] };
  const four = [row(4)];
  expect(idleText(plan({ ...there, applicants: four }, "2019-04-10", 2019))).toContain(
    "答えがまだの申込み（申-2018-0004）には、「待機・不決定の通知を起こす」で不決定通知を送るか（選定待ちの人には平成31年4月1日から送れます）",
  );
  const told = plan({ ...there, applicants: four, notices: [refused(4)] }, "2019-04-10", 2019);
  expect([isIdle(told), told.applications.silent]).toEqual([true, []]);
  expect(idleText(told)).not.toContain("答えがまだ");
});

test("決定していて、まだ実施していない案件を、実施日とともに挙げる", () => {
  const register = [
    match(1, { state: "実施済", visitOn: "2019-03-05" }),
    match(2, { state: "決定" }),
    match(3, { state: "日程確定", visitOn: "2019-04-15" }),
    match(4, { state: "取消", visitOn: "2019-04-15" }),
    match(5, { state: "日程確定", fiscalYear: 2019 }),
  ];
  const found = plan({ cases: register });
  const words =
    "決定していて、まだ実施していない案件（2件。そのまま続きます。年1回には、研修を行う日の年度に数えます）：案-2018-0002-1（実施日が未定）、案-2018-0003-1（平成31年4月15日）";
  expect(planText(found)).toContain(words);
  expect(found.closing?.record).toContain(words);
  expect(planText(plan())).not.toContain("まだ実施していない案件");
});

test("年度を書いた後で止まった続きは、職員が書いた新しい年度の実施予定数を空にしない", () => {
  const begun = { ...plan().closing! };
  const typed = new Map<SettingKey, string>([
    ["plannedVisits", "25"],
    ["reserveUntil", ""],
  ]);
  const again = plan({ years: [begun], typed }, "2019-03-29", 2019);
  expect([again.step, again.settingPatches, again.emptied]).toEqual(["続き", [], []]);
  expect(planText(again)).not.toContain("空にする設定");
  expect(doneText(again, [])).toContain(
    "・設定の「留保の期限」「マッチングする日の始まり」を、平成31年度のものに書いて",
  );
  // Before that the settings still hold what belongs to the old year.
  const earlier = plan({ years: [begun], typed }, "2019-03-29", 2018);
  expect(earlier.settingPatches.map(({ key }) => key)).toEqual(["実施予定数", "年度"]);
});
