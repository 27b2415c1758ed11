/**
 * Applications at the end of a year (A28): who said yes goes on under a number of the new year, with the same answers and the
 * same moment of reception, so that the days waited go on; who said no is through; who said nothing stays and is listed. Pure.
 */
import type { Patch } from "../../core/table.ts";
import { blankRow } from "../../core/table.ts";
import { applicationNumbers, applicants, CARRYABLE_STATES, type Applicant } from "../../tables/applicants.ts";
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
  readonly declined: readonly string[];
  /** Still waiting, without an answer. */
  readonly silent: readonly Applicant[];
  /** Marked as withdrawn, and not reflected yet. */
  readonly withdrawn: readonly string[];
}

export function carryOver(
  all: readonly Applicant[],
  cases: readonly Pick<Case, "applicationId">[],
  from: number,
  to: number,
): CarryOver {
  const waiting = all.filter((row) => row.fiscalYear === from && mayCarry(row)).sort(bySending);
  const staying = waiting.filter((row) => !row.withdrawn);
  const wish = (said: Applicant["carryWish"]): Applicant[] => staying.filter((row) => row.carryWish === said);
  const next = applicationNumbers(to, [...all, ...cases]);
  const there = new Map(all.filter((row) => row.carriedFrom !== "").map((row) => [row.carriedFrom, row.applicationId]));
  const pairs = wish("希望する").map((row) => {
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
    carried: pairs.map((pair) => ({ from: pair.row.applicationId, to: pair.to })),
    declined,
    silent: wish(""),
    withdrawn: waiting.filter((row) => row.withdrawn).map((row) => row.applicationId),
  };
}

const mayCarry = ({ state }: Applicant): boolean => CARRYABLE_STATES.some((each) => each === state);

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
    state: row.state === "年度内受講済" ? "選定待ち" : row.state,
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
