import { expect, test } from "vitest";
import { solve, solveInStages, violations, type Problem } from "../../src/core/assignment/index.ts";
import { tryEverything } from "./assignment/brute-force.ts";
import { anyLevels, dice, fullInstance, withCaps } from "./assignment/instances.ts";

const INSTANCES = 5000;
const SIZE = { seekers: 5, hosts: 3, monthsPerHost: 2, slotsPerMonth: 2, eligible: 35 };

/** Odd seeds: levels in any order, gains of any sign; even seeds: the office's own. */
function smallInstance(seed: number): Problem {
  const problem = fullInstance(seed, SIZE);
  return seed % 2 === 0 ? problem : { ...problem, levels: anyLevels(problem, dice(seed + 1_000_000)) };
}

test("小さな5,000例で、すべての組合せを試した最良の値とどの基準でも一致する", () => {
  compare(smallInstance);
}, 60_000);

test("留保のある小さな5,000例でも、すべての組合せを試した最良の値とどの基準でも一致する", () => {
  let binding = 0;
  compare((seed) => {
    const problem = withCaps(smallInstance(seed), dice(seed + 2_000_000));
    const { caps = [], ...free } = problem;
    if (violations({ ...free, caps }, solve(free).chosen).length > 0) binding++;
    return problem;
  });
  console.info(`caps: bind in ${binding} instances`);
  expect(binding).toBeGreaterThan(INSTANCES / 4);
}, 60_000);

function compare(instance: (seed: number) => Problem): void {
  let choices = 0;
  let contested = 0;
  const differences: string[] = [];
  for (let seed = 0; seed < INSTANCES; seed++) {
    const problem = instance(seed);
    const best = tryEverything(problem);
    const ours = solve(problem);
    if (violations(problem, ours.chosen).length > 0) differences.push(`seed ${seed}: not feasible`);
    if (String(ours.values) !== String(best.values))
      differences.push(`seed ${seed}: ${String(ours.values)} / best ${String(best.values)}`);
    choices += best.feasible;
    if (best.feasible > 10) contested++;
  }
  console.info(
    `brute force: ${INSTANCES} instances compared, ${choices} feasible choices tried, ${contested} with over 10`,
  );
  expect(differences).toEqual([]);
  expect(contested).toBeGreaterThan(INSTANCES / 4);
}

test("基準を一つずつ解いても、まとめて解いても、値は同じである", () => {
  for (let seed = 0; seed < 1000; seed++) {
    const plain = fullInstance(seed, { ...SIZE, seekers: 30, hosts: 8 });
    const problem = seed % 2 === 0 ? plain : withCaps(plain, dice(seed));
    const { solution, stages } = solveInStages(problem, "each");
    expect(solution.values).toEqual(solve(problem).values);
    for (const stage of stages) expect(stage.end).toBe(stage.first + 1);
  }
});
