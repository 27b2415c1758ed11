import type { Level, Problem } from "../src/core/assignment/problem.ts";
import { dice } from "../test/core/assignment/instances.ts";

export interface BenchSize {
  readonly seekers: number;
  readonly hosts: number;
  /** Half-days each host offers; 1 = no calendar, one place of the host's whole capacity. */
  readonly halfDays: number;
}

const SEATS = 3;
const ELIGIBLE = 20;
const SHARED = 60;

/** A city's year: 20 % of pairs eligible, 3 seats a host; with half-days, also month limits and shared half-days. */
export function officeInstance({ seekers, hosts, halfDays }: BenchSize): Problem {
  const roll = dice(seekers * 31 + hosts * 7 + halfDays);
  const months: { host: number; seats: number }[] = [];
  const slots: { month: number; seats: number }[] = [];
  for (let host = 0; host < hosts; host++) {
    const perMonth = halfDays === 1 ? 1 : 3;
    for (let n = 0; n < halfDays; n++) {
      if (n % perMonth === 0) months.push({ host, seats: halfDays === 1 ? SEATS : 2 });
      slots.push({ month: months.length - 1, seats: halfDays === 1 ? SEATS : 1 });
    }
  }
  const seeker: number[] = [];
  const slot: number[] = [];
  const mismatch: number[] = [];
  const slack: number[] = [];
  for (let i = 0; i < seekers; i++) {
    for (let host = 0; host < hosts; host++) {
      if (roll(100) >= ELIGIBLE) continue;
      const shared: number[] = [];
      for (let n = 0; n < halfDays; n++) if (halfDays === 1 || roll(100) < SHARED) shared.push(host * halfDays + n);
      const apart = 5 * roll(12) + 3 * roll(3);
      for (const s of shared) {
        seeker.push(i);
        slot.push(s);
        mismatch.push(apart + (halfDays === 1 ? 0 : roll(5)));
        slack.push(halfDays === 1 ? roll(5) : halfDays - shared.length);
      }
    }
  }
  const options = { seeker: Int32Array.from(seeker), slot: Int32Array.from(slot) };
  const bare = { seekers, hostSeats: new Array<number>(hosts).fill(SEATS), months, slots, options };
  return { ...bare, levels: levels(bare, mismatch, slack, roll) };
}

/** The office's levels, in its order. */
function levels(
  bare: Omit<Problem, "levels">,
  mismatch: readonly number[],
  slack: readonly number[],
  roll: (below: number) => number,
): Level[] {
  const { seekers, hostSeats, months, slots, options } = bare;
  const gain = (of: (i: number) => number): Float64Array => Float64Array.from({ length: seekers }, (_, i) => of(i));
  const cost = (of: (k: number) => number): Float64Array =>
    Float64Array.from({ length: options.slot.length }, (_, k) => of(k));
  return [
    { name: "served", kind: "served", gain: gain(() => 1) },
    { name: "first-timers", kind: "served", gain: gain(() => (roll(10) < 7 ? 1 : 0)) },
    { name: "class A", kind: "served", gain: gain(() => (roll(10) < 2 ? 1 : 0)) },
    { name: "class B", kind: "served", gain: gain(() => (roll(10) < 5 ? 1 : 0)) },
    { name: "waiting days", kind: "served", gain: gain(() => roll(180)) },
    { name: "mismatch", kind: "option", cost: cost((k) => mismatch[k]!) },
    { name: "load", kind: "load", base: hostSeats.length === 0 ? [] : Array.from(hostSeats, () => roll(4)) },
    { name: "slack", kind: "option", cost: cost((k) => slack[k]!) },
    { name: "reception", kind: "served", gain: gain((i) => seekers - i) },
    { name: "reception mismatch", kind: "option", cost: cost((k) => (seekers - options.seeker[k]!) * mismatch[k]!) },
    { name: "host rank", kind: "option", cost: cost((k) => months[slots[options.slot[k]!]!.month]!.host) },
    { name: "date rank", kind: "option", cost: cost((k) => (options.slot[k]! * 7) % slots.length) },
  ];
}
