/** Chance with a seed: the same seed draws the same, so that what failed can be played again. */

export interface Random {
  /** From 0 to below 1. */
  next(): number;
  /** A whole number from 0 to below `most`. */
  below(most: number): number;
  /** True so often out of a hundred. */
  percent(n: number): boolean;
  /** One of them; undefined where there is none. */
  one<T>(all: readonly T[]): T | undefined;
  /** Some of them, in their order; at least one where there is any. */
  some<T>(all: readonly T[], most?: number): T[];
}

/** mulberry32. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (most: number): number => Math.floor(next() * most);
  const one = <T>(all: readonly T[]): T | undefined => all[below(all.length)];
  return {
    next,
    below,
    percent: (n) => next() * 100 < n,
    one,
    some: (all, most = all.length) => {
      const wanted = 1 + below(Math.max(1, Math.min(most, all.length)));
      const chosen = new Set<number>();
      while (chosen.size < Math.min(wanted, all.length)) chosen.add(below(all.length));
      return all.filter((_, index) => chosen.has(index));
    },
  };
}
