import { expect, test } from "vitest";
import { solve, violations, type Problem } from "../../src/core/assignment/index.ts";
import { highs, solveByHighs } from "./assignment/highs.ts";
import { dice, fullInstance, withCaps } from "./assignment/instances.ts";

const INSTANCES = 1000;
const SIZE = { seekers: 10, hosts: 4, monthsPerHost: 2, slotsPerMonth: 2, eligible: 35 };

/** Every second instance has groups of whom only so many may be served. */
function instance(seed: number): Problem {
  const problem = fullInstance(seed, SIZE);
  return seed % 2 === 0 ? problem : withCaps(problem, dice(seed + 1_000_000));
}

test("月・枠・年度上限・平準化・留保まで含む1,000例で、どの基準の値もHiGHSを順に解いたものと一致する", async () => {
  const solver = await highs();
  let compared = 0;
  let options = 0;
  let served = 0;
  const differences: string[] = [];
  for (let seed = 0; seed < INSTANCES; seed++) {
    const problem = instance(seed);
    const ours = solve(problem);
    expect(violations(problem, ours.chosen)).toEqual([]);
    const theirs = solveByHighs(solver, problem, { integral: true, seconds: 60 });
    expect(theirs.stopped).toBeUndefined();
    problem.levels.forEach((level, n) => {
      if (ours.values[n] !== theirs.values[n])
        differences.push(`seed ${seed}, ${level.name}: ${ours.values[n]} / HiGHS ${theirs.values[n]}`);
    });
    compared++;
    options += problem.options.slot.length;
    served += ours.values[0]!;
  }
  console.info(`HiGHS: ${compared} instances compared at 11 levels each (${options} options, ${served} served)`);
  expect(differences).toEqual([]);
  expect(compared).toBe(INSTANCES);
  expect(served).toBeGreaterThan(3 * INSTANCES);
}, 180_000);
