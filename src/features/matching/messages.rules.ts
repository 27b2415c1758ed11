/** What staff read after a run, a check and a decision, and before a decision. Pure. */
import type { DecisionPlan } from "./decision.rules.ts";
import { overtakenText } from "./host-ask.rules.ts";
import type { Judged } from "./claims.rules.ts";
import type { ProposalPlan } from "./proposal.rules.ts";
import { someLines } from "./words.rules.ts";

export function proposalMessage(plan: ProposalPlan): string {
  const first = plan.proposed.filter(({ seeker }) => seeker.first).length;
  const sentences = [
    plan.proposed.length + plan.unmatched === 0
      ? "新しく組み合わせる申込みはありません。"
      : `${plan.proposed.length}件を提案し、${plan.unmatched}件は未成立です（提案のうち、受講が初めての人は${first}人）。`,
    plan.kept === 0 ? "" : `判断か受入確認のある${plan.kept}件は動かしていません。`,
    plan.refused === 0 ? "" : `${plan.refused}件を見送りにしました。`,
    plan.expired === 0 ? "" : `選定待ちでなくなった申込みなどの${plan.expired}件を失効にしました。`,
    `実行番号は ${plan.runId} です。`,
    plan.proposed.length === 0 ? "" : "「マッチング」シートで選定理由を見て、判断を選んでください。",
  ];
  return [sentences.join(""), overtakenText(plan.placement.judged), problemText("実現できない判断", plan.problems)]
    .filter((part) => part !== "")
    .join("\n");
}

export function checkMessage(judged: readonly Judged[]): string {
  const of = (kind: Judged["kind"]): number => judged.filter((each) => each.kind === kind).length;
  const problems = judged.filter(({ kind }) => kind === "problem");
  const total = of("decide") + of("keep") + of("refuse") + of("unasked") + problems.length;
  const asks = of("unasked") === 0 ? "" : `、受入確認を待つ${of("unasked")}件`;
  if (total === 0)
    return "判断が選ばれている行はありません。「マッチング」シートの「判断」を選んでから、もう一度実行してください";
  const counts = `判断のある${total}件を確かめました：決定できる${of("decide")}件、固定${of("keep")}件、見送り${of("refuse")}件${asks}、できない${problems.length}件。`;
  return [counts, overtakenText(judged), problemText("できない判断", problems)]
    .filter((part) => part !== "")
    .join("\n");
}

export function decisionMessage(plan: DecisionPlan): string {
  const sentences = [
    plan.decided.length === 0
      ? "決定した案件はありません。"
      : `${plan.decided.length}件を決定しました${plan.changed === 0 ? "" : `（うち変更${plan.changed}件）`}。`,
    plan.decided.length === 0
      ? ""
      : `決定連絡票の通知${plan.decided.length * 2}件が「待ち」です。文書とメールは「通知」のメニューで作ります。`,
    plan.refused === 0 ? "" : `${plan.refused}件を見送りにしました。`,
    plan.kept === 0 ? "" : `固定の${plan.kept}件は決定していません。`,
    plan.left === 0
      ? ""
      : `${plan.left}件は、書いている間に行が動いたため終えていません。もう一度「決定する」を実行してください。`,
  ];
  return [sentences.join(""), plan.asksEnded, problemText("決定しなかった判断", plan.problems)]
    .filter((part) => part !== "")
    .join("\n");
}

/** Asked before the lock; "" where there is nothing to decide or to refuse. */
export function decisionQuestion(plan: DecisionPlan): string {
  if (plan.decided.length + plan.refused === 0) return "";
  const parts = [
    plan.decided.length === 0
      ? ""
      : `${plan.decided.length}件を決定し${plan.changed === 0 ? "" : `（うち変更${plan.changed}件）`}、決定連絡票の通知を${plan.decided.length * 2}件用意します。`,
    plan.refused === 0 ? "" : `${plan.refused}件を見送りにします（同じ組合せは二度と提案しません）。`,
    plan.kept === 0 ? "" : `固定の${plan.kept}件は決定しません。`,
    plan.problems.length === 0 ? "" : `判断どおりにできない${plan.problems.length}件は決定しません。`,
  ];
  return `${parts.join("")}\nよろしいですか。`;
}

function problemText(title: string, problems: readonly Judged[]): string {
  if (problems.length === 0) return "";
  return `${title}が${problems.length}件あります。\n${someLines(problems.map(({ row, text }) => `${row.caseId}：${text}`))}`;
}
