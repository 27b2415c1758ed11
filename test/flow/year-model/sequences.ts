/**
 * Which sequences a test plays, and what it says of one that fails.
 *
 * EVENTS=… and SEEDS=1-40 play more; with SHRINK=60 what fails is played again without what it does not need.
 */
import { expect } from "vitest";
import type { Office } from "../../../src/workspace/office.ts";
import { play, shrunk, type Step } from "./play.ts";

export const EVENTS = Number(process.env["EVENTS"] ?? 200);
/** How often a failing sequence is played again to find a shorter one. */
const SHRINKING = Number(process.env["SHRINK"] ?? 0);

/** SEEDS, or these: "1,41" or "1-40". */
export function seeds(usual: string): number[] {
  return (process.env["SEEDS"] ?? usual).split(",").flatMap((part) => {
    const [from = 0, to = from] = part.split("-").map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}

/** Plays a sequence, after each event of which all must hold; answers the office as it ends. */
export async function played(open: () => Promise<Office>, seed: number, steps: readonly Step[]): Promise<Office> {
  const { office, failure } = play(await open(), steps);
  if (!failure) return office;
  const best = await shrunk(open, steps.slice(0, failure.at), SHRINKING);
  const told = SHRINKING === 0 ? failure.told : (play(await open(), best).failure?.told ?? []);
  return expect.fail([`種${seed}、${failure.at}番目の出来事の後`, ...told, "→", ...failure.faults].join("\n"));
}
