/** A fault at every service call of 発送簿を作る and 発送済にする: done again, all is as if nothing had happened. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { CLERK, dispatchOffice, type Opener } from "./dispatch-office.ts";
import { everyFault, unequal, type Deed } from "./support/faults.ts";

/** Only ends what hangs. */
const LONG = 900_000;

let open: Opener;
let openListed: Opener;
const closers: (() => void)[] = [];
beforeAll(async () => {
  const made = await dispatchOffice({ people: 1, byHand: false });
  const listed = await dispatchOffice({ people: 1, byHand: false, listed: true });
  [open, openListed] = [made.open, listed.open];
  closers.push(made.close, listed.close);
});
afterAll(() => closers.forEach((close) => close()));

const makeBatch = (office: Office): void => void office.click("在宅連携", "通知", "発送簿を作る");
const markDispatched = (office: Office): void => {
  const last = office.table("発送簿").length + 1;
  office.services.sheets.clerk.select("発送簿", `A2:B${last}`);
  office.click("在宅連携", "通知", "発送済にする");
};

const DEEDS: readonly Deed[] = [
  { name: "発送簿を作る", open: async () => (await open()).as(CLERK).reload(), act: makeBatch, again: makeBatch },
  {
    name: "発送済にする",
    open: async () => (await openListed()).as(CLERK).reload(),
    act: markDispatched,
    again: markDispatched,
  },
];

test.each(DEEDS)(
  "$name",
  async (deed) => {
    const sweep = await everyFault(deed);
    console.info(`${deed.name}で障害を置いた点: ${sweep.points.length}`);
    expect(sweep.points.length).toBeGreaterThan(20);
    expect(sweep.undisturbed.papers.length).toBeGreaterThan(0);
    expect(unequal(sweep)).toEqual([]);
  },
  LONG,
);
