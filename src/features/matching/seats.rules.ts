/** Seats: what instructors' limits leave once those who hold a seat are counted. Pure. */
import { monthOf, type HalfDay } from "../../core/halfday.ts";
import type { Host } from "./hosts.rules.ts";

/** A seat that is taken; `at` is "" for a live case without a day, which counts for the year alone. */
export interface Taken {
  readonly hostId: string;
  readonly at: HalfDay;
}

export type Limit = "年上限" | "月上限" | "同時受入人数";

export interface Seats {
  inYear(host: Host): number;
  inMonth(host: Host, month: string): number;
  at(host: Host, at: HalfDay): number;
  /** How many hold a seat of this host this year. */
  load(host: Host): number;
}

/** Limits less what is taken, never below 0: a limit that staff lowered later takes no seat from those decided. */
export function seatsOf(taken: readonly Taken[]): Seats {
  const used = new Map<string, number>();
  const add = (key: string): void => void used.set(key, (used.get(key) ?? 0) + 1);
  for (const seat of taken) {
    add(seat.hostId);
    if (seat.at === "") continue;
    add(`${seat.hostId}/${monthOf(seat.at)}`);
    add(`${seat.hostId}/${seat.at}`);
  }
  const left = (limit: number, key: string): number => Math.max(0, limit - (used.get(key) ?? 0));
  const inYear = (host: Host): number => left(host.yearLimit, host.id);
  return {
    inYear,
    inMonth: (host, month) =>
      host.monthLimit === undefined ? inYear(host) : left(host.monthLimit, `${host.id}/${month}`),
    at: (host, at) => left(host.atOnce, `${host.id}/${at}`),
    load: (host) => used.get(host.id) ?? 0,
  };
}

/** The first limit that leaves no seat, or undefined where one more can come. */
export function fullLimit(seats: Seats, host: Host, at: HalfDay): Limit | undefined {
  if (seats.inYear(host) < 1) return "年上限";
  if (seats.inMonth(host, monthOf(at)) < 1) return "月上限";
  return seats.at(host, at) < 1 ? "同時受入人数" : undefined;
}
