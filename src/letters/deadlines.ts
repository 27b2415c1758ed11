/** Terms of letters, counted as the settings say: every day, or the days on which the office is open. Pure. */
import { deadline, parseClosed, type Closed } from "../core/business-days.ts";
import type { Day } from "../core/calendar.ts";
import { OfficeError } from "../core/errors.ts";
import { settings as declared, SETTINGS_SHEET, type SettingValues } from "../settings.ts";

/** The days that the office adds to Saturdays, Sundays and holidays. Throws OfficeError for what cannot be read. */
export function closedIn(settings: SettingValues): readonly Closed[] {
  const { closed, unreadable } = parseClosed(settings.get("closedDays").join("、"));
  if (unreadable.length === 0) return closed;
  const { name, example } = declared.closedDays;
  throw new OfficeError(
    `「${name}」の「${unreadable.join("、")}」を読めません`,
    { sheet: SETTINGS_SHEET, key: name },
    `毎年の月日で、例のように書いてください（例：${example}）`,
  );
}

/** The last day of a term of so many days; "" where their number is not decided. */
export function dueOn(settings: SettingValues, from: Day, days: number | null): Day {
  if (days === null || from === "") return "";
  return deadline(from, days, settings.get("dayCount") || "暦日", closedIn(settings));
}
