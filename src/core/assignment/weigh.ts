import type { Level, LoadLevel, OptionLevel, Problem, ServedLevel } from "./problem.ts";
import type { Network } from "./network.ts";
import { rankGains } from "./rank.ts";

/** One or more consecutive levels as a single whole-number cost on the live network. */
export interface Weighed {
  /** Levels from `first` up to, not including, `end`. */
  readonly first: number;
  readonly end: number;
  /** No cost is beyond this, nor the change along any simple residual cycle. */
  readonly size: number;
  /** Cost per live option; being unserved costs 0. */
  readonly cost: Float64Array;
  /** The n-th unit on the arc host → ground costs unit[host] + n × step (index: host, from 0). */
  readonly unit: Float64Array;
  readonly step: number;
  /** Movable seekers in the order in which the search takes them: the strongest claim first. */
  readonly order: Int32Array;
}

/** A single level, in its own units or ranked, with the bound that packing needs. */
type Term =
  | { readonly kind: "served"; readonly gain: ArrayLike<number>; readonly bound: number }
  | { readonly kind: "option"; readonly level: OptionLevel; readonly bound: number }
  | { readonly kind: "load"; readonly level: LoadLevel; readonly bound: number };

/** Packed costs stay below 2^44: prices may then grow 2^6-fold before the search refuses (LIMIT in search.ts). */
const PACKED = 2 ** 44;

/** How many terms to pack at most, and whether gains may be replaced by their ranks. */
export interface Packing {
  readonly most: number;
  readonly ranked: boolean;
}

/**
 * Takes as many levels from `first` on as fit in one whole-number cost.
 *
 * Proof that packing is exact. A choice is optimal for a cost if and only if no simple cycle of its residual network
 * has a negative cost. For term l let B_l bound |change of l| over any simple residual cycle, and let the weights be
 * W_last = 1, W_l = W_(l+1) × (B_(l+1) + 1). Then W_l > Σ_(m>l) W_m B_m (the sum telescopes to W_l − 1), so the sign of a
 * cycle's packed cost is the sign of its first term that changes: the packed optimum and the lexicographic optimum
 * have the same residual cycles without a gain, hence are the same choices. The bounds are computed below from the
 * live network, and the product of all B + 1 is kept under PACKED.
 */
export function weighLevels(problem: Problem, net: Network, first: number, packing: Packing): Weighed {
  const terms: Term[] = [];
  let end = first;
  let size = 1;
  while (end < problem.levels.length && terms.length < packing.most) {
    const { term, next } = nextTerm(problem, net, end, packing.ranked);
    if (terms.length > 0 && size * (term.bound + 1) > PACKED) break;
    size *= term.bound + 1;
    terms.push(term);
    end = next;
  }
  return { first, end, size, order: claimOrder(problem, net, first), ...addUp(problem, net, terms) };
}

/** Levels that follow each other and look only at who is served become one, by rank (rank.ts says why). */
function nextTerm(problem: Problem, net: Network, at: number, ranked: boolean): { term: Term; next: number } {
  const level = problem.levels[at]!;
  if (level.kind === "option") return { term: { kind: "option", level, bound: optionBound(net, level) }, next: at + 1 };
  if (level.kind === "load") return { term: { kind: "load", level, bound: loadBound(net, level) }, next: at + 1 };
  let next = at + 1;
  while (ranked && next < problem.levels.length && problem.levels[next]!.kind === "served") next++;
  const gains = problem.levels
    .slice(at, next)
    .filter(isServed)
    .map((each) => each.gain);
  const gain = ranked ? rankGains(net, gains) : gains[0]!;
  return { term: { kind: "served", gain, bound: servedBound(net, gain) }, next };
}

function isServed(level: Level): level is ServedLevel {
  return level.kind === "served";
}

/**
 * A simple cycle passes each waiting place at most once, so at most one of those who wait there becomes served and at
 * most one unserved: there the gain changes by at most the widest difference between two seekers, or one and nobody (0).
 */
function servedBound(net: Network, gain: ArrayLike<number>): number {
  const least = new Float64Array(net.ground + 1);
  const most = new Float64Array(net.ground + 1);
  for (const i of net.movable) {
    if (net.mayWait[i] === 0) continue;
    const v = net.wait[i]!;
    least[v] = Math.min(least[v]!, gain[i]!);
    most[v] = Math.max(most[v]!, gain[i]!);
  }
  return most.reduce((sum, n, v) => sum + n - least[v]!, 0);
}

/** A simple cycle passes ground at most once: at most one host gains a unit and at most one loses one. */
function loadBound(net: Network, { base }: LoadLevel): number {
  let most = 0;
  for (let v = net.firstHost; v < net.firstCap; v++) {
    if (net.low[v]! < net.high[v]!) most = Math.max(most, 2 * (base[v - net.firstHost]! + net.high[v]!) - 1);
  }
  return most;
}

/**
 * A simple cycle enters each moving seeker from another node (a slot or a waiting place), so it moves at most as many
 * seekers as there are such nodes, each by at most the range of its live costs: the sum of the widest is a bound.
 */
function optionBound(net: Network, level: OptionLevel): number {
  const ranges = new Float64Array(net.movable.length);
  net.movable.forEach((i, n) => {
    const { least, most } = costRange(net, i, level.cost);
    ranges[n] = most - least;
  });
  ranges.sort();
  let bound = 0;
  const places = net.firstMonth + net.ground - net.firstCap + 1;
  for (let n = Math.max(0, ranges.length - places); n < ranges.length; n++) bound += ranges[n]!;
  return bound;
}

/** Cheapest and dearest choice of a seeker; being unserved, where it may be, costs 0. */
function costRange(net: Network, i: number, cost: ArrayLike<number>): { least: number; most: number } {
  let least = net.mayWait[i] === 1 ? 0 : Infinity;
  let most = net.mayWait[i] === 1 ? 0 : -Infinity;
  for (let k = net.start[i]!; k < net.start[i + 1]!; k++) {
    const c = cost[net.origin[k]!]!;
    if (c < least) least = c;
    if (c > most) most = c;
  }
  return { least, most };
}

function addUp(problem: Problem, net: Network, terms: readonly Term[]): Pick<Weighed, "cost" | "unit" | "step"> {
  const cost = new Float64Array(net.slot.length);
  const unit = new Float64Array(problem.hostSeats.length);
  let step = 0;
  let weight = 1;
  for (const term of [...terms].reverse()) {
    if (term.bound > 0) {
      if (term.kind === "served") addGain(net, cost, term.gain, weight);
      else if (term.kind === "option") addCost(net, cost, term.level.cost, weight);
      else {
        // (base + n)² − (base + n − 1)² = 2 (base + n) − 1
        for (let h = 0; h < unit.length; h++) unit[h]! += weight * (2 * term.level.base[h]! - 1);
        step += 2 * weight;
      }
    }
    weight *= term.bound + 1;
  }
  return { cost, unit, step };
}

/** A seeker that is served in every optimum gains the same by any option: only the others count. */
function addGain(net: Network, cost: Float64Array, gain: ArrayLike<number>, weight: number): void {
  for (const i of net.movable) {
    if (net.mayWait[i] === 0) continue;
    for (let k = net.start[i]!; k < net.start[i + 1]!; k++) cost[k]! -= weight * gain[i]!;
  }
}

/** Counted from the seeker's cheapest choice, which keeps numbers as small as the bound promises. */
function addCost(net: Network, cost: Float64Array, of: ArrayLike<number>, weight: number): void {
  for (const i of net.movable) {
    const least = costRange(net, i, of).least;
    for (let k = net.start[i]!; k < net.start[i + 1]!; k++) cost[k]! += weight * (of[net.origin[k]!]! - least);
  }
}

/**
 * Strongest claim first (by the gains of this stage and of all after it), then input order: later seekers then find
 * prices that already tell them that they must wait, and later stages find the right seekers served.
 */
function claimOrder(problem: Problem, net: Network, first: number): Int32Array {
  const gains = problem.levels.slice(first).flatMap((level) => (level.kind === "served" ? [level.gain] : []));
  return net.movable.slice().sort((a, b) => {
    for (const gain of gains) if (gain[a] !== gain[b]) return gain[b]! - gain[a]!;
    return a - b;
  });
}
