import type { Problem } from "./problem.ts";

/**
 * The network that is still open. Nodes are numbered slots, months, hosts, caps, ground; every node but ground has one
 * arc to its parent. Each seeker sends one unit, either through a live option to a slot or, not served, to its waiting
 * place: its cap, or ground if it has none. At most n served of a cap means: at least members − n on the cap's arc.
 * Only what some optimum of the levels so far may still use is live; `low` and `high` bound the arc of each node.
 */
export interface Network {
  readonly seekers: number;
  readonly firstMonth: number;
  readonly firstHost: number;
  readonly firstCap: number;
  /** Last node: where every unit ends. */
  readonly ground: number;
  readonly parent: Int32Array;
  /** Children of node v: child[childStart[v] .. childStart[v + 1]). */
  readonly childStart: Int32Array;
  readonly child: Int32Array;
  /** Units on the arc from node to parent, and their bounds. */
  readonly flow: Int32Array;
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** Live options of seeker i: start[i] .. start[i + 1); their slot, and their index in the problem. */
  readonly start: Int32Array;
  readonly slot: Int32Array;
  readonly origin: Int32Array;
  /** Where the seeker is while it is not served: its cap's node, or ground. */
  readonly wait: Int32Array;
  /** Where the seeker is now (a slot or its waiting place), by which live option (-1 while it waits). */
  readonly at: Int32Array;
  readonly pick: Int32Array;
  /** 1 while some optimum may leave the seeker unserved. */
  readonly mayWait: Uint8Array;
  /** Option of the problem for each seeker, as decided so far. */
  readonly chosen: Int32Array;
  /** Seekers that still have more than one choice. */
  movable: Int32Array;
}

/** The network of a problem with nobody served. Options into a slot without seats are left out. */
export function layNetwork(problem: Problem): Network {
  const { seekers } = problem;
  const tree = layTree(problem);
  const options = layOptions(problem, tree);
  const wait = layWaiting(problem, tree);
  const net: Network = {
    ...tree,
    ...options,
    seekers,
    wait,
    at: wait.slice(),
    pick: new Int32Array(seekers).fill(-1),
    mayWait: new Uint8Array(seekers).fill(1),
    chosen: new Int32Array(seekers).fill(-1),
    movable: new Int32Array(0),
  };
  net.movable = stillMovable(net);
  return net;
}

/** Seekers with at least two choices, being unserved counted as one. */
export function stillMovable(net: Network): Int32Array {
  const found: number[] = [];
  for (let i = 0; i < net.seekers; i++) {
    if (net.start[i + 1]! - net.start[i]! + net.mayWait[i]! > 1) found.push(i);
  }
  return Int32Array.from(found);
}

type Tree = Pick<
  Network,
  "firstMonth" | "firstHost" | "firstCap" | "ground" | "parent" | "childStart" | "child" | "flow" | "low" | "high"
>;

function layTree(problem: Problem): Tree {
  const { slots, months, hostSeats, seekers, caps = [] } = problem;
  const firstMonth = slots.length;
  const firstHost = firstMonth + months.length;
  const firstCap = firstHost + hostSeats.length;
  const ground = firstCap + caps.length;
  const parent = new Int32Array(ground + 1).fill(-1);
  const high = new Int32Array(ground + 1);
  // No arc can carry more than all seekers, so the clamp changes nothing and keeps every count in 32 bits.
  slots.forEach(({ month, seats }, s) => {
    parent[s] = firstMonth + month;
    high[s] = Math.min(seats, seekers);
  });
  months.forEach(({ host, seats }, m) => {
    parent[firstMonth + m] = firstHost + host;
    high[firstMonth + m] = Math.min(seats, seekers);
  });
  for (let h = 0; h < hostSeats.length; h++) {
    parent[firstHost + h] = ground;
    high[firstHost + h] = Math.min(hostSeats[h]!, seekers);
  }
  parent.fill(ground, firstCap, ground);
  const { start, item } = groupBy(parent.subarray(0, ground), ground + 1, () => true);
  const zeros = (): Int32Array => new Int32Array(ground + 1);
  const counts = { flow: zeros(), low: zeros(), high };
  return { firstMonth, firstHost, firstCap, ground, parent, childStart: start, child: item, ...counts };
}

/** Everybody waits at first, which no cap forbids. */
function layWaiting({ seekers, caps = [] }: Problem, { firstCap, ground, flow, low, high }: Tree): Int32Array {
  const wait = new Int32Array(seekers).fill(ground);
  caps.forEach((cap, c) => {
    const members = cap.seekers.length;
    for (let n = 0; n < members; n++) wait[cap.seekers[n]!] = firstCap + c;
    flow[firstCap + c] = members;
    low[firstCap + c] = Math.max(0, members - cap.most);
    high[firstCap + c] = members;
  });
  return wait;
}

function layOptions(problem: Problem, tree: Tree): Pick<Network, "start" | "slot" | "origin"> {
  const { options, seekers } = problem;
  const open = new Uint8Array(tree.firstMonth);
  for (let s = 0; s < open.length; s++) {
    const month = tree.parent[s]!;
    open[s] = tree.high[s]! > 0 && tree.high[month]! > 0 && tree.high[tree.parent[month]!]! > 0 ? 1 : 0;
  }
  const { start, item } = groupBy(options.seeker, seekers, (k) => open[options.slot[k]!] === 1);
  const slot = new Int32Array(item.length);
  for (let k = 0; k < slot.length; k++) slot[k] = options.slot[item[k]!]!;
  return { start, slot, origin: item };
}

/** Indexes with `keep`, gathered by key and in their own order within a key. */
function groupBy(
  key: ArrayLike<number>,
  keys: number,
  keep: (index: number) => boolean,
): Record<"start" | "item", Int32Array> {
  const start = new Int32Array(keys + 1);
  for (let k = 0; k < key.length; k++) if (keep(k)) start[key[k]! + 1]!++;
  for (let i = 0; i < keys; i++) start[i + 1]! += start[i]!;
  const next = start.slice(0, keys);
  const item = new Int32Array(start[keys]!);
  for (let k = 0; k < key.length; k++) if (keep(k)) item[next[key[k]!]!++] = k;
  return { start, item };
}
