/** Deadlines and office days as the settings count them. Pure. */
import { deadline, isOfficeDay, parseClosed, type Closed } from "../core/business-days.ts";
import type { Day } from "../core/calendar.ts";
import type { Reminding } from "../core/reminders.ts";
import type { SettingValues } from "../settings.ts";

/** What can be read of 閉庁日; a piece that cannot is no day on which the office is closed. */
export const closedOf = (settings: SettingValues): readonly Closed[] =>
  parseClosed(settings.get("closedDays").join("、")).closed;

export const isOpenOn = (settings: SettingValues, day: Day): boolean => isOfficeDay(day, closedOf(settings));

/** The last day of a term that begins with `from`, the first day not counted (期限の数え方). */
export function termEnd(settings: SettingValues, from: Day, days: number): Day {
  const way = settings.get("dayCount");
  return deadline(from, days, way === "" ? "暦日" : way, closedOf(settings));
}

/** Until when both reports of a visit are due; "" where there is no day yet, or no term is decided (A16). */
export function reportDueOn(settings: SettingValues, visitOn: Day): Day {
  const days = settings.get("reportDays");
  return visitOn === "" || days === null ? "" : termEnd(settings, visitOn, days);
}

export const remindingOf = (settings: SettingValues): Reminding => ({
  every: settings.get("remindEvery") ?? 0,
  most: settings.get("remindMost") ?? 0,
});
