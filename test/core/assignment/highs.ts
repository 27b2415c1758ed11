import loadHighs, { type Highs, type Model, type ModelData } from "highs";
import { valuesOf, type Level, type Problem } from "../../../src/core/assignment/problem.ts";

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
  const columns = problem.options.slot.length + unitHosts(problem).length;
  if (columns === 0) return { values: valuesOf(problem, new Int32Array(problem.seekers).fill(-1)), milliseconds: [] };
  const model = solver.createModel(modelOf(solver, problem, way.integral));
  try {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.5 });
    return solveLevels(model, problem, columns, way.seconds);
  } finally {
    model.dispose();
  }
}

function solveLevels(model: Model, problem: Problem, columns: number, seconds: number): HighsRun {
  const values: number[] = [];
  const milliseconds: number[] = [];
  let left = seconds;
  for (const level of problem.levels) {
    const { cost, constant, sign } = objective(problem, level, columns);
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

/** Column per option, then one column per seat of every host: the unit that carries the convex cost. */
function objective(
  problem: Problem,
  level: Level,
  columns: number,
): { cost: Float64Array; constant: number; sign: number } {
  const cost = new Float64Array(columns);
  const { seeker } = problem.options;
  if (level.kind === "served") {
    for (let k = 0; k < seeker.length; k++) cost[k] = -level.gain[seeker[k]!]!;
    return { cost, constant: 0, sign: -1 };
  }
  if (level.kind === "option") {
    cost.set(Array.from(level.cost));
    return { cost, constant: 0, sign: 1 };
  }
  let seat = 0;
  unitHosts(problem).forEach((host, n, hosts) => {
    seat = n > 0 && hosts[n - 1] === host ? seat + 1 : 1;
    cost[seeker.length + n] = (level.base[host]! + seat) ** 2 - (level.base[host]! + seat - 1) ** 2;
  });
  const constant = Array.from(level.base).reduce((sum, base) => sum + base * base, 0);
  return { cost, constant, sign: 1 };
}

function unitHosts(problem: Problem): number[] {
  return Array.from(problem.hostSeats).flatMap((seats, host) =>
    new Array<number>(Math.min(seats, problem.seekers)).fill(host),
  );
}

/** Rows: seekers, slots, months, hosts (served = units). */
function modelOf(solver: Highs, problem: Problem, integral: boolean): ModelData {
  const { seekers, slots, months, hostSeats, options } = problem;
  const firstSlot = seekers;
  const firstMonth = firstSlot + slots.length;
  const firstHost = firstMonth + months.length;
  const numRows = firstHost + hostSeats.length;
  const units = unitHosts(problem);
  const count = options.slot.length;
  const numCols = count + units.length;
  const starts = Int32Array.from({ length: numCols + 1 }, (_, c) => (c <= count ? 4 * c : 4 * count + (c - count)));
  const indices = new Int32Array(4 * count + units.length);
  const values = new Float64Array(indices.length).fill(1);
  for (let k = 0; k < count; k++) {
    const slot = options.slot[k]!;
    const month = slots[slot]!.month;
    indices.set([options.seeker[k]!, firstSlot + slot, firstMonth + month, firstHost + months[month]!.host], 4 * k);
  }
  units.forEach((host, n) => {
    indices[4 * count + n] = firstHost + host;
    values[4 * count + n] = -1;
  });
  const served = new Float64Array(numRows).fill(-solver.infinity, 0, firstHost);
  const seats = [...slots, ...months].map((each) => each.seats);
  return {
    numCols,
    numRows,
    colCost: new Float64Array(numCols),
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols).fill(1),
    rowLower: served,
    rowUpper: Float64Array.from([
      ...new Array<number>(seekers).fill(1),
      ...seats,
      ...new Array<number>(hostSeats.length).fill(0),
    ]),
    matrix: { format: "csc", numRows, numCols, starts, indices, values },
    ...(integral ? { integrality: new Int32Array(numCols).fill(1) } : {}),
  };
}
