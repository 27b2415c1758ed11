/**
 * Whether measures hold: a run on the desk with them taken serves this application and all those served before. What can
 * be seen to fail without a run is not run. Pure.
 */
import type { Desk } from "./desk.rules.ts";
import { limitOf } from "./caps.rules.ts";
import { capsOf } from "./limits.rules.ts";
import { placementOf, type Placement } from "./placement.rules.ts";
import type { Floor } from "./remedy-floor.rules.ts";
import { deskWith, SEATS, type Measure } from "./remedy-measures.rules.ts";
import { Room, type Effort } from "./remedy-room.rules.ts";
import type { Ways } from "./remedy-ways.rules.ts";
import type { Seeker } from "./seekers.rules.ts";

/** A rerun counts as many looks as it has options, times this. */
const RERUN = 12;

/**
 * Why measures do not hold: the reserve leaves no more, no seat is found, somebody stands before (by the order of people), or
 * a run comes to something else.
 */
export type Failure = "reserve" | "seat" | "run" | { readonly to: number };

export class Trials {
  /** Those not served, the first in the order of people first. */
  readonly waiting: readonly number[];
  private readonly strength: readonly number[];
  private readonly served: readonly string[];
  readonly reserved: boolean;

  /** `desk` is what the run was given; `placement` what it came to. */
  constructor(
    private readonly desk: Desk,
    private readonly placement: Placement,
    private readonly floor: Floor,
    private readonly ways: Ways,
    private readonly effort: Effort,
  ) {
    this.strength = strengthOf(placement);
    this.served = servedOf(placement);
    this.waiting = floor.seated
      .flatMap((slot, index) => (slot < 0 ? [index] : []))
      .sort((a, b) => this.strengthAt(b) - this.strengthAt(a) || a - b);
    this.reserved = (placement.question.caps ?? []).length > 0;
  }

  roomWith(seeker: Seeker, measures: readonly Measure[]): Room {
    const { desk } = this.placement;
    const now = measures.every(({ kind }) => kind in SEATS) ? desk : deskWith(desk, seeker, measures);
    const changed = now.seekerById.get(seeker.id) ?? seeker;
    return new Room(this.floor, this.ways.otherwise(now, changed, measures), this.effort);
  }

  /** Seats the first of those before this one who fits in, if any does. Nobody is before another under a reserve. */
  ahead(room: Room, me: number): number | undefined {
    if (this.reserved) return undefined;
    const before = this.before(me);
    return room.fits(before) ? before.find((each) => room.seat(each) === undefined) : undefined;
  }

  /** Those who wait and stand before this one. */
  before(me: number): number[] {
    return this.waiting.filter((each) => this.strengthAt(each) > this.strengthAt(me));
  }

  /** Undefined where they hold. */
  failure(seeker: Seeker, measures: readonly Measure[]): Failure | undefined {
    if (!this.withinLimits(seeker, measures)) return "reserve";
    const room = this.roomWith(seeker, measures);
    if (room.seat(this.floor.indexOf(seeker)) !== undefined) return "seat";
    const to = this.stronger(room);
    if (to !== undefined) return { to };
    const { stay } = this.placement.question;
    const again = placementOf(deskWith(this.desk, seeker, measures), stay === undefined ? {} : { stay });
    this.effort.left -= RERUN * again.question.options.length;
    const now = new Set(servedOf(again));
    return now.has(seeker.id) && this.served.every((id) => now.has(id)) ? undefined : "run";
  }

  /** Whether the limits leave room for this one beside those served: more seats of the year leave more of a reserve. */
  withinLimits(seeker: Seeker, measures: readonly Measure[]): boolean {
    if (!this.reserved) return true;
    const { desk, held, question, arrangement } = this.placement;
    const judged = held.flatMap(({ option }) => option ?? []);
    const { caps = [] } = capsOf(deskWith(desk, seeker, measures), judged);
    const people = question.seekers.filter(({ id }) => id === seeker.id || arrangement.served.has(id));
    this.effort.left -= people.length;
    return caps.every((cap) => !cap.of(seeker) || people.filter(cap.of).length <= limitOf(cap, people));
  }

  /**
   * One of those who wait that a run would rather serve than somebody who sits: it stands before one whom it could make
   * give way. Proof: without a reserve the sets that can be served are a matroid's, and a run finds its best basis
   * (core/assignment/rank.ts); a set that an exchange betters is in none.
   */
  private stronger(room: Room): number | undefined {
    if (this.reserved) return undefined;
    return this.waiting.find((index) => {
      const inTheWay = room.sits(index) ? [] : [...(room.seat(index) ?? [])];
      return inTheWay.some((other) => this.strengthAt(other) < this.strengthAt(index));
    });
  }

  private strengthAt(index: number): number {
    return this.strength[index] ?? 0;
  }
}

/** Who has a place after a run: those proposed, and those whom staff have judged. */
const servedOf = ({ held, arrangement }: Placement): string[] => [
  ...arrangement.served.keys(),
  ...held.flatMap(({ option, row }) => (option ? [row.applicationId] : [])),
];

/** Applications by the rules that look at people alone: a higher number stands before, equal ones beside. */
function strengthOf({ arrangement: { problem } }: Placement): number[] {
  const { levels, seekers } = problem;
  const end = levels.findIndex(({ kind }) => kind !== "served");
  const gains = levels.slice(0, end).flatMap((level) => (level.kind === "served" ? [level.gain] : []));
  const compare = (a: number, b: number): number =>
    gains.map((gain) => (gain[a] ?? 0) - (gain[b] ?? 0)).find((order) => order !== 0) ?? 0;
  const order = Array.from({ length: seekers }, (_, index) => index).sort(compare);
  const strength = new Array<number>(seekers).fill(0);
  order.forEach((index, place) => {
    const before = order[place - 1];
    strength[index] = before === undefined ? 0 : (strength[before] ?? 0) + (compare(before, index) === 0 ? 0 : 1);
  });
  return strength;
}
