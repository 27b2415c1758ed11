/** 受入確認 (A12): how an ask stands, what it means for a judgement, and when a judgement overtakes it. Pure. */
import { warekiWithWeekday } from "../../core/calendar.ts";
import type { Case } from "../../tables/cases.ts";
import type { Notice } from "../../tables/notices.ts";
import { isUnsent } from "./cancel-letters.rules.ts";
import { begun, type Desk } from "./desk.rules.ts";
import type { Judged } from "./claims.rules.ts";
import type { Policy } from "./policy.rules.ts";
import type { Seeker } from "./seekers.rules.ts";

/** Asked, and not refused: the pair keeps its seat until somebody judges otherwise. */
export const isAsked = ({ state, hostAsk }: Case): boolean =>
  state === "提案" && (hostAsk === "依頼中" || hostAsk === "可");

const DO_ASK = "「マッチング > 受入確認を依頼する」で指導医に尋ね、「可」になってから決定してください";

/** How an ask stands, for 判断の確認; "" where nobody was asked. A term that has passed is said. */
export function askText(row: Case, { hostAsk, today }: Pick<Policy, "hostAsk" | "today">): string {
  if (row.hostAsk === "可") return `指導医は受け入れられると答えています（${warekiWithWeekday(row.hostAnsweredOn)}）`;
  if (row.hostAsk !== "依頼中") return "";
  const due = hostAsk.dueOn(row.hostAskedOn);
  if (due !== "" && today > due)
    return `受入確認の回答がありません（${warekiWithWeekday(row.hostAskedOn)}に依頼、期限は${warekiWithWeekday(due)}）。電話で確かめ、「代理入力」で回答書に入力してください`;
  return `受入確認を依頼しています（${warekiWithWeekday(row.hostAskedOn)}）${due === "" ? "" : `。回答の期限は${warekiWithWeekday(due)}です`}`;
}

/** Whether a judged pair may be decided, or its instructor must say yes first; a decision that was begun is finished. */
export function decidedOrAsked(
  { policy, history }: Pick<Desk, "policy" | "history">,
  row: Case,
  seeker: Seeker,
  hostId: string,
  text: string,
): { readonly kind: "decide" | "unasked"; readonly text: string } {
  const saysYes = row.hostAsk === "可" && row.instructorId === hostId;
  if (!policy.hostAsk.required || saysYes || begun(seeker.row, history)) return { kind: "decide", text };
  return { kind: "unasked", text: unaskedText(row, hostId, policy) };
}

function unaskedText(row: Case, hostId: string, policy: Policy): string {
  const other = row.instructorId !== hostId;
  const asked = other ? "" : askText(row, policy);
  const why = asked !== "" ? asked : `${other ? "変更先の" : ""}指導医の受入確認がまだです`;
  return `まだ決定できません：${why}。${asked === "" ? DO_ASK : "「可」になってから決定してください"}`;
}

/** Asks that a judgement has overtaken: it is about another instructor, or about none. */
export const isOvertaken = ({ row, kind, option }: Judged): boolean =>
  isAsked(row) && (kind === "refuse" || (option !== undefined && option.host.id !== row.instructorId));

/** Taken out of a row that stays open: its key stops working, and whoever is asked next is asked anew. */
export const askAfter = (judged: Judged): Partial<Case> =>
  isOvertaken(judged) && judged.kind !== "refuse" ? withdrawnAsk : {};

export const withdrawnAsk = { hostAsk: "", hostAnsweredOn: "", hostComment: "" } as const satisfies Partial<Case>;

export interface NoticePatch {
  readonly key: string;
  readonly values: Partial<Notice>;
}

/** Letters that ask about these cases and have not left. */
export function withdrawnLetters(all: readonly Notice[], caseIds: ReadonlySet<string>): NoticePatch[] {
  return all
    .filter((notice) => notice.letter === "受入確認" && caseIds.has(notice.subjectId) && isUnsent(notice))
    .map(({ noticeId: key }) => ({
      key,
      values: { state: "取消", stale: "", fault: "判断が変わったため、受入確認を取りやめました" } as const,
    }));
}

/** Staff tell the instructors, who may be waiting to hear of it. */
export function overtakenText(judged: readonly Judged[]): string {
  const rows = judged.filter(isOvertaken).map(({ row }) => row);
  if (rows.length === 0) return "";
  const names = rows.map(({ caseId, instructorName }) => `${caseId}（${instructorName}）`);
  return `受入確認を取りやめた案件が${rows.length}件あります。尋ねた指導医に伝えてください：${names.join("、")}`;
}
