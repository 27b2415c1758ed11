/** Which single measures open a path for somebody, seen from who could move and where a seat is found. Pure. */
import { daysFrom, HALVES, halfDay, offers, type Availability, type HalfDay } from "../../core/halfday.ts";
import { blocksAt, sharedAt, type Desk } from "./desk.rules.ts";
import type { Host } from "./hosts.rules.ts";
import type { Placement } from "./placement.rules.ts";
import type { Floor } from "./remedy-floor.rules.ts";
import type { Measure, SeatMeasure } from "./remedy-measures.rules.ts";
import type { Effort, Otherwise, Raise } from "./remedy-room.rules.ts";
import type { Limit } from "./seats.rules.ts";
import type { Seeker } from "./seekers.rules.ts";

const LIMITS: readonly Limit[] = ["同時受入人数", "月上限", "年上限"];

/** A guess at how many half-days of a year an instructor offers. */
const HALVES_OFFERED = 50;

export type OptionMeasure = Exclude<Measure, SeatMeasure>;

/** A measure, whose moves it offers, and to which slots: to any of them. */
export interface Way {
  readonly measure: OptionMeasure;
  readonly movers: readonly number[];
  readonly slots: readonly number[];
}

/** Ways in order, and by the host of their slots, so that only those with a seat to spare need be looked at. */
export interface WayList {
  readonly all: readonly Way[];
  readonly byHost: ReadonlyMap<number, readonly { readonly way: Way; readonly slot: number }[]>;
}

/** Every measure for one application of a run at its desk, and what it opens. */
export class Ways {
  private readonly halves = new Map<Availability, readonly HalfDay[]>();
  private readonly wishers = new Map<HalfDay, number[]>();

  constructor(
    private readonly floor: Floor,
    private readonly placement: Placement,
    private readonly effort: Effort,
  ) {
    placement.question.seekers.forEach((seeker, index) => {
      for (const at of seeker.wishes.keys()) this.wishers.set(at, [...(this.wishers.get(at) ?? []), index]);
    });
  }

  /** About how many looks one application needs at least. */
  get size(): number {
    return HALVES_OFFERED * this.floor.hosts.length + this.placement.question.options.length;
  }

  /** In the order of measures; `desk` and `seeker` may have measures taken already. */
  options(desk: Desk, seeker: Seeker): WayList {
    const all = [...this.wishes(desk, seeker), ...this.exclusions(desk, seeker), ...this.openings(desk, seeker)];
    const byHost = new Map<number, { way: Way; slot: number }[]>();
    for (const way of all)
      for (const slot of way.slots) {
        const host = this.floor.hostOfSlot(slot);
        const there = byHost.get(host);
        if (there) there.push({ way, slot });
        else byHost.set(host, [{ way, slot }]);
      }
    return { all, byHost };
  }

  seat({ host, limit }: Raise): SeatMeasure[] {
    const whose = this.floor.hosts[host];
    return whose ? [{ kind: limit, host: whose }] : [];
  }

  /** What the measures, taken together, let anybody choose besides. */
  otherwise(desk: Desk, seeker: Seeker, measures: readonly Measure[]): Otherwise {
    const choices = new Map<number, readonly number[]>();
    const mine = this.floor.indexOf(seeker);
    for (const measure of measures)
      if (measure.kind === "受入可能日")
        for (const index of this.moversTo(desk, measure.host, measure.at))
          choices.set(index, [...(choices.get(index) ?? []), this.floor.slot(measure.host.id, measure.at)]);
    choices.set(
      mine,
      desk.roster.hosts.flatMap((host) =>
        blocksAt(desk, seeker, host).length > 0
          ? []
          : sharedAt(desk, seeker, host).map((at) => this.floor.slot(host.id, at)),
      ),
    );
    const more = measures.flatMap((measure) =>
      LIMITS.flatMap((limit) =>
        measure.kind === limit && "host" in measure
          ? [{ host: this.floor.hosts.findIndex(({ id }) => id === measure.host.id), limit }]
          : [],
      ),
    );
    return { choices, more };
  }

  private wishes(desk: Desk, seeker: Seeker): Way[] {
    const slots = new Map<HalfDay, number[]>();
    for (const host of desk.roster.hosts) {
      const blocks = blocksAt(desk, seeker, host);
      // An instructor who is only left out counts: with that given up as well, the half-day may help.
      if (blocks.some((block) => block !== "除外")) continue;
      const halves = this.halvesOf(host.availability);
      this.effort.left -= halves.length;
      for (const at of halves)
        if (!seeker.wishes.has(at))
          slots.set(at, [...(slots.get(at) ?? []), ...(blocks.length === 0 ? [this.floor.slot(host.id, at)] : [])]);
    }
    const movers = [this.floor.indexOf(seeker)];
    return [...slots]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([at, places]) => ({ measure: { kind: "希望日", at }, movers, slots: places }));
  }

  private exclusions(desk: Desk, seeker: Seeker): Way[] {
    const movers = [this.floor.indexOf(seeker)];
    return desk.roster.hosts
      .filter((host) => blocksAt(desk, seeker, host).join() === "除外")
      .map((host) => ({
        measure: { kind: "除外", host },
        movers,
        slots: sharedAt(desk, seeker, host).map((at) => this.floor.slot(host.id, at)),
      }));
  }

  private openings(desk: Desk, seeker: Seeker): Way[] {
    const wished = new Set([...this.wishers.keys(), ...seeker.wishes.keys()]);
    const days = [...wished].filter((at) => this.placement.desk.offered.has(at)).sort();
    this.effort.left -= days.length * desk.roster.hosts.length;
    return days.flatMap((at) =>
      desk.roster.hosts
        .filter(({ availability }) => !offers(availability, at) && !isClosed(availability, at))
        .map((host) => ({
          measure: { kind: "受入可能日", host, at } as const,
          movers: this.moversTo(desk, host, at),
          slots: [this.floor.slot(host.id, at)],
        })),
    );
  }

  /** What makes one choice possible together with the first: neither does alone. */
  completing(desk: Desk, seeker: Seeker, first: OptionMeasure): Way[] {
    if (first.kind === "受入可能日") return [];
    const { hosts } = desk.roster;
    const added = (host: Host, at: HalfDay): Way[] =>
      offers(host.availability, at) || isClosed(host.availability, at)
        ? []
        : [this.wayTo(seeker, { kind: "受入可能日", host, at }, at)];
    if (first.kind === "除外") return [...seeker.wishes.keys()].flatMap((at) => added(first.host, at));
    const { at } = first;
    return hosts.flatMap((host) => {
      const blocks = blocksAt(desk, seeker, host);
      if (blocks.length === 0 && desk.offered.has(at)) return added(host, at);
      const leftOut = blocks.join() === "除外" && offers(host.availability, at);
      return leftOut ? [this.wayTo(seeker, { kind: "除外", host }, at)] : [];
    });
  }

  private wayTo(seeker: Seeker, measure: Exclude<OptionMeasure, { kind: "希望日" }>, at: HalfDay): Way {
    return {
      measure,
      movers: [this.floor.indexOf(seeker)],
      slots: [this.floor.slot(measure.host.id, at)],
    };
  }

  /** Applications of the run that could take a half-day of this host. */
  private moversTo(desk: Desk, host: Host, at: HalfDay): number[] {
    const { seekers } = this.placement.question;
    this.effort.left -= (this.wishers.get(at) ?? []).length;
    return (this.wishers.get(at) ?? []).filter((index) => {
      const seeker = desk.seekerById.get(seekers[index]?.id ?? "");
      return seeker !== undefined && blocksAt(desk, seeker, host).length === 0;
    });
  }

  /** Half-days of the window that are offered. */
  private halvesOf(availability: Availability): readonly HalfDay[] {
    const known = this.halves.get(availability);
    if (known) return known;
    const { from, to } = this.placement.desk.policy;
    const found = [...daysFrom(from, to)]
      .flatMap((on) => HALVES.map((half) => halfDay(on, half)))
      .filter((at) => offers(availability, at));
    this.halves.set(availability, found);
    return found;
  }
}

/** An added half-day would not count there: the instructor said that nobody can come. */
const isClosed = (availability: Availability, at: HalfDay): boolean =>
  availability.closed.some(({ from, to }) => at.slice(0, 10) >= from && at.slice(0, 10) <= to);
