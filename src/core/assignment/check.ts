import type { Level, Problem } from "./problem.ts";

/**
 * What a choice breaks, in words; empty when it is feasible. Shares nothing with the solver: it counts again from the
 * problem, so that it can judge a choice edited by hand as well.
 */
export function violations(problem: Problem, chosen: ArrayLike<number>): string[] {
  const found: string[] = [];
  const slotUse = new Map<number, number>();
  const monthUse = new Map<number, number>();
  const hostUse = new Map<number, number>();
  if (chosen.length !== problem.seekers) found.push(`${chosen.length} choices for ${problem.seekers} seekers`);
  for (let i = 0; i < chosen.length; i++) {
    const k = chosen[i]!;
    if (k === -1) continue;
    if (!Number.isInteger(k) || k < 0 || k >= problem.options.slot.length || problem.options.seeker[k] !== i) {
      found.push(`seeker ${i}: option ${k} is not one of its own`);
      continue;
    }
    const slot = problem.options.slot[k]!;
    const month = problem.slots[slot]!.month;
    count(slotUse, slot);
    count(monthUse, month);
    count(hostUse, problem.months[month]!.host);
  }
  problem.caps?.forEach(({ seekers, most }, c) => {
    over(found, "cap", c, Array.from(seekers).filter((i) => chosen[i]! >= 0).length, most);
  });
  for (const [slot, n] of slotUse) over(found, "slot", slot, n, problem.slots[slot]!.seats);
  for (const [month, n] of monthUse) over(found, "month", month, n, problem.months[month]!.seats);
  for (const [host, n] of hostUse) over(found, "host", host, n, problem.hostSeats[host]!);
  return found;
}

function count(use: Map<number, number>, key: number): void {
  use.set(key, (use.get(key) ?? 0) + 1);
}

function over(found: string[], what: string, index: number, used: number, seats: number): void {
  if (used > seats) found.push(`${what} ${index}: ${used} served, ${seats} seats`);
}

/** Sums beyond this could not be reported exactly. */
const EXACT = 2 ** 53;

/**
 * Refuses what the solver could not answer exactly: a number that is not whole, an index out of range, a level whose
 * total could pass 2^53. Throws RangeError naming the place.
 */
export function checkProblem(problem: Problem): void {
  const { hostSeats, months, slots, options } = problem;
  whole("seekers", problem.seekers, 0, 2 ** 30);
  for (let h = 0; h < hostSeats.length; h++) whole(`hostSeats[${h}]`, hostSeats[h], 0, EXACT);
  months.forEach(({ host, seats }, m) => {
    whole(`months[${m}].host`, host, 0, hostSeats.length - 1);
    whole(`months[${m}].seats`, seats, 0, EXACT);
  });
  slots.forEach(({ month, seats }, s) => {
    whole(`slots[${s}].month`, month, 0, months.length - 1);
    whole(`slots[${s}].seats`, seats, 0, EXACT);
  });
  if (options.seeker.length !== options.slot.length) throw new RangeError("options: seeker and slot differ in length");
  allWhole("options.seeker", options.seeker, 0, problem.seekers - 1);
  allWhole("options.slot", options.slot, 0, slots.length - 1);
  checkCaps(problem);
  for (const level of problem.levels) checkLevel(problem, level);
}

function checkCaps({ seekers, caps = [] }: Problem): void {
  const owner = new Map<number, string>();
  for (const { name, seekers: members, most } of caps) {
    whole(`${name}: most`, most, 0, EXACT);
    allWhole(name, members, 0, seekers - 1);
    for (const i of Array.from(members)) {
      if (owner.has(i)) throw new RangeError(`${name}: seeker ${i} is in ${owner.get(i)!} already`);
      owner.set(i, name);
    }
  }
}

function checkLevel(problem: Problem, level: Level): void {
  const { seekers, options, hostSeats } = problem;
  if (level.kind === "load") {
    sameLength(level.name, level.base, hostSeats.length);
    // (base + load)² summed over hosts, load ≤ seekers.
    const most = Math.sqrt(EXACT / Math.max(1, hostSeats.length)) - seekers;
    allWhole(level.name, level.base, 0, Math.floor(most));
    return;
  }
  const [of, least] = level.kind === "served" ? [level.gain, -1] : [level.cost, 0];
  sameLength(level.name, of, level.kind === "served" ? seekers : options.slot.length);
  // At most `seekers` of these numbers are ever added.
  const most = Math.floor(EXACT / Math.max(1, seekers));
  allWhole(level.name, of, least * most, most);
}

function sameLength(name: string, of: ArrayLike<number>, length: number): void {
  if (of.length !== length) throw new RangeError(`${name}: ${of.length} numbers, ${length} expected`);
}

function allWhole(name: string, of: ArrayLike<number>, least: number, most: number): void {
  for (let k = 0; k < of.length; k++) {
    const n = of[k]!;
    if (!(n >= least && n <= most) || Math.floor(n) !== n) whole(`${name}[${k}]`, n, least, most);
  }
}

function whole(name: string, n: number | undefined, least: number, most: number): void {
  if (n === undefined || !Number.isInteger(n) || n < least || n > most)
    throw new RangeError(`${name}: ${String(n)} is not a whole number from ${least} to ${most}`);
}
