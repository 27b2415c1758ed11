/** An office at the end of 平成30年度: one done, one who goes on, one who does not, and one who has not answered. */
import { blankRow } from "../../../src/core/table.ts";
import { seedRows } from "../../../src/features/setup/seed.rules.ts";
import { planRenewal, type Books } from "../../../src/features/year/renewal.rules.ts";
import { settings, settingValues } from "../../../src/settings.ts";
import type { Applicant } from "../../../src/tables/applicants.ts";
import { cases, type Case } from "../../../src/tables/cases.ts";
import { yearIdOf, years, type Year } from "../../../src/tables/years.ts";
import { row } from "../intake/samples.ts";

export const AT = "2019-03-28 10:00:00";
export const USER = "office@example.jp";
export const year = (fiscalYear: number, values: Partial<Year> = {}): Year =>
  blankRow(years, { yearId: yearIdOf(fiscalYear), fiscalYear, state: "受付中", ...values });
export const match = (n: number, values: Partial<Case> = {}): Case =>
  blankRow(cases, { caseId: `案-2018-000${n}-1`, applicationId: `申-2018-000${n}`, fiscalYear: 2018, ...values });

export const FOUR: readonly Applicant[] = [
  row(1, { state: "決定" }),
  row(2, {
    carryWish: "希望する",
    carryAnsweredOn: "2019-03-10",
    eligibilityVerdict: "対象とする",
    excluded: ["医-0002"],
  }),
  row(3, { state: "年度内受講済", carryWish: "希望しない" }),
  row(4, { state: "要審査" }),
];

export function books(values: Partial<Books> = {}, fiscalYear = 2018): Books {
  const typed = { plannedVisits: "20", reserveUntil: "2018/9/30", wishWindowFrom: "" } as const;
  const rows = Object.entries({ fiscalYear: String(fiscalYear), ...typed }).map(([key, value]) => ({
    name: settings[key as keyof typeof settings].name,
    value,
  }));
  return {
    settings: settingValues(rows),
    typed: new Map(Object.entries(typed) as [keyof typeof typed, string][]),
    applicants: FOUR,
    cases: [
      match(1, { state: "実施済", visitOn: "2019-03-05" }),
      match(2, { state: "提案" }),
      match(4, { state: "未成立" }),
    ],
    notices: [],
    years: [year(2018)],
    ...seedRows(2018, true),
    ...values,
  };
}

export const plan = (values: Partial<Books> = {}, today = "2019-03-28", fiscalYear = 2018) =>
  planRenewal(books(values, fiscalYear), today, `${today} 10:00:00`, USER);
