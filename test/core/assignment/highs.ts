import loadHighs, { type Highs, type Model, type ModelData } from "highs";
import { valuesOf, type Problem } from "../../../src/core/assignment/problem.ts";
import { linear, objective, type Linear } from "./linear.ts";

export interface HighsRun {
  /** Value of each level that was solved to the proven optimum, most important first. */
  readonly values: readonly number[];
  /** Time inside HiGHS' own run, per level tried; building and changing the model is left out. */
  readonly milliseconds: readonly number[];
  /** Why it stopped before the last level; undefined when it did not. */
  readonly stopped?: string;
}

export interface HighsWay {
  /** Whole-number variables (branch and cut), or the linear relaxation, warm started from the level before. */
  readonly integral: boolean;
  /** Seconds for all levels together. */
  readonly seconds: number;
}

let loaded: Promise<Highs> | undefined;

/** HiGHS in this process, loaded once. */
export function highs(): Promise<Highs> {
  loaded ??= loadHighs();
  return loaded;
}

/** Solves the levels in sequence: the optimum of each becomes an equality before the next is tried. */
export function solveByHighs(solver: Highs, problem: Problem, way: HighsWay): HighsRun {
  const model = linear(problem);
  if (model.columns === 0)
    return { values: valuesOf(problem, new Int32Array(problem.seekers).fill(-1)), milliseconds: [] };
  const asked = solver.createModel(modelOf(solver, model, way.integral));
  try {
    asked.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.5 });
    return solveLevels(asked, problem, model.columns, way.seconds);
  } finally {
    asked.dispose();
  }
}

function solveLevels(model: Model, problem: Problem, columns: number, seconds: number): HighsRun {
  const values: number[] = [];
  const milliseconds: number[] = [];
  let left = seconds;
  for (const level of problem.levels) {
    const { cost, constant, sign } = objective(problem, level);
    model.changeColsCost({ kind: "range", from: 0, to: columns - 1 }, cost);
    // HiGHS counts its clock over all runs of one model.
    model.zeroAllClocks();
    model.options.set("time_limit", Math.max(0.01, left));
    const began = performance.now();
    const { modelStatus } = model.run();
    const took = performance.now() - began;
    milliseconds.push(took);
    left -= took / 1000;
    if (modelStatus !== 7) {
      const why = modelStatus === 13 ? "time limit" : `model status ${modelStatus}`;
      return { values, milliseconds, stopped: `${why} at ${level.name}` };
    }
    const best = Math.round(model.getObjectiveValue());
    values.push(sign * best + constant);
    const used = Array.from(cost.keys()).filter((column) => cost[column] !== 0);
    if (used.length > 0) model.addRow(best, best, { indices: used, values: used.map((column) => cost[column]!) });
  }
  return { values, milliseconds };
}

function modelOf(solver: Highs, { columns, rows, ...model }: Linear, integral: boolean): ModelData {
  const { first, end } = model.exact;
  const rowLower = new Float64Array(rows).fill(-solver.infinity).fill(0, first, end);
  const { starts, indices, values } = model;
  return {
    numCols: columns,
    numRows: rows,
    colCost: new Float64Array(columns),
    colLower: new Float64Array(columns),
    colUpper: new Float64Array(columns).fill(1),
    rowLower,
    rowUpper: Float64Array.from(model.upper),
    matrix: { format: "csc", numRows: rows, numCols: columns, starts, indices, values },
    ...(integral ? { integrality: new Int32Array(columns).fill(1) } : {}),
  };
}
