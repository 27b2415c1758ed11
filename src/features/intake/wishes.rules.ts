/** What staff should know about the wished dates; none of it keeps an application from being taken in. Pure. */
import { fiscalYear } from "../../core/calendar.ts";
import { wishPairs, type Applicant } from "../../tables/applicants.ts";

/** Notes on the wishes, judged as of the day of sending, so that they stay the same whenever they are asked for. */
export function wishNotes(row: Applicant): string[] {
  return wishPairs(row).flatMap(({ rank, day, period }) => {
    const name = `第${rank}希望`;
    if (day === "") return period === "" ? [] : [`${name}は時間帯だけで、日がありません`];
    if (day < row.receivedAt.slice(0, 10)) return [`${name}は申込みより前の日です`];
    if (row.fiscalYear !== null && fiscalYear(day) !== row.fiscalYear) return [`${name}は年度の外の日です`];
    return [];
  });
}
