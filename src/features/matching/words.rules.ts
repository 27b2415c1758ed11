/** Phrases that proposals, reasons and checks share. Pure. */
import { warekiWithWeekday } from "../../core/calendar.ts";
import { dayOfHalf, halfOf, type HalfDay } from "../../core/halfday.ts";

export { someLines } from "../../core/text.ts";

/** 平成30年6月5日（火）午前. */
export const halfText = (at: HalfDay): string => `${warekiWithWeekday(dayOfHalf(at))}${halfOf(at)}`;

export const halvesText = (all: readonly HalfDay[]): string => all.map(halfText).join("、");
