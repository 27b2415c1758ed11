/** Virtual time that passes without a service call: waiting for a lock, sleeping, a dialog left open. */
import type { Kernel, Run } from "./kernel.ts";
import { Killed } from "./kernel.ts";

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Lets `ms` pass inside the run under way, and ends it when its time is over (6 min; 30 s for a simple trigger). */
export function pass(kernel: Kernel, ms: number): void {
  kernel.now += Math.max(0, ms);
  const run = kernel.run;
  if (run && kernel.now > run.endsAt) {
    run.dead = true;
    throw new Killed("起動時間の最大値を超えました");
  }
}

/**
 * Time that other executions used is not taken from an interrupted one: at Google they run side by side, here
 * one after the other, so its end moves by what they took.
 */
export function extend(run: Run | undefined, ms: number): void {
  if (run) (run as { endsAt: number }).endsAt += ms;
}

/** Runs `act` as something that happens elsewhere while the present run stands still (an alert is open). */
export function meanwhile(kernel: Kernel, act: () => void): void {
  const run = kernel.run;
  const from = kernel.now;
  if (run) for (const part of kernel.parts) part.suspend?.();
  kernel.run = undefined;
  try {
    act();
  } finally {
    kernel.run = run;
    if (run) for (const part of kernel.parts) part.resume?.();
    extend(run, kernel.now - from);
  }
}

/** "90m", "2h", "1d", "45s" or milliseconds → milliseconds; anything else throws. */
export function durationMs(duration: number | string): number {
  if (typeof duration === "number") return duration;
  const match = /^(\d+(?:\.\d+)?)(s|m|h|d)$/.exec(duration);
  if (!match) throw new Error(`時間の書き方が分かりません: ${duration}（例: "90m"、"2h"、"1d"）`);
  const unit = { s: SECOND, m: MINUTE, h: HOUR, d: DAY }[match[2] as "s" | "m" | "h" | "d"];
  return Number(match[1]) * unit;
}
