/** Takes the manual's pictures from the served page: `npx tsx scripts/docs/pictures.ts`, only where the page changed. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { startPage } from "../../src/workspace/page/server.ts";
import { buildProject, root } from "../build.ts";
import { demonstrate } from "../demo.ts";
import { findChromium } from "../tools.ts";

const IMAGES = join(root, "docs/images");
const SIZE = { width: 1240, height: 560 };

async function main(): Promise<void> {
  const program = findChromium();
  if (program === undefined) throw new Error("chromium is not on the PATH");
  await buildProject();
  mkdirSync(IMAGES, { recursive: true });
  const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    await atAnOffice(browser, () => Promise.resolve(), firstDay);
    await atAnOffice(browser, (dir) => demonstrate(dir, 1, undefined), afterTheStory);
  } finally {
    await browser.close();
  }
}

async function atAnOffice(browser: Browser, prepare: (dir: string) => Promise<unknown>, look: (page: Page, address: string) => Promise<void>): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), "pictures-"));
  await prepare(dir);
  const { address, close } = await startPage({ dir, port: 0 });
  const page = await browser.newPage({ viewport: SIZE, locale: "ja-JP" });
  await look(page, address);
  await page.close();
  await close();
  rmSync(dir, { recursive: true });
}

async function firstDay(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await click(page, "在宅連携", "初期設定");
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await shoot(page, "setup");
  await dialog.getByRole("button", { name: "キャンセル" }).click();
}

async function afterTheStory(page: Page, address: string): Promise<void> {
  await sheet(page, address, "申込者");
  // The story ends between two ticks of the clock.
  const clock = page.locator("#now");
  const before = (await clock.textContent()) ?? "";
  await page.getByRole("button", { name: "時間を5分進める" }).click();
  await clock.filter({ hasNotText: before }).waitFor();
  await sheet(page, address, "申込者");
  await page.mouse.move(600, 400);
  await page.mouse.wheel(0, 500);
  await page.waitForTimeout(300);
  await shoot(page, "applicants");
  await sheet(page, address, "要確認");
  await shoot(page, "reviews");
  await sheet(page, address, "マッチング");
  await click(page, "在宅連携");
  await click(page, "マッチング");
  await shoot(page, "overview");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.mouse.move(600, 400);
  await page.mouse.wheel(700, 0);
  await page.waitForTimeout(300);
  await shoot(page, "cases");
  await sheet(page, address, "支払");
  await shoot(page, "payments");
  await sheet(page, address, "集計");
  await shoot(page, "figures");
  await page.goto(`${address}/letters`);
  await page.getByRole("link", { name: /決定連絡票（受講者用）/ }).first().click();
  await page.getByText("事務担当").first().waitFor();
  await page.setViewportSize({ width: 1240, height: 900 });
  await shoot(page, "letter", { x: 388, y: 170, width: 796, height: 720 });
}

async function sheet(page: Page, address: string, name: string): Promise<void> {
  await page.goto(`${address}/book?sheet=${encodeURIComponent(name)}`);
  await page.locator(`table[data-sheet="${name}"]`).waitFor();
}

async function click(page: Page, ...path: string[]): Promise<void> {
  for (const name of path) await page.getByRole("menuitem", { name, exact: true }).click();
}

/** `clip` keeps a picture to its part that matters, in pixels. */
async function shoot(page: Page, name: string, clip?: { x: number; y: number; width: number; height: number }): Promise<void> {
  await page.screenshot({ path: join(IMAGES, `${name}.png`), ...(clip ? { clip } : {}) });
  console.log(`docs/images/${name}.png`);
}

await main();
