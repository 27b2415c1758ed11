/** 報告を差し戻す: what was reflected by mistake is taken back, and the case stands as if it had never come (R46, A15). */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Office, OfficeOptions } from "../../src/workspace/office.ts";
import { clerkTypes, lastMessage } from "./people.ts";
import {
  CASE,
  caseRow,
  dayIn,
  FIRST,
  hostReports,
  judge,
  lastNote,
  reportAsHost,
  reportAsTrainee,
  SECOND,
  states,
  VISIT,
  visitedOffice,
} from "./reports-office.ts";
import { select } from "./support/notices.ts";

let open: (options?: Omit<OfficeOptions, "dir">) => Promise<Office>;
let close: () => void;
beforeAll(async () => {
  ({ open, close } = await visitedOffice({ people: 2 }));
});
afterAll(() => close());

describe("報告を差し戻す", () => {
  const sendBack = (
    office: Office,
    sheet: string,
    keys: readonly string[],
    reason = "別の研修の報告だった",
  ): string => {
    select(office, sheet, keys);
    office.answer({ button: "OK", text: reason }).click("在宅連携", "報告", "報告を差し戻す");
    return lastMessage(office);
  };

  test("両方の報告を差し戻すと、受理日が消え、決まった日の日程確定に戻り、もう一度出せる", async () => {
    const office = await open();
    reportAsHost(office);
    reportAsTrainee(office);
    expect(sendBack(office, "実施報告", [FIRST])).toContain("1件の報告を差し戻しました");
    expect(caseRow(office)).toMatchObject({ 状態: "実施済", 実施報告書の受理日: "" });
    sendBack(office, "受講報告", ["受報-2018-0001"]);
    expect(caseRow(office)).toMatchObject({ 状態: "日程確定", 受講報告書の受理日: "" });
    expect(dayIn(caseRow(office)["実施日"])).toBe(VISIT);
    expect(hostReports(office)).toMatchObject([{ 状態: "取下げ" }]);
    expect(lastNote(hostReports(office))).toContain("差し戻しました（office@example.jp）。理由：別の研修の報告だった");
    reportAsHost(office);
    expect(states(hostReports(office))).toEqual(["取下げ", "反映済"]);
    expect(caseRow(office)["状態"]).toBe("実施済");
  });

  test("ほかの日の報告だけを差し戻すと、残った報告の日に戻る", async () => {
    const office = await open();
    reportAsTrainee(office);
    reportAsHost(office, { 実施した日: "2018-07-01", 開始時刻: "13:00", 終了時刻: "15:00" });
    judge(office, "実施報告", FIRST, "反映する");
    expect(dayIn(caseRow(office)["実施日"])).toBe("2018-07-01");
    sendBack(office, "実施報告", [FIRST]);
    expect(caseRow(office)).toMatchObject({ 状態: "実施済", 実施の時間帯: "午前", 開始時刻: "9:30" });
    expect(dayIn(caseRow(office)["実施日"])).toBe(VISIT);
  });

  test("日が決まっていなかった案件は決定に戻り、報告の日は消える", async () => {
    const office = await open();
    for (const header of ["実施日", "実施の時間帯", "開始時刻"]) clerkTypes(office, "マッチング", CASE, header, "");
    clerkTypes(office, "マッチング", CASE, "状態", "決定");
    clerkTypes(office, "日程の連絡", `連-${CASE}`, "状態", "取下げ");
    reportAsHost(office);
    sendBack(office, "実施報告", [FIRST]);
    expect(caseRow(office)).toMatchObject({ 状態: "決定", 実施日: "", 実施の時間帯: "", 開始時刻: "" });
  });

  test.each([
    ["支払手続中", "先に支払を取り消すか戻入してください"],
    ["支払済", "先に支払を取り消すか戻入してください"],
  ])("謝礼金が%sなら、理由を言って差し戻さず、差し替えもしない", async (state, why) => {
    const office = await open();
    reportAsHost(office);
    reportAsTrainee(office);
    office.services.sheets.clerk.addRow("謝礼金", { 謝礼番号: `謝-${CASE}`, 状態: state, 案件番号: CASE });
    select(office, "実施報告", [FIRST]);
    office.click("在宅連携", "報告", "報告を差し戻す");
    expect(lastMessage(office)).toContain(why);
    expect(caseRow(office)["状態"]).toBe("報告済");
    reportAsHost(office, { 終了時刻: "11:00" });
    judge(office, "実施報告", SECOND, "反映する");
    expect(states(hostReports(office))).toEqual(["反映済", "保留"]);
    expect(lastNote(hostReports(office))).toContain(why);
  });

  test("ほかのシートでは選び方を、保留の報告では理由を言い、何も変えない", async () => {
    const office = await open();
    reportAsHost(office, { 受講者の氏名: "だれか" });
    select(office, "マッチング", [CASE]);
    office.click("在宅連携", "報告", "報告を差し戻す");
    expect(lastMessage(office)).toContain("「実施報告」か「受講報告」シートで");
    select(office, "実施報告", [FIRST]);
    office.click("在宅連携", "報告", "報告を差し戻す");
    expect(lastMessage(office)).toContain("差し戻せるのは「反映済」の報告です");
    expect(states(hostReports(office))).toEqual(["保留"]);
  });

  test("理由が空なら、差し戻さない", async () => {
    const office = await open();
    reportAsHost(office);
    expect(sendBack(office, "実施報告", [FIRST], "")).toContain("差し戻す理由が書かれていません");
    expect(states(hostReports(office))).toEqual(["反映済"]);
  });
});
