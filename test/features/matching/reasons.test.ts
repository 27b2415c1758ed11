/** Every sentence of every 選定理由 is a claim: each is counted again from the sheets, and none may be unknown. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { blankRow } from "../../../src/core/table.ts";
import type { Sheets } from "../../../src/features/matching/desk.rules.ts";
import { pastVisits } from "../../../src/tables/instructors.ts";
import { note, tried, type Row } from "./claim.ts";
import { changesOf } from "./measure.ts";
import { allLive, receivers, type Receiver } from "./pencil.ts";
import { smallOffices as suiting } from "./best.ts";
import { offices, smallOffices } from "./random-office.ts";
import { SERVED } from "./served-claims.ts";
import { applicant, matched, propose, written } from "./sheets.ts";
import { UNSERVED } from "./unserved-claims.ts";

const CLAIMS = [...SERVED, ...UNSERVED];

/** What is wrong with a 選定理由, sentence by sentence. */
function wrong(row: Row): string[] {
  return row.row.reason.split(/\n|。/).flatMap((sentence) => {
    if (sentence === "") return [];
    const known = CLAIMS.filter(([pattern]) => pattern.test(sentence));
    const [claim] = known;
    if (!claim || known.length > 1) return [`${known.length} claims know: ${sentence}`];
    note(String(claim[0]));
    const due = claim[1](row, claim[0].exec(sentence) ?? []);
    return due === true || due === sentence ? [] : [`${row.row.caseId}: ${sentence} (${String(due)})`];
  });
}

function rowsOf(sheets: Sheets, planned?: number): Row[] {
  const rows = written(sheets.cases, propose(sheets, changesOf({ planned })));
  return rows
    .filter((row) => row.state === "提案" || row.state === "未成立")
    .flatMap((row) => {
      const applicant = sheets.applicants.find((each) => each.applicationId === row.applicationId);
      const host = receivers(sheets).find(({ who }) => who.instructorId === row.instructorId);
      const nobody = { who: {}, terms: {} } as unknown as Receiver;
      return applicant ? [{ sheets, rows, row, applicant, host: host ?? nobody, visit: row, planned }] : [];
    });
}

/** Some who were there before, and some who ask for a doctor by name. */
const varied = (all: fc.Arbitrary<Sheets>): fc.Arbitrary<Sheets> =>
  fc.tuple(all, fc.boolean(), fc.boolean()).map(([sheets, before, byName]) => ({
    ...sheets,
    pastVisits: before ? [blankRow(pastVisits, { visitId: "過-1", name: "見本 1子", kana: "みほん 1こ" })] : [],
    applicants: sheets.applicants.map((row, index) =>
      byName && index === 1 ? { ...row, wishedInstructor: "例示 1郎先生" } : row,
    ),
  }));

/** These people were with a doctor who receives nobody any more, earlier in the year (R40). */
const comingAgain = (sheets: Sheets, numbers: readonly number[]): Sheets => ({
  ...sheets,
  applicants: [
    ...sheets.applicants,
    ...numbers.map((n) => applicant(70 + n, { state: "決定", personId: applicant(n).personId })),
  ],
  cases: [...sheets.cases, ...numbers.map((n) => matched(70 + n, 9, { state: "実施済", day: "2018-05-07" }))],
});

test("選定理由のどの文も、シートから数え直したとおりである", () => {
  for (const all of [offices, smallOffices])
    fc.assert(
      fc.property(varied(all), (sheets) => {
        expect(rowsOf(sheets).flatMap(wrong)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  const again = fc.subarray([1, 2, 3, 4], { minLength: 1 });
  fc.assert(
    fc.property(varied(suiting), again, fc.integer({ min: 1, max: 3 }), (sheets, numbers, left) => {
      const office = comingAgain(sheets, numbers);
      expect(rowsOf(office, allLive(office) + left).flatMap(wrong)).toEqual([]);
    }),
    { numRuns: 150 },
  );
  console.info([...tried].map(([claim, n]) => `${n}  ${claim}`).join("\n"));
  const unseen = CLAIMS.map(([pattern]) => String(pattern)).filter((pattern) => !tried.has(pattern));
  expect(unseen).toEqual([]);
  expect(tried.get("the whole")).toBeGreaterThan(100);
  expect(tried.get("contests")).toBeGreaterThan(20);
});
