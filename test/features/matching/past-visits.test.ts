import { expect, test } from "vitest";
import { blankRow } from "../../../src/core/table.ts";
import { pastVisits, type PastVisit } from "../../../src/tables/instructors.ts";
import { applicant, applicationId, appointment, instructor, pairs, propose } from "./sheets.ts";

/** Two wait for one seat, the first for longer. */
const office = (visits: readonly PastVisit[]) => ({
  instructors: [instructor(1)],
  appointments: [appointment(1, { yearLimit: 1, weekly: ["月午前"] })],
  applicants: [applicant(1, { name: "髙橋 見本", kana: "たかはし みほん" }), applicant(2)],
  pastVisits: visits,
});
const served = (...visits: Partial<PastVisit>[]): string[] =>
  Object.keys(
    pairs(propose(office(visits.map((visit) => blankRow(pastVisits, { fiscalYear: 2016, ...visit })))).appends),
  );

test("過年度に受講した人がいなければ、長く待つ人が先である", () => {
  expect(served()).toEqual([applicationId(1)]);
});

test.each([
  ["同じ氏名とふりがな", { name: "髙橋 見本", kana: "たかはし みほん" }],
  ["空白と異体字の違う、同じ氏名", { name: "高橋見本", kana: "タカハシ　ミホン" }],
])("過年度受講に載っている人（%s）より、初めての人が先である", (_, visit) => {
  expect(served(visit)).toEqual([applicationId(2)]);
});

test.each([
  ["ふりがなの違う人", { name: "髙橋 見本", kana: "こうはし みほん" }],
  ["ほかの人", { name: "例示 太郎", kana: "れいじ たろう" }],
])("%sの過年度受講は、だれの順番も変えない", (_, visit) => {
  expect(served(visit)).toEqual([applicationId(1)]);
});
