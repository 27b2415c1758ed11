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

describe("優先の順と重みを言葉で決める", () => {
  test("空なら、これまでどおりの順と重みである", () => {
    expect(policy()).toMatchObject({
      peopleOrder: ["初めての受講", "対象区分", "待機日数"],
      fitOrder: ["希望との違い", "負担の平準化", "合う日の余裕"],
      weights: { 希望順位: 2, テーマ: 2, ブロック: 3, 移動: 1, 希望指導医: 4 },
      longestWait: 14,
      batchDays: [1, 15],
    });
    expect(policy().reserve).toBeUndefined();
  });

  test("設定の初めの値は、空のときと同じである", () => {
    const names = ["peopleOrder", "fitOrder", "weights", "reserveShare", "longestWait", "batchDays"] as const;
    const standard = Object.fromEntries(names.map((key) => [settings[key].name, String(settings[key].standard)]));
    const plain = ({ hostAsk: _ask, ...rest }: ReturnType<typeof policy>) => rest;
    expect(plain(policy(standard))).toEqual(plain(policy()));
  });

  test("書いた順と重みになり、幅の違う字でもよい", () => {
    expect(
      policy({
        人の優先の順: "待機日数、初めての受講、対象区分",
        組合せの優先の順: "負担の平準化、合う日の余裕、希望との違い",
        希望の重み: "テーマは重い、希望順位はみない、移動はふつう、ブロックは軽い、希望指導医はやや重い",
        待てる日数: "２１",
        定期の提案日: "２０日、５日、20日",
      }),
    ).toMatchObject({
      peopleOrder: ["待機日数", "初めての受講", "対象区分"],
      fitOrder: ["負担の平準化", "合う日の余裕", "希望との違い"],
      weights: { 希望順位: 0, テーマ: 4, ブロック: 1, 移動: 2, 希望指導医: 3 },
      longestWait: 21,
      batchDays: [5, 20],
    });
  });

  test.each([
    ["人の優先の順", "待機日数、初めての受講", "次の語をどれも一度ずつ"],
    ["人の優先の順", "待機日数、待機日数、対象区分", "初めての受講、対象区分、待機日数"],
    ["組合せの優先の順", "希望との違い、負担の平準化、待機日数", "次の語をどれも一度ずつ"],
    ["希望の重み", "テーマは重い", "希望順位、テーマ、ブロック、移動、希望指導医のどれにも"],
    [
      "希望の重み",
      "希望順位はふつう、テーマはふつう、ブロックはとても重い、移動は軽い、希望指導医は重い",
      "重い、やや重い、ふつう、軽い、みない",
    ],
    ["希望の重み", "希望順位はふつう、テーマはふつう、テーマは重い、移動は軽い、希望指導医は重い", "読めません"],
    ["定期の提案日", "毎月1日", "毎月の日を「、」で区切って"],
    ["定期の提案日", "32日", "読めません"],
    ["留保の割合（%）", "101", "0から100まで"],
  ])("%sが「%s」なら、直し方を言って止まる", (name, value, remedy) => {
    expect(() => policy({ [name]: value })).toThrow(remedy);
    expect(() => policy({ [name]: value })).toThrow(`場所：「設定」シート 「${name}」`);
  });
});

describe("留保", () => {
  const kept = { "留保の割合（%）": "20", 留保の期限: "2018/9/30" };

  test("割合と期限を書くと、期限の日まで留保する", () => {
    expect(policy(kept).reserve).toEqual({ share: 20, for: "未参入開業医", until: "2018-09-30" });
    expect(policy({ ...kept, 留保の期限: "2018/6/1" }).reserve).toBeDefined();
    expect(policy({ ...kept, 留保の期限: "2018/5/31" }).reserve).toBeUndefined();
    expect(policy({ ...kept, "留保の割合（%）": "0" }).reserve).toBeUndefined();
  });

  test("相手の対象区分を替えられ、知らない語なら止まる", () => {
    expect(policy({ ...kept, 留保の対象区分: "看護師" }).reserve?.for).toBe("看護師");
    expect(() => policy({ ...kept, 留保の対象区分: "開業医" })).toThrow("場所：「設定」シート 「留保の対象区分」");
  });

  test("割合だけで期限がなければ、期限の名前を言って止まる", () => {
    expect(() => policy({ "留保の割合（%）": "20" })).toThrow("「留保の期限」が決まっていません");
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
