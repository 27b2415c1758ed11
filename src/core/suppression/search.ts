/** Which numbers are masked: the small ones, and as few others as keep them unknown, the smallest of these. Pure. */
import { costOf, cycle, exchange, step } from "./paths.ts";
import type { Population } from "./population.ts";
import { isSmall, pinned, surroundings, type Masking } from "./safety.ts";

/** How many maskings are looked at for the best one; then the best so far is taken, which is safe as well. */
const TRIES = 3000;

/** Undefined where everybody knows how many people are counted, and no masking is found that keeps the rest unknown. */
export function maskedNumbers(population: Population, least: number): ReadonlySet<number> | undefined {
  const { values, known, hidden } = population;
  const small = values.flatMap((value, number) => (isSmall(value, least) && !known.has(number) ? [number] : []));
  const masking: Masking = { population, least, masked: new Set([...hidden, ...small]) };
  const good = grown(masking);
  // Where nothing less is found safe everything is masked but zeros: then one person more, of the kind of any that is
  // counted, would change every number that counts him and nothing that is shown.
  if (good === undefined)
    return known.size > 0 ? undefined : new Set(values.flatMap((value, number) => (value > 0 ? [number] : [])));
  const shrunk = lessened(masking, good);
  return population.shared.size > 0 ? shrunk : best(masking, shrunk);
}

const withThese = (masking: Masking, numbers: Iterable<number>): Masking => ({
  ...masking,
  masked: new Set([...masking.masked, ...numbers]),
});

/** Frees one number after another by its cheapest cycle; undefined where one cannot be freed. */
function grown(masking: Masking): ReadonlySet<number> | undefined {
  for (let now = masking; ;) {
    const [first] = pinned(now);
    if (first === undefined) return now.masked;
    const choice = now.population.shared.has(first) ? exchange(now, first) : cycle(now, first);
    const next = withThese(now, choice?.numbers ?? []);
    if (next.masked.size === now.masked.size) return undefined;
    now = next;
  }
}

/** Leaves out what is not needed after all, the largest counts first. */
function lessened(masking: Masking, masked: ReadonlySet<number>): ReadonlySet<number> {
  const { values } = masking.population;
  const added = Array.from(masked).filter((number) => !masking.masked.has(number));
  return added
    .sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0))
    .reduce<ReadonlySet<number>>((kept, number) => {
      const without = new Set(Array.from(kept).filter((each) => each !== number));
      return pinned({ ...masking, masked: without }).length === 0 ? without : kept;
    }, masked);
}

/**
 * The best masking by fewest numbers, then smallest counts. Whatever masking is safe has, for a number that is pinned,
 * a cycle through it; so it masks a number that leaves the nodes reached so far, and only these are tried.
 */
function best(masking: Masking, good: ReadonlySet<number>): ReadonlySet<number> {
  const cost = (masked: ReadonlySet<number>): number =>
    Array.from(masked).reduce((sum, number) => sum + costOf(masking, number), 0);
  let found = { masked: good, cost: cost(good) };
  let tries = TRIES;
  const seen = new Set<string>();
  const explore = (now: Masking, spent: number, left: number): void => {
    if (tries-- <= 0 || spent >= found.cost) return;
    const key = Array.from(now.masked)
      .sort((a, b) => a - b)
      .join();
    if (seen.has(key)) return;
    seen.add(key);
    const stuck = pinned(now);
    if (stuck.length === 0) {
      found = { masked: now.masked, cost: spent };
      return;
    }
    if (left === 0) return;
    const [exits = []] = stuck.map((number) => exitsOf(now, number)).sort((a, b) => a.length - b.length);
    for (const number of exits) explore(withThese(now, [number]), spent + costOf(now, number), left - 1);
  };
  // Fewer numbers first, so that the first masking found bounds the rest.
  for (let left = 1; left <= good.size - masking.masked.size; left++) {
    seen.clear();
    explore(masking, 0, left);
    if (found.masked !== good || tries <= 0) break;
  }
  return found.masked;
}

/** Numbers, cheapest first, by which the nodes that a pinned number reaches can be left. */
function exitsOf(masking: Masking, number: number): number[] {
  const { values, known } = masking.population;
  const exits = new Set<number>();
  for (const { network, inside } of surroundings(masking, number))
    for (const arc of network.arcs)
      for (const node of [arc.from, arc.to]) {
        const next =
          inside.has(node) && !masking.masked.has(arc.number) && !known.has(arc.number)
            ? step(masking, arc, node)
            : undefined;
        if (next !== undefined && !inside.has(next)) exits.add(arc.number);
      }
  return Array.from(exits).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
}
