/** The next best instructors of an application, and what choosing them would cost, and whom (domain section 7d). Pure. */
import { arrange, pairKey, standingOf } from "./arrangement.rules.ts";
import { effectOf, levelsText, othersText, type Effect } from "./effects.rules.ts";
import type { Option } from "./pairs.rules.ts";
import { outcomesOf, type Placement } from "./placement.rules.ts";
import type { Seeker } from "./seekers.rules.ts";
import { halfText } from "./words.rules.ts";

/** Another instructor for an application, with the best that can then be done for everybody. */
export interface Alternative {
  readonly option: Option;
  readonly effect: Effect;
}

/**
 * Applications times instructors beyond which a run tells of no alternatives and no effects. Each application costs up to
 * two runs more, which take as long as there are pairs: 200 × 40, a large city's year, is 400 runs of some milliseconds,
 * which Google's six minutes hold many times over. Ten times as many each way would be 10,000 times the work.
 */
export const COMPARED_MOST = 8_000;

const NEXT = 2;

/**
 * Best first: everybody is arranged anew with the application served before all else, yet not by the instructors it has
 * already; nobody is moved among equals. Instructors with no seat left but for those decided or judged are none.
 */
export function alternativesOf(placement: Placement, seeker: Seeker, most = NEXT): Alternative[] {
  const { desk, question, arrangement } = placement;
  const before = outcomesOf(placement);
  const stay = standingOf(arrangement.served);
  const forbidden = new Set(question.forbidden);
  const claims = [
    { name: "この申込み", of: ({ id }: Seeker) => (id === seeker.id ? 1 : 0) },
    ...(question.claims ?? []),
  ];
  const found: Alternative[] = [];
  let last = arrangement.served.get(seeker.id);
  for (;;) {
    if (last) forbidden.add(pairKey(seeker.id, last.host.id));
    const next = arrange({ ...question, claims, stay, forbidden });
    last = next.served.get(seeker.id);
    if (last === undefined) return found;
    const after = outcomesOf({ ...placement, arrangement: next });
    found.push({ option: last, effect: effectOf(desk, before, after) });
    if (found.length === most) return found;
  }
}

/** ほかの候補 of each application that a run proposes; too many pairs are left to the command for one row. */
export function alternativesTexts(placement: Placement): ReadonlyMap<string, string> {
  const { question, arrangement } = placement;
  const proposed = question.seekers.filter(({ id }) => arrangement.served.has(id));
  const many = proposed.length * question.hosts.length > COMPARED_MOST;
  return new Map(
    proposed.map((seeker) => [
      seeker.id,
      many ? LEFT_OUT : alternativesText(alternativesOf(placement, seeker), seeker),
    ]),
  );
}

export const LEFT_OUT =
  "件数が多いため省きました。行を選んで「マッチング > 指導医を替える・固定する」を実行すると、その1行のものが出ます";

export function alternativesText(alternatives: readonly Alternative[], seeker: Seeker): string {
  if (alternatives.length === 0) return NONE_LEFT;
  const lines = alternatives.map((each, index) => `${index + 1}. ${alternativeText(each, seeker)}`);
  return [...lines, ...(alternatives.length < NEXT ? [ONE_LEFT] : [])].join("\n");
}

const NONE_LEFT = "決定済みと判断済みの枠を除くと、ほかに組める指導医はいません";
const ONE_LEFT = "決定済みと判断済みの枠を除くと、ほかに組める指導医は、この1人だけです";

function alternativeText({ option: { host, at }, effect }: Alternative, seeker: Seeker): string {
  const others = othersText(effect.changes.filter((change) => change.seeker.id !== seeker.id));
  return `${host.name}（${host.id}）${halfText(at)}\n${levelsText(effect.levels)}\n${others}`;
}
