/** 代理入力 and 名簿を貼り付ける in a browser, by keyboard alone. */
import axe from "axe-core";
import type { Browser, Frame, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { copied, doctor } from "../features/intake/samples.ts";
import type { Served } from "./desk.ts";
import { answer, builtScripts, click, openBrowser, openSheet, serve, settled, shoot, table } from "./desk.ts";

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

const press = (...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

/** Goes through the menu by its keys, down to the n-th item of 受付. */
async function openByKeys(item: number): Promise<Frame> {
  await page.getByRole("menuitem", { name: "在宅連携" }).focus();
  await press("Enter", "ArrowRight", ...Array.from({ length: item }, () => "ArrowDown"), "Enter");
  await settled(page);
  await page.locator("dialog[open] iframe").waitFor();
  return frameNow();
}

async function frameNow(): Promise<Frame> {
  const element = await page.locator("dialog[open] iframe").elementHandle();
  const frame = await element.contentFrame();
  if (!frame) throw new Error("no page is open");
  await frame.waitForSelector("#body");
  return frame;
}

interface Stop {
  readonly tag: string;
  readonly type: string;
  readonly question: string;
  /** What is chosen or ticked by it, and the choices of a drop-down. */
  readonly label: string;
  readonly options: readonly string[];
}

/** Runs in the page: what the keyboard stands on. */
const STOP = `(() => {
  const at = document.activeElement;
  const question = at.closest(".field")?.querySelector(".title")?.firstChild?.textContent ?? "";
  const label = at.closest("label")?.textContent ?? at.getAttribute("aria-label") ?? at.textContent;
  const options = at.tagName === "SELECT" ? [...at.options].map((option) => option.value) : [];
  return { tag: at.tagName, type: at.type, question, label, options };
})()`;

/** Where the keyboard is in the page. */
const stop = (frame: Frame): Promise<Stop> => frame.evaluate<Stop>(STOP);

async function reach(frame: Frame, wanted: (at: Stop) => boolean): Promise<Stop> {
  for (let n = 0; n < 200; n++) {
    const at = await stop(frame);
    if (wanted(at)) return at;
    await page.keyboard.press("Tab");
  }
  throw new Error("the keyboard does not get there");
}

/** Answers what the keyboard stands on, as far as there is an answer to it. */
async function answerStop(at: Stop, answers: Readonly<Record<string, string>>, frame: Frame): Promise<void> {
  const wanted = answers[at.question];
  if (wanted === undefined) return;
  if (at.tag === "SELECT") await press(...Array.from({ length: at.options.indexOf(wanted) }, () => "ArrowDown"));
  else if (at.type === "radio") {
    await page.keyboard.press("Space");
    for (let n = 0; n < 12 && (await stop(frame)).label !== wanted; n++) await page.keyboard.press("ArrowDown");
  } else if (at.type === "checkbox") {
    if (wanted.split("、").includes(at.label)) await page.keyboard.press("Space");
  } else await page.keyboard.type(wanted);
}

/** One Tab after another, from the first question to the button at the foot. */
async function fillByKeys(frame: Frame, answers: Readonly<Record<string, string>>): Promise<void> {
  let last = "";
  for (let n = 0; n < 200; n++) {
    await page.keyboard.press("Tab");
    const at = await stop(frame);
    if (at.tag === "BUTTON" && at.label === "受け付ける") return;
    if (at.type === "radio" && at.question === last) continue;
    last = at.question;
    await answerStop(at, answers, frame);
  }
  throw new Error("the foot of the page is not reached");
}

/**
 * Enter on the button that closes the page. The key comes up only when the browser has let the page go: Chromium loses
 * a key that is on its way to a frame that goes away, and then never says that it was pressed.
 */
async function closeByKey(frame: Frame): Promise<void> {
  void page.keyboard.down("Enter").catch(() => undefined);
  await page.locator("dialog[open]").waitFor({ state: "detached" });
  await expect.poll(() => frame.isDetached()).toBe(true);
  await page.keyboard.up("Enter");
}

const focused = (frame: Frame): Promise<string> => frame.evaluate<string>("document.activeElement.id");
const valueOf = (frame: Frame, title: string) => frame.getByLabel(title).first().inputValue();
const done = (frame: Frame) => frame.locator("#done").innerText();
const calm = (frame: Frame) => frame.locator("body:not([data-busy=yes])").waitFor();

async function barriers(frame: Frame): Promise<string[]> {
  await frame.evaluate(axe.source);
  const found = await frame.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
    return violations.map(({ id, impact, nodes }) => ({ id, impact, at: nodes.map((node) => node.html).slice(0, 3) }));
  });
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, at }) => `${id}: ${at.join(" ")}`);
}

const receipt = {
  届いたもの: "在宅医同行研修申込書",
  受付経路: "FAX",
  受付日: "平成30年4月2日",
  受付時刻: "午前8時10分",
};
const sent = { ...receipt, ...doctor, 受講目的: "訪問診療を始めたいため" };
let frame: Frame;

test("メニューから画面まで、キーだけで開き、Tabの順に答えて、Enterでは何も失われない", async () => {
  frame = await openByKeys(1);
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
  frame = await openByKeys(2);
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
