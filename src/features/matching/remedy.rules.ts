/**
 * The smallest change with which one more application is served and nobody loses a place (7d). A set of measures counts
 * only if a run on the desk with them taken serves this application and all those served before. Pure.
 */
import type { HalfDay } from "../../core/halfday.ts";
import type { Desk } from "./desk.rules.ts";
import type { Placement } from "./placement.rules.ts";
import { Floor } from "./remedy-floor.rules.ts";
import { byMeasure, bySet, keyOfSet, type Measure } from "./remedy-measures.rules.ts";
import { Openings, type Lost } from "./remedy-pairs.rules.ts";
import { AS_IS, Room, type Effort } from "./remedy-room.rules.ts";
import { Trials } from "./remedy-trial.rules.ts";
import { Ways } from "./remedy-ways.rules.ts";
import type { Seeker } from "./seekers.rules.ts";

export type Remedy =
  /** One measure or two; `days` are the first half-days each of which would do alone, where it is a further wish. */
  | { readonly kind: "found"; readonly measures: readonly Measure[]; readonly days: readonly HalfDay[] }
  /** No two measures will do. */
  | { readonly kind: "none" }
  /** Not all could be tried. */
  | { readonly kind: "unsought" };

const UNSOUGHT: Remedy = { kind: "unsought" };

/** Looks per run: a count, not a time, so that every machine comes to the same answer. A few seconds' worth. */
const LOOKS = 60_000_000;
/** Looks that do for one application of a city. */
const THOROUGH = 5_000_000;
/** As many looks as would see everything once, times this: with less it is not worth beginning. */
const LEAST = 100;
/** How many half-days are named. */
const DAYS = 3;

export class Remedies {
  private readonly effort: Effort = { left: 0 };
  private readonly floor: Floor;
  private readonly ways: Ways;
  private readonly trials: Trials;
  private readonly room: Room;

  /** `desk` is what the run was given; `placement` what it came to. */
  constructor(
    private readonly desk: Desk,
    private readonly placement: Placement,
    private left = LOOKS,
  ) {
    this.floor = new Floor(placement);
    this.ways = new Ways(this.floor, placement, this.effort);
    this.trials = new Trials(desk, placement, this.floor, this.ways, this.effort);
    this.room = new Room(this.floor, AS_IS, this.effort);
  }

  /** For one whom the run did not serve; `others` wait for their turn after it and get their share of the looks. */
  for(seeker: Seeker, others: number): Remedy {
    // Rather some who are told all than all who are told nothing: the first in reception order.
    const share = Math.max(Math.floor(this.left / (others + 1)), Math.min(this.left, THOROUGH));
    if (share < LEAST * this.ways.size) return UNSOUGHT;
    this.effort.left = share;
    const remedy = this.search(seeker);
    this.left -= share - this.effort.left;
    return remedy;
  }

  private search(seeker: Seeker): Remedy {
    const { placement, floor, room, ways, trials, effort } = this;
    const openings = new Openings(placement.desk, seeker, floor, room, ways, trials, effort);
    const lost: Lost[] = [];
    const days: HalfDay[] = [];
    for (const measure of openings.singles()) {
      if (days.length > 0 && (measure.kind !== "希望日" || days.length >= DAYS)) break;
      if (effort.left < 0) return days.length > 0 ? wishedOn(days) : UNSOUGHT;
      const why = trials.failure(seeker, [measure]);
      if (why !== undefined) lost.push({ measure, why });
      else if (measure.kind === "希望日") days.push(measure.at);
      else return { kind: "found", measures: [measure], days: [] };
    }
    return days.length > 0 ? wishedOn(days) : this.searchPairs(seeker, openings.pairs(lost));
  }

  private searchPairs(seeker: Seeker, pairs: Iterable<readonly Measure[]>): Remedy {
    const found = new Map<string, readonly Measure[]>();
    for (const set of pairs) {
      if (this.effort.left-- < 0) return UNSOUGHT;
      const ordered = set.map((measure) => this.asNow(measure)).sort(byMeasure);
      found.set(keyOfSet(ordered), ordered);
    }
    for (const measures of [...found.values()].sort(bySet)) {
      if (this.effort.left < 0) return UNSOUGHT;
      if (this.trials.failure(seeker, measures) === undefined) return { kind: "found", measures, days: [] };
    }
    return this.effort.left < 0 ? UNSOUGHT : { kind: "none" };
  }

  /** With its instructor as the sheets have them: the second of two is found at a desk where the first is taken. */
  private asNow(measure: Measure): Measure {
    if (!("host" in measure)) return measure;
    return { ...measure, host: this.desk.roster.byId.get(measure.host.id) ?? measure.host };
  }
}

const wishedOn = (days: readonly HalfDay[]): Remedy => ({
  kind: "found",
  measures: days.slice(0, 1).map((at) => ({ kind: "希望日", at })),
  days,
});
