/** 報告のお願い: each asks about the visit as it stands, and turns are counted anew when the visit gets another day. */
import { describe, expect, test } from "vitest";
import { addDays, type Day } from "../../../src/core/calendar.ts";
import { blankRow } from "../../../src/core/table.ts";
import { reportReminders } from "../../../src/features/due/reminders.rules.ts";
import { visitLetters } from "../../../src/features/schedule/letters.rules.ts";
import { reportReminder } from "../../../src/letters/report-reminder.ts";
import { settings } from "../../../src/settings.ts";
import type { Case } from "../../../src/tables/cases.ts";
import { notices, type Notice } from "../../../src/tables/notices.ts";
import { CASE, decided, settingsWith, USER } from "../schedule/books.ts";

const TERMS = settingsWith({ [settings.reportDays.name]: "14" });
/** Reports of the visit of 1 June are due on the 15th, of 20 July on 3 August. */
const visit = (visitOn: Day, visitRound: number | null, more: Partial<Case> = {}): Case =>
  decided(1, { state: "日程確定", visitOn, visitRound, traineeReportedOn: "2018-06-02", ...more });
const MISSED = visit("2018-06-01", 1);
const AGAIN = visit("2018-07-20", 2);

const sent = (id: string, issuedOn: Day, more: Partial<Notice> = {}): Notice =>
  blankRow(notices, {
    noticeId: `${CASE}/${id}`,
    letter: "報告のお願い",
    subjectId: CASE,
    addresseeId: AGAIN.instructorId,
    state: issuedOn === "" ? "待ち" : "完了",
    issuedOn,
    ...more,
  });
const THREE = [
  sent("報告/指導医/1", "2018-06-18"),
  sent("報告/指導医/2", "2018-06-25"),
  sent("報告/指導医/3", "2018-07-02"),
];

const raised = (today: Day, row: Case, rows: readonly Notice[]): string[] =>
  reportReminders({
    ...{ today, user: USER, settings: TERMS, cases: [row], notices: rows },
    ...{ instructorReports: [], traineeReports: [], followUps: [] },
  }).map(({ noticeId }) => noticeId.slice(CASE.length + 1));

/** Every day one after another; what is raised leaves on its day. */
function days(row: Case, known: readonly Notice[], from: Day, count: number): string[] {
  let rows = known;
  return Array.from({ length: count }, (_, n) => addDays(from, n)).flatMap((today) => {
    const fresh = raised(today, row, rows);
    rows = [...rows, ...fresh.map((id) => sent(id, today))];
    return fresh.map((id) => `${today} ${id}`);
  });
}

test("日が改まれば、新しい日の期限から数え直す", () => {
  expect(days(MISSED, [], "2018-06-01", 60)).toEqual([
    "2018-06-16 報告/指導医/1",
    "2018-06-23 報告/指導医/2",
    "2018-06-30 報告/指導医/3",
  ]);
  expect(days(AGAIN, THREE, "2018-07-02", 90)).toEqual([
    "2018-08-04 報告2/指導医/1",
    "2018-08-11 報告2/指導医/2",
    "2018-08-18 報告2/指導医/3",
  ]);
});

describe("数え方", () => {
  test("だれも日を連絡せずに報告で日がわかった案件は、初めの日と同じに数える", () => {
    expect(raised("2018-06-16", visit("2018-06-01", null), [])).toEqual(["報告/指導医/1"]);
    expect(raised("2018-09-01", visit("2018-06-01", null), THREE)).toEqual([]);
  });

  test("前の版の台帳で、改まった日の後に出たものは、その日のものとして数える", () => {
    const old = [...THREE.slice(0, 1), sent("報告/指導医/2", "2018-08-04"), sent("報告/指導医/3", "2018-08-11")];
    expect(days(AGAIN, old, "2018-08-12", 60)).toEqual(["2018-08-18 報告2/指導医/1"]);
  });

  test("時刻だけが加わっても、数え直さない", () => {
    expect(days(visit("2018-06-01", 2), THREE.slice(0, 2), "2018-06-26", 60)).toEqual(["2018-07-02 報告2/指導医/1"]);
  });

  test("取りやめたものは回数に数えず、次までの間隔は変わらない", () => {
    const cancelled = [sent("報告/指導医/1", "", { state: "取消" })];
    expect(days(MISSED, cancelled, "2018-06-16", 60)).toEqual([
      "2018-06-23 報告/指導医/2",
      "2018-06-30 報告/指導医/3",
      "2018-07-07 報告/指導医/4",
    ]);
  });

  test("前の日の紙がまだ待っていても、新しい日のお願いは出る", () => {
    expect(raised("2018-08-04", AGAIN, [sent("報告/指導医/1", "")])).toEqual(["報告2/指導医/1"]);
    expect(raised("2018-08-11", AGAIN, [sent("報告2/指導医/1", "")])).toEqual([]);
  });
});

describe("日が改まった後の、前の日のお願い", () => {
  const paper = sent("報告/指導医/1", "");
  const letter = (row: Case, notice: Notice) => [
    reportReminder.stands({ match: row, corrections: [] }, notice),
    reportReminder.over?.({ match: row, corrections: [] }, notice),
  ];

  test("作らずに取り消す", () => {
    expect(letter(MISSED, paper)).toEqual([true, undefined]);
    expect(letter(AGAIN, paper)).toEqual([false, "日程が改まった"]);
    expect(letter(AGAIN, sent("報告2/指導医/1", ""))).toEqual([true, undefined]);
  });

  test.each(["待ち", "不備", "作成済"] as const)("%sなら、日程の連絡とともに取り消す", (state) => {
    const desk = { settings: TERMS, notices: [{ ...paper, state }], inHand: new Set<string>(), user: USER };
    expect(visitLetters([AGAIN], desk).overtaken).toMatchObject([{ key: paper.noticeId, values: { state: "取消" } }]);
  });

  test("出てしまったものは、そのままにする", () => {
    const desk = { settings: TERMS, notices: THREE, inHand: new Set<string>(), user: USER };
    expect(visitLetters([AGAIN], desk).overtaken).toEqual([]);
  });
});
