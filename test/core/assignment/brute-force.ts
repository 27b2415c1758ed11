import { valuesOf, type Problem } from "../../../src/core/assignment/problem.ts";
import { violations } from "../../../src/core/assignment/check.ts";

/** The best values of all levels by trying every choice; `feasible` counts the choices that break nothing. */
export function tryEverything(problem: Problem): { values: number[]; feasible: number } {
  const own: number[][] = Array.from({ length: problem.seekers }, () => [-1]);
  Array.from(problem.options.seeker).forEach((i, k) => own[i]!.push(k));
  const chosen = new Array<number>(problem.seekers).fill(-1);
  let best: number[] | undefined;
  let feasible = 0;
  const descend = (i: number): void => {
    if (i === problem.seekers) {
      feasible++;
      const values = valuesOf(problem, chosen);
      if (best === undefined || better(problem, values, best)) best = values;
      return;
    }
    for (const k of own[i]!) {
      chosen[i] = k;
      // Who is served already only takes seats: what is broken now stays broken.
      if (k < 0 || violations(problem, chosen).length === 0) descend(i + 1);
    }
    chosen[i] = -1;
  };
  descend(0);
  return { values: best ?? [], feasible };
}

function better(problem: Problem, values: readonly number[], than: readonly number[]): boolean {
  const at = values.findIndex((value, n) => value !== than[n]);
  if (at < 0) return false;
  return problem.levels[at]!.kind === "served" ? values[at]! > than[at]! : values[at]! < than[at]!;
}
