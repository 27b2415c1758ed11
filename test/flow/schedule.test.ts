/** 日程の連絡 from the outside: by the links of the letters, by telephone, in agreement and in conflict, to both calendars. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { schedule } from "../../src/forms/index.ts";
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
  OTHER,
  putsOff,
  reflectNow,
  tell,
  TELL,
  TRAINEE,
  visitMails,
  visitNotices,
} from "./schedule-office.ts";
import { answerBy, calendarIn, linkIn, telephoned } from "./support/keyed.ts";
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

describe("日が決まると", () => {
  test("受講者がリンクから知らせれば、すぐに日程確定になり、両者に予定表付きのメールが出る", () => {
    tell(office, "受講者", { from: "午後1時半" });
    expect(dayOf()).toEqual(["日程確定", "2018-07-09", "午後", "13:30", 1]);
    expect(messages(office)).toEqual([["連-2018-0001", "反映済", "受講者", 1]]);
    expect(visitNotices(office)).toEqual({ [`${CASE}/日程1/受講者`]: "完了", [`${CASE}/日程1/指導医`]: "完了" });
    for (const address of [TRAINEE, hostOf(office)]) {
      const mails = visitMails(office, address);
      expect(mails).toHaveLength(1);
      expect(mails[0]?.body).toContain("日程：平成30年7月9日（月）午後　13:30から\n");
      expect(mails[0]?.body).toContain("平成30年7月23日までに");
      expect(mails[0]?.attachments).toHaveLength(1);
      expect(calendarIn(mails[0]!)).toMatchObject({
        method: "PUBLISH",
        uid: "case-2018-0001-1@example.jp",
        sequence: 1,
        start: "20180709T133000",
        status: "CONFIRMED",
        location: "見本クリニック",
      });
    }
    expect(office.crashes).toEqual([]);
    expect(office.table("操作記録").at(-1)).toMatchObject({ 操作: "通知を自動で送る" });
  });

  test("予定表には、相手の名前だけが、それぞれに書かれている", () => {
    tell(office, "指導医");
    const [mine, theirs] = [TRAINEE, hostOf(office)].map((to) => calendarIn(visitMails(office, to)[0]!)?.description);
    expect(mine).toContain(`指導医　${String(caseRow(office)["指導医氏名"])}`);
    expect(theirs).toContain(`受講者　${String(caseRow(office)["申込者氏名"])}`);
    expect(mine).not.toContain(String(caseRow(office)["申込者氏名"]));
  });

  test("相手が同じ日を知らせても、もう送らない。時刻が加わったときだけ、次の版を送る", () => {
    tell(office, "受講者");
    tell(office, "指導医");
    expect(visitMails(office, TRAINEE)).toHaveLength(1);
    expect(noteOf(office, "連-2018-0002")).toContain("同じ日程の連絡です");
    tell(office, "指導医", { from: "14:00" });
    expect(dayOf()).toEqual(["日程確定", "2018-07-09", "午後", "14:00", 2]);
    const mails = visitMails(office, TRAINEE);
    expect(mails.map((mail) => calendarIn(mail)?.sequence)).toEqual([1, 2]);
    expect(mails[1]?.body).toContain("14:00から（変更前　平成30年7月9日（月）午後）");
  });

  test("職員が電話で聞いて代理入力しても、同じように決まり、どの経路かが残る", () => {
    const answers = { 連絡の内容: "日程が決まった", 実施日: "平成30年7月9日", 時間帯: "午前", 開始時刻: "9時半" };
    const answer = telephoned(office, schedule, `${CASE}/指導医`, answers, "2018/4/2");
    expect(answer.reply?.place).toBe("連-2018-0001");
    expect(answer.message).toContain("日程を反映したもの1件");
    expect(dayOf()).toEqual(["日程確定", "2018-07-09", "午前", "09:30", 1]);
    expect(office.table("日程の連絡")).toMatchObject([
      { 状態: "反映済", 連絡者: "指導医", 受付経路: "電話", 入力者: "office@example.jp" },
    ]);
    office.advance("15m");
    expect(visitMails(office, TRAINEE)).toHaveLength(1);
  });

  test("過ぎた日も、決定の後なら取り、メールを送る", () => {
    daysLater(office, 30);
    tell(office, "受講者", { day: "2018-04-20" });
    expect(dayOf()[0]).toBe("日程確定");
    expect(visitMails(office, hostOf(office))).toHaveLength(1);
  });

  test("メールアドレスのない相手には、紙で待ち、日が変われば、前の版は出さない", () => {
    const id = String(caseRow(office)["指導医番号"]);
    const host = hostOf(office);
    const link = linkIn(office, host, TELL);
    clerkTypes(office, "指導医", id, "メールアドレス", "");
    tell(office, "受講者");
    office.click("在宅連携", "通知", "文書だけ作る");
    expect(visitNotices(office)).toEqual({ [`${CASE}/日程1/受講者`]: "完了", [`${CASE}/日程1/指導医`]: "作成済" });
    const [letter] = office.letters().filter(({ name }) => name.includes("日程連絡"));
    expect(letter?.text).toContain("平成30年7月9日（月）午後");
    expect(letter?.text).toMatch(/鍵 [0-9A-Z]{4}(-[0-9A-Z]{4}){3}/);
    answerBy(office, link, schedule, { 連絡の内容: "日程が変わった", 実施日: "2018-07-16", 時間帯: "午前" });
    expect(visitNotices(office)).toMatchObject({
      [`${CASE}/日程1/指導医`]: "取消",
      [`${CASE}/日程2/受講者`]: "完了",
      [`${CASE}/日程2/指導医`]: "待ち",
    });
  });
});

describe("食い違うと", () => {
  beforeEach(() => {
    tell(office, "受講者");
    tell(office, "指導医", { day: "2018-07-16", half: "午前" });
  });

  test("人に尋ね、何も変えず、何も送らない", () => {
    expect(messages(office)).toEqual([
      ["連-2018-0001", "反映済", "受講者", 1],
      ["連-2018-0002", "保留", "指導医", ""],
    ]);
    expect(noteOf(office, "連-2018-0002")).toContain(
      "いまの日程：平成30年7月9日（月）午後（受講者、連-2018-0001）。この連絡：平成30年7月16日（月）午前（指導医）",
    );
    expect(dayOf()).toEqual(["日程確定", "2018-07-09", "午後", "", 1]);
    expect(visitMails(office, TRAINEE)).toHaveLength(1);
  });

  test("職員が反映すれば、その日になり、旧い日と新しい日を両者に送る", () => {
    judge("連-2018-0002", "反映する");
    reflectNow(office);
    expect(lastMessage(office)).toContain("日程の連絡を反映しました（日程を反映したもの1件）。");
    expect(dayOf()).toEqual(["日程確定", "2018-07-16", "午前", "", 2]);
    for (const address of [TRAINEE, hostOf(office)]) {
      const last = visitMails(office, address).at(-1)!;
      expect(last.body).toContain("平成30年7月16日（月）午前（変更前　平成30年7月9日（月）午後）");
      expect(calendarIn(last)).toMatchObject({ sequence: 2, start: "20180716T090000" });
    }
  });

  test("職員が取り下げれば、いまのままで、選んだ行は時計でも片づく", () => {
    judge("連-2018-0002", "取り下げる");
    office.advance("70m");
    expect(messages(office)[1]).toEqual(["連-2018-0002", "取下げ", "指導医", ""]);
    expect(dayOf()[1]).toBe("2018-07-09");
    expect(visitMails(office, TRAINEE)).toHaveLength(1);
  });
});

describe("変更と延期", () => {
  beforeEach(() => void tell(office, "受講者"));

  test("変更は、どちらからでも、旧い日と新しい日を両者に知らせる", () => {
    tell(office, "指導医", { kind: "日程が変わった", day: "2018-08-06", half: "午前" });
    expect(dayOf()).toEqual(["日程確定", "2018-08-06", "午前", "", 2]);
    for (const address of [TRAINEE, hostOf(office)]) {
      const entries = visitMails(office, address).map((mail) => calendarIn(mail));
      expect(entries.map((entry) => [entry?.uid, entry?.sequence, entry?.method])).toEqual([
        ["case-2018-0001-1@example.jp", 1, "PUBLISH"],
        ["case-2018-0001-1@example.jp", 2, "PUBLISH"],
      ]);
    }
  });

  test("延期は、日を空けて決定に戻し、予定表からも除き、次の日がまた決まる", () => {
    tell(office, "指導医", putsOff);
    expect(dayOf()).toEqual(["決定", "", "", "", 2]);
    const last = visitMails(office, TRAINEE).at(-1)!;
    expect(last.body).toContain("在宅医同行研修が延期になりました");
    expect(last.body).toContain("平成30年7月9日（月）午後の研修は行いません");
    expect(calendarIn(last)).toMatchObject({ method: "CANCEL", sequence: 2, status: "CANCELLED" });
    expect(office.table("申込者")[0]?.["状態"]).toBe("決定");
    tell(office, "受講者", { day: "2018-09-03" });
    expect(dayOf()).toEqual(["日程確定", "2018-09-03", "午後", "", 3]);
    expect(calendarIn(visitMails(office, TRAINEE).at(-1)!)).toMatchObject({ method: "PUBLISH", sequence: 3 });
    expect(visitMails(office, TRAINEE).at(-1)?.body).not.toContain("変更前");
  });

  test("決定連絡票は、日が変わっても延期になっても、要再発行にならない", () => {
    tell(office, "指導医", { kind: "日程が変わった", day: "2018-08-06" });
    tell(office, "受講者", putsOff);
    office.click("在宅連携", "受付", "訂正を記録する");
    const decision = office.table("通知").filter((row) => String(row["種類"]).startsWith("決定連絡票"));
    expect(decision.map((row) => row["要再発行"])).toEqual(decision.map(() => ""));
  });
});

describe("人に尋ねる日", () => {
  test("不可期間の日は、職員が認めるまで決まらない", () => {
    const id = String(caseRow(office)["指導医番号"]);
    clerkTypes(office, "年度委嘱", `委-2018-${id}`, "不可期間", "2018/7/1〜2018/7/31");
    tell(office, "受講者");
    expect(dayOf()[0]).toBe("決定");
    expect(noteOf(office, "連-2018-0001")).toContain("指導医の不可期間の日です");
    expect(visitMails(office, hostOf(office))).toEqual([]);
    judge("連-2018-0001", "反映する");
    office.advance("70m");
    expect(dayOf()[0]).toBe("日程確定");
    expect(visitMails(office, hostOf(office))).toHaveLength(1);
  });

  test("同じ指導医の同じ半日に2人目が決まるときは、職員に尋ねる", () => {
    clerkTypes(office, "マッチング", OTHER, "指導医番号", String(caseRow(office)["指導医番号"]));
    tell(office, "受講者");
    const link = linkIn(office, "p2@example.jp", TELL);
    answerBy(office, link, schedule, { 連絡の内容: "日程が決まった", 実施日: "2018-07-09", 時間帯: "午後" });
    expect(dayOf(OTHER)[0]).toBe("決定");
    expect(noteOf(office, "連-2018-0002")).toContain("指導医の同時受入人数（1人）を超えます");
  });

  test("年度の外の日と、決定の前の日は、職員に尋ねる", () => {
    tell(office, "受講者", { day: "2019-04-08" });
    tell(office, "指導医", { day: "2018-03-31" });
    expect(noteOf(office, "連-2018-0001")).toContain("年度の外の日です");
    expect(noteOf(office, "連-2018-0002")).toContain("決定の日（平成30年4月2日）より前の日です");
    expect(dayOf()[0]).toBe("決定");
  });
});
