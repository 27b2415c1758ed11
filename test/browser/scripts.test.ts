import { mkdtempSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Served } from "./desk.ts";
import { answer, barriers, click, openBrowser, serve, settled, shoot } from "./desk.ts";

// Another office's scripts: what the page must be able to show, whichever add-on runs.
const MANIFEST = {
  timeZone: "Asia/Tokyo",
  oauthScopes: ["spreadsheets.currentonly", "script.container.ui"].map(
    (name) => `https://www.googleapis.com/auth/${name}`,
  ),
};
const CODE = `
  function onOpen() { SpreadsheetApp.getUi().createMenu("試し").addItem("横に開く", "side").addItem("中に開く", "middle")
    .addItem("二度たずねる", "twice").addItem("失敗する", "fail").addItem("準備する", "prepare").addToUi(); }
  function side() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile("side").setTitle("横のページ")); }
  function middle() { SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutput("<p>中のページ</p>").setWidth(320).setHeight(160), "中"); }
  function twice() { const ui = SpreadsheetApp.getUi(); const name = ui.prompt("一つめ", "名前は？", ui.ButtonSet.OK_CANCEL).getResponseText();
    const sure = ui.alert("二つめ", name + "でよいですか", ui.ButtonSet.YES_NO) === ui.Button.YES;
    SpreadsheetApp.getActiveSheet().appendRow([name, sure]); SpreadsheetApp.getActiveSpreadsheet().toast("書きました", "済み"); }
  function fail() { throw new Error("わざとの失敗"); }
  function prepare() { const sheet = SpreadsheetApp.getActiveSheet(); sheet.getRange(1, 1, 1, 2).setValues([["印", "色"]]); sheet.setFrozenRows(1);
    sheet.getRange(2, 1).insertCheckboxes(); sheet.getRange(1, 2).setNote("<b>メモ</b>"); sheet.getRange(2, 2).setValue("<img src=x onerror=alert(1)>").setBackground("#ffcccc"); sheet.hideRows(3); }
  function add(a, b) { return { sum: a + b, where: SpreadsheetApp.getActiveRange().getA1Notation() }; }
  function hidden_() { return 1; }`;
const SIDE = `<p id="out">待っています</p><script>
  google.script.run.withSuccessHandler(function (r) { document.getElementById("out").textContent = r.sum + " " + r.where;
    google.script.run.withFailureHandler(function (e) { document.getElementById("out").textContent += " " + e.message; }).hidden_(); }).add(2, 3);
  try { parent.document.title = "破られた"; } catch (e) { document.title = "守られた"; }
</script>`;

let served: Served;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const scripts = mkdtempSync(join(tmpdir(), "scripts-"));
  writeFileSync(join(scripts, "appsscript.json"), JSON.stringify(MANIFEST));
  writeFileSync(join(scripts, "code.js"), CODE);
  writeFileSync(join(scripts, "side.html"), SIDE);
  [served, browser] = await Promise.all([serve(scripts), openBrowser()]);
  page = await browser.newPage({ viewport: { width: 1200, height: 700 }, locale: "ja-JP" });
  page.setDefaultTimeout(60_000);
  await page.goto(served.address);
});
afterAll(async () => {
  await browser.close();
  await served.stop();
});

test("サイドバーは 300 px で開き、そのページから google.script.run が呼べる", async () => {
  await page.locator('td[data-r="4"][data-c="3"]').click();
  await click(page, "試し", "横に開く");
  const inside = page.frameLocator("#sidebar iframe");
  await expect.poll(() => inside.locator("#out").textContent()).toBe("5 C4 google.script.run.hidden_ はありません");
  expect((await page.locator("#sidebar iframe").boundingBox())?.width).toBe(300);
  expect(await page.title()).toBe("在宅連携");
  await shoot(page, "14-sidebar");
  await click(page, "試し", "中に開く");
  expect(await page.frameLocator(".framebox iframe").locator("p").textContent()).toBe("中のページ");
  await page.locator(".framebox").getByRole("button", { name: "閉じる" }).click();
});

test("スクリプトは答えを待って止まり、その間も別の画面は見られ、開き直した画面で答えられる", async () => {
  await click(page, "試し", "二度たずねる");
  const other = await browser.newPage();
  await other.goto(`${served.address}/clock`);
  expect(await other.locator("h1").textContent()).toBe("時計と記録");
  await other.close();
  await page.reload();
  expect(await answer(page, "OK", "見本")).toContain("名前は？");
  expect(await answer(page, "はい")).toContain("見本でよいですか");
  expect(await page.locator('td[data-r="1"]').allTextContents()).toEqual(expect.arrayContaining(["見本", "TRUE"]));
  expect(await page.locator("#toasts").innerText()).toContain("書きました");
});

test("スクリプトの失敗は、その文のまま示される", async () => {
  await click(page, "試し", "失敗する");
  await settled(page);
  expect(await answer(page, "OK")).toContain("わざとの失敗");
});

test("チェックボックス、メモ、色、隠れた行が表に出て、セルの文字は文字のままである", async () => {
  await click(page, "試し", "準備する");
  expect(await page.locator('td[data-r="2"][data-c="2"]').textContent()).toBe("<img src=x onerror=alert(1)>");
  expect(await page.locator('td[data-r="1"][data-c="2"]').getAttribute("title")).toBe("<b>メモ</b>");
  expect(await page.locator('td[data-r="2"][data-c="2"]').getAttribute("style")).toContain("#ffcccc");
  expect(await page.locator('td[data-r="3"]').count()).toBe(0);
  await page.locator('td[data-r="2"] .tick').click();
  await settled(page);
  expect(await page.locator('td[data-r="2"] .tick').textContent()).toBe("☑");
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("button", { name: "再表示" }).click();
  await page.locator('td[data-r="3"]').first().waitFor();
});

test("打った数字は数に、0 で始まる番号は 0 を失い、式は計算される", async () => {
  const type = async (row: number, text: string) => {
    await page.locator(`td[data-r="${row}"][data-c="4"]`).click();
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
    await settled(page);
    return page.locator(`td[data-r="${row}"][data-c="4"]`).textContent();
  };
  expect(await type(5, "0123")).toBe("123");
  expect(await type(6, "=1+1")).toBe("2");
  expect(await type(7, "'0123")).toBe("0123");
});

test("この機械のブラウザーの、このページからの操作だけを受ける", async () => {
  const { port } = new URL(served.address);
  const status = (headers: Record<string, string>, method = "GET") =>
    new Promise<number | undefined>((done, failed) => {
      const asked = request(
        { host: "127.0.0.1", port, path: method === "GET" ? "/book" : "/advance", method, headers },
        (answered) => {
          answered.resume();
          done(answered.statusCode);
        },
      );
      asked.once("error", failed).end();
    });
  expect(await status({ host: "evil.example.com" })).toBe(421);
  expect(await status({ host: `localhost:${port}`, origin: "http://evil.example.com" }, "POST")).toBe(403);
  expect(await status({ host: `localhost:${port}` }, "POST")).toBe(403);
  expect(await status({ host: `localhost:${port}` })).toBe(200);
});
