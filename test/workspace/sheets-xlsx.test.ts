import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import exceljs from "exceljs";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Workbook } from "./sheets-desk.ts";
import { openWorkbook } from "./sheets-desk.ts";

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), "workbook-"))));
afterEach(() => rmSync(dir, { recursive: true }));

const NAME = "シート1";

function filled(): Workbook {
  const book = openWorkbook();
  const sheet = book.app.getActiveSheet();
  const spreadsheet = book.app.getActiveSpreadsheet();
  sheet.getRange("B2:B1000").setNumberFormat("@");
  sheet
    .getRange("A1:E1")
    .setValues([["受付日", "番号", "状態", "済", "式"]])
    .setFontWeight("bold")
    .setBackground("#d9ead3")
    .setNote("見出し");
  sheet
    .getRange("C2:C1000")
    .setDataValidation(book.app.newDataValidation().requireValueInList(["待ち", "済"]).setAllowInvalid(false).build());
  sheet.getRange("D2:D3").insertCheckboxes();
  sheet.getRange("A2:C3").setValues([
    ["2018/4/1", "0123", "待ち"],
    ["2018/4/2 10:30", "=1+1", "済"],
  ]);
  sheet.getRange("E2").setFormula("=1+2");
  sheet.setColumnWidth(1, 145).setFrozenRows(1);
  sheet.setTabColor("#ff0000").hideColumns(2);
  sheet.getRange("B2:B1000").protect().setDescription("自動").setWarningOnly(true);
  const filter = sheet.getRange("A1:E3").createFilter();
  filter.setColumnFilterCriteria(3, book.app.newFilterCriteria().setHiddenValues(["済"]).build());
  const rule = book.app
    .newConditionalFormatRule()
    .whenTextEqualTo("済")
    .setBackground("#cccccc")
    .setRanges([sheet.getRange("C2:C1000")]);
  sheet.setConditionalFormatRules([rule.build()]);
  spreadsheet.insertSheet("一覧").hideSheet().getRange("A1").setDataValidation(longList(book));
  spreadsheet.setNamedRange("日付", sheet.getRange("A2:A3"));
  return book;
}

function longList(book: Workbook) {
  const entries = Array.from({ length: 60 }, (_, at) => `見本医院 第${at}診療所, 東`);
  return book.app.newDataValidation().requireValueInList(entries).build();
}

async function readBack() {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(join(dir, "workbook.xlsx"));
  return workbook;
}

test("保存した .xlsx を表計算ソフトとして開くと、値・書式・幅・固定行・一覧・保護がある", async () => {
  await filled().sheets.save(dir);
  const workbook = await readBack();
  const sheet = workbook.getWorksheet(NAME);
  if (!sheet) throw new Error("no sheet");
  expect(sheet.getCell("A2").value).toEqual(new Date("2018-04-01T00:00:00Z"));
  expect(sheet.getCell("A3").value).toEqual(new Date("2018-04-02T10:30:00Z"));
  expect([sheet.getCell("B2").value, sheet.getCell("B3").value, sheet.getCell("D2").value]).toEqual([
    "0123",
    "=1+1",
    false,
  ]);
  expect(sheet.getCell("E2").value).toMatchObject({ formula: "1+2", result: 3 });
  expect([sheet.getCell("B2").numFmt, sheet.getCell("A1").font.bold, sheet.getColumn(1).width]).toEqual([
    "@",
    true,
    20,
  ]);
  expect(sheet.getCell("A1").note).toBeDefined();
  expect(sheet.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
  expect(sheet.getCell("C500").dataValidation).toMatchObject({
    type: "list",
    formulae: ['"待ち,済"'],
    errorStyle: "stop",
  });
  const isLocked = (cell: string) =>
    (sheet.getCell(cell).protection as { locked?: boolean } | undefined)?.locked ?? true;
  expect([isLocked("B2"), isLocked("B900"), isLocked("C2"), isLocked("C900")]).toEqual([true, true, false, false]);
  expect((sheet as unknown as { sheetProtection: { sheet: boolean } }).sheetProtection.sheet).toBe(true);
  expect(sheet.autoFilter).toBe("A1:E3");
  expect([sheet.getColumn(2).hidden, sheet.getRow(3).hidden, sheet.properties.tabColor.argb]).toEqual([
    true,
    true,
    "FFFF0000",
  ]);
  expect(workbook.getWorksheet("一覧")?.state).toBe("hidden");
  expect(workbook.getWorksheet("一覧")?.getCell("A1").dataValidation.formulae).toEqual(["選択肢!$A$1:$A$60"]);
});

test("開き直したブックは元のブックと同じで、保存し直しても規則は増えない", async () => {
  const before = filled();
  await before.sheets.save(dir);
  const after = openWorkbook();
  await after.sheets.open(dir);
  expect(after.sheets.desk.book.grids.map(({ owner: _owner, ...grid }) => grid)).toEqual(
    before.sheets.desk.book.grids.map(({ owner: _owner, ...grid }) => grid),
  );
  const sheet = after.app.getActiveSpreadsheet().getSheetByName(NAME);
  expect(sheet?.getProtections(after.app.ProtectionType.RANGE)[0]?.isWarningOnly()).toBe(true);
  expect(sheet?.getFilter()?.getColumnFilterCriteria(3)?.getHiddenValues()).toEqual(["済"]);
  expect(after.app.getActiveSpreadsheet().getRangeByName("日付")?.getA1Notation()).toBe("A2:A3");
  expect(after.app.getActiveSpreadsheet().insertSheet("新").getSheetId()).not.toBe(sheet?.getSheetId());
  await after.sheets.save(dir);
  const again = (await readBack()).getWorksheet(NAME) as unknown as {
    dataValidations: { model: Record<string, unknown> };
  };
  expect(new Set(Object.values(again.dataValidations.model).map((rule) => JSON.stringify(rule))).size).toBe(2);
});

test("保存の後に人が .xlsx の値を直していれば、その値を取り込む", async () => {
  await filled().sheets.save(dir);
  const workbook = await readBack();
  const sheet = workbook.getWorksheet(NAME);
  if (!sheet) throw new Error("no sheet");
  sheet.getCell("C2").value = "済";
  sheet.getCell("A2").value = new Date("2018-05-01T00:00:00Z");
  await workbook.xlsx.writeFile(join(dir, "workbook.xlsx"));
  const after = openWorkbook();
  await after.sheets.open(dir);
  expect(after.sheets.model.texts(NAME)).toMatchObject([
    { 受付日: "2018/05/01", 番号: "0123", 状態: "済", 済: "FALSE" },
    { 受付日: "2018/04/02 10:30:00", 番号: "=1+1", 状態: "済" },
  ]);
});

test("日付の規則は、1970年より前の生年月日も許す形で書かれる", async () => {
  const book = openWorkbook();
  const sheet = book.app.getActiveSheet();
  sheet.getRange("A1").setDataValidation(book.app.newDataValidation().requireDate().build());
  const born = book.app.newDataValidation().requireDateOnOrAfter(new Date("1930-01-01T00:00:00+09:00"));
  sheet.getRange("B1").setDataValidation(born.build());
  await book.sheets.save(dir);
  const saved = (await readBack()).getWorksheet(NAME);
  expect(saved?.getCell("A1").dataValidation.formulae).toEqual([new Date("1899-12-30T00:00:00Z")]);
  expect(saved?.getCell("B1").dataValidation.formulae).toEqual([new Date("1930-01-01T00:00:00Z")]);
});

test("空のフォルダでは何も起きない", async () => {
  const book = openWorkbook();
  await book.sheets.open(dir);
  expect(book.sheets.model.sheets()).toEqual([NAME]);
});
