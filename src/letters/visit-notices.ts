/** 通知番号 of letters about the day of a visit: each version of the day is told once to each side. Pure. */
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
