/** Everything that a run of matching looks at, read once from the sheets and laid out by key. Pure. */
import { halfDay, offers, type HalfDay } from "../../core/halfday.ts";
import type { Applicant } from "../../tables/applicants.ts";
import type { Case } from "../../tables/cases.ts";
import { rosterOf, type Host, type InstructorSheets, type Roster } from "./hosts.rules.ts";
import { blocksOf, optionsOf, sharedHalves, type Block, type Option } from "./pairs.rules.ts";
import type { Policy } from "./policy.rules.ts";
import type { Taken } from "./seats.rules.ts";
import {
  byReception,
  historyOf,
  isLive,
  isOpen,
  seekerOf,
  type History,
  type HistorySheets,
  type Seeker,
} from "./seekers.rules.ts";

export interface Sheets extends InstructorSheets, HistorySheets {}

export interface Desk {
  readonly policy: Policy;
  readonly roster: Roster;
  readonly history: History;
  /** Waiting applications of the year, and those of which a decision was begun and not finished; in reception order. */
  readonly seekers: readonly Seeker[];
  readonly seekerById: ReadonlyMap<string, Seeker>;
  readonly applicants: ReadonlyMap<string, Applicant>;
  /** Every row of the register, by number. */
  readonly cases: readonly Case[];
  /** Open rows of the year (提案, 未成立), by number; and judged ones of other years, so that none is passed over in silence. */
  readonly open: readonly Case[];
  /** Seats that live cases hold: decided cases are fixed. */
  readonly live: readonly Taken[];
  /** Which hosts offer each half-day that anyone wishes. */
  readonly offered: ReadonlyMap<HalfDay, ReadonlySet<string>>;
}

/** Throws OfficeError for a cell of an acceptance that cannot be read. */
export function layDesk(sheets: Sheets, policy: Policy): Desk {
  const roster = rosterOf(sheets, policy.fiscalYear);
  const history = historyOf(sheets, policy.fiscalYear);
  const cases = [...sheets.cases].sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
  const open = cases.filter((row) => isOpen(row) && (row.fiscalYear === policy.fiscalYear || row.verdict !== ""));
  const seekers = sheets.applicants
    .filter((row) => row.fiscalYear === policy.fiscalYear && waits(row, history))
    .map((row) => seekerOf(row, history, policy))
    .sort(byReception);
  return {
    policy,
    roster,
    history,
    seekers,
    seekerById: new Map(seekers.map((seeker) => [seeker.id, seeker])),
    applicants: new Map(sheets.applicants.map((row) => [row.applicationId, row])),
    cases,
    open,
    live: cases.filter((row) => isLive(row) && row.fiscalYear === policy.fiscalYear).map(takenBy),
    offered: offeredBy(seekers, roster.hosts),
  };
}

/** An application that staff have marked as withdrawn waits no longer, whether or not its state says so already. */
function waits(row: Applicant, history: History): boolean {
  return (row.state === "選定待ち" && !row.withdrawn) || begun(row, history);
}

/**
 * A decision writes notices first, the application next, the case last. An application that is 決定 without a live case
 * is therefore one whose decision was interrupted: it is finished by the next 決定する, and proposed to nobody else.
 */
export function begun(row: Applicant, history: History): boolean {
  return row.state === "決定" && !history.settled.has(row.applicationId);
}

/** The seat of the day on which the two agreed, once there is one; of the day that the pair rests on before that. */
export function takenBy({ instructorId: hostId, visitOn, visitHalf, day, half }: Case): Taken {
  // Without its half an agreed day counts for the month.
  if (visitOn !== "") return { hostId, at: `${visitOn}${visitHalf}` };
  return { hostId, at: day === "" || half === "" ? "" : halfDay(day, half) };
}

/** Blocks of a pair at this desk. */
export function blocksAt(desk: Desk, seeker: Seeker, host: Host): Block[] {
  return blocksOf(seeker, host, desk.history.refused.get(seeker.id));
}

/** Half-days that suit both sides at this desk. */
export function sharedAt(desk: Desk, seeker: Seeker, host: Host): HalfDay[] {
  return sharedHalves(seeker, host, desk.offered);
}

/** Ways to serve an application by a host, whether or not anything forbids the pair. */
export function optionsAt(desk: Desk, seeker: Seeker, host: Host): Option[] {
  return optionsOf(seeker, host, sharedAt(desk, seeker, host), desk.policy.weights);
}

function offeredBy(seekers: readonly Seeker[], hosts: readonly Host[]): Map<HalfDay, ReadonlySet<string>> {
  const wished = new Set(seekers.flatMap((seeker) => [...seeker.wishes.keys()]));
  const offeredAt = (at: HalfDay): ReadonlySet<string> =>
    new Set(hosts.filter((host) => offers(host.availability, at)).map((host) => host.id));
  return new Map([...wished].map((at) => [at, offeredAt(at)]));
}
