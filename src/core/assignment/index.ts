export { solve, solveInStages, type Pace, type Stage } from "./solve.ts";
export { certify } from "./certify.ts";
export { certificateFaults, type Certificate } from "./certificate.ts";
export { conflictOf, conflictsIn, type Conflict } from "./conflict.ts";
export { valuesOf, type Cap, type Level, type Problem, type Solution } from "./problem.ts";
export { violations } from "./check.ts";
