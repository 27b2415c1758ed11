/** A run of matching as a plan: which rows of マッチング to change, to close and to add. Pure. */
import { blankRow } from "../../core/table.ts";
import { cases, type Case } from "../../tables/cases.ts";
import { arrange } from "./arrangement.rules.ts";
import {
  attemptOf,
  changed,
  nextCaseId,
  proposedValues,
  takenBySeat,
  unmatchedValues,
  type CasePatch,
} from "./case-rows.rules.ts";
import { blocksAt, sharedAt, type Desk } from "./desk.rules.ts";
import { fingerprint, runIdOf } from "./fingerprint.rules.ts";
import { judge, type Judged } from "./judgement.rules.ts";
import { optionsOf, type Option } from "./pairs.rules.ts";
import { seatsOf, type Taken } from "./seats.rules.ts";
import type { Seeker } from "./seekers.rules.ts";
import { selectionReason } from "./selection.rules.ts";
import { FreeHalves, funnelOf, oncePerYearReason, unmatchedReason } from "./unmatched.rules.ts";

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
}

export function planProposals(sheetsAt: Desk): ProposalPlan {
  const judged = judge(sheetsAt);
  const desk = withRefusals(sheetsAt, judged);
  const expired = expiredRows(desk, judged);
  const held = judged.filter((each) => (each.kind === "problem" || each.option) && !expired.has(each.row.caseId));
  const pins = held.flatMap(({ option }) => (option ? [takenBySeat(option)] : []));
  const { toPlace, doubled } = waiting(desk, held);
  const placed = placeAll(desk, toPlace, pins);
  const hash = fingerprint(sheetsAt, judged, desk.history.refused);
  const current = currentRows(judged, expired);
  const proposed = placed.flatMap(({ option }) => option ?? []);
  return {
    hash,
    runId: runIdOf(hash),
    ...rowsOf(desk, judged, [...placed, ...doubled], current, hash),
    closings: closingsOf(judged, expired),
    proposed,
    unmatched: placed.length + doubled.length - proposed.length,
    kept: pins.length,
    refused: judged.filter(({ kind }) => kind === "refuse").length,
    expired: expired.size,
    problems: held.filter(({ kind }) => kind === "problem"),
  };
}

/** Results go into the open row of their application, or into a new one. */
function rowsOf(
  desk: Desk,
  judged: readonly Judged[],
  results: readonly Result[],
  current: ReadonlyMap<string, Case>,
  hash: string,
): Pick<ProposalPlan, "details" | "appends"> {
  const checks = judged.map(({ row, kind, text }) => ({
    row,
    values: { verdictCheck: kind === "refuse" ? "見送りにしました" : text },
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

/** A pair that staff are about to refuse is refused for this run already. */
function withRefusals(desk: Desk, judged: readonly Judged[]): Desk {
  const refused = new Map([...desk.history.refused].map(([key, ids]) => [key, new Set(ids)]));
  for (const { row, kind } of judged)
    if (kind === "refuse")
      refused.set(row.applicationId, (refused.get(row.applicationId) ?? new Set()).add(row.instructorId));
  return { ...desk, history: { ...desk.history, refused } };
}

/** Open rows whose application waits no longer, and unjudged doubles of an application that has another open row. */
function expiredRows(desk: Desk, judged: readonly Judged[]): ReadonlySet<string> {
  const gone = desk.open.filter(
    (row) =>
      row.fiscalYear === desk.policy.fiscalYear &&
      desk.applicants.has(row.applicationId) &&
      !desk.seekerById.has(row.applicationId),
  );
  const busy = new Set(
    judged.filter(({ kind }) => kind !== "none" && kind !== "refuse").map(({ row }) => row.applicationId),
  );
  const unjudged = judged.filter(({ kind }) => kind === "none").map(({ row }) => row);
  const newest = new Map(
    unjudged.map((row) => [row.applicationId, row] as const).sort(([, a], [, b]) => attemptOf(a) - attemptOf(b)),
  );
  const doubles = unjudged.filter((row) => busy.has(row.applicationId) || newest.get(row.applicationId) !== row);
  return new Set([...gone, ...doubles].map((row) => row.caseId));
}

interface Result {
  readonly seeker: Seeker;
  readonly option?: Option | undefined;
  readonly values: Partial<Case>;
}

/** Who takes part in this run, and those who do not since the same person is served or applied already (R39). */
function waiting(desk: Desk, held: readonly Judged[]): { toPlace: Seeker[]; doubled: Result[] } {
  const busy = new Set(held.map(({ row }) => row.applicationId));
  const holder = new Map(desk.policy.oncePerYear ? desk.history.served : []);
  for (const { row, option } of held) if (option) holder.set(option.seeker.person, row.caseId);
  const toPlace: Seeker[] = [];
  const doubled: Result[] = [];
  for (const seeker of desk.seekers) {
    if (busy.has(seeker.id)) continue;
    const other = holder.get(seeker.person);
    if (other === undefined) {
      holder.set(seeker.person, seeker.id);
      toPlace.push(seeker);
    } else doubled.push({ seeker, values: unmatchedValues(desk, seeker, oncePerYearReason(other)) });
  }
  return { toPlace, doubled };
}

function placeAll(desk: Desk, seekers: readonly Seeker[], pins: readonly Taken[]): Result[] {
  const { policy, roster } = desk;
  const options = seekers.flatMap((seeker) =>
    roster.hosts.flatMap((host) =>
      blocksAt(desk, seeker, host).length > 0 ? [] : optionsOf(seeker, host, sharedAt(desk, seeker, host)),
    ),
  );
  const before = seatsOf([...desk.live, ...pins]);
  const served = arrange({ seekers, hosts: roster.hosts, options, seats: before, policy });
  const after = seatsOf([...desk.live, ...pins, ...[...served.values()].map(takenBySeat)]);
  const decided = seatsOf(desk.live);
  const free = new FreeHalves(desk, after);
  return seekers.map((seeker) => {
    const option = served.get(seeker.id);
    if (option) {
      const load = { decided: decided.load(option.host), planned: after.load(option.host) - decided.load(option.host) };
      return { seeker, option, values: proposedValues(desk, option, selectionReason(option, load, policy)) };
    }
    const funnel = funnelOf(desk, seeker, before);
    return { seeker, values: unmatchedValues(desk, seeker, unmatchedReason(seeker, funnel, free.for(funnel.open))) };
  });
}

/** The open row of each application that this run writes into. */
function currentRows(judged: readonly Judged[], expired: ReadonlySet<string>): Map<string, Case> {
  const free = judged.filter(({ kind, row }) => kind === "none" && !expired.has(row.caseId));
  return new Map(free.map(({ row }) => [row.applicationId, row]));
}
