/** 初期設定 that breaks off anywhere goes on, when run again, to the very state of an undisturbed run. */
import { expect, test } from "vitest";
import type { FaultKind } from "../../src/workspace/kernel.ts";
import { openOffice, type Office } from "../../src/workspace/office.ts";
import { newOffice, plainState, servicesOf, setUp } from "./setup-office.ts";

/** Every so many calls: the steps repeat from sheet to sheet and from question to question. */
const STRIDE = 97;
const KINDS: readonly FaultKind[] = ["before", "after", "killed"];

function callsOfSetup(mode: string): number {
  const office = openOffice();
  office.resetCalls();
  setUp(office, mode);
  return office.calls.total;
}

function brokenOff(at: number, kind: FaultKind, mode: string): Office {
  const office = openOffice();
  office.failAt(at, kind);
  try {
    setUp(office, mode);
  } catch {
    // A fault outside of the command's own care ends the run.
  }
  if (!office.calm()) throw new Error(`no call ${String(at)}`);
  // The second answer is another mode: a run that began in one mode goes on in it.
  setUp(office, hasBegun(office) ? "3" : mode);
  return office;
}

function hasBegun(office: Office): boolean {
  return servicesOf(office).PropertiesService.getScriptProperties().getProperty("startMode") !== null;
}

test.each([["1"], ["2"]])("始め方%sの途中で切れても、もう一度実行すれば、切れなかったときと同じになる", (mode) => {
  const whole = plainState(newOffice(mode));
  const calls = callsOfSetup(mode);
  let tried = 0;
  for (let at = 1 + Number(mode) * 13; at <= calls - 12; at += STRIDE) {
    const kind = KINDS[tried++ % KINDS.length] ?? "before";
    expect(plainState(brokenOff(at, kind, mode)), `${kind} call ${String(at)} of ${String(calls)}`).toEqual(whole);
  }
  console.info(`setup, mode ${mode}: ${String(tried)} points of ${String(calls)} calls`);
  expect(tried).toBeGreaterThan(15);
});
