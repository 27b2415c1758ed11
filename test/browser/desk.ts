/** The served page and a browser before it: what a test does with mouse and keyboard, in the office's words. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import axe from "axe-core";
import type { Browser, Frame, Page } from "playwright-core";
import { chromium } from "playwright-core";
import { expect } from "vitest";
import { buildBundle, root } from "../../scripts/build.ts";
import { findChromium } from "../../scripts/tools.ts";

const SHOTS = join(root, "out/screenshots");
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"];

export interface Served {
  address: string;
  dir: string;
  stop: () => Promise<void>;
}

/** The add-on as it is now, in a folder that no other build touches while the office runs. */
export async function builtScripts(): Promise<string> {
  const { outDir } = await buildBundle({ outDir: mkdtempSync(join(tmpdir(), "scripts-")) });
  return outDir;
}

/** `npm run serve` as a person starts it, on a free port and in a folder of its own. */
export async function serve(scripts: string): Promise<Served> {
  const dir = mkdtempSync(join(tmpdir(), "office-"));
  const args = [join(root, "scripts/serve.ts"), "--port", "0", "--dir", dir, "--scripts", scripts];
  const child = spawn(join(root, "node_modules/.bin/tsx"), args, { stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<void>((end) => child.once("close", () => end()));
  const address = await new Promise<string>((found, failed) => {
    let said = "";
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const match = /http:\/\/localhost:\d+/.exec(said);
      if (match) found(match[0]);
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("close", () => failed(new Error(`サーバーが始まりませんでした: ${said}`)));
  });
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    for (const folder of [dir, scripts]) rmSync(folder, { recursive: true, force: true });
  };
  return { address, dir, stop };
}

export function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error("chromium がありません（npm run tools で入ります）");
  return chromium.launch({ executablePath, args: FLAGS, env: { ...process.env, LANGUAGE: "ja" } });
}

/** A picture for people to look at; never compared. */
export async function shoot(page: Page, name: string, fullPage = false): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage });
}

/** Serious and critical findings of axe-core, one line each. */
export async function barriers(page: Page | Frame): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
    return violations.map(({ id, impact, nodes }) => ({ id, impact, at: nodes.map((node) => node.html).slice(0, 3) }));
  });
  const grave = found.filter(({ impact }) => impact === "serious" || impact === "critical");
  return grave.map(({ id, at }) => `${id}: ${at.join(" ")}`);
}

/** Goes through the custom menu with the mouse. */
export async function click(page: Page, ...path: string[]): Promise<void> {
  for (const name of path) await page.getByRole("menuitem", { name, exact: true }).click();
  await settled(page);
}

/** Reads an alert or prompt of the script, answers it and waits until it is gone. */
export async function answer(page: Page, button: string, text?: string): Promise<string> {
  const dialog = page.getByRole("dialog");
  const words = await dialog.innerText();
  if (text !== undefined) await dialog.getByRole("textbox").fill(text);
  await dialog.getByRole("button", { name: button, exact: true }).click();
  await settled(page);
  return words;
}

/** Says OK to the warning of a protection, where one comes, and answers what the next dialog says ("" when there is none). */
export async function agreed(page: Page): Promise<string> {
  await settled(page);
  const dialog = page.getByRole("dialog");
  if ((await dialog.filter({ hasText: "誤って変更してはいけない部分" }).count()) > 0) await answer(page, "OK");
  await settled(page);
  return (await dialog.count()) > 0 ? dialog.innerText() : "";
}

export async function openSheet(page: Page, name: string): Promise<void> {
  await page.locator(`a[data-tab="${name}"]`).click();
  await settled(page);
  await page.locator(`table[data-sheet="${name}"]`).waitFor();
}

/** Rows that a test looks at. */
const ROWS = 8;

/** Where something stands on the screen, in pixels. */
export async function boxOf(page: Page, place: string) {
  const box = await page.locator(place).boundingBox();
  if (box === null) throw new Error(`画面に見えません: ${place}`);
  return box;
}

/** Texts of the sheet's first rows on the screen, by header; rows without any text are left out. */
export async function table(page: Page): Promise<Record<string, string>[]> {
  const rows = await page.locator("table.grid tr:not(.letters)").all();
  const lines = await Promise.all(rows.slice(0, ROWS).map((row) => row.locator("td").allTextContents()));
  const [headers = [], ...rest] = lines;
  const filled = rest.filter((cells) => cells.some((text) => text !== ""));
  return filled.map((cells) => Object.fromEntries(headers.map((header, at) => [header, cells[at] ?? ""])));
}

/** The cell under a header in the n-th row of the sheet. */
export async function cellAt(page: Page, row: number, header: string) {
  const headers = await page.locator("table.grid tr.edge td").allTextContents();
  return page.locator(`td[data-r="${row}"]`).nth(headers.indexOf(header));
}

/** What a person gives to one question: a text, a choice, ticks, or ticks by row. */
export type Given = string | string[] | Record<string, string[]>;

export async function fill(page: Page, answers: Record<string, Given>): Promise<void> {
  for (const [question, given] of Object.entries(answers)) {
    const card = page.locator(`[data-question="${question}"]`);
    if (Array.isArray(given)) for (const choice of given) await card.getByLabel(choice, { exact: true }).check();
    else if (typeof given === "object")
      for (const [row, columns] of Object.entries(given))
        for (const column of columns) await card.getByLabel(`${row}：${column}`, { exact: true }).check();
    else if ((await card.locator("select").count()) > 0) await card.locator("select").selectOption(given);
    else if ((await card.locator("fieldset").count()) > 0) await card.getByLabel(given, { exact: true }).check();
    else await card.locator("input, textarea").fill(given);
  }
}

export const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

/** Until the deed is done and its sheet drawn, or a dialog asks for an answer. */
export async function settled(page: Page): Promise<void> {
  await page.locator("body:not([data-busy=yes]):not(:has(#view[aria-busy=true])), dialog[open]").first().waitFor();
}

/** Holds back the next request to this address (a path, with the sheet of a part) until it is let go. */
export async function held(page: Page, path: string): Promise<() => void> {
  let letGo: () => void = () => undefined;
  const wait = new Promise<void>((done) => (letGo = done));
  const isIt = ({ pathname, search }: URL) => decodeURIComponent(pathname + search) === path;
  await page.route(isIt, (route) => wait.then(() => route.continue()), { times: 1 });
  return letGo;
}

/** Does something, waits until a part of the workbook has come of it, and lets the page make of that what it will. */
export async function brought(page: Page, sheet: string, act: () => unknown): Promise<void> {
  const parts = (end: string) =>
    performance.getEntriesByType("resource").filter(({ name }) => decodeURIComponent(name).endsWith(end)).length;
  const end = `/book?part&sheet=${sheet}`;
  const before = await page.evaluate(parts, end);
  await act();
  await expect.poll(() => page.evaluate(parts, end)).toBeGreaterThan(before);
  await page.evaluate(() => new Promise((done) => setTimeout(() => setTimeout(done))));
}
