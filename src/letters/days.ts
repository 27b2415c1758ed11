/** Days as letters print them: era and year only where they change. Pure. */
import { wareki, warekiWithWeekday, type Day } from "../core/calendar.ts";
import { timeOf } from "../core/clock-time.ts";
import { dayOfHalf, halfDay, HALVES } from "../core/halfday.ts";
import { listParts } from "../core/text.ts";
import { wishesOf, type Applicant } from "../tables/applicants.ts";

/** More shared days than this are summed up: a letter is one page. */
const SHOWN_DAYS = 5;

/**
 * 「平成30年6月14日（木）午後、6月21日（木）午前・午後、…」: the day that the match rests on first, then the others that
 * suit both.
 */
export function candidateDays(day: Day, half: string, shared: string): string {
  const all = [...new Set([`${day}${half}`, ...listParts(shared)])];
  const days = [...new Set(all.map(dayOfHalf))];
  const shown = days.slice(0, SHOWN_DAYS).map((on, index) => {
    const halves = HALVES.filter((each) => all.includes(halfDay(on, each))).join("・");
    return `${dayText(on, days[index - 1])}${halves}`;
  });
  return `${shown.join("、")}${days.length > SHOWN_DAYS ? `　ほか${days.length - SHOWN_DAYS}日` : ""}`;
}

/** When a visit is; `from` as it was typed, or "". */
export interface VisitTime {
  readonly day: Day;
  readonly half: string;
  readonly from: string;
}

/** 「平成30年7月2日（月）午後　13:30から」. */
export function visitText({ day, half, from }: VisitTime): string {
  const begins = hourOf(from);
  return `${warekiWithWeekday(day)}${half}${begins === "" ? "" : `　${begins}から`}`;
}

/** "13:30" of 13時半 and 午後1時30分; what cannot be read stays as it was typed. */
export const hourOf = (from: string): string => timeOf(from).slice(0, 5) || from;

/** The wishes of an application in their order: 「平成30年6月14日（木）午後、6月21日（木）終日」; "" for none. */
export function wishText(applicant: Applicant): string {
  const wishes = wishesOf(applicant);
  return wishes.map(({ day, period }, index) => `${dayText(day, wishes[index - 1]?.day)}${period}`).join("、");
}

function dayText(on: Day, before: Day | undefined): string {
  const [year, whole] = [wareki(on).split("年")[0] ?? "", warekiWithWeekday(on)];
  return before !== undefined && wareki(before).startsWith(`${year}年`) ? whole.slice(year.length + 1) : whole;
}
