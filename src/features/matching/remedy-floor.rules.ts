/** Seats of a run by number: hosts own months, months own half-days. Half-days are numbered when first asked for. Pure. */
import { monthOf, type HalfDay } from "../../core/halfday.ts";
import type { Host } from "./hosts.rules.ts";
import type { Placement } from "./placement.rules.ts";
import type { Seeker } from "./seekers.rules.ts";

export class Floor {
  readonly seekerIndex: ReadonlyMap<string, number>;
  readonly hosts: readonly Host[];
  /** Month of each slot, host of each month. */
  readonly monthOf: number[] = [];
  readonly hostOf: number[] = [];
  /** Slots that each application of the run may take, full ones included. */
  readonly choices: readonly (readonly number[])[];
  /** Slot of each application as the run left it; -1 = none. */
  readonly seated: readonly number[];
  private readonly hostIndex: ReadonlyMap<string, number>;
  private readonly slots = new Map<string, number>();
  private readonly months = new Map<string, number>();
  private readonly keys: string[] = [];
  private readonly monthKeys: string[] = [];
  /** Seats that decided and judged cases hold, by host, month and half-day. */
  private readonly held = new Map<string, number>();

  constructor({ desk, pins, question, arrangement }: Placement) {
    this.hosts = question.hosts;
    this.hostIndex = new Map(question.hosts.map(({ id }, index) => [id, index]));
    this.seekerIndex = new Map(question.seekers.map(({ id }, index) => [id, index]));
    for (const { hostId, at } of [...desk.live, ...pins])
      for (const key of at === "" ? [hostId] : [hostId, `${hostId}/${monthOf(at)}`, `${hostId}/${at}`])
        this.held.set(key, (this.held.get(key) ?? 0) + 1);
    const choices: number[][] = question.seekers.map(() => []);
    for (const { seeker, host, at } of question.options)
      choices[this.seekerIndex.get(seeker.id) ?? 0]?.push(this.slot(host.id, at));
    this.choices = choices;
    this.seated = question.seekers.map(({ id }) => {
      const option = arrangement.served.get(id);
      return option ? this.slot(option.host.id, option.at) : -1;
    });
  }

  indexOf({ id }: Seeker): number {
    return this.seekerIndex.get(id) ?? 0;
  }

  slot(hostId: string, at: HalfDay): number {
    const key = `${hostId}/${at}`;
    const known = this.slots.get(key);
    if (known !== undefined) return known;
    this.slots.set(key, this.keys.length);
    this.monthOf.push(this.month(hostId, monthOf(at)));
    return this.keys.push(key) - 1;
  }

  private month(hostId: string, month: string): number {
    const key = `${hostId}/${month}`;
    const known = this.months.get(key);
    if (known !== undefined) return known;
    this.months.set(key, this.monthKeys.length);
    this.hostOf.push(this.hostIndex.get(hostId) ?? 0);
    return this.monthKeys.push(key) - 1;
  }

  hostOfSlot(slot: number): number {
    return this.hostOf[this.monthOf[slot] ?? 0] ?? 0;
  }

  /** Seats of the limits less those held; below 0 where a limit was lowered later. */
  atSlot(slot: number): number {
    return (this.hosts[this.hostOfSlot(slot)]?.atOnce ?? 0) - this.heldBy(this.keys[slot]);
  }

  inMonth(month: number): number {
    const limit = this.hosts[this.hostOf[month] ?? 0]?.monthLimit;
    return limit === undefined ? Infinity : limit - this.heldBy(this.monthKeys[month]);
  }

  inYear(host: number): number {
    return (this.hosts[host]?.yearLimit ?? 0) - this.heldBy(this.hosts[host]?.id);
  }

  private heldBy(key: string | undefined): number {
    return this.held.get(key ?? "") ?? 0;
  }
}
