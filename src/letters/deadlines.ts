/** Terms that are printed: whoever only looks whether one is over counts in the same way, whatever cannot be read. Pure. */
import { parseClosed } from "../core/business-days.ts";
import type { Day } from "../core/calendar.ts";
import { OfficeError } from "../core/errors.ts";
import { settings as declared, SETTINGS_SHEET, type SettingValues } from "../settings.ts";
import { termEnd } from "../settings/terms.ts";

/** A term is not promised on days that cannot be read. */
function refuseUnreadable(settings: SettingValues): void {
  const { unreadable } = parseClosed(settings.get("closedDays").join("、"));
  if (unreadable.length === 0) return;
  const { name, example } = declared.closedDays;
  throw new OfficeError(
    `「${name}」の「${unreadable.join("、")}」を読めません`,
    { sheet: SETTINGS_SHEET, key: name },
    `毎年の月日で、例のように書いてください（例：${example}）`,
  );
}

/** The last day of a term of so many days; "" where their number is not decided. Throws OfficeError naming 閉庁日. */
export function dueOn(settings: SettingValues, from: Day, days: number | null): Day {
  if (days === null || from === "") return "";
  refuseUnreadable(settings);
  return termEnd(settings, from, days);
}
