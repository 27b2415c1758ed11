/** What one choice means for everybody else: who gains, who loses, and which rules are met better or worse. Pure. */
import { measure } from "./arrangement.rules.ts";
import type { Desk } from "./desk.rules.ts";
import type { Option } from "./pairs.rules.ts";
import { seatsOf } from "./seats.rules.ts";
import { byReception, type Seeker } from "./seekers.rules.ts";
import { halfText } from "./words.rules.ts";

/** Each application that is served, with its pair. */
export type Outcomes = ReadonlyMap<string, Option>;

/** An application whose instructor or half-day differs. */
export interface Change {
  readonly seeker: Seeker;
  readonly before: Option | undefined;
  readonly after: Option | undefined;
}

export interface Effect {
  /** In reception order. */
  readonly changes: readonly Change[];
  /** Rules of which the value differs, in their order. */
  readonly levels: readonly { readonly name: string; readonly before: number; readonly after: number }[];
}

export function effectOf(desk: Desk, before: Outcomes, after: Outcomes): Effect {
  const asked = { seekers: desk.seekers, hosts: desk.roster.hosts, seats: seatsOf(desk.live), policy: desk.policy };
  const then = measure(asked, [...after.values()]);
  const levels = measure(asked, [...before.values()]).map(({ name, value }, index) => ({
    name,
    before: value,
    after: then[index]?.value ?? 0,
  }));
  return { changes: changesBetween(before, after), levels: levels.filter((each) => each.before !== each.after) };
}

export function changesBetween(before: Outcomes, after: Outcomes): Change[] {
  const seekers = new Map([...before, ...after].map(([key, { seeker }]) => [key, seeker]));
  return [...seekers.values()].sort(byReception).flatMap((seeker) => {
    const change = { seeker, before: before.get(seeker.id), after: after.get(seeker.id) };
    return samePair(change.before, change.after) ? [] : [change];
  });
}

const samePair = (a: Option | undefined, b: Option | undefined): boolean =>
  a?.host.id === b?.host.id && a?.at === b?.at;

/** As a sheet and a dialog say it; `own`: the application that the choice is about. */
export function effectText({ changes, levels }: Effect, own: string): string {
  const mine = changes.filter(({ seeker }) => seeker.id === own);
  return [
    ...mine.map((change) => `この申込み：${moveText(change)}`),
    othersText(changes.filter(({ seeker }) => seeker.id !== own)),
    levelsText(levels),
  ].join("\n");
}

export function othersText(others: readonly Change[]): string {
  if (others.length === 0) return "ほかの人は変わりません";
  return [
    groupText("よくなる人", others, (sense) => sense > 0),
    groupText("悪くなる人", others, (sense) => sense < 0),
    groupText("同じよさで変わる人", others, (sense) => sense === 0),
  ]
    .filter((line) => line !== "")
    .join("\n");
}

export function levelsText(levels: Effect["levels"]): string {
  if (levels.length === 0) return "基準の値は変わりません";
  return `基準の値：${levels.map(({ name, before, after }) => `${name} ${before}→${after}`).join("、")}`;
}

function groupText(title: string, changes: readonly Change[], is: (sense: number) => boolean): string {
  const group = changes.filter((change) => is(senseOf(change)));
  if (group.length === 0) return "";
  return `${title}：${group.map((change) => `${change.seeker.id}（${moveText(change)}）`).join("、")}`;
}

/** Above 0 where the change is to the good of the applicant. */
function senseOf({ before, after }: Change): number {
  if (before === undefined) return 1;
  return after === undefined ? -1 : before.mismatch - after.mismatch;
}

function moveText({ before, after }: Change): string {
  const apart =
    before && after && before.mismatch !== after.mismatch ? `、希望との違い ${before.mismatch}→${after.mismatch}` : "";
  return `${pairText(before)} → ${pairText(after)}${apart}`;
}

const pairText = (option: Option | undefined): string =>
  option ? `${option.host.name} ${halfText(option.at)}` : "組合せなし";
