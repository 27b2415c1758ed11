/** Which measures, and which two together, could let one more be served: all that can, and a few that cannot. Pure. */
import type { Desk } from "./desk.rules.ts";
import type { Floor } from "./remedy-floor.rules.ts";
import { byMeasure, deskWith, keyOfSet, SEATS, type Measure } from "./remedy-measures.rules.ts";
import type { Effort, Room } from "./remedy-room.rules.ts";
import type { Failure, Trials } from "./remedy-trial.rules.ts";
import type { Way, WayList, Ways } from "./remedy-ways.rules.ts";
import type { Seeker } from "./seekers.rules.ts";

/** A single measure that did not hold. */
export interface Lost {
  readonly measure: Measure;
  readonly why: Failure;
}

/** A room with measures taken and further people seated, and who asks for a place in it: any of them. */
interface Standing {
  readonly taken: readonly Measure[];
  readonly room: Room;
  readonly seated: readonly number[];
  readonly who: readonly number[];
}

/** The search for one application. */
export class Openings {
  private readonly me: number;
  private readonly list: WayList;

  constructor(
    private readonly desk: Desk,
    private readonly seeker: Seeker,
    private readonly floor: Floor,
    private readonly room: Room,
    private readonly ways: Ways,
    private readonly trials: Trials,
    private readonly effort: Effort,
  ) {
    this.me = floor.indexOf(seeker);
    this.list = ways.options(desk, seeker);
  }

  /** Measures each of which opens a path, in their order; where the reserve leaves no more, those that widen it. */
  singles(): Measure[] {
    const { room, list, me, trials } = this;
    const opening = this.opening(list, { taken: [], room, seated: [], who: [me] });
    const wider = trials.withinLimits(this.seeker, []) ? [] : this.years();
    const all = new Map([...opening, ...wider].map((each) => [keyOfSet([each]), each]));
    return [...all.values()].sort(byMeasure);
  }

  /** `lost`: those of the single measures that did not hold. */
  *pairs(lost: readonly Lost[]): Generator<readonly Measure[]> {
    const { seeker, room, list, me, trials } = this;
    const alone = new Set(lost.map(({ measure }) => keyOfSet([measure])));
    yield* this.together();
    yield* this.oneAfterAnother();
    for (const seat of this.seats(room)) {
      if (alone.has(keyOfSet([seat]))) continue;
      const wider = trials.roomWith(seeker, [seat]);
      const ahead = trials.ahead(wider, me);
      // Whoever stands before takes the new seat: then the other measure must find a second one, for whomever it is.
      const next = ahead === undefined ? { seated: [], who: [me] } : { seated: [ahead], who: trials.waiting };
      const found = this.opening(list, { taken: [seat], room: wider, ...next });
      // Those that open a path alone are seen to below, with what stands in their way.
      for (const measure of found) if (!alone.has(keyOfSet([measure]))) yield [seat, measure];
    }
    for (const each of lost) for (const other of this.beside(each)) yield [each.measure, other];
  }

  /** What may let a measure hold that alone does not. */
  private beside({ measure, why }: Lost): Measure[] {
    if (why === "reserve") return this.years();
    const now = deskWith(this.desk, this.seeker, [measure]);
    const changed = now.seekerById.get(this.seeker.id) ?? this.seeker;
    const list = measure.kind in SEATS ? this.list : this.ways.options(now, changed);
    const room = this.trials.roomWith(this.seeker, [measure]);
    const taken = [measure];
    if (why === "seat") return this.opening(list, { taken, room, seated: [], who: [this.me] });
    room.seat(this.me);
    // A second place, for the one who took the first.
    if (why !== "run") {
      const gone = this.takenBefore(measure);
      const found = this.opening(list, { taken, room, seated: [this.me], who: [why.to] });
      return found.filter((other) => !gone.has(keyOfSet([other])));
    }
    const years = this.trials.reserved ? this.years() : [];
    return [...list.all.map((way) => way.measure), ...this.seats(room), ...years];
  }

  /**
   * Seats of a year that two who stand before take together with this one: two seats more serve two at most, and a best
   * choice serves those.
   */
  private takenBefore(measure: Measure): ReadonlySet<string> {
    const { me, trials } = this;
    const room = trials.roomWith(this.seeker, [measure]);
    if (measure.kind !== "年上限" || trials.ahead(room, me) === undefined) return new Set();
    const { stops } = room.around(trials.before(me).filter((each) => !room.sits(each)));
    return new Set(
      stops.filter(({ opens }) => opens).flatMap((stop) => this.ways.seat(stop).map((seat) => keyOfSet([seat]))),
    );
  }

  private years(): Measure[] {
    return this.floor.hosts.flatMap((_, host) => this.ways.seat({ host, limit: "年上限" }));
  }

  /** Two that open one and the same choice: a wish and an instructor left out, either and a half-day of that instructor. */
  private *together(): Generator<readonly Measure[]> {
    for (const { measure } of this.list.all)
      for (const other of this.ways.completing(this.desk, this.seeker, measure))
        if (other.slots.some((slot) => this.room.lands(slot))) yield [measure, other.measure];
  }

  /** The first makes somebody move who can take what the second opens. Wishes and exclusions are used first only. */
  private *oneAfterAnother(): Generator<readonly Measure[]> {
    const { room, effort } = this;
    const { all } = this.list;
    const ends = all.filter((way) => way.measure.kind === "受入可能日" && way.slots.some((slot) => room.lands(slot)));
    const takers = new Set(ends.flatMap(({ movers }) => movers));
    if (takers.size === 0) return;
    const mine = room.around([this.me]).movers;
    for (const first of all) {
      if (!first.movers.some((mover) => mine.has(mover))) continue;
      effort.left -= first.slots.length;
      const moved = first.slots.map((slot) => room.movedBy(slot)).filter((each) => meets(each, takers));
      if (moved.length > 0)
        yield* ends.flatMap((end) => (follows(first, end, moved) ? [[first.measure, end.measure]] : []));
    }
  }

  private opening(list: WayList, { taken, room, seated, who }: Standing): Measure[] {
    const { movers: movable, stops } = room.around(who.filter((each) => !room.sits(each)));
    const found = new Set<Way>();
    const landing = room.landingHosts();
    for (const host of landing)
      for (const { way, slot } of list.byHost.get(host) ?? []) {
        this.effort.left--;
        if (way.movers.some((mover) => movable.has(mover)) && room.lands(slot)) found.add(way);
      }
    const seats = stops.flatMap((stop) => {
      // What leads on past a month or a half-day ends at a host that has room: without one it opens nothing.
      if (!stop.opens && !landing.has(stop.host)) return [];
      return this.ways.seat(stop).filter((seat) => stop.opens || this.opens([...taken, seat], seated, who));
    });
    return [...[...found].map(({ measure }) => measure), ...seats].sort(byMeasure);
  }

  private opens(measures: readonly Measure[], seated: readonly number[], who: readonly number[]): boolean {
    if (this.effort.left < 0) return false;
    const wider = this.trials.roomWith(this.seeker, measures);
    for (const each of seated) wider.seat(each);
    return wider.fits(who);
  }

  private seats(room: Room): Measure[] {
    return room.reached().flatMap((each) => this.ways.seat(each));
  }
}

const follows = (first: Way, end: Way, moved: readonly ReadonlySet<number>[]): boolean =>
  first !== end && moved.some((each) => end.movers.some((mover) => each.has(mover)));

const meets = (some: ReadonlySet<number>, others: ReadonlySet<number>): boolean => {
  for (const each of some) if (others.has(each)) return true;
  return false;
};
