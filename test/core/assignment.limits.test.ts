import { expect, test } from "vitest";
import { solve, violations, type Cap, type Level, type Problem } from "../../src/core/assignment/index.ts";
import { tryEverything } from "./assignment/brute-force.ts";
import { anyLevels, dice, fullInstance, withCaps } from "./assignment/instances.ts";

const NOBODY: Problem = {
  seekers: 0,
  hostSeats: [],
  months: [],
  slots: [],
  options: { seeker: [], slot: [] },
  levels: [],
};
const served = (seekers: number): Level => ({
  name: "served",
  kind: "served",
  gain: new Array<number>(seekers).fill(1),
});

/** Two seekers, one host with one month and one slot; both may be served there. */
function oneSeat(seats: number, levels: readonly Level[]): Problem {
  return {
    seekers: 2,
    hostSeats: [seats],
    months: [{ host: 0, seats }],
    slots: [{ month: 0, seats }],
    options: { seeker: [0, 1], slot: [0, 0] },
    levels,
  };
}

test("申込みも指導医もなければ、何も提案しない", () => {
  expect(solve(NOBODY)).toEqual({ chosen: new Int32Array(0), values: [] });
  expect(solve({ ...NOBODY, levels: [served(0), { name: "load", kind: "load", base: [] }] }).values).toEqual([0, 0]);
});

test("枠が0なら、または候補が一つもなければ、誰も決定しない", () => {
  expect(Array.from(solve(oneSeat(0, [served(2)])).chosen)).toEqual([-1, -1]);
  const none = { ...oneSeat(1, [served(2)]), options: { seeker: [], slot: [] } };
  expect(Array.from(solve(none).chosen)).toEqual([-1, -1]);
});

test("月・年度・同時のどの上限も、それだけで人数を止める", () => {
  const roomy = oneSeat(2, [served(2)]);
  expect(solve(roomy).values).toEqual([2]);
  expect(solve({ ...roomy, hostSeats: [1] }).values).toEqual([1]);
  expect(solve({ ...roomy, months: [{ host: 0, seats: 1 }] }).values).toEqual([1]);
  expect(solve({ ...roomy, slots: [{ month: 0, seats: 1 }] }).values).toEqual([1]);
});

test("留保の上限は、その人たちだけを止め、枠はほかの人に残る", () => {
  const roomy = oneSeat(2, [served(2)]);
  const capped = (most: number, seekers = [0, 1]): Problem => ({ ...roomy, caps: [{ name: "rest", seekers, most }] });
  expect(solve(capped(2)).values).toEqual([2]);
  expect(solve(capped(1)).values).toEqual([1]);
  expect(solve(capped(0)).values).toEqual([0]);
  expect(Array.from(solve(capped(0, [0])).chosen)).toEqual([-1, 1]);
});

test("長い計算は、どこまで進んだかを、終わりまで知らせる", () => {
  const told: number[] = [];
  solve(oneSeat(1, [served(2), served(2)]), {
    progress: (done, all) => {
      expect(all).toBe(4);
      told.push(done);
    },
  });
  expect(told.at(-1)).toBe(4);
  expect([...told].sort((a, b) => a - b)).toEqual(told);
  expect(told.length).toBeGreaterThan(1);
});

test("基準がすべて同じなら、並びが先の人が枠を得る", () => {
  expect(Array.from(solve(oneSeat(1, [served(2)])).chosen)).toEqual([0, -1]);
});

test("先の基準は、後の基準がどれほど大きくても譲らない", () => {
  const rare: Level = { name: "class", kind: "served", gain: [0, 1] };
  const huge: Level = { name: "waiting", kind: "served", gain: [2 ** 40, 0] };
  expect(Array.from(solve(oneSeat(1, [served(2), rare, huge])).chosen)).toEqual([-1, 1]);
  expect(Array.from(solve(oneSeat(1, [served(2), huge, rare])).chosen)).toEqual([0, -1]);
});

test("2の40乗に近い数でも、すべてを試した最良と一致する", () => {
  const size = { seekers: 5, hosts: 3, monthsPerHost: 2, slotsPerMonth: 2, eligible: 45 };
  let compared = 0;
  for (let seed = 0; seed < 500; seed++) {
    const roll = dice(seed);
    const problem = fullInstance(seed, size);
    const levels = anyLevels(problem, roll).map((level): Level => {
      const near = (n: number): number => n * (2 ** 40 - 1) + roll(3);
      if (level.kind === "served") return { ...level, gain: Array.from(level.gain, near) };
      if (level.kind === "option") return { ...level, cost: Array.from(level.cost, near) };
      return { ...level, base: Array.from(level.base, (n) => n * 2 ** 20 + roll(3)) };
    });
    const huge = seed % 2 === 0 ? { ...problem, levels } : withCaps({ ...problem, levels }, roll);
    const ours = solve(huge);
    expect(violations(huge, ours.chosen)).toEqual([]);
    expect(ours.values).toEqual(tryEverything(huge).values);
    compared++;
  }
  console.info(`huge numbers: ${compared} instances compared with brute force`);
});

test("正確に足せない数や、整数でない数、ない行を指す数は、場所を示して断る", () => {
  const cost = (first: number): Level => ({ name: "mismatch", kind: "option", cost: [first, 0] });
  expect(() => solve(oneSeat(1, [served(2), cost(0.5)]))).toThrow(/mismatch\[0\]: 0.5/);
  expect(() => solve(oneSeat(1, [served(2), cost(2 ** 53)]))).toThrow(RangeError);
  expect(() => solve(oneSeat(1, [served(2), cost(2 ** 51)]))).toThrow(/mismatch: costs too large/);
  expect(() => solve(oneSeat(1, [served(3)]))).toThrow(/served: 3 numbers, 2 expected/);
  expect(() => solve({ ...oneSeat(1, []), options: { seeker: [0], slot: [4] } })).toThrow(/options.slot\[0\]/);
  const group = (name: string, seekers: number[], most = 1): Cap => ({ name, seekers, most });
  const capped = (...caps: Cap[]): Problem => ({ ...oneSeat(1, []), caps });
  expect(() => solve(capped(group("class", [2])))).toThrow(/class\[0\]: 2/);
  expect(() => solve(capped(group("class", [0], -1)))).toThrow(/class: most: -1/);
  expect(() => solve(capped(group("class", [0, 1]), group("rest", [1])))).toThrow(/rest: seeker 1 is in class already/);
  expect(() => solve({ ...oneSeat(1, []), months: [{ host: 1, seats: 1 }] })).toThrow(/months\[0\].host/);
});

test("検算は、他人の候補、上限超過、行数の違いを見逃さない", () => {
  const problem = oneSeat(1, [served(2)]);
  expect(violations(problem, [0, 1])).toHaveLength(3);
  expect(violations(problem, [1, -1])).toEqual(["seeker 0: option 1 is not one of its own"]);
  expect(violations(problem, [0])).toEqual(["1 choices for 2 seekers"]);
  expect(violations(problem, [0, -1])).toEqual([]);
  const capped = { ...oneSeat(2, []), caps: [{ name: "rest", seekers: [0, 1], most: 1 }] };
  expect(violations(capped, [0, 1])).toEqual(["cap 0: 2 served, 1 seats"]);
  expect(violations(capped, [-1, 1])).toEqual([]);
});
