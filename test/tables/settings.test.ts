import { describe, expect, test } from "vitest";
import { listFrom, settings, settingValues, type Setting } from "../../src/settings.ts";

const rows = (...pairs: [string, string][]) => pairs.map(([name, value]) => ({ name, value }));

describe("設定", () => {
  test("値は種類のとおりに読め、幅が違う項目の名でも見つかる", () => {
    const values = settingValues(
      rows(
        ["年度", "２０１８"],
        ["研修テーマ", "看取り、緩和"],
        ["時計の間隔（分） ", "5"],
        ["担当のＦＡＸ", "０４６－０００"],
      ),
    );
    expect([
      values.get("fiscalYear"),
      values.get("themes"),
      values.get("clockMinutes"),
      values.get("contactFax"),
    ]).toEqual([2018, ["看取り", "緩和"], "5", "046-000"]);
  });

  test("決まっていないものは空で、要るときは、項目と場所と例と止まることを言って止まる", () => {
    const values = settingValues([]);
    expect([values.get("plannedVisits"), values.get("documentSymbol"), values.get("blocks")]).toEqual([null, "", []]);
    for (const text of ["「文書記号」が決まっていません", "「設定」シート", "例：横地医", "決定連絡票の作成"])
      expect(() => values.need("documentSymbol")).toThrow(text);
    expect(() => values.need("themes")).toThrow("「研修テーマ」が決まっていません");
  });

  test("読めない値は、項目と例を挙げて止まる", () => {
    const values = settingValues(rows(["年度", "平成30年"], ["時計の間隔（分）", "7"], ["担当のメール", "a@b,c@d"]));
    expect(() => values.get("fiscalYear")).toThrow(/「年度」の値を読めません[^]*例：2018/);
    expect(() => values.get("clockMinutes")).toThrow("1、5、10");
    expect(() => values.get("contactEmail")).toThrow("メールアドレスの形ではありません");
  });

  test("選択肢の設定は、並びとして読める", () => {
    expect(listFrom(settingValues(rows(["ブロック名", "東、西南"])), { setting: "blocks" })).toEqual(["東", "西南"]);
    expect(listFrom(settingValues([]), { setting: "blocks" })).toEqual([]);
  });

  test("はじめの値と見本の値は、どれも読める値である", () => {
    for (const start of ["standard", "sample"] as const) {
      const declared: readonly Setting<unknown>[] = Object.values(settings);
      const all = declared.map((one) => ({ name: one.name, value: String(one[start] ?? "") }));
      const values = settingValues(all);
      for (const key of Object.keys(settings) as (keyof typeof settings)[]) expect(() => values.get(key)).not.toThrow();
    }
  });

  test("市が決める額や数や人の名は、はじめは空である", () => {
    for (const key of [
      "documentSymbol",
      "contactPhone",
      "nextSelection",
      "plannedVisits",
      "arrangeDays",
      "reportDays",
    ] as const)
      expect("standard" in settings[key]).toBe(false);
  });
});
