/** A spreadsheet for outside viewers, opened and saved by another program than ours: as it was written, so it is seen. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Worksheet } from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { officeWith } from "../workspace/scripts-folder.ts";
import { throughCalc } from "./calc.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const dir = mkdtempSync(join(tmpdir(), "shared-"));
let seen: Worksheet | undefined;
let exported: Uint8Array;

const CODE = `function share() {
  const text = (stringValue, format) => ({ userEnteredValue: { stringValue }, userEnteredFormat: format || {} });
  const head = { textFormat: { bold: true, fontSize: 12, foregroundColor: { red: 1, green: 1, blue: 1 } }, backgroundColor: { red: 0.2, green: 0.4, blue: 0.6 }, horizontalAlignment: "CENTER" };
  const day = { userEnteredValue: { numberValue: 43253 }, userEnteredFormat: { numberFormat: { type: "DATE", pattern: "yyyy/mm/dd" } } };
  const yen = { userEnteredValue: { numberValue: 12500 }, userEnteredFormat: { numberFormat: { type: "NUMBER", pattern: "#,##0" } } };
  const note = text("長い説明を折り返して書く。".repeat(4), { wrapStrategy: "WRAP", verticalAlignment: "TOP" });
  const rows = [["氏名", "実施日", "金額", "済", "備考"].map((word) => text(word, head)),
    [text("𠮷野 髙志"), day, yen, { userEnteredValue: { boolValue: true } }, note], [text("=1+1"), text("0123"), text("1-2-3")]];
  const { id } = Drive.Files.create({ name: "医師会用", mimeType: "application/vnd.google-apps.spreadsheet" });
  Sheets.Spreadsheets.batchUpdate({ requests: [
    { updateSheetProperties: { properties: { sheetId: 0, title: "同行研修の一覧", gridProperties: { frozenRowCount: 1 } }, fields: "title,gridProperties.frozenRowCount" } },
    { updateCells: { start: { sheetId: 0 }, rows: rows.map((values) => ({ values })), fields: "userEnteredValue,userEnteredFormat" } },
    { updateDimensionProperties: { range: { dimension: "COLUMNS", startIndex: 0, endIndex: 1 }, properties: { pixelSize: 215 }, fields: "pixelSize" } },
    { mergeCells: { range: { startRowIndex: 3, endRowIndex: 4, endColumnIndex: 5 }, mergeType: "MERGE_ALL" } },
  ] }, id);
  return Drive.Files.export(id, "${XLSX}", { alt: "media" }).getBytes();
}`;

beforeAll(async () => {
  const office = officeWith(CODE);
  exported = Uint8Array.from(office.run("share") as number[], (byte) => byte & 255);
  await office.save(dir);
  seen = (await throughCalc(dir, "shared/医師会用.xlsx")).worksheets[0];
});
afterAll(() => rmSync(dir, { recursive: true }));

/** Calc writes a truth value as the formula TRUE(). */
const valuesIn = (row: number) =>
  [2, 3, 4].map((column) => seen?.getCell(row, column).result ?? seen?.getCell(row, column).value);

test("Calc で開いても、文字は文字、日付は日付、数は数のまま", () => {
  expect(seen?.name).toBe("同行研修の一覧");
  // Calc gives Japanese letters a font of their own, so a text may come back in parts.
  expect([1, 2, 3].map((row) => seen?.getCell(row, 1).text)).toEqual(["氏名", "𠮷野 髙志", "=1+1"]);
  expect(valuesIn(2)).toEqual([new Date("2018-06-02T00:00:00Z"), 12500, true]);
  expect(valuesIn(3)).toEqual(["0123", "1-2-3", null]);
  expect([seen?.getCell("B2").numFmt, seen?.getCell("C2").numFmt]).toEqual(["yyyy/mm/dd", "#,##0"]);
});

test("見出しの太字と色、幅、折返し、結合が見える", () => {
  const head = seen?.getCell("A1");
  expect(head?.font).toMatchObject({ bold: true, size: 12, color: { argb: "FFFFFFFF" } });
  expect(head?.fill).toMatchObject({ fgColor: { argb: "FF336699" } });
  expect([head?.alignment.horizontal, seen?.getCell("E2").alignment.wrapText]).toEqual(["center", true]);
  expect(Math.abs((seen?.getColumn(1).width ?? 0) - 30)).toBeLessThan(1);
  expect(seen?.getCell("E4").master.address).toBe("A4");
});

test("書き出して配る .xlsx は、フォルダに保存されるものと1バイトも違わない", () => {
  expect(readFileSync(join(dir, "shared/医師会用.xlsx")).equals(exported)).toBe(true);
});
