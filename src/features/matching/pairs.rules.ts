/** Whether an application and an instructor can be paired at all, on which half-days, and how well they fit. Pure. */
import type { HalfDay } from "../../core/halfday.ts";
import { nameKey } from "../../core/text.ts";
import type { Host } from "./hosts.rules.ts";
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

export function optionsOf(seeker: Seeker, host: Host, shared: readonly HalfDay[]): Option[] {
  const apart = themeCost(seeker, host) + blockCost(seeker, host) + rideCost(seeker, host) + wishedCost(seeker, host);
  return shared.map((at) => ({
    seeker,
    host,
    at,
    mismatch: apart + RANK_STEP * ((seeker.wishes.get(at) ?? 1) - 1),
    shared: shared.length,
  }));
}

/** Each rank below the first wish: a later date costs the applicant another day off, as much as one theme missed. */
export const RANK_STEP = 2;
/** Each wished theme that the host does not show, three at most: the visit still teaches, only less of it. */
export const THEME_MISSED = 2;
const THEMES_COUNTED = 3;
/** A block not wished for: half an hour more of travel each way, more than one rank, less than all themes missed. */
export const BLOCK_MISSED = 3;
/** No ride for one who comes by public transport: it can be arranged, so it only decides between equals. */
export const NO_RIDE = 1;
/** Another instructor than the one wished for by name: as much as two ranks. */
export const OTHER_THAN_WISHED = 4;
/** 4 ranks, 3 themes, block, ride and name: no option's mismatch is beyond this. */
export const MISMATCH_MAX = 4 * RANK_STEP + THEMES_COUNTED * THEME_MISSED + BLOCK_MISSED + NO_RIDE + OTHER_THAN_WISHED;

export const themesMet = (seeker: Seeker, host: Host): string[] =>
  [...new Set(seeker.row.themes)].filter((theme) => host.themes.includes(theme));

function themeCost(seeker: Seeker, host: Host): number {
  const missed = new Set(seeker.row.themes).size - themesMet(seeker, host).length;
  return THEME_MISSED * Math.min(THEMES_COUNTED, missed);
}

/** A host whose block is not filled in counts as elsewhere: that it fits cannot be shown. */
function blockCost({ row }: Seeker, host: Host): number {
  return row.blocks.length === 0 || row.blocks.includes(host.block) ? 0 : BLOCK_MISSED;
}

function rideCost({ row }: Seeker, host: Host): number {
  return row.transport === "公共交通機関" && host.ride === false ? NO_RIDE : 0;
}

export const isWished = (seeker: Seeker, host: Host): boolean => seeker.wishedName === nameKey(host.name);

function wishedCost(seeker: Seeker, host: Host): number {
  return seeker.wishedName === "" || isWished(seeker, host) ? 0 : OTHER_THAN_WISHED;
}
