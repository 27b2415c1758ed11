/** The sentence of 選定理由 that says by which rules a pair was chosen: it follows the settings, whatever their order. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { FitRule, PeopleRule } from "../../../src/features/matching/order.rules.ts";
import { policies } from "./best.ts";
import { applicant, hosts, propose } from "./sheets.ts";

const lastLine = (changes: Parameters<typeof propose>[1] = {}): string =>
  propose({ ...hosts(1), applicants: [applicant(1)] }, changes).appends[0]?.reason.split("\n")[2] ?? "";

test("これまでどおりの設定なら、これまでどおりの順を書く", () => {
  expect(lastLine()).toBe(
    "順：受講は初めて、対象区分は看護師（優先順4番目）、待機31日。決定済みと判断済みの案件を動かさずに、決まる人数を最も多くし、次に初めての人、対象区分、待機日数の順に優先し、希望との違い、負担の偏り、合う日の少なさの順に小さくした組合せです",
  );
});

const PEOPLE: Readonly<Record<PeopleRule, string>> = {
  初めての受講: "初めての人",
  対象区分: "対象区分",
  待機日数: "待機日数",
};
const FIT: Readonly<Record<FitRule, string>> = {
  希望との違い: "希望との違い",
  負担の平準化: "負担の偏り",
  合う日の余裕: "合う日の少なさ",
};

test("設定の順を変えると、書く順も変わる", () => {
  fc.assert(
    fc.property(policies, (policy) => {
      const people = policy.peopleOrder.map((rule) => PEOPLE[rule]).join("、");
      const fit = policy.fitOrder.map((rule) => FIT[rule]).join("、");
      expect(lastLine(policy)).toContain(`次に${people}の順に優先し、${fit}の順に小さくした組合せです`);
    }),
    { numRuns: 60 },
  );
});
