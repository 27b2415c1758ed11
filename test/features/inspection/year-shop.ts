/** Rows of a case that was visited, reported and paid, to be put out of order one thing at a time. */
import { expect } from "vitest";
import { blankRow, type Row } from "../../../src/core/table.ts";
import { cases, type Case } from "../../../src/tables/cases.ts";
import { schedules } from "../../../src/tables/messages.ts";
import { claims, payouts, taxRates, type Claim, type Payout } from "../../../src/tables/payments.ts";
import { instructorReports, traineeReports } from "../../../src/tables/reports.ts";
import { goodRows, said } from "./shop.ts";

export type Rows = Readonly<Record<string, readonly object[]>>;

export const CASE = "案-2018-0001-1";
export const VISIT = "2018-05-21";

/** The first case of the shop, changed; the second as it is. */
export const caseWith = (values: Partial<Case>): Rows => {
  const [first = {}, ...others] = goodRows()[cases.name] ?? [];
  return { [cases.name]: [{ ...first, ...values }, ...others] };
};

export const told = (values: Partial<Row<typeof schedules>> = {}): Rows => ({
  [schedules.name]: [
    blankRow(schedules, {
      scheduleId: "連-1",
      state: "反映済",
      caseId: CASE,
      visitOn: VISIT,
      side: "受講者",
      ...values,
    }),
  ],
});
export const report = { reportId: "報-1", state: "反映済", caseId: CASE, visitedOn: VISIT } as const;
export const byHost = (values: Partial<Row<typeof instructorReports>> = {}): Rows => ({
  [instructorReports.name]: [blankRow(instructorReports, { ...report, ...values })],
});
export const byGuest = (values: Partial<Row<typeof traineeReports>> = {}): Rows => ({
  [traineeReports.name]: [blankRow(traineeReports, { ...report, ...values })],
});

export const REPORTED: Partial<Case> = {
  ...{ state: "報告済", visitOn: VISIT, visitHalf: "午前" },
  ...{ instructorReportedOn: "2018-05-25", traineeReportedOn: "2018-05-25" },
};

/** What is found of a workbook with these rows. */
export const found = (...rows: Rows[]): string[] => said({ rows: Object.assign({}, ...rows) as Rows });
export const only = (...rows: Rows[]): string => {
  const all = found(...rows);
  expect(all).toHaveLength(1);
  return all[0] ?? "";
};
export const PLACE = `「マッチング」2行目 ${CASE}：`;

export const claim = (values: Partial<Claim> = {}): Claim =>
  blankRow(claims, {
    ...{ claimId: `謝/${CASE}`, state: "支払済", caseId: CASE, instructorId: "医-0001", fiscalYear: 2018 },
    ...{ visitOn: VISIT, unit: "1名", quantity: 1, price: 10_000, contract: "総額", amount: 10_000 },
    ...{ gate: "両方の報告書", fixedOn: "2018-05-25", payoutId: "支-2018-1" },
    ...values,
  });
export const payout = (values: Partial<Payout> = {}): Payout =>
  blankRow(payouts, {
    ...{ payoutId: "支-2018-1", state: "支払済", kind: "支払", fiscalYear: 2018, instructorId: "医-0001" },
    ...{ payee: "個人", payeeName: "例示 1郎", claimIds: [`謝/${CASE}`], rateId: "率-1" },
    ...{ gross: 10_000, tax: 1_021, net: 8_979, paidOn: "2018-05-31" },
    ...values,
  });
export const rate = (values: Partial<Row<typeof taxRates>> = {}): Rows => ({
  [taxRates.name]: [
    blankRow(taxRates, {
      ...{ rateId: "率-1", from: "2013-01-01", rate: 1021, threshold: 1_000_000, upperRate: 2042 },
      ...{ checkedOn: "2018-01-09", ...values },
    }),
  ],
});
export const money = (rows: readonly Claim[], paid: readonly Payout[], state: Case["state"] = "支払済"): Rows => ({
  ...caseWith({ ...REPORTED, state }),
  ...byHost(),
  ...byGuest(),
  ...rate(),
  [claims.name]: rows,
  [payouts.name]: paid,
});
