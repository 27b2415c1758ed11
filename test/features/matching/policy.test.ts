import { describe, expect, test } from "vitest";
import { facilityKey } from "../../../src/features/matching/identity.rules.ts";
import { policyOf } from "../../../src/features/matching/policy.rules.ts";
import { settings, settingValues } from "../../../src/settings.ts";

const TODAY = "2018-06-01";
const policy = (changed: Readonly<Record<string, string>> = {}) => {
  const rows = {
    [settings.fiscalYear.name]: "2018",
    [settings.priorityOrder.name]: "未参入開業医、勤務医",
    ...changed,
  };
  return policyOf(settingValues(Object.entries(rows).map(([name, value]) => ({ name, value }))), TODAY);
};

describe("市が決めたこと", () => {
  test("日の始まりが空なら、あすから年度末までの日を使う", () => {
    expect(policy()).toMatchObject({ from: "2018-06-02", to: "2019-03-31", priorityOrder: ["未参入開業医", "勤務医"] });
  });

  test.each(["2018/7/1", "平成30年7月1日", "２０１８年７月１日"])("日の始まりは「%s」と書ける", (typed) => {
    expect(policy({ [settings.wishWindowFrom.name]: typed }).from).toBe("2018-07-01");
  });

  test("年度より前の日は、年度の始まりからになる", () => {
    expect(policy({ [settings.wishWindowFrom.name]: "2018/3/1" }).from).toBe("2018-04-01");
  });

  test.each([
    [settings.fiscalYear.name, "", "「年度」が決まっていません"],
    [settings.priorityOrder.name, "", "「対象区分の優先順」が決まっていません"],
    [settings.priorityOrder.name, "開業医", "知らない対象区分「開業医」"],
    [settings.wishWindowFrom.name, "来月", "「来月」は日付として読めません"],
  ])("%sが「%s」なら、項目の名前と直し方を言って止まる", (name, value, message) => {
    expect(() => policy({ [name]: value })).toThrow(message);
    expect(() => policy({ [name]: value })).toThrow(`場所：「設定」シート 「${name}」`);
  });
});

describe("同じ医療機関か", () => {
  test.each([
    ["見本病院", "医療法人　見本病院"],
    ["見本病院", "医療法人社団見本病院"],
    ["見本病院", "医療法人財団 架空会　見本病院"],
    ["見本病院", "（医）見本病院"],
    ["見本病院", "社会福祉法人 見本病院"],
    ["見本第1病院", "見本第１ 病院"],
    ["ＡＢＣクリニック", "abcクリニック"],
    ["髙台医院", "高台医院"],
  ])("「%s」と「%s」は同じである", (one, other) => {
    expect(facilityKey(one)).toBe(facilityKey(other));
  });

  test.each([
    ["見本病院", "見本第二病院"],
    ["見本会病院", "見本病院"],
    ["医師会病院", "病院"],
  ])("「%s」と「%s」は別である", (one, other) => {
    expect(facilityKey(one)).not.toBe(facilityKey(other));
  });
});
