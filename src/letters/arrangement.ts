/** Decisions whose day nobody has told yet: until when it was due, and whether reminders are over (R45, A14). Pure. */
import type { Day } from "../core/calendar.ts";
import { isBeyondReminders } from "../core/reminders.ts";
import { remindingOf, termEnd } from "../settings/terms.ts";
import type { SettingValues } from "../settings.ts";
import type { Case } from "../tables/cases.ts";
import { lastSaid, type Schedule } from "../tables/messages.ts";
import type { Notice } from "../tables/notices.ts";
import { SIDES, type Side } from "../tables/words.ts";

/** What is looked at; of 日程の連絡 and 通知 only the rows about these cases matter. */
export interface ArrangementBook {
  readonly today: Day;
  readonly settings: SettingValues;
  readonly cases: readonly Case[];
  readonly schedules: readonly Schedule[];
  readonly notices: readonly Notice[];
}

/** A decision without a day whose term is over. */
export interface LateArrangement {
  readonly row: Case;
  /** The last day on which it was in time. */
  readonly due: Day;
  /** Whether the days of the last reminder are over as well: now only a person can go on. */
  readonly spent: boolean;
}

/**
 * Every decision without a day after its term, in the order of the rows. A term begins with the day on which both sides had
 * their 決定連絡票, or anew with the day on which the visit was put off; without 日程調整の期限 there is none.
 */
export function lateArrangements(book: ArrangementBook): LateArrangement[] {
  const { settings, today } = book;
  const days = settings.get("arrangeDays");
  if (days === null) return [];
  return book.cases
    .filter((row) => row.state === "決定" && row.visitOn === "")
    .flatMap((row) => {
      const from = beganOn(row, book);
      const due = from === "" ? "" : termEnd(settings, from, days);
      return due === "" || today <= due
        ? []
        : [{ row, due, spent: isBeyondReminders(due, remindingOf(settings), today) }];
    });
}

function beganOn(row: Case, { schedules, notices }: ArrangementBook): Day {
  if ((row.visitRound ?? 0) > 0) {
    const putOff = lastSaid(schedules, row.caseId);
    if (putOff) return putOff.receivedAt.slice(0, 10);
  }
  const days = SIDES.map((side) => reachedOn(row, side, notices));
  return days.includes("") ? "" : (days.sort().pop() ?? "");
}

/** The day on which a side first had its 決定連絡票; "" where it has none yet. */
function reachedOn({ caseId }: Case, side: Side, notices: readonly Notice[]): Day {
  const days = notices
    .filter((each) => each.subjectId === caseId && each.letter === `決定連絡票（${side}用）` && each.state === "完了")
    .map(({ dispatchedOn, mailedAt }) => (dispatchedOn === "" ? mailedAt.slice(0, 10) : dispatchedOn))
    .filter((day) => day !== "");
  return days.sort()[0] ?? "";
}
