/** A fault at every service call of the clock that makes papers: each is made once, and its link comes to its row. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { CLERK, dispatchOffice, OFFICE, type Opener } from "./dispatch-office.ts";
import { clerkTypes } from "./people.ts";
import { everyFault, unequal, type Deed } from "./support/faults.ts";

/** Only ends what hangs. */
const LONG = 900_000;

let open: Opener;
let close: () => void;
beforeAll(async () => {
  ({ open, close } = await dispatchOffice({ people: 1, byHand: false }));
});
afterAll(() => close());

/** One tick of the clock. */
const tick = (office: Office): void => void office.advance("6m");
/** A tick that dies before it has the queue is made good by the hourly round. */
const hour = (office: Office): void => void office.advance("65m");

/** A 発送簿 by a clerk, of whose papers only one is left to be made. */
async function onlyThe(paper: string): Promise<Office> {
  const office = (await open()).as(CLERK).reload();
  office.click("在宅連携", "通知", "発送簿を作る");
  for (const row of office.table("操作記録").filter((each) => each["状態"] === "待ち"))
    if (row["記録番号"] !== `発-2018-001/${paper}`)
      clerkTypes(office, "操作記録", String(row["記録番号"]), "状態", "中止");
  return office;
}

async function previewed(): Promise<Office> {
  const office = (await open()).as(CLERK).reload();
  const row = office.table("通知").findIndex((each) => String(each["通知番号"]).endsWith("/受講者")) + 2;
  office.services.sheets.clerk.select("通知", `A${row}`, CLERK);
  office.click("在宅連携", "通知", "下見を作る");
  return office.as(OFFICE);
}

const DEEDS: readonly Deed[] = [
  { name: "発送簿", open: () => onlyThe("発送簿"), act: tick, again: hour },
  { name: "印刷用文書", open: () => onlyThe("印刷用文書1"), act: tick, again: hour },
  { name: "下見", open: previewed, act: tick, again: hour },
];

test.each(DEEDS)(
  "$name",
  async (deed) => {
    const sweep = await everyFault(deed);
    console.info(`${deed.name}を作る時計で障害を置いた点: ${sweep.points.length}`);
    expect(sweep.points.length).toBeGreaterThan(20);
    expect(sweep.undisturbed.papers).toHaveLength(1);
    expect(unequal(sweep)).toEqual([]);
  },
  LONG,
);
