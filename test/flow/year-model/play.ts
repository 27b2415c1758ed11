/** A sequence of events from a seed, with what must hold looked at after each; what fails is played again without the rest. */
import type { Office } from "../../../src/workspace/office.ts";
import { honorariumFaults } from "./honoraria.ts";
import { letterFaults, remember } from "./letters.ts";
import { MONEY } from "./money.ts";
import { NATURE, troubleFor } from "./nature.ts";
import { OUTSIDE, type Event, type Events } from "./outside.ts";
import { randomOf } from "./random.ts";
import { recordFaults } from "./records.ts";
import { newMemory, type Memory, type Scene } from "./scene.ts";
import { seatFaults } from "./seats.ts";
import { sharedFaults, SHARING } from "./sharing.ts";
import { STAFF } from "./staff.ts";
import { viewOf, type View } from "./view.ts";

const EVENTS: Events = { ...OUTSIDE, ...STAFF, ...MONEY, ...NATURE, ...SHARING };
const namesIn = (events: Events, times = 1): string[] =>
  Object.entries(events).flatMap(([name, { weight }]) => Array.from({ length: weight * times }, () => name));

/** Names of events, each as often as its share: over the year, and in the weeks in which the office pays. */
const SEASONS = { year: namesIn(EVENTS), payment: [...namesIn(EVENTS), ...namesIn(MONEY, 8)] };
export type Season = keyof typeof SEASONS;

/** Events in which the clock had its time. */
const TIMES = new Set(["日がたつ", "時がたつ"]);

/** An event and the seed of its own chance, so that it is the same whatever went before. */
export interface Step {
  readonly name: string;
  readonly salt: number;
}

export function stepsFor(seed: number, length: number, season: Season = "year"): Step[] {
  const random = randomOf(seed);
  return Array.from({ length }, () => ({ name: random.one(SEASONS[season]) ?? "", salt: random.below(2 ** 31) }));
}

export interface Failure {
  /** How many events it took. */
  readonly at: number;
  readonly faults: readonly string[];
  /** What went on in the last events. */
  readonly told: readonly string[];
}

export interface Played {
  readonly office: Office;
  readonly memory: Memory;
  readonly failure: Failure | undefined;
}

export function play(office: Office, steps: readonly Step[]): Played {
  const memory = newMemory();
  memory.people = office.table("申込者").length;
  let before = viewOf(office);
  remember(before, memory);
  const last: string[] = [];
  for (const [index, { name, salt }] of steps.entries()) {
    const scene: Scene = { office, random: randomOf(salt), told: [], memory, trouble: undefined };
    scene.trouble = troubleFor(scene);
    memory.wasDisturbed = false;
    const thrown = attempted(() => fitting(scene, name)?.(scene));
    const after = viewOf(office);
    remember(after, memory);
    last.push(...scene.told.map((line) => `${index + 1} ${name}: ${line}`));
    const shared = TIMES.has(name) ? sharedFaults(office, after) : [];
    const faults = [...thrown, ...faultsOf(scene, before, after), ...shared];
    if (faults.length > 0) return { office, memory, failure: { at: index + 1, faults, told: last.slice(-40) } };
    before = after;
  }
  return { office, memory, failure: undefined };
}

/** The event, or another one where there is nothing to do for it. */
function fitting({ office, random, told }: Scene, name: string): Event | undefined {
  for (let turn = 0; turn < 5; turn++) {
    const wanted = turn === 0 ? name : (random.one(SEASONS.year) ?? "");
    const found = EVENTS[wanted];
    if (!found || !(found.when?.(office) ?? true)) continue;
    if (turn > 0) told.push(`→ ${wanted}`);
    return found.event;
  }
  return undefined;
}

/** What the event itself threw: the workspace refused what was done, as Google would. */
function attempted(act: () => void): string[] {
  try {
    act();
    return [];
  } catch (error) {
    return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  }
}

function faultsOf({ office, memory }: Scene, before: View, after: View): string[] {
  return [
    ...memory.complaints.splice(0),
    ...office.crashes.slice(before.crashes).flatMap((crash) => (memory.wasDisturbed ? [] : [crash.message])),
    ...seatFaults(before, after, memory),
    ...honorariumFaults(before, after),
    ...recordFaults(before, after, memory),
    ...letterFaults(office, after, memory),
  ];
}

/** The shortest sequence found by leaving out ever smaller parts, within so many plays. */
export async function shrunk(
  open: () => Promise<Office>,
  steps: readonly Step[],
  plays: number,
): Promise<readonly Step[]> {
  let best = steps;
  let left = plays;
  for (let size = Math.ceil(best.length / 2); size >= 1 && left > 0; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let from = 0; from < best.length && left > 0;) {
      const rest = [...best.slice(0, from), ...best.slice(from + size)];
      left -= 1;
      const { failure } = play(await open(), rest);
      if (failure) best = rest.slice(0, failure.at);
      else from += size;
    }
  return best;
}
