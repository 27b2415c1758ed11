/**
 * Applications at the end of a year (A28): who said yes goes on under a number of the new year, with the same answers and the
 * same moment of reception, so that the days waited go on; who said no is through; who said nothing stays and is listed. What
 * came after the year was over, because it was changed late, is the new year's: it goes on unasked. Pure.
 */
import { firstDay } from "../../core/calendar.ts";
import type { Patch } from "../../core/table.ts";
import { blankRow } from "../../core/table.ts";
import {
  applicationNumbers,
  applicants,
  CARRYABLE_STATES,
  MOVABLE_STATES,
  type Applicant,
  type ApplicantState,
} from "../../tables/applicants.ts";
import type { Case } from "../../tables/cases.ts";

export interface Carried {
  readonly from: string;
  readonly to: string;
}

export interface CarryOver {
  /** New rows; none for one that a run that was cut off has added already. */
  readonly rows: readonly Applicant[];
  /** Written before the patches: an application that stands as carried over must tell where to, wherever a run is cut off. */
  readonly links: readonly Patch<typeof applicants>[];
  readonly patches: readonly Patch<typeof applicants>[];
  readonly carried: readonly Carried[];
  /** Those of the carried that nobody was asked about: received in the new year. */
  readonly unasked: readonly Carried[];
  readonly declined: readonly string[];
  /** Still waiting, without an answer, and nobody told them that it was of no avail. */
  readonly silent: readonly Applicant[];
  /** Marked as withdrawn, and not reflected yet. */
  readonly withdrawn: readonly string[];
}

export function carryOver(
  all: readonly Applicant[],
  cases: readonly Pick<Case, "applicationId">[],
  from: number,
  to: number,
  isRefused: (row: Applicant) => boolean = () => false,
): CarryOver {
  const isLate = (row: Applicant): boolean => row.receivedAt >= firstDay(to);
  const waiting = all
    .filter((row) => row.fiscalYear === from && isAmong(isLate(row) ? MOVABLE_STATES : CARRYABLE_STATES, row))
    .sort(bySending);
  const staying = waiting.filter((row) => !row.withdrawn);
  const wish = (said: Applicant["carryWish"]): Applicant[] => staying.filter((row) => row.carryWish === said);
  const unanswered = wish("").filter((row) => !isRefused(row));
  const next = applicationNumbers(to, [...all, ...cases]);
  const there = new Map(all.filter((row) => row.carriedFrom !== "").map((row) => [row.carriedFrom, row.applicationId]));
  const going = [...wish("希望する"), ...unanswered.filter(isLate)].sort(bySending);
  const pairs = going.map((row) => {
    const known = there.get(row.applicationId);
    return { row, to: known ?? next(), isNew: known === undefined };
  });
  const declined = wish("希望しない").map((row) => row.applicationId);
  return {
    rows: pairs.filter(({ isNew }) => isNew).map((pair) => nextRow(pair.row, pair.to, to)),
    links: pairs.map(({ row, to }) => ({ key: row.applicationId, values: { carriedTo: to } })),
    patches: [
      ...pairs.map((pair) => ({ key: pair.row.applicationId, values: carriedValues(pair.to) })),
      ...declined.map((key) => ({ key, values: DECLINED })),
    ],
    carried: pairs.map(carriedOf),
    unasked: pairs.filter(({ row }) => row.carryWish === "").map(carriedOf),
    declined,
    silent: unanswered.filter((row) => !isLate(row)),
    withdrawn: waiting.filter((row) => row.withdrawn).map((row) => row.applicationId),
  };
}

const isAmong = (states: readonly ApplicantState[], { state }: Applicant): boolean =>
  states.some((each) => each === state);
const carriedOf = ({ row, to }: { readonly row: Applicant; readonly to: string }): Carried => ({
  from: row.applicationId,
  to,
});

/** So that the new numbers keep the order of reception. */
function bySending(a: Applicant, b: Applicant): number {
  const [one, other] = [`${a.receivedAt}/${a.applicationId}`, `${b.receivedAt}/${b.applicationId}`];
  return one < other ? -1 : 1;
}

/** What the application of the new year does not take along. */
const FRESH = {
  withdrawn: false,
  withdrawnWhy: "",
  difference: "",
  carryWish: "",
  carryAnsweredOn: "",
  carriedTo: "",
} as const;

/** Its state is judged right after it is added. */
function nextRow(row: Applicant, applicationId: string, fiscalYear: number): Applicant {
  const from = row.applicationId;
  return blankRow(applicants, {
    ...row,
    ...FRESH,
    ...{ applicationId, fiscalYear, carriedFrom: from },
    // The answer itself belongs to the old row: no response is in twice.
    responseId: `繰越/${from}`,
    state: row.state === "年度内受講済" || row.state === "重複" ? "選定待ち" : row.state,
    stateNote: `前の年度の ${from} を繰り越しました`,
  });
}

const carriedValues = (to: string): Partial<Applicant> => ({
  state: "繰越",
  stateNote: `次の年度の ${to} に繰り越しました`,
});

const DECLINED: Partial<Applicant> = {
  state: "取消",
  stateNote: "年度のうちに決まらず、本人が次の年度への繰越を希望しなかったため、取り消しました",
};
