/** 代理入力 and 名簿を貼り付ける in a browser, by keyboard alone. */
import type { Browser, Frame, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { copied, doctor } from "../features/intake/samples.ts";
import type { Served } from "./desk.ts";
import { answer, barriers, builtScripts, click, openBrowser, openSheet, serve, shoot, table } from "./desk.ts";
import { closeByKey, fillByKeys, openByKeys, reach, strike } from "./keys.ts";

// One office, one browser, one person at the keyboard: each test goes on where the one before it ended.
let served: Served;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  [served, browser] = await Promise.all([builtScripts().then(serve), openBrowser()]);
  page = await browser.newPage({ viewport: { width: 1360, height: 860 }, locale: "ja-JP" });
  page.setDefaultTimeout(60_000);
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (line) => line.type() === "error" && complaints.push(line.text()));
  await page.goto(`${served.address}/book`);
  await click(page, "在宅連携", "初期設定");
  await answer(page, "OK", "1");
  await page.getByText("次のことをしました").waitFor();
  await answer(page, "OK");
});
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await shoot(page, "proxy-failed");
});
afterAll(async () => {
  await browser.close();
  await served.stop();
});

const press = (...keys: string[]) => strike(page, ...keys);
const focused = (frame: Frame): Promise<string> => frame.evaluate<string>("document.activeElement.id");
const valueOf = (frame: Frame, title: string) => frame.getByLabel(title).first().inputValue();
const done = (frame: Frame) => frame.locator("#done").innerText();
const calm = (frame: Frame) => frame.locator("body:not([data-busy=yes])").waitFor();

const receipt = {
  届いたもの: "在宅医同行研修申込書",
  受付経路: "FAX",
  受付日: "平成30年4月2日",
  受付時刻: "午前8時10分",
};
const sent = { ...receipt, ...doctor, 受講目的: "訪問診療を始めたいため" };
let frame: Frame;

test("メニューから画面まで、キーだけで開き、Tabの順に答えて、Enterでは何も失われない", async () => {
  frame = await openByKeys(page, 1);
  await shoot(page, "20-proxy");
  await reach(frame, (at) => at.question === "届いたもの");
  await page.keyboard.press("Shift+Tab");
  await fillByKeys(frame, { ...sent, ふりがな: "", 日中の電話番号: "でんわ", 第1希望日: "七月ごろ" });
  await shoot(page, "21-proxy-filled");
  await frame.getByLabel("氏名").first().focus();
  await press("Enter", "Enter");
  expect(await valueOf(frame, "氏名")).toBe("見本 太郎");
  expect(await frame.locator("#problems").innerText()).toBe("");
  expect(await frame.locator("#page\\/day").inputValue()).toBe("平成30年4月2日");
  expect(await frame.locator(".echo").first().innerText()).toBe("＝ 平成30年4月2日（月）");
});

test("直すところは、上にまとめて出て焦点が移り、欄の横にも出る。入力したものは残る", async () => {
  await reach(frame, (at) => at.tag === "BUTTON" && at.label === "受け付ける");
  await page.keyboard.press("Enter");
  await calm(frame);
  expect(await frame.locator("#problems").innerText()).toContain("3か所を直して");
  expect(await focused(frame)).toBe("problems");
  await shoot(page, "22-proxy-refused");
  const wrong = await frame.evaluate<string[]>(
    `[...document.querySelectorAll("[aria-invalid=true]")].map((each) => each.id)`,
  );
  expect(wrong).toEqual(["application/申込者.kana", "application/申込者.phone", "application/申込者.wish1"]);
  expect(await frame.locator("[id='application/申込者.phone/fault']").innerText()).toContain(
    "「日中の電話番号」を読めません",
  );
  expect(await valueOf(frame, "第1希望日")).toBe("七月ごろ");
  expect(await barriers(frame)).toEqual([]);
});

test("まとめの行からその欄へ移って直し、Ctrl＋Enterで受け付けると、番号が出て次の紙に進む", async () => {
  await press("Tab", "Enter");
  expect(await focused(frame)).toBe("application/申込者.kana");
  await page.keyboard.type("みほん たろう");
  for (const [id, text] of [
    ["phone", "046-000-0002"],
    ["wish1", "H30.7.2"],
  ] as const) {
    await frame.locator(`[id='application/申込者.${id}']`).focus();
    await press("Control+a");
    await page.keyboard.type(text);
  }
  await press("Control+Enter");
  await calm(frame);
  expect(await done(frame)).toContain("申-2018-0001 として受け付けました");
  expect(await frame.locator("#problems").innerText()).toBe("");
  await shoot(page, "23-proxy-done");
  expect(await focused(frame)).toBe("application/申込者.name");
  expect([await valueOf(frame, "氏名"), await valueOf(frame, "受付日"), await valueOf(frame, "受付時刻")]).toEqual([
    "",
    "平成30年4月2日",
    "",
  ]);
  const chosen = await frame.evaluate<string[]>(
    `[...document.querySelectorAll("#receipt input:checked")].map((each) => each.value)`,
  );
  expect(chosen).toEqual(["在宅医同行研修申込書", "FAX"]);
});

test("もう一枚を続けて受け付け、シートに二人が並ぶ。承諾書の格子もキーで付けられる", async () => {
  await reach(frame, (at) => at.question === "氏名");
  await page.keyboard.press("Shift+Tab");
  await fillByKeys(frame, {
    ...doctor,
    氏名: "例示 花子",
    ふりがな: "れいじ はなこ",
    メールアドレス: "",
    所属医療機関名: "例示医院",
    受講目的: "見学",
  });
  await press("Enter");
  await calm(frame);
  expect(await done(frame)).toContain("申-2018-0002");
  expect(await done(frame)).toContain("受付連絡は郵送です");
  await frame.getByLabel("指導医承諾書").focus();
  await press("Space");
  const box = frame.getByLabel("火 午前");
  await box.focus();
  await press("Space");
  expect(await box.isChecked()).toBe(true);
  expect(await barriers(frame)).toEqual([]);
  await shoot(page, "24-proxy-grid");
  await frame.locator("#close").focus();
  await press("Enter");
  expect(await frame.locator("#state").innerText()).toContain("入力した内容は残りません");
  await closeByKey(frame);
  await openSheet(page, "申込者");
  expect((await table(page)).map((row) => [row["受付番号"], row["氏名"], row["状態"]])).toEqual([
    ["申-2018-0001", "見本 太郎", "選定待ち"],
    ["申-2018-0002", "例示 花子", "選定待ち"],
  ]);
});

test("名簿を貼り付け、行ごとの結果を見てから、見た分だけを取り込む", async () => {
  frame = await openByKeys(page, 2);
  await frame.getByLabel("指導医の名簿（医師会）").focus();
  await press("Space");
  await frame.locator("#text").focus();
  const text = copied(
    ["氏名", "ふりがな", "医療機関名", "備考"],
    ["例示 十郎", "れいじ じゅうろう", "例示医院", ""],
    ["見本 一郎", "みほん いちろう", "見本病院", ""],
    ["例示 百郎", "", "例示医院", ""],
  );
  await page.keyboard.insertText(text);
  await reach(frame, (at) => at.label === "確かめる");
  await press("Enter");
  await calm(frame);
  expect(await done(frame)).toContain("取り込む 1件、すでにあります 1件、直してください 1件");
  expect(await frame.locator("#preview").innerText()).toContain("次の見出しは取り込みません：備考");
  await shoot(page, "25-roster");
  expect(await barriers(frame)).toEqual([]);
  await reach(frame, (at) => at.label === "1件を取り込む");
  await press("Enter", "Enter");
  await calm(frame);
  expect(await done(frame)).toContain("「指導医」シートに1件を取り込みました");
  await shoot(page, "26-roster-done");
  await frame.locator("#close").focus();
  await closeByKey(frame);
  await openSheet(page, "指導医");
  await expect
    .poll(() => page.locator("table[data-sheet=指導医] td").getByText("例示 十郎", { exact: true }).count())
    .toBe(1);
});

test("画面の中で、見えない失敗が起きていない", () => {
  expect(complaints).toEqual([]);
});
