/**
 * The scheme as a whole, by chance: people apply, agree, report and err, staff decide, refuse, pay and take back, rows are
 * sorted meanwhile and runs die. After each event what must hold is looked at in the sheets, the outbox and Drive alone.
 *
 * EVENTS=… and SEEDS=1-40 play more; what fails is played again without what it does not need.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { play, shrunk, stepsFor } from "./year-model/play.ts";
import { octobers } from "./year-model/scene.ts";

const EVENTS = Number(process.env["EVENTS"] ?? 200);
const SEEDS = seedsFrom(process.env["SEEDS"] ?? "1-3");
/** How often a failing sequence is played again to find a shorter one. */
const SHRINKING = Number(process.env["SHRINK"] ?? 0);

function seedsFrom(text: string): number[] {
  return text.split(",").flatMap((part) => {
    const [from = 0, to = from] = part.split("-").map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}

let saved: Awaited<ReturnType<typeof octobers>>;
beforeAll(async () => {
  saved = await octobers();
});
afterAll(() => saved.close());

test.each(SEEDS)(
  `${EVENTS}の出来事のどの後にも、上限、年1回、支払、通知、記録のきまりが守られている（種 %i）`,
  async (seed) => {
    const steps = stepsFor(seed, EVENTS);
    const { office, failure } = play(await saved.open(), steps);
    if (!failure) {
      // Of a year in which nothing happened everything would hold.
      expect(office.table("マッチング").length).toBeGreaterThan(2);
      expect(office.outbox().length).toBeGreaterThan(5);
      return;
    }
    const best = await shrunk(saved.open, steps.slice(0, failure.at), SHRINKING);
    const told = SHRINKING === 0 ? failure.told : (play(await saved.open(), best).failure?.told ?? []);
    expect.fail([`種${seed}、${failure.at}番目の出来事の後`, ...told, "→", ...failure.faults].join("\n"));
  },
);
