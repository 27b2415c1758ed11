import type { Level, Problem, Stage } from "../../../src/core/assignment/index.ts";

/** What every optimum of the levels checked so far has in common: options and arcs that may still be used. */
interface Open {
  readonly live: Set<number>;
  readonly mayWait: boolean[];
  readonly low: number[];
  readonly high: number[];
}

/**
 * Weak duality, written apart from the solver: for any prices this is a bound that no choice can beat. Nodes: slots,
 * months, hosts, caps, ground. Answers the bound of each stage (one level each), narrowing the choices from one to the next.
 */
export function bounds(problem: Problem, stages: readonly Stage[]): number[] {
  const parent = [
    ...problem.slots.map(({ month }) => problem.slots.length + month),
    ...problem.months.map(({ host }) => problem.slots.length + problem.months.length + host),
  ];
  const firstHost = parent.length;
  const firstCap = firstHost + problem.hostSeats.length;
  const ground = firstCap + (problem.caps ?? []).length;
  while (parent.length < ground) parent.push(ground);
  const caps = problem.caps ?? [];
  const members = caps.map(({ seekers }) => seekers.length);
  const seats = [...problem.slots, ...problem.months].map((each) => each.seats);
  const high = [...seats, ...Array.from(problem.hostSeats), ...members];
  const low = caps.map(({ seekers, most }) => Math.max(0, seekers.length - most));
  // An option through a slot, month or host without seats is no option.
  const hasSeats = (v: number): boolean => v === ground || (high[v]! > 0 && hasSeats(parent[v]!));
  const open: Open = {
    live: new Set([...Array.from(problem.options.slot).keys()].filter((k) => hasSeats(problem.options.slot[k]!))),
    mayWait: new Array<boolean>(problem.seekers).fill(true),
    low: [...high.slice(0, firstCap).map(() => 0), ...low],
    high,
  };
  const waits = (i: number): number => {
    const cap = caps.findIndex(({ seekers }) => Array.from(seekers).includes(i));
    return cap < 0 ? ground : firstCap + cap;
  };
  return stages.map(({ first, price }) => {
    const level = problem.levels[first]!;
    let bound = -problem.seekers * price[ground]!;
    for (let i = 0; i < problem.seekers; i++) bound += cheapest(problem, level, price, open, i, price[waits(i)]!);
    for (let v = 0; v < ground; v++) {
      const host = v - firstHost;
      bound += narrow(open, v, (n) => unit(level, host, n) + price[parent[v]!]! - price[v]!);
    }
    const constant = level.kind === "load" ? Array.from(level.base).reduce((sum, base) => sum + base * base, 0) : 0;
    return (level.kind === "served" ? -bound : bound) + constant;
  });
}

function unit(level: Level, host: number, n: number): number {
  return level.kind === "load" && host >= 0 && host < level.base.length
    ? (level.base[host]! + n) ** 2 - (level.base[host]! + n - 1) ** 2
    : 0;
}

/** The least cost + price of one seeker; dearer choices are closed. */
function cheapest(problem: Problem, level: Level, price: Float64Array, open: Open, i: number, wait: number): number {
  const own = [...open.live].filter((k) => problem.options.seeker[k] === i);
  const full = (k: number): number => {
    const cost = level.kind === "served" ? -level.gain[i]! : level.kind === "option" ? level.cost[k]! : 0;
    return cost + price[problem.options.slot[k]!]!;
  };
  const least = Math.min(open.mayWait[i] ? wait : Infinity, ...own.map(full));
  own.filter((k) => full(k) > least).forEach((k) => open.live.delete(k));
  open.mayWait[i] &&= wait === least;
  return least;
}

/** The least sum of reduced unit costs between the arc's bounds; the bounds shrink to where it is reached. */
function narrow(open: Open, v: number, reduced: (n: number) => number): number {
  let sum = 0;
  for (let n = 1; n <= open.low[v]!; n++) sum += reduced(n);
  while (open.low[v]! < open.high[v]! && reduced(open.low[v]! + 1) < 0) sum += reduced(++open.low[v]!);
  while (open.low[v]! < open.high[v]! && reduced(open.high[v]!) > 0) open.high[v]!--;
  return sum;
}
