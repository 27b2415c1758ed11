/** When a clock trigger is due. Times in ms; days and hours by the script's time zone (the process's, see loader). */
import { HOUR, MINUTE } from "./elapse.ts";

export type Schedule =
  | { every: "minutes" | "hours"; n: number; from: number }
  | { every: "days"; n: number; hour: number | undefined; minute: number | undefined; from: number }
  | { every: "week"; day: number; hour: number | undefined; minute: number | undefined; from: number }
  | { every: "month"; day: number; hour: number | undefined; minute: number | undefined; from: number }
  | { every: "once"; at: number };

/**
 * The first time after `after`. Google lets a timer come at any minute of its hour, so hourly and daily timers
 * drift by a reproducible amount; everyMinutes comes on time; nearMinute within 15 minutes of it.
 */
export function nextDue(schedule: Schedule, after: number, seed: string): number | undefined {
  switch (schedule.every) {
    case "once":
      return schedule.at > after ? schedule.at : undefined;
    case "minutes": {
      const step = schedule.n * MINUTE;
      return schedule.from + (Math.floor((after - schedule.from) / step) + 1) * step;
    }
    case "hours":
      return nextHourly(schedule.n * HOUR, schedule.from, after, seed);
    default:
      return nextDaily(schedule, after, seed);
  }
}

function nextHourly(step: number, from: number, after: number, seed: string): number {
  for (let slot = Math.max(1, Math.floor((after - from) / step)); ; slot++) {
    const due = from + slot * step + (hash(`${seed} ${slot}`) % 60) * MINUTE;
    if (due > after) return due;
  }
}

function nextDaily(
  schedule: Exclude<Schedule, { every: "once" | "minutes" | "hours" }>,
  after: number,
  seed: string,
): number {
  const hour = schedule.hour ?? hash(`${seed} hour`) % 24;
  const drift = schedule.minute === undefined ? hash(seed) % 60 : schedule.minute + (hash(seed) % 31) - 15;
  const first = new Date(schedule.from);
  for (let ahead = 0; ; ahead++) {
    const date = new Date(first.getFullYear(), first.getMonth(), first.getDate() + ahead, hour, drift);
    if (date.getTime() > Math.max(after, schedule.from) && falls(schedule, date, ahead)) return date.getTime();
  }
}

function falls(
  schedule: Exclude<Schedule, { every: "once" | "minutes" | "hours" }>,
  date: Date,
  ahead: number,
): boolean {
  if (schedule.every === "days") return ahead % schedule.n === 0;
  return schedule.every === "week" ? date.getDay() === schedule.day : date.getDate() === schedule.day;
}

/** FNV-1a: spreads drift without randomness. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return value;
}
