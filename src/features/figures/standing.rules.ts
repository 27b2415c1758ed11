/** Every application of a year, the case that holds its seat, and the one word under which it is counted. Pure. */
import { daysBetween, type Day } from "../../core/calendar.ts";
import { isDouble, type Applicant, type ApplicantState } from "../../tables/applicants.ts";
import { DONE_STATES, LIVE_STATES, type Case, type CaseState } from "../../tables/cases.ts";
import type { Appointment, Instructor } from "../../tables/instructors.ts";
import type { Notice } from "../../tables/notices.ts";
import type { FollowUp } from "../../tables/reports.ts";
import type { Indicator } from "../../tables/years.ts";

/** The tables that everything here is counted from, all years of them. */
export interface Books {
  readonly applicants: readonly Applicant[];
  readonly cases: readonly Case[];
  readonly appointments: readonly Appointment[];
  readonly instructors: readonly Instructor[];
  readonly notices: readonly Notice[];
  readonly followUps: readonly FollowUp[];
  readonly indicators: readonly Indicator[];
}

/** Of which year, as of which day, and against which plan. */
export interface Asked {
  readonly fiscalYear: number;
  readonly today: Day;
  /** 実施予定数 of that year; null where it is not known. */
  readonly planned: number | null;
}

/** In this order they stand on the sheet; each application of the year, doubles aside, is in exactly one of them. */
export const PLACES = ["決定", "選定待ち", "確認・審査中", "年度内受講済", "対象外", "取下げ・取消", "繰越"] as const;
export type Placing = (typeof PLACES)[number];

export interface Application {
  readonly row: Applicant;
  readonly place: Placing;
  /** The case that holds its seat; undefined for one that is not decided. */
  readonly match: Case | undefined;
  readonly isDone: boolean;
  /** From reception to the decision; undefined where a day is not known. */
  readonly days: number | undefined;
}

export interface YearBook extends Asked {
  readonly applications: readonly Application[];
  /** Applications that repeat another one; they are not counted among the others. */
  readonly doubles: number;
  /** Cases of the year that hold a seat, also those whose application is of no year. */
  readonly live: readonly Case[];
  /** Decisions of the year that were ended. */
  readonly ended: readonly Case[];
}

export const isAmong = (states: readonly CaseState[], { state }: Case): boolean =>
  state !== "" && states.includes(state);

export function yearBook({ applicants, cases }: Books, asked: Asked): YearBook {
  const mine = cases.filter((row) => row.fiscalYear === asked.fiscalYear);
  const live = mine.filter((row) => isAmong(LIVE_STATES, row));
  const seats = new Map(live.map((row) => [row.applicationId, row]));
  const rows = applicants.filter((row) => row.fiscalYear === asked.fiscalYear);
  const single = rows.filter((row) => !isDouble(row, seats));
  return {
    ...asked,
    live,
    ended: mine.filter(({ state }) => state === "取消"),
    doubles: rows.length - single.length,
    applications: single.map((row) => applicationOf(row, seats.get(row.applicationId))),
  };
}

function applicationOf(row: Applicant, match: Case | undefined): Application {
  const known = match && row.receivedAt !== "" && match.decidedAt !== "";
  return {
    row,
    match,
    place: match ? "決定" : placeOf(row),
    isDone: match !== undefined && isAmong(DONE_STATES, match),
    days: known ? Math.max(0, daysBetween(row.receivedAt.slice(0, 10), match.decidedAt.slice(0, 10))) : undefined,
  };
}

const PLACE_OF: Readonly<Record<ApplicantState, Placing>> = {
  選定待ち: "選定待ち",
  // Without a case that holds its seat the decision broke off, and the person has nobody yet.
  決定: "選定待ち",
  人物確認待ち: "確認・審査中",
  要審査: "確認・審査中",
  重複: "確認・審査中",
  年度内受講済: "年度内受講済",
  対象外: "対象外",
  取消: "取下げ・取消",
  繰越: "繰越",
};

/** A mark of withdrawal counts at once, also before it is reflected. */
function placeOf({ state, withdrawn }: Applicant): Placing {
  if (state === "繰越") return "繰越";
  if (withdrawn) return "取下げ・取消";
  return state === "" ? "確認・審査中" : PLACE_OF[state];
}
