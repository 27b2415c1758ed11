/** マッチング and 決定 on the real script. */
import { describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import {
  applicant,
  applicationId,
  appointment,
  caseId,
  hosts,
  instructorId,
  matched,
} from "../features/matching/sheets.ts";
import { bookOf, officeWith, type Books } from "./matching-office.ts";
import { clerkTypes, lastMessage } from "./people.ts";

const WHY = "所属の都合";
const propose = (office: Office): unknown => office.click("在宅連携", "マッチング", "提案を作る");
const check = (office: Office): unknown => office.click("在宅連携", "マッチング", "判断を確かめる");
const decide = (office: Office): unknown => office.click("在宅連携", "マッチング", "決定する");
const register = (office: Office) => office.table("マッチング");

const three: Books = { ...hosts(2), applicants: [applicant(1), applicant(2), applicant(3)] };

describe("提案から決定まで", () => {
  test("提案を作り、採用して決定すると、決定と二通の通知になる", () => {
    const office = officeWith(three);
    propose(office);
    expect(register(office).map((row) => [row["案件番号"], row["状態"], row["指導医番号"] ?? ""])).toEqual([
      [caseId(1), "提案", instructorId(1)],
      [caseId(2), "提案", instructorId(2)],
      [caseId(3), "未成立", ""],
    ]);
    expect(lastMessage(office)).toContain("2件を提案し、1件は未成立です");
    clerkTypes(office, "マッチング", caseId(1), "判断", "採用");
    clerkTypes(office, "マッチング", caseId(2), "判断", "固定");
    check(office);
    expect(lastMessage(office)).toContain("決定できる1件、固定0件、見送り0件、できない1件");
    clerkTypes(office, "マッチング", caseId(2), "判断の理由", WHY);
    decide(office);
    expect(lastMessage(office)).toContain("1件を決定しました。");
    expect(register(office)[0]).toMatchObject({
      状態: "決定",
      決定者: "kakari@example.jp",
      判断の確認: "決定しました",
    });
    expect(register(office)[1]).toMatchObject({ 状態: "提案", 判断: "固定" });
    expect(office.table("申込者").map((row) => row["状態"])).toEqual(["決定", "選定待ち", "選定待ち"]);
    expect(office.table("通知").map((row) => [row["通知番号"], row["宛先番号"], row["状態"]])).toEqual([
      [`${caseId(1)}/受講者`, applicationId(1), "待ち"],
      [`${caseId(1)}/指導医`, instructorId(1), "待ち"],
    ]);
    expect(office.table("操作記録").map((row) => [row["操作"], row["状態"]])).toEqual([
      ["マッチング：提案を作る", "済"],
      ["マッチング：判断を確かめる", "済"],
      ["マッチング：決定する", "済"],
    ]);
    expect(office.crashes).toEqual([]);
  });

  test("もう一度提案を作っても、同じ入力からは同じ行のままである", () => {
    const office = officeWith(three);
    propose(office);
    const before = register(office);
    propose(office);
    expect(register(office)).toEqual(before);
  });

  test("決定の確認で「いいえ」を選ぶと、何も変わらない", () => {
    const office = officeWith({ ...three, cases: [matched(1, 1, { verdict: "採用" })] });
    office.answer("NO").click("在宅連携", "マッチング", "決定する");
    expect(register(office)).toMatchObject([{ 状態: "提案" }]);
    expect(office.table("通知")).toEqual([]);
    expect(lastMessage(office)).toContain("1件を決定し、決定連絡票の通知を2件用意します");
  });

  test("読めない不可期間は、場所と直し方を言って止まり、何も書かない", () => {
    const office = officeWith({ ...three, appointments: [appointment(1, { closedDays: "お盆" }), appointment(2)] });
    propose(office);
    expect(lastMessage(office)).toContain("「年度委嘱」シート 「不可期間」列 「委-2018-0001」");
    expect(register(office)).toEqual([]);
  });

  test("優先順が決まっていなければ、設定の名前を言って止まる", () => {
    const office = officeWith(three, { 対象区分の優先順: "" });
    propose(office);
    expect(lastMessage(office)).toContain("「対象区分の優先順」が決まっていません");
  });
});

describe("件数が増えても、サービスの呼び出しは増えない", () => {
  const calls = (office: Office, act: () => unknown): number => {
    office.reload().resetCalls();
    act();
    return office.calls.total;
  };
  const crowd = (n: number): Books => {
    const days = Array.from({ length: 40 }, (_, week) =>
      new Date(Date.UTC(2018, 5, 4) + week * 7 * 86_400_000).toISOString().slice(0, 10),
    );
    const numbers = Array.from({ length: n }, (_, index) => index + 1);
    return {
      // Few enough pairs for the copy of the run to be kept, however many applications there are.
      ...hosts(Math.ceil(n / 20)),
      applicants: numbers.map((each) =>
        applicant(each, { wish1: days[each % 40]!, receivedAt: "2018-05-01 09:00:00" }),
      ),
    };
  };

  test("提案も、確認も、決定も、10件、100件、1,000件で同じ回数である", () => {
    const counts = [10, 100, 1000].map((n) => {
      const office = officeWith(crowd(n), {}, 3000);
      const first = calls(office, () => propose(office));
      const cases = register(office);
      expect(cases).toHaveLength(n);
      const sheet = bookOf(office).getSheetByName("マッチング")!;
      const headers = sheet.getDataRange().getValues()[0] as string[];
      const column = headers.indexOf("判断") + 1;
      sheet.getRange(2, column, n, 1).setValues(cases.map((row) => [row["状態"] === "提案" ? "採用" : ""]));
      const second = calls(office, () => check(office));
      const third = calls(office, () => decide(office));
      expect(office.table("通知").length).toBe(2 * cases.filter((row) => row["状態"] === "提案").length);
      return [first, second, third];
    });
    expect(counts[1]).toEqual(counts[0]);
    expect(counts[2]).toEqual(counts[0]);
  });
});
