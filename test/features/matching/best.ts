/** Every way to serve a small office, tried one after another: what the engine must find, found without it. */
import fc from "fast-check";
import { monthOf } from "../../../src/core/halfday.ts";
import type { Question } from "../../../src/features/matching/arrangement.rules.ts";
import type { Sheets } from "../../../src/features/matching/desk.rules.ts";
import { FIT_RULES, PEOPLE_RULES, WISHES, type Weights } from "../../../src/features/matching/order.rules.ts";
import type { Option } from "../../../src/features/matching/pairs.rules.ts";
import type { Policy } from "../../../src/features/matching/policy.rules.ts";
import { offices } from "./random-office.ts";

/** Of the waiting applications at most four, so that all ways can be tried; few conditions but seats, so that most pairs suit. */
export const smallOffices: fc.Arbitrary<Sheets> = offices.map((sheets) => ({
  ...sheets,
  applicants: sheets.applicants
    .filter((row, index) => row.state !== "選定待ち" || index < 4)
    .map((row, index) => ({ ...row, profession: index === 0 ? row.profession : "看護師", facility: `見本${index}` })),
  instructors: sheets.instructors.map((row) => ({ ...row, active: true })),
  appointments: sheets.appointments.map((row) => ({
    ...row,
    professions: ["医師", "看護師"],
    suspended: false,
    yearLimit: Math.max(1, row.yearLimit ?? 1),
  })),
}));

/** Any order and weights that the settings allow. */
export const policies: fc.Arbitrary<Pick<Policy, "peopleOrder" | "fitOrder" | "weights">> = fc.record({
  peopleOrder: whole(PEOPLE_RULES),
  fitOrder: whole(FIT_RULES),
  weights: fc
    .tuple(...WISHES.map(() => fc.integer({ min: 0, max: 4 })))
    .map((numbers) => Object.fromEntries(WISHES.map((wish, index) => [wish, numbers[index]])) as Weights),
});

function whole<T>(rules: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...rules], { minLength: rules.length });
}

export type Way = ReadonlyMap<string, Option>;

const MOST_WAYS = 4_000;

/** Every way that keeps all limits; undefined where there are too many to try. */
export function waysOf(question: Question): Way[] | undefined {
  const mine = question.seekers.map((seeker) => question.options.filter((each) => each.seeker.id === seeker.id));
  if (mine.reduce((ways, { length }) => ways * (length + 1), 1) > MOST_WAYS) return undefined;
  let ways: Option[][] = [[]];
  for (const options of mine)
    ways = ways.flatMap((way) => [
      way,
      ...options.map((option) => [...way, option]).filter((each) => keepsLimits(question, each)),
    ]);
  return ways.map((way) => new Map(way.map((option) => [option.seeker.id, option])));
}

function keepsLimits({ seats, caps = [] }: Question, way: readonly Option[]): boolean {
  const count = (is: (option: Option) => boolean): number => way.filter(is).length;
  return (
    way.every(
      ({ host, at }) =>
        count((each) => each.host === host) <= seats.inYear(host) &&
        count((each) => each.host === host && monthOf(each.at) === monthOf(at)) <= seats.inMonth(host, monthOf(at)) &&
        count((each) => each.host === host && each.at === at) <= seats.at(host, at),
    ) &&
    caps.every(
      ({ of, most, shrinksBy = () => false }) =>
        count(({ seeker }) => of(seeker)) <= Math.max(0, most - count(({ seeker }) => shrinksBy(seeker))),
    )
  );
}

/** What each rule comes to, by its name, the first rule first; the higher the better where `more`. */
export function valuesOf(question: Question, way: Way): { name: string; value: number; more: boolean }[] {
  const { seekers, hosts, seats, policy } = question;
  const pairs = [...way.values()];
  const sum = (of: (option: Option) => number): number => pairs.reduce((total, option) => total + of(option), 0);
  const count = (is: (option: Option) => boolean): number => sum((option) => (is(option) ? 1 : 0));
  const more = (name: string, value: number) => ({ name, value, more: true });
  const less = (name: string, value: number) => ({ name, value, more: false });
  const people = {
    初めての受講: [
      more(
        "初めての受講",
        count(({ seeker }) => seeker.first),
      ),
    ],
    対象区分: policy.priorityOrder.map((name) =>
      more(
        name,
        count(({ seeker }) => seeker.row.applicantClass === name),
      ),
    ),
    待機日数: [
      more(
        "待機日数",
        sum(({ seeker }) => seeker.waitingDays),
      ),
    ],
  };
  const load = hosts.reduce((total, host) => total + (seats.load(host) + count((each) => each.host === host)) ** 2, 0);
  const fit = {
    希望との違い: less(
      "希望との違い",
      sum(({ mismatch }) => mismatch),
    ),
    負担の平準化: less("負担の平準化", load),
    合う日の余裕: less(
      "合う日の余裕",
      sum(({ shared }) => Math.max(0, 10 - shared)),
    ),
  };
  const rank = (option: Option): number => seekers.length - seekers.findIndex(({ id }) => id === option.seeker.id);
  const firstThisYear = more(
    "今年度が初めて",
    count(({ seeker }) => !seeker.again),
  );
  return [
    ...(policy.exception ? [firstThisYear] : []),
    more("決まる人数", pairs.length),
    ...policy.peopleOrder.flatMap((rule) => people[rule]),
    ...policy.fitOrder.map((rule) => fit[rule]),
    more("受付順", sum(rank)),
    less(
      "受付順の希望",
      sum((option) => rank(option) * option.mismatch),
    ),
    ...(question.stay
      ? [
          less(
            "いまの案からの変更",
            count((option) => !stands(question, option)),
          ),
        ]
      : []),
    less(
      "指導医番号",
      sum(({ host }) => hosts.indexOf(host)),
    ),
  ];
}

function stands({ stay }: Question, { seeker, host, at }: Option): boolean {
  const there = stay?.get(seeker.id);
  return there?.hostId === host.id && there.at === at;
}

/** Below 0 where the first way is better. */
export function compareWays(question: Question, one: Way, other: Way): number {
  const [a, b] = [valuesOf(question, one), valuesOf(question, other)];
  for (const [index, { value, more }] of a.entries()) {
    const difference = value - b[index]!.value;
    if (difference !== 0) return more ? -difference : difference;
  }
  return 0;
}

/** The best of some ways; undefined where there are none. */
export function bestOf(question: Question, ways: readonly Way[]): Way | undefined {
  return ways.reduce<Way | undefined>(
    (best, way) => (best === undefined || compareWays(question, way, best) < 0 ? way : best),
    undefined,
  );
}

/** 受付番号 → 指導医番号 and half-day. */
export const pairsIn = (way: Way): Record<string, string> =>
  Object.fromEntries([...way].map(([id, { host, at }]) => [id, `${host.id} ${at}`]));
