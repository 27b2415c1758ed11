/** How far the reports that were taken in carry a case: 実施済, and 報告済 once those stand that the payment asks for. Pure. */
import { mayMove } from "../../core/table.ts";
import { caseMoves, type Case, type CaseState } from "../../tables/cases.ts";
import type { Side } from "../../tables/words.ts";

/** Sides whose report of a case is taken in. */
export type Taken = ReadonlySet<Side>;

/** 支払の条件: what makes a case 報告済 (A15). */
export const isReported = (taken: Taken, gate: string): boolean =>
  taken.has("指導医") && (gate === "指導医の報告書" || taken.has("受講者"));

/** The states that a case goes through from here, in order; none where it stays. */
export function stepsAhead({ state }: Case, taken: Taken, gate: string): CaseState[] {
  if (taken.size === 0) return [];
  const way: CaseState[] = isReported(taken, gate) ? ["実施済", "報告済"] : ["実施済"];
  return walked(state, way);
}

/** The steps of a way that are still ahead; none where a step is not allowed. */
export function walked(from: CaseState | "", way: readonly CaseState[]): CaseState[] {
  const ahead = way.slice(way.findIndex((state) => state === from) + 1);
  const allowed = ahead.every((to, index) => mayMove(caseMoves, index === 0 ? from : (ahead[index - 1] ?? ""), to));
  return allowed ? ahead : [];
}
