import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DOMParser, type Document } from "@xmldom/xmldom";
import exceljs from "exceljs";
import { strFromU8, unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { chartsOf } from "../../src/workspace/charts.ts";
import { costOf } from "../../src/workspace/costs.ts";
import { scopesOf } from "../../src/workspace/scopes.ts";
import type { Workbook } from "./sheets-desk.ts";
import { openWorkbook } from "./sheets-desk.ts";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Builder = GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder;

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), "charts-"))));
afterEach(() => rmSync(dir, { recursive: true }));

interface Desk extends Workbook {
  readonly sheet: Sheet;
  readonly kinds: GoogleAppsScript.Charts.Charts["ChartType"];
  /** A chart of A3:C5, complete but for what a test leaves out or changes. */
  draft(): Builder;
}

function desk(): Desk {
  const book = openWorkbook();
  const sheet = book.app.getActiveSheet();
  sheet.getRange("A3:C5").setValues([
    ["氏名", "年上限", "決定"],
    ["見本 <一郎> & 子", 4, 3],
    ["例示 二葉", 6, ""],
  ]);
  const kinds = (chartsOf(book.kernel) as GoogleAppsScript.Charts.Charts).ChartType;
  const draft = (): Builder =>
    sheet
      .newChart()
      .setChartType(kinds.BAR)
      .addRange(sheet.getRange("A3:B5"))
      .addRange(sheet.getRange("C3:C5"))
      .setNumHeaders(1)
      .setOption("title", "負担 & 上限")
      .setOption("hAxis.title", "人")
      .setOption("colors", ["#bdc1c6", "#1a73e8"])
      .setOption("legend.position", "bottom")
      .setPosition(3, 5, 10, 4);
  return { ...book, sheet, kinds, draft };
}

const titles = (sheet: Sheet): unknown[] => sheet.getCharts().map((chart): unknown => chart.getOptions().get("title"));

describe("シートのグラフ", () => {
  test("入れるまではどこにもなく、入れれば題と範囲と位置がわかり、除けばなくなる", () => {
    const { sheet, draft } = desk();
    const chart = draft().build();
    expect([sheet.getCharts().length, chart.getChartId()]).toEqual([0, null]);
    sheet.insertChart(chart);
    sheet.insertChart(draft().setOption("title", "二つ目").build());
    const [first, second] = sheet.getCharts();
    expect(first!.getRanges().map((range) => range.getA1Notation())).toEqual(["A3:B5", "C3:C5"]);
    const place = first!.getContainerInfo();
    expect([place.getAnchorRow(), place.getAnchorColumn(), place.getOffsetX(), place.getOffsetY()]).toEqual([
      3, 5, 10, 4,
    ]);
    expect([first!.getNumHeaders(), first!.getOptions().get("vAxis.title")]).toEqual([1, null]);
    expect(first!.getChartId()).not.toBe(second!.getChartId());
    sheet.removeChart(first!);
    expect(titles(sheet)).toEqual(["二つ目"]);
    expect(() => sheet.removeChart(first!)).toThrow("グラフがこのシートにありません");
  });

  test("行や列が増えれば範囲も位置も動き、中身を消してもグラフは残る", () => {
    const { sheet, draft } = desk();
    sheet.insertChart(draft().build());
    sheet.insertRowsBefore(1, 2);
    sheet.insertColumnBefore(3);
    const [chart] = sheet.getCharts();
    expect(chart!.getRanges().map((range) => range.getA1Notation())).toEqual(["A5:B7", "D5:D7"]);
    expect([chart!.getContainerInfo().getAnchorRow(), chart!.getContainerInfo().getAnchorColumn()]).toEqual([5, 6]);
    sheet.clear();
    expect(titles(sheet)).toEqual(["負担 & 上限"]);
  });

  test("打ち切られた実行のグラフは残らない", () => {
    const { kernel, run, sheet, draft } = desk();
    run(() => {
      sheet.insertChart(draft().build());
      kernel.failAt(1, "killed");
      sheet.getLastRow();
    });
    expect(titles(sheet)).toEqual([]);
  });

  test.each<[string, (desk: Desk) => unknown, string]>([
    ["知らない設定", ({ draft }) => draft().setOption("curveType", "function"), "curveType"],
    ["色でない色", ({ draft }) => draft().setOption("colors", ["red"]), "値が無効です"],
    ["描けない種類", ({ draft, kinds }) => draft().setChartType(kinds.PIE), "PIE"],
    ["種類でない語", ({ draft }) => draft().setChartType("BAR" as never), "シグネチャ"],
    ["範囲でないもの", ({ draft }) => draft().addRange("A1:B2" as never), "シグネチャ"],
    [
      "ほかのシートの範囲",
      ({ app, draft }) => draft().addRange(app.getActiveSpreadsheet().insertSheet("別").getRange("A3:A5")),
      "ほかのシート",
    ],
    ["行のそろわない範囲", ({ sheet, draft }) => draft().addRange(sheet.getRange("D3:D9")).build(), "行のそろわない"],
    ["範囲のないグラフ", ({ draft }) => draft().clearRanges().build(), "範囲"],
    [
      "位置のないグラフ",
      ({ sheet, kinds }) =>
        sheet.newChart().setChartType(kinds.BAR).addRange(sheet.getRange("A3:B5")).setNumHeaders(1).build(),
      "位置",
    ],
    ["0行目の位置", ({ draft }) => draft().setPosition(0, 1, 0, 0), "シグネチャ"],
    ["シートの外の位置", ({ sheet, draft }) => sheet.insertChart(draft().setPosition(1, 27, 0, 0).build()), "範囲外"],
    ["組み立てていないグラフ", ({ sheet, draft }) => sheet.insertChart(draft() as never), "シグネチャ"],
    [
      "すでにあるグラフ",
      ({ sheet, draft }) => {
        sheet.insertChart(draft().build());
        sheet.insertChart(sheet.getCharts()[0]!);
      },
      "すでにある",
    ],
    ["ない members", ({ draft }) => draft().asPieChart(), "asPieChart"],
    ["ない種類", ({ kinds }) => (kinds as unknown as Record<string, unknown>)["DONUT"], "DONUT"],
  ])("%sは断る", (_, act, words) => {
    expect(() => act(desk())).toThrow(words);
  });

  test("組立ての一つ一つが、費用のある呼び出しに数えられる", () => {
    const { kernel, run, sheet, draft } = desk();
    run(() => sheet.insertChart(draft().build()));
    const built = [...kernel.counts].filter(([method]) => method.startsWith("EmbeddedChartBuilder."));
    expect(Object.fromEntries(built)).toMatchObject({
      "EmbeddedChartBuilder.addRange": 2,
      "EmbeddedChartBuilder.setOption": 4,
      "EmbeddedChartBuilder.build": 1,
    });
    for (const [method] of built) expect([costOf(method), scopesOf(method)?.length]).toEqual([10, 2]);
    expect(kernel.counts.get("Sheet.insertChart")).toBe(1);
    expect(costOf("Sheet.insertChart")).toBe(200);
  });
});

function parts(): Record<string, string> {
  const files = unzipSync(readFileSync(join(dir, "workbook.xlsx")));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}
const parsed = (xml: string | undefined): Document => new DOMParser().parseFromString(xml ?? "", "text/xml");
const textsIn = (xml: string | undefined, tag: string): (string | null)[] =>
  Array.from(parsed(xml).getElementsByTagName(tag), (node) => node.textContent);

describe("保存したファイルのグラフ", () => {
  test("DrawingML の部品になり、シートから、注記の前でたどれる", async () => {
    const { sheet, sheets, app, draft } = desk();
    sheet.getRange("A1").setNote("注記");
    app.getActiveSpreadsheet().insertSheet("前", 0);
    sheet.insertChart(draft().build());
    sheet.insertChart(draft().setOption("title", "二つ目").build());
    await sheets.save(dir);
    const files = parts();
    const chart = files["xl/charts/chart1.xml"];
    expect(textsIn(chart, "c:f")).toEqual([
      ...["'シート1'!$B$3", "'シート1'!$A$4:$A$5", "'シート1'!$B$4:$B$5"],
      ...["'シート1'!$C$3", "'シート1'!$A$4:$A$5", "'シート1'!$C$4:$C$5"],
    ]);
    expect(textsIn(chart, "c:v")).toEqual([
      "年上限",
      "見本 <一郎> & 子",
      "例示 二葉",
      "4",
      "6",
      "決定",
      "見本 <一郎> & 子",
      "例示 二葉",
      "3",
    ]);
    expect(textsIn(chart, "a:t")).toEqual(["負担 & 上限", "人"]);
    expect(textsIn(files["xl/charts/chart2.xml"], "a:t")[0]).toBe("二つ目");
    expect(files["xl/worksheets/sheet2.xml"]).toMatch(/<drawing r:id="rIdCharts"\/><legacyDrawing /);
    expect(files["xl/worksheets/sheet1.xml"]).not.toContain("<drawing");
    expect(files["xl/worksheets/_rels/sheet2.xml.rels"]).toContain('Target="../drawings/drawing2.xml"');
    expect(files["xl/drawings/_rels/drawing2.xml.rels"]).toContain('Id="rId2"');
    expect(textsIn(files["xl/drawings/drawing2.xml"], "xdr:row")).toEqual(["2", "2"]);
    for (const [name, xml] of Object.entries(files))
      if (/\.(xml|rels)$/.test(name)) expect(parsed(xml).documentElement, name).toBeTruthy();
  });

  test("同じブックは同じ内容のファイルになり、開き直しても同じグラフがある", async () => {
    const before = desk();
    before.sheet.insertChart(before.draft().build());
    await before.sheets.save(dir);
    const [json, xlsx] = ["workbook.json", "workbook.xlsx"].map((name) => readFileSync(join(dir, name)));
    const after = openWorkbook();
    await after.sheets.open(dir);
    expect(after.sheets.model.charts("シート1")).toEqual(before.sheets.model.charts("シート1"));
    expect(after.sheets.model.charts("シート1")).toHaveLength(1);
    await after.sheets.save(dir);
    expect(readFileSync(join(dir, "workbook.json")).equals(json!)).toBe(true);
    expect(readFileSync(join(dir, "workbook.xlsx")).equals(xlsx!)).toBe(true);
  });

  test("グラフのないころの workbook.json も開ける", async () => {
    const before = desk();
    await before.sheets.save(dir);
    expect(readFileSync(join(dir, "workbook.json"), "utf8")).not.toContain("charts");
    const after = openWorkbook();
    await after.sheets.open(dir);
    expect(after.sheets.model.charts("シート1")).toEqual([]);
  });

  test("グラフのあるファイルの値を人が直しても、値は取り込まれ、グラフは残る", async () => {
    const before = desk();
    before.sheet.insertChart(before.draft().build());
    await before.sheets.save(dir);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(join(dir, "workbook.xlsx"));
    workbook.getWorksheet("シート1")!.getCell("C5").value = 5;
    await workbook.xlsx.writeFile(join(dir, "workbook.xlsx"));
    const after = openWorkbook();
    await after.sheets.open(dir);
    const sheet = after.app.getActiveSheet();
    expect([sheet.getRange("C5").getValue(), titles(sheet)]).toEqual([5, ["負担 & 上限"]]);
  });
});
