/**
 * The office's order as levels of one exact problem. Each level is decided before the next is looked at; none is
 * weighed against another (domain section 7a).
 */
import { solve, valuesOf, type Level, type Problem } from "../../core/assignment/index.ts";
import { monthOf, type HalfDay } from "../../core/halfday.ts";
import type { Host } from "./hosts.rules.ts";
import type { FitRule, PeopleRule } from "./order.rules.ts";
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
  /** At most so many of those whom `of` picks are served; nobody is in two of them. */
  readonly caps?: readonly CapAsked[];
}

/** The instructor and half-day of each application that is served, by 受付番号. */
export type Standing = ReadonlyMap<string, { readonly hostId: string; readonly at: HalfDay }>;

export const standingOf = (served: ReadonlyMap<string, Option>): Standing =>
  new Map([...served].map(([id, { host, at }]) => [id, { hostId: host.id, at }]));

export interface CapAsked {
  readonly name: string;
  readonly of: (seeker: Seeker) => boolean;
  readonly most: number;
}

export interface Arrangement {
  /** The chosen option of each application that is served. */
  readonly served: ReadonlyMap<string, Option>;
  /** What each rule came to, in order. */
  readonly levels: readonly { readonly name: string; readonly value: number }[];
  /** What the engine was asked, and what it chose: an index of `options` for each seeker of the question, or -1. */
  readonly problem: Problem;
  readonly chosen: Int32Array;
  readonly options: readonly Option[];
  /** Which half-day and which month each slot and month of the problem is. */
  readonly places: Places;
}

export interface Places {
  readonly slots: readonly { readonly hostId: string; readonly at: HalfDay }[];
  readonly months: readonly { readonly hostId: string; readonly month: string }[];
}

/** Half-days at which two suit each other: five wishes of two halves at most. */
const SHARED_MAX = 10;

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
  const { problem, places } = problemOf({ ...question, options });
  const { chosen, values } = solve(problem);
  const served = new Map<string, Option>();
  question.seekers.forEach((seeker, index) => {
    const option = options[chosen[index] ?? -1];
    if (option) served.set(seeker.id, option);
  });
  const levels = problem.levels.map(({ name }, index) => ({ name, value: values[index] ?? 0 }));
  return { served, levels, problem, chosen, options, places };
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

/** From here on levels only tell equals apart. */
const TIES_FROM = "受付順";

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

/**
 * Bounds, for n applications: gains are at most n (reception) or the days since reception (below 2^15 in a lifetime);
 * costs at most MISMATCH_MAX × n (40 n), 2 × 366 (dates) or the number of hosts. A sum of n of them stays below
 * 40 n² + 2^15 n, and so below 2^53 up to ten million applications. The engine checks again and refuses.
 *
 * The number decided stays first and what breaks ties stays last, whatever order the city gives the rules between: what
 * unmatched.rules.ts says of those who wait rests on the first, that equal sheets give equal proposals on the last.
 */
function levelsOf(question: Question, seekerOf: readonly number[], hostIndex: ReadonlyMap<string, number>): Level[] {
  const { seekers, options, policy } = question;
  const days = [...new Set(options.map(({ at }) => at))].sort();
  const dayRank = new Map(days.map((at, index) => [at, index]));
  const seniority = (index: number): number => seekers.length - index;
  return [
    ...(question.claims ?? []).map(({ name, of }) => served(question, name, of)),
    served(question, "決まる人数", () => 1),
    ...policy.peopleOrder.flatMap((rule) => PEOPLE_LEVELS[rule](question)),
    ...policy.fitOrder.map((rule) => FIT_LEVELS[rule](question)),
    served(question, TIES_FROM, (_, index) => seniority(index)),
    cost(question, "受付順の希望", ({ mismatch }, k) => seniority(seekerOf[k] ?? 0) * mismatch),
    ...stayLevels(question),
    cost(question, "指導医番号", ({ host }) => hostIndex.get(host.id) ?? 0),
    cost(question, "日付", ({ at }) => dayRank.get(at) ?? 0),
  ];
}

function served({ seekers }: Question, name: string, of: (seeker: Seeker, index: number) => number): Level {
  return { name, kind: "served", gain: seekers.map(of) };
}

function cost({ options }: Question, name: string, of: (option: Option, index: number) => number): Level {
  return { name, kind: "option", cost: options.map(of) };
}

const PEOPLE_LEVELS: Readonly<Record<PeopleRule, (question: Question) => Level[]>> = {
  初めての受講: (question) => [served(question, "初めての受講", ({ first }) => (first ? 1 : 0))],
  対象区分: (question) =>
    question.policy.priorityOrder.map((name) =>
      served(question, name, ({ row }) => (row.applicantClass === name ? 1 : 0)),
    ),
  待機日数: (question) => [served(question, "待機日数", ({ waitingDays }) => waitingDays)],
};

const FIT_LEVELS: Readonly<Record<FitRule, (question: Question) => Level>> = {
  希望との違い: (question) => cost(question, "希望との違い", ({ mismatch }) => mismatch),
  負担の平準化: ({ hosts, seats }) => ({
    name: "負担の平準化",
    kind: "load",
    base: hosts.map((host) => seats.load(host)),
  }),
  合う日の余裕: (question) => cost(question, "合う日の余裕", ({ shared }) => Math.max(0, SHARED_MAX - shared)),
};

function stayLevels(question: Question): Level[] {
  const { stay } = question;
  if (stay === undefined) return [];
  const stands = ({ seeker, host, at }: Option): boolean => {
    const there = stay.get(seeker.id);
    return there?.hostId === host.id && there.at === at;
  };
  return [cost(question, "いまの案からの変更", (option) => (stands(option) ? 0 : 1))];
}
