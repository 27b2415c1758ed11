/** Rows of visits that were held and reported, and of everything that their payment depends on. */
import { blankRow } from "../../../src/core/table.ts";
import type { PayBooks } from "../../../src/features/payments/raise.rules.ts";
import { settings, settingValues, type SettingKey, type SettingValues } from "../../../src/settings.ts";
import { cases, type Case } from "../../../src/tables/cases.ts";
import { appointments, instructors, type Appointment, type Instructor } from "../../../src/tables/instructors.ts";
import { fees, taxRates, type Fee, type TaxRateRow } from "../../../src/tables/payments.ts";
import { budgets, type Budget } from "../../../src/tables/programmes.ts";
import { instructorReports, type InstructorReport } from "../../../src/tables/reports.ts";
import { caseId, instructorId } from "../matching/sheets.ts";

export const TODAY = "2019-04-10";

/** The sample's settings, some of them otherwise. */
export function settingsWith(changed: Partial<Record<SettingKey, string>> = {}): SettingValues {
  return settingValues(
    (Object.keys(settings) as SettingKey[]).map((key) => {
      const { name, ...rest } = settings[key];
      const usual = "sample" in rest ? rest.sample : "standard" in rest ? rest.standard : "";
      return { name, value: changed[key] ?? String(usual) };
    }),
  );
}

/** The visit of 2019-03-20 in the morning, both reports in on the 28th (domain section 4). */
export function held(n: number, m = 1, values: Partial<Case> = {}): Case {
  return blankRow(cases, {
    ...{ caseId: caseId(n), applicationId: `申-2018-${String(n).padStart(4, "0")}`, applicantName: `見本 ${n}子` },
    ...{ instructorId: instructorId(m), instructorName: `例示 ${m}郎`, fiscalYear: 2018, state: "報告済" },
    ...{ visitOn: "2019-03-20", visitHalf: "午前", decidedAt: "2019-02-01 10:00:00" },
    ...{ instructorReportedOn: "2019-03-27", traineeReportedOn: "2019-03-28" },
    ...values,
  });
}

export function payable(m = 1, values: Partial<Instructor> = {}): Instructor {
  return blankRow(instructors, {
    ...{
      instructorId: instructorId(m),
      name: `例示 ${m}郎`,
      kana: "れいじ",
      facility: `例示第${m}診療所`,
      active: true,
    },
    ...{ creditorId: `債-${m}`, address: "横須賀市見本町1-1", postalCode: "238-0001", email: `i${m}@example.jp` },
    ...values,
  });
}

export function terms(m = 1, values: Partial<Appointment> = {}): Appointment {
  return blankRow(appointments, {
    ...{ appointmentId: `委-2018-${instructorId(m)}`, fiscalYear: 2018, instructorId: instructorId(m) },
    ...{ instructorName: `例示 ${m}郎`, accepted: "承諾する", payee: "個人", agreed: true },
    ...values,
  });
}

export const fee = (values: Partial<Fee> = {}): Fee =>
  blankRow(fees, {
    ...{ feeId: "単-1", profession: "医師", unit: "1名", from: "2018-04-01", amount: 10_000, contract: "総額" },
    ...values,
  });

export const rate = (values: Partial<TaxRateRow> = {}): TaxRateRow =>
  blankRow(taxRates, {
    ...{ rateId: "率-1", from: "2013-01-01", rate: 1021, threshold: 1_000_000, upperRate: 2042 },
    ...{ checkedOn: "2019-01-07", checkedBy: "係" },
    ...values,
  });

export const budget = (fiscalYear: number, line = 5): Budget =>
  blankRow(budgets, { budgetId: `予-${fiscalYear}-${line}`, fiscalYear, line, name: "開業医対象研修" });

export const report = (n: number, from: string, to: string, values: Partial<InstructorReport> = {}): InstructorReport =>
  blankRow(instructorReports, { reportId: `実-${n}`, caseId: caseId(n), state: "反映済", from, to, ...values });

/** One visit of one instructor, unless a test says otherwise. */
export function booksOf(changed: Partial<PayBooks> = {}): PayBooks {
  return {
    cases: [held(1)],
    claims: [],
    payouts: [],
    instructors: [payable(1), payable(2), payable(3)],
    appointments: [terms(1), terms(2), terms(3)],
    fees: [fee()],
    budgets: [budget(2018), budget(2019)],
    instructorReports: [],
    traineeReports: [],
    rates: [rate()],
    settings: settingsWith(),
    today: TODAY,
    ...changed,
  };
}
