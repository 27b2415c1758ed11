/** A decision whose end one of the two asks for in 日程の連絡: asked about, reflected, and matched anew. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { schedule } from "../../src/forms/index.ts";
import type { Office } from "../../src/workspace/office.ts";
import { clerkTypes, lastMessage } from "./people.ts";
import {
  addressOf,
  CASE,
  caseRow,
  dayIn,
  givesUp,
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
} from "./schedule-office.ts";
import { answerBy, calendarIn, linkIn } from "./support/keyed.ts";
import { selectRows } from "./support/keyboard.ts";

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

describe("取消の希望", () => {
  const reflectEnds = (): void => void office.click("在宅連携", "マッチング", "取下げと辞退を反映する");

  test("受講者からなら、職員が確かめるまで何も変わらず、反映すれば申込みも取消になる", () => {
    tell(office, "受講者");
    tell(office, "受講者", { ...givesUp, comment: "異動のため" });
    expect(dayOf()[0]).toBe("日程確定");
    reflectEnds();
    expect(dayOf()[0]).toBe("日程確定");
    judge("連-2018-0002", "反映する");
    reflectEnds();
    expect(caseRow(office)).toMatchObject({
      状態: "取消",
      取消の区分: "申込者の取下げ",
      取消の理由: "受講者の申出（連-2018-0002）：異動のため",
    });
    expect(office.table("申込者")[0]?.["状態"]).toBe("取消");
    expect(messages(office)[1]).toEqual(["連-2018-0002", "反映済", "受講者", ""]);
    expect(noteOf(office, "連-2018-0002")).toBe("この決定は取り消しました");
    office.click("在宅連携", "通知", "文書を作ってメールで送る");
    for (const address of [TRAINEE, addressOf(office, "指導医")]) {
      const mail = office.outbox().filter((each) => each.subject.includes("取消し") && each.to[0]?.address === address);
      expect(mail).toHaveLength(1);
      expect(calendarIn(mail[0]!)).toMatchObject({ method: "CANCEL", uid: "case-2018-0001-1@example.jp", sequence: 2 });
    }
  });

  test("指導医からなら、申込みは選定待ちに戻り、別の指導医と組み、ほかの人は動かない", () => {
    // Until the other pair agrees on another day, it holds the only half-day that would suit.
    tell(office, "受講者", { day: "2018-07-16" }, OTHER);
    tell(office, "指導医", givesUp);
    const before = caseRow(office, OTHER);
    const host = caseRow(office)["指導医番号"];
    judge("連-2018-0002", "反映する");
    reflectEnds();
    expect(caseRow(office)).toMatchObject({ 状態: "取消", 取消の区分: "指導医の辞退" });
    expect(office.table("申込者")[0]?.["状態"]).toBe("選定待ち");
    office.click("在宅連携", "マッチング", "提案を作る");
    const again = caseRow(office, "案-2018-0001-2");
    expect(again["状態"]).toBe("提案");
    expect(again["指導医番号"]).not.toBe(host);
    expect(caseRow(office, OTHER)).toEqual(before);
    expect(office.table("マッチング").filter((row) => row["状態"] === "取消")).toHaveLength(1);
    // The day was never told, so that there is nothing to take out of a calendar.
    office.click("在宅連携", "通知", "文書を作ってメールで送る");
    const letter = office.outbox().find((mail) => mail.subject.includes("取消し") && mail.to[0]?.address === TRAINEE);
    expect(letter && calendarIn(letter)).toBeUndefined();
  });

  test("取消の区分を選べば、事務局の都合にもなる", () => {
    tell(office, "受講者", givesUp);
    judge("連-2018-0001", "反映する");
    clerkTypes(office, "日程の連絡", "連-2018-0001", "取消の区分", "事務局の都合");
    reflectEnds();
    expect(caseRow(office)["取消の区分"]).toBe("事務局の都合");
    expect(office.table("申込者")[0]?.["状態"]).toBe("選定待ち");
  });

  test("取り下げれば、決定はそのままになる", () => {
    tell(office, "受講者", givesUp);
    judge("連-2018-0001", "取り下げる");
    reflectNow(office);
    expect([messages(office)[0], dayOf()[0]]).toEqual([["連-2018-0001", "取下げ", "受講者", ""], "決定"]);
  });

  test("「決定を取り消す」で取り消しても、希望は片づく", () => {
    tell(office, "指導医", givesUp);
    office.services.desk.unanswered = ({ kind, text, buttons }) =>
      kind === "prompt"
        ? { button: "OK", text: text.includes("番号で答え") ? "2" : "電話で確認" }
        : { button: buttons.includes("YES") ? "YES" : "OK" };
    selectRows(office, "マッチング", [CASE]).click("在宅連携", "マッチング", "決定を取り消す");
    expect(caseRow(office)["状態"]).toBe("取消");
    expect(messages(office)[0]).toEqual(["連-2018-0001", "反映済", "指導医", ""]);
  });

  test("取り消した案件の鍵での連絡は、人に尋ねる", () => {
    const link = linkIn(office, TRAINEE, TELL);
    tell(office, "受講者", givesUp);
    judge("連-2018-0001", "反映する");
    reflectEnds();
    answerBy(office, link, schedule, { 連絡の内容: "日程が決まった", 実施日: "2018-07-09", 時間帯: "午後" });
    expect(noteOf(office, "連-2018-0002")).toContain("この決定は取り消されています");
  });

  test("実施日が来た案件は、受入停止でも取下げでも残り、日の来ていない案件だけが取消になる", () => {
    tell(office, "受講者", { day: "2018-04-03" });
    tell(office, "受講者", { day: "2018-07-16" }, OTHER);
    office.advance("1d");
    const host = String(caseRow(office)["指導医番号"]);
    clerkTypes(office, "年度委嘱", `委-2018-${host}`, "受入停止", "はい");
    clerkTypes(office, "申込者", "申-2018-0002", "取下げ", "はい");
    reflectEnds();
    expect(office.dialogs.at(-2)?.text).toContain("（実施日 平成30年7月16日）　取消にします");
    expect(lastMessage(office)).toContain(`・${CASE}：実施日（平成30年4月3日）が来ています。`);
    expect([caseRow(office)["状態"], caseRow(office, OTHER)["状態"]]).toEqual(["日程確定", "取消"]);
    clerkTypes(office, "申込者", "申-2018-0001", "取下げ", "はい");
    reflectEnds();
    expect(caseRow(office)["状態"]).toBe("日程確定");
    tell(office, "受講者", { ...givesUp, comment: "当日は中止" });
    judge("連-2018-0003", "反映する");
    reflectEnds();
    expect(caseRow(office)["状態"]).toBe("取消");
  });

  test("年に1回の数は、延期では変わらず、取消で空く", () => {
    const counted = (): unknown => office.table("申込者").map((row) => row["状態"]);
    tell(office, "受講者");
    tell(office, "受講者", putsOff);
    expect(counted()).toEqual(["決定", "決定"]);
    tell(office, "受講者", { ...givesUp, comment: "都合" });
    judge("連-2018-0003", "反映する");
    clerkTypes(office, "日程の連絡", "連-2018-0003", "取消の区分", "事務局の都合");
    reflectEnds();
    office.click("在宅連携", "マッチング", "提案を作る");
    expect(caseRow(office, "案-2018-0001-2")["状態"]).toBe("提案");
  });
});
