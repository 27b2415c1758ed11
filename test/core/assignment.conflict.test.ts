import { expect, test } from "vitest";
import { conflictOf, conflictsIn, solve, type Conflict, type Problem } from "../../src/core/assignment/index.ts";
import { tryEverything } from "./assignment/brute-force.ts";
import { anyLevels, dice, fullInstance, withCaps } from "./assignment/instances.ts";

const SIZE = { seekers: 6, hosts: 3, monthsPerHost: 2, slotsPerMonth: 2, eligible: 35 };

/** The most of these seekers that any choice serves, by trying every choice. */
function mostServed(problem: Problem, seekers: readonly number[]): number {
  const gain = new Array<number>(problem.seekers).fill(0);
  for (const i of seekers) gain[i] = 1;
  return tryEverything({ ...problem, levels: [{ name: "served", kind: "served", gain }] }).values[0]!;
}

test("決まらなかった人の争いは、すべての組合せを試した結果と一致し、人数はいつも枠より多い", () => {
  const seen = { seats: 0, caps: 0, room: 0, shared: 0 };
  for (let seed = 0; seed < 3000; seed++) {
    const plain = fullInstance(seed, SIZE);
    // Any levels: also those that leave somebody out although there is room.
    const levelled = seed % 3 > 0 ? plain : { ...plain, levels: anyLevels(plain, dice(seed)) };
    const problem = seed % 2 === 0 ? levelled : withCaps(levelled, dice(seed + 1));
    const { chosen } = solve(problem);
    const served = [...chosen.keys()].filter((i) => chosen[i]! >= 0);
    for (const i of chosen.keys()) {
      const conflict = conflictOf(problem, chosen, i);
      if (chosen[i]! >= 0) expect(conflict).toBeUndefined();
      else if (conflict === undefined) {
        expect(mostServed(problem, [...served, i])).toBe(served.length + 1);
        seen.room++;
      } else {
        expect(mostServed(problem, [...served, i])).toBe(served.length);
        checkConflict(problem, conflict, i);
        seen[conflict.caps.length > 0 ? "caps" : "seats"]++;
        if (conflict.seekers.length > 2) seen.shared++;
      }
    }
  }
  console.info(`conflicts: ${seen.seats} by seats, ${seen.caps} by caps, ${seen.room} with room`);
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(200);
}, 60_000);

function checkConflict(problem: Problem, { seekers, seats, caps }: Conflict, asked: number): void {
  expect(seekers).toContain(asked);
  expect([...new Set(seekers)].sort((a, b) => a - b)).toEqual(seekers);
  expect(seekers.length).toBeGreaterThan(seats);
  expect(mostServed(problem, seekers)).toBe(seats);
  for (const c of caps) expect(seats).toBe(problem.caps![c]!.most);
}

/** Host 0 has slots 0 and 1, host 1 has slot 2; one seat each. */
const TWO_HOSTS: Problem = {
  seekers: 5,
  hostSeats: [2, 1],
  months: [
    { host: 0, seats: 2 },
    { host: 1, seats: 1 },
  ],
  slots: [
    { month: 0, seats: 1 },
    { month: 0, seats: 1 },
    { month: 1, seats: 1 },
  ],
  options: { seeker: [0, 1, 1, 2, 3, 4], slot: [0, 0, 1, 1, 0, 2] },
  levels: [],
};

test("同じ枠にしか行けない人は、決まっていなくても争いに入り、よそへ行ける人は入らない", () => {
  const chosen = [0, 2, -1, -1, 5];
  expect(conflictOf(TWO_HOSTS, chosen, 2)).toEqual({ seekers: [0, 1, 2, 3], seats: 2, caps: [] });
  expect(conflictOf(TWO_HOSTS, chosen, 3)).toEqual({ seekers: [0, 3], seats: 1, caps: [] });
  expect(conflictOf(TWO_HOSTS, chosen, 4)).toBeUndefined();
});

test("候補のない人は、枠0を一人で争う", () => {
  const none = { ...TWO_HOSTS, options: { seeker: [0], slot: [0] } };
  expect(conflictOf(none, [0, -1, -1, -1, -1], 1)).toEqual({ seekers: [1], seats: 0, caps: [] });
});

test("枠が空いていても留保の上限で決まらないときは、その上限の人たちの争いになる", () => {
  const capped = { ...TWO_HOSTS, caps: [{ name: "留保", seekers: [4, 0], most: 1 }] };
  const chosen = [0, 2, -1, -1, -1];
  expect(conflictOf(capped, chosen, 4)).toEqual({ seekers: [0, 4], seats: 1, caps: [0] });
  expect(conflictOf({ ...capped, caps: [{ ...capped.caps[0]!, most: 2 }] }, chosen, 4)).toBeUndefined();
});

test("大勢についてまとめて調べても、一人ずつ調べた争いと同じである", () => {
  let compared = 0;
  for (let seed = 0; seed < 300; seed++) {
    const plain = fullInstance(seed, { seekers: 40, hosts: 8, monthsPerHost: 2, slotsPerMonth: 3, eligible: 8 });
    const problem = seed % 2 === 0 ? plain : withCaps(plain, dice(seed));
    const { chosen } = solve(problem);
    const together = conflictsIn(problem, chosen);
    for (const i of chosen.keys()) {
      const conflict = together(i);
      expect(conflict).toEqual(conflictOf(problem, chosen, i));
      if ((conflict?.seekers.length ?? 0) > 1) compared++;
    }
  }
  expect(compared).toBeGreaterThan(1000);
});
