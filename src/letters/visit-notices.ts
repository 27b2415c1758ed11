/** 通知番号 of letters about the day of a visit: each version of the day is told once to each side. Pure. */
import type { Case } from "../tables/cases.ts";
import type { Notice } from "../tables/notices.ts";
import type { Side } from "../tables/words.ts";

/** 案-2018-0001-1/日程2/受講者: of the second version of the day. */
export const visitNoticeId = (caseId: string, round: number, side: Side): string => `${caseId}/日程${round}/${side}`;

/** The version that a 日程連絡 tells, its reissues too; 0 for any other notice. */
export const visitRoundOf = ({ noticeId }: Pick<Notice, "noticeId">): number =>
  Number(/\/日程(\d+)\//.exec(noticeId)?.[1] ?? 0);

/**
 * 案-2018-0001-1/日程のお願い1/受講者; 案-2018-0001-1/日程2のお願い1/受講者 after the visit was put off, when the reminders are
 * counted anew.
 */
export const reminderNoticeId = (caseId: string, round: number, turn: number, side: Side): string =>
  `${caseId}/日程${round === 0 ? "" : round}のお願い${turn}/${side}`;

/** The version of the day after which a 日程調整のお願い asks; undefined for any other notice. */
export function reminderRoundOf({ noticeId }: Pick<Notice, "noticeId">): number | undefined {
  const found = /\/日程(\d*)のお願い\d+\//.exec(noticeId);
  return found ? Number(found[1] ?? "") : undefined;
}

/** 案-2018-0001-1/報告/受講者/1; 案-2018-0001-1/報告2/受講者/1 of the second version of the day. */
export const reportNoticeId = (caseId: string, round: number, turn: number, side: Side): string =>
  `${caseId}/報告${round > 1 ? round : ""}/${side}/${turn}`;

/** The version whose visit a 報告のお願い asks about, the first where it names none; undefined for any other notice. */
export const reportRoundOf = ({ letter, noticeId }: Pick<Notice, "letter" | "noticeId">): number | undefined =>
  letter === "報告のお願い" ? Number(/\/報告(\d+)\//.exec(noticeId)?.[1] ?? 1) : undefined;

/** The version of the day that a report is about: the first also where nobody told the day before the report did. */
export const visitedRound = ({ visitRound }: Pick<Case, "visitRound">): number => Math.max(1, visitRound ?? 0);
