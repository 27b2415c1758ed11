/** Phrases that proposals, reasons and checks share. Pure. */
import { warekiWithWeekday } from "../../core/calendar.ts";
import { dayOfHalf, halfOf, type HalfDay } from "../../core/halfday.ts";

/** 平成30年6月5日（火）午前. */
export const halfText = (at: HalfDay): string => `${warekiWithWeekday(dayOfHalf(at))}${halfOf(at)}`;

export const halvesText = (all: readonly HalfDay[]): string => all.map(halfText).join("、");

/** Up to `most` lines, and how many more there are. */
export function someLines(lines: readonly string[], most = 10): string {
  const rest = lines.length - most;
  return [...lines.slice(0, most), ...(rest > 0 ? [`ほか${rest}件`] : [])].join("\n");
}
