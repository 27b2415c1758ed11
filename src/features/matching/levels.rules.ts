/** The office's order as levels, one a rule: what is asked of the engine, the first before the second (domain section 7a). Pure. */
import type { Level } from "../../core/assignment/index.ts";
import type { Question } from "./arrangement.rules.ts";
import type { FitRule, PeopleRule } from "./order.rules.ts";
import type { Option } from "./pairs.rules.ts";
import type { Seeker } from "./seekers.rules.ts";

/**
 * R40, while the exception is in force: nobody who comes for the second time keeps out one who comes for the first, not
 * even where more would be served so (under a reserve; without one the two never conflict, since the sets that can be
 * served are a matroid's).
 */
export const FIRST_THIS_YEAR = "今年度が初めて";

/** From here on levels only tell equals apart. */
export const TIES_FROM = "受付順";

/** Half-days at which two suit each other: five wishes of two halves at most. */
const SHARED_MAX = 10;

/**
 * Bounds, for n applications: gains are at most n (reception) or the days since reception (below 2^15 in a lifetime);
 * costs at most MISMATCH_MAX × n (40 n), 2 × 366 (dates) or the number of hosts. A sum of n of them stays below
 * 40 n² + 2^15 n, and so below 2^53 up to ten million applications. The engine checks again and refuses.
 *
 * The number decided stays first and what breaks ties stays last, whatever order the city gives the rules between: what
 * unmatched.rules.ts says of those who wait rests on the first, that equal sheets give equal proposals on the last.
 */
export function levelsOf(
  question: Question,
  seekerOf: readonly number[],
  hostIndex: ReadonlyMap<string, number>,
): Level[] {
  const { seekers, options, policy } = question;
  const days = [...new Set(options.map(({ at }) => at))].sort();
  const dayRank = new Map(days.map((at, index) => [at, index]));
  const seniority = (index: number): number => seekers.length - index;
  return [
    ...(question.claims ?? []).map(({ name, of }) => served(question, name, of)),
    ...(policy.exception === undefined ? [] : [served(question, FIRST_THIS_YEAR, ({ again }) => (again ? 0 : 1))]),
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
