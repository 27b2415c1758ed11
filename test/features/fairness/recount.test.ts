/** Every figure of the sheet, against a recount that shares nothing with the rules but the tables. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { loadsOf } from "../../../src/features/fairness/load.rules.ts";
import { passedOver } from "../../../src/features/fairness/passed.rules.ts";
import { standingsOf, type Books } from "../../../src/features/fairness/standing.rules.ts";
import { waitsByBlock, waitsByProfession, type YearWaits } from "../../../src/features/fairness/waiting.rules.ts";
import type { Applicant } from "../../../src/tables/applicants.ts";
import type { Case } from "../../../src/tables/cases.ts";
import { anyBooks } from "./books.ts";

const TODAY = "2020-03-31";
const RUNS = { numRuns: 400 };
const HELD = ["決定", "日程確定", "実施済", "報告済", "支払済"];

const casesOf = (books: Books, row: Applicant): Case[] =>
  books.cases.filter((each) => each.applicationId === row.applicationId);
const held = (books: Books, row: Applicant): Case | undefined =>
  casesOf(books, row).find(({ state }) => HELD.includes(state));
const proposed = (books: Books, row: Applicant): boolean => casesOf(books, row).some(({ state }) => state === "提案");
/** Told after the year that nothing came of it; a letter within the year was about something else. */
const refused = (books: Books, row: Applicant): boolean =>
  books.notices.some(
    (each) => each.subjectId === row.applicationId && each.issuedOn >= `${(row.fiscalYear ?? 0) + 1}-04-01`,
  );
const waiting = (books: Books, row: Applicant): boolean =>
  held(books, row) === undefined &&
  (row.state === "決定" || (row.state === "選定待ち" && !row.withdrawn && !refused(books, row)));

const date = (text: string): number => new Date(`${text.slice(0, 10)}T00:00:00Z`).valueOf() / 86_400_000;

/** undefined: not counted at all; null: counted without a day. */
function daysOf(books: Books, row: Applicant): number | null | undefined {
  const seat = held(books, row);
  if (!seat && !waiting(books, row)) return undefined;
  const until = seat ? seat.decidedAt : TODAY;
  if (row.receivedAt === "" || until === "") return null;
  const days = date(until) - date(row.receivedAt);
  return days < 0 ? 0 : days;
}

test("指導医の負担は、1件ずつ数え直したものと同じ", () => {
  fc.assert(
    fc.property(anyBooks, (books) => {
      const found = loadsOf(books);
      for (const { fiscalYear, loads, total } of found)
        for (const load of loads) {
          const own = books.cases.filter(
            (row) => row.fiscalYear === fiscalYear && row.instructorId === load.instructorId,
          );
          const count = (...states: string[]): number => own.filter(({ state }) => states.includes(state)).length;
          const quit = own.filter((row) => row.state === "取消" && row.endKind === "指導医の辞退").length;
          expect([load.decided, load.cancelled + load.withdrew, load.withdrew]).toEqual([
            count(...HELD),
            count("取消"),
            quit,
          ]);
          expect(load.offered).toBe(load.decided + load.cancelled + load.withdrew + count("提案", "見送り", "失効"));
          const term = books.appointments.find(
            (row) => row.fiscalYear === fiscalYear && row.instructorId === load.instructorId,
          );
          expect(load.limit).toBe(term?.accepted === "承諾する" ? (term.yearLimit ?? 0) : undefined);
          expect(load.share).toBe(load.limit ? load.decided / load.limit : undefined);
          expect(total.offered).toBe(loads.reduce((sum, each) => sum + each.offered, 0));
        }
      const paired = books.cases.filter(({ instructorId }) => instructorId !== "");
      const sum = (of: "offered" | "decided"): number => found.reduce((all, { total }) => all + total[of], 0);
      expect(sum("offered")).toBe(paired.length);
      expect(sum("decided")).toBe(paired.filter(({ state }) => HELD.includes(state)).length);
      const accepted = books.appointments.filter((row) => row.accepted === "承諾する");
      for (const row of accepted)
        expect(
          found.find((each) => each.fiscalYear === row.fiscalYear)?.loads.map((load) => load.instructorId),
        ).toContain(row.instructorId);
      for (const { loads } of found) {
        const shares = loads.map(({ share }) => share ?? -1);
        expect(shares).toEqual([...shares].sort((a, b) => b - a));
      }
      expect(found.map(({ fiscalYear }) => fiscalYear)).toEqual(
        [...new Set(found.map(({ fiscalYear }) => fiscalYear))].sort((a, b) => b - a),
      );
    }),
    RUNS,
  );
});

type Labels = (books: Books, row: Applicant) => string[];
const professions: Labels = (_, row) => [row.profession || "（未記入）"];
const blocks: Labels = (books, row) => {
  const seat = held(books, row);
  if (!seat) return row.blocks.length === 0 ? ["希望なし"] : [...new Set(row.blocks)];
  return [books.instructors.find((each) => each.instructorId === seat.instructorId)?.block || "（未記入）"];
};

/** The middle by taking away the least and the greatest in turn. */
function middle(days: readonly number[]): number | undefined {
  const left = [...days].sort((a, b) => a - b);
  while (left.length > 2) {
    left.pop();
    left.shift();
  }
  return left.length === 0 ? undefined : left.reduce((a, b) => a + b) / left.length;
}

test.each<[string, Labels, (books: Books) => YearWaits[]]>([
  ["職種", professions, (books) => waitsByProfession(standingsOf(books, TODAY))],
  ["ブロック", blocks, (books) => waitsByBlock(standingsOf(books, TODAY), books.instructors)],
])("待った日数（%sごと）は、1件ずつ数え直したものと同じ", (_, labelsOf, waitsOf) => {
  fc.assert(
    fc.property(anyBooks, (books) => {
      const counted = books.applicants.filter((row) => daysOf(books, row) !== undefined);
      const years = new Set(counted.map((row) => row.fiscalYear));
      const found = waitsOf(books);
      expect(found.length).toBe(years.size > 1 ? years.size + 1 : years.size);
      for (const { fiscalYear, waits } of found) {
        const own = counted.filter((row) => fiscalYear === undefined || row.fiscalYear === fiscalYear);
        const labels = new Set(own.flatMap((row) => labelsOf(books, row)));
        expect(new Set(waits.map(({ label }) => label))).toEqual(labels);
        expect(waits).toHaveLength(labels.size);
        for (const wait of waits) {
          const group = own.filter((row) => labelsOf(books, row).includes(wait.label));
          const days = group.flatMap((row) => daysOf(books, row) ?? []);
          expect(wait).toEqual({
            label: wait.label,
            decided: group.filter((row) => held(books, row)).length,
            waiting: group.filter((row) => waiting(books, row)).length,
            median: middle(days),
            longest: days.length === 0 ? undefined : Math.max(...days),
          });
        }
      }
    }),
    RUNS,
  );
});

test("先に受け付けたのに待っている申込みは、二人ずつ比べ直したものと同じ", () => {
  let some = 0;
  fc.assert(
    fc.property(anyBooks, (books) => {
      const before = (a: Applicant, b: Applicant): boolean =>
        a.receivedAt < b.receivedAt || (a.receivedAt === b.receivedAt && a.applicationId < b.applicationId);
      const found = new Map(
        passedOver(standingsOf(books, TODAY)).map((each) => [each.standing.row.applicationId, each]),
      );
      for (const row of books.applicants) {
        const later = books.applicants.filter(
          (other) => other.fiscalYear === row.fiscalYear && row.receivedAt !== "" && before(row, other),
        );
        const decided = later.filter((other) => held(books, other));
        const offered = later.filter((other) => !held(books, other) && proposed(books, other));
        const due = waiting(books, row) && !proposed(books, row) && decided.length + offered.length > 0;
        const each = found.get(row.applicationId);
        expect(each !== undefined).toBe(due);
        if (!each) continue;
        some++;
        expect([each.decided, each.proposed]).toEqual([decided.length, offered.length]);
        const inOrder = [...decided, ...offered].sort((a, b) => (before(a, b) ? -1 : 1));
        expect(each.examples).toEqual(inOrder.slice(0, 3).map((other) => other.applicationId));
        const open = casesOf(books, row).find(({ state }) => state === "未成立");
        if (open) expect(each.why).toBe(open.reason.split("\n")[0]);
        else expect(each.why).toMatch(/^(職員が見送りました|決定の後に取り消しました|まだ選定していません)/);
      }
    }),
    RUNS,
  );
  expect(some).toBeGreaterThan(100);
});

test("行の並びが違っても、数は変わらない", () => {
  fc.assert(
    fc.property(anyBooks, (books) => {
      const turned = {
        applicants: [...books.applicants].reverse(),
        cases: [...books.cases].reverse(),
        appointments: [...books.appointments].reverse(),
        instructors: [...books.instructors].reverse(),
        notices: [...books.notices].reverse(),
      };
      const all = (of: Books): unknown => {
        const standings = standingsOf(of, TODAY);
        return [
          loadsOf(of),
          waitsByProfession(standings),
          waitsByBlock(standings, of.instructors),
          passedOver(standings),
        ];
      };
      expect(all(turned)).toEqual(all(books));
    }),
    { numRuns: 100 },
  );
});
