import { describe, expect, test } from "vitest";
import type { Workbook } from "./sheets-desk.ts";
import { CLERK, openWorkbook } from "./sheets-desk.ts";

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

describe("職員の手", () => {
  test("打った文字は読み替えられ、onEdit に伝わる", () => {
    const { sheets } = table();
    const edits: unknown[] = [];
    sheets.onEdit(({ sheetName, row, column, oldValue, value, user }) =>
      edits.push({ sheetName, row, column, oldValue, value, user }),
    );
    sheets.clerk.type("シート1", 2, "番号", "007", CLERK);
    expect(edits).toEqual([{ sheetName: "シート1", row: 2, column: 1, oldValue: 3, value: 7, user: CLERK }]);
  });

  test("並べ替え・行と列の出し入れ・絞り込み", () => {
    const { sheets, sheet } = table();
    const { clerk, model } = sheets;
    clerk.addColumn("シート1", "メモ欄");
    clerk.moveColumn("シート1", "状態", 1);
    clerk.sortBy("シート1", "番号");
    clerk.insertRow("シート1", 2);
    clerk.addRow("シート1", { 番号: "9", メモ欄: "追加" });
    clerk.filter("シート1", "状態", ["待ち"]);
    expect(model.headers("シート1")).toEqual(["状態", "番号", "氏名", "メモ欄"]);
    expect(model.rows("シート1").map((row) => row["番号"])).toEqual([1, 2, 3, 9]);
    expect(model.rowOf("シート1", "番号", "2")).toBe(4);
    expect([3, 4, 6].map((row) => sheet.isRowHiddenByFilter(row))).toEqual([true, false, true]);
    clerk.clearFilter("シート1");
    clerk.deleteRow("シート1", 2);
    clerk.hideColumn("シート1", "氏名");
    expect([sheet.isRowHiddenByFilter(3), sheet.isColumnHiddenByUser(3), sheet.getRange("B2").getValue()]).toEqual([
      false,
      true,
      1,
    ]);
  });

  test("値を外す絞り込みは、外した値の行だけを隠し、何も外さなければ列の絞り込みをやめる", () => {
    const { sheets, sheet } = table();
    const { clerk, model } = sheets;
    const hidden = () => [2, 3, 4, 5].map((row) => sheet.isRowHiddenByFilter(row));
    clerk.filterOut("シート1", "番号", ["1"]);
    const row = model.rowOf("シート1", "番号", "1");
    expect(hidden()).toEqual([2, 3, 4, 5].map((each) => each === row));
    clerk.filterOut("シート1", "番号", []);
    expect([hidden(), sheet.getFilter()?.getColumnFilterCriteria(1)]).toEqual([[false, false, false, false], null]);
  });

  test("画面の表示には色・一覧・保護の印が出る", () => {
    const { app, sheets, sheet } = table();
    const range = sheet.getRange("C2:C5");
    range.setDataValidation(app.newDataValidation().requireValueInList(["待ち", "済"]).build());
    range.protect().setWarningOnly(true);
    const rule = () => app.newConditionalFormatRule().setRanges([sheet.getRange("A2:C5")]);
    sheet.setConditionalFormatRules([rule().whenFormulaSatisfied('=$C2="済"').setBackground("#dddddd").build()]);
    const { rows } = sheets.model.view("シート1", 0);
    expect(rows[2]?.cells[2]).toMatchObject({
      text: "済",
      list: ["待ち", "済"],
      guarded: "warning",
      background: "#dddddd",
    });
    expect(rows[1]?.cells[0]).toMatchObject({ background: null, guarded: "" });
  });
});
