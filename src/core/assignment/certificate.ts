import type { Problem } from "./problem.ts";

/** A choice and the proof that none is better. All numbers are whole. */
export interface Certificate {
  /** The chosen option of each seeker; -1 = not served. */
  readonly chosen: readonly number[];
  /** The value of each level. */
  readonly values: readonly number[];
  /** prices[level][node], nodes in the order slots, months, hosts, caps: what one more unit arriving there would cost. */
  readonly prices: readonly (readonly number[])[];
}

/**
 * What is wrong with a certificate, in words; empty when it holds. Shares nothing with the solver: it counts again from
 * the problem, so that anyone can check a stored run with these lines alone.
 *
 * Why it proves. A seeker stands at the slot of its choice, or, not served, at its cap (at ground, price 0, if it has
 * none); each node passes its units on to its parent: slot → month → host → ground, cap → ground. Compare choice X with
 * any other Y, level by level (the first that differs decides): because prices cancel out along every arc,
 *   cost(Y) − cost(X) = Σ seekers (cost + price at Y − cost + price at X) + Σ units gained or lost by an arc (± its cost
 *   + price of the parent − price of the node).
 * If no seeker has an option (or waiting) with less cost + price, no arc with room has a unit below 0 to gain, and no
 * arc with units to give up has one above 0, no term is below 0, so nothing is better than X. A host's units cost more
 * one after the other (load levels), so the next and the last unit speak for all.
 */
export function certificateFaults(problem: Problem, certificate: Certificate): string[] {
  const misshapen = shapeFaults(problem, certificate);
  if (misshapen.length > 0) return misshapen;
  const arcs = arcsOf(problem, certificate.chosen);
  return [
    ...valueFaults(problem, certificate, arcs),
    ...arcFaults(problem, certificate, arcs),
    ...seekerFaults(problem, certificate),
  ];
}

/** The arc from a node to its parent: units on it now, and how many there may be. */
interface Arc {
  readonly what: string;
  /** -1 = ground. */
  readonly parent: number;
  readonly low: number;
  readonly high: number;
  flow: number;
}

/** Prices up to 2^52 and costs up to 2^53 keep each difference below exact, and a sum of two exact ones has its true sign. */
const MOST = 2 ** 52;

function shapeFaults({ seekers, options, levels, ...problem }: Problem, certificate: Certificate): string[] {
  const { chosen, values, prices } = certificate;
  const nodes = problem.slots.length + problem.months.length + problem.hostSeats.length + (problem.caps?.length ?? 0);
  const own = (k: number, i: number): boolean => k === -1 || (Number.isInteger(k) && options.seeker[k] === i);
  const exact = (p: number): boolean => Number.isInteger(p) && Math.abs(p) <= MOST;
  return [
    ...(chosen.length === seekers ? [] : [`選び方が${chosen.length}件で、申込みの${seekers}件と合いません`]),
    ...chosen.flatMap((k, i) => (own(k, i) ? [] : [`${i + 1}番目の申込みの選び方が、本人の候補ではありません`])),
    ...(values.length === levels.length && prices.length === levels.length
      ? []
      : ["基準の数と、値または双対値の数が合いません"]),
    ...prices.flatMap((row, n) =>
      row.length === nodes && row.every(exact) ? [] : [`${n + 1}番目の基準の双対値の数または桁が正しくありません`],
    ),
  ];
}

function arcsOf({ slots, months, hostSeats, caps = [], options }: Problem, chosen: readonly number[]): Arc[] {
  const firstHost = slots.length + months.length;
  const arc = (what: string, parent: number, low: number, high: number): Arc => ({ what, parent, low, high, flow: 0 });
  const arcs = [
    ...slots.map(({ month, seats }, n) => arc(`${n + 1}番目の枠`, slots.length + month, 0, seats)),
    ...months.map(({ host, seats }, n) => arc(`${n + 1}番目の月`, firstHost + host, 0, seats)),
    ...Array.from(hostSeats, (seats, n) => arc(`${n + 1}番目の指導医`, -1, 0, seats)),
    ...caps.map(({ name, seekers, most }) => arc(`「${name}」`, -1, seekers.length - most, seekers.length)),
  ];
  const stands = standsOf({ slots, months, hostSeats, caps });
  chosen.forEach((k, i) => {
    for (let v = k < 0 ? (stands.get(i) ?? -1) : options.slot[k]!; v >= 0; v = arcs[v]!.parent) arcs[v]!.flow++;
  });
  return arcs;
}

/** Where a seeker of a group stands while it is not served. */
function standsOf({ slots, months, hostSeats, caps = [] }: Pick<Problem, "slots" | "months" | "hostSeats" | "caps">) {
  const first = slots.length + months.length + hostSeats.length;
  return new Map(caps.flatMap(({ seekers }, c) => Array.from(seekers, (i) => [i, first + c] as const)));
}

function valueFaults(problem: Problem, { chosen, values }: Certificate, arcs: readonly Arc[]): string[] {
  const firstHost = problem.slots.length + problem.months.length;
  return problem.levels.flatMap((level, n) => {
    let sum = 0;
    if (level.kind === "load")
      for (let h = 0; h < problem.hostSeats.length; h++) sum += (level.base[h]! + arcs[firstHost + h]!.flow) ** 2;
    else
      chosen.forEach((k, i) => {
        if (k >= 0) sum += level.kind === "served" ? level.gain[i]! : level.cost[k]!;
      });
    return sum === values[n] ? [] : [`「${level.name}」の値は${sum}ですが、${String(values[n])}と書かれています`];
  });
}

function arcFaults(problem: Problem, { prices }: Certificate, arcs: readonly Arc[]): string[] {
  const firstHost = problem.slots.length + problem.months.length;
  const unit = (n: number, v: number, count: number): number => {
    const level = problem.levels[n]!;
    const host = v - firstHost;
    return level.kind === "load" && host >= 0 && host < level.base.length ? 2 * (level.base[host]! + count) - 1 : 0;
  };
  return arcs.flatMap(({ what, parent, low, high, flow }, v) => {
    if (flow < low || flow > high) return [`${what}の人数${flow}が、上限と合いません`];
    const reduced = (count: number) =>
      firstSign(prices, (row, n) => unit(n, v, count) + ((row[parent] ?? 0) - row[v]!));
    return (flow < high && reduced(flow + 1) < 0) || (flow > low && flow > 0 && reduced(flow) > 0)
      ? [`${what}を使う人数を変えると、よりよくなります`]
      : [];
  });
}

function seekerFaults(problem: Problem, { chosen, prices }: Certificate): string[] {
  const { options, levels } = problem;
  const stands = standsOf(problem);
  const costOf = (n: number, k: number): number => {
    const level = levels[n]!;
    if (k < 0 || level.kind === "load") return 0;
    return level.kind === "served" ? -level.gain[options.seeker[k]!]! : level.cost[k]!;
  };
  const open = openSlots(problem);
  const worse = new Set<number>();
  const compare = (i: number, k: number): void => {
    const mine = chosen[i]!;
    const place = (choice: number): number => (choice < 0 ? (stands.get(i) ?? -1) : options.slot[choice]!);
    const sign = firstSign(
      prices,
      (row, n) => costOf(n, k) - costOf(n, mine) + ((row[place(k)] ?? 0) - (row[place(mine)] ?? 0)),
    );
    if (sign < 0) worse.add(i);
  };
  for (let i = 0; i < chosen.length; i++) compare(i, -1);
  for (let k = 0; k < options.seeker.length; k++) if (open[options.slot[k]!]) compare(options.seeker[k]!, k);
  return [...worse].map((i) => `${i + 1}番目の申込みは、ほかの選び方のほうがよくなります`);
}

/** Slots with a seat in every limit: an option elsewhere is no option. */
function openSlots({ slots, months, hostSeats }: Problem): boolean[] {
  return slots.map(({ month, seats }) => seats > 0 && months[month]!.seats > 0 && hostSeats[months[month]!.host]! > 0);
}

/** The sign of the first term that is not 0: how two choices compare, most important level first. */
function firstSign(prices: Certificate["prices"], term: (row: readonly number[], level: number) => number): number {
  for (let n = 0; n < prices.length; n++) {
    const value = term(prices[n]!, n);
    if (value !== 0) return Math.sign(value);
  }
  return 0;
}
