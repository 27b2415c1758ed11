/** What staff could bring about so that one more application is served: single changes, their order, and a desk with them. Pure. */
import { wishPairs } from "../../tables/applicants.ts";
import { offers, type HalfDay } from "../../core/halfday.ts";
import type { Desk } from "./desk.rules.ts";
import type { Host } from "./hosts.rules.ts";
import type { Limit } from "./seats.rules.ts";
import type { Seeker } from "./seekers.rules.ts";
import { halfText } from "./words.rules.ts";

/** Cheapest first: what one applicant can say, then what an instructor must agree to. */
const KINDS = ["希望日", "除外", "受入可能日", "同時受入人数", "月上限", "年上限"] as const;

export type Measure =
  /** The applicant could come on one more half-day. */
  | { readonly kind: "希望日"; readonly at: HalfDay }
  /** The applicant would go to an instructor who is left out until now. */
  | { readonly kind: "除外"; readonly host: Host }
  /** An instructor receives on one more half-day. */
  | { readonly kind: "受入可能日"; readonly host: Host; readonly at: HalfDay }
  /** An instructor receives one more. */
  | { readonly kind: Limit; readonly host: Host };

/** They change how many come, not who could choose what. */
export const SEATS = { 同時受入人数: true, 月上限: true, 年上限: true };

export type SeatMeasure = Extract<Measure, { kind: Limit }>;

const dayOf = (measure: Measure): string => ("at" in measure ? measure.at : "");
const numberOf = (measure: Measure): string => ("host" in measure ? measure.host.id : "");
const kindOf = (measure: Measure): number => KINDS.indexOf(measure.kind);

const compare = <T>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

/** One measure before another: by kind, then the earlier day, then the lower number. */
export function byMeasure(a: Measure, b: Measure): number {
  return kindOf(a) - kindOf(b) || compare(dayOf(a), dayOf(b)) || compare(numberOf(a), numberOf(b));
}

/** Sets of equal size, each in the order of its measures: all kinds first, then all days, then all numbers. */
export function bySet(a: readonly Measure[], b: readonly Measure[]): number {
  const by = (of: (measure: Measure) => string | number): number =>
    a.map((each, index) => compare(of(each), of(b[index] ?? each))).find((order) => order !== 0) ?? 0;
  return by(kindOf) || by(dayOf) || by(numberOf);
}

export const keyOfSet = (set: readonly Measure[]): string =>
  set.map((each) => `${each.kind}/${dayOf(each)}/${numberOf(each)}`).join("+");

/** The same desk with the measures taken, for one of its applications. */
export function deskWith(desk: Desk, seeker: Seeker, measures: readonly Measure[]): Desk {
  const changed = measures.reduce((each, measure) => seekerWith(each, measure), seeker);
  const swapped = new Map<string, Host>();
  for (const measure of measures) {
    if (!("host" in measure)) continue;
    const { id } = measure.host;
    const host = swapped.get(id) ?? desk.roster.byId.get(id);
    if (host) swapped.set(id, hostWith(host, measure));
  }
  const swap = (host: Host): Host => swapped.get(host.id) ?? host;
  const hosts = desk.roster.hosts.map(swap);
  const seekers = desk.seekers.map((each) => (each.id === seeker.id ? changed : each));
  const offered = new Map(desk.offered);
  for (const measure of measures)
    if ("at" in measure)
      offered.set(
        measure.at,
        new Set(hosts.filter((host) => offers(host.availability, measure.at)).map(({ id }) => id)),
      );
  return {
    ...desk,
    seekers,
    seekerById: new Map(seekers.map((each) => [each.id, each])),
    roster: { ...desk.roster, hosts, byId: new Map(hosts.map((host) => [host.id, host])) },
    offered,
  };
}

/** A further wish is the last one. */
export function seekerWith(seeker: Seeker, measure: Measure): Seeker {
  if (measure.kind === "希望日") {
    const rank = wishPairs(seeker.row).find(({ day }) => day === "")?.rank ?? 5;
    const wishes = [...seeker.wishes, [measure.at, rank] as const].sort(([a], [b]) => compare(a, b));
    return { ...seeker, wishes: new Map(wishes) };
  }
  if (measure.kind !== "除外") return seeker;
  const excluded = seeker.row.excluded.filter((id) => id !== measure.host.id);
  return { ...seeker, row: { ...seeker.row, excluded } };
}

function hostWith(host: Host, measure: Measure): Host {
  switch (measure.kind) {
    case "受入可能日":
      return { ...host, availability: { ...host.availability, dates: [...host.availability.dates, measure.at] } };
    case "同時受入人数":
      return { ...host, atOnce: host.atOnce + 1 };
    case "月上限":
      return host.monthLimit === undefined ? host : { ...host, monthLimit: host.monthLimit + 1 };
    case "年上限":
      return { ...host, yearLimit: host.yearLimit + 1 };
    default:
      return host;
  }
}

/** What is enough, in words: one measure, two, or one limit raised by two. */
export function remedyText(measures: readonly Measure[]): string {
  const [first, second] = measures;
  if (first === undefined) return "";
  if (second === undefined) return `${measureText(first, 1)}と組めます`;
  if (byMeasure(first, second) === 0) return `${measureText(first, 2)}と組めます`;
  return `次の2つがそろうと組めます：①${measureText(first, 1)}、②${measureText(second, 1)}`;
}

function measureText(measure: Measure, times: number): string {
  if (measure.kind === "希望日") return `希望日に${halfText(measure.at)}が加わる`;
  const { host } = measure;
  const who = `指導医 ${host.id}（${host.name}）`;
  if (measure.kind === "除外") return `除外している${who}を、除外から外す`;
  if (measure.kind === "受入可能日") return `${who}の受入れに${halfText(measure.at)}が加わる`;
  const now = { 同時受入人数: host.atOnce, 月上限: host.monthLimit ?? 0, 年上限: host.yearLimit }[measure.kind];
  return `${who}の${measure.kind}が${now}人から${now + times}人になる`;
}
