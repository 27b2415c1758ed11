import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Served } from "./desk.ts";
import { answer, brought, click, held, openBrowser, openSheet, press, serve, settled } from "./desk.ts";

// What happens while the office is still at work: the person types on, and every word goes where it was aimed.
const SCOPES = ["spreadsheets.currentonly", "script.container.ui"];
const MANIFEST = {
  timeZone: "Asia/Tokyo",
  oauthScopes: SCOPES.map((name) => `https://www.googleapis.com/auth/${name}`),
};
const ROWS = 70;
const CODE = `
  function onOpen() { SpreadsheetApp.getUi().createMenu("試し").addItem("用意する", "prepare").addItem("次を開く", "next").addToUi(); }
  function prepare() { const book = SpreadsheetApp.getActiveSpreadsheet(); const sheet = book.getActiveSheet().setName("先");
    const rows = Array.from({ length: ${ROWS} }, (_, at) => ["番-" + (at + 1), ""]);
    sheet.getRange(1, 1, ${ROWS} + 1, 2).setValues([["番号", "備考"]].concat(rows)).createFilter();
    sheet.getRange("B1:B40").protect().setWarningOnly(true);
    book.insertSheet("次"); sheet.activate(); }
  function next() { SpreadsheetApp.getActiveSpreadsheet().getSheetByName("次").activate(); }`;

let served: Served;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const scripts = mkdtempSync(join(tmpdir(), "scripts-"));
  writeFileSync(join(scripts, "appsscript.json"), JSON.stringify(MANIFEST));
  writeFileSync(join(scripts, "code.js"), CODE);
  [served, browser] = await Promise.all([serve(scripts), openBrowser()]);
  page = await browser.newPage({ viewport: { width: 1200, height: 700 }, locale: "ja-JP" });
  page.setDefaultTimeout(60_000);
  await page.goto(served.address);
  await click(page, "試し", "用意する");
});
afterAll(async () => {
  await browser.close();
  await served.stop();
});
beforeEach(async () => {
  await page.goto(`${served.address}/book?sheet=先`);
});

const at = (row: number, column: number) => page.locator(`td[data-r="${row}"][data-c="${column}"]`);
const text = (row: number, column: number) => expect.poll(() => at(row, column).textContent());
const shownSheet = () => page.locator("table.grid").getAttribute("data-sheet");

/** Types into a cell, and on to the one below it. */
async function put(words: string): Promise<void> {
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
}

/** A command that will open the other sheet, held back until it is let go. */
async function nextUnderWay(): Promise<() => void> {
  const letGo = await held(page, "/act");
  for (const name of ["試し", "次を開く"]) await page.getByRole("menuitem", { name, exact: true }).click();
  return letGo;
}

test("事務所の返事を待たずに続けて打つと、それぞれのセルに入る", async () => {
  const letGo = await held(page, "/act");
  await at(2, 3).click();
  await put("一つめ");
  await put("二つめ");
  await text(3, 3).toBe("二つめ");
  letGo();
  await text(2, 3).toBe("一つめ");
  await text(4, 3).toBe("");
});

test("打っている間に表が新しくなっても、打ちかけの文は残り、打ち終えてから描かれる", async () => {
  const letGo = await held(page, "/act");
  await at(5, 3).click();
  await put("先の文");
  await page.keyboard.type("後の");
  await brought(page, "先", letGo);
  await page.keyboard.type("文");
  await page.keyboard.press("Enter");
  await text(5, 3).toBe("先の文");
  await text(6, 3).toBe("後の文");
});

test("数式バーに打ちかけた文も残る", async () => {
  const letGo = await held(page, "/act");
  await at(8, 3).click();
  await put("先の文");
  await page.locator("#content").fill("バーの");
  await brought(page, "先", letGo);
  await page.keyboard.type("文");
  await page.keyboard.press("Enter");
  await text(8, 3).toBe("先の文");
  await text(9, 3).toBe("バーの文");
});

test("打っている間に操作がほかのシートを開いても、打ったものは狙ったシートに入る", async () => {
  const letGo = await nextUnderWay();
  await at(11, 3).click();
  await page.keyboard.type("ここ");
  await brought(page, "次", letGo);
  expect(await shownSheet()).toBe("先");
  await page.keyboard.press("Enter");
  await page.locator('table[data-sheet="次"]').waitFor();
  await settled(page);
  expect(await at(11, 3).textContent()).toBe("");
  await openSheet(page, "先");
  await text(11, 3).toBe("ここ");
});

test("注意に答える前にほかのシートが開いても、打ったものは狙ったシートに入る", async () => {
  const letGo = await nextUnderWay();
  await at(12, 2).click();
  await put("守られた");
  await page.getByRole("dialog").waitFor();
  letGo();
  await page.locator('table[data-sheet="次"]').waitFor();
  expect(await answer(page, "OK")).toContain("誤って変更してはいけない部分");
  await openSheet(page, "先");
  await text(12, 2).toBe("守られた");
});

test("右クリックのメニューは、表が新しくなると閉じる", async () => {
  const letGo = await nextUnderWay();
  await page.locator('th[data-row="5"]').click({ button: "right" });
  await page.getByRole("button", { name: "行を削除" }).waitFor();
  letGo();
  await page.locator('table[data-sheet="次"]').waitFor();
  expect(await page.getByRole("button", { name: "行を削除" }).count()).toBe(0);
});

test("打ちかけで行の番号を選ぶと、打った文はそのセルに入り、選んだ行は変わらない", async () => {
  await at(14, 3).click();
  await page.keyboard.type("残る");
  await page.locator('th[data-row="16"]').click();
  await text(14, 3).toBe("残る");
  expect(await at(16, 1).textContent()).toBe("番-15");
});

test("絞り込みの一覧にはすべての値があり、外した値の行だけが隠れ、次に開いても外れている", async () => {
  const open = () => page.getByRole("button", { name: "「番号」で絞り込む" }).click();
  const box = (name: string) => page.getByRole("checkbox", { name, exact: true });
  const rows = () => page.locator('td[data-c="1"]', { hasText: /^番-\d+$/ }).count();
  await open();
  expect(await page.getByRole("checkbox").count()).toBe(ROWS);
  await press(page, "OK");
  await settled(page);
  expect(await rows()).toBe(ROWS);
  await open();
  await box("番-1").uncheck();
  await box("番-69").uncheck();
  await press(page, "OK");
  await settled(page);
  expect(await rows()).toBe(ROWS - 2);
  await open();
  expect(await page.getByRole("checkbox", { checked: false }).count()).toBe(2);
  await press(page, "すべて選ぶ");
  await press(page, "OK");
  await settled(page);
  expect(await rows()).toBe(ROWS);
});

test("サーバーから返事がないと、そのことと確かめることが示され、つながれば続けられる", async () => {
  const cut = (part: string) =>
    page.route(
      ({ href }) => href.includes(part),
      (route) => route.abort(),
      { times: 1 },
    );
  await cut("/book?part");
  await page.locator('a[data-tab="次"]').click();
  expect(await answer(page, "OK")).toContain("npm run serve");
  expect(await page.locator("#view").getAttribute("aria-busy")).toBe("false");
  await cut("/act");
  await at(18, 3).click();
  await put("届かない");
  expect(await answer(page, "OK")).toContain("つながりません");
  await put("届く");
  await text(19, 3).toBe("届く");
  expect([await shownSheet(), await at(18, 3).textContent()]).toEqual(["先", ""]);
});
