import type { Network } from "./network.ts";
import type { Weighed } from "./weigh.ts";
import { Heap } from "./heap.ts";
import { Places } from "./places.ts";

/**
 * Beyond this a price is refused. With |cost| and |price| ≤ 2^50 every sum below stays within 2^53: u = cost + price
 * ≤ 2^51; bound = cost + price − u ≤ 2^52; distance − u + cost + price ≤ 2^52 + 2^51 + 2^50 + 2^50 = 2^53. So all sums
 * are whole and exact, and as the limit is tested at every raise, no answer rests on a rounded number.
 */
export const LIMIT = 2 ** 50;

/**
 * Minimum cost flow, one seeker at a time (out-of-kilter by shortest paths). Invariant: with prices P and
 * u_i = min (cost + P) over the seeker's choices, no residual arc among the seekers taken in so far has a negative
 * reduced cost. A seeker whose present place costs more than u_i is moved along the cheapest residual path from itself
 * to that place (so that the rest stays feasible), and prices rise just enough to keep the invariant. When all
 * seekers are in, the flow is optimal and P are its dual values.
 */
export class Search {
  /** Dual values: what one more unit arriving at the node is worth. Only differences from ground's matter. */
  readonly price: Float64Array;
  private readonly dist: Float64Array;
  private readonly fromNode: Int32Array;
  /** Seeker that moves to the node, and by which live option; -1 where the step is along the tree. */
  private readonly mover: Int32Array;
  private readonly option: Int32Array;
  private readonly reached: Int32Array;
  private reachedCount = 0;
  /** Nodes found at the current distance: they need no heap. */
  private readonly ready: Int32Array;
  private readyCount = 0;
  private readonly heap: Heap;
  private readonly places: Places;
  private current = 0;
  private target = 0;

  constructor(
    private readonly net: Network,
    private readonly weighed: Weighed,
  ) {
    const nodes = net.ground + 1;
    this.price = startPrices(net, weighed);
    this.dist = new Float64Array(nodes).fill(Infinity);
    this.fromNode = new Int32Array(nodes);
    this.mover = new Int32Array(nodes);
    this.option = new Int32Array(nodes);
    this.reached = new Int32Array(nodes);
    this.ready = new Int32Array(nodes);
    this.heap = new Heap(this.dist);
    this.places = new Places(nodes, net.seekers);
  }

  /** Takes in one seeker. False when a price passed LIMIT: the flow is feasible still, the prices are worthless. */
  take(seeker: number): boolean {
    const { net, places, dist } = this;
    const target = net.at[seeker]!;
    const u = this.cheapest(seeker);
    const bound = this.standing(seeker) - u;
    if (bound > 0) {
      this.current = 0;
      this.target = target;
      this.reach(target, bound, -1, seeker, net.pick[seeker]!);
      this.reachFrom(seeker, -1, -u);
      this.spread();
      const within = this.raisePrices(dist[target]!);
      this.move(seeker, target);
      this.forget();
      if (!within) return false;
    }
    places.put(seeker, net.at[seeker]!);
    return true;
  }

  /** Cost plus price of the seeker's present place. */
  private standing(seeker: number): number {
    const k = this.net.pick[seeker]!;
    return (k < 0 ? 0 : this.weighed.cost[k]!) + this.price[this.net.at[seeker]!]!;
  }

  private cheapest(seeker: number): number {
    const { net, price } = this;
    const { slot, start } = net;
    const cost = this.weighed.cost;
    let least = net.mayWait[seeker] === 1 ? price[net.wait[seeker]!]! : Infinity;
    for (let k = start[seeker]!, end = start[seeker + 1]!; k < end; k++) {
      const c = cost[k]! + price[slot[k]!]!;
      if (c < least) least = c;
    }
    return least;
  }

  /** Dijkstra from what was reached; stops when nothing nearer than the target is left. */
  private spread(): void {
    const { dist, heap, ready, target } = this;
    for (;;) {
      let v: number;
      if (this.readyCount > 0) v = ready[--this.readyCount]!;
      else if (heap.size > 0) v = heap.pop();
      else return;
      if (dist[v]! >= dist[target]!) return;
      this.current = dist[v]!;
      this.climbFrom(v);
      this.descendFrom(v);
      const places = this.places;
      for (let j = places.first[v]!; j >= 0; j = places.next[j]!) this.reachFrom(j, v, this.current - this.standing(j));
    }
  }

  /** Along the node's own arc, where another unit fits. */
  private climbFrom(v: number): void {
    const { net, price } = this;
    if (v === net.ground || net.flow[v]! >= net.high[v]!) return;
    const up = net.parent[v]!;
    const far = this.current + (unitCost(net, this.weighed, v, net.flow[v]! + 1) + price[up]! - price[v]!);
    this.reach(up, far, v, -1, -1);
  }

  /** Against the arcs of the node's children, where a unit can be taken back. */
  private descendFrom(v: number): void {
    const { net, price } = this;
    const { child, childStart, flow, low } = net;
    for (let n = childStart[v]!, end = childStart[v + 1]!; n < end; n++) {
      const w = child[n]!;
      if (flow[w]! <= low[w]!) continue;
      const far = this.current + (price[w]! - unitCost(net, this.weighed, w, flow[w]!) - price[v]!);
      this.reach(w, far, v, -1, -1);
    }
  }

  /** All choices of one seeker; `offset` is its distance minus its u. The hot loop. */
  private reachFrom(j: number, from: number, offset: number): void {
    const { net, price, dist, target } = this;
    const { slot, start } = net;
    const cost = this.weighed.cost;
    for (let k = start[j]!, end = start[j + 1]!; k < end; k++) {
      const s = slot[k]!;
      const far = offset + cost[k]! + price[s]!;
      if (far < dist[s]! && far < dist[target]!) this.reach(s, far, from, j, k);
    }
    const wait = net.wait[j]!;
    if (net.mayWait[j] === 1) this.reach(wait, offset + price[wait]!, from, j, -1);
  }

  private reach(v: number, far: number, from: number, mover: number, option: number): void {
    const { dist, heap, target } = this;
    if (far >= dist[v]! || far >= dist[target]!) return;
    if (dist[v] === Infinity) this.reached[this.reachedCount++] = v;
    dist[v] = far;
    this.fromNode[v] = from;
    this.mover[v] = mover;
    this.option[v] = option;
    if (v === target) return;
    if (far === this.current && heap.place[v]! < 0) this.ready[this.readyCount++] = v;
    else heap.raise(v);
  }

  /** Nodes nearer than the target become dearer by the difference: reduced costs stay at 0 or above. */
  private raisePrices(far: number): boolean {
    const { dist, price, reached } = this;
    let within = true;
    for (let n = 0; n < this.reachedCount; n++) {
      const v = reached[n]!;
      if (dist[v]! >= far) continue;
      price[v]! += far - dist[v]!;
      if (price[v]! > LIMIT) within = false;
    }
    return within;
  }

  /** Walks the found path backwards: every mover on it takes its step, every tree arc on it gains or loses a unit. */
  private move(seeker: number, target: number): void {
    const { net, places, fromNode, mover, option } = this;
    for (let v = target; v >= 0; v = fromNode[v]!) {
      const j = mover[v]!;
      const from = fromNode[v]!;
      if (j >= 0) {
        if (j !== seeker) places.shift(j, from, v);
        net.at[j] = v;
        net.pick[j] = option[v]!;
      } else if (net.parent[from] === v) net.flow[from]!++;
      else net.flow[v]!--;
    }
  }

  private forget(): void {
    for (let n = 0; n < this.reachedCount; n++) this.dist[this.reached[n]!] = Infinity;
    this.reachedCount = 0;
    this.readyCount = 0;
    this.heap.clear();
  }
}

/** Cost of the n-th unit on the arc from v to its parent: only hosts charge, each unit more than the last. */
export function unitCost(net: Network, weighed: Weighed, v: number, n: number): number {
  return v < net.firstHost || v >= net.firstCap ? 0 : weighed.unit[v - net.firstHost]! + n * weighed.step;
}

/** The invariant holds with no seeker taken in: a host's price is what its last unit costs (its first, if it has none). */
function startPrices(net: Network, weighed: Weighed): Float64Array {
  const price = new Float64Array(net.ground + 1);
  for (let v = net.ground - 1; v >= 0; v--) {
    price[v] = v >= net.firstHost ? unitCost(net, weighed, v, Math.max(1, net.flow[v]!)) : price[net.parent[v]!]!;
  }
  return price;
}
