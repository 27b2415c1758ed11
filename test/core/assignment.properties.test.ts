import fc from "fast-check";
import { expect, test } from "vitest";
import { solve, valuesOf, violations, type Level, type Problem } from "../../src/core/assignment/index.ts";
import { fullInstance, officeLevels, dice, withCaps } from "./assignment/instances.ts";

const SIZE = { seekers: 25, hosts: 8, monthsPerHost: 2, slotsPerMonth: 3, eligible: 25 };
const RUNS = { seed: 2018, numRuns: 300 };
const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });

/** A random order of 0 … n − 1. */
function shuffled(n: number, seed: number): number[] {
  const roll = dice(seed);
  const order = Array.from({ length: n }, (_, k) => k);
  for (let k = n - 1; k > 0; k--) {
    const other = roll(k + 1);
    [order[k], order[other]] = [order[other]!, order[k]!];
  }
  return order;
}

/** The same problem with its rows in another order: new row n is old row order[n]. */
function reorder(
  problem: Problem,
  seekers: readonly number[],
  hosts: readonly number[],
  options: readonly number[],
): Problem {
  const newSeeker = inverse(seekers);
  const newHost = inverse(hosts);
  const take = <T>(of: ArrayLike<T>, order: readonly number[]): T[] => order.map((k) => of[k]!);
  const levels = problem.levels.map((level): Level => {
    if (level.kind === "served") return { ...level, gain: take(level.gain, seekers) };
    if (level.kind === "load") return { ...level, base: take(level.base, hosts) };
    return { ...level, cost: take(level.cost, options) };
  });
  return {
    ...problem,
    hostSeats: take(problem.hostSeats, hosts),
    months: problem.months.map((month) => ({ ...month, host: newHost[month.host]! })),
    options: {
      seeker: options.map((k) => newSeeker[problem.options.seeker[k]!]!),
      slot: take(problem.options.slot, options),
    },
    levels,
    caps: (problem.caps ?? []).map((cap) => ({ ...cap, seekers: Array.from(cap.seekers, (i) => newSeeker[i]!) })),
  };
}

/** Every second instance has groups of whom only so many may be served. */
function instanceOf(seed: number): Problem {
  const problem = fullInstance(seed, SIZE);
  return seed % 2 === 0 ? problem : withCaps(problem, dice(seed));
}

function inverse(order: readonly number[]): number[] {
  const to = new Array<number>(order.length);
  order.forEach((old, now) => (to[old] = now));
  return to;
}

/** Rows in their canonical order again, as the office sorts them by id before it asks. */
function shuffle(problem: Problem, seed: number): { mixed: Problem; sorted: Problem } {
  const seekers = shuffled(problem.seekers, seed);
  const hosts = shuffled(problem.hostSeats.length, seed + 1);
  const options = shuffled(problem.options.slot.length, seed + 2);
  const mixed = reorder(problem, seekers, hosts, options);
  return { mixed, sorted: reorder(mixed, inverse(seekers), inverse(hosts), inverse(options)) };
}

test("行の並びが変わっても、どの基準の値も変わらず、並べ直せば同じ組合せになる", () => {
  const check = fc.property(seeds, seeds, (instance, order) => {
    const problem = instanceOf(instance);
    const { mixed, sorted } = shuffle(problem, order);
    const plain = solve(problem);
    expect(solve(mixed).values).toEqual(plain.values);
    expect(solve(sorted)).toEqual(plain);
  });
  fc.assert(check, RUNS);
});

test("同じ申込みからは、何度提案しても同じ組合せが出る", () => {
  const check = fc.property(seeds, (instance) => {
    expect(solve(instanceOf(instance))).toEqual(solve(instanceOf(instance)));
  });
  fc.assert(check, RUNS);
});

test("提案はいつも上限を守り、示した値は数え直した値と同じである", () => {
  const check = fc.property(seeds, (instance) => {
    const plain = fullInstance(instance, { ...SIZE, seekers: 60, hosts: 20 });
    const problem = instance % 2 === 0 ? plain : withCaps(plain, dice(instance));
    const { chosen, values } = solve(problem);
    expect(violations(problem, chosen)).toEqual([]);
    expect(valuesOf(problem, chosen)).toEqual(values);
  });
  fc.assert(check, RUNS);
});

test("指導医が一人増えて、決定できる人数が減ることはない", () => {
  const check = fc.property(seeds, seeds, (instance, more) => {
    const problem = fullInstance(instance, SIZE);
    const roll = dice(more);
    const bare = {
      seekers: problem.seekers,
      hostSeats: [...Array.from(problem.hostSeats), 1 + roll(4)],
      months: [...problem.months, { host: problem.hostSeats.length, seats: 1 + roll(3) }],
      slots: [...problem.slots, { month: problem.months.length, seats: 1 + roll(2) }],
      options: { seeker: Array.from(problem.options.seeker), slot: Array.from(problem.options.slot) },
    };
    for (let i = 0; i < problem.seekers; i++) {
      if (roll(3) > 0) continue;
      bare.options.seeker.push(i);
      bare.options.slot.push(problem.slots.length);
    }
    const richer = solve({ ...bare, levels: officeLevels(bare, roll) });
    expect(richer.values[0]).toBeGreaterThanOrEqual(solve(problem).values[0]!);
  });
  fc.assert(check, RUNS);
});

test("留保を緩めて決定できる人数が減ることも、留保のためにほかの人が一人でも減ることもない", () => {
  let gained = 0;
  const check = fc.property(seeds, (instance) => {
    const { caps, ...free } = withCaps(fullInstance(instance, SIZE), dice(instance));
    const kept = solve({ ...free, caps: caps! });
    const looser = solve({ ...free, caps: caps!.map((cap) => ({ ...cap, most: cap.most + 1 })) });
    expect(looser.values[0]).toBeGreaterThanOrEqual(kept.values[0]!);
    if (looser.values[0]! > kept.values[0]!) gained++;
    const capped = new Set(caps!.flatMap(({ seekers }) => Array.from(seekers)));
    const others = (chosen: Int32Array): number => chosen.filter((k, i) => k >= 0 && !capped.has(i)).length;
    const open = { ...free, levels: [othersFirst(free, capped), ...free.levels] };
    expect(others(solve({ ...open, caps: caps! }).chosen)).toBe(others(solve(open).chosen));
  });
  fc.assert(check, RUNS);
  expect(gained).toBeGreaterThan(RUNS.numRuns / 10);
});

function othersFirst({ seekers }: Problem, capped: ReadonlySet<number>): Level {
  return { name: "others", kind: "served", gain: Array.from({ length: seekers }, (_, i) => (capped.has(i) ? 0 : 1)) };
}

function optionsOfOthers(problem: Problem, i: number): number[] {
  return Array.from(problem.options.seeker).flatMap((seeker, k) => (seeker === i ? [] : [k]));
}

/** The problem without seeker i and without the seat that its option takes. */
function pin(problem: Problem, i: number, option: number): Problem {
  const slot = problem.options.slot[option]!;
  const month = problem.slots[slot]!.month;
  const host = problem.months[month]!.host;
  const kept = optionsOfOthers(problem, i);
  const less = <T extends { seats: number }>(rows: readonly T[], at: number): T[] =>
    rows.map((row, n) => (n === at ? { ...row, seats: row.seats - 1 } : row));
  return {
    ...problem,
    hostSeats: Array.from(problem.hostSeats, (seats, h) => (h === host ? seats - 1 : seats)),
    months: less(problem.months, month),
    slots: less(problem.slots, slot),
    options: { seeker: kept.map((k) => problem.options.seeker[k]!), slot: kept.map((k) => problem.options.slot[k]!) },
    levels: problem.levels.map((level): Level => {
      if (level.kind === "option") return { ...level, cost: kept.map((k) => level.cost[k]!) };
      if (level.kind === "served") return level;
      return { ...level, base: Array.from(level.base, (base, h) => (h === host ? base + 1 : base)) };
    }),
  };
}

test("提案された組を固定して残りを解き直しても、残りは成り立ち、全体の値は変わらない", () => {
  let pinned = 0;
  const check = fc.property(seeds, seeds, (instance, pick) => {
    const problem = fullInstance(instance, SIZE);
    const whole = solve(problem);
    const served = Array.from(whole.chosen.keys()).filter((i) => whole.chosen[i]! >= 0);
    if (served.length === 0) return;
    const i = served[pick % served.length]!;
    const option = whole.chosen[i]!;
    const rest = pin(problem, i, option);
    const kept = optionsOfOthers(problem, i);
    const { chosen } = solve(rest);
    const joined = Array.from(chosen, (k, seeker) => (seeker === i ? option : k < 0 ? -1 : kept[k]!));
    expect(violations(rest, chosen)).toEqual([]);
    expect(violations(problem, joined)).toEqual([]);
    expect(valuesOf(problem, joined)).toEqual(whole.values);
    pinned++;
  });
  fc.assert(check, RUNS);
  expect(pinned).toBeGreaterThan(RUNS.numRuns / 2);
});
