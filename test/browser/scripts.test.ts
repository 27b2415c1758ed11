import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Served } from "./desk.ts";
import { answer, barriers, boxOf, click, openBrowser, serve, settled, shoot } from "./desk.ts";

// Another office's scripts: what the page must be able to show, whichever add-on runs.
const MANIFEST = {
  timeZone: "Asia/Tokyo",
  oauthScopes: ["spreadsheets.currentonly", "script.container.ui", "drive.file"].map(
    (name) => `https://www.googleapis.com/auth/${name}`,
  ),
  dependencies: {
    enabledAdvancedServices: [
      { userSymbol: "Drive", serviceId: "drive", version: "v3" },
      { userSymbol: "Sheets", serviceId: "sheets", version: "v4" },
    ],
  },
};
const VIEWER = "ishikai@example.jp";
const CODE = `
  function onOpen() { SpreadsheetApp.getUi().createMenu("試し").addItem("横に開く", "side").addItem("中に開く", "middle")
    .addItem("二度たずねる", "twice").addItem("失敗する", "fail").addItem("準備する", "prepare").addItem("留める", "freeze").addItem("共有する", "share").addToUi(); }
  function share() { const make = (name, mimeType, more, blob) => Drive.Files.create({ name, mimeType, ...more }, blob || null).id;
    const id = make("医師会用", "application/vnd.google-apps.spreadsheet", { copyRequiresWriterPermission: true });
    const cell = (stringValue, more) => ({ userEnteredValue: { stringValue }, userEnteredFormat: { textFormat: { bold: true }, ...more } });
    Sheets.Spreadsheets.batchUpdate({ requests: [
      { addSheet: { properties: { sheetId: 7, title: "<b>一覧</b>", gridProperties: { frozenRowCount: 1 } } } },
      { updateCells: { start: { sheetId: 7 }, fields: "*", rows: [{ values: [cell("氏名", { backgroundColor: { red: 0.8, green: 0.9, blue: 1 } }), cell("備考")] }, { values: [cell("見本 太郎"), cell("<img src=x onerror=alert(1)>")] }] } },
    ] }, id);
    const csv = make("一覧 #1.csv", "text/csv", {}, Utilities.newBlob("", "text/csv", "x").setDataFromString("髙橋", "windows-31j"));
    for (const file of [id, csv]) Drive.Permissions.create({ type: "user", role: "reader", emailAddress: "${VIEWER}" }, file, { sendNotificationEmail: false }); }
  function side() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile("side").setTitle("横のページ")); }
  function middle() { SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutput("<p>中のページ</p>").setWidth(320).setHeight(160), "中"); }
  function twice() { const ui = SpreadsheetApp.getUi(); const name = ui.prompt("一つめ", "名前は？", ui.ButtonSet.OK_CANCEL).getResponseText();
    const sure = ui.alert("二つめ", name + "でよいですか", ui.ButtonSet.YES_NO) === ui.Button.YES;
    SpreadsheetApp.getActiveSheet().appendRow([name, sure]); SpreadsheetApp.getActiveSpreadsheet().toast("書きました", "済み"); }
  function fail() { throw new Error("わざとの失敗"); }
  function prepare() { const sheet = SpreadsheetApp.getActiveSheet(); sheet.getRange(1, 1, 1, 2).setValues([["印", "色"]]); sheet.setFrozenRows(1);
    sheet.getRange(2, 1).insertCheckboxes(); sheet.getRange(1, 2).setNote("<b>メモ</b>"); sheet.getRange(2, 2).setValue("<img src=x onerror=alert(1)>").setBackground("#ffcccc"); sheet.hideRows(3); }
  function freeze() { const sheet = SpreadsheetApp.getActiveSheet(); sheet.setFrozenColumns(2); const long = "長い文".repeat(30);
    sheet.getRange(10, 1).setValue(long); sheet.getRange(11, 3).setValue(long); sheet.getRange(11, 5).setValue("次"); }
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
  expect((await boxOf(page, "#sidebar iframe")).width).toBe(300);
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

test("長い文は、留めた列の端までと、書かれたセルの手前まで続く", async () => {
  await click(page, "試し", "留める");
  const right = async (place: string) => {
    const { x, width } = await boxOf(page, place);
    return x + width;
  };
  /** The column over which a cell's text ends. */
  const ends = async (r: number, c: number) => {
    const end = await right(`td[data-r="${r}"][data-c="${c}"] span`);
    let column = c;
    while ((await right(`th[data-column="${column}"]`)) < end) column++;
    return column;
  };
  expect([await ends(10, 1), await ends(11, 3)]).toEqual([2, 4]);
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

test("共有された表とファイルは、見てよい人にだけ見え、文字は文字のまま、閲覧者は読むことだけができる", async () => {
  await click(page, "試し", "共有する");
  await page.goto(`${served.address}/people?who=${VIEWER}`);
  await page.locator("main").getByRole("link", { name: "医師会用" }).click();
  expect(await page.locator(".sheettabs a").allTextContents()).toEqual(["Sheet1", "<b>一覧</b>"]);
  await page.getByRole("link", { name: "<b>一覧</b>" }).click();
  await page.locator("table.sheet").waitFor();
  expect(await page.locator("table.sheet th").allTextContents()).toEqual(["氏名", "備考"]);
  expect(await page.locator("table.sheet td").allTextContents()).toEqual(["見本 太郎", "<img src=x onerror=alert(1)>"]);
  expect(await page.locator("main").innerText()).toContain("閲覧者のダウンロードを許していません");
  expect(await page.locator("table.sheet input, table.sheet [contenteditable]").count()).toBe(0);
  await shoot(page, "15-shared");
  expect(await barriers(page)).toEqual([]);
  const shared = page.url();
  await page.getByRole("link", { name: "一覧 #1.csv" }).click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "ダウンロード" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("一覧 #1.csv");
  expect(readFileSync(await file.path()).toString("hex")).toBe("fbfc8bb4");
  for (const address of [shared, file.url()]) {
    const answered = await page.request.get(address.replace(encodeURIComponent(VIEWER), "stranger%40example.com"));
    expect([answered.status(), await answered.text()]).toEqual([403, expect.stringContaining("アクセス権が必要です")]);
  }
  await page.goto(`${served.address}/files?as=stranger@example.com`);
  expect(await page.locator("main").innerText()).toContain("stranger@example.com が開ける表やファイルはありません");
  expect(await barriers(page)).toEqual([]);
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
