/** The page of a dialog by keyboard alone: through the menu, from question to question, and out again. */
import type { Frame, Page } from "playwright-core";
import { expect } from "vitest";
import { settled } from "./desk.ts";

/** One key after another, where the keyboard stands. */
export const strike = (page: Page, ...keys: string[]): Promise<void> =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

/** Goes through the menu by its keys, down to the n-th item of 受付. */
export async function openByKeys(page: Page, item: number): Promise<Frame> {
  await page.getByRole("menuitem", { name: "在宅連携" }).focus();
  await strike(page, "Enter", "ArrowRight", ...Array.from({ length: item }, () => "ArrowDown"), "Enter");
  await settled(page);
  await page.locator("dialog[open] iframe").waitFor();
  return frameNow(page);
}

async function frameNow(page: Page): Promise<Frame> {
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

export async function reach(frame: Frame, wanted: (at: Stop) => boolean): Promise<Stop> {
  for (let n = 0; n < 200; n++) {
    const at = await stop(frame);
    if (wanted(at)) return at;
    await frame.page().keyboard.press("Tab");
  }
  throw new Error("the keyboard does not get there");
}

/** Answers what the keyboard stands on, as far as there is an answer to it. */
async function answerStop(at: Stop, answers: Readonly<Record<string, string>>, frame: Frame): Promise<void> {
  const wanted = answers[at.question];
  if (wanted === undefined) return;
  if (at.tag === "SELECT")
    await strike(frame.page(), ...Array.from({ length: at.options.indexOf(wanted) }, () => "ArrowDown"));
  else if (at.type === "radio") {
    await frame.page().keyboard.press("Space");
    for (let n = 0; n < 12 && (await stop(frame)).label !== wanted; n++) await frame.page().keyboard.press("ArrowDown");
  } else if (at.type === "checkbox") {
    if (wanted.split("、").includes(at.label)) await frame.page().keyboard.press("Space");
  } else await frame.page().keyboard.type(wanted);
}

/** One Tab after another, from the first question to the button at the foot. */
export async function fillByKeys(frame: Frame, answers: Readonly<Record<string, string>>): Promise<void> {
  let last = "";
  for (let n = 0; n < 200; n++) {
    await frame.page().keyboard.press("Tab");
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
export async function closeByKey(frame: Frame): Promise<void> {
  const page = frame.page();
  void page.keyboard.down("Enter").catch(() => undefined);
  await page.locator("dialog[open]").waitFor({ state: "detached" });
  await expect.poll(() => frame.isDetached()).toBe(true);
  await page.keyboard.up("Enter");
}
