import type { Level, Problem } from "../../../src/core/assignment/problem.ts";

/**
 * The problem as rows and columns, as any solver of linear programmes takes it. Columns: one per option, then one per
 * seat of every host (the unit that carries the convex cost), all between 0 and 1. Rows, each a sum of at most `upper`:
 * seekers, slots, months, hosts (served − units, exactly 0), caps. Columns are stored one after the other.
 */
export interface Linear {
  readonly columns: number;
  readonly rows: number;
  readonly upper: readonly number[];
  /** Rows first … end must be exactly their upper. */
  readonly exact: { readonly first: number; readonly end: number };
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

export function linear(problem: Problem): Linear {
  const { seekers, slots, months, hostSeats, options, caps = [] } = problem;
  const firstMonth = seekers + slots.length;
  const firstHost = firstMonth + months.length;
  const firstCap = firstHost + hostSeats.length;
  const capOf = new Map(caps.flatMap((cap, c) => Array.from(cap.seekers, (i) => [i, firstCap + c] as const)));
  const starts = [0];
  const indices: number[] = [];
  for (let k = 0; k < options.slot.length; k++) {
    const slot = options.slot[k]!;
    const month = slots[slot]!.month;
    const cap = capOf.get(options.seeker[k]!);
    indices.push(options.seeker[k]!, seekers + slot, firstMonth + month, firstHost + months[month]!.host);
    if (cap !== undefined) indices.push(cap);
    starts.push(indices.length);
  }
  const ones = indices.length;
  for (const host of unitHosts(problem)) starts.push(indices.push(firstHost + host));
  return {
    columns: starts.length - 1,
    rows: firstCap + caps.length,
    upper: [
      ...new Array<number>(seekers).fill(1),
      ...[...slots, ...months].map(({ seats }) => seats),
      ...new Array<number>(hostSeats.length).fill(0),
      ...caps.map(({ most }) => most),
    ],
    exact: { first: firstHost, end: firstCap },
    starts: Int32Array.from(starts),
    indices: Int32Array.from(indices),
    values: Float64Array.from(indices, (_, n) => (n < ones ? 1 : -1)),
  };
}

/** What a level minimises, per column; its value is sign × minimum + constant. */
export function objective(problem: Problem, level: Level): { cost: Float64Array; constant: number; sign: number } {
  const { seeker } = problem.options;
  const hosts = unitHosts(problem);
  const cost = new Float64Array(seeker.length + hosts.length);
  if (level.kind === "served") {
    for (let k = 0; k < seeker.length; k++) cost[k] = -level.gain[seeker[k]!]!;
    return { cost, constant: 0, sign: -1 };
  }
  if (level.kind === "option") {
    cost.set(Array.from(level.cost));
    return { cost, constant: 0, sign: 1 };
  }
  let seat = 0;
  hosts.forEach((host, n) => {
    seat = n > 0 && hosts[n - 1] === host ? seat + 1 : 1;
    cost[seeker.length + n] = (level.base[host]! + seat) ** 2 - (level.base[host]! + seat - 1) ** 2;
  });
  const constant = Array.from(level.base).reduce((sum, base) => sum + base * base, 0);
  return { cost, constant, sign: 1 };
}

function unitHosts(problem: Problem): number[] {
  return Array.from(problem.hostSeats).flatMap((seats, host) =>
    new Array<number>(Math.min(seats, problem.seekers)).fill(host),
  );
}
