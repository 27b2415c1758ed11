/**
 * The exception to one visit a person and year (R40, A10): where fewer were decided and done on 1 January than were
 * planned, second applications may be decided until that number is reached. Intake and matching ask here alone. Pure.
 */
import { wareki } from "../core/calendar.ts";
import { LIVE_STATES, type Case } from "./cases.ts";
import { newestSnapshot, type Snapshot } from "./years.ts";

/** In force. */
export interface YearException {
  readonly snapshotId: string;
  /** As many live cases as this the year may have with second applications among them. */
  readonly planned: number;
  /** Why a second application is not held back; the same words for as long as the snapshot stands. */
  readonly reason: string;
}

type Counted = Pick<Case, "state" | "fiscalYear">;

/** Cases that hold a seat in a year: decided or done, not cancelled (A10). */
export const liveIn = (cases: readonly Counted[], fiscalYear: number): number =>
  cases.filter((row) => row.fiscalYear === fiscalYear && row.state !== "" && LIVE_STATES.includes(row.state)).length;

/** Undefined before the snapshot, where it found enough, and once the planned number is reached. */
export function yearException(
  fiscalYear: number,
  snapshots: readonly Snapshot[],
  cases: readonly Counted[],
): YearException | undefined {
  const newest = newestSnapshot(snapshots, fiscalYear);
  if (newest?.result !== "適用する" || newest.planned === null) return undefined;
  if (liveIn(cases, fiscalYear) >= newest.planned) return undefined;
  const { snapshotId, planned, asOf, decided, done } = newest;
  const counted = (decided ?? 0) + (done ?? 0);
  return {
    snapshotId,
    planned,
    reason: `同じ人の受講が今年度にありますが、${wareki(asOf)}の判定（${snapshotId}）で決定と実施が${counted}件と、実施予定数${planned}件に満たなかったため、初めての人の後に、2回目も選定します`,
  };
}
