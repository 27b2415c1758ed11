/** Every figure of the sheet, against a recount that shares nothing with the rules but the tables. */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  blocksOf,
  byClass,
  byProfession,
  byRoute,
  courseOf,
  endsOf,
  hostsOf,
  placesOf,
  tallyOf,
} from "../../../src/features/figures/counts.rules.ts";
import { laterLines } from "../../../src/features/figures/later.rules.ts";
import { monthsOf } from "../../../src/features/figures/months.rules.ts";
import { yearBook, type Books } from "../../../src/features/figures/standing.rules.ts";
import type { Applicant } from "../../../src/tables/applicants.ts";
import type { Case } from "../../../src/tables/cases.ts";
import { anyBooks, ASKED } from "./books.ts";

const RUNS = { numRuns: 150 };
const HELD = "決定 日程確定 実施済 報告済 支払済".split(" ");
const DONE = "実施済 報告済 支払済".split(" ");

const seatOf = (books: Books, row: Applicant): Case | undefined =>
  books.cases.find((each) => each.applicationId === row.applicationId && HELD.includes(each.state));
const doneIn = (books: Books): Case[] =>
  books.cases.filter((each) => each.fiscalYear === 2018 && DONE.includes(each.state));
const countedIn = (books: Books): Applicant[] =>
  books.applicants.filter((row) => row.fiscalYear === 2018 && (row.state !== "重複" || seatOf(books, row)));
const serial = (text: string): number => Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / 86_400_000;

function daysIn(books: Books, rows: readonly Applicant[]): number[] {
  return rows.flatMap((row) => {
    const at = seatOf(books, row)?.decidedAt ?? "";
    return at === "" || row.receivedAt === "" ? [] : [Math.max(0, serial(at) - serial(row.receivedAt))];
  });
}

function recount(books: Books, rows: readonly Applicant[]) {
  const gone = (row: Applicant): boolean =>
    !seatOf(books, row) && row.state !== "繰越" && (row.withdrawn || row.state === "取消");
  const days = daysIn(books, rows).sort((a, b) => a - b);
  const decided = rows.filter((row) => seatOf(books, row)).length;
  const asked = rows.filter((row) => !gone(row)).length;
  const half = (days.length - 1) / 2;
  return {
    applications: rows.length,
    withdrawn: rows.length - asked,
    decided,
    done: rows.filter((row) => DONE.includes(seatOf(books, row)?.state ?? "")).length,
    rate: asked > 0 ? decided / asked : undefined,
    dated: days.length,
    median: days.length > 0 ? (days[Math.floor(half)]! + days[Math.ceil(half)]!) / 2 : undefined,
    ninetieth: days.find((_, index) => (index + 1) * 10 >= days.length * 9),
    longest: days.at(-1),
  };
}

test("申込みの数、決定率、日数は、1件ずつ数え直したものと同じで、内訳の和は申込みになる", () => {
  fc.assert(
    fc.property(anyBooks, (books) => {
      const book = yearBook(books, ASKED);
      const counted = countedIn(books);
      expect(tallyOf(book.applications)).toEqual(recount(books, counted));
      expect(book.doubles).toBe(books.applicants.filter((row) => row.fiscalYear === 2018).length - counted.length);
      const places = new Map(placesOf(book));
      expect([...places.values()].reduce((sum, each) => sum + each, 0)).toBe(counted.length);
      expect(places.get("対象外")).toBe(
        counted.filter((row) => row.state === "対象外" && !row.withdrawn && !seatOf(books, row)).length,
      );
    }),
    RUNS,
  );
});

test("職種、対象区分、受付経路ごとの数は、その申込みだけを数え直したものと同じ", () => {
  fc.assert(
    fc.property(anyBooks, (books) => {
      const book = yearBook(books, ASKED);
      const counted = countedIn(books);
      for (const [parts, column] of [
        [byProfession(book), "profession"],
        [byClass(book), "applicantClass"],
        [byRoute(book), "route"],
      ] as const) {
        expect(new Set(parts.map(({ label }) => label)).size).toBe(parts.length);
        expect(parts.reduce((sum, each) => sum + each.applications, 0)).toBe(counted.length);
        for (const { label, ...tally } of parts)
          expect(tally).toEqual(
            recount(
              books,
              counted.filter((row) => (row[column] || "（未記入）") === label),
            ),
          );
      }
    }),
    RUNS,
  );
});

test("指導医とブロックの数は、案件を数え直したものと同じ", () => {
  fc.assert(
    fc.property(anyBooks, (books) => {
      const book = yearBook(books, ASKED);
      const hosts = hostsOf(book, books, doneIn(books));
      const mine = books.cases.filter(({ fiscalYear }) => fiscalYear === 2018);
      for (const host of hosts) {
        const own = mine.filter(({ instructorId }) => instructorId === host.instructorId);
        const among = (states: readonly string[]): Case[] => own.filter(({ state }) => states.includes(state));
        expect([host.decided, host.done, host.ended]).toEqual([
          among(HELD).length,
          among(DONE).length,
          among(["取消"]).length,
        ]);
        expect(host.reported).toBe(
          among(DONE).filter((row) => row.instructorReportedOn && row.traineeReportedOn).length,
        );
      }
      const accepted = books.appointments.filter((row) => row.accepted === "承諾する");
      expect(hosts.filter((host) => host.accepted)).toHaveLength(accepted.length);
      for (const sum of ["decided", "done", "reported", "ended"] as const)
        expect(blocksOf(hosts).reduce((all, each) => all + each[sum], 0)).toBe(
          hosts.reduce((all, each) => all + each[sum], 0),
        );
      expect(hosts.reduce((all, each) => all + each.decided, 0)).toBe(book.live.length);
    }),
    RUNS,
  );
});

test("月ごとの数の和は全体になり、累計は減らない", () => {
  fc.assert(
    fc.property(anyBooks, (books) => {
      const book = yearBook(books, ASKED);
      const done = doneIn(books);
      const months = monthsOf(book, done);
      const sum = (of: "applications" | "decided" | "done"): number => months.reduce((all, each) => all + each[of], 0);
      expect([sum("applications"), sum("decided"), sum("done")]).toEqual([
        countedIn(books).length,
        book.live.length,
        done.length,
      ]);
      const july = books.cases.filter(
        (row) => row.fiscalYear === 2018 && HELD.includes(row.state) && row.decidedAt.startsWith("2018-07-"),
      );
      expect(months.find(({ label }) => label === "7月")?.decided).toBe(july.length);
      const sums = months.slice(0, 12).map((month) => month.sum);
      expect(sums.slice(10)).toEqual([undefined, undefined]);
      const known = sums.slice(0, 10).map((each) => each ?? -1);
      expect(known).toEqual([...known].sort((a, b) => a - b));
      expect(known.at(-1)).toBe(book.live.filter((row) => row.decidedAt !== "" && row.decidedAt < "2019-02").length);
      expect(months.slice(0, 12).map(({ expected }) => expected)).toEqual([2, 3, 5, 7, 8, 10, 12, 13, 15, 16, 18, 20]);
    }),
    RUNS,
  );
});

test("決定の後と取消の数は、案件と通知を数え直したものと同じ", () => {
  fc.assert(
    fc.property(anyBooks, (books) => {
      const book = yearBook(books, ASKED);
      const done = doneIn(books);
      const course = courseOf(book.live, done, books.notices);
      expect(course).toEqual({
        decided: book.live.length,
        dated: book.live.length - book.live.filter(({ state }) => state === "決定").length,
        done: done.length,
        reported: done.filter((row) => row.instructorReportedOn !== "" && row.traineeReportedOn !== "").length,
        certificates: book.live.filter(({ caseId }) =>
          books.notices.some((row) => row.noticeId === `${caseId}/証明` && row.state === "完了"),
        ).length,
        paid: done.filter(({ state }) => state === "支払済").length,
      });
      expect(endsOf(book.ended).reduce((all, [, count]) => all + count, 0)).toBe(book.ended.length);
    }),
    RUNS,
  );
});

/** The visits of each person of whom a visit is done. */
function peopleOf(books: Books, done: readonly Case[]): Case[][] {
  const personOf = ({ applicationId }: Case): string =>
    books.applicants.find((row) => row.applicationId === applicationId)?.personId || applicationId;
  return [...new Set(done.map(personOf))].map((person) => done.filter((row) => personOf(row) === person));
}

function earliest(visits: readonly Case[]): Case | undefined {
  const dated = visits.filter(({ visitOn }) => visitOn !== "");
  const first = dated.map(({ visitOn }) => visitOn).sort()[0];
  const pool = first === undefined ? visits : dated.filter(({ visitOn }) => visitOn === first);
  const ids = pool.map(({ caseId }) => caseId).sort();
  return pool.find(({ caseId }) => caseId === ids[0]);
}

/** The same day of the month so many months on; every day of these books is before the 29th. */
function later(visitOn: string, months: number): string {
  const [year = 0, month = 0, date = 0] = visitOn.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + months, date)).toISOString().slice(0, 10);
}

/** Of answers of one moment any may be the last. */
function lastAnswer(books: Books, visits: readonly Case[], months: number): string | undefined {
  const mine = books.followUps.filter(
    (each) => each.months === months && each.state === "反映済" && visits.some(({ caseId }) => caseId === each.caseId),
  );
  const moment = mine
    .map(({ receivedAt }) => receivedAt)
    .sort()
    .at(-1);
  return mine.filter(({ receivedAt }) => receivedAt === moment).at(-1)?.homeCare;
}

test("受講後の状況は、回答を1人ずつ数え直したものと同じで、受講前ごとの和は計になる", () => {
  fc.assert(
    fc.property(anyBooks, (books) => {
      const done = doneIn(books);
      const lines = laterLines(books, done, ASKED.today);
      const people = peopleOf(books, done);
      for (const months of [6, 12]) {
        const mine = lines.filter((line) => line.months === months);
        const [all, ...parts] = mine;
        const last = people.flatMap((each) => lastAnswer(books, each, months) ?? []);
        expect(all).toMatchObject({ before: "計", done: people.length, answered: last.length });
        expect(all?.began).toBe(last.filter((said) => said === "始めた" || said.endsWith("増やした")).length);
        expect(all?.asked).toBe(
          people.filter((each) =>
            books.notices.some((row) => each.some(({ caseId }) => row.noticeId === `${caseId}/受講後${months}`)),
          ).length,
        );
        const due = (visitOn: string): boolean => visitOn !== "" && later(visitOn, months) <= ASKED.today;
        expect(all?.reached).toBe(people.filter((each) => due(earliest(each)?.visitOn ?? "")).length);
        for (const key of ["done", "reached", "asked", "answered", "began"] as const)
          expect(parts.reduce((sum, each) => sum + each[key], 0)).toBe(all?.[key]);
        const none = parts.find(({ before }) => before === "行っていなかった");
        const homeCare = new Map(books.applicants.map((row) => [row.applicationId, row.homeCare]));
        const before = people.map((each) => homeCare.get(earliest(each)?.applicationId ?? "") ?? "");
        expect(none?.done ?? 0).toBe(before.filter((word) => word === "なし" || word === "検討中").length);
      }
    }),
    RUNS,
  );
});
