/** Deadlines and office days as the settings count them. Pure. */
import { deadline, parseClosed, type Closed } from "../core/business-days.ts";
import type { Day } from "../core/calendar.ts";
import type { SettingValues } from "../settings.ts";

/** What can be read of 閉庁日; a piece that cannot is no day on which the office is closed. */
export const closedOf = (settings: SettingValues): readonly Closed[] =>
  parseClosed(settings.get("closedDays").join("、")).closed;

/** The last day of a term that begins with `from`, the first day not counted (期限の数え方). */
export function termEnd(settings: SettingValues, from: Day, days: number): Day {
  const way = settings.get("dayCount");
  return deadline(from, days, way === "" ? "暦日" : way, closedOf(settings));
}
