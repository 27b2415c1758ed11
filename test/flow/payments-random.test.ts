/**
 * The weeks in which the office pays, by chance: sixteen visits were held and reported, staff reckon, raise, approve, pay,
 * take back and give up in any order, reports are sent back and fees change meanwhile, rows are sorted and runs die. What
 * must hold is what must hold over the year.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { marches } from "./year-model/payment-scene.ts";
import { stepsFor } from "./year-model/play.ts";
import { EVENTS, played, seeds } from "./year-model/sequences.ts";

let saved: Awaited<ReturnType<typeof marches>>;
beforeAll(async () => {
  saved = await marches();
});
afterAll(() => saved.close());

const moved = { 支払: 0, 戻入: 0 };

test.each(seeds("1,2"))(
  `${EVENTS}の出来事のどの後にも、二度の支払、根拠のない支払、書き換えられた支払がない（種 %i）`,
  async (seed) => {
    const office = await played(saved.open, seed, stepsFor(seed, EVENTS, "payment"));
    const rows = office.table("支払").filter((row) => ["支払済", "戻入済"].includes(String(row["状態"])));
    for (const kind of ["支払", "戻入"] as const) moved[kind] += rows.filter((row) => row["区分"] === kind).length;
  },
);

test("その間に、支払も戻入もあった", () => {
  // Of weeks in which no money moved everything would hold.
  expect(moved.支払).toBeGreaterThan(3);
  expect(moved.戻入).toBeGreaterThan(0);
});
