/** A run of matching as a plan: which rows of マッチング to change, to close and to add. Pure. */
import { blankRow } from "../../core/table.ts";
import { cases, type Case } from "../../tables/cases.ts";
import { alternativesTexts } from "./alternatives.rules.ts";
import type { Standing } from "./arrangement.rules.ts";
import {
  changed,
  nextCaseId,
  proposedValues,
  takenBySeat,
  unmatchedValues,
  type CasePatch,
} from "./case-rows.rules.ts";
import type { Desk } from "./desk.rules.ts";
import { fingerprint, runIdOf } from "./fingerprint.rules.ts";
import { judgementEffects } from "./judgement-effects.rules.ts";
import { askAfter } from "./host-ask.rules.ts";
import type { Judged } from "./claims.rules.ts";
import type { Option } from "./pairs.rules.ts";
import { currentRows, placementOf, type Placement } from "./placement.rules.ts";
import { compareWithReception, type ReceptionComparison } from "./reception.rules.ts";
import { seatsOf } from "./seats.rules.ts";
import type { Seeker } from "./seekers.rules.ts";
import { selectionReason } from "./selection.rules.ts";
import { oncePerYearReason, unmatchedTexts } from "./unmatched.rules.ts";

export interface ProposalPlan {
  readonly hash: string;
  readonly runId: string;
  /** Written in this order, so that a rerun after an interruption comes to the same rows. */
  readonly details: readonly CasePatch[];
  readonly closings: readonly CasePatch[];
  readonly appends: readonly Case[];
  readonly proposed: readonly Option[];
  readonly unmatched: number;
  readonly kept: number;
  readonly refused: number;
  readonly expired: number;
  /** Judgements that cannot be done: staff must see them, their rows stay as they are. */
  readonly problems: readonly Judged[];
  /** What the record of the run is made of. */
  readonly placement: Placement;
  readonly byReception: ReceptionComparison;
}

/** `stay`: what applications keep among equals; a run of its own, so it counts in the fingerprint. */
export function planProposals(sheetsAt: Desk, stay?: Standing): ProposalPlan {
  const placement = placementOf(sheetsAt, stay === undefined ? {} : { stay });
  const { desk, judged, expired, held, pins, doubled } = placement;
  const placed = resultsOf(sheetsAt, placement);
  const twice = doubled.map(({ seeker, other }) => ({
    seeker,
    values: unmatchedValues(desk, seeker, oncePerYearReason(other, desk.policy)),
  }));
  const hash = fingerprint(sheetsAt, judged, desk.history.refused, stay);
  const proposed = placed.flatMap(({ option }) => option ?? []);
  return {
    hash,
    runId: runIdOf(hash),
    ...rowsOf(placement, [...placed, ...twice], judgementEffects(sheetsAt, placement), hash),
    closings: closingsOf(judged, expired),
    proposed,
    unmatched: placed.length + twice.length - proposed.length,
    kept: pins.length,
    refused: judged.filter(({ kind }) => kind === "refuse").length,
    expired: expired.size,
    problems: held.filter(({ kind }) => kind === "problem"),
    placement,
    byReception: compareWithReception(placement),
  };
}

/** Results go into the open row of their application, or into a new one. */
function rowsOf(
  placement: Placement,
  results: readonly Result[],
  effects: ReadonlyMap<string, string>,
  hash: string,
): Pick<ProposalPlan, "details" | "appends"> {
  const { desk, judged } = placement;
  const current = currentRows(placement);
  const checks = judged.map((each) => ({
    row: each.row,
    values: {
      verdictCheck: each.kind === "refuse" ? "見送りにしました" : each.text,
      effect: effects.get(each.row.caseId) ?? "",
      ...askAfter(each),
    },
  }));
  const run = { runId: runIdOf(hash), inputHash: hash };
  const updates = results.flatMap(({ seeker, values }) => {
    const row = current.get(seeker.id);
    return row ? [{ row, values: { ...values, ...run } }] : [];
  });
  const fresh = results.filter(({ seeker }) => !current.has(seeker.id));
  return {
    details: changed([...checks, ...updates]),
    appends: fresh.map(({ seeker, values }) =>
      blankRow(cases, { ...values, ...run, caseId: nextCaseId(desk, seeker) }),
    ),
  };
}

function closingsOf(judged: readonly Judged[], expired: ReadonlySet<string>): CasePatch[] {
  const refused = judged.filter(({ kind }) => kind === "refuse");
  return [
    ...refused.map(({ row }) => ({ key: row.caseId, values: { state: "見送り" as const } })),
    ...[...expired].map((key) => ({ key, values: { state: "失効" as const } })),
  ];
}

interface Result {
  readonly seeker: Seeker;
  readonly option?: Option | undefined;
  readonly values: Partial<Case>;
}

function resultsOf(sheetsAt: Desk, placement: Placement): Result[] {
  const { desk, pins, question } = placement;
  const { served } = placement.arrangement;
  const { seekers } = question;
  const alternatives = alternativesTexts(placement);
  const after = seatsOf([...desk.live, ...pins, ...[...served.values()].map(takenBySeat)]);
  const decided = seatsOf(desk.live);
  const unmatched = unmatchedTexts(sheetsAt, placement, after);
  return seekers.map((seeker) => {
    const option = served.get(seeker.id);
    if (option) {
      const load = { decided: decided.load(option.host), planned: after.load(option.host) - decided.load(option.host) };
      const words = {
        reason: selectionReason(option, load, desk.policy),
        alternatives: alternatives.get(seeker.id) ?? "",
      };
      return { seeker, option, values: proposedValues(desk, option, words) };
    }
    return { seeker, values: unmatchedValues(desk, seeker, unmatched.get(seeker.id) ?? "") };
  });
}
