/** Staff's answers in 職員の判断: 不備 mended, 要確認 answered, a mail turned into a letter by post, a letter given up. Pure. */
import type { Day } from "../../core/calendar.ts";
import type { Patch } from "../../core/table.ts";
import type { Notice, NoticeState, notices } from "../../tables/notices.ts";
import type { Approval } from "../../tables/words.ts";
import { hasNumber, voidNoteOf } from "./numbers.rules.ts";

export interface Answered {
  readonly notice: Notice;
  readonly to: NoticeState;
}

/** Notices that an answer moves on; those in the hands of a run are left until it is done. */
export function answeredNotices(rows: readonly Notice[], inHand: ReadonlySet<string>): Answered[] {
  return rows.flatMap((notice) => {
    const to = inHand.has(notice.noticeId) ? undefined : answered(notice);
    return to === undefined ? [] : [{ notice, to }];
  });
}

/** The answer stays in the sheet; a row that a broken-off run wrote in part is written once more. */
function answered(row: Notice): NoticeState | undefined {
  switch (row.verdict) {
    case "取りやめる":
      if (among(row, "取消") && hasNumber(row) && row.voidNote === "") return "取消";
      return among(row, "待ち", "不備", "要確認", "作成済") ? "取消" : undefined;
    case "届いている":
      if (among(row, "完了") && row.mailedAt !== "" && row.dispatchedOn === "") return "完了";
      return among(row, "要確認") ? "完了" : undefined;
    case "やり直す":
      if (among(row, "不備")) return "待ち";
      return among(row, "要確認") ? begun(row) : undefined;
    case "郵送に切り替える":
      // Once no mail is noted any more, it has done its work.
      if (among(row, "完了")) return row.mailedAt === "" ? undefined : "作成済";
      if (among(row, "待ち", "作成済") && row.mailedAt === "" && row.dispatchedOn === "") return undefined;
      return among(row, "待ち", "作成済", "不備", "要確認") ? begun(row) : undefined;
    case "":
      return undefined;
  }
}

const among = (row: Notice, ...states: NoticeState[]): boolean => states.some((state) => state === row.state);
const begun = (row: Notice): NoticeState => (row.fileId === "" ? "待ち" : "作成済");

/** Whether an answer gives up a document number, so that staff must say why. */
export const isVoided = ({ notice, to }: Answered): boolean => to === "取消" && hasNumber(notice);

/** What an answer writes. `voidReason`: why a number is given up. */
export function answerPatch({ notice, to }: Answered, voidReason: string, today: Day): Patch<typeof notices> {
  return { key: notice.noticeId, values: { state: to, fault: "", ...valuesOf(notice, to, voidReason, today) } };
}

function valuesOf(notice: Notice, to: NoticeState, voidReason: string, today: Day): Partial<Notice> {
  if (to === "取消") return voidNoteOf(notice, voidReason, today);
  if (to === "完了") return { dispatchedOn: notice.mailedAt.slice(0, 10), ...moved(notice, "施行", "発送済") };
  // A mail that has not arrived was not sent: what was noted when it was tried goes.
  const unsent = { attachment: "", mailedAt: "", dispatchedOn: "" } as const;
  if (notice.verdict === "郵送に切り替える") return { ...unsent, ...moved(notice, "発送済", "施行") };
  return notice.state === "要確認" ? unsent : {};
}

const moved = (notice: Notice, from: Approval, to: Approval): Partial<Notice> =>
  notice.approval === from ? { approval: to } : {};

/** Rows as they read once patches are written. */
export function withPatches(rows: readonly Notice[], patches: readonly Patch<typeof notices>[]): Notice[] {
  const byKey = new Map(patches.map(({ key, values }) => [key, values]));
  return rows.map((row) => ({ ...row, ...byKey.get(row.noticeId) }));
}
