import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Given, Served } from "./desk.ts";
import { agreed, answer, barriers, boxOf, brought, builtScripts, cellAt, click, fill, held } from "./desk.ts";
import { openBrowser, openSheet, press, serve, settled, shoot, table } from "./desk.ts";
import { applicant, instructor } from "./people.ts";

// One office and one browser: each test goes on where the one before it ended, as a day at the office does.
let served: Served;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  [served, browser] = await Promise.all([builtScripts().then(serve), openBrowser()]);
  page = await browser.newPage({ viewport: { width: 1360, height: 820 }, locale: "ja-JP" });
  page.setDefaultTimeout(60_000);
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (line) => line.type() === "error" && complaints.push(line.text()));
});
// What the person saw when something went wrong.
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await shoot(page, "failed");
});
afterAll(async () => {
  await browser.close();
  await served.stop();
});

const go = (path: string) => page.goto(`${served.address}${path}`);

async function submit(title: string, sections: Record<string, Given>[]): Promise<void> {
  await go("/forms");
  await page.getByRole("link", { name: title }).click();
  for (const [at, section] of sections.entries()) {
    await fill(page, section);
    if (title === "指導医承諾書" && at === 2) await shoot(page, "07-form-grid", true);
    await press(page, at === sections.length - 1 ? "送信" : "次へ");
  }
  await page.waitForURL("**/sent?**");
}

test("職員がメニューから初期設定を選び、番号を答えると、シートがそろう", async () => {
  await go("/book");
  await click(page, "在宅連携", "初期設定");
  await shoot(page, "01-prompt");
  expect(await answer(page, "OK", "1")).toContain("どの内容から始めますか");
  await page.getByText("次のことをしました").waitFor();
  await shoot(page, "02-setup");
  expect(await answer(page, "OK")).toContain("「申込者」シートを作りました");
  const tabs = await page.locator("a[data-tab]").allTextContents();
  expect(tabs).toEqual(expect.arrayContaining(["設定", "申込者", "指導医", "マッチング", "通知", "操作記録"]));
  await openSheet(page, "指導医");
  await shoot(page, "03-sheet");
  expect((await table(page))[0]).toMatchObject({ 指導医番号: "医-0001", 氏名: "見本 一郎" });
});

test("申込者の書き間違いには、その質問のところに理由が出る", async () => {
  await go("/forms");
  await shoot(page, "04-forms");
  await page.getByRole("link", { name: "在宅医同行研修申込書" }).click();
  await shoot(page, "05-form", true);
  await fill(page, { ...applicant[0], メールアドレス: "taro@", 氏名: "" });
  await press(page, "次へ");
  const fault = (question: string) => page.locator(`[data-question="${question}"] .fault`).innerText();
  expect(await fault("メールアドレス")).toBe("メールアドレスを1つ、半角で書いてください");
  expect(await fault("氏名")).toBe("この質問は必須です");
  await shoot(page, "06-form-refused", true);
  expect(await page.getByLabel("ふりがな").inputValue()).toBe("みほん たろう");
  expect(await barriers(page)).toEqual([]);
});

test("申込者がフォームを送ると確認の文が出て、申込者シートに1行が入る", async () => {
  await submit("在宅医同行研修申込書", applicant);
  await page.getByText("お申込みを受け付けました").waitFor();
  await shoot(page, "07-form-sent");
  expect(await barriers(page)).toEqual([]);
  await go("/book?sheet=申込者");
  expect(await table(page)).toEqual([expect.objectContaining({ 氏名: "見本 太郎", 受付番号: "申-2018-0001" })]);
});

test("指導医の承諾書は、その人の年度委嘱になる", async () => {
  await submit("指導医承諾書", instructor);
  await go("/book?sheet=年度委嘱");
  expect(await table(page)).toEqual([expect.objectContaining({ 指導医番号: "医-0001" })]);
});

/** More than any menu has. */
const MENU_ITEMS = 20;

/** Down a menu by the keyboard, to the item of this name. */
async function down(item: string): Promise<void> {
  const focused = async (): Promise<string> => (await page.locator(":focus").innerText()).trim();
  for (let n = 0; n < MENU_ITEMS && !(await focused()).startsWith(item); n++) await page.keyboard.press("ArrowDown");
}

test("提案を作り、キーボードだけで採用と打って決定する", async () => {
  await click(page, "在宅連携", "マッチング", "提案を作る");
  expect(await answer(page, "OK")).toContain("提案");
  await openSheet(page, "マッチング");
  await shoot(page, "08-matching");
  const verdict = await cellAt(page, 2, "判断");
  await verdict.click();
  await page.keyboard.type("たぶん");
  await page.keyboard.press("Enter");
  expect(await agreed(page)).toContain("データ入力規則に違反しています");
  await answer(page, "OK");
  await verdict.click();
  await page.keyboard.press("Enter");
  await page.getByRole("listbox").waitFor();
  await shoot(page, "09-dropdown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await agreed(page);
  await expect.poll(() => verdict.textContent()).toBe("採用");
  await page.getByRole("menuitem", { name: "在宅連携" }).focus();
  await page.keyboard.press("Enter");
  await down("マッチング");
  await page.keyboard.press("ArrowRight");
  await down("決定する");
  await page.keyboard.press("Enter");
  await settled(page);
  while ((await page.getByRole("dialog").getByRole("button", { name: "はい" }).count()) > 0) await answer(page, "はい");
  expect(await answer(page, "OK")).toContain("決定");
  expect((await table(page))[0]).toMatchObject({ 状態: "決定" });
});

test("アドオンが書く列を打ちかえようとすると、先に注意が出る", async () => {
  const state = await cellAt(page, 2, "状態");
  await state.dblclick();
  await page.keyboard.type("？");
  await page.keyboard.press("Enter");
  expect(await answer(page, "キャンセル")).toContain("誤って変更してはいけない部分");
  expect(await state.textContent()).toBe("決定");
});

test("決裁に回し、決裁日と決裁した人を書くと、決裁済になる", async () => {
  await click(page, "在宅連携", "決裁", "決裁に回す");
  expect(await answer(page, "はい")).toContain("決裁");
  await answer(page, "OK");
  await click(page, "在宅連携", "決裁", "決裁済にする");
  await shoot(page, "09-approval");
  await answer(page, "OK", "平成30年4月2日 課長");
  await answer(page, "OK");
  await openSheet(page, "通知");
  const states = (await table(page)).filter((row) => row["種類"]?.startsWith("決定連絡票")).map((row) => row["決裁"]);
  expect(states).toEqual(["決裁済", "決裁済"]);
});

test("作った決定連絡票が、紙の姿で読める", async () => {
  await click(page, "在宅連携", "通知", "文書だけ作る");
  while ((await page.getByRole("dialog").getByRole("button", { name: "はい" }).count()) > 0) await answer(page, "はい");
  await answer(page, "OK");
  await go("/letters");
  await page
    .getByRole("link", { name: /見本 太郎|受講者/ })
    .first()
    .click();
  await page.locator("#paper[data-shown=yes]").waitFor();
  await shoot(page, "10-letter");
  expect(await page.locator("section.docx").first().innerText()).toContain("見本 太郎");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Word 形式でダウンロード" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.docx$/);
});

test("受付連絡のメールが、申込者に届いている", async () => {
  await go("/people?who=taro@example.jp");
  await shoot(page, "11-applicant");
  expect(await page.locator("main").innerText()).toContain("ブック：開けません");
  await page.locator("main").getByRole("link", { name: /受/ }).last().click();
  await page.locator("article.mail").waitFor();
  await shoot(page, "12-mail");
  expect(await page.locator("article.mail").innerText()).toContain("申-2018-0001");
});

test("時間を進めると時計が動き、操作する人を代えるとその人の画面になる", async () => {
  await go("/clock");
  await page.getByRole("button", { name: "時間を1日進める" }).click();
  await page.locator("#now", { hasText: "4月3日" }).waitFor();
  await shoot(page, "13-clock");
  await go("/people?who=kakari@example.jp");
  await press(page, "ブックの編集者に加える");
  await page.getByText("編集できます").waitFor();
  await press(page, "この人として操作する");
  await page.locator("table.grid").waitFor();
  expect(await page.getByLabel("操作する人").inputValue()).toBe("kakari@example.jp");
  await go("/people?who=stranger@example.com");
  await press(page, "この人として操作する");
  await page.getByText("アクセス権が必要です").waitFor();
  await page.getByLabel("操作する人").selectOption("office@example.jp");
  await page.locator("table.grid").waitFor();
});

test.each(["/book?sheet=設定", "/book?sheet=マッチング", "/forms", "/letters", "/files", "/mail", "/people", "/clock"])(
  "重い障壁がない: %s",
  async (path) => {
    await go(path);
    expect(await barriers(page)).toEqual([]);
  },
);

test("シートを続けて選ぶと、先のシートが遅れて届いても、後に選んだシートが残る", async () => {
  await go("/book?sheet=設定");
  const arrive = await held(page, "/book?part&sheet=申込者");
  await page.locator('a[data-tab="申込者"]').click();
  expect(await page.locator("#view").getAttribute("aria-busy")).toBe("true");
  await page.locator('a[data-tab="指導医"]').click();
  await page.locator('table[data-sheet="指導医"]').waitFor();
  await brought(page, "申込者", arrive);
  await page.locator("#view[aria-busy=false]").waitFor();
  expect(await page.locator("table.grid").getAttribute("data-sheet")).toBe("指導医");
});

test("長い文は右の空いたセルの上に続き、書かれたセルの手前で切れる", async () => {
  await go("/book?sheet=設定");
  const width = async (place: string) => (await boxOf(page, place)).width;
  await click(page, "在宅連携", "年度", "集計を作る");
  await answer(page, "OK", "");
  expect(await answer(page, "OK")).toContain("「集計」シートに、平成30年度の集計を作りました");
  await openSheet(page, "集計");
  await shoot(page, "13-figures");
  const title = 'td[data-r="1"][data-c="1"]';
  expect(await width(`${title} span`)).toBeGreaterThan(2 * (await width(title)));
  await openSheet(page, "申込者");
  // The next cell is written in.
  expect(await page.locator('td[data-r="2"][data-c="1"] span').count()).toBe(0);
});

test("画面の中で、見えない失敗が起きていない", () => {
  expect(complaints.filter((text) => !text.includes("403"))).toEqual([]);
});
