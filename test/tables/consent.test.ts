/** Who agreed to be shown to the association, row by row. */
import { describe, expect, test } from "vitest";
import { blankRow } from "../../src/core/table.ts";
import { settings, settingValues, type SettingValues } from "../../src/settings.ts";
import { applicants, type Applicant } from "../../src/tables/applicants.ts";
import { consents, mayBeNamed, mayBeQuoted } from "../../src/tables/consent.ts";
import { traineeReports } from "../../src/tables/reports.ts";

const row = (values: Partial<Applicant>): Applicant => blankRow(applicants, { privacy: true, ...values });
const range = (value: string): SettingValues => settingValues([{ name: settings.shareNames.name, value }]);

describe("医師会に名を出してよい申込み", () => {
  test.each([
    ["会員で、同意している", { membership: "会員" }, true, true],
    ["非会員で、同意している", { membership: "非会員" }, false, true],
    ["会員かどうかを書いていない", {}, false, true],
    ["会員で、撤回した", { membership: "会員", consentWithdrawnOn: "2018-06-01" }, false, false],
    ["会員で、同意していない", { membership: "会員", privacy: false }, false, false],
  ] as const)("%s人", (_, values, members, everybody) => {
    expect(mayBeNamed(row(values), range("会員だけ"))).toBe(members);
    expect(mayBeNamed(row(values), range("同意した人すべて"))).toBe(everybody);
    // Nothing decided is the narrower of the two.
    expect(mayBeNamed(row(values), range(""))).toBe(members);
  });

  test("空の行は同意ではない", () => {
    expect(consents(blankRow(applicants, {}))).toBe(false);
  });
});

test("報告の言葉は、公表してよいと答えた人のものだけを引用できる", () => {
  const answers = ["公表してよい", "公表しない", ""] as const;
  expect(answers.map((publishable) => mayBeQuoted(blankRow(traineeReports, { publishable })))).toEqual([
    true,
    false,
    false,
  ]);
});
