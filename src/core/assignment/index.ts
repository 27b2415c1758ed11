export { solve, solveInStages, type Pace, type Stage } from "./solve";
export { valuesOf, type Level, type Problem, type Solution } from "./problem";
export { violations } from "./check";
