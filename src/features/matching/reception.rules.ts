/**
 * 受付順: what first come, first served would come to, beside what the office's rules come to. Each application in
 * reception order takes what suits it best of the seats that are left, as one would do by hand. Pure.
 */
import { monthOf } from "../../core/halfday.ts";
import { measure, pairKey, type Question } from "./arrangement.rules.ts";
import type { CapAsked } from "./caps.rules.ts";
import type { Option } from "./pairs.rules.ts";
import type { Placement } from "./placement.rules.ts";
import type { Seeker } from "./seekers.rules.ts";
import { someLines } from "./words.rules.ts";

/** The same question put to both: who is served by the order of reception alone. */
export function receptionOrder(question: Question): ReadonlyMap<string, Option> {
  const room = new Room(question);
  const byMismatch = (a: Option, b: Option): number =>
    a.mismatch - b.mismatch || order(a.host.id, b.host.id) || order(a.at, b.at);
  const served = new Map<string, Option>();
  const mine = new Map<string, Option[]>();
  for (const option of question.options) {
    const all = mine.get(option.seeker.id);
    if (all) all.push(option);
    else mine.set(option.seeker.id, [option]);
  }
  for (const seeker of question.seekers) {
    const first = (mine.get(seeker.id) ?? []).filter((option) => room.fits(option)).sort(byMismatch)[0];
    if (first === undefined) continue;
    served.set(seeker.id, first);
    room.take(first);
  }
  return served;
}

const order = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** Seats as they are taken one after another. */
class Room {
  private readonly used = new Map<string, number>();

  constructor(private readonly question: Question) {}

  fits({ seeker, host, at }: Option): boolean {
    const { seats, forbidden, caps = [] } = this.question;
    return (
      seats.inYear(host) > this.of(host.id) &&
      seats.inMonth(host, monthOf(at)) > this.of(`${host.id}/${monthOf(at)}`) &&
      seats.at(host, at) > this.of(`${host.id}/${at}`) &&
      caps.every((cap) => !cap.of(seeker) || this.of(capKey(cap)) < cap.most) &&
      !(forbidden?.has(pairKey(seeker.id, host.id)) ?? false)
    );
  }

  take({ seeker, host, at }: Option): void {
    // By this order whoever came first keeps the place: one who uses the number up later takes it from nobody.
    const caps = (this.question.caps ?? [])
      .filter((cap) => cap.of(seeker) || (cap.shrinksBy?.(seeker) ?? false))
      .map(capKey);
    for (const key of [host.id, `${host.id}/${monthOf(at)}`, `${host.id}/${at}`, ...caps])
      this.used.set(key, this.of(key) + 1);
  }

  private of(key: string): number {
    return this.used.get(key) ?? 0;
  }
}

const capKey = ({ name }: CapAsked): string => `=${name}`;

export interface ReceptionComparison {
  /** What each rule would come to by the order of reception. */
  readonly levels: readonly { readonly name: string; readonly value: number }[];
  /** Applications that the run serves and the order of reception would not; and the other way round. */
  readonly unserved: readonly string[];
  readonly served: readonly string[];
}

export function compareWithReception({ question, arrangement }: Placement): ReceptionComparison {
  const other = receptionOrder(question);
  const only = (one: ReadonlyMap<string, Option>, two: ReadonlyMap<string, Option>): string[] =>
    question.seekers.filter(({ id }: Seeker) => one.has(id) && !two.has(id)).map(({ id }) => id);
  return {
    levels: measure(question, [...other.values()]),
    unserved: only(arrangement.served, other),
    served: only(other, arrangement.served),
  };
}

const MOST_NAMED = 20;

/** As a dialog says it: each rule by name with both values, and who would get nobody. */
export function receptionText({ levels, unserved, served }: ReceptionComparison, placement: Placement): string {
  const { question, arrangement } = placement;
  if (question.seekers.length === 0) return "組み合わせる申込みはありません";
  const ours = new Map(arrangement.levels.map(({ name, value }) => [name, value]));
  return [
    `選定待ちの${question.seekers.length}件を、いまの優先の順と、受付順（先に申し込んだ人から、希望との違いが最も小さい組合せを順に取る）とで比べました。何も書き換えていません。`,
    ...levels.map(({ name, value }) => lineOf(name, ours.get(name) ?? 0, value)),
    named("いまの順で組めて、受付順では組めない申込み", unserved),
    named("受付順で組めて、いまの順では組めない申込み", served),
    "（希望との違い、負担の平準化、合う日の余裕は、値が小さいほどよく、ほかは大きいほどよい値です）",
  ].join("\n");
}

function lineOf(name: string, ours: number, theirs: number): string {
  return `${name}：いまの順 ${ours}、受付順 ${theirs}${ours === theirs ? "（同じ）" : ""}`;
}

function named(title: string, ids: readonly string[]): string {
  if (ids.length === 0) return `${title}：なし`;
  return `${title}（${ids.length}件）：\n${someLines(ids, MOST_NAMED)}`;
}
