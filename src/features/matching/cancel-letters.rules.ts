/** What the end of a decision means for its letters: given up, or followed by one that calls them back. Pure. */
import { blankRow } from "../../core/table.ts";
import type { Case } from "../../tables/cases.ts";
import { notices, type LetterKind, type Notice, type NoticeState } from "../../tables/notices.ts";
import { SIDES } from "../../tables/words.ts";
import type { Ending } from "./cancel.rules.ts";

export interface LetterChanges {
  readonly newNotices: readonly Notice[];
  readonly noticePatches: readonly { readonly key: string; readonly values: Partial<Notice> }[];
}

const UNSENT: readonly NoticeState[] = ["待ち", "不備", "作成中", "作成済"];
/** 要確認: nobody knows whether it left, so the other side must be told as if it had. */
const LEFT: readonly NoticeState[] = ["送信中", "要確認", "完了"];

const isCancellation = (notice: Notice): boolean => notice.letter.startsWith("取消連絡");
const within = (states: readonly NoticeState[], { state }: Notice): boolean => state !== "" && states.includes(state);

/** Letters about the decision of a case, in either name, reissues and changes included; 受入確認 comes before it. */
export function lettersOfCase(all: readonly Notice[], { caseId }: Case): Notice[] {
  return all.filter((notice) => notice.subjectId === caseId && !isCancellation(notice) && notice.letter !== "受入確認");
}

const numbered = (notice: Notice): boolean => notice.number !== null || notice.documentNumber !== "";

/** 施行: it has a number or a Doc, or somebody may have received it. */
export const isMade = (notice: Notice): boolean =>
  numbered(notice) || notice.fileId !== "" || notice.state === "作成中" || within(LEFT, notice);

export const hasLeft = (notice: Notice): boolean => within(LEFT, notice);
export const isUnsent = (notice: Notice): boolean => within(UNSENT, notice);

export function lettersAfter(all: readonly Notice[], ended: readonly Ending[], user: string): LetterChanges {
  return {
    newNotices: ended.flatMap((ending) => (ending.way === "cancel" ? callsBack(all, ending, user) : [])),
    noticePatches: ended.flatMap((ending) =>
      lettersOfCase(all, ending.row)
        .filter(isUnsent)
        .map((notice) => givenUp(notice, ending.reason)),
    ),
  };
}

/** A number is never used again, so the register says why it leads nowhere (欠番). */
export function givenUp(notice: Notice, reason: string): LetterChanges["noticePatches"][number] {
  const why = `決定の取消しのため（${reason}）`;
  const values = { state: "取消", stale: "", fault: `${why}、取りやめました` } as const;
  // A reissue gives up no number: the first letter bears it.
  const gone = numbered(notice) && notice.reissueOf === "";
  return { key: notice.noticeId, values: gone ? { ...values, voidNote: why } : values };
}

/** 取消連絡 to each side that holds a letter of the decision, and to no other. */
function callsBack(all: readonly Notice[], { row }: Ending, user: string): Notice[] {
  const left = lettersOfCase(all, row).filter(hasLeft);
  return SIDES.filter((side) => left.some(({ letter }) => letter.includes(side))).map((side) =>
    blankRow(notices, {
      noticeId: `${row.caseId}/取消/${side}`,
      fiscalYear: row.fiscalYear,
      letter: `取消連絡（${side}用）` satisfies LetterKind,
      subjectId: row.caseId,
      addresseeId: side === "受講者" ? row.applicationId : row.instructorId,
      state: "待ち",
      madeBy: user,
    }),
  );
}
