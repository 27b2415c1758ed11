/** Why a day that is told must be looked at by a person first, though both may have agreed on it (A28, limits). Pure. */
import { fiscalYear, wareki, type Day } from "../../core/calendar.ts";
import { parseSpans } from "../../core/spans.ts";
import { LIVE_STATES, type Case } from "../../tables/cases.ts";
import type { Appointment } from "../../tables/instructors.ts";
import type { Word } from "./moves.rules.ts";

/** What a day is held against. */
export interface Surroundings {
  /** All cases, as they stand at this moment of the round. */
  readonly cases: readonly Case[];
  readonly appointments: readonly Appointment[];
}

/** Each reason in words; none where the day can be taken. A day in the past is one: people tell late. */
export function doubtsAbout(word: Word, match: Case, around: Surroundings): string[] {
  return [...doubtsByItself(word, match), ...doubtsOfInstructor(word, match, around)];
}

function doubtsByItself({ day, half, from }: Word, { decidedAt, fiscalYear: year }: Case): string[] {
  const decided = decidedAt.slice(0, 10);
  const hour = Number(from.slice(0, 2));
  const misfit = /^\d\d:\d\d$/.test(from) && ((half === "午前" && hour >= 12) || (half === "午後" && hour < 12));
  return [
    ...(decided !== "" && day < decided ? [`決定の日（${wareki(decided)}）より前の日です`] : []),
    ...(year !== null && fiscalYear(day) !== year ? ["年度の外の日です"] : []),
    ...(misfit ? [`時間帯（${half}）と開始時刻（${from}）が合いません`] : []),
  ];
}

function doubtsOfInstructor({ day, half }: Word, match: Case, { cases, appointments }: Surroundings): string[] {
  const terms = appointments.find(
    (row) => row.instructorId === match.instructorId && row.fiscalYear === match.fiscalYear,
  );
  if (!terms) return [];
  const others = agreedWith(match, cases);
  const sameHalf = others.filter((row) => row.visitOn === day && row.visitHalf === half).length;
  const sameMonth = others.filter((row) => row.visitOn.slice(0, 7) === day.slice(0, 7)).length;
  const atOnce = terms.atOnce ?? 1;
  return [
    ...(isClosed(day, terms.closedDays) ? ["指導医の不可期間の日です"] : []),
    ...(sameHalf + 1 > atOnce ? [`指導医の同時受入人数（${atOnce}人）を超えます`] : []),
    ...(terms.monthLimit !== null && sameMonth + 1 > terms.monthLimit
      ? [`指導医の月上限（${terms.monthLimit}人）を超えます`]
      : []),
  ];
}

/** Other cases of the instructor's year that have a day: one without holds no day yet. */
function agreedWith(match: Case, cases: readonly Case[]): Case[] {
  return cases.filter(
    (row) =>
      row.caseId !== match.caseId &&
      row.instructorId === match.instructorId &&
      row.fiscalYear === match.fiscalYear &&
      row.visitOn !== "" &&
      LIVE_STATES.some((state) => state === row.state),
  );
}

const isClosed = (day: Day, closedDays: string): boolean =>
  parseSpans(closedDays).spans.some(({ from, to }) => day >= from && day <= to);
