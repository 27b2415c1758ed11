/** 実施報告 and 受講報告 as both sides send them, and what staff do with those that cannot be believed (R46, A15). */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { instructorReport, traineeReport } from "../../src/forms/index.ts";
import type { Office, OfficeOptions } from "../../src/workspace/office.ts";
import { openProxy, paper, send } from "./proxy.ts";
import { clerkTypes } from "./people.ts";
import {
  CASE,
  caseRow,
  dayIn,
  FIRST,
  HOSTED,
  hostReports,
  judge,
  keyFor,
  lastNote,
  OTHER,
  reportAsHost,
  reportAsTrainee,
  states,
  traineeReportsIn,
  VISIT,
  visitedOffice,
} from "./reports-office.ts";
import { select } from "./support/notices.ts";
import { decide } from "./support/settings.ts";

let open: (options?: Omit<OfficeOptions, "dir">) => Promise<Office>;
let close: () => void;
beforeAll(async () => {
  ({ open, close } = await visitedOffice({ people: 2 }));
});
afterAll(() => close());

describe("両者の報告", () => {
  test("指導医の報告で実施済になり、受講者の報告がそろうと報告済になる", async () => {
    const office = await open();
    reportAsHost(office);
    expect(hostReports(office)).toMatchObject([{ 報告番号: FIRST, 状態: "反映済", 案件番号: CASE }]);
    expect(caseRow(office)["状態"]).toBe("実施済");
    expect(dayIn(caseRow(office)["実施報告書の受理日"])).toBe("2018-07-03");
    reportAsTrainee(office);
    expect(traineeReportsIn(office)).toMatchObject([{ 報告番号: "受報-2018-0001", 状態: "反映済" }]);
    expect(caseRow(office)["状態"]).toBe("報告済");
    expect(dayIn(caseRow(office)["受講報告書の受理日"])).toBe("2018-07-03");
    expect(caseRow(office, OTHER)["状態"]).toBe("日程確定");
    expect(office.crashes).toEqual([]);
  });

  test("支払の条件が指導医の報告書なら、それだけで報告済になる", async () => {
    const office = decide(await open(), "payGate", "指導医の報告書");
    reportAsTrainee(office);
    expect(caseRow(office)["状態"]).toBe("実施済");
    reportAsHost(office);
    expect(caseRow(office)["状態"]).toBe("報告済");
  });

  test("日が決まっていなかった案件には、報告の日と時間帯が入る", async () => {
    const office = await open();
    for (const header of ["実施日", "実施の時間帯", "開始時刻"]) clerkTypes(office, "マッチング", CASE, header, "");
    clerkTypes(office, "マッチング", CASE, "状態", "決定");
    reportAsHost(office, { 実施した日: "2018-06-28", 開始時刻: "午後1時半", 終了時刻: "16:00" });
    const row = caseRow(office);
    expect([dayIn(row["実施日"]), row["実施の時間帯"], row["開始時刻"], row["状態"]]).toEqual([
      "2018-06-28",
      "午後",
      "午後1時半",
      "実施済",
    ]);
  });

  test("紙の報告書は、代理入力で案件番号を書いて入れる", async () => {
    const office = await open();
    const answers = { ...HOSTED, 鍵または対象の番号: `${CASE}/指導医` };
    const answer = send(office, paper(openProxy(office), 1, instructorReport, answers, { day: "2018/7/3" }));
    expect(answer).toMatchObject({ ok: true, reply: { place: FIRST } });
    expect(answer.message).toContain("報告1件を反映しました");
    expect(caseRow(office)["状態"]).toBe("実施済");
    expect(hostReports(office)).toMatchObject([{ 受付経路: "郵送", 状態: "反映済" }]);
  });
});

describe("そのままでは反映しない報告", () => {
  test("ほかの人の名前が書かれた報告は、失われず、数えられず、職員を待つ", async () => {
    const office = await open();
    reportAsHost(office, { 受講者の氏名: "例示 2号" });
    expect(states(hostReports(office))).toEqual(["保留"]);
    expect(lastNote(hostReports(office))).toContain(
      `「受講者の氏名」が「例示 2号」ですが、案件 ${CASE} では「見本 太郎」です`,
    );
    expect(caseRow(office)).toMatchObject({ 状態: "日程確定", 実施報告書の受理日: "" });
    judge(office, "実施報告", FIRST, "反映する", { 対象の指定: OTHER });
    expect(states(hostReports(office))).toEqual(["反映済"]);
    expect(caseRow(office, OTHER)["状態"]).toBe("実施済");
    expect(caseRow(office)["状態"]).toBe("日程確定");
  });

  test("名前の空白、異体字、敬称の違いは、同じ人とみる", async () => {
    const office = await open();
    reportAsHost(office, { 受講者の氏名: "見本太郎先生" });
    reportAsTrainee(office, { 指導医の氏名: "みほん　いちろう" });
    expect(states([...hostReports(office), ...traineeReportsIn(office)])).toEqual(["反映済", "反映済"]);
  });

  test("決まった日と違う報告は保留になり、職員が反映すると実施日が改まる", async () => {
    const office = await open();
    reportAsHost(office, { 実施した日: "2018-06-29" });
    expect(lastNote(hostReports(office))).toContain("報告の日は平成30年6月29日、案件の実施日は平成30年7月2日です");
    expect(dayIn(caseRow(office)["実施日"])).toBe(VISIT);
    judge(office, "実施報告", FIRST, "反映する");
    expect(dayIn(caseRow(office)["実施日"])).toBe("2018-06-29");
    expect(lastNote(hostReports(office))).toContain("に反映しました（職員の判断）\n・報告の日は平成30年6月29日");
    expect(caseRow(office)["状態"]).toBe("実施済");
  });

  test("日を直してから反映すれば、実施日は変わらない", async () => {
    const office = await open();
    reportAsHost(office, { 実施した日: "2018-06-29" });
    judge(office, "実施報告", FIRST, "反映する", { 実施した日: "2018/7/2" });
    expect(dayIn(caseRow(office)["実施日"])).toBe(VISIT);
    expect(lastNote(hostReports(office))).toBe(`案件 ${CASE} に反映しました`);
  });

  test("まだ来ていない日の報告は、職員が選んでも反映しない", async () => {
    const office = await open();
    reportAsHost(office, { 実施した日: "2018-07-20" });
    judge(office, "実施報告", FIRST, "反映する");
    expect(states(hostReports(office))).toEqual(["保留"]);
    expect(lastNote(hostReports(office))).toContain("「実施した日」（平成30年7月20日）が、まだ来ていません");
    const before = office.table("操作記録").length;
    office.advance("61m");
    expect(
      office
        .table("操作記録")
        .slice(before)
        .map((row) => row["操作"]),
    ).not.toContain("報告の見回り");
    clerkTypes(office, "実施報告", FIRST, "実施した日", "2018/7/2");
    office.advance("61m");
    expect(states(hostReports(office))).toEqual(["反映済"]);
  });

  test("決定より前の日の報告は、職員が反映すれば入る", async () => {
    const office = await open();
    reportAsHost(office, { 実施した日: "2018-03-30" });
    expect(lastNote(hostReports(office))).toContain("決定した日（平成30年4月2日）より前です");
    judge(office, "実施報告", FIRST, "反映する");
    expect(states(hostReports(office))).toEqual(["反映済"]);
  });

  test("取り消された案件の報告は、案件を指定しても反映しない", async () => {
    const office = await open();
    select(office, "マッチング", [CASE]);
    for (const text of ["3", "都合による"]) office.answer({ button: "OK", text });
    office.answer("YES").click("在宅連携", "マッチング", "決定を取り消す");
    expect(caseRow(office)["状態"]).toBe("取消");
    reportAsHost(office);
    expect(lastNote(hostReports(office))).toContain("この決定は取り消されています");
    judge(office, "実施報告", FIRST, "反映する", { 対象の指定: CASE });
    expect(states(hostReports(office))).toEqual(["保留"]);
    expect(lastNote(hostReports(office))).toContain("決定は取り消されています。相手に確かめ、この報告は「取り下げる」");
    expect(caseRow(office)["状態"]).toBe("取消");
  });

  test.each([
    ["でたらめな鍵", () => "K7QM-3ZTR-9XPA-2WHD", "どの通知の鍵でもありません"],
    ["読めない鍵", () => "わかりません", "鍵が読めません"],
    [
      "相手の鍵",
      (office: Office) => keyFor(office, traineeReport, `${CASE}/受講者`),
      "「同行研修受講報告書」の鍵（案-",
    ],
  ])("%sの報告は保留になり、案件を指定すれば入る", async (_, key, why) => {
    const office = await open();
    reportAsHost(office, {}, key(office));
    expect(hostReports(office)).toMatchObject([{ 状態: "保留", 案件番号: "" }]);
    expect(lastNote(hostReports(office))).toContain(why);
    judge(office, "実施報告", FIRST, "反映する");
    expect(lastNote(hostReports(office))).toContain("どの案件のことかが、わかりません");
    judge(office, "実施報告", FIRST, "反映する", { 対象の指定: `${CASE}/指導医` });
    expect(hostReports(office)).toMatchObject([{ 状態: "反映済", 案件番号: CASE }]);
    expect(caseRow(office)["状態"]).toBe("実施済");
  });

  test("作り直す前の鍵も、期限の過ぎた鍵も、失われずに職員を待つ", async () => {
    const office = await open();
    clerkTypes(office, "マッチング", CASE, "鍵の版", "1");
    reportAsHost(office);
    expect(lastNote(hostReports(office))).toContain("作り直す前の鍵です");
    decide(office, "reportKeyDays", "0");
    reportAsTrainee(office, {}, keyFor(office, traineeReport, `${CASE}/受講者`, 1));
    expect(lastNote(traineeReportsIn(office))).toContain("鍵の期限（平成30年7月2日）が過ぎています");
    judge(office, "受講報告", "受報-2018-0001", "反映する", { 対象の指定: CASE });
    expect(dayIn(caseRow(office)["受講報告書の受理日"])).toBe("2018-07-03");
  });

  test("終了が開始より前に直された報告は、理由を言って待つ", async () => {
    const office = await open();
    reportAsHost(office, { 受講者の氏名: "だれか" });
    judge(office, "実施報告", FIRST, "反映する", { 開始時刻: "13:00", 終了時刻: "12:00" });
    expect(lastNote(hostReports(office))).toContain("「終了時刻」が「開始時刻」より前です");
    expect(states(hostReports(office))).toEqual(["保留"]);
  });

  test("処理を選ぶだけで、メニューを使わなくても、まもなく反映される", async () => {
    const office = await open();
    reportAsHost(office, { 受講者の氏名: "太郎" });
    clerkTypes(office, "実施報告", FIRST, "処理", "反映する");
    office.advance("61m");
    expect(states(hostReports(office))).toEqual(["反映済"]);
    expect(office.table("操作記録").map((row) => row["操作"])).toContain("報告の見回り");
  });
});

describe("事故・ヒヤリハット", () => {
  test("「あり」の報告は、保留でも反映済でも、要確認に一度だけ載る", async () => {
    const office = await open();
    reportAsHost(office, { "事故・ヒヤリハット": "あり", 受講者の氏名: "だれか" });
    const told = (): Record<string, unknown>[] => office.table("要確認").filter((row) => row["種別"] === "その他");
    expect(told()).toHaveLength(1);
    expect(told()[0]?.["理由と直し方"]).toContain(`実施報告 ${FIRST}（案件 ${CASE}）に、事故・ヒヤリハット「あり」`);
    judge(office, "実施報告", FIRST, "反映する");
    office.advance("61m");
    expect(told()).toHaveLength(1);
    clerkTypes(office, "要確認", `事故/${FIRST}`, "処理", "取り下げる");
    office.click("在宅連携", "受付", "要確認を取り込む");
    expect(told()).toMatchObject([{ 状態: "取下げ" }]);
  });
});
