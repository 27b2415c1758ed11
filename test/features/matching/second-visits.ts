/** What the tests of R40 share: the exception of the year, and people who were decided already. */
import type { Sheets } from "../../../src/features/matching/desk.rules.ts";
import type { Case } from "../../../src/tables/cases.ts";
import type { YearException } from "../../../src/tables/year-exception.ts";
import { applicant, matched } from "./sheets.ts";

export const planned = (number: number): { exception: YearException } => ({
  exception: { snapshotId: "判-2018", planned: number, reason: "1月1日の判定" },
});

/** The person of application n was decided already this year, at a doctor who receives nobody any more. */
export const before = (n: number, state: Case["state"] = "実施済"): Pick<Sheets, "applicants" | "cases"> => ({
  applicants: [applicant(70 + n, { state: "決定", personId: applicant(n).personId })],
  cases: [matched(70 + n, 9, { state, day: "2018-05-07" })],
});
