/** The cheapest numbers to mask so that a small one is free to move: a shortest path in the table's network. Pure. */
import type { Arc, Margin, Network } from "./population.ts";
import { cyclesOf, ends, room, type Cycle, type Masking } from "./safety.ts";

export interface Choice {
  readonly numbers: readonly number[];
  readonly cost: number;
}

/** One number more outweighs every sum of counts; then the smaller counts are taken. Nothing for what is masked. */
export function costOf({ population, masked }: Masking, number: number): number {
  if (masked.has(number)) return 0;
  const [total = 0] = population.values;
  return total * population.values.length + 1 + (population.values[number] ?? 0);
}

/** The cheapest cycle through a number of one table, or undefined where even masking all of it leaves none. */
export function cycle(masking: Masking, number: number): Choice | undefined {
  const cycles = cyclesOf(masking, number);
  const alone = cycles.map(({ network, start, goal }) => path(masking, network, start, goal, number));
  return cheapest(alone) ?? cheapest(cycles.flatMap((each) => withSharedStep(masking, number, each)));
}

/** The same with a step between two members of a shared margin, which the other tables must follow. */
function withSharedStep(masking: Masking, number: number, { network, start, goal }: Cycle): (Choice | undefined)[] {
  return network.margins.flatMap((margin) =>
    margin.numbers.flatMap((more) =>
      margin.numbers.map((less) => {
        const [to, from] = ends(network, margin, more, less);
        const before = path(masking, network, start, from, number);
        const after = before && path(masking, network, to, goal, number);
        return after && together(masking, [before, after, followed(masking, margin, more, less, network)]);
      }),
    ),
  );
}

/** The cheapest other member of a shared margin to move against, with the paths by which all tables follow. */
export function exchange(masking: Masking, number: number): Choice | undefined {
  const { networks } = masking.population;
  const margin = networks.flatMap(({ margins }) => margins).find(({ numbers }) => numbers.includes(number));
  if (margin === undefined) return undefined;
  const pairs = margin.numbers.flatMap((other) => [
    { more: number, less: other },
    { more: other, less: number },
  ]);
  return cheapest(pairs.map(({ more, less }) => followed(masking, margin, more, less)));
}

function followed(masking: Masking, margin: Margin, more: number, less: number, except?: Network): Choice | undefined {
  const { networks, shared, known } = masking.population;
  if (more === less || !shared.has(more) || !shared.has(less) || known.has(more) || known.has(less)) return undefined;
  if (!room(masking, more).up || !room(masking, less).down) return undefined;
  const paths = networks.flatMap((network) => {
    const here = network.margins.find(({ of }) => of === margin.of);
    if (network === except || here === undefined) return [];
    const [from, to] = ends(network, here, more, less);
    return [path(masking, network, from, to, undefined)];
  });
  return together(masking, [{ numbers: [more, less], cost: 0 }, ...paths]);
}

/** All of them at once, or undefined where one is missing. */
function together(masking: Masking, choices: readonly (Choice | undefined)[]): Choice | undefined {
  if (choices.some((each) => each === undefined)) return undefined;
  const numbers = Array.from(new Set(choices.flatMap((each) => each?.numbers ?? [])));
  return { numbers, cost: numbers.reduce((sum, each) => sum + costOf(masking, each), 0) };
}

function cheapest(choices: readonly (Choice | undefined)[]): Choice | undefined {
  return choices.reduce((best, each) => (each && (!best || each.cost < best.cost) ? each : best), undefined);
}

interface Reached {
  readonly cost: number;
  readonly numbers: readonly number[];
}

/** Dijkstra without a queue: a table has few nodes. Shared numbers are left alone. */
function path(masking: Masking, network: Network, from: number, to: number, banned?: number): Choice | undefined {
  const { population } = masking;
  const arcs = network.arcs.filter(
    ({ number }) => number !== banned && !population.shared.has(number) && !population.known.has(number),
  );
  const open = new Map<number, Reached>([[from, { cost: 0, numbers: [] }]]);
  const done = new Set<number>();
  for (;;) {
    const [nearest] = Array.from(open)
      .filter(([node]) => !done.has(node))
      .sort(([, a], [, b]) => a.cost - b.cost);
    if (nearest === undefined) return undefined;
    const [node, here] = nearest;
    if (node === to) return here;
    done.add(node);
    for (const arc of arcs) {
      const next = step(masking, arc, node);
      if (next === undefined || done.has(next)) continue;
      const cost = here.cost + costOf(masking, arc.number);
      if (cost < (open.get(next)?.cost ?? Infinity)) open.set(next, { cost, numbers: [...here.numbers, arc.number] });
    }
  }
}

/** Where an arc leads from a node: along it when its number may grow, against it when it may shrink. */
export function step(masking: Masking, { from, to, number }: Arc, node: number): number | undefined {
  if (node === from && room(masking, number).up) return to;
  return node === to && room(masking, number).down ? from : undefined;
}
