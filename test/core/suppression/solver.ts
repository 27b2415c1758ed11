/** An attacker with a solver: the least and the most that each masked number can be, over all tables at once. */
import type { Highs, Model } from "highs";
import type { Crossed, Suppressed } from "../../../src/core/suppression/index.ts";
import { entries, masked, told, type Entry } from "./published.ts";

interface Sum {
  readonly entry: Entry;
  readonly columns: readonly number[];
}

/** "table number" of every masked number that can be nothing but what it is; whole numbers only. */
export function pinnedBySolver(
  solver: Highs,
  tables: readonly Crossed[],
  results: readonly Suppressed[],
  least: number,
): string[] {
  let columns = 0;
  const sums = tables.flatMap((table, t): Sum[] => {
    const list = entries(table, results[t]!);
    const own = new Map(list.flatMap(({ margin, cells }) => (margin === "" ? [[cells[0]!, columns++] as const] : [])));
    return list.map((entry) => ({
      entry: { ...entry, name: `table ${t} ${entry.name}` },
      columns: entry.cells.map((cell) => own.get(cell)!),
    }));
  });
  if (masked(sums.map(({ entry }) => entry)).length === 0) return [];
  const model = modelOf(solver, sums, columns, least);
  try {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.5 });
    return (
      sums
        .filter(({ entry }) => entry.shown === null)
        // What can be less than it is needs no second question.
        .filter((asked) =>
          ([1, -1] as const).every((sign) => furthest(model, asked, columns, sign) === asked.entry.value),
        )
        .map(({ entry }) => entry.name)
    );
  } finally {
    model.dispose();
  }
}

/** The least (1) or the most (-1) that a number can be. Its own size is no bound, so what may grow for ever is cut off. */
function furthest(model: Model, asked: Sum, columns: number, sign: 1 | -1): number {
  const cost = new Float64Array(columns);
  for (const column of asked.columns) cost[column] = sign;
  model.changeColsCost({ kind: "range", from: 0, to: columns - 1 }, cost);
  const { modelStatus } = model.run();
  if (modelStatus !== 7) throw new Error(`no optimum for ${asked.entry.name}: model status ${modelStatus}`);
  return Math.round(sign * model.getObjectiveValue());
}

/** A row for each sum, and one for each margin that two tables have: it is the same in both. */
function modelOf(solver: Highs, sums: readonly Sum[], columns: number, least: number): Model {
  const model = solver.createModel({
    numCols: columns,
    numRows: 0,
    colCost: new Float64Array(columns),
    colLower: new Float64Array(columns),
    // No count in these tests is near it, so that "for ever" is an answer too.
    colUpper: new Float64Array(columns).fill(1000),
    rowLower: new Float64Array(0),
    rowUpper: new Float64Array(0),
    matrix: {
      format: "csc",
      numRows: 0,
      numCols: columns,
      starts: new Int32Array(columns + 1),
      indices: new Int32Array(0),
      values: new Float64Array(0),
    },
    integrality: new Int32Array(columns).fill(1),
  });
  const first = new Map<string, Sum>();
  for (const sum of sums) {
    if (sum.columns.length === 0) continue;
    const { low, high } = told(sum.entry, least);
    addRow(
      model,
      low,
      Math.min(high, 1_000_000),
      sum.columns.map((column) => [column, 1]),
    );
    const same = first.get(sum.entry.margin);
    if (sum.entry.margin === "") continue;
    if (same === undefined) first.set(sum.entry.margin, sum);
    else
      addRow(model, 0, 0, [...sum.columns.map((c) => [c, 1] as const), ...same.columns.map((c) => [c, -1] as const)]);
  }
  return model;
}

function addRow(model: Model, low: number, high: number, parts: readonly (readonly [number, number])[]): void {
  model.addRow(low, high, { indices: parts.map(([column]) => column), values: parts.map(([, value]) => value) });
}
