/** Letters that follow a new version of a day: one to each side, in the place of those that have not left. Pure. */
import { blankRow, type Patch } from "../../core/table.ts";
import { firstApproval } from "../../letters/approval.ts";
import { reminderRoundOf, reportRoundOf, visitNoticeId, visitRoundOf } from "../../letters/visit-notices.ts";
import type { SettingValues } from "../../settings.ts";
import type { Case } from "../../tables/cases.ts";
import { notices, type LetterKind, type Notice } from "../../tables/notices.ts";
import { SIDES, type Side } from "../../tables/words.ts";

export interface LetterDesk {
  readonly settings: SettingValues;
  readonly notices: readonly Notice[];
  /** Letters that a run is making at this moment: the queue gives them up itself where they are overtaken. */
  readonly inHand: ReadonlySet<string>;
  readonly user: string;
}

export interface VisitLetters {
  readonly fresh: readonly Notice[];
  readonly overtaken: readonly Patch<typeof notices>[];
}

/** `changed`: cases as they will stand, each with a version that nobody has been told. */
export function visitLetters(changed: readonly Case[], desk: LetterDesk): VisitLetters {
  return {
    fresh: changed.flatMap((row) => SIDES.map((side) => letterTo(row, side, desk))),
    overtaken: changed.flatMap((row) => overtakenBy(row, desk)),
  };
}

function letterTo(row: Case, side: Side, { settings, user }: LetterDesk): Notice {
  const letter: LetterKind = `日程連絡（${side}用）`;
  return blankRow(notices, {
    noticeId: visitNoticeId(row.caseId, row.visitRound ?? 0, side),
    fiscalYear: row.fiscalYear,
    letter,
    subjectId: row.caseId,
    addresseeId: side === "受講者" ? row.applicationId : row.instructorId,
    approval: firstApproval(letter, settings),
    state: "待ち",
    madeBy: user,
  });
}

const UNSENT: readonly Notice["state"][] = ["待ち", "不備", "作成済"];

/** Of earlier versions, and reminders to find a day or to report of one: what has not left yet would only confuse. */
function overtakenBy({ caseId, visitRound }: Case, desk: LetterDesk): Patch<typeof notices>[] {
  const isEarlier = (notice: Notice): boolean => {
    const round = visitRoundOf(notice);
    const reminds = reminderRoundOf(notice) !== undefined || reportRoundOf(notice) !== undefined;
    return reminds || (round > 0 && round < (visitRound ?? 0));
  };
  return desk.notices
    .filter((notice) => notice.subjectId === caseId && UNSENT.includes(notice.state))
    .filter((notice) => !desk.inHand.has(notice.noticeId) && isEarlier(notice))
    .map(({ noticeId: key }) => ({
      key,
      values: { state: "取消", stale: "", fault: "日程の連絡があったため、取り消しました" } as const,
    }));
}
