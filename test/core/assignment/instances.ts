import type { Cap, Level, Problem } from "../../../src/core/assignment/problem.ts";

/** A small generator with a fixed seed (mulberry32): the same instances on every machine. */
export function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** How large an instance may be. */
export interface Size {
  readonly seekers: number;
  readonly hosts: number;
  readonly monthsPerHost: number;
  readonly slotsPerMonth: number;
  /** Chance in percent that a seeker and a slot are an option. */
  readonly eligible: number;
}

/** A random instance of the full model: months, slots, years, convex load and all the office's levels. */
export function fullInstance(seed: number, size: Size): Problem {
  const roll = dice(seed);
  const about = (most: number): number => (roll(12) === 0 ? roll(most + 1) : most - roll(Math.ceil(most / 2)));
  const seats = (most: number): number => (roll(10) === 0 ? 0 : 1 + roll(most));
  const seekers = about(size.seekers);
  const hosts = about(size.hosts);
  const months: { host: number; seats: number }[] = [];
  const slots: { month: number; seats: number }[] = [];
  for (let host = 0; host < hosts; host++) {
    for (let m = 1 + roll(size.monthsPerHost); m > 0; m--) {
      for (let s = 1 + roll(size.slotsPerMonth); s > 0; s--) slots.push({ month: months.length, seats: seats(2) });
      months.push({ host, seats: seats(3) });
    }
  }
  const seeker: number[] = [];
  const slot: number[] = [];
  for (let i = 0; i < seekers; i++) {
    slots.forEach((_, s) => {
      if (roll(100) < size.eligible) {
        seeker.push(i);
        slot.push(s);
      }
    });
  }
  const hostSeats = Array.from({ length: hosts }, () => seats(4));
  const bare = { seekers, hostSeats, months, slots, options: { seeker, slot } };
  return { ...bare, levels: officeLevels(bare, roll) };
}

/** The levels of the office, in its order, with random numbers from few enough values that ties abound. */
export function officeLevels(bare: Omit<Problem, "levels">, roll: (below: number) => number): Level[] {
  const { seekers, hostSeats, months, slots, options } = bare;
  const per = (n: number, of: (index: number) => number): number[] => Array.from({ length: n }, (_, k) => of(k));
  const perOption = (of: (seeker: number, slot: number) => number): number[] =>
    per(options.seeker.length, (k) => of(options.seeker[k]!, options.slot[k]!));
  const mismatch = perOption(() => roll(4) * roll(4));
  const place = per(seekers, (i) => i);
  return [
    { name: "served", kind: "served", gain: per(seekers, () => 1) },
    { name: "first-timers", kind: "served", gain: per(seekers, () => roll(2)) },
    { name: "class", kind: "served", gain: per(seekers, () => roll(2)) },
    { name: "waiting days", kind: "served", gain: per(seekers, () => roll(40)) },
    { name: "mismatch", kind: "option", cost: mismatch },
    { name: "load", kind: "load", base: per(hostSeats.length, () => roll(3)) },
    { name: "slack", kind: "option", cost: perOption(() => roll(3)) },
    { name: "reception", kind: "served", gain: per(seekers, (i) => seekers - i) },
    {
      name: "reception mismatch",
      kind: "option",
      cost: per(mismatch.length, (k) => (seekers - place[options.seeker[k]!]!) * mismatch[k]!),
    },
    { name: "host rank", kind: "option", cost: perOption((_, s) => months[slots[s]!.month]!.host) },
    { name: "date rank", kind: "option", cost: perOption((_, s) => (s * 7) % Math.max(1, slots.length)) },
  ];
}

/** Any levels in any order: served and option levels mixed, gains of any sign, load anywhere. */
export function anyLevels(bare: Omit<Problem, "levels">, roll: (below: number) => number): Level[] {
  const { seekers, hostSeats, options } = bare;
  return Array.from({ length: roll(6) }, (_, n): Level => {
    const kind = roll(3);
    const name = `level ${n}`;
    if (kind === 0) return { name, kind: "served", gain: Array.from({ length: seekers }, () => roll(5) - 1) };
    if (kind === 1) return { name, kind: "option", cost: Array.from(options.slot, () => roll(4)) };
    return { name, kind: "load", base: Array.from(hostSeats, () => roll(3)) };
  });
}

/** The same with up to three groups, some of them so limited that the limit binds. */
export function withCaps(problem: Problem, roll: (below: number) => number): Problem {
  const groups = 1 + roll(3);
  const seekers = Array.from({ length: groups }, (): number[] => []);
  for (let i = 0; i < problem.seekers; i++) {
    // The last number is nobody's group.
    seekers[roll(groups + 1)]?.push(i);
  }
  const caps = seekers.map((of, n): Cap => ({ name: `cap ${n}`, seekers: of, most: roll(of.length + 1) }));
  return { ...problem, caps };
}
