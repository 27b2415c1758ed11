/** Whom a run serves, and what that rests on. Comparisons ask the same again with something changed. Pure. */
import type { Case } from "../../tables/cases.ts";
import { arrange, type Arrangement, type Question } from "./arrangement.rules.ts";
import { attemptOf, takenBySeat } from "./case-rows.rules.ts";
import { blocksAt, optionsAt, type Desk } from "./desk.rules.ts";
import type { Judged } from "./claims.rules.ts";
import { judge } from "./judgement.rules.ts";
import type { Option } from "./pairs.rules.ts";
import { capsOf } from "./limits.rules.ts";
import { seatsOf, type Taken } from "./seats.rules.ts";
import type { Seeker } from "./seekers.rules.ts";

export interface Placement {
  /** As it is once the refusals of staff are done. */
  readonly desk: Desk;
  readonly judged: readonly Judged[];
  /** Case numbers of open rows that have no meaning any more. */
  readonly expired: ReadonlySet<string>;
  /** Judged rows that a run leaves as they are, and the seats that they take. */
  readonly held: readonly Judged[];
  readonly pins: readonly Taken[];
  /** Those whose person is served already or applied twice, with the case or application that says so (R39). */
  readonly doubled: readonly { readonly seeker: Seeker; readonly other: string }[];
  /** What was asked of the engine: those to be placed, and seats as decided and judged cases leave them. */
  readonly question: Question;
  readonly arrangement: Arrangement;
}

/** `changes`: what a comparison asks otherwise than a run would. */
export function placementOf(sheetsAt: Desk, changes: Partial<Question> = {}): Placement {
  const judged = judge(sheetsAt);
  const desk = withRefusals(sheetsAt, judged);
  const expired = expiredRows(desk, judged);
  const held = judged.filter((each) => (each.kind === "problem" || each.option) && !expired.has(each.row.caseId));
  const pins = held.flatMap(({ option }) => (option ? [takenBySeat(option)] : []));
  const { toPlace, doubled } = waiting(desk, held);
  const caps = capsOf(
    desk,
    held.flatMap(({ option }) => option ?? []),
  );
  const question = { ...questionOf(desk, toPlace, pins), ...caps, ...changes };
  return { desk, judged, expired, held, pins, doubled, question, arrangement: arrange(question) };
}

function questionOf(desk: Desk, seekers: readonly Seeker[], pins: readonly Taken[]): Question {
  const { policy, roster } = desk;
  const options = seekers.flatMap((seeker) => roster.hosts.flatMap((host) => openOptions(desk, seeker, host)));
  return { seekers, hosts: roster.hosts, options, seats: seatsOf([...desk.live, ...pins]), policy };
}

/** Everybody's pair: those that staff judged, and those that the run chose. */
export function outcomesOf({ held, arrangement }: Placement): ReadonlyMap<string, Option> {
  const judged = held.flatMap(({ option }) => (option ? [[option.seeker.id, option] as const] : []));
  return new Map([...judged, ...arrangement.served]);
}

const openOptions = (desk: Desk, seeker: Seeker, host: Desk["roster"]["hosts"][number]): Option[] =>
  blocksAt(desk, seeker, host).length > 0 ? [] : optionsAt(desk, seeker, host);

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

/**
 * Who takes part in this run, and those who do not since the same person is served or applied already (R39). The exception
 * lifts the first alone: of one person a run serves one application (R40).
 */
function waiting(desk: Desk, held: readonly Judged[]): { toPlace: Seeker[]; doubled: Placement["doubled"] } {
  const busy = new Set(held.map(({ row }) => row.applicationId));
  const holder = new Map(desk.policy.exception === undefined ? desk.history.served : []);
  for (const { row, option } of held) if (option) holder.set(option.seeker.person, row.caseId);
  const toPlace: Seeker[] = [];
  const doubled: { seeker: Seeker; other: string }[] = [];
  for (const seeker of desk.seekers) {
    if (busy.has(seeker.id)) continue;
    const other = holder.get(seeker.person);
    if (other === undefined) {
      holder.set(seeker.person, seeker.id);
      toPlace.push(seeker);
    } else doubled.push({ seeker, other });
  }
  return { toPlace, doubled };
}

/** The open row of each application that a run writes into. */
export function currentRows({ judged, expired }: Pick<Placement, "judged" | "expired">): Map<string, Case> {
  const free = judged.filter(({ kind, row }) => kind === "none" && !expired.has(row.caseId));
  return new Map(free.map(({ row }) => [row.applicationId, row]));
}
