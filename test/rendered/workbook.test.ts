/** workbook.xlsx, opened and saved by another program than ours. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Workbook, Worksheet } from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { tables } from "../../src/tables/index.ts";
import { apply, readyOffice } from "../flow/people.ts";
import { readBook, throughCalc } from "./calc.ts";

const dir = mkdtempSync(join(tmpdir(), "workbook-"));
let [written, seen]: (Workbook | undefined)[] = [];

beforeAll(async () => {
  const office = readyOffice();
  apply(office, { 氏名: "𠮷野 髙志", 所属の郵便番号: "0600000", 受講目的: "=1+1" });
  await office.save(dir);
  written = await readBook(join(dir, "workbook.xlsx"));
  seen = await throughCalc(dir);
});
afterAll(() => rmSync(dir, { recursive: true }));

function sheetIn(book: Workbook | undefined, name: string): Worksheet {
  const sheet = book?.getWorksheet(name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

/** As shown: Calc gives Japanese and Latin letters fonts of their own, so a header may come back in parts. */
function headersIn(sheet: Worksheet): string[] {
  return Array.from({ length: sheet.columnCount }, (_, at) => sheet.getCell(1, at + 1).text).filter(
    (text) => text !== "",
  );
}

const columnIn = (sheet: Worksheet, header: string): number => headersIn(sheet).indexOf(header) + 1;

/** The drop-down's formula in the row below the header, quotes and all. */
function listIn(sheet: Worksheet, header: string): string {
  const { dataValidation } = sheet.getCell(2, columnIn(sheet, header));
  // exceljs answers undefined where there is none, though its types do not say so.
  const rule = dataValidation as typeof dataValidation | undefined;
  return rule?.type === "list" ? String(rule.formulae[0]) : "";
}

test("シートと見出しは、宣言のとおりの順に並ぶ", () => {
  const visible = seen?.worksheets.filter((sheet) => sheet.state === "visible") ?? [];
  expect(visible.map((sheet) => sheet.name)).toEqual(tables.map((table) => table.name));
  for (const table of tables)
    expect(headersIn(sheetIn(seen, table.name))).toEqual(Object.values(table.columns).map((column) => column.header));
});

test("シートは保護され、アドオンの列は錠が掛かり、職員と申込みの列は書ける", () => {
  for (const table of tables) {
    const sheet = sheetIn(seen, table.name) as Worksheet & { sheetProtection?: object };
    expect(sheet.sheetProtection).toBeTruthy();
    for (const column of Object.values(table.columns)) {
      const cell = sheet.getCell(2, columnIn(sheet, column.header));
      const locked = (cell.protection as { locked?: boolean } | undefined)?.locked ?? true;
      expect([table.name, column.header, locked]).toEqual([table.name, column.header, column.writer === "addon"]);
    }
  }
});

test("列の幅は、宣言の画素の数に合う", () => {
  for (const table of tables) {
    const sheet = sheetIn(seen, table.name);
    for (const column of Object.values(table.columns)) {
      const width = sheet.getColumn(columnIn(sheet, column.header)).width ?? 0;
      expect(Math.abs(width * 7 + 5 - column.cell.width), column.header).toBeLessThan(12);
    }
  }
});

test("見出しの行は固定され、絞り込みが付く", () => {
  for (const table of tables) {
    // LibreOffice saves the frozen line only of a sheet that stood in a window, so it is read where it was written.
    expect(sheetIn(written, table.name).views).toMatchObject([{ state: "frozen", ySplit: 1 }]);
    expect(sheetIn(written, table.name).autoFilter).toBeDefined();
  }
});

test("選択肢は、宣言と設定の語のとおりに出る", () => {
  expect(listIn(sheetIn(seen, "マッチング"), "判断")).toBe('"採用,見送り,固定,変更"');
  expect(listIn(sheetIn(seen, "指導医"), "ブロック")).toBe('"東,西南"');
  expect(listIn(sheetIn(seen, "申込者"), "取下げ")).toBe('"はい"');
  expect(listIn(sheetIn(seen, "申込者"), "受講目的")).toBe("");
  const lists = tables.flatMap((table) =>
    Object.values(table.columns)
      .filter((column) => column.cell.kind === "choice" && Array.isArray(column.cell.list))
      .map((column) => listIn(sheetIn(seen, table.name), column.header)),
  );
  expect(lists.length).toBeGreaterThan(30);
  expect(lists.filter((list) => list === "")).toEqual([]);
});

test("名前の字も、先頭の0も、式のような文も、書かれたまま見える", () => {
  const sheet = sheetIn(seen, "申込者");
  const text = (header: string) => sheet.getCell(2, columnIn(sheet, header));
  expect([text("氏名").text, text("所属の郵便番号").text, text("受講目的").text]).toEqual([
    "𠮷野 髙志",
    "0600000",
    "=1+1",
  ]);
  expect(text("第1希望日").value).toEqual(new Date("2018-07-02T00:00:00Z"));
});
