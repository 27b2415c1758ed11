export { solve, solveInStages, type Pace, type Stage } from "./solve.ts";
export { valuesOf, type Level, type Problem, type Solution } from "./problem.ts";
export { violations } from "./check.ts";
