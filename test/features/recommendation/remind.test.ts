/** Whom a reminder is due to, day by day; and who has been reminded as often as may be. */
import { describe, expect, test } from "vitest";
import { addDays } from "../../../src/core/calendar.ts";
import { blankRow } from "../../../src/core/table.ts";
import { planReminders, type ReminderDesk } from "../../../src/features/recommendation/remind.rules.ts";
import { unansweredRequests } from "../../../src/letters/unanswered.ts";
import { settings, settingValues, type Setting, type SettingKey } from "../../../src/settings.ts";
import { reviews, type Review } from "../../../src/tables/desk.ts";
import { appointments, instructors } from "../../../src/tables/instructors.ts";
import { notices, type Notice } from "../../../src/tables/notices.ts";

const valuesOf = (changed: Readonly<Partial<Record<SettingKey, string>>> = {}) =>
  settingValues(
    Object.entries(settings as Record<string, Setting<unknown>>).map(([key, { name, sample, standard }]) => ({
      name,
      value: changed[key as SettingKey] ?? String(sample ?? standard ?? ""),
    })),
  );
const REQUEST = "依-2018-医-0001";
const request = (more: Partial<Notice> = {}): Notice =>
  blankRow(notices, {
    ...{ noticeId: REQUEST, letter: "就任・受入依頼", subjectId: REQUEST, addresseeId: "医-0001", fiscalYear: 2018 },
    ...{ state: "完了", issuedOn: "2018-05-01", dispatchedOn: "2018-05-01", ...more },
  });
const reminder = (turn: number, dispatchedOn: string, state: Notice["state"] = "完了"): Notice =>
  request({ noticeId: `${REQUEST}/お願い${turn}`, letter: "回答のお願い", dispatchedOn, state });
const deskOf = (today: string, rows: readonly Notice[], more: Partial<ReminderDesk> = {}): ReminderDesk => ({
  settings: valuesOf(),
  rows,
  instructors: [blankRow(instructors, { instructorId: "医-0001", name: "髙橋 例示", active: true })],
  appointments: [],
  reviews: [],
  inHand: new Set(),
  user: "office@example.jp",
  today,
  ...more,
});
const raised = (desk: ReminderDesk): string[] => planReminders(desk).fresh.map(({ noticeId }) => noticeId);
const answer = (fiscalYear: number) =>
  blankRow(appointments, { instructorId: "医-0001", fiscalYear, accepted: "辞退する" });

describe("いつ出るか", () => {
  test.each([
    ["期限の日", "2018-05-22", [request()], []],
    ["期限の翌日", "2018-05-23", [request()], [`${REQUEST}/お願い1`]],
    ["まだ発送していない", "2018-06-30", [request({ dispatchedOn: "", state: "作成済" })], []],
    ["取りやめた依頼", "2018-06-30", [request({ state: "取消" })], []],
    ["前のお願いから6日", "2018-05-29", [request(), reminder(1, "2018-05-23")], []],
    ["前のお願いから7日", "2018-05-30", [request(), reminder(1, "2018-05-23")], [`${REQUEST}/お願い2`]],
    ["前のお願いが発送を待つ", "2018-06-30", [request(), reminder(1, "", "作成済")], []],
    ["前のお願いが不備", "2018-06-30", [request(), reminder(1, "", "不備")], []],
    ["取りやめたお願いの7日後", "2018-05-30", [request(), reminder(1, "", "取消")], [`${REQUEST}/お願い2`]],
    ["取りやめたお願いの6日後", "2018-05-29", [request(), reminder(1, "", "取消")], []],
    [
      "3回出た後",
      "2018-08-01",
      [request(), reminder(1, "2018-05-23"), reminder(2, "2018-05-30"), reminder(3, "2018-06-06")],
      [],
    ],
    ["前の年度の依頼", "2018-05-23", [request({ fiscalYear: 2017 })], []],
    [
      "再交付した日から数える",
      "2018-05-31",
      [request(), request({ noticeId: `${REQUEST}/再1`, reissueOf: REQUEST, dispatchedOn: "2018-05-20" })],
      [],
    ],
    [
      "再交付の期限の翌日",
      "2018-06-11",
      [request(), request({ noticeId: `${REQUEST}/再1`, reissueOf: REQUEST, dispatchedOn: "2018-05-20" })],
      [`${REQUEST}/お願い1`],
    ],
  ] as const)("%s", (_, today, rows, expected) => {
    expect(raised(deskOf(today, rows))).toEqual(expected);
    expect(raised(deskOf(today, [...rows].reverse()))).toEqual(expected);
  });

  test.each([
    ["0回", { remindMost: "0" }, []],
    ["空", { remindMost: "" }, []],
    ["間隔が空なら1回だけ", { remindEvery: "" }, []],
    ["間隔1日", { remindEvery: "1" }, [`${REQUEST}/お願い2`]],
    ["期限の日数が空", { acceptanceDays: "" }, []],
    ["開庁日で数える", { dayCount: "開庁日" }, []],
  ] as const)("設定：%s", (_, changed, expected) => {
    const rows = [request(), reminder(1, "2018-05-23")];
    expect(raised(deskOf("2018-05-24", rows, { settings: valuesOf(changed) }))).toEqual(expected);
  });

  test.each([
    ["承諾書が届いた", { appointments: [answer(2018)] }, []],
    ["前の年度の承諾書しかない", { appointments: [answer(2017)] }, [`${REQUEST}/お願い1`]],
    ["在任でない", { instructors: [blankRow(instructors, { instructorId: "医-0001" })] }, []],
    ["行がない", { instructors: [] }, []],
  ] as const)("%s", (_, more, expected) => {
    expect(raised(deskOf("2018-05-23", [request()], more))).toEqual(expected);
  });
});

test("要らなくなったお願いは取消になる。送っている途中のものと、届いたか確かめているものは残す", () => {
  const states = ["待ち", "不備", "作成済", "作成中", "送信中", "要確認", "完了", "取消"] as const;
  const rows = states.map((state, n) => reminder(n + 1, "", state));
  const desk = deskOf("2018-05-23", [request(), ...rows], { appointments: [answer(2018)] });
  expect(planReminders(desk).patches.map(({ key }) => key)).toEqual([1, 2, 3].map((n) => `${REQUEST}/お願い${n}`));
  expect(planReminders({ ...desk, inHand: new Set([`${REQUEST}/お願い1`]) }).patches).toHaveLength(2);
  expect(planReminders(deskOf("2018-05-23", rows)).patches).toEqual([]);
});

test("回数のとおり催促してもなお答えのない人は、最後の間隔が過ぎてから「超えた」になる", () => {
  const rows = [request(), reminder(1, "2018-05-23"), reminder(2, "2018-05-30"), reminder(3, "2018-06-06")];
  const beyond = (today: string, of: readonly Notice[] = rows) =>
    unansweredRequests(deskOf(today, of)).map((each) => each.beyond);
  expect(beyond("2018-06-12")).toEqual([false]);
  expect(beyond("2018-06-13")).toEqual([true]);
  expect(beyond("2018-05-23", [request()])).toEqual([false]);
  expect(beyond("2018-08-01", rows.slice(0, 3))).toEqual([false]);
  expect(unansweredRequests(deskOf("2018-05-23", [request()]))[0]).toMatchObject({
    ...{ requestId: REQUEST, instructorId: "医-0001", fiscalYear: 2018, due: "2018-05-22" },
  });
});

test("毎日見回れば、期限の後の決まった日に、回数まで、1通ずつ起きる", () => {
  let rows: Notice[] = [request()];
  const days: string[] = [];
  for (let day = "2018-05-01"; day < "2018-08-01"; day = addDays(day, 1)) {
    const { fresh } = planReminders(deskOf(day, rows));
    if (fresh.length > 0) days.push(day);
    rows = [...rows, ...fresh.map((row): Notice => ({ ...row, state: "完了", dispatchedOn: day }))];
  }
  expect(days).toEqual(["2018-05-23", "2018-05-30", "2018-06-06"]);
  expect(new Set(rows.map(({ noticeId }) => noticeId)).size).toBe(4);
});

describe("要確認で待つ承諾書", () => {
  const held = (values: Partial<Review> = {}): Review =>
    blankRow(reviews, {
      ...{ reviewId: "回答/1", kind: "承諾書の回答", state: "未処理", raw: "氏名：高橋　例示\n医療機関名：例示医院" },
      ...values,
    });

  test.each([
    ["氏名のある承諾書が待っている", held(), []],
    ["修正欄だけに氏名がある", held({ raw: "氏名：", corrected: "氏名：髙橋 例示" }), []],
    ["取り込まれた", held({ state: "取込済" }), [`${REQUEST}/お願い1`]],
    ["取り下げた", held({ state: "取下げ" }), [`${REQUEST}/お願い1`]],
    ["別の人の承諾書である", held({ raw: "氏名：高橋　見本" }), [`${REQUEST}/お願い1`]],
    ["名の長い別の人の承諾書である", held({ raw: "氏名：髙橋 例示子" }), [`${REQUEST}/お願い1`]],
    ["修正欄で別の人に直してある", held({ corrected: "氏名：高橋　見本" }), [`${REQUEST}/お願い1`]],
    ["別の書面である", held({ kind: "推薦書の回答" }), [`${REQUEST}/お願い1`]],
  ] as const)("%s", (_, review, expected) => {
    expect(raised(deskOf("2018-05-23", [request()], { reviews: [review] }))).toEqual(expected);
  });

  test("氏名のない指導医の行は、どの承諾書にも当たらない", () => {
    const nameless = [blankRow(instructors, { instructorId: "医-0001", active: true })];
    const desk = deskOf("2018-05-23", [request()], { reviews: [held()], instructors: nameless });
    expect(raised(desk)).toEqual([`${REQUEST}/お願い1`]);
  });
});
