/** Who contends with an application that got nobody: more people than seats, whatever is chosen. Pure. */
import { conflictsIn } from "../../core/assignment/index.ts";
import type { Placement } from "./placement.rules.ts";
import type { Seeker } from "./seekers.rules.ts";

export interface Contest {
  /** For staff alone: it names other applications. */
  readonly text: string;
  /** Whether it is the reserve, not the seats, that leaves no more. */
  readonly reserved: boolean;
}

/** So many are named; a sheet's cell ends somewhere. */
const NAMED = 30;

/** Looks per run, about one an option and application: beyond them a run is too large to name who contends. */
const LOOKS = 20_000_000;

/** Undefined for one who has no place to contend for. Under a reserve everybody is looked at: 留保 rests on it. */
export function contestsOf({ question, arrangement }: Placement): (seeker: Seeker) => Contest | undefined {
  const { seekers } = question;
  let left = question.caps ? Infinity : Math.floor(LOOKS / (arrangement.options.length + 1));
  const index = new Map(seekers.map(({ id }, at) => [id, at]));
  const conflictFor = conflictsIn(arrangement.problem, arrangement.chosen);
  return ({ id }) => {
    if (left-- <= 0) return undefined;
    const conflict = conflictFor(index.get(id) ?? 0);
    if (conflict === undefined || conflict.seekers.length < 2) return undefined;
    const { seekers: people, seats } = conflict;
    const reserved = conflict.caps.length > 0;
    const rest = people.length > NAMED ? `、ほか${people.length - NAMED}人` : "";
    const names = people.slice(0, NAMED).map((each) => seekers[each]?.id ?? "");
    const seatsText = reserved ? `、留保を除いた${seats}枠` : `同じ${seats}枠`;
    return { text: `争い：${people.length}人が${seatsText}を争っています（${names.join("、")}${rest}）`, reserved };
  };
}
