import { checkProblem } from "./check.ts";
import { keepOptima } from "./face.ts";
import { layNetwork, type Network } from "./network.ts";
import { valuesOf, type Problem, type Solution } from "./problem.ts";
import { LIMIT, Search } from "./search.ts";
import { weighLevels, type Weighed } from "./weigh.ts";

/** One solved step: the levels [first, end) and the dual value of every node (slots, months, hosts, caps, ground). */
export interface Stage {
  readonly first: number;
  readonly end: number;
  readonly price: Float64Array;
}

/**
 * How levels are taken: `together` packs as many as fit, and stops when nothing is left to decide; `each` solves every
 * level by itself, with duals in its own units.
 */
export type Pace = "together" | "each";

/** Who wants to hear how far a long run is: called now and then, with `done` growing up to `all`. */
export interface Watch {
  readonly progress?: ((done: number, all: number) => void) | undefined;
}

/** Seekers taken between two calls of `progress`. */
const STRIDE = 256;

/**
 * The lexicographic optimum, exact and without chance: equal problems give equal answers, and ties that no level
 * decides fall by the order of seekers and options alone. Throws RangeError for numbers that are not whole, out of
 * range, or so large that sums could not be exact.
 *
 * Each stage is a minimum cost flow that starts from the flow of the stage before, on the face of its optima.
 */
export function solve(problem: Problem, watch: Watch = {}): Solution {
  return solveInStages(problem, "together", watch).solution;
}

/** As `solve`, with the dual values of every stage. A level without a stage had nothing left to decide. */
export function solveInStages(
  problem: Problem,
  pace: Pace,
  { progress }: Watch = {},
): { solution: Solution; stages: Stage[] } {
  checkProblem(problem);
  const net = layNetwork(problem);
  const stages: Stage[] = [];
  const levels = problem.levels.length;
  let most = pace === "together" ? levels : 1;
  for (let at = 0; at < levels && (pace === "each" || net.movable.length > 0);) {
    const weighed = weighLevels(problem, net, at, { most, ranked: pace === "together" && net.firstCap === net.ground });
    const price = optimise(net, weighed, (part) =>
      progress?.(Math.floor((at + part * (weighed.end - at)) * problem.seekers), levels * problem.seekers),
    );
    if (price === undefined) {
      if (most === 1) throw new RangeError(`${problem.levels[at]!.name}: costs too large to add exactly`);
      most = 1;
      continue;
    }
    keepOptima(net, weighed, price);
    stages.push({ first: weighed.first, end: weighed.end, price });
    at = weighed.end;
  }
  progress?.(levels * problem.seekers, levels * problem.seekers);
  return { solution: { chosen: net.chosen, values: valuesOf(problem, net.chosen) }, stages };
}

/** Improves the flow to an optimum and gives its dual values; undefined when numbers would pass what is exact. */
function optimise(net: Network, weighed: Weighed, tell: (part: number) => void): Float64Array | undefined {
  if (!(weighed.size <= LIMIT)) return undefined;
  const search = new Search(net, weighed);
  const { order } = weighed;
  for (let n = 0; n < order.length; n++) {
    if (!search.take(order[n]!)) return undefined;
    if (n % STRIDE === 0) tell(n / order.length);
  }
  return search.price;
}
