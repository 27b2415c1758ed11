/** More people than an instructor receives, and more visits than a person has in a year (R39). Pure. */
import { fiscalYearName, wareki } from "../../core/calendar.ts";
import type { Placed } from "../../core/look.ts";
import { applicants } from "../../tables/applicants.ts";
import { cases, LIVE_STATES, trainingYearOf } from "../../tables/cases.ts";
import { appointments } from "../../tables/instructors.ts";
import { snapshots } from "../../tables/years.ts";
import { finding, placed, rowsOf, type Book, type Finding } from "./book.rules.ts";

type Live = Placed<typeof cases>;

export function seatFindings(book: Book): Finding[] {
  const live = placed(book, cases).filter(({ row }) => LIVE_STATES.some((state) => state === row.state));
  return [...placed(book, appointments).flatMap((each) => overLimits(each, live)), ...twiceAYear(book, live)];
}

function overLimits(each: Placed<typeof appointments>, live: readonly Live[]): Finding[] {
  const { instructorId, fiscalYear, yearLimit, monthLimit, atOnce } = each.row;
  const mine = live.filter(({ row }) => row.instructorId === instructorId && row.fiscalYear === fiscalYear);
  // A day on which the two agreed is certain; of two that only rest on one day, each may still find another.
  const agreed = mine.filter(({ row }) => row.visitOn !== "").map(({ row }) => `${row.visitOn}${row.visitHalf}`);
  const open = mine.filter(({ row }) => row.visitOn === "" && row.day !== "").map(({ row }) => `${row.day}${row.half}`);
  const over = (what: string, limit: number, count: number): Finding[] =>
    count <= limit
      ? []
      : [
          finding(
            appointments,
            each,
            `${what}の上限${limit}人に対して、決定が${count}人あります`,
            "上限を後から下げたときは、指導医に確かめてください。受け入れられないときは「決定を取り消す」で取り消します",
          ),
        ];
  return [
    ...(yearLimit === null ? [] : over("年", yearLimit, mine.length)),
    ...[agreed, open].flatMap((halves) => [
      ...(monthLimit === null
        ? []
        : grouped(halves, (at) => at.slice(0, 7)).flatMap(([month, all]) =>
            over(`${month.replace("-", "年")}月`, monthLimit, all.length),
          )),
      ...grouped(halves, (at) => at).flatMap(([at, all]) =>
        over(`${wareki(at.slice(0, 10))}${at.slice(10)}`, atOnce ?? 1, all.length),
      ),
    ]),
  ];
}

/** By the year of the training, as everywhere where the one visit a year is counted (A11). */
function twiceAYear(book: Book, live: readonly Live[]): Finding[] {
  const people = new Map(rowsOf(book, applicants).map((row) => [row.applicationId, row.personId || row.applicationId]));
  const excepted = new Set(
    rowsOf(book, snapshots).flatMap((row) => (row.result === "適用する" ? [row.fiscalYear] : [])),
  );
  const personOf = ({ row }: Live): string => people.get(row.applicationId) ?? row.applicationId;
  return grouped(live, (each) => `${personOf(each)}\n${trainingYearOf(each.row) ?? ""}`).flatMap(([, all]) => {
    const [first, ...others] = all;
    if (!first || others.length === 0) return [];
    const trained = trainingYearOf(first.row);
    // Where the year's count allowed it, a second visit is in order (R40).
    if (excepted.has(trained)) return [];
    const year = trained === null ? "同じ年度" : fiscalYearName(trained, book.facts.today);
    return [
      finding(
        cases,
        first,
        `同じ人（${personOf(first)}）に、${year}の決定が${all.length}件あります（${all.map(({ key }) => key).join("、")}）`,
        "受講は原則、年度に1回です。人物番号が正しいか確かめ、要らない方を「決定を取り消す」で取り消してください",
      ),
    ];
  });
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return [...groups];
}
