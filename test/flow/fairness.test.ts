/** 公平性を集計する, from the menu: the sheet and its charts as the office holds them, again, disturbed and saved. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { FaultKind } from "../../src/workspace/kernel.ts";
import { openOffice, type Office } from "../../src/workspace/office.ts";
import { applicant, hosts, instructorId, matched } from "../features/matching/sheets.ts";
import { bookOf, officeWith, type Books } from "./matching-office.ts";
import { lastMessage } from "./people.ts";
import { callsOf } from "./support/state.ts";
import { tables } from "../../src/tables/index.ts";

const SHEET = "公平性";
const USER = "kakari@example.jp";
const count = (office: Office): Office => {
  office.click("在宅連携", "マッチング", "公平性を集計する");
  return office;
};

/** The first waits though the second is decided; a name that would be a formula. */
const books: Books = {
  ...hosts(3, { yearLimit: 4 }),
  applicants: [applicant(1, { name: "=1+1" }), applicant(2, { state: "決定" }), applicant(3)],
  cases: [
    matched(1, 1, { state: "未成立", instructorId: "", reason: "未成立：日程不一致\n次の一手" }),
    matched(2, 2, { state: "決定", decidedAt: "2018-05-11 10:00:00" }),
    matched(3, 3),
  ],
};

const linesOf = (office: Office): string[] =>
  office.services.sheets.model.view(SHEET, 0).rows.map(({ cells }) =>
    cells
      .map(({ text }) => text)
      .join(" ")
      .trimEnd(),
  );
const titlesOf = (office: Office): unknown[] =>
  office.services.sheets.model
    .charts(SHEET)
    .map(({ options }) => options.find(([name]) => name === "title")?.[1])
    .sort();

/** What the person at the keyboard looks at. */
function sheetBefore(office: Office): string {
  const { desk } = office.services.sheets;
  return desk.book.grid(desk.selected(USER).sheetId).name;
}

/** All that is on the sheet and may not differ; the line that tells the time aside. */
function whole(office: Office): unknown {
  const { id: _id, rows, ...view } = office.services.sheets.model.view(SHEET, 0);
  const charts = office.services.sheets.model.charts(SHEET).map(({ id: _chart, ...chart }) => chart);
  return { ...view, rows: rows.filter(({ row }) => row !== 2), charts };
}

const TITLES = [
  "公平性：ブロックごとの待った日数（平成30年度）",
  "公平性：指導医の負担（平成30年度）",
  "公平性：職種ごとの待った日数（平成30年度）",
];

test("メニューから、新しいシートに表とグラフができ、ほかのシートは変わらない", () => {
  const office = officeWith(books);
  const before = tables.filter(
    ({ name }) => name !== "操作記録" && office.services.sheets.model.sheets().includes(name),
  );
  const held = before.map(({ name }) => JSON.stringify(office.table(name)));
  count(office);
  expect(lastMessage(office)).toBe(
    "「公平性」シートに集計しました。組合せのないまま待っている申込みは1件で、後から受け付けた申込みが先に決定または提案されたものが1件あります。",
  );
  const lines = linesOf(office);
  expect(lines[0]).toBe("公平性の集計（すべての年度）");
  expect(lines).toContain("平成30年度 医-0002 東 例示 2郎 4 1 1 0 0 25%");
  expect(lines).toContain("平成30年度 看護師   1 2 31 31");
  expect(lines).toContain(
    "平成30年度 申-2018-0001 看護師 =1+1 2018/05/01 31 1 1   未成立：日程不一致 申-2018-0002、申-2018-0003",
  );
  expect(titlesOf(office)).toEqual(TITLES);
  expect(office.services.sheets.model.sheets().at(-1)).toBe(SHEET);
  expect(sheetBefore(office)).toBe(SHEET);
  expect(before.map(({ name }) => JSON.stringify(office.table(name)))).toEqual(held);
  expect(office.table("操作記録").at(-1)).toMatchObject({ 操作: "マッチング：公平性を集計する", 状態: "済" });
});

test("内部のシートなので、文書もメールも共有も生まれない", () => {
  const office = officeWith(books);
  const files = JSON.stringify(office.files().map(({ id, permissions }) => [id, permissions]));
  count(office);
  expect(JSON.stringify(office.files().map(({ id, permissions }) => [id, permissions]))).toBe(files);
  expect(office.outbox()).toEqual([]);
  expect(tables.map(({ name }) => name)).not.toContain(SHEET);
  expect(JSON.stringify(office.table("操作記録"))).not.toContain("例示");
});

test("もう一度集計すれば同じになり、職員の書き込みと絞り込みは消え、職員のグラフは残る", () => {
  const office = count(officeWith(books));
  const first = whole(office);
  const sheet = bookOf(office).getSheetByName(SHEET)!;
  const kinds = (office.globals["Charts"] as GoogleAppsScript.Charts.Charts).ChartType;
  const own = sheet.newChart().setChartType(kinds.BAR).addRange(sheet.getRange("D5:E6")).setNumHeaders(1);
  sheet.insertChart(own.setOption("title", "課のグラフ").setPosition(60, 1, 0, 0).build());
  sheet.getRange("B40").setValue("メモ");
  sheet.getRange("A30:B60").createFilter();
  sheet.hideRows(30, 3);
  count(office);
  expect(titlesOf(office)).toEqual([...TITLES, "課のグラフ"]);
  sheet.removeChart(sheet.getCharts()[0]!);
  expect(whole(office)).toEqual(first);
});

test("台帳が変われば、数も変わる", () => {
  const office = count(officeWith(books));
  office.services.sheets.clerk.type("申込者", 2, "取下げ", "はい");
  count(office);
  expect(lastMessage(office)).toContain("待っている申込みはありません");
  expect(linesOf(office)).toContain("組合せのないまま待っている申込みはありません。");
});

test("何もない台帳では、文だけになる", () => {
  const office = count(officeWith({}));
  expect(linesOf(office)).toContain("年度委嘱の承諾も案件もまだないので、数えるものがありません。");
  expect(titlesOf(office)).toEqual([]);
});

test("同じ名の別のシートは、書き換えずに断る", () => {
  const office = officeWith(books);
  bookOf(office).insertSheet(SHEET).getRange("A1").setValue("会議の資料");
  count(office);
  expect(lastMessage(office)).toContain("「公平性」という名のシートに、ほかの内容が書かれています");
  expect(linesOf(office)).toEqual(["会議の資料"]);
});

test("千行を超えても、シートが足りる", () => {
  const office = officeWith({ ...hosts(1100) });
  count(office);
  expect(linesOf(office).filter((line) => line.includes(" 例示 "))).toHaveLength(1100);
  expect(linesOf(office)).toContain(`平成30年度 ${instructorId(1100)} 東 例示 1100郎 10 0 0 0 0 0%`);
});

test("保存して開き直しても、表とグラフがある", async () => {
  const dir = mkdtempSync(join(tmpdir(), "fairness-"));
  try {
    const office = count(officeWith(books));
    await office.save(dir);
    const again = await openOffice({ dir, user: USER });
    expect(whole(again)).toEqual(whole(office));
  } finally {
    rmSync(dir, { recursive: true });
  }
});

/** Calls that change nothing: a chart that is built lies with the run alone. */
const IDLE = /\.(get|is|requireScopes)[A-Z]?\w*$|^EmbeddedChartBuilder\.|\.newChart$/;
const KINDS: readonly FaultKind[] = ["before", "after", "killed"];

describe("どの呼び出しで失敗しても、もう一度集計すれば同じになる", () => {
  test.each<[string, (office: Office) => Office]>([
    ["はじめての集計", (office) => office],
    ["二度目の集計", count],
  ])("%s", (_, ready) => {
    const open = (): Office => ready(officeWith(books)).reload();
    const calm = open();
    const calls = callsOf(calm, () => count(calm));
    const undisturbed = whole(calm);
    let points = 0;
    for (let n = 1; n <= calls.length; n++) {
      // Between two calls without effect the world is as before the first of them.
      if ([calls[n - 1], calls[n - 2]].every((call) => IDLE.test(call ?? ""))) continue;
      const office = open();
      office.failAt(n, KINDS[points++ % KINDS.length]!);
      try {
        count(office);
      } catch {
        // The run ended there; the person sees Google's own message.
      }
      expect(office.calm()).toBe(true);
      count(office);
      expect(whole(office), `call ${n} ${calls[n - 1] ?? ""}`).toEqual(undisturbed);
      expect(office.table("要確認")).toEqual([]);
    }
    expect(points).toBeGreaterThan(40);
  });
});
