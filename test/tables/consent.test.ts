/** What the association may see of an application, row by row. */
import { describe, expect, test } from "vitest";
import { blankRow, columnNames } from "../../src/core/table.ts";
import { applicants, type Applicant } from "../../src/tables/applicants.ts";
import { consents, shownToAssociation } from "../../src/tables/consent.ts";

/** Every text cell holds its own name. */
const named = Object.fromEntries(columnNames(applicants).map((name) => [name, name])) as unknown as Applicant;
const row = (values: Partial<Applicant>): Applicant => ({ ...named, privacy: true, consentWithdrawnOn: "", ...values });

describe("医師会に見せる申込み", () => {
  test("同意があれば、同意した範囲の列だけを見せる", () => {
    expect(Object.values(shownToAssociation(row({})))).toEqual(["name", "profession", "membership", "facility"]);
  });

  test.each([
    ["撤回した", { consentWithdrawnOn: "2018-06-01" }],
    ["同意していない", { privacy: false }],
  ])("%s人は、何も見せない", (_, values) => {
    expect(consents(row(values))).toBe(false);
    expect(shownToAssociation(row(values))).toEqual({});
  });

  test("空の行は同意ではない", () => {
    expect(consents(blankRow(applicants, {}))).toBe(false);
  });
});
