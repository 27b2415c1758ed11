import { describe, expect, test } from "vitest";
import type { Workbook } from "./sheets-desk.ts";
import { CLERK, openWorkbook, OWNER } from "./sheets-desk.ts";

describe("範囲・大きさ・名前の誤りはGoogleの種類の例外になる", () => {
  const sheet = () => openWorkbook().app.getActiveSheet();
  test("行数・列数の合わない setValues", () => {
    expect(() =>
      sheet()
        .getRange(1, 1, 2, 2)
        .setValues([[1, 2]]),
    ).toThrow("データの行数と範囲の行数が一致していません");
    expect(() =>
      sheet()
        .getRange(1, 1, 1, 2)
        .setValues([[1]]),
    ).toThrow("データの列数と範囲の列数が一致していません");
  });
  test("シートの外の範囲", () => {
    expect(() => sheet().getRange(1001, 1)).toThrow("範囲の座標がシートの範囲外です");
    expect(() => sheet().getRange(1, 27)).toThrow("範囲の座標がシートの範囲外です");
    expect(() => sheet().getRange(0, 1)).toThrow("範囲の座標がシートの範囲外です");
    expect(() => sheet().getRange(2, 1, 0, 1)).toThrow("行数は 1 以上");
  });
  test("同じ名前のシート、最後のシートの削除", () => {
    const book = openWorkbook().app.getActiveSpreadsheet();
    book.insertSheet("設定");
    expect(() => book.insertSheet("設定")).toThrow("すでに存在します");
    expect(() => book.getSheets()[0]?.setName("設定")).toThrow("すでに存在します");
    book.deleteSheet(book.getSheetByName("設定") as GoogleAppsScript.Spreadsheet.Sheet);
    expect(() => book.deleteSheet(book.getSheets()[0] as GoogleAppsScript.Spreadsheet.Sheet)).toThrow(
      "すべてのシートを削除",
    );
  });
  test("消えたシートを使い続ける", () => {
    const book = openWorkbook().app.getActiveSpreadsheet();
    const gone = book.insertSheet("消す");
    book.deleteSheet(gone);
    expect(() => gone.getLastRow()).toThrow("シートが見つかりません");
  });
  test("1000万セルを超える行の追加", () => {
    expect(() => sheet().insertRowsAfter(1000, 400_000)).toThrow("セル数が上限");
  });
  test("ほかのブックを開く・作る権限はない", () => {
    const { app } = openWorkbook();
    expect(() => app.create("別")).toThrow("権限がありません");
    expect(() => app.openById("x")).toThrow("権限がありません");
  });
  test("ないメンバーは名前を挙げて断る", () => {
    expect(() => sheet().getDrawings()).toThrow("Sheet.getDrawings は組み込みワークスペースにありません");
  });
});

describe("flush していない書き込み", () => {
  const cell = ({ app }: Workbook) => app.getActiveSheet().getRange("A1");
  test("実行の中では見え、外からは見えず、終われば残る", () => {
    const book = openWorkbook();
    book.run(() => {
      cell(book).setValue("新");
      expect(cell(book).getValue()).toBe("新");
      book.kernel.at(1, () => expect(cell(book).getValue()).toBe(""));
      expect(cell(book).getValue()).toBe("新");
    });
    expect(cell(book).getValue()).toBe("新");
  });
  test("打ち切られた実行では失われる。flush 済みのものは残る", () => {
    const book = openWorkbook();
    book.run(() => {
      const range = cell(book).setValue("先");
      book.app.flush();
      book.kernel.failAt(1, "killed");
      range.setValue("後");
    });
    expect(cell(book).getValue()).toBe("先");
  });
  test("スクリプトのエラーで終わっても残る", () => {
    const book = openWorkbook();
    expect(() =>
      book.run(() => {
        cell(book).setValue("残る");
        throw new Error("失敗");
      }),
    ).toThrow("失敗");
    expect(cell(book).getValue()).toBe("残る");
  });
  test("入れ子の実行は flush 済みのものだけを見て、その書き込みは残る", () => {
    const book = openWorkbook();
    book.run(() => {
      cell(book).setValue("外");
      book.kernel.at(1, () => {
        book.run(() => {
          expect(cell(book).getValue()).toBe("");
          book.app.getActiveSheet().getRange("B1").setValue("内");
        });
      });
      expect(book.app.getActiveSheet().getRange("A1:B1").getValues()).toEqual([["外", "内"]]);
    });
    expect(book.app.getActiveSheet().getRange("A1:B1").getValues()).toEqual([["外", "内"]]);
  });
  test("待っている間に職員が並べ替えると、書き込みは同じ番地に入る（行は追わない）", () => {
    const book = openWorkbook();
    book.app
      .getActiveSheet()
      .getRange("A1:B3")
      .setValues([
        ["番号", "状態"],
        ["2", ""],
        ["1", ""],
      ]);
    book.run(() => {
      book.app.getActiveSheet().getRange("B2").setValue("2のつもり");
      book.kernel.at(1, () => book.sheets.clerk.sortBy("シート1", "番号"));
      book.app.getActiveSheet().getLastRow();
    });
    expect(book.sheets.model.rows("シート1")).toEqual([
      { 番号: 1, 状態: "2のつもり" },
      { 番号: 2, 状態: "" },
    ]);
  });
  test("待っている間に範囲のシートが消えると、その書き込みだけ落ちる", () => {
    const book = openWorkbook();
    book.app.getActiveSpreadsheet().insertSheet("作業");
    book.run(() => {
      cell(book).setValue("消える側");
      book.app.getActiveSpreadsheet().getSheetByName("シート1")?.getRange("A1").setValue("残る側");
      book.kernel.at(1, () => book.sheets.clerk.deleteSheet("作業"));
      book.app.getActiveSpreadsheet().getSheets();
    });
    expect(book.sheets.model.sheets()).toEqual(["シート1"]);
    expect(cell(book).getValue()).toBe("残る側");
  });
  test("appendRow は適用される時の最後の行の下に入る", () => {
    const book = openWorkbook();
    const sheet = book.app.getActiveSheet();
    sheet.appendRow(["見出し"]);
    book.run(() => {
      sheet.appendRow(["実行"]);
      book.kernel.at(1, () => book.sheets.clerk.type("シート1", 2, 1, "職員"));
      sheet.getLastRow();
    });
    expect(sheet.getDataRange().getValues()).toEqual([["見出し"], ["職員"], ["実行"]]);
  });
});

describe("入力規則", () => {
  const list = (book: Workbook, allowInvalid: boolean) =>
    book.app.newDataValidation().requireValueInList(["待ち", "済"], true).setAllowInvalid(allowInvalid).build();
  test("拒む規則に反する値があると、書き込み全体が失敗する", () => {
    const book = openWorkbook();
    const range = book.app.getActiveSheet().getRange("A1:A2");
    range.setDataValidation(list(book, false));
    expect(() => range.setValues([["済"], ["未定"]])).toThrow("セル A2 に入力したデータ");
    expect(range.getValues()).toEqual([[""], [""]]);
    range.setValues([["済"], [""]]);
    expect(() => book.sheets.clerk.type("シート1", 2, 1, "未定")).toThrow("データ入力規則");
  });
  test("拒まない規則は印が付くだけで、書き込める", () => {
    const book = openWorkbook();
    const range = book.app.getActiveSheet().getRange("A1").setDataValidation(list(book, true)).setValue("未定");
    expect(range.getValue()).toBe("未定");
    expect(range.getDataValidation()?.getCriteriaValues()).toEqual([["待ち", "済"], true]);
    expect(range.getDataValidation()?.getCriteriaType()).toBe(book.app.DataValidationCriteria.VALUE_IN_LIST);
    expect(range.getDataValidation()?.getAllowInvalid()).toBe(true);
  });
  test("日付・数・別の範囲の規則", () => {
    const book = openWorkbook();
    const sheet = book.app.getActiveSheet();
    const rule = () => book.app.newDataValidation().setAllowInvalid(false);
    sheet.getRange("A1").setDataValidation(rule().requireDate().build());
    sheet.getRange("B1").setDataValidation(rule().requireNumberBetween(0, 9).build());
    sheet.getRange("D1:D2").setValues([["東"], ["西"]]);
    sheet.getRange("C1").setDataValidation(rule().requireValueInRange(sheet.getRange("D1:D2")).build());
    expect(() => sheet.getRange("A1").setValue("来週")).toThrow("データ入力規則");
    expect(() => sheet.getRange("B1").setValue(10)).toThrow("データ入力規則");
    expect(() => sheet.getRange("C1").setValue("南")).toThrow("データ入力規則");
    sheet.getRange("A1:C1").setValues([["2018/4/1", 9, "西"]]);
    expect(sheet.getRange("B1:C1").getValues()).toEqual([[9, "西"]]);
  });
  test("チェックボックスは getLastRow に数えられ、未チェックは false と読める", () => {
    const sheet = openWorkbook().app.getActiveSheet();
    sheet.getRange("A2:A50").insertCheckboxes();
    expect(sheet.getLastRow()).toBe(50);
    expect(sheet.getRange("A2").getValue()).toBe(false);
    sheet.appendRow(["下へ"]);
    expect(sheet.getRange("A51").getValue()).toBe("下へ");
    expect(() => sheet.getRange("A3").setValue("はい")).toThrow("データ入力規則");
  });
});

describe("保護", () => {
  test("警告だけの保護では、誰でも、スクリプトでも書ける。警告は記録される", () => {
    const book = openWorkbook();
    const range = book.app.getActiveSheet().getRange("A1:A9");
    range.protect().setDescription("自動の列").setWarningOnly(true);
    book.run(() => range.setValue("x"), CLERK);
    book.sheets.clerk.type("シート1", 2, 1, "y", CLERK);
    expect(book.sheets.clerk.warnings).toEqual([
      { sheetName: "シート1", cell: "A2", description: "自動の列", user: CLERK },
    ]);
  });
  test("編集者を外した保護は、ほかの人の書き込みと並べ替えを拒む。所有者は書ける", () => {
    const book = openWorkbook();
    const range = book.app.getActiveSheet().getRange("A1:A9");
    const protection = range.protect();
    book.run(() => range.setValue("まだ書ける"), CLERK);
    book.app.getActiveSpreadsheet().addEditor(CLERK);
    protection.removeEditors([CLERK]);
    expect(() => book.run(() => range.setValue("x"), CLERK)).toThrow("保護されているセル");
    expect(() => book.run(() => range.sort(1), CLERK)).toThrow("保護されているセル");
    expect(() => book.sheets.clerk.type("シート1", 1, 1, "y", CLERK)).toThrow("保護されているセル");
    expect(() => book.run(() => protection.remove(), CLERK)).toThrow("権限");
    book.run(() => range.setValue("所有者"), OWNER);
    expect(range.getValue()).toBe("所有者");
  });
  test("シートの保護は、開けた範囲だけ書ける。列を入れると一緒に動く", () => {
    const book = openWorkbook();
    const sheet = book.app.getActiveSheet();
    book.app.getActiveSpreadsheet().addEditor(CLERK);
    const protection = sheet.protect();
    protection.setUnprotectedRanges([sheet.getRange("B1:B9")]);
    protection.removeEditor(CLERK);
    book.run(() => sheet.getRange("B1").setValue("可"), CLERK);
    expect(() => book.run(() => sheet.getRange("A1").setValue("不可"), CLERK)).toThrow("保護");
    sheet.insertColumnBefore(1);
    book.run(() => sheet.getRange("C2").setValue("可"), CLERK);
    expect(sheet.getProtections(book.app.ProtectionType.SHEET)).toHaveLength(1);
  });
});
