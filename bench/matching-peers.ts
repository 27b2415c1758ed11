/** Other solvers from npm, and the plain method of textbooks, asked the same questions as far as they can express them. */
import { Mcmf } from "@algorithm.ts/mcmf";
import loadGlpk from "glpk.js/node";
import munkres from "munkres-js";
import { solve as yalps } from "yalps";
import type { Problem } from "../src/core/assignment/index.ts";
import { linear, objective, type Linear } from "../test/core/assignment/linear.ts";

/** Solves the levels it is given in the problem; answers their values, most important first. */
export type Peer = (problem: Problem) => number[];

/** A linear programme with one more row per level already decided: Σ cost × column = value. */
interface Step {
  readonly model: Linear;
  readonly cost: Float64Array;
  readonly decided: readonly { readonly cost: Float64Array; readonly value: number }[];
}

/** Level after level, the optimum of each kept as an equality; the relaxation has whole optima (problem.ts says why). */
function inSequence(minimum: (step: Step) => number): Peer {
  return (problem) => {
    const model = linear(problem);
    const decided: { cost: Float64Array; value: number }[] = [];
    return problem.levels.map((level) => {
      const { cost, constant, sign } = objective(problem, level);
      const value = Math.round(minimum({ model, cost, decided }));
      decided.push({ cost, value });
      return sign * value + constant;
    });
  };
}

/** The coefficients of each row: [column, value], the decided levels last. */
function rowsOf({ model, decided }: Step): [number, number][][] {
  const rows: [number, number][][] = Array.from({ length: model.rows }, () => []);
  for (let c = 0; c < model.columns; c++)
    for (let n = model.starts[c]!; n < model.starts[c + 1]!; n++) rows[model.indices[n]!]!.push([c, model.values[n]!]);
  const costs = decided.map(({ cost }) =>
    Array.from(cost).flatMap((coef, c): [number, number][] => (coef === 0 ? [] : [[c, coef]])),
  );
  return [...rows, ...costs];
}

/** Each row at most `max`, or exactly. */
function limits({ model, decided }: Step): { max: number; exact: boolean }[] {
  const { first, end } = model.exact;
  return [
    ...model.upper.map((max, row) => ({ max, exact: row >= first && row < end })),
    ...decided.map(({ value }) => ({ max: value, exact: true })),
  ];
}

/** GLPK compiled to WebAssembly. */
export async function glpk(): Promise<Peer> {
  const solver = await loadGlpk();
  return inSequence((step) => {
    const vars = (of: readonly [number, number][]): { name: string; coef: number }[] =>
      of.map(([c, coef]) => ({ name: `x${c}`, coef }));
    const bounds = limits(step);
    const { result } = solver.solve(
      {
        name: "matching",
        objective: {
          direction: solver.GLP_MIN,
          name: "cost",
          vars: vars(Array.from(step.cost, (coef, c): [number, number] => [c, coef])),
        },
        subjectTo: rowsOf(step).flatMap((row, n) => {
          const { max, exact } = bounds[n]!;
          const bnds = { type: exact ? solver.GLP_FX : solver.GLP_UP, lb: exact ? max : 0, ub: max };
          return row.length === 0 ? [] : [{ name: `r${n}`, vars: vars(row), bnds }];
        }),
        bounds: Array.from({ length: step.model.columns }, (_, c) => ({
          name: `x${c}`,
          type: solver.GLP_DB,
          lb: 0,
          ub: 1,
        })),
      },
      { msglev: solver.GLP_MSG_OFF, presol: true },
    );
    if (result.status !== solver.GLP_OPT) throw new Error(`status ${result.status}`);
    return result.z;
  });
}

/** Columns as objects of row names, which YALPS wants; column ≤ 1 needs a row of its own. */
function named(step: Step): {
  constraints: Record<string, { max?: number; equal?: number }>;
  variables: Record<string, Record<string, number>>;
} {
  const constraints: Record<string, { max?: number; equal?: number }> = {};
  const variables: Record<string, Record<string, number>> = {};
  for (let c = 0; c < step.model.columns; c++) {
    variables[`x${c}`] = { cost: step.cost[c]!, [`u${c}`]: 1 };
    constraints[`u${c}`] = { max: 1 };
  }
  const bounds = limits(step);
  rowsOf(step).forEach((row, n) => {
    const { max, exact } = bounds[n]!;
    constraints[`r${n}`] = exact ? { equal: max } : { max };
    for (const [c, coef] of row) variables[`x${c}`]![`r${n}`] = coef;
  });
  return { constraints, variables };
}

export const byYalps = inSequence((step) => {
  const { status, result } = yalps(
    { direction: "minimize", objective: "cost", ...named(step) },
    { maxPivots: Infinity },
  );
  if (status !== "optimal") throw new Error(status);
  return result;
});

/** Minimum cost maximum flow: the number served, then one level of costs. */
export const byMcmf: Peer = (problem) => {
  const { seekers, slots, months, hostSeats, options, levels } = problem;
  const firstSlot = 2 + seekers;
  const firstMonth = firstSlot + slots.length;
  const firstHost = firstMonth + months.length;
  const flow = new Mcmf();
  flow.init(0, 1, firstHost + hostSeats.length);
  for (let i = 0; i < seekers; i++) flow.addEdge(0, 2 + i, 1, 0);
  const second = levels[1];
  for (let k = 0; k < options.slot.length; k++) {
    const cost = second?.kind === "option" ? second.cost[k]! : 0;
    flow.addEdge(2 + options.seeker[k]!, firstSlot + options.slot[k]!, 1, cost);
  }
  slots.forEach(({ month, seats }, s) => flow.addEdge(firstSlot + s, firstMonth + month, seats, 0));
  months.forEach(({ host, seats }, m) => flow.addEdge(firstMonth + m, firstHost + host, seats, 0));
  for (let h = 0; h < hostSeats.length; h++) flow.addEdge(firstHost + h, 1, hostSeats[h]!, 0);
  const { maxflow, mincost } = flow.minCostMaxFlow();
  return second === undefined ? [maxflow] : [maxflow, mincost];
};

/** The Hungarian method on a square of seekers and seats: the number served, then one level of costs; no calendar. */
export const byMunkres: Peer = (problem) => {
  const { seekers, months, slots, hostSeats, options, levels } = problem;
  const [, second] = levels;
  if (slots.length !== hostSeats.length || second?.kind !== "option") throw new Error("cannot express half-days");
  const seatHost = Array.from(hostSeats).flatMap((seats, host) => new Array<number>(seats).fill(host));
  const nobody = 1e6;
  const costs = Array.from({ length: seekers }, () => new Float64Array(hostSeats.length).fill(nobody));
  for (let k = 0; k < options.slot.length; k++)
    costs[options.seeker[k]!]![months[slots[options.slot[k]!]!.month]!.host] = second.cost[k]!;
  const width = Math.max(seekers, seatHost.length);
  const square = Array.from({ length: width }, (_, i) =>
    Array.from({ length: width }, (_unused, n) => costs[i]?.[seatHost[n] ?? -1] ?? nobody),
  );
  let served = 0;
  let cost = 0;
  for (const [i, n] of munkres(square)) {
    if (square[i]![n]! >= nobody) continue;
    served++;
    cost += square[i]![n]!;
  }
  return [served, cost];
};

/** Ford and Fulkerson's way: one seeker after the other looks for any path to a free seat; the number served only. */
export const byPaths: Peer = (problem) => {
  const { seekers, options } = problem;
  const own: number[][] = Array.from({ length: seekers }, () => []);
  for (let k = 0; k < options.slot.length; k++) own[options.seeker[k]!]!.push(options.slot[k]!);
  const office = new Places(problem);
  let served = 0;
  for (let i = 0; i < seekers; i++) if (office.seat(i, own)) served++;
  return [served];
};

/** Slots, months and hosts with who is where. */
class Places {
  private readonly parent: readonly number[];
  private readonly room: number[];
  private readonly children: number[][];
  private readonly used: number[];
  private readonly people: Set<number>[];

  constructor({ slots, months, hostSeats }: Problem) {
    const firstHost = slots.length + months.length;
    this.parent = [
      ...slots.map(({ month }) => slots.length + month),
      ...months.map(({ host }) => firstHost + host),
      ...Array.from(hostSeats, () => -1),
    ];
    this.room = [...slots, ...months].map(({ seats }) => seats).concat(Array.from(hostSeats));
    this.used = this.room.map(() => 0);
    this.children = this.room.map(() => []);
    this.parent.forEach((up, v) => this.children[up]?.push(v));
    this.people = slots.map(() => new Set<number>());
  }

  /** Breadth first to the nearest free seat; everybody on the way moves on. */
  seat(seeker: number, own: readonly (readonly number[])[]): boolean {
    const from = new Map<number, { node: number; mover: number }>();
    const queue: number[] = [];
    const reach = (v: number, node: number, mover: number): void => {
      if (from.has(v)) return;
      from.set(v, { node, mover });
      queue.push(v);
    };
    for (const s of own[seeker]!) reach(s, -1, seeker);
    for (let n = 0; n < queue.length; n++) {
      const v = queue[n]!;
      if (this.used[v]! < this.room[v]!) {
        const up = this.parent[v]!;
        if (up < 0) {
          this.move(v, from);
          return true;
        }
        reach(up, v, -1);
      }
      for (const w of this.children[v]!) if (this.used[w]! > 0) reach(w, v, -1);
      for (const j of this.people[v] ?? []) for (const s of own[j]!) reach(s, v, j);
    }
    return false;
  }

  private move(last: number, from: ReadonlyMap<number, { node: number; mover: number }>): void {
    this.used[last]!++;
    for (let v = last; v >= 0;) {
      const { node, mover } = from.get(v)!;
      if (mover >= 0) {
        this.people[node]?.delete(mover);
        this.people[v]!.add(mover);
      } else if (this.parent[node] === v) this.used[node]!++;
      else this.used[v]!--;
      v = node;
    }
  }
}
