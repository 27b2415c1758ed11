import type { Certificate } from "./certificate.ts";
import { valuesOf, type Problem } from "./problem.ts";
import { solveInStages } from "./solve.ts";

/**
 * A choice with the prices that prove it optimal, for certificateFaults to check. `chosen` names the choice to prove;
 * left out, it is the solver's own. Any optimal choice agrees with any optimal prices (complementary slackness), so a
 * choice that is not optimal gets a certificate that does not hold. Solves level by level, which is slower than `solve`.
 */
export function certify(problem: Problem, chosen?: ArrayLike<number>): Certificate {
  const { solution, stages } = solveInStages(problem, "each");
  const choice = Array.from(chosen ?? solution.chosen);
  return { chosen: choice, values: valuesOf(problem, choice), prices: stages.map(({ price }) => fromGround(price)) };
}

/** Only differences between prices count, so ground's is made 0 and left out. */
function fromGround(price: Float64Array): number[] {
  const ground = price[price.length - 1]!;
  return Array.from(price.subarray(0, -1), (p) => p - ground);
}
