/**
 * Who may be served where. Hosts own months, months own slots (a half-day); every count is a whole number.
 * The right side is therefore a tree (slot → month → host), the left side too (seeker → cap), and the constraint matrix
 * is totally unimodular: each level has a whole optimum, and the optima of one level are a face on which the next level
 * is again such a problem.
 */
export interface Problem {
  readonly seekers: number;
  /** Seats left in the year, per host. */
  readonly hostSeats: ArrayLike<number>;
  /** The host that owns each month, and the seats of that month. */
  readonly months: readonly { readonly host: number; readonly seats: number }[];
  /** The month that owns each slot, and how many may be served at the same time. */
  readonly slots: readonly { readonly month: number; readonly seats: number }[];
  /** Option k: seeker[k] may be served in slot[k]. */
  readonly options: { readonly seeker: ArrayLike<number>; readonly slot: ArrayLike<number> };
  /** Most important first. */
  readonly levels: readonly Level[];
  /** Limits on how many of a group are served, whoever serves them; no seeker is in two groups. */
  readonly caps?: readonly Cap[];
}

/** At most `most` of these seekers are served: what is kept for others. */
export interface Cap {
  readonly name: string;
  readonly seekers: ArrayLike<number>;
  readonly most: number;
}

/** One objective; all numbers are whole. */
export type Level = ServedLevel | OptionLevel | LoadLevel;

/** Maximise the sum of `gain` (per seeker) over those who are served. */
export interface ServedLevel {
  readonly name: string;
  readonly kind: "served";
  readonly gain: ArrayLike<number>;
}

/** Minimise the sum of `cost` (per option, 0 or more) over the chosen options. */
export interface OptionLevel {
  readonly name: string;
  readonly kind: "option";
  readonly cost: ArrayLike<number>;
}

/** Minimise the sum over hosts of (base + load)²: the k-th seeker of a host costs more than the one before. */
export interface LoadLevel {
  readonly name: string;
  readonly kind: "load";
  readonly base: ArrayLike<number>;
}

export interface Solution {
  /** The chosen option of each seeker; -1 = not served. */
  readonly chosen: Int32Array;
  /** The value of each level, in the order of `levels`. */
  readonly values: readonly number[];
}

/** The value of every level for any choice, recomputed from the problem alone. */
export function valuesOf(problem: Problem, chosen: ArrayLike<number>): number[] {
  return problem.levels.map((level) => {
    if (level.kind === "load") return squares(level.base, loads(problem, chosen));
    let sum = 0;
    for (let i = 0; i < chosen.length; i++) {
      const k = chosen[i]!;
      if (k >= 0) sum += level.kind === "served" ? level.gain[i]! : level.cost[k]!;
    }
    return sum;
  });
}

/** How many seekers each host serves. */
function loads(problem: Problem, chosen: ArrayLike<number>): number[] {
  const load = new Array<number>(problem.hostSeats.length).fill(0);
  for (let i = 0; i < chosen.length; i++) {
    const k = chosen[i]!;
    if (k < 0) continue;
    const host = problem.months[problem.slots[problem.options.slot[k]!]!.month]!.host;
    load[host] = load[host]! + 1;
  }
  return load;
}

function squares(base: ArrayLike<number>, load: readonly number[]): number {
  return load.reduce((sum, n, host) => sum + (base[host]! + n) ** 2, 0);
}
