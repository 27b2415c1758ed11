/** The fingerprint of everything that decides a run: equal fingerprints mean equal proposals. Pure. */
import { canonicalJson, sha256 } from "../../core/hash.ts";
import type { Standing } from "./arrangement.rules.ts";
import type { Desk } from "./desk.rules.ts";
import type { Host } from "./hosts.rules.ts";
import type { Judged } from "./claims.rules.ts";
import type { Policy } from "./policy.rules.ts";
import type { Seeker } from "./seekers.rules.ts";

/**
 * 64 hexadecimal digits over policy, applications, hosts, seats held and pairs judged. Not over the open rows: they are
 * what a run makes, and a run repeated after an interruption must come to the same rows. A pair that is about to be
 * refused counts as refused, for the same reason. `stay`, `now`: what was kept, and who was served before all others.
 */
export function fingerprint(
  desk: Desk,
  judged: readonly Judged[],
  refused: ReadonlyMap<string, ReadonlySet<string>>,
  stay?: Standing,
  now?: string,
): string {
  return sha256(
    canonicalJson({
      ...(stay === undefined ? {} : { stay: [...stay].map(([id, { hostId, at }]) => `${id}/${hostId}/${at}`).sort() }),
      ...(now === undefined ? {} : { now }),
      policy: decidingOf(desk.policy),
      seekers: desk.seekers.map((seeker) => ({
        ...seekerFacts(seeker),
        refused: [...(refused.get(seeker.id) ?? [])].sort(),
        served: desk.history.served.get(seeker.person) ?? "",
      })),
      hosts: desk.roster.hosts.map(hostFacts),
      inOffice: desk.roster.inOffice,
      live: desk.live.map(({ hostId, at }) => `${hostId}/${at}`).sort(),
      kept: judged.flatMap(({ row, kind, option }) =>
        kind === "none" || kind === "refuse" ? [] : [`${row.caseId}/${option?.host.id ?? ""}/${option?.at ?? ""}`],
      ),
    }),
  );
}

/** When a run takes place is the office's habit, and who is asked comes after it; neither decides anything in it. */
function decidingOf({
  longestWait: _wait,
  batchDays: _days,
  hostAsk: _ask,
  reserve,
  exception,
  ...rest
}: Policy): object {
  const limit = exception === undefined ? {} : { planned: exception.planned };
  return { ...rest, ...limit, oncePerYear: exception === undefined, reserve: reserve ?? null };
}

function seekerFacts(seeker: Seeker): object {
  const { row, wishes, again: _again, ...rest } = seeker;
  const { name, profession, applicantClass, receivedAt, themes, blocks, transport, excluded } = row;
  return {
    ...rest,
    wishes: [...wishes],
    name,
    profession,
    applicantClass,
    receivedAt,
    themes,
    blocks: [...blocks].sort(),
    transport,
    excluded: [...excluded].sort(),
  };
}

function hostFacts(host: Host): object {
  const { availability, professions, themes, ...rest } = host;
  return {
    ...rest,
    ride: host.ride ?? null,
    monthLimit: host.monthLimit ?? null,
    professions: [...professions].sort(),
    themes: [...themes].sort(),
    weekly: [...availability.weekly].sort(),
    dates: [...availability.dates].sort(),
    closed: availability.closed.map(({ from, to }) => `${from}/${to}`).sort(),
  };
}

/** 実-1a2b3c4d. */
export const runIdOf = (hash: string): string => `実-${hash.slice(0, 8)}`;
