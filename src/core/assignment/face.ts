import { type Network, stillMovable } from "./network.ts";
import type { Weighed } from "./weigh.ts";

/**
 * Keeps only what some optimum of the weighed levels uses. By complementary slackness a feasible choice is optimal if and
 * only if it agrees with one set of optimal dual values: nothing on arcs of positive reduced cost, everything on arcs of
 * negative reduced cost. What is left is again a network of the same kind, for the next level.
 */
export function keepOptima(net: Network, weighed: Weighed, price: Float64Array): void {
  keepOptions(net, weighed.cost, price);
  for (let v = 0; v < net.ground; v++) {
    if (v >= net.firstHost && v < net.firstCap) {
      keepUnits(net, weighed, price, v);
      continue;
    }
    const reduced = price[net.parent[v]!]! - price[v]!;
    if (reduced > 0) net.high[v] = net.flow[v]!;
    if (reduced < 0) net.low[v] = net.flow[v]!;
  }
  net.movable = stillMovable(net);
}

/** Every seeker takes a choice of least cost + price; those alone stay live, moved to the front of the arrays. */
function keepOptions(net: Network, cost: Float64Array, price: Float64Array): void {
  const { start, slot, origin, pick, wait } = net;
  let to = 0;
  for (let i = 0; i < net.seekers; i++) {
    const from = start[i]!;
    const end = start[i + 1]!;
    const mine = pick[i]!;
    const u = (mine < 0 ? 0 : cost[mine]!) + price[net.at[i]!]!;
    const begin = to;
    net.chosen[i] = mine < 0 ? -1 : origin[mine]!;
    for (let k = from; k < end; k++) {
      if (cost[k]! + price[slot[k]!]! !== u) continue;
      if (k === mine) pick[i] = to;
      slot[to] = slot[k]!;
      origin[to++] = origin[k]!;
    }
    if (price[wait[i]!]! !== u) net.mayWait[i] = 0;
    start[i] = begin;
  }
  start[net.seekers] = to;
}

/**
 * The n-th unit of host → ground costs unit + n × step, against the host's price: cheaper units are all used by every
 * optimum, dearer ones by none.
 */
function keepUnits(net: Network, weighed: Weighed, price: Float64Array, v: number): void {
  const spare = price[v]! - price[net.ground]! - weighed.unit[v - net.firstHost]!;
  if (weighed.step === 0) {
    if (spare < 0) net.high[v] = net.flow[v]!;
    if (spare > 0) net.low[v] = net.flow[v]!;
    return;
  }
  // A quotient of whole numbers below 2^53 is off by less than its distance from the next whole number.
  const n = spare / weighed.step;
  net.low[v] = Math.max(net.low[v]!, Math.min(net.flow[v]!, Math.ceil(n) - 1));
  net.high[v] = Math.min(net.high[v]!, Math.max(net.flow[v]!, Math.floor(n)));
}
