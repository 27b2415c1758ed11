/** Reminders of requests to be an instructor: whom one is due today, and which have lost what they were about. Pure. */
import { blankRow, type Patch } from "../../core/table.ts";
import { nameKey } from "../../core/text.ts";
import { firstApproval } from "../../letters/approval.ts";
import { isOpenNotice } from "../../letters/raised.ts";
import { isWaitedFor, nextOn, REMINDER, unansweredRequests, type RequestDesk } from "../../letters/unanswered.ts";
import type { Review } from "../../tables/desk.ts";
import { notices, type Notice } from "../../tables/notices.ts";

export interface ReminderDesk extends RequestDesk {
  readonly user: string;
  readonly reviews: readonly Review[];
  /** Letters that a run is making at this moment. */
  readonly inHand: ReadonlySet<string>;
}

export interface Reminders {
  readonly fresh: readonly Notice[];
  /** Those that are not needed any more. */
  readonly patches: readonly Patch<typeof notices>[];
}

/** At most one a request: the next comes only once the last has left or was given up. */
export function planReminders(desk: ReminderDesk): Reminders {
  const { settings, today, user } = desk;
  const most = settings.get("remindMost") ?? 0;
  const held = heldOf(desk);
  const due = unansweredRequests(desk).filter(
    ({ instructorId, due: term, reminders }) =>
      !held.has(instructorId) &&
      reminders.length < most &&
      !reminders.some(isOpenNotice) &&
      nextOn(settings, term, reminders) <= today,
  );
  const fresh = due.map(({ requestId, instructorId, fiscalYear, reminders }) =>
    blankRow(notices, {
      noticeId: `${requestId}/お願い${reminders.length + 1}`,
      fiscalYear,
      letter: REMINDER,
      subjectId: requestId,
      addresseeId: instructorId,
      state: "待ち",
      approval: firstApproval(REMINDER, settings),
      madeBy: user,
    }),
  );
  return { fresh, patches: needless(desk) };
}

/** Doctors who are an answer in an acceptance that waits in 要確認: they have answered, and staff are told of it. */
function heldOf({ reviews, instructors }: ReminderDesk): ReadonlySet<string> {
  const open = reviews.filter(({ kind, state }) => kind === "承諾書の回答" && state === "未処理");
  const lines = open.flatMap(({ raw, corrected }) => (corrected === "" ? raw : corrected).split("\n"));
  // Lines are 「質問：答え」.
  const answers = new Set(lines.map((line) => nameKey(line.slice(line.indexOf("：") + 1))));
  const named = instructors.filter(({ name }) => name !== "" && answers.has(nameKey(name)));
  return new Set(named.map(({ instructorId }) => instructorId));
}

/** 要確認 is left to the person who is asked about it, and a letter that is being sent to its run. */
const GIVEN_UP: readonly Notice["state"][] = ["待ち", "不備", "作成済"];

function needless(desk: ReminderDesk): Patch<typeof notices>[] {
  return desk.rows
    .filter(({ letter, state }) => letter === REMINDER && GIVEN_UP.includes(state))
    .filter(({ noticeId }) => !desk.inHand.has(noticeId))
    .filter(({ addresseeId, fiscalYear }) => !isWaitedFor(desk, addresseeId, fiscalYear))
    .map(({ noticeId: key }) => ({ key, values: { state: "取消", fault: NEEDLESS } }));
}

const NEEDLESS = "回答が届いたか、在任でなくなったため、取り消しました";
