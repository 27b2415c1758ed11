/**
 * The office's order as levels of one exact problem. Each level is decided before the next is looked at; none is
 * weighed against another (domain section 7a).
 */
import { solve, valuesOf, type Problem } from "../../core/assignment/index.ts";
import { monthOf, type HalfDay } from "../../core/halfday.ts";
import { limitOf, waysApart, type CapAsked } from "./caps.rules.ts";
import type { Host } from "./hosts.rules.ts";
import { levelsOf, TIES_FROM } from "./levels.rules.ts";
import type { Option } from "./pairs.rules.ts";
import type { Policy } from "./policy.rules.ts";
import type { Seats } from "./seats.rules.ts";
import type { Seeker } from "./seekers.rules.ts";

/** Applications in reception order, hosts by id, and each application's options in order of host and time. */
export interface Question {
  readonly seekers: readonly Seeker[];
  readonly hosts: readonly Host[];
  readonly options: readonly Option[];
  readonly seats: Seats;
  readonly policy: Policy;
  /** Gains that come before all others: what staff have judged already, or whom they ask about. */
  readonly claims?: readonly { readonly name: string; readonly of: (seeker: Seeker) => number }[];
  /** What applications have already: among equals as few as can be are moved, so that comparisons show effects alone. */
  readonly stay?: Standing;
  /** Pairs to be left out, by `pairKey`. */
  readonly forbidden?: ReadonlySet<string>;
  /** At most so many of those whom each picks are served. */
  readonly caps?: readonly CapAsked[];
}

/** The instructor and half-day of each application that is served, by 受付番号. */
export type Standing = ReadonlyMap<string, { readonly hostId: string; readonly at: HalfDay }>;

export const standingOf = (served: ReadonlyMap<string, Option>): Standing =>
  new Map([...served].map(([id, { host, at }]) => [id, { hostId: host.id, at }]));

export interface Arrangement {
  /** The chosen option of each application that is served. */
  readonly served: ReadonlyMap<string, Option>;
  /** What each rule came to, in order. */
  readonly levels: readonly { readonly name: string; readonly value: number }[];
  /** What the engine was asked, and what it chose: an index of `options` for each seeker of the question, or -1. */
  readonly problem: Problem;
  readonly chosen: Int32Array;
  readonly options: readonly Option[];
  /** The limits with what those who come first have left of them. */
  readonly caps: readonly CapAsked[];
  /** Which half-day and which month each slot and month of the problem is. */
  readonly places: Places;
}

export interface Places {
  readonly slots: readonly { readonly hostId: string; readonly at: HalfDay }[];
  readonly months: readonly { readonly hostId: string; readonly month: string }[];
}

export const pairKey = (applicationId: string, hostId: string): string => `${applicationId}/${hostId}`;

export function arrange(question: Question): Arrangement {
  const { forbidden, seats } = question;
  const options = question.options.filter(
    ({ seeker, host, at }) =>
      seats.inYear(host) > 0 &&
      seats.inMonth(host, monthOf(at)) > 0 &&
      seats.at(host, at) > 0 &&
      !(forbidden?.has(pairKey(seeker.id, host.id)) ?? false),
  );
  const asked = question.caps ?? [];
  // Limits only shrink, so this ends; where who comes first is the first rule, after one repetition.
  for (let caps = asked; ;) {
    const found = arrangeWithin({ ...question, options, caps });
    const people = [...found.served.values()].map(({ seeker }) => seeker);
    const left = caps.map((cap, n) => Math.min(cap.most, limitOf(asked[n] ?? cap, people)));
    if (caps.every(({ most }, n) => most === left[n])) return { ...found, caps };
    caps = caps.map((cap, n) => ({ ...cap, most: left[n] ?? 0 }));
  }
}

/** The best under limits as they are. */
function arrangeWithin(question: Question): Omit<Arrangement, "caps"> {
  const [first, ...others] = waysApart(question.caps ?? [], question.seekers).map((caps) =>
    solved({ ...question, caps }),
  );
  if (!first) throw new Error("no way to put the limits");
  return others.reduce((best, other) => (isBetter(other, best) ? other : best), first);
}

function solved(question: Question): Omit<Arrangement, "caps"> {
  const { options } = question;
  const { problem, places } = problemOf(question);
  const { chosen, values } = solve(problem);
  const served = new Map<string, Option>();
  question.seekers.forEach((seeker, index) => {
    const option = options[chosen[index] ?? -1];
    if (option) served.set(seeker.id, option);
  });
  const levels = problem.levels.map(({ name }, index) => ({ name, value: values[index] ?? 0 }));
  return { served, levels, problem, chosen, options, places };
}

/** By the first rule in which two answers to one question differ. */
function isBetter(one: Omit<Arrangement, "caps">, other: Omit<Arrangement, "caps">): boolean {
  const at = one.levels.findIndex(({ value }, n) => value !== other.levels[n]?.value);
  if (at < 0) return false;
  const [mine, theirs] = [one.levels[at]?.value ?? 0, other.levels[at]?.value ?? 0];
  return one.problem.levels[at]?.kind === "served" ? mine > theirs : mine < theirs;
}

/**
 * What each rule comes to for pairs that anybody chose, in order; rules that only break ties are left out. `seats` as they
 * were without these pairs.
 */
export function measure(question: Omit<Question, "options">, pairs: readonly Option[]): Arrangement["levels"] {
  const { problem } = problemOf({ ...question, options: pairs });
  const chosen = new Int32Array(problem.seekers).fill(-1);
  pairs.forEach((_, index) => (chosen[problem.options.seeker[index] ?? 0] = index));
  const values = valuesOf(problem, chosen);
  const levels = problem.levels.map(({ name }, index) => ({ name, value: values[index] ?? 0 }));
  return levels.slice(
    0,
    levels.findIndex(({ name }) => name === TIES_FROM),
  );
}

/** Hosts own months, months own half-days: the tree of limits that the engine knows. */
function problemOf(question: Question): Pick<Arrangement, "problem" | "places"> {
  const { seekers, hosts, options, seats } = question;
  const place = new Map(seekers.map((seeker, index) => [seeker.id, index]));
  const hostIndex = new Map(hosts.map((host, index) => [host.id, index]));
  const months = new Register<{ host: number; seats: number; hostId: string; month: string }>();
  const slots = new Register<{ month: number; seats: number; hostId: string; at: HalfDay }>();
  const slot = options.map(({ host, at }) => {
    const month = monthOf(at);
    const owner = months.at(`${host.id}/${month}`, () => ({
      host: hostIndex.get(host.id) ?? 0,
      seats: seats.inMonth(host, month),
      hostId: host.id,
      month,
    }));
    return slots.at(`${host.id}/${at}`, () => ({ month: owner, seats: seats.at(host, at), hostId: host.id, at }));
  });
  const seeker = options.map((option) => place.get(option.seeker.id) ?? 0);
  const problem = {
    seekers: seekers.length,
    hostSeats: hosts.map((host) => seats.inYear(host)),
    months: months.all.map(({ host, seats: left }) => ({ host, seats: left })),
    slots: slots.all.map(({ month, seats: left }) => ({ month, seats: left })),
    options: { seeker, slot },
    levels: levelsOf(question, seeker, hostIndex),
    ...capsOf(question),
  };
  return {
    problem,
    places: {
      slots: slots.all.map(({ hostId, at }) => ({ hostId, at })),
      months: months.all.map(({ hostId, month }) => ({ hostId, month })),
    },
  };
}

function capsOf({ caps, seekers }: Question): Pick<Problem, "caps"> {
  if (caps === undefined || caps.length === 0) return {};
  const picked = (of: CapAsked["of"]): number[] => seekers.flatMap((seeker, index) => (of(seeker) ? [index] : []));
  return { caps: caps.map(({ name, of, most }) => ({ name, seekers: picked(of), most })) };
}

/** Things numbered in the order in which they are first asked for. */
class Register<T> {
  readonly all: T[] = [];
  private readonly index = new Map<string, number>();

  at(key: string, make: () => T): number {
    const known = this.index.get(key);
    if (known !== undefined) return known;
    this.index.set(key, this.all.length);
    return this.all.push(make()) - 1;
  }
}
