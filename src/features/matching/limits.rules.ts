/** Whom a run may serve beside the seats themselves: the reserve, and the year's number for second visits. Pure. */
import type { CapAsked } from "./caps.rules.ts";
import type { Desk } from "./desk.rules.ts";
import type { Option } from "./pairs.rules.ts";
import { reserveCap } from "./reserve.rules.ts";

export const PLANNED = "実施予定数";

/** `judged`: pairs that staff judged and that are not decided yet. No property where nothing is limited. */
export function capsOf(desk: Desk, judged: readonly Option[]): { readonly caps?: readonly CapAsked[] } {
  const caps = [reserveCap(desk, judged), plannedCap(desk, judged.length)].flatMap((cap) => cap ?? []);
  return caps.length === 0 ? {} : { caps };
}

/**
 * R40, A10: second visits fill the year's number up, no more; those who come for the first time this year are not limited,
 * and what they take is no longer there. `judged`: how many pairs are judged and not decided.
 */
export function plannedCap({ policy, live }: Desk, judged: number): CapAsked | undefined {
  const { exception } = policy;
  if (exception === undefined) return undefined;
  const most = Math.max(0, exception.planned - live.length - judged);
  return { name: PLANNED, of: ({ again }) => again, most, shrinksBy: ({ again }) => !again };
}
