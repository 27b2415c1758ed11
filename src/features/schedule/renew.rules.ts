/** 鍵を作り直す: keys of a letter that went astray stop working, and the next ones are reckoned anew. Pure. */
import type { Patch } from "../../core/table.ts";
import { someLines } from "../../core/text.ts";
import { LIVE_STATES, type Case, type cases } from "../../tables/cases.ts";

/** A case whose keys are renewed, and the version that they will have: known beforehand, so that none is made twice. */
export interface Renewal {
  readonly caseId: string;
  readonly to: number;
}

export interface RenewalPlan {
  readonly renewals: readonly (Renewal & { readonly row: Case })[];
  readonly leftOut: readonly { readonly key: string; readonly why: string }[];
}

/** Only a decision has letters with keys that both sides hold. */
export function planRenewals(all: readonly Case[], keys: readonly string[]): RenewalPlan {
  const byId = new Map(all.map((row) => [row.caseId, row]));
  const judged = keys.map((key) => ({ key, row: byId.get(key) }));
  const live = ({ state }: Case): boolean => LIVE_STATES.some((each) => each === state);
  return {
    renewals: judged.flatMap(({ row }) =>
      row && live(row) ? [{ caseId: row.caseId, to: (row.keyRound ?? 0) + 1, row }] : [],
    ),
    leftOut: judged.flatMap(({ key, row }) => {
      if (!row) return [{ key, why: "マッチングシートに行がありません" }];
      return live(row) ? [] : [{ key, why: `「${row.state}」なので、決定連絡票の鍵がありません` }];
    }),
  };
}

/** Cases that have not the version yet. */
export function renewalPatches(all: readonly Case[], renewals: readonly Renewal[]): Patch<typeof cases>[] {
  const byId = new Map(all.map((row) => [row.caseId, row]));
  return renewals.flatMap(({ caseId: key, to: keyRound }) => {
    const row = byId.get(key);
    return row && (row.keyRound ?? 0) < keyRound ? [{ key, values: { keyRound } }] : [];
  });
}

const SHOWN = 20;

export function leftOutText({ leftOut }: RenewalPlan): string {
  if (leftOut.length === 0) return "";
  return `含まないもの（${leftOut.length}行）\n${someLines(
    leftOut.map(({ key, why }) => `・${key}：${why}`),
    SHOWN,
  )}`;
}

export function renewalQuestion(plan: RenewalPlan, hidden: string): string {
  const names = plan.renewals.map(({ row }) => `・${row.caseId}　${row.applicantName}／${row.instructorName}`);
  return [
    `${plan.renewals.length}件の鍵を作り直します${hidden}。日程連絡書と報告書の、これまでの鍵とリンクは、受講者のものも指導医のものも使えなくなります。`,
    someLines(names, SHOWN),
    leftOutText(plan),
    "よろしいですか。",
  ]
    .filter((part) => part !== "")
    .join("\n");
}

export const renewedMessage = (count: number): string =>
  count === 0
    ? "鍵は、すでに作り直してあります。"
    : `${count}件の鍵を作り直しました。新しい鍵は、まだだれにも届いていません。「通知」シートで決定連絡票の行を選び、「通知 > 再交付する」で両者に送ってください。`;
