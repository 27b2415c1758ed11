/** Limits on how many of a group a run serves, whoever serves them: as they are asked, and as the engine takes them. Pure. */
import type { Seeker } from "./seekers.rules.ts";

export interface CapAsked {
  readonly name: string;
  readonly of: (seeker: Seeker) => boolean;
  readonly most: number;
  /** Those outside the group who use the same places up and come first: each that is served leaves one less. */
  readonly shrinksBy?: (seeker: Seeker) => boolean;
}

/** What a limit leaves when these people are served. */
export function limitOf({ most, shrinksBy }: CapAsked, served: readonly Seeker[]): number {
  return shrinksBy === undefined ? most : Math.max(0, most - served.filter(shrinksBy).length);
}

/**
 * The engine takes groups that have nobody in common. Two that overlap are put as three: of those in both so many at most,
 * and of the others what that leaves. Whoever is served, so many of them are in both, and the way with that number allows
 * just this; so the best of all ways is the best there is. Groups without a common member are one way as they are.
 */
export function waysApart(caps: readonly CapAsked[], seekers: readonly Seeker[]): (readonly CapAsked[])[] {
  const [one, other, ...more] = caps;
  if (!one || !other) return [caps];
  if (more.length > 0) throw new Error("more than two limits are not told apart");
  const shared = seekers.filter((seeker) => one.of(seeker) && other.of(seeker)).length;
  if (shared === 0) return [caps];
  const most = Math.min(shared, one.most, other.most);
  return Array.from({ length: most + 1 }, (_, both) => [
    { name: `${one.name}と${other.name}`, most: both, of: (seeker: Seeker) => one.of(seeker) && other.of(seeker) },
    { name: one.name, most: one.most - both, of: (seeker: Seeker) => one.of(seeker) && !other.of(seeker) },
    { name: other.name, most: other.most - both, of: (seeker: Seeker) => other.of(seeker) && !one.of(seeker) },
  ]);
}
