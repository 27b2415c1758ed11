/** 指導医を替える・固定する, disturbed before, at and after every service call of its run, and done again. */
import { describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { applicant, appointment, caseId, hosts, instructorId, matched } from "../features/matching/sheets.ts";
import { officeWith, type Books } from "./matching-office.ts";
import { replying, selectRows } from "./support/keyboard.ts";

const WHY = "所属の都合";

/** The doctor suits the first instructor alone, whom the nurse is to get; a fourth application has no row yet. */
const books: Books = {
  instructors: hosts(3).instructors,
  appointments: [appointment(1), ...[2, 3].map((n) => appointment(n, { professions: ["看護師"] }))],
  applicants: [
    applicant(1),
    applicant(2, { profession: "医師", applicantClass: "勤務医" }),
    applicant(3),
    applicant(4),
  ],
  cases: [matched(1, 2), matched(2, 1), matched(3, 3)],
};

function override(office: Office): void {
  replying(office, { 指導医番号を書いて: instructorId(1), こうする理由: WHY });
  office.click("在宅連携", "マッチング", "指導医を替える・固定する");
}

const selected = (): Office => selectRows(officeWith(books), "マッチング", [caseId(1)]).reload();

/** What must be the same: everything but the log. */
const held = (office: Office): unknown => [
  office.table("マッチング"),
  office.table("選定の記録").map((row) => ({ ...row, 実行日時: "" })),
  office.table("要確認"),
];

describe.each(["before", "after", "killed"] as const)("どの呼び出しで失敗しても（%s）", (kind) => {
  test("やり直せば、同じ判断と同じ案になる", () => {
    const undisturbed = selected();
    override(undisturbed);
    expect(undisturbed.table("マッチング").map((row) => [row["状態"], row["判断"]])).toEqual([
      ["提案", "変更"],
      ["未成立", ""],
      ["提案", ""],
      ["提案", ""],
    ]);
    let points = 0;
    for (let n = 1; ; n++) {
      const office = selected();
      office.failAt(n, kind);
      try {
        override(office);
      } catch {
        // The run ended there; the person sees Google's own message.
      }
      if (!office.calm()) break;
      points++;
      office.advance("10m");
      selectRows(office, "マッチング", [caseId(1)]);
      override(office);
      expect(held(office), `call ${n}`).toEqual(held(undisturbed));
    }
    expect(points).toBeGreaterThan(20);
  });
});
