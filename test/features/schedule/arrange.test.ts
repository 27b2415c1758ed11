/** Reminders to find a day: from when, how often, to whom, and when they end. */
import { describe, expect, test } from "vitest";
import { addDays, type Day } from "../../../src/core/calendar.ts";
import { blankRow } from "../../../src/core/table.ts";
import { remindersFor } from "../../../src/features/schedule/arrange.rules.ts";
import { lateArrangements, type ArrangementBook } from "../../../src/letters/arrangement.ts";
import { settings } from "../../../src/settings.ts";
import type { Case } from "../../../src/tables/cases.ts";
import type { Schedule } from "../../../src/tables/messages.ts";
import { notices, type Notice } from "../../../src/tables/notices.ts";
import { CASE, decided, said, settingsWith, USER } from "./books.ts";

/** Both sides had their letters on 4 June 2018, a Monday, so that the day was due on the 18th. */
const LETTERS = [decisionTo("受講者", "2018-06-01"), decisionTo("指導医", "2018-06-04")];

function decisionTo(side: "受講者" | "指導医", dispatchedOn: Day): Notice {
  return blankRow(notices, {
    noticeId: `${CASE}/${side}`,
    letter: `決定連絡票（${side}用）`,
    subjectId: CASE,
    addresseeId: side === "受講者" ? "申-2018-0001" : "医-0001",
    state: "完了",
    dispatchedOn,
  });
}

interface World {
  readonly match?: Partial<Case>;
  readonly schedules?: readonly Schedule[];
  readonly notices?: readonly Notice[];
  readonly settings?: Readonly<Record<string, string>>;
}

const bookOn = (
  today: Day,
  { match = {}, schedules = [], notices: rows = LETTERS, ...rest }: World = {},
): ArrangementBook => ({
  today,
  settings: settingsWith({ [settings.arrangeDays.name]: "14", ...rest.settings }),
  cases: [decided(1, match)],
  schedules,
  notices: rows,
});
const raised = (today: Day, world: World = {}): string[] =>
  remindersFor(bookOn(today, world), USER).map(({ noticeId }) => noticeId);

/** Every day one after another; what is raised leaves on its day. `until`: the day before which it stays in the office. */
function days(from: Day, count: number, world: World = {}, stays: (notice: Notice) => boolean = () => false): string[] {
  let known: readonly Notice[] = world.notices ?? LETTERS;
  return Array.from({ length: count }, (_, n) => addDays(from, n)).flatMap((today) => {
    const fresh = remindersFor(bookOn(today, { ...world, notices: known }), USER);
    known = [
      ...known,
      ...fresh.map((each) => (stays(each) ? each : { ...each, state: "完了" as const, dispatchedOn: today })),
    ];
    return fresh.map(({ noticeId }) => `${today} ${noticeId.slice(CASE.length + 1)}`);
  });
}

test("期限の次の日から、7日ごとに、3回まで、両者に送る", () => {
  expect(days("2018-06-10", 60)).toEqual([
    "2018-06-19 日程のお願い1/受講者",
    "2018-06-19 日程のお願い1/指導医",
    "2018-06-26 日程のお願い2/受講者",
    "2018-06-26 日程のお願い2/指導医",
    "2018-07-03 日程のお願い3/受講者",
    "2018-07-03 日程のお願い3/指導医",
  ]);
});

test("期限の日まで、また両者に決定連絡票が届くまでは、送らない", () => {
  expect(raised("2018-06-18")).toEqual([]);
  expect(raised("2018-06-19")).toHaveLength(2);
  const one = { notices: LETTERS.slice(0, 1) };
  expect(raised("2018-09-01", one)).toEqual([]);
  expect(raised("2018-09-01", { notices: LETTERS.map((row) => ({ ...row, state: "作成済" as const })) })).toEqual([]);
});

test("期限は、設定の数え方で数える", () => {
  const byOffice = { settings: { [settings.dayCount.name]: "開庁日" } };
  // 14 office days after Monday, 4 June: Friday, 22 June.
  expect(raised("2018-06-22", byOffice)).toEqual([]);
  expect(raised("2018-06-23", byOffice)).toHaveLength(2);
});

test("メールの送信日しか残っていない古い通知からも数える", () => {
  const old = LETTERS.map((row) => ({ ...row, mailedAt: `${row.dispatchedOn} 10:00:00`, dispatchedOn: "" }));
  expect(raised("2018-06-19", { notices: old })).toHaveLength(2);
});

test.each<[string, World]>([
  ["日が決まっている", { match: { state: "日程確定", visitOn: "2018-07-09" } }],
  ["実施済", { match: { state: "実施済" } }],
  ["取消", { match: { state: "取消" } }],
  ["提案", { match: { state: "提案" } }],
  ["催促を止める", { match: { remindersOff: true } }],
  ["催促の回数が0", { settings: { [settings.remindMost.name]: "0" } }],
  ["日程調整の期限が空", { settings: { [settings.arrangeDays.name]: "" } }],
  ["職員を待つ連絡がある", { schedules: [said(1, { state: "保留" })] }],
  ["まだ反映していない連絡がある", { schedules: [said(1)] }],
])("%s なら、送らない", (_, world) => {
  expect(raised("2018-09-01", world)).toEqual([]);
});

test("ほかの案件の連絡は、妨げにならない", () => {
  expect(raised("2018-06-19", { schedules: [said(1, { state: "保留", caseId: "案-2018-0002-1" })] })).toHaveLength(2);
});

test("時計が長く止まっても、一度に何通も送らず、間隔を空ける", () => {
  expect(days("2018-07-20", 20)).toEqual([
    "2018-07-20 日程のお願い1/受講者",
    "2018-07-20 日程のお願い1/指導医",
    "2018-07-27 日程のお願い2/受講者",
    "2018-07-27 日程のお願い2/指導医",
    "2018-08-03 日程のお願い3/受講者",
    "2018-08-03 日程のお願い3/指導医",
  ]);
});

test("紙で待っている人には次を重ねず、もう一方には続ける", () => {
  const waits = days("2018-06-19", 20, {}, ({ noticeId }) => noticeId.endsWith("/指導医"));
  expect(waits.filter((each) => each.endsWith("指導医"))).toEqual(["2018-06-19 日程のお願い1/指導医"]);
  expect(waits.filter((each) => each.endsWith("受講者"))).toHaveLength(3);
});

test("延期の後は、延期の日から数え直し、番号も改まる", () => {
  const world = {
    match: { visitRound: 2 },
    schedules: [
      said(1, { state: "反映済", round: 1 }),
      said(2, { state: "反映済", round: 2, kind: "延期したい", receivedAt: "2018-07-20 10:00:00" }),
    ],
  } as const;
  expect(days("2018-07-20", 60, world).map((each) => each.slice(0, 25))).toEqual([
    "2018-08-04 日程2のお願い1/受講者",
    "2018-08-04 日程2のお願い1/指導医",
    "2018-08-11 日程2のお願い2/受講者",
    "2018-08-11 日程2のお願い2/指導医",
    "2018-08-18 日程2のお願い3/受講者",
    "2018-08-18 日程2のお願い3/指導医",
  ]);
});

describe("職員が見るもの", () => {
  const lateOn = (today: Day, world: World = {}) =>
    lateArrangements(bookOn(today, world)).map(({ row, due, spent }) => [row.caseId, due, spent]);

  test("期限を過ぎた案件と、最後の催促からも日が過ぎた案件が、見分けられる", () => {
    expect(lateOn("2018-06-18")).toEqual([]);
    expect(lateOn("2018-06-19")).toEqual([[CASE, "2018-06-18", false]]);
    expect(lateOn("2018-07-09")).toEqual([[CASE, "2018-06-18", false]]);
    expect(lateOn("2018-07-10")).toEqual([[CASE, "2018-06-18", true]]);
  });

  test("催促を止めても、しないことにしても、見える", () => {
    expect(lateOn("2018-07-10", { match: { remindersOff: true } })).toEqual([[CASE, "2018-06-18", true]]);
    expect(lateOn("2018-06-19", { settings: { [settings.remindMost.name]: "0" } })).toEqual([
      [CASE, "2018-06-18", true],
    ]);
  });
});
