/**
 * The office's order as levels of one exact problem. Each level is decided before the next is looked at; none is
 * weighed against another (domain section 7a).
 */
import { solve, type Level, type Problem } from "../../core/assignment/index.ts";
import { monthOf } from "../../core/halfday.ts";
import type { Host } from "./hosts.rules.ts";
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
  /** Gains that come before all others: what staff have judged already. */
  readonly claims?: readonly { readonly name: string; readonly of: (seeker: Seeker) => number }[];
}

/** Half-days at which two suit each other: five wishes of two halves at most. */
const SHARED_MAX = 10;

/** The chosen option of each application that is served. */
export function arrange(question: Question): ReadonlyMap<string, Option> {
  const options = question.options.filter(
    ({ host, at }) =>
      question.seats.inYear(host) > 0 &&
      question.seats.inMonth(host, monthOf(at)) > 0 &&
      question.seats.at(host, at) > 0,
  );
  const { chosen } = solve(problemOf({ ...question, options }));
  const served = new Map<string, Option>();
  question.seekers.forEach((seeker, index) => {
    const option = options[chosen[index] ?? -1];
    if (option) served.set(seeker.id, option);
  });
  return served;
}

/** Hosts own months, months own half-days: the tree of limits that the engine knows. */
function problemOf(question: Question): Problem {
  const { seekers, hosts, options, seats } = question;
  const place = new Map(seekers.map((seeker, index) => [seeker.id, index]));
  const hostIndex = new Map(hosts.map((host, index) => [host.id, index]));
  const months = new Register<{ host: number; seats: number }>();
  const slots = new Register<{ month: number; seats: number }>();
  const slot = options.map(({ host, at }) => {
    const month = monthOf(at);
    const owner = months.at(`${host.id}/${month}`, () => ({
      host: hostIndex.get(host.id) ?? 0,
      seats: seats.inMonth(host, month),
    }));
    return slots.at(`${host.id}/${at}`, () => ({ month: owner, seats: seats.at(host, at) }));
  });
  const seeker = options.map((option) => place.get(option.seeker.id) ?? 0);
  return {
    seekers: seekers.length,
    hostSeats: hosts.map((host) => seats.inYear(host)),
    months: months.all,
    slots: slots.all,
    options: { seeker, slot },
    levels: levelsOf(question, seeker, hostIndex),
  };
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
 * costs at most MISMATCH_MAX × n (22 n), 2 × 366 (dates) or the number of hosts. A sum of n of them stays below
 * 22 n² + 2^15 n, and so below 2^53 up to ten million applications. The engine checks again and refuses.
 */
function levelsOf(question: Question, seekerOf: readonly number[], hostIndex: ReadonlyMap<string, number>): Level[] {
  const { seekers, hosts, options, seats, policy } = question;
  const served = (name: string, of: (seeker: Seeker, index: number) => number): Level => ({
    name,
    kind: "served",
    gain: seekers.map(of),
  });
  const cost = (name: string, of: (option: Option, index: number) => number): Level => ({
    name,
    kind: "option",
    cost: options.map(of),
  });
  const days = [...new Set(options.map(({ at }) => at))].sort();
  const dayRank = new Map(days.map((at, index) => [at, index]));
  const seniority = (index: number): number => seekers.length - index;
  return [
    ...(question.claims ?? []).map(({ name, of }) => served(name, of)),
    served("決まる人数", () => 1),
    served("初めての受講", ({ first }) => (first ? 1 : 0)),
    ...policy.priorityOrder.map((name) => served(name, ({ row }) => (row.applicantClass === name ? 1 : 0))),
    served("待機日数", ({ waitingDays }) => waitingDays),
    cost("希望との違い", ({ mismatch }) => mismatch),
    { name: "負担の平準化", kind: "load", base: hosts.map((host) => seats.load(host)) },
    cost("合う日の余裕", ({ shared }) => Math.max(0, SHARED_MAX - shared)),
    served("受付順", (_, index) => seniority(index)),
    cost("受付順の希望", ({ mismatch }, k) => seniority(seekerOf[k] ?? 0) * mismatch),
    cost("指導医番号", ({ host }) => hostIndex.get(host.id) ?? 0),
    cost("日付", ({ at }) => dayRank.get(at) ?? 0),
  ];
}
