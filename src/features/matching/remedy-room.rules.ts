/**
 * Who could move where beside those who are served: the residual network of a placement. An application fits in without
 * taking a place from anybody exactly if a path of moves leads from it to a host with a seat to spare. Pure.
 */
import type { Floor } from "./remedy-floor.rules.ts";
import type { Limit } from "./seats.rules.ts";

/** What is otherwise than the run left it. */
export interface Otherwise {
  /** Further slots of applications, by their index. */
  readonly choices: ReadonlyMap<number, readonly number[]>;
  /** Limits of hosts that are one higher. */
  readonly more: readonly Raise[];
}

/** A limit that stops somebody; `opens`: one more there is surely enough, since nothing stands behind it. */
export interface Stop extends Raise {
  readonly opens: boolean;
}

/** One more at a limit of a host. */
export interface Raise {
  readonly host: number;
  readonly limit: Limit;
}

export const AS_IS: Otherwise = { choices: new Map(), more: [] };

/** Counts what was looked at, so that a large run ends after so many looks, whatever the machine. */
export interface Effort {
  left: number;
}

const SEEKER = 0;
const SLOT = 1;
const MONTH = 2;
const HOST = 3;
const node = (kind: number, index: number): number => index * 4 + kind;

const seekersOf = (found: ReadonlyMap<number, number>): ReadonlySet<number> =>
  new Set([...found.keys()].flatMap((at) => (at % 4 === SEEKER ? [at >> 2] : [])));

type Uses = Map<number, number[]>;

export class Room {
  private readonly sitting: number[];
  /** Applications at each slot, slots in use of each month, months in use of each host. */
  private atSlot: Uses = new Map();
  private inMonth: Uses = new Map();
  private ofHost: Uses = new Map();
  private landing: ReadonlySet<number> | undefined;
  private readonly moved = new Map<number, ReadonlySet<number>>();

  constructor(
    private readonly floor: Floor,
    private readonly otherwise: Otherwise,
    private readonly effort: Effort,
  ) {
    this.sitting = [...floor.seated];
    this.count();
  }

  /** Who could be made to move by newcomers, themselves included, and which limits stop them there. */
  around(newcomers: readonly number[]): { movers: ReadonlySet<number>; stops: readonly Stop[] } {
    const { from } = this.spread(newcomers.map((each) => node(SEEKER, each)));
    const stops = new Map<string, Stop>();
    const stop = (host: number, limit: Limit, left: number): void => {
      if (left < 1) stops.set(`${limit}/${host}`, { host, limit, opens: limit === "年上限" && left === 0 });
    };
    for (const at of from.keys()) {
      const index = at >> 2;
      if (at % 4 === SLOT) stop(this.floor.hostOfSlot(index), "同時受入人数", this.leftAtSlot(index));
      if (at % 4 === MONTH) stop(this.hostOf(index), "月上限", this.leftInMonth(index));
      if (at % 4 === HOST) stop(index, "年上限", this.leftInYear(index));
    }
    return { movers: seekersOf(from), stops: [...stops.values()] };
  }

  /** Applications that would move for one more at a slot. */
  movedBy(slot: number): ReadonlySet<number> {
    const month = node(MONTH, this.floor.monthOf[slot] ?? 0);
    const start = this.atSlot.has(slot) ? node(SLOT, slot) : month;
    if (start === month && this.leftAtSlot(slot) < 1) return new Set();
    const moved = this.moved.get(start) ?? seekersOf(this.spread([start]).from);
    this.moved.set(start, moved);
    return moved;
  }

  /** Hosts with a half-day on which one more might find a seat. */
  landingHosts(): ReadonlySet<number> {
    this.landing ??= this.landings();
    const hostOf = (kind: number, index: number): number => {
      if (kind === SLOT) return this.floor.hostOfSlot(index);
      return kind === MONTH ? this.hostOf(index) : index;
    };
    return new Set([...this.landing].flatMap((at) => (at % 4 === SEEKER ? [] : [hostOf(at % 4, at >> 2)])));
  }

  sits(seeker: number): boolean {
    return (this.sitting[seeker] ?? -1) >= 0;
  }

  /** Whether any of them, each by itself, finds a seat, others moving. */
  fits(newcomers: readonly number[]): boolean {
    const starts = newcomers.filter((each) => !this.sits(each)).map((each) => node(SEEKER, each));
    return this.spread(starts, true).end !== undefined;
  }

  /** Serves one more, others moving. Where it does not fit: those who would have to give way, itself among them. */
  seat(seeker: number): ReadonlySet<number> | undefined {
    const { from, end } = this.spread([node(SEEKER, seeker)], true);
    if (end === undefined) return seekersOf(from);
    for (let at = end; at >= 0;) {
      const before = from.get(at) ?? -1;
      if (at % 4 === SLOT && before % 4 === SEEKER) this.sitting[before >> 2] = at >> 2;
      at = before;
    }
    this.count();
    return undefined;
  }

  /** Whether one more at this slot finds a seat, others moving. */
  lands(slot: number): boolean {
    this.landing ??= this.landings();
    const month = this.floor.monthOf[slot] ?? 0;
    if (this.landing.has(node(SLOT, slot))) return true;
    if (this.atSlot.has(slot) || this.leftAtSlot(slot) < 1) return false;
    if (this.landing.has(node(MONTH, month))) return true;
    return !this.inMonth.has(month) && this.leftInMonth(month) > 0 && this.landing.has(node(HOST, this.hostOf(month)));
  }

  /** Every limit that is reached somewhere: only there can one more seat help. */
  reached(): Raise[] {
    const { hosts, hostOf, monthOf } = this.floor;
    const slots = new Set(monthOf.flatMap((month, slot) => (this.leftAtSlot(slot) < 1 ? [this.hostOf(month)] : [])));
    const months = new Set(hostOf.filter((_, month) => this.leftInMonth(month) < 1));
    const years = new Set(hosts.flatMap((_, host) => (this.leftInYear(host) < 1 ? [host] : [])));
    const raises = (limit: Limit, of: ReadonlySet<number>): Raise[] => [...of].map((host) => ({ host, limit }));
    return [...raises("同時受入人数", slots), ...raises("月上限", months), ...raises("年上限", years)];
  }

  private spread(starts: readonly number[], stop = false): { from: Map<number, number>; end?: number } {
    const from = new Map(starts.map((start) => [start, -1]));
    // A Map goes on to what is added while it is walked.
    for (const at of from.keys()) {
      if (stop && at % 4 === HOST && this.leftInYear(at >> 2) > 0) return { from, end: at };
      for (const next of this.from(at)) if (!from.has(next)) from.set(next, at);
    }
    return { from };
  }

  /** Where a unit may go next: up while there is room, back down a way that is in use. */
  private from(at: number): number[] {
    const ways = this.waysFrom(at % 4, at >> 2);
    this.effort.left -= ways.length + 1;
    return ways;
  }

  private waysFrom(kind: number, index: number): number[] {
    const month = this.floor.monthOf[index] ?? 0;
    switch (kind) {
      case SEEKER:
        return this.choicesOf(index).map((slot) => node(SLOT, slot));
      case SLOT:
        return [
          ...(this.leftAtSlot(index) > 0 ? [node(MONTH, month)] : []),
          ...(this.atSlot.get(index) ?? []).map((seeker) => node(SEEKER, seeker)),
        ];
      case MONTH:
        return [
          ...(this.leftInMonth(index) > 0 ? [node(HOST, this.hostOf(index))] : []),
          ...(this.inMonth.get(index) ?? []).map((slot) => node(SLOT, slot)),
        ];
      default:
        return (this.ofHost.get(index) ?? []).map((each) => node(MONTH, each));
    }
  }

  /** Hosts, months and slots in use from which a seat is found: the same ways walked backwards. */
  private landings(): ReadonlySet<number> {
    const found = new Set(this.floor.hosts.flatMap((_, host) => (this.leftInYear(host) > 0 ? [node(HOST, host)] : [])));
    const back = new Map<number, number[]>();
    const walk = (at: number): void => {
      for (const next of this.from(at)) {
        const there = back.get(next);
        if (there) there.push(at);
        else back.set(next, [at]);
      }
    };
    for (const seekers of this.atSlot.values()) for (const seeker of seekers) walk(node(SEEKER, seeker));
    for (const host of this.ofHost.keys()) walk(node(HOST, host));
    for (const month of this.inMonth.keys()) walk(node(MONTH, month));
    for (const slot of this.atSlot.keys()) walk(node(SLOT, slot));
    // Slots and months that nobody uses yet, but somebody could move to.
    for (const at of [...back.keys()]) if (at % 4 === SLOT && !this.atSlot.has(at >> 2)) walk(at);
    for (const at of [...back.keys()]) if (at % 4 === MONTH && !this.inMonth.has(at >> 2)) walk(at);
    for (const at of found) for (const before of back.get(at) ?? []) found.add(before);
    return found;
  }

  private count(): void {
    const gather = (pairs: readonly (readonly [number, number])[]): Uses => {
      const uses: Uses = new Map();
      for (const [key, value] of pairs) {
        const there = uses.get(key);
        if (there) there.push(value);
        else uses.set(key, [value]);
      }
      return uses;
    };
    this.landing = undefined;
    this.moved.clear();
    this.effort.left -= this.sitting.length;
    this.atSlot = gather(this.sitting.flatMap((slot, seeker) => (slot < 0 ? [] : [[slot, seeker] as const])));
    this.inMonth = gather([...this.atSlot.keys()].map((slot) => [this.floor.monthOf[slot] ?? 0, slot]));
    this.ofHost = gather([...this.inMonth.keys()].map((month) => [this.hostOf(month), month]));
  }

  private choicesOf(seeker: number): readonly number[] {
    const more = this.otherwise.choices.get(seeker);
    const own = this.floor.choices[seeker] ?? [];
    return more ? [...own, ...more] : own;
  }

  private leftAtSlot(slot: number): number {
    const more = this.moreOf(this.floor.hostOfSlot(slot), "同時受入人数");
    return this.floor.atSlot(slot) + more - (this.atSlot.get(slot)?.length ?? 0);
  }

  private leftInMonth(month: number): number {
    const more = this.moreOf(this.hostOf(month), "月上限");
    const used = (this.inMonth.get(month) ?? []).reduce((sum, slot) => sum + (this.atSlot.get(slot)?.length ?? 0), 0);
    return this.floor.inMonth(month) + more - used;
  }

  private leftInYear(host: number): number {
    const months = this.ofHost.get(host) ?? [];
    const slots = months.flatMap((month) => this.inMonth.get(month) ?? []);
    const used = slots.reduce((sum, slot) => sum + (this.atSlot.get(slot)?.length ?? 0), 0);
    return this.floor.inYear(host) + this.moreOf(host, "年上限") - used;
  }

  private hostOf(month: number): number {
    return this.floor.hostOf[month] ?? 0;
  }

  private moreOf(host: number, limit: Limit): number {
    return this.otherwise.more.filter((each) => each.host === host && each.limit === limit).length;
  }
}
