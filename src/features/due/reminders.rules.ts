/** 報告のお願い that are due, and 受講後の状況の照会 (R46, R35). Their numbers follow from what they are about. Pure. */
import type { Day } from "../../core/calendar.ts";
import { reminderDue, type Reminder } from "../../core/reminders.ts";
import { blankRow } from "../../core/table.ts";
import { FOLLOW_UP_MONTHS, followUpUntil, monthsLater } from "../../forms/keys.ts";
import { firstApproval } from "../../letters/approval.ts";
import { followUpIdOf } from "../../letters/follow-up.ts";
import { owesReport } from "../../letters/report-reminder.ts";
import { reportNoticeId, reportRoundOf, visitedRound } from "../../letters/visit-notices.ts";
import { remindingOf, reportDueOn } from "../../settings/terms.ts";
import type { SettingValues } from "../../settings.ts";
import { DONE_STATES, type Case } from "../../tables/cases.ts";
import { notices, type LetterKind, type Notice } from "../../tables/notices.ts";
import type { FollowUp, InstructorReport, TraineeReport } from "../../tables/reports.ts";
import { SIDES, type Side } from "../../tables/words.ts";

export interface DueDesk {
  readonly today: Day;
  readonly user: string;
  readonly settings: SettingValues;
  readonly cases: readonly Case[];
  readonly notices: readonly Notice[];
  readonly instructorReports: readonly InstructorReport[];
  readonly traineeReports: readonly TraineeReport[];
  readonly followUps: readonly FollowUp[];
}

/** To each side that owes its report, and has not sent one that waits for staff. */
export function reportReminders(desk: DueDesk): Notice[] {
  const sent = sentReports(desk);
  return desk.cases.flatMap((row) =>
    SIDES.filter((side) => owesReport(row, side) && !row.remindersOff && !sent.has(`${row.caseId}/${side}`)).flatMap(
      (side) => reminderOf(desk, row, side),
    ),
  );
}

/** Reports that are here and not reflected: whoever sent one has done their part. */
function sentReports({ instructorReports, traineeReports }: DueDesk): ReadonlySet<string> {
  const waits = ({ state, caseId }: InstructorReport | TraineeReport): boolean =>
    caseId !== "" && (state === "未反映" || state === "保留");
  return new Set([
    ...instructorReports.filter(waits).map(({ caseId }) => `${caseId}/指導医`),
    ...traineeReports.filter(waits).map(({ caseId }) => `${caseId}/受講者`),
  ]);
}

const OPEN: readonly Notice["state"][] = ["待ち", "不備", "作成中", "作成済", "送信中", "要確認"];

function reminderOf(desk: DueDesk, row: Case, side: Side): Notice[] {
  const due = reportDueOn(desk.settings, row.visitOn);
  if (due === "") return [];
  const addresseeId = side === "受講者" ? row.applicationId : row.instructorId;
  const all = desk.notices.filter(
    (notice) =>
      notice.letter === "報告のお願い" &&
      notice.subjectId === row.caseId &&
      notice.addresseeId === addresseeId &&
      notice.reissueOf === "",
  );
  const earlier = all.filter((notice) => isOfVisit(notice, row)).map(asReminder);
  if (reminderDue(due, earlier, remindingOf(desk.settings), desk.today) === undefined) return [];
  const round = visitedRound(row);
  const turn = all.filter((notice) => reportRoundOf(notice) === round).length + 1;
  return [noticeOf(desk, row, "報告のお願い", reportNoticeId(row.caseId, round, turn, side), addresseeId)];
}

/**
 * Whether it asks about the visit as it stands. Whatever left after the day does, also of an older version, which named none
 * in its number; what has not left does where it was raised for this version.
 */
const isOfVisit = (notice: Notice, row: Case): boolean =>
  notice.issuedOn === "" ? reportRoundOf(notice) === visitedRound(row) : notice.issuedOn > row.visitOn;

const asReminder = ({ issuedOn, state }: Notice): Reminder => ({
  day: issuedOn,
  open: OPEN.includes(state),
  cancelled: state === "取消",
});

/** Half a year and a year after the visit, once each, unless they have answered already. */
export function followUpInquiries(desk: DueDesk): Notice[] {
  const known = new Set(desk.notices.map(({ noticeId }) => noticeId));
  const answered = new Set(
    desk.followUps
      .filter(({ state }) => state !== "取下げ")
      .map(({ caseId, months }) => followUpIdOf(caseId, months ?? 0)),
  );
  const done = desk.cases.filter(
    (row) => row.visitOn !== "" && !row.remindersOff && DONE_STATES.some((state) => state === row.state),
  );
  return done.flatMap((row) =>
    FOLLOW_UP_MONTHS.filter((months) => isDue(row.visitOn, months, desk.today))
      .map((months) => followUpIdOf(row.caseId, months))
      .filter((id) => !known.has(id) && !answered.has(id))
      .map((id) => noticeOf(desk, row, "受講後の状況の照会", id, row.applicationId)),
  );
}

/** Nobody is asked with a key that does not work any more. */
const isDue = (visitOn: Day, months: number, today: Day): boolean =>
  today >= monthsLater(visitOn, months) && today <= followUpUntil(visitOn, months);

const noticeOf = (
  { settings, user }: DueDesk,
  { caseId, fiscalYear }: Case,
  letter: LetterKind,
  noticeId: string,
  addresseeId: string,
): Notice =>
  blankRow(notices, {
    ...{ noticeId, fiscalYear, letter, addresseeId },
    subjectId: caseId,
    state: "待ち",
    approval: firstApproval(letter, settings),
    madeBy: user,
  });
