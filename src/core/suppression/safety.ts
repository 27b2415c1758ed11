/**
 * Whether masked numbers stay unknown. The attacker knows every number that is shown, that zeros are shown, and, which
 * is more than the paper says, which of the masked numbers are small ones. If even he finds two values possible for
 * each, so does everyone who knows less.
 *
 * He is not taken to run this program over all tables that he can think of: that of two numbers the smaller is masked
 * beside a small one may then tell him more. A test counts how often that gives a number away: in about one of a
 * hundred lists and one of twenty tables, of those that are tiny and all of tiny counts.
 */
import type { Margin, Network, Population } from "./population.ts";

export interface Masking {
  readonly population: Population;
  readonly least: number;
  readonly masked: ReadonlySet<number>;
}

interface Step {
  readonly to: number;
  readonly number: number;
}

/** For each table, for each of its nodes: where the masked numbers that stand in this table alone may lead. */
type Steps = ReadonlyMap<Network, readonly (readonly Step[])[]>;

export const isSmall = (count: number, least: number): boolean => count > 0 && count < least;

/** Whether a number may be one more, or one less, without leaving what the attacker is told of it. */
export function room({ population, least }: Masking, number: number): { up: boolean; down: boolean } {
  const value = population.values[number] ?? 0;
  if (population.open.has(number)) return { up: true, down: value > 0 };
  // What is hidden may be none, but a zero stays one: of some kinds there can be nobody, as everybody knows.
  if (population.hidden.has(number)) return { up: value > 0, down: value > 0 };
  return { up: value > 0 && value !== least - 1, down: value > 1 };
}

/** Masked numbers that the attacker can tell, by the sums and by what he is told. Of what is hidden nobody is asked. */
export function pinned(masking: Masking): number[] {
  const steps = stepsOf(masking);
  const { shared, hidden } = masking.population;
  return Array.from(masking.masked).filter((number) => {
    if (hidden.has(number)) return false;
    return shared.has(number) ? !sharedMoves(masking, steps, number) : !privateMoves(masking, steps, number);
  });
}

/** The nodes that masked numbers lead to when a number of one table is one more, or one less, than it is. */
export function surroundings(masking: Masking, number: number): { network: Network; inside: ReadonlySet<number> }[] {
  const steps = stepsOf(masking);
  return cyclesOf(masking, number).map(({ network, start }) => ({
    network,
    inside: spread(steps.get(network) ?? [], [start], number),
  }));
}

function stepsOf(masking: Masking): Steps {
  const { masked, population } = masking;
  return new Map(
    population.networks.map((network) => {
      const from = Array.from({ length: network.nodes }, (): Step[] => []);
      for (const arc of network.arcs) {
        if (!masked.has(arc.number) || population.shared.has(arc.number)) continue;
        const { up, down } = room(masking, arc.number);
        if (up) from[arc.from]?.push({ to: arc.to, number: arc.number });
        if (down) from[arc.to]?.push({ to: arc.from, number: arc.number });
      }
      return [network, from];
    }),
  );
}

export interface Cycle {
  readonly network: Network;
  readonly start: number;
  readonly goal: number;
}

/** Where a cycle through a number goes on, and where it must come back to. */
export function cyclesOf(masking: Masking, number: number): Cycle[] {
  const { up, down } = room(masking, number);
  return masking.population.networks.flatMap((network) =>
    network.arcs
      .filter((arc) => arc.number === number)
      .flatMap(({ from, to }) => [
        ...(up ? [{ network, start: to, goal: from }] : []),
        ...(down ? [{ network, start: from, goal: to }] : []),
      ]),
  );
}

/** A number of one table moves along a cycle of it; at most one of the cycle's steps is a move between shared margins. */
function privateMoves(masking: Masking, steps: Steps, number: number): boolean {
  return cyclesOf(masking, number).some(({ network, start, goal }) => {
    const inside = spread(steps.get(network) ?? [], [start], number);
    if (inside.has(goal)) return true;
    const beyond = sharedSteps(masking, steps, network).flatMap(({ from, to }) => (inside.has(from) ? [to] : []));
    return beyond.length > 0 && spread(steps.get(network) ?? [], beyond, number).has(goal);
  });
}

/** Moves between two members of a shared margin, as this table sees them, which all other tables can follow. */
function sharedSteps(masking: Masking, steps: Steps, network: Network): { from: number; to: number }[] {
  return network.margins.flatMap((margin) => {
    const open = margin.numbers.filter((each) => masking.population.shared.has(each) && masking.masked.has(each));
    return open.flatMap((more) =>
      open.flatMap((less) => {
        // The step closes the path that a following table would need.
        const [to, from] = ends(network, margin, more, less);
        return follows(masking, steps, margin, more, less, network) ? [{ from, to }] : [];
      }),
    );
  });
}

/** A shared margin moves against another of its kind, when every table that has both can follow. The total never does. */
function sharedMoves(masking: Masking, steps: Steps, number: number): boolean {
  return masking.population.networks
    .flatMap(({ margins }) => margins.filter(({ numbers }) => numbers.includes(number)))
    .slice(0, 1)
    .some((margin) =>
      margin.numbers.some(
        (other) => follows(masking, steps, margin, number, other) || follows(masking, steps, margin, other, number),
      ),
    );
}

/** Whether one member of a margin may be one more and another one less, in every table that has them but `except`. */
function follows(
  masking: Masking,
  steps: Steps,
  margin: Margin,
  more: number,
  less: number,
  except?: Network,
): boolean {
  const { masked, population } = masking;
  if (more === less || !masked.has(more) || !masked.has(less)) return false;
  if (!room(masking, more).up || !room(masking, less).down) return false;
  return population.networks.every((network) => {
    const here = network.margins.find(({ of }) => of === margin.of);
    if (network === except || here === undefined) return true;
    const [from, to] = ends(network, here, more, less);
    return spread(steps.get(network) ?? [], [from], undefined).has(to);
  });
}

/** Where the path begins and ends that lets a table follow: what a row has more goes out of its node, a column's comes in. */
export function ends(network: Network, margin: Margin, more: number, less: number): [number, number] {
  const node = (number: number): number => margin.nodes[margin.numbers.indexOf(number)] ?? -1;
  return margin === network.margins[0] ? [node(more), node(less)] : [node(less), node(more)];
}

function spread(
  steps: readonly (readonly Step[])[],
  from: readonly number[],
  banned: number | undefined,
): ReadonlySet<number> {
  const found = new Set(from);
  const waiting = [...from];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop())
    for (const { to, number } of steps[node] ?? []) {
      if (number === banned || found.has(to)) continue;
      found.add(to);
      waiting.push(to);
    }
  return found;
}
