/** Which sides of which decisions are reminded today to find a day and to tell it (R45, A14). Pure. */
import { reminderDue, type Reminder } from "../../core/reminders.ts";
import { blankRow } from "../../core/table.ts";
import { firstApproval } from "../../letters/approval.ts";
import { lateArrangements, type ArrangementBook, type LateArrangement } from "../../letters/arrangement.ts";
import { reminderNoticeId, reminderRoundOf } from "../../letters/visit-notices.ts";
import { remindingOf } from "../../settings/terms.ts";
import type { Case } from "../../tables/cases.ts";
import type { Schedule } from "../../tables/messages.ts";
import { notices, type Notice } from "../../tables/notices.ts";
import { SIDES, type Side } from "../../tables/words.ts";

const LETTER = "日程調整のお願い";

/** A side whose reminder has not left gets no second one; whoever has told a day is not asked while staff look at it. */
export function remindersFor(book: ArrangementBook, user: string): Notice[] {
  return lateArrangements(book)
    .filter(({ row }) => !row.remindersOff && !hasOpen(book.schedules, row))
    .flatMap((late) => SIDES.flatMap((side) => reminderTo(late, side, book, user)));
}

const hasOpen = (messages: readonly Schedule[], { caseId }: Case): boolean =>
  messages.some((each) => each.caseId === caseId && (each.state === "未反映" || each.state === "保留"));

function reminderTo({ row, due }: LateArrangement, side: Side, book: ArrangementBook, user: string): Notice[] {
  const round = row.visitRound ?? 0;
  const addresseeId = side === "受講者" ? row.applicationId : row.instructorId;
  const earlier = book.notices.filter(
    (each) =>
      each.letter === LETTER &&
      each.subjectId === row.caseId &&
      each.addresseeId === addresseeId &&
      each.reissueOf === "" &&
      reminderRoundOf(each) === round,
  );
  const turn = reminderDue(due, earlier.map(reminderOf), remindingOf(book.settings), book.today);
  if (turn === undefined) return [];
  return [
    blankRow(notices, {
      noticeId: reminderNoticeId(row.caseId, round, turn, side),
      fiscalYear: row.fiscalYear,
      letter: LETTER,
      subjectId: row.caseId,
      addresseeId,
      approval: firstApproval(LETTER, book.settings),
      state: "待ち",
      madeBy: user,
    }),
  ];
}

const OVER: readonly Notice["state"][] = ["完了", "取消"];

const reminderOf = ({ state, dispatchedOn, mailedAt }: Notice): Reminder => ({
  day: dispatchedOn === "" ? mailedAt.slice(0, 10) : dispatchedOn,
  open: !OVER.includes(state),
});
