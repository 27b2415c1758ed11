import type { Network } from "./network.ts";

/**
 * Only without caps (the sets of two matroids in common are no matroid).
 *
 * One small whole number per seeker that orders seekers as the given gains do, first gain first; 0 where all gains are
 * 0, above 0 where the first gain that is not 0 is positive.
 *
 * Why ranks do: the sets of seekers served by the choices that are still open are the vertices of a generalised
 * matroid (sets linked into a flow network; a face of it is one again). With unserved seats counted as elements of gain
 * 0 they are bases of a matroid, whose best basis is found by the greedy rule, which only compares gains and never adds
 * them. So gains with the same order, 0 included, have the same optimal sets; 2^40 needs no more room than 2.
 */
export function rankGains(net: Network, gains: readonly ArrayLike<number>[]): Int32Array {
  const rank = new Int32Array(net.seekers);
  const compare = (a: number, b: number): number => {
    for (const gain of gains) if (gain[a] !== gain[b]) return gain[a]! < gain[b]! ? -1 : 1;
    return 0;
  };
  const undecided = net.movable.filter((i) => net.mayWait[i] === 1);
  const signs = undecided.map((i) => sign(gains, i));
  const signOf = new Int8Array(net.seekers);
  undecided.forEach((i, n) => (signOf[i] = signs[n]!));
  undecided.sort(compare);
  climb(undecided, (i) => signOf[i] === 1, compare, rank, 1);
  climb(undecided.reverse(), (i) => signOf[i] === -1, compare, rank, -1);
  return rank;
}

/** Numbers the kept seekers 1, 2, … (times `direction`), equal ones alike, in the order given. */
function climb(
  order: Int32Array,
  keep: (i: number) => boolean,
  compare: (a: number, b: number) => number,
  rank: Int32Array,
  direction: number,
): void {
  let level = 0;
  let last = -1;
  for (const i of order) {
    if (!keep(i)) continue;
    if (last < 0 || compare(last, i) !== 0) level++;
    rank[i] = direction * level;
    last = i;
  }
}

function sign(gains: readonly ArrayLike<number>[], i: number): number {
  for (const gain of gains) if (gain[i] !== 0) return gain[i]! > 0 ? 1 : -1;
  return 0;
}
