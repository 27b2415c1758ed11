import { describe, expect, test } from "vitest";
import { openWorkbook } from "./sheets-desk.ts";

/** What a cell holds after a text was written into it. */
function written(text: unknown, format = "General"): { value: unknown; shown: string; formula: string } {
  const { app } = openWorkbook();
  const cell = app.getActiveSheet().getRange("A1").setNumberFormat(format).setValue(text);
  return { value: cell.getValue() as unknown, shown: cell.getDisplayValue(), formula: cell.getFormula() };
}

describe("書き込んだ文字はGoogleと同じように読み替えられる", () => {
  test.each([
    ["0123", 123, "123"],
    ["1,000", 1000, "1,000"],
    ["¥1,000", 1000, "¥1,000"],
    ["50%", 0.5, "50%"],
    ["-5", -5, "-5"],
    ["1e3", 1000, "1.00E+03"],
    ["TRUE", true, "TRUE"],
    ["false", false, "FALSE"],
    ["見本 太郎", "見本 太郎", "見本 太郎"],
    ["090-1234-5678", "090-1234-5678", "090-1234-5678"],
    ["2018/13/1", "2018/13/1", "2018/13/1"],
    ["30-4", "30-4", "30-4"],
    ["申-2018-0001", "申-2018-0001", "申-2018-0001"],
    ["-", "-", "-"],
    [" ", " ", " "],
  ])("%j は %j になり、%j と見える", (text, value, shown) => {
    expect(written(text)).toEqual({ value, shown, formula: "" });
  });

  test.each([
    ["1-2-3", "2001-02-03T00:00:00+09:00", "2001/02/03"],
    ["2018/4/1", "2018-04-01T00:00:00+09:00", "2018/04/01"],
    ["2018年4月1日", "2018-04-01T00:00:00+09:00", "2018年4月1日"],
    ["4/1", "2018-04-01T00:00:00+09:00", "4/1"],
    ["2018/4/1 10:30", "2018-04-01T10:30:00+09:00", "2018/04/01 10:30:00"],
    ["10:30", "1899-12-30T10:30:00+09:00", "10:30"],
  ])("%j は日付・時刻になる", (text, iso, shown) => {
    const cell = written(text);
    expect(cell.value).toEqual(new Date(iso));
    expect(cell.shown).toBe(shown);
  });

  test("「=1+1」は式になり、計算される", () => {
    expect(written("=1+1")).toEqual({ value: 2, shown: "2", formula: "=1+1" });
    expect(written("=(1+2)*3/2")).toMatchObject({ value: 4.5 });
    expect(written("=1/0")).toMatchObject({ value: "#DIV/0!" });
    expect(written('=IMPORTRANGE("x","A1")')).toMatchObject({ value: "#NAME?", formula: '=IMPORTRANGE("x","A1")' });
    expect(written("+A1")).toMatchObject({ value: "#NAME?", formula: "=+A1" });
    expect(written("-見本")).toMatchObject({ value: "#NAME?" });
  });

  test("書式が「@」なら、何も読み替えない", () => {
    for (const text of ["=1+1", "0123", "1-2-3", "50%", "TRUE"])
      expect(written(text, "@")).toEqual({ value: text, shown: text, formula: "" });
    expect(written(123, "@")).toMatchObject({ value: "123" });
  });

  test("先頭のアポストロフィは読み替えを止め、読むときには消えている", () => {
    expect(written("'0123")).toEqual({ value: "0123", shown: "0123", formula: "" });
    expect(written("'=1+1")).toEqual({ value: "=1+1", shown: "=1+1", formula: "" });
  });

  test("セルの文字数は5万字まで", () => {
    expect(written("字".repeat(50_000)).value).toHaveLength(50_000);
    expect(() => written("字".repeat(50_001))).toThrow("50000");
  });
});

describe("表示は数値の書式に従う", () => {
  test.each([
    [new Date("2018-04-01T00:00:00+09:00"), "yyyy/mm/dd", "2018/04/01"],
    [new Date("2018-04-01T00:00:00+09:00"), 'yyyy"年"m"月"d"日"', "2018年4月1日"],
    [new Date("2018-04-01T09:05:00+09:00"), "yyyy/mm/dd hh:mm", "2018/04/01 09:05"],
    [new Date("2018-04-01T09:05:07+09:00"), "yyyy-mm-dd h:mm:ss", "2018-04-01 9:05:07"],
    [new Date("2018-04-01T00:00:00+09:00"), "m/d(ddd)", "4/1(日)"],
    [1234567, "#,##0", "1,234,567"],
    [1234.5, "0", "1235"],
    [7, "000", "007"],
    [0.1234, "0.0%", "12.3%"],
    [-1234, '#,##0"円"', "-1,234円"],
    [3, "General", "3"],
    [1 / 3, "General", "0.3333333333"],
  ])("%s を %s で", (value, format, shown) => {
    expect(written(value, format).shown).toBe(shown);
  });

  test("日付のセルはスクリプトの Date として読める", () => {
    const { app, kernel } = openWorkbook();
    const cell = app.getActiveSheet().getRange("B2").setValue(new Date("2018-04-01T10:30:15+09:00"));
    const value: unknown = cell.getValue();
    expect(value).toBeInstanceOf(kernel.Date);
    expect(value).toEqual(new Date("2018-04-01T10:30:15+09:00"));
    expect(cell.getDisplayValue()).toBe("2018/04/01 10:30:15");
  });

  test("シートの時間帯を変えると、同じセルが別の時刻に読める", () => {
    const { app } = openWorkbook();
    const cell = app.getActiveSheet().getRange("A1").setValue("2018/7/1");
    app.getActiveSpreadsheet().setSpreadsheetTimeZone("America/New_York");
    expect(cell.getValue()).toEqual(new Date("2018-07-01T00:00:00-04:00"));
    expect(() => app.getActiveSpreadsheet().setSpreadsheetTimeZone("Mars/Base")).toThrow("タイムゾーン");
  });
});
