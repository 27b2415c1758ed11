/** Seats of the year that are kept for one class until a day: a rule for what a run proposes, not for what staff judge. Pure. */
import type { Applicant } from "../../tables/applicants.ts";
import type { CapAsked } from "./caps.rules.ts";
import type { Desk } from "./desk.rules.ts";
import type { Option } from "./pairs.rules.ts";
import { isLive } from "./seekers.rules.ts";

/** How the seats that are kept stand before a run. */
export interface ReserveStanding {
  /** All seats of the year of those who receive, of which so many are kept. */
  readonly total: number;
  readonly kept: number;
  /** Seats that others hold already, decided or judged. */
  readonly others: number;
  /** How many others the run may still serve. */
  readonly most: number;
}

/** Undefined where nothing is kept. `judged`: pairs that staff judged and that are not decided yet. */
export function reserveStanding(desk: Desk, judged: readonly Option[]): ReserveStanding | undefined {
  const { reserve } = desk.policy;
  if (reserve === undefined) return undefined;
  const total = desk.roster.hosts.reduce((sum, host) => sum + host.yearLimit, 0);
  const kept = Math.ceil((total * reserve.share) / 100);
  const isOther = (row: Applicant | undefined): boolean => row?.applicantClass !== reserve.for;
  const decided = desk.cases.filter(
    (row) =>
      isLive(row) &&
      row.fiscalYear === desk.policy.fiscalYear &&
      desk.roster.byId.has(row.instructorId) &&
      isOther(desk.applicants.get(row.applicationId)),
  );
  const others = decided.length + judged.filter(({ seeker }) => isOther(seeker.row)).length;
  return { total, kept, others, most: Math.max(0, total - kept - others) };
}

export const RESERVE = "留保";

/** The limit on the others: none where nothing is kept. */
export function reserveCap(desk: Desk, judged: readonly Option[]): CapAsked | undefined {
  const standing = reserveStanding(desk, judged);
  const name = desk.policy.reserve?.for;
  if (standing === undefined || name === undefined) return undefined;
  return { name: RESERVE, of: ({ row }) => row.applicantClass !== name, most: standing.most };
}
