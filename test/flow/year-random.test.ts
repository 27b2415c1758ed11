/**
 * The scheme as a whole, by chance: people apply, agree, report and err, staff decide, refuse, pay and take back, rows are
 * sorted meanwhile and runs die. After each event what must hold is looked at in the sheets, the outbox and Drive alone.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { stepsFor } from "./year-model/play.ts";
import { octobers } from "./year-model/scene.ts";
import { EVENTS, played, seeds } from "./year-model/sequences.ts";

let saved: Awaited<ReturnType<typeof octobers>>;
beforeAll(async () => {
  saved = await octobers();
});
afterAll(() => saved.close());

test.each(seeds("1,41"))(
  `${EVENTS}の出来事のどの後にも、上限、年1回、支払、通知、記録のきまりが守られている（種 %i）`,
  async (seed) => {
    const office = await played(saved.open, seed, stepsFor(seed, EVENTS));
    // Of a year in which nothing happened everything would hold.
    expect(office.table("マッチング").length).toBeGreaterThan(2);
    expect(office.outbox().length).toBeGreaterThan(5);
  },
);
