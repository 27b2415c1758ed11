/** Who contends with an application that got nobody: more people than seats, whatever is chosen. Pure. */
import { conflictsIn } from "../../core/assignment/index.ts";
import type { Arrangement } from "./arrangement.rules.ts";
import type { CapAsked } from "./caps.rules.ts";
import { PLANNED } from "./limits.rules.ts";
import type { Placement } from "./placement.rules.ts";
import type { Seeker } from "./seekers.rules.ts";

export interface Contest {
  /** For staff alone: it names other applications. "" for one who contends with nobody. */
  readonly text: string;
  /** The limit that leaves no more, where it is not the seats. */
  readonly limit: CapAsked | undefined;
}

/** So many are named; a sheet's cell ends somewhere. */
const NAMED = 30;

/** Looks per run, about one an option and application: beyond them a run is too large to name who contends. */
const LOOKS = 20_000_000;

/** Undefined for one who has no place to contend for. Under a limit everybody is looked at: what is said rests on it. */
export function contestsOf({ question, arrangement }: Placement): (seeker: Seeker) => Contest | undefined {
  const { seekers } = question;
  let left = question.caps ? Infinity : Math.floor(LOOKS / (arrangement.options.length + 1));
  const index = new Map(seekers.map(({ id }, at) => [id, at]));
  const conflictFor = conflictsIn(arrangement.problem, arrangement.chosen);
  return (seeker) => {
    if (left-- <= 0) return undefined;
    const conflict = conflictFor(index.get(seeker.id) ?? 0);
    if (conflict === undefined) return undefined;
    if (conflict.caps.length > 0) return underLimit(arrangement, seeker);
    const ids = conflict.seekers.map((each) => seekers[each]?.id ?? "");
    return ids.length < 2 ? undefined : { text: contestText(ids, `同じ${conflict.seats}枠`), limit: undefined };
  };
}

/** There is a seat: it is the limit that is used up, of the two the one that counts those who come a second time. */
function underLimit({ caps, served, options }: Arrangement, seeker: Seeker): Contest | undefined {
  const full = caps.filter(
    ({ of, most }) => of(seeker) && [...served.values()].filter((option) => of(option.seeker)).length >= most,
  );
  const limit = full.find(({ name }) => name === PLANNED) ?? full[0];
  if (!limit) throw new Error(`${seeker.id}: no limit keeps it out`);
  const ids = [...new Set(options.flatMap((option) => (limit.of(option.seeker) ? [option.seeker.id] : [])))];
  const places = limit.name === PLANNED ? `、実施予定数までの残り${limit.most}枠` : `、留保を除いた${limit.most}枠`;
  return { text: ids.length < 2 ? "" : contestText(ids, places), limit };
}

function contestText(ids: readonly string[], places: string): string {
  const rest = ids.length > NAMED ? `、ほか${ids.length - NAMED}人` : "";
  return `争い：${ids.length}人が${places}を争っています（${ids.slice(0, NAMED).join("、")}${rest}）`;
}
