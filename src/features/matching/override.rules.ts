/**
 * 指導医を替える・固定する: one row gets another instructor or keeps its own, and everybody else is arranged anew. It is
 * what staff may type themselves (変更, 固定), with the effect shown first and the new proposals at once. Pure.
 */
import { OfficeError } from "../../core/errors.ts";
import { oneLine } from "../../core/text.ts";
import { cases, type Case } from "../../tables/cases.ts";
import { alternativesOf, alternativesText } from "./alternatives.rules.ts";
import { standingOf, type Standing } from "./arrangement.rules.ts";
import { changed, type CasePatch } from "./case-rows.rules.ts";
import { takenBy, type Desk } from "./desk.rules.ts";
import { effectOf, effectText } from "./effects.rules.ts";
import { askAfter } from "./host-ask.rules.ts";
import { withoutVerdict, withRow } from "./judgement-effects.rules.ts";
import { outcomesOf, placementOf } from "./placement.rules.ts";
import { planProposals, type ProposalPlan } from "./proposal.rules.ts";
import { halfText } from "./words.rules.ts";

export interface Override {
  readonly caseId: string;
  /** "" keeps the pair as it is. */
  readonly instructorId: string;
  readonly reason: string;
}

export interface OverridePlan {
  /** As the row shows it afterwards. */
  readonly judgement: string;
  readonly effect: string;
  /** The judgement itself and what depends on it, in the columns of staff and of the add-on. */
  readonly told: readonly CasePatch[];
  readonly plan: ProposalPlan;
}

/** What is asked about a row, with the instructors that would suit next. Throws OfficeError where nothing can be judged. */
export function overrideQuestion(desk: Desk, caseId: string): string {
  const row = openRow(desk, caseId);
  const before = placementOf(withoutVerdict(desk, caseId), { stay: standing(desk) });
  const seeker = desk.seekerById.get(row.applicationId);
  if (!seeker) throw refusal(caseId, "申込みは選定を待っていません", "「提案を作る」を実行すると失効になります");
  const option = before.arrangement.served.get(seeker.id);
  const pinned = row.state === "提案" ? "空のままなら、いまの組合せを固定します。" : "";
  return [
    `${row.caseId}　${row.applicantName}（${row.applicationId}）`,
    `いまの案：${row.state === "提案" ? `${row.instructorName}（${row.instructorId}）` : "組合せなし"}`,
    ...(row.verdict === "" ? [] : [`いまの判断：${row.verdict}（書き替わります）`]),
    ...(option && option.host.id !== row.instructorId
      ? [`作り直したときの案：${option.host.name}（${option.host.id}）${halfText(option.at)}`]
      : []),
    "ほかの候補：",
    alternativesText(alternativesOf(before, seeker), seeker),
    `\n指導医番号を書いてください。${pinned}まだ何も変わりません`,
  ].join("\n");
}

/** Throws OfficeError where the judgement cannot be done, in the words of 判断の確認. */
export function planOverride(desk: Desk, { caseId, instructorId, reason }: Override): OverridePlan {
  const row = openRow(desk, caseId);
  const other = instructorId === row.instructorId && row.state === "提案" ? "" : oneLine(instructorId);
  const judgement = {
    verdict: other === "" ? "固定" : "変更",
    otherInstructor: other,
    verdictReason: reason,
  } as const;
  const before = placementOf(withoutVerdict(desk, caseId), { stay: standing(desk) });
  const plan = planProposals(withRow(desk, caseId, judgement), standingOf(outcomesOf(before)));
  const judged = plan.placement.judged.find((each) => each.row.caseId === caseId);
  if (judged?.option === undefined)
    throw refusal(caseId, judged?.text ?? "この行は判断できません", "何も変えていません");
  const effect = effectText(
    effectOf(plan.placement.desk, outcomesOf(before), outcomesOf(plan.placement)),
    row.applicationId,
  );
  const told = changed([{ row, values: { ...judgement, verdictCheck: judged.text, effect, ...askAfter(judged) } }]);
  return { judgement: judged.text, effect, told, plan: withoutRow(plan, caseId) };
}

/** The row itself is written by `told`, with the effect as it was shown. */
function withoutRow(plan: ProposalPlan, caseId: string): ProposalPlan {
  return { ...plan, details: plan.details.filter(({ key }) => key !== caseId) };
}

function openRow(desk: Desk, caseId: string): Case {
  const row = desk.open.find((each) => each.caseId === caseId);
  if (row) return row;
  const state = desk.cases.find((each) => each.caseId === caseId)?.state ?? "";
  throw refusal(caseId, `状態が「${state}」の行です`, "状態が「提案」か「未成立」の、今年度の行を選んでください");
}

/** What stands proposed in the sheet: kept among equals, so that only what the judgement forces changes. */
function standing(desk: Desk): Standing {
  const proposed = desk.open.filter(({ state }) => state === "提案");
  return new Map(proposed.map((row) => [row.applicationId, takenBy(row)]));
}

const refusal = (key: string, what: string, remedy: string): OfficeError =>
  new OfficeError(what, { sheet: cases.name, key }, remedy);
