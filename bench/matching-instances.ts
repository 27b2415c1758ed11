import type { Cap, Level, Problem } from "../src/core/assignment/problem.ts";
import { dice } from "../test/core/assignment/instances.ts";

export interface BenchSize {
  readonly seekers: number;
  readonly hosts: number;
  /** Half-days each host offers; 1 = no calendar, one place of the host's whole capacity. */
  readonly halfDays: number;
  /** Share of the pairs that suit each other: `dense` 20 %, `sparse` 20 hosts a seeker. */
  readonly pairs?: "dense" | "sparse";
  /** `tight`: 3 seats a host; `even`: as many seats as seekers; `ample`: half as many again. */
  readonly seats?: "tight" | "even" | "ample";
  /** Four in five seekers get at most 70 % of the seats: the rest is kept. */
  readonly kept?: boolean;
}

const SHARED = 60;
const SEATS = { even: 1, ample: 1.5 };

/** A city's year; with half-days, also month limits and shared half-days. */
export function officeInstance({ seekers, hosts, halfDays, pairs, seats, kept = false }: BenchSize): Problem {
  const roll = dice(seekers * 31 + hosts * 7 + halfDays);
  const eligible = pairs === "sparse" ? Math.min(1, 20 / hosts) : 0.2;
  const inYear = seats === undefined || seats === "tight" ? 3 : Math.ceil((SEATS[seats] * seekers) / hosts);
  const inMonth = halfDays === 1 ? inYear : Math.ceil((2 * inYear) / 3);
  const atOnce = halfDays === 1 ? inYear : Math.ceil(inYear / 3);
  const months: { host: number; seats: number }[] = [];
  const slots: { month: number; seats: number }[] = [];
  for (let host = 0; host < hosts; host++) {
    const perMonth = halfDays === 1 ? 1 : 3;
    for (let n = 0; n < halfDays; n++) {
      if (n % perMonth === 0) months.push({ host, seats: inMonth });
      slots.push({ month: months.length - 1, seats: atOnce });
    }
  }
  const seeker: number[] = [];
  const slot: number[] = [];
  const mismatch: number[] = [];
  const slack: number[] = [];
  for (let i = 0; i < seekers; i++) {
    for (let host = 0; host < hosts; host++) {
      if (roll(1000) >= 1000 * eligible) continue;
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
  const bare = { seekers, hostSeats: new Array<number>(hosts).fill(inYear), months, slots, options };
  const caps = kept ? [keep(bare)] : [];
  return { ...bare, caps, levels: levels(bare, mismatch, slack, roll) };
}

function keep({ seekers, hostSeats }: Pick<Problem, "seekers" | "hostSeats">): Cap {
  const seats = Array.from(hostSeats).reduce((sum, n) => sum + n, 0);
  const others = Array.from({ length: seekers }, (_, i) => i).filter((i) => i % 5 > 0);
  return { name: "kept for others", seekers: others, most: Math.floor(0.7 * Math.min(seats, seekers)) };
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
