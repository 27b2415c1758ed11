import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Workbook } from "./sheets-desk.ts";
import { CLERK, openWorkbook, OWNER } from "./sheets-desk.ts";

const TABLE = [
  ["番号", "氏名", "状態"],
  [3, "見本 太郎", "待ち"],
  [1, "例示 花子", "済"],
  ["", "", ""],
  [2, "見本 次郎", "待ち"],
];

function table(): Workbook & { sheet: GoogleAppsScript.Spreadsheet.Sheet } {
  const book = openWorkbook();
  const sheet = book.app.getActiveSheet();
  sheet.getRange(1, 1, 5, 3).setValues(TABLE);
  sheet.setFrozenRows(1);
  return { ...book, sheet };
}

describe("行と列", () => {
  test("最後の行・列と、データの範囲", () => {
    const { sheet } = table();
    expect([sheet.getLastRow(), sheet.getLastColumn(), sheet.getMaxRows(), sheet.getMaxColumns()]).toEqual([
      5, 3, 1000, 26,
    ]);
    expect(sheet.getDataRange().getA1Notation()).toBe("A1:C5");
    expect(openWorkbook().app.getActiveSheet().getLastRow()).toBe(0);
  });

  test("行を入れると隣の行の書式と規則を継ぎ、値は継がない", () => {
    const { sheet } = table();
    sheet.getRange("A2").setNumberFormat("@");
    sheet.insertRowAfter(2);
    expect(sheet.getRange("A3").getNumberFormat()).toBe("@");
    expect(sheet.getRange("A3:C4").getValues()).toEqual([
      ["", "", ""],
      [1, "例示 花子", "済"],
    ]);
    sheet.insertRowsBefore(1, 2);
    expect(sheet.getRange("A3:C3").getValues()).toEqual([TABLE[0]]);
    expect(sheet.getMaxRows()).toBe(1003);
    expect(sheet.getFrozenRows()).toBe(3);
  });

  test("満杯のシートの appendRow が足す行には、書式がない", () => {
    const { sheet } = table();
    sheet.deleteRows(6, 995);
    sheet.getRange("A1:A5").setNumberFormat("@");
    sheet.appendRow(["0123"]);
    expect(sheet.getMaxRows()).toBe(6);
    expect(sheet.getRange("A6").getValue()).toBe(123);
  });

  test("固定していない行をすべて消すことはできない", () => {
    const { sheet } = table();
    expect(() => sheet.deleteRows(2, 999)).toThrow("すべて削除することはできません");
    sheet.deleteRow(2);
    expect(sheet.getRange("A2").getValue()).toBe(1);
  });

  test("列の挿入・移動・削除に、幅・保護・絞り込み・色が付いていく", () => {
    const { app, sheet } = table();
    const range = sheet.getRange("C2:C5");
    sheet.setColumnWidth(3, 222);
    range.protect().setWarningOnly(true);
    sheet.getRange("A1:C5").createFilter();
    sheet.setConditionalFormatRules([
      app.newConditionalFormatRule().whenTextEqualTo("済").setBackground("#cccccc").setRanges([range]).build(),
    ]);
    sheet.insertColumnsBefore(1, 2);
    const where = () => [
      sheet.getProtections(app.ProtectionType.RANGE)[0]?.getRange().getA1Notation(),
      sheet.getConditionalFormatRules()[0]?.getRanges()[0]?.getA1Notation(),
      sheet.getFilter()?.getRange().getA1Notation(),
    ];
    expect(where()).toEqual(["E2:E5", "E2:E5", "C1:E5"]);
    sheet.moveColumns(sheet.getRange("E1"), 3);
    expect(where()).toEqual(["C2:C5", "C2:C5", "C1:E5"]);
    expect(sheet.getRange("C1:E1").getValues()).toEqual([["状態", "番号", "氏名"]]);
    expect(sheet.getColumnWidth(3)).toBe(222);
    sheet.deleteColumn(3);
    expect(sheet.getProtections(app.ProtectionType.RANGE)).toEqual([]);
    expect(sheet.getFilter()?.getRange().getA1Notation()).toBe("C1:D5");
  });

  test("どの列をどこへ動かしても、値と保護は一緒に動く", () => {
    const column = fc.integer({ min: 1, max: 8 });
    const check = (from: number, count: number, before: number, guarded: number) => {
      const { app } = openWorkbook();
      const sheet = app.getActiveSheet();
      const headers = ["a", "b", "c", "d", "e", "f", "g", "h"];
      sheet.getRange(1, 1, 1, 8).setValues([headers]);
      sheet.getRange(1, guarded, 9, 1).protect();
      sheet.moveColumns(sheet.getRange(1, from, 1, count), before);
      const moved = headers.splice(from - 1, count);
      headers.splice(before > from ? before - 1 - count : before - 1, 0, ...moved);
      expect(sheet.getRange(1, 1, 1, 8).getValues()).toEqual([headers]);
      const place = sheet.getProtections(app.ProtectionType.RANGE)[0]?.getRange().getCell(1, 1).getValue() as unknown;
      expect(place).toBe("abcdefgh"[guarded - 1]);
    };
    const inside = (from: number, count: number, before: number) => before > from && before < from + count;
    fc.assert(
      fc.property(column, fc.integer({ min: 1, max: 3 }), column, column, (from, size, before, guarded) => {
        const count = Math.min(size, 9 - from);
        if (!inside(from, count, before)) check(from, count, before, guarded);
      }),
    );
  });

  test("列と行を隠す", () => {
    const { sheet } = table();
    sheet.hideColumns(2);
    sheet.hideRows(3);
    expect([sheet.isColumnHiddenByUser(2), sheet.isColumnHiddenByUser(1), sheet.isRowHiddenByUser(3)]).toEqual([
      true,
      false,
      true,
    ]);
    sheet.showColumns(2);
    expect(sheet.isColumnHiddenByUser(2)).toBe(false);
  });
});

describe("並べ替えと絞り込み", () => {
  const ids = (sheet: GoogleAppsScript.Spreadsheet.Sheet): unknown[] =>
    sheet.getRange("A2:A5").getValues().flat() as unknown[];
  test("空白は昇順でも降順でも最後", () => {
    const { sheet } = table();
    sheet.sort(1);
    expect(ids(sheet)).toEqual([1, 2, 3, ""]);
    sheet.getRange("A2:C5").sort({ column: 1, ascending: false });
    expect(ids(sheet)).toEqual([3, 2, 1, ""]);
    expect(() => sheet.getRange("A2:B5").sort(3)).toThrow("範囲外");
  });

  test("並べ替えでは書式とメモも行に付いていく", () => {
    const { sheet } = table();
    sheet.getRange("A3").setNote("確認").setBackground("#ffff00");
    sheet.sort(1);
    expect([
      sheet.getRange("A2").getNote(),
      sheet.getRange("A2").getBackground(),
      sheet.getRange("A3").getNote(),
    ]).toEqual(["確認", "#ffff00", ""]);
  });

  test("絞り込みで隠れた行は isRowHiddenByFilter で分かり、書き換えても自動では変わらない", () => {
    const { app, sheet } = table();
    const filter = sheet.getRange("A1:C5").createFilter();
    filter.setColumnFilterCriteria(3, app.newFilterCriteria().setHiddenValues(["済"]).build());
    expect([2, 3, 5].map((row) => sheet.isRowHiddenByFilter(row))).toEqual([false, true, false]);
    sheet.getRange("C2").setValue("済");
    expect(sheet.isRowHiddenByFilter(2)).toBe(false);
    expect(() => sheet.getRange("A1:C5").createFilter()).toThrow("すでにフィルタ");
    filter.remove();
    expect(sheet.isRowHiddenByFilter(3)).toBe(false);
    expect(sheet.getFilter()).toBeNull();
  });

  test("filter.sort は見出しを残す", () => {
    const { sheet } = table();
    sheet.getRange("A1:C5").createFilter().sort(1, true);
    expect(sheet.getRange("A1:A5").getValues().flat()).toEqual(["番号", 1, 2, 3, ""]);
  });
});

describe("シート", () => {
  test("A1形式の範囲と名前付き範囲", () => {
    const { app, sheet } = table();
    const book = app.getActiveSpreadsheet();
    book.insertSheet("設 定");
    expect(book.getRange("シート1!B2").getValue()).toBe("見本 太郎");
    expect(book.getRange("'設 定'!A1:B").getA1Notation()).toBe("A1:B1000");
    expect(sheet.getRange("C:C").getNumRows()).toBe(1000);
    book.setNamedRange("一覧", sheet.getRange("A1:C5"));
    expect(book.getRangeByName("一覧")?.getA1Notation()).toBe("A1:C5");
    expect(() => book.getRange("無い!A1")).toThrow("範囲が見つかりません");
  });

  test("並べ方・名前・見出しの色・表示", () => {
    const { app } = table();
    const book = app.getActiveSpreadsheet();
    const added = book.insertSheet("後", 0);
    expect(book.getSheets().map((each) => each.getName())).toEqual(["後", "シート1"]);
    book.setActiveSheet(added);
    book.moveActiveSheet(2);
    added.setName("あと").setTabColor("#00ff00").hideSheet();
    expect([added.getIndex(), added.getName(), added.getTabColor(), added.isSheetHidden()]).toEqual([
      2,
      "あと",
      "#00ff00",
      true,
    ]);
    expect(() => book.getSheetByName("シート1")?.hideSheet()).toThrow("すべて非表示");
    expect(book.getSheetByName("後")).toBeNull();
  });

  test("選択は人ごとで、画面のない実行では先頭のシート", () => {
    const { app, sheets, run } = table();
    sheets.clerk.select("シート1", ["A2:C2", "A5:C5"], CLERK);
    const ranges = () =>
      app
        .getActiveSpreadsheet()
        .getActiveRangeList()
        ?.getRanges()
        .map((range) => range.getA1Notation());
    expect(run(ranges, CLERK)).toEqual(["A2:C2", "A5:C5"]);
    expect(run(ranges, OWNER)).toEqual(["A1"]);
  });

  test("コピー・結合・消去", () => {
    const { sheet } = table();
    sheet.getRange("A2:C2").copyTo(sheet.getRange("E2"));
    expect(sheet.getRange("E2:G2").getValues()).toEqual([[3, "見本 太郎", "待ち"]]);
    expect(sheet.getRange("A2:C2").merge().getValues()).toEqual([[3, "", ""]]);
    sheet.getRange("A2").setNumberFormat("0.0").clearContent();
    expect([sheet.getRange("A2").isBlank(), sheet.getRange("A2").getNumberFormat()]).toEqual([true, "0.0"]);
    sheet.clear();
    expect(sheet.getLastRow()).toBe(0);
  });
});

describe("一度の呼び出しは一度と数える", () => {
  test("getActiveRange も clear も appendRow も一回", () => {
    const { app, kernel, run, sheet } = table();
    run(() => {
      app.getActiveRange();
      sheet.getRange("A2:C2").clear();
      sheet.appendRow([1]);
      app.newDataValidation().requireCheckbox().setAllowInvalid(false).build();
    });
    expect(Object.fromEntries(kernel.counts)).toEqual({
      "SpreadsheetApp.getActiveRange": 1,
      "Sheet.getRange": 1,
      "Range.clear": 1,
      "Sheet.appendRow": 1,
    });
  });
});
