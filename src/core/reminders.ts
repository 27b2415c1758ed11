/** When somebody who is late is reminded: on the day after the deadline, then every so many days, so many times. Pure. */
import { addDays, type Day } from "./calendar.ts";

export interface Reminding {
  /** Days from one reminder to the next; at least one. */
  readonly every: number;
  /** How many go by themselves; 0 for none. */
  readonly most: number;
}

/** One that was raised already. */
export interface Reminder {
  /** The day on which it left; "" where it has not, or never will. */
  readonly day: Day;
  /** Whether it is still on its way: then none follows it. */
  readonly open: boolean;
  /** Whether it never reached anybody and uses up no turn; the next comes no sooner for that. */
  readonly cancelled?: boolean;
}

/** The day from which the n-th reminder (the first is 1) is due. */
export const reminderDay = (deadline: Day, n: number, { every }: Reminding): Day =>
  addDays(deadline, 1 + (n - 1) * Math.max(1, every));

/**
 * Which reminder (from 1) is due now; undefined for none. However long the clock stood still, two never come closer than
 * `every` days.
 */
export function reminderDue(
  deadline: Day,
  earlier: readonly Reminder[],
  reminding: Reminding,
  today: Day,
): number | undefined {
  const n = earlier.length + 1;
  const used = earlier.filter(({ cancelled }) => !cancelled).length;
  if (used >= reminding.most || earlier.some(({ open }) => open)) return undefined;
  const last = earlier.reduce<Day>((latest, { day }) => (day > latest ? day : latest), "");
  const apart = last === "" ? "" : addDays(last, Math.max(1, reminding.every));
  return today >= reminderDay(deadline, n, reminding) && today >= apart ? n : undefined;
}

/** Whether even the last reminder has had its days: from then on only a person can go on. */
export const isBeyondReminders = (deadline: Day, reminding: Reminding, today: Day): boolean =>
  today >= reminderDay(deadline, reminding.most + 1, reminding);
