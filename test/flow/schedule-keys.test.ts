/** Keys of 日程の連絡, and 日程調整のお願い to those who have told no day. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { schedule, traineeReport } from "../../src/forms/index.ts";
import type { Office } from "../../src/workspace/office.ts";
import { clerkTypes, lastMessage } from "./people.ts";
import {
  CASE,
  caseRow,
  dayIn,
  hostOf,
  judgeMessage,
  mailedOffice,
  messages,
  noteOf,
  putsOff,
  reflectNow,
  REPORT,
  tell,
  TELL,
  TRAINEE,
  visitNotices,
} from "./schedule-office.ts";
import { answerBy, answerWith, keyIn, linkIn } from "./support/keyed.ts";
import { selectRows } from "./support/keyboard.ts";
import { daysLater } from "./support/notices.ts";

let office: Office;
let saved: Awaited<ReturnType<typeof mailedOffice>>;
beforeAll(async () => {
  saved = await mailedOffice();
});
beforeEach(async () => {
  office = await saved.open();
});
afterAll(() => saved.close());

const judge = (id: string, verdict: string, subject = ""): void => judgeMessage(office, id, verdict, subject);
const dayOf = (caseId = CASE): unknown[] => dayIn(office, caseId);

describe("鍵", () => {
  const agreed = { 連絡の内容: "日程が決まった", 実施日: "2018-07-09", 時間帯: "午後" };

  test("紙の鍵を、小文字や全角で打っても、同じ人の連絡になる", () => {
    const key = keyIn(linkIn(office, TRAINEE, TELL));
    answerWith(office, key.toLowerCase().replace(/-/g, "　"), schedule, agreed);
    expect(messages(office)).toEqual([["連-2018-0001", "反映済", "受講者", 1]]);
  });

  test.each([
    ["でたらめな鍵", () => "AAAA-BBBB-CCCC-DDDD", "どの通知の鍵でもありません"],
    [
      "報告書の鍵",
      () => keyIn(linkIn(office, TRAINEE, REPORT)),
      `「${traineeReport.title}」の鍵（${CASE}/受講者）です`,
    ],
    ["鍵でない言葉", () => "案-2018-0001-1/受講者", "鍵が読めません"],
  ])("%sは、失わずに人に尋ね、番号を書けば反映する", (_, key, why) => {
    answerWith(office, key(), schedule, agreed);
    expect(messages(office)).toEqual([["連-2018-0001", "保留", "", ""]]);
    expect(noteOf(office, "連-2018-0001")).toContain(why);
    expect(dayOf()[0]).toBe("決定");
    judge("連-2018-0001", "反映する", `${CASE}/受講者`);
    reflectNow(office);
    expect(messages(office)).toEqual([["連-2018-0001", "反映済", "受講者", 1]]);
    expect(dayOf()[0]).toBe("日程確定");
  });

  test("作り直すと、前の鍵は使えず、再交付した通知の鍵が使える", () => {
    const old = keyIn(linkIn(office, TRAINEE, TELL));
    selectRows(office, "マッチング", [CASE]).click("在宅連携", "日程", "鍵を作り直す");
    expect(lastMessage(office)).toContain("「通知 > 再交付する」");
    expect(caseRow(office)["鍵の版"]).toBe(1);
    answerWith(office, old, schedule, agreed);
    expect(noteOf(office, "連-2018-0001")).toContain("作り直す前の鍵です");
    expect(dayOf()[0]).toBe("決定");
    office.services.desk.unanswered = ({ kind, buttons }) =>
      kind === "prompt" ? { button: "OK", text: "鍵の作り直し" } : { button: buttons.includes("YES") ? "YES" : "OK" };
    selectRows(office, "通知", [`${CASE}/受講者`]).click("在宅連携", "通知", "再交付する");
    office.click("在宅連携", "通知", "文書を作ってメールで送る");
    const fresh = keyIn(linkIn(office, TRAINEE, TELL));
    expect(fresh).not.toBe(old);
    answerWith(office, fresh, schedule, agreed);
    expect(dayOf()[0]).toBe("日程確定");
  });

  test("鍵の作り直しは、決定のない行では、理由を言って断る", () => {
    clerkTypes(office, "マッチング", CASE, "状態", "取消");
    selectRows(office, "マッチング", [CASE]).click("在宅連携", "日程", "鍵を作り直す");
    expect(lastMessage(office)).toContain("「取消」なので、決定連絡票の鍵がありません");
    expect(caseRow(office)["鍵の版"]).toBe("");
  });

  test("実施の済んだ案件の連絡は、人に尋ねる", () => {
    const link = linkIn(office, TRAINEE, TELL);
    clerkTypes(office, "マッチング", CASE, "状態", "実施済");
    answerBy(office, link, schedule, agreed);
    expect(noteOf(office, "連-2018-0001")).toContain("研修はもう済んでいます");
  });
});

describe("日程調整のお願い", () => {
  const reminders = (address: string): number =>
    office.outbox().filter((mail) => mail.subject.includes("日程の調整") && mail.to[0]?.address === address).length;

  test("期限の後、開庁日に、両者に届き、日が決まれば止まる", () => {
    daysLater(office, 14);
    expect(reminders(TRAINEE)).toBe(0);
    daysLater(office, 1);
    expect([reminders(TRAINEE), reminders(hostOf(office))]).toEqual([1, 1]);
    office.advance("3h");
    expect(reminders(TRAINEE)).toBe(1);
    const link = linkIn(office, TRAINEE, "日程を知らせるフォーム");
    answerBy(office, link, schedule, { 連絡の内容: "日程が決まった", 実施日: "2018-07-09", 時間帯: "午後" });
    expect(dayOf()[0]).toBe("日程確定");
    for (let week = 0; week < 4; week++) daysLater(office, 7);
    expect(reminders(TRAINEE)).toBe(1);
    // The other case has heard nothing, and is reminded three times in all.
    expect(reminders("p2@example.jp")).toBe(3);
    expect(office.crashes).toEqual([]);
  });

  test("土日には送らず、催促を止めた案件には送らない", () => {
    clerkTypes(office, "マッチング", CASE, "催促を止める", "はい");
    // 2 April and a term of 12 days: Saturday, 14 April.
    clerkTypes(office, "設定", "日程調整の期限（日）", "値", "11");
    daysLater(office, 12);
    expect(reminders("p2@example.jp")).toBe(0);
    daysLater(office, 2);
    expect([reminders(TRAINEE), reminders("p2@example.jp")]).toEqual([0, 1]);
  });

  test("延期の後は、延期の日から数え直す", () => {
    tell(office, "受講者");
    daysLater(office, 30);
    tell(office, "指導医", putsOff);
    daysLater(office, 14);
    expect(reminders(TRAINEE)).toBe(0);
    daysLater(office, 1);
    expect(reminders(TRAINEE)).toBe(1);
    expect(Object.keys(visitNotices(office))).toContain(`${CASE}/日程2のお願い1/受講者`);
  });

  test("送る前に日が決まれば、お願いは取り消される", () => {
    const id = String(caseRow(office)["指導医番号"]);
    clerkTypes(office, "指導医", id, "メールアドレス", "");
    daysLater(office, 15);
    expect(visitNotices(office)[`${CASE}/日程のお願い1/指導医`]).toBe("待ち");
    tell(office, "受講者");
    expect(visitNotices(office)[`${CASE}/日程のお願い1/指導医`]).toBe("取消");
  });
});

test("何も来ていなければ、見回りは何も書かず、記録も残さない", () => {
  tell(office, "受講者");
  office.advance("2h");
  const rows = office.table("操作記録").length;
  office.resetCalls().advance("1h");
  expect(office.table("操作記録")).toHaveLength(rows);
  reflectNow(office);
  expect(lastMessage(office)).toContain("反映する連絡はありません");
});
