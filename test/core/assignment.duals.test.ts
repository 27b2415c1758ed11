import { expect, test } from "vitest";
import { solveInStages } from "../../src/core/assignment/index.ts";
import { bounds } from "./assignment/duality.ts";
import { anyLevels, dice, fullInstance, withCaps } from "./assignment/instances.ts";

const SIZE = { seekers: 20, hosts: 6, monthsPerHost: 2, slotsPerMonth: 3, eligible: 30 };

test("どの段階の双対値も、ソルバーと別に書いた弱双対の計算で、値がそれ以上よくならないことを証明する", () => {
  let proved = 0;
  for (let seed = 0; seed < 2000; seed++) {
    const plain = fullInstance(seed, SIZE);
    const levelled = seed % 2 === 0 ? plain : { ...plain, levels: anyLevels(plain, dice(seed)) };
    const problem = seed % 3 > 0 ? levelled : withCaps(levelled, dice(seed + 1));
    const { solution, stages } = solveInStages(problem, "each");
    expect(bounds(problem, stages)).toEqual(stages.map(({ first }) => solution.values[first]! + 0));
    proved += stages.length;
  }
  console.info(`duals: ${proved} levels of 2000 instances proved optimal by weak duality`);
  expect(proved).toBeGreaterThan(4000);
});
