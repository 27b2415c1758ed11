/** Whether an application and an instructor can be paired at all, on which half-days, and how well they fit. Pure. */
import type { HalfDay } from "../../core/halfday.ts";
import { nameKey } from "../../core/text.ts";
import type { Host } from "./hosts.rules.ts";
import { HEAVIEST, type Weights } from "./order.rules.ts";
import type { Seeker } from "./seekers.rules.ts";

/** What forbids a pair. Staff may overrule 同一医療機関 alone, with a reason (A19). */
export const BLOCKS = ["職種対象外", "同一人", "同一医療機関", "除外", "見送り済み"] as const;
export type Block = (typeof BLOCKS)[number];

/** One way to serve an application. */
export interface Option {
  readonly seeker: Seeker;
  readonly host: Host;
  readonly at: HalfDay;
  readonly mismatch: number;
  /** Half-days that suit both, this one included. */
  readonly shared: number;
}

/** Every block of a pair, in the order in which staff are told. */
export function blocksOf(seeker: Seeker, host: Host, refused: ReadonlySet<string> | undefined): Block[] {
  const is: Record<Block, boolean> = {
    職種対象外: !host.professions.includes(seeker.row.profession),
    同一人: seeker.row.profession === "医師" && seeker.doctorKey === host.doctorKey,
    同一医療機関: seeker.facilityKey !== "" && seeker.facilityKey === host.facilityKey,
    除外: seeker.row.excluded.includes(host.id),
    見送り済み: refused?.has(host.id) ?? false,
  };
  return BLOCKS.filter((block) => is[block]);
}

/** Wished half-days that the host offers, in order of time. `offered` says which hosts offer a half-day. */
export function sharedHalves(
  seeker: Seeker,
  host: Host,
  offered: ReadonlyMap<HalfDay, ReadonlySet<string>>,
): HalfDay[] {
  return [...seeker.wishes.keys()].filter((at) => offered.get(at)?.has(host.id) ?? false);
}

export function optionsOf(seeker: Seeker, host: Host, shared: readonly HalfDay[], weights: Weights): Option[] {
  const apart =
    themeCost(seeker, host, weights) +
    blockCost(seeker, host, weights) +
    rideCost(seeker, host, weights) +
    wishedCost(seeker, host, weights);
  return shared.map((at) => ({
    seeker,
    host,
    at,
    mismatch: apart + weights.希望順位 * ((seeker.wishes.get(at) ?? 1) - 1),
    shared: shared.length,
  }));
}

/*
 * Why the standard weights are what they are: a rank below the first wish (2) costs the applicant another day off, as much
 * as one theme missed (2): the visit still teaches, only less of it. A block not wished for (3) is half an hour more of
 * travel each way: more than one rank, less than all themes missed. No ride for one who comes by public transport (1) can
 * be arranged, so it only decides between equals. Another instructor than the one wished for by name (4): two ranks.
 */
const RANKS_BELOW_FIRST = 4;
const THEMES_COUNTED = 3;
/** 4 ranks, 3 themes, block, ride and name, all of them heavy: no option's mismatch is beyond this. */
export const MISMATCH_MAX = (RANKS_BELOW_FIRST + THEMES_COUNTED + 3) * HEAVIEST;

export const themesMet = (seeker: Seeker, host: Host): string[] =>
  [...new Set(seeker.row.themes)].filter((theme) => host.themes.includes(theme));

function themeCost(seeker: Seeker, host: Host, weights: Weights): number {
  const missed = new Set(seeker.row.themes).size - themesMet(seeker, host).length;
  return weights.テーマ * Math.min(THEMES_COUNTED, missed);
}

/** A host whose block is not filled in counts as elsewhere: that it fits cannot be shown. */
function blockCost({ row }: Seeker, host: Host, weights: Weights): number {
  return row.blocks.length === 0 || row.blocks.includes(host.block) ? 0 : weights.ブロック;
}

function rideCost({ row }: Seeker, host: Host, weights: Weights): number {
  return row.transport === "公共交通機関" && host.ride === false ? weights.移動 : 0;
}

export const isWished = (seeker: Seeker, host: Host): boolean => seeker.wishedName === nameKey(host.name);

function wishedCost(seeker: Seeker, host: Host, weights: Weights): number {
  return seeker.wishedName === "" || isWished(seeker, host) ? 0 : weights.希望指導医;
}
