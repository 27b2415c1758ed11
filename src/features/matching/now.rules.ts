/**
 * 一人を今組む: one application gets its instructor without waiting for the others. Everybody who waits is arranged with it
 * served first, so that it takes the instructor whom the others need least; what they lose is counted and shown. Pure.
 */
import { OfficeError } from "../../core/errors.ts";
import { blankRow } from "../../core/table.ts";
import { applicants } from "../../tables/applicants.ts";
import { cases, type Case } from "../../tables/cases.ts";
import { alternativesOf } from "./alternatives.rules.ts";
import { standingOf } from "./arrangement.rules.ts";
import { nextCaseId, proposedValues, takenBySeat, type CasePatch } from "./case-rows.rules.ts";
import type { Desk } from "./desk.rules.ts";
import { fingerprint, runIdOf } from "./fingerprint.rules.ts";
import { costOf, nowText } from "./now-text.rules.ts";
import type { Option } from "./pairs.rules.ts";
import { currentRows, placementOf, type Placement } from "./placement.rules.ts";
import { seatsOf } from "./seats.rules.ts";
import type { Seeker } from "./seekers.rules.ts";
import { nowReason } from "./selection.rules.ts";

export interface NowPlan {
  readonly seeker: Seeker;
  readonly option: Option;
  readonly hash: string;
  readonly runId: string;
  /** Everybody who waits, this application served first. */
  readonly placement: Placement;
  /** What staff read before they say yes. */
  readonly text: string;
  /** The pair, then the reason, then the judgement: so that a run that breaks off judges no other pair, nor without one. */
  readonly details: readonly CasePatch[];
  readonly judgement: readonly (readonly CasePatch[])[];
  readonly appends: readonly Case[];
}

/** Throws OfficeError where the application waits for nobody, is judged already, or suits no instructor now. */
export function planNow(desk: Desk, applicationId: string): NowPlan {
  const regular = placementOf(desk);
  const seeker = waitingSeeker(desk, regular, applicationId);
  const claims = [{ name: "この申込み", of: ({ id }: Seeker) => (id === applicationId ? 1 : 0) }];
  const placement = placementOf(desk, { claims, stay: standingOf(regular.arrangement.served) });
  const option = placement.arrangement.served.get(applicationId);
  if (!option)
    throw refusal(
      applicationId,
      "いま組める指導医がいません",
      "「マッチング > 提案を作る」を実行し、選定理由と次の一手を確かめてください",
    );
  const others = alternativesOf(placement, seeker);
  const costs = [option, ...others.map((each) => each.option)].map((each) => costOf(placement, each));
  const hash = fingerprint(desk, placement.judged, placement.desk.history.refused, undefined, applicationId);
  return {
    seeker,
    option,
    hash,
    runId: runIdOf(hash),
    placement,
    text: nowText(regular, placement, costs, seeker),
    ...rowsOf(
      placement,
      option,
      hash,
      costs.slice(1).map(({ text }) => text),
    ),
  };
}

/** One for whom a run would look for a pair. */
function waitingSeeker(desk: Desk, { question, doubled, held }: Placement, id: string): Seeker {
  const found = question.seekers.find((seeker) => seeker.id === id);
  if (found) return found;
  const judged = held.find(({ row }) => row.applicationId === id);
  if (judged) {
    const { caseId, verdict } = judged.row;
    const what = verdict === "" ? judged.text : `案件 ${caseId} に判断「${verdict}」があります`;
    if (judged.kind === "asked")
      throw refusal(id, what, "回答を待つか、マッチングシートで「見送り」か「変更」を選んでください");
    throw refusal(id, what, "「決定する」を実行するか、マッチングシートの判断を消してから、もう一度実行してください");
  }
  const other = doubled.find(({ seeker }) => seeker.id === id)?.other;
  if (other !== undefined)
    throw refusal(
      id,
      `同じ人に ${other} があります（${desk.policy.exception === undefined ? "受講は年度に1回、R39" : "1回の選定で組むのは、1人に1件です"}）`,
      "申込者シートの状態を確かめてください",
    );
  const row = desk.applicants.get(id);
  if (!row) throw refusal(id, "申込者シートに行がありません", "行を選び直してください");
  throw refusal(
    id,
    `状態は「${row.state}」、年度は${row.fiscalYear ?? "空"}です`,
    `${desk.policy.fiscalYear}年度の、状態が「選定待ち」の申込みを選んでください`,
  );
}

const refusal = (key: string, what: string, remedy: string): OfficeError =>
  new OfficeError(what, { sheet: applicants.name, key }, remedy);

/** Into the open row of the application, or a new one. */
function rowsOf(
  placement: Placement,
  option: Option,
  hash: string,
  others: readonly string[],
): Pick<NowPlan, "details" | "judgement" | "appends"> {
  const { desk, pins } = placement;
  const { seeker, host } = option;
  const decided = seatsOf(desk.live).load(host);
  const load = { decided, planned: seatsOf([...desk.live, ...pins, takenBySeat(option)]).load(host) - decided };
  const values = {
    ...proposedValues(desk, option, {
      reason: nowReason(option, load, desk.policy),
      alternatives: others.map((text, index) => `${index + 1}. ${text}`).join("\n"),
    }),
    runId: runIdOf(hash),
    inputHash: hash,
  };
  const because = { verdictReason: `一人を今組む（待機${seeker.waitingDays}日）`, otherInstructor: "" };
  const judged = { verdict: "採用" } as const;
  const row = currentRows(placement).get(seeker.id);
  if (row)
    return {
      details: [{ key: row.caseId, values }],
      judgement: [because, judged].map((each) => [{ key: row.caseId, values: each }]),
      appends: [],
    };
  const caseId = nextCaseId(desk, seeker);
  return { details: [], judgement: [], appends: [blankRow(cases, { ...values, ...because, ...judged, caseId })] };
}
