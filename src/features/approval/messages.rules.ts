/** What staff read before and after a step of 決裁. Pure. */
import { wareki, type Day } from "../../core/calendar.ts";
import type { Notice } from "../../tables/notices.ts";
import type { ApprovalPlan, Refused } from "./approval.rules.ts";

const SHOWN = 10;

/** Which rows a question is about, in words. */
export interface Range {
  /** 「選んだ3行のうち」, or "" for all that fit. */
  readonly of: string;
  /** What was left out: rows that a filter hides. */
  readonly note: string;
}

export const askingQuestion = (plan: ApprovalPlan, range: Range): string =>
  `${range.of}次の${plan.going.length}通を決裁に回し、決裁資料を1部作ります。${range.note}\n${rest(plan, "回せない")}よろしいですか。`;

export const approvingQuestion = (plan: ApprovalPlan, range: Range, today: Day): string =>
  `${range.of}次の${plan.going.length}通を決裁済にします。${range.note}\n${rest(plan, "決裁済にできない")}決裁日と決裁した人を書いてください（例：2018/6/1 課長）。空のときは、決裁日を今日（${wareki(today)}）とします。`;

export const returningQuestion = (plan: ApprovalPlan, range: Range): string =>
  `${range.of}次の${plan.going.length}通を決定案に戻します。${range.note}\n${rest(plan, "戻せない")}戻す理由を書いてください。`;

/** Nothing fits: said before anything is asked. */
export function nothingFits(plan: ApprovalPlan, what: string): string {
  const where = plan.refused.length === 0 ? `${what}通知はありません` : `${what}通知がありません。`;
  return [where, ...list(plan.refused.map(line))].join("\n");
}

export function askedMessage(plan: ApprovalPlan, starts: string): string {
  const done =
    plan.going.length === 0
      ? "決裁に回した通知はありません。"
      : `${plan.going.length}通を決裁に回しました。決裁資料を1部作ります。${starts}`;
  return [done, ...refusals(plan, "決裁に回せなかった")].join("\n");
}

export function approvedMessage(plan: ApprovalPlan): string {
  const done =
    plan.going.length === 0
      ? "決裁済にした通知はありません。"
      : `${plan.going.length}通を決裁済にしました。文書とメールは「通知」のメニューで作ります。`;
  return [done, ...fallen(plan), ...refusals(plan, "決裁済にしなかった")].join("\n");
}

export function returnedMessage(plan: ApprovalPlan): string {
  const done =
    plan.going.length === 0
      ? "決定案に戻した通知はありません。"
      : `${plan.going.length}通を決定案に戻しました。直してから「決裁に回す」を実行してください。`;
  return [done, ...refusals(plan, "戻さなかった")].join("\n");
}

export const fallenMessage = (plan: ApprovalPlan): string => fallen(plan).join("\n");

const line = ({ id, why }: Refused): string => `${id}：${why}`;
const named = (notice: Notice): string => `${notice.noticeId}　${notice.letter}`;

function rest(plan: ApprovalPlan, cannot: string): string {
  const refused = [...plan.fallen, ...plan.refused];
  const part = refused.length === 0 ? [] : ["", `${cannot}もの（${refused.length}通）`, ...list(refused.map(line))];
  return [...list(plan.going.map(named)), ...part, "", ""].join("\n");
}

const fallen = (plan: ApprovalPlan): string[] =>
  plan.fallen.length === 0
    ? []
    : [
        `${plan.fallen.length}通を決定案に戻しました。内容を確かめて、もう一度「決裁に回す」を実行してください。`,
        ...list(plan.fallen.map(line)),
      ];

const refusals = (plan: ApprovalPlan, what: string): string[] =>
  plan.refused.length === 0 ? [] : [`${what}もの（${plan.refused.length}通）`, ...list(plan.refused.map(line))];

function list(lines: readonly string[]): string[] {
  const more = lines.length - SHOWN;
  return [...lines.slice(0, SHOWN).map((each) => `・${each}`), ...(more > 0 ? [`・ほか${more}通`] : [])];
}
