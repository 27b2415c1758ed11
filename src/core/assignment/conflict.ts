import { layNetwork, type Network } from "./network.ts";
import { Places } from "./places.ts";
import type { Problem } from "./problem.ts";
import { Reaches, type Reach } from "./reach.ts";

/** People who cannot all be served: seekers.length > seats, whatever is chosen. */
export interface Conflict {
  /** In ascending order; the seeker asked about is one of them. */
  readonly seekers: readonly number[];
  /** At most so many of them can be served. */
  readonly seats: number;
  /** The cap that allows no more; empty when it is the seats themselves. */
  readonly caps: readonly number[];
}

/**
 * Why a seeker that was not chosen cannot be served beside those who were: the people who contend for too few seats.
 * Undefined when it can: everybody chosen and this seeker have a place at the same time, others moving if need be.
 */
export function conflictOf(problem: Problem, chosen: ArrayLike<number>, seeker: number): Conflict | undefined {
  return conflictsIn(problem, chosen)(seeker);
}

/** As conflictOf, for many seekers of one choice: what they have in common is found once. */
export function conflictsIn(problem: Problem, chosen: ArrayLike<number>): (seeker: number) => Conflict | undefined {
  const office = seated(problem, chosen);
  const reaches = new Reaches(office);
  const known = new Map<Reach, Conflict>();
  return (seeker) => {
    if (chosen[seeker]! >= 0) return undefined;
    const reach = reaches.of(seeker);
    if (reach === "room") return byCap(problem, office, seeker);
    if (reach.length === 0) return { seekers: [seeker], seats: 0, caps: [] };
    const conflict = known.get(reach) ?? bySeats(office, chosen, reach);
    known.set(reach, conflict);
    return conflict;
  };
}

/** The network with everybody in the slot that was chosen; `places` tells who is in a slot. */
export interface Seated extends Network {
  readonly places: Places;
}

function seated(problem: Problem, chosen: ArrayLike<number>): Seated {
  const net = layNetwork(problem);
  const places = new Places(net.ground + 1, net.seekers);
  for (let i = 0; i < net.seekers; i++) {
    if (chosen[i]! < 0) continue;
    if (net.wait[i] !== net.ground) net.flow[net.wait[i]!]!--;
    net.at[i] = problem.options.slot[chosen[i]!]!;
    places.put(i, net.at[i]!);
    for (let v = net.at[i]!; v !== net.ground; v = net.parent[v]!) net.flow[v]!++;
  }
  return { ...net, places };
}

/**
 * No room is in reach: the people there fill all the seats that lead out of it, and none of them has an option
 * elsewhere, so they and whoever else has options only there are more than those seats (Hall).
 */
function bySeats(net: Seated, chosen: ArrayLike<number>, reach: Reach): Conflict {
  const reached = new Uint8Array(net.ground + 1);
  for (const v of reach) reached[v] = 1;
  let seats = 0;
  for (const v of reach) if (reached[net.parent[v]!] === 0) seats += net.high[v]!;
  const inside = (i: number): boolean => {
    for (let k = net.start[i]!; k < net.start[i + 1]!; k++) if (reached[net.slot[k]!] === 0) return false;
    return net.start[i]! < net.start[i + 1]!;
  };
  const seekers: number[] = [];
  for (let i = 0; i < net.seekers; i++) {
    if (chosen[i]! < 0 ? inside(i) : reached[net.at[i]!] === 1) seekers.push(i);
  }
  return contended({ seekers, seats, caps: [] });
}

/** There is room, but the seeker's group may have all that it has. */
function byCap(problem: Problem, net: Network, seeker: number): Conflict | undefined {
  const v = net.wait[seeker]!;
  if (v === net.ground || net.flow[v]! > net.low[v]!) return undefined;
  const cap = problem.caps![v - net.firstCap]!;
  const seekers = Array.from(cap.seekers).filter((i) => net.start[i]! < net.start[i + 1]!);
  return contended({ seekers: seekers.sort((a, b) => a - b), seats: cap.most, caps: [v - net.firstCap] });
}

/** What staff will say on the telephone must be true: more people than seats. */
function contended(conflict: Conflict): Conflict {
  const { seekers, seats } = conflict;
  if (seekers.length <= seats) throw new Error(`${seekers.length} people for ${seats} seats are no conflict`);
  return conflict;
}
