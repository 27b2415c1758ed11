/** A run as 選定の記録 and 選定の控え keep it: what it was asked, what came of it, and the proof. Pure. */
import { certificateFaults, certify, type Certificate, type Level } from "../../core/assignment/index.ts";
import type { Moment } from "../../core/calendar.ts";
import { sha256 } from "../../core/hash.ts";
import { blankRow } from "../../core/table.ts";
import { COPY_LONGEST, copyText, piecesOf } from "../../core/run-copy.ts";
import { partIdOf, runParts, runs, type Run, type RunMode, type RunPart } from "../../tables/runs.ts";
import type { Judged } from "./claims.rules.ts";
import { PLANNED } from "./limits.rules.ts";
import { WEIGHT_WORDS } from "./order.rules.ts";
import type { Placement } from "./placement.rules.ts";
import type { Policy } from "./policy.rules.ts";
import type { ReceptionComparison } from "./reception.rules.ts";
import { reserveStanding } from "./reserve.rules.ts";

export interface RunFacts {
  readonly mode: RunMode;
  readonly runId: string;
  readonly hash: string;
  readonly placement: Placement;
  readonly byReception?: ReceptionComparison;
  /** What staff did in this very run, where no judged row says so yet; a line each, with the reason. */
  readonly deeds?: readonly string[];
}

/** Rows to write before those of マッチング. */
export interface Recorded {
  readonly run: Run;
  readonly parts: readonly RunPart[];
}

export function recordOf(facts: RunFacts, at: Moment, user: string): Recorded {
  const { mode, runId, hash, placement, byReception, deeds = [] } = facts;
  const { arrangement, question, judged, pins, doubled, desk } = placement;
  const { problem, levels, served } = arrangement;
  const { fiscalYear } = desk.policy;
  const { proof, text } = proofOf(placement);
  const parts = piecesOf(text).map((piece, index) =>
    blankRow(runParts, { partId: partIdOf(runId, index + 1), runId, fiscalYear, ...piece }),
  );
  const run = blankRow(runs, {
    ...{ runId, mode, fiscalYear, at, user, inputHash: hash, proof },
    applications: question.seekers.length + doubled.length,
    hosts: question.hosts.length,
    options: problem.options.slot.length,
    proposed: served.size,
    unmatched: question.seekers.length + doubled.length - served.size,
    kept: pins.length,
    rules: rulesText(desk.policy),
    values: valuesText(
      problem.levels,
      levels.map(({ value }) => value),
    ).join("\n"),
    comparison: byReception ? comparisonText(problem.levels, byReception) : "",
    changes: fitting([...deeds, ...judged.flatMap(changeText)]),
    reserve: reserveText(placement),
    pieces: parts.length,
    fingerprint: parts.length === 0 ? "" : sha256(text),
  });
  return { run, parts };
}

/** The text of the copy, "" where it is too long to keep; and what the record says of it. */
function proofOf({ arrangement, question }: Placement): { proof: string; text: string } {
  const { problem, chosen, places } = arrangement;
  const names = {
    applications: question.seekers.map(({ id }) => id),
    hosts: question.hosts.map(({ id }) => id),
    months: places.months.map(({ month }) => month),
    slots: places.slots.map(({ at }) => at),
  };
  const unproved: Certificate = { chosen: Array.from(chosen), values: [], prices: [] };
  // Measured before the proof, which takes longest of all where the problem is large.
  if (copyText({ ...names, problem, certificate: unproved }).length > COPY_LONGEST) return NOT_KEPT;
  const certificate = certify(problem, chosen);
  const text = copyText({ ...names, problem, certificate });
  if (text.length > COPY_LONGEST) return NOT_KEPT;
  const faults = certificateFaults(problem, certificate);
  return { proof: faults.length === 0 ? PROVED : `実行のときの検算で不合格：${faults.slice(0, 3).join("、")}`, text };
}

const PROVED = "あり（実行のときに検算し、合格）";
const NOT_KEPT = {
  proof: `なし（控えが${COPY_LONGEST.toLocaleString("en-US")}字を超えるため残していません。あとから検算できません）`,
  text: "",
};

/** 「決まる人数：12（大きいほどよい）」, a line a level. */
export function valuesText(levels: readonly Pick<Level, "name" | "kind">[], values: readonly number[]): string[] {
  return levels.map(({ name, kind }, n) => `${name}：${values[n] ?? ""}（${kind === "served" ? LARGE : SMALL}）`);
}

const [LARGE, SMALL] = ["大きいほどよい", "小さいほどよい"];

function comparisonText(levels: readonly Level[], { levels: other, unserved, served }: ReceptionComparison): string {
  const values = new Map(other.map(({ name, value }) => [name, value]));
  const shared = levels.filter(({ name }) => values.has(name));
  const lines = valuesText(
    shared,
    shared.map(({ name }) => values.get(name) ?? 0),
  );
  return [
    ...lines,
    `この選定で組めて、受付順では組めない申込み：${listed(unserved)}`,
    `受付順で組めて、この選定では組めない申込み：${listed(served)}`,
  ].join("\n");
}

/** Numbers of applications that a cell and a reader can take. */
const LISTED_MOST = 300;

function listed(ids: readonly string[]): string {
  const more = ids.length > LISTED_MOST ? `、ほか${ids.length - LISTED_MOST}件` : "";
  return ids.length === 0 ? "なし" : `${ids.slice(0, LISTED_MOST).join("、")}${more}`;
}

/** Whole lines, below the 50,000 characters that a cell takes; the rest stands in マッチング. */
function fitting(lines: readonly string[], longest = 40_000): string {
  let length = 0;
  const fit = lines.filter((line) => (length += line.length + 1) <= longest);
  const more = lines.length - fit.length;
  return [...fit, ...(more > 0 ? [`ほか${more}件は「マッチング」シートを見てください`] : [])].join("\n");
}

/** What staff judged by then: their reason stands beside it, as they wrote it. */
function changeText({ row, kind }: Judged): string[] {
  if (row.verdict === "") return kind === "asked" ? [`${row.caseId}　受入確認（${row.hostAsk}）`] : [];
  const to = row.verdict === "変更" ? `（${row.otherInstructor}へ）` : "";
  const reason = row.verdictReason === "" ? "" : `　理由：${row.verdictReason}`;
  return [`${row.caseId}　${row.verdict}${to}${kind === "problem" ? "（できませんでした）" : ""}${reason}`];
}

function rulesText(policy: Policy): string {
  const { from, to, peopleOrder, priorityOrder, fitOrder, weights, exception } = policy;
  const words = Object.entries(weights).map(([wish, weight]) => `${wish}は${weightWord(weight)}`);
  return [
    `期間：${from}から${to}まで`,
    `人の優先の順：決まる人数、${peopleOrder.join("、")}`,
    `対象区分の優先順：${priorityOrder.join("、")}`,
    `組合せの優先の順：${fitOrder.join("、")}`,
    `希望の重み：${words.join("、")}`,
    exception === undefined
      ? "受講は年度に1回"
      : `受講は年度に1回。ただし${exception.snapshotId}により、2回目の申込みも、今年度が初めての人を先にして、実施予定数${exception.planned}件まで`,
  ].join("\n");
}

const weightWord = (weight: number): string =>
  Object.entries(WEIGHT_WORDS).find(([, each]) => each === weight)?.[0] ?? String(weight);

function reserveText(placement: Placement): string {
  const { arrangement, desk } = placement;
  const limit = arrangement.caps.find(({ name }) => name === PLANNED);
  const kept = keptText(placement);
  if (limit === undefined) return kept;
  const both = desk.policy.reserve === undefined ? "" : "。2つの上限の分け方は、すべて試した中の最もよいもの";
  return `${kept}。2回目の申込みは、この選定では${limit.most}まで（実施予定数による）${both}`;
}

function keptText({ desk, held }: Placement): string {
  const { reserve } = desk.policy;
  const standing = reserveStanding(
    desk,
    held.flatMap(({ option }) => option ?? []),
  );
  if (!reserve || !standing) return "なし";
  const { total, kept, others, most } = standing;
  return `受入枠${total}のうち${kept}（${reserve.share}%）を、${reserve.for}のために${reserve.until}まで空けておく。ほかの人は、決定済みと判断済みが${others}、この選定では${most}まで`;
}
