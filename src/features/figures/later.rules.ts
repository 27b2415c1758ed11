/**
 * Who began home care 6 and 12 months after the visit: the aim of the whole (R35). People are counted, not visits: whoever
 * came twice in the year (R40) is one. Pure.
 */
import type { Day } from "../../core/calendar.ts";
import { FOLLOW_UP_MONTHS, monthsLater } from "../../forms/keys.ts";
import { followUpIdOf } from "../../letters/follow-up.ts";
import type { Applicant } from "../../tables/applicants.ts";
import type { Case } from "../../tables/cases.ts";
import { HOME_CARE_LATER, type FollowUp } from "../../tables/reports.ts";
import type { Books } from "./standing.rules.ts";

/** Whether they did home care when they applied. */
export const BEFORE_WORDS = ["行っていなかった", "行っていた", "受講前がわからない"] as const;
export type Before = (typeof BEFORE_WORDS)[number];
export const ALL = "計";

export interface LaterLine {
  readonly months: number;
  readonly before: Before | typeof ALL;
  /** People who came, those of them for whom the time has come, those asked by letter, and those who answered. */
  readonly done: number;
  readonly reached: number;
  readonly asked: number;
  readonly answered: number;
  /** Answers, in the order of HOME_CARE_LATER. */
  readonly said: readonly number[];
  /** 始めた and 増やした. */
  readonly began: number;
}

interface Person {
  readonly before: Before;
  readonly isReached: boolean;
  readonly isAsked: boolean;
  readonly answer: FollowUp["homeCare"] | undefined;
}

/** For each of the two times the sum, then those who did none before, those who did, and those of whom it is not known. */
export function laterLines({ applicants, notices, followUps }: Books, done: readonly Case[], today: Day): LaterLine[] {
  const people = peopleIn(done, new Map(applicants.map((row) => [row.applicationId, row])));
  const asked = new Set(
    notices
      .filter(({ letter, state }) => letter === "受講後の状況の照会" && state === "完了")
      .map(({ noticeId, reissueOf }) => reissueOf || noticeId),
  );
  const answers = [...followUps]
    .filter(({ state }) => state === "反映済")
    .sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1))
    .map((row) => [followUpIdOf(row.caseId, row.months ?? 0), row.homeCare] as const);
  return FOLLOW_UP_MONTHS.flatMap((months) => {
    const counted = people.map(({ first, before, visits }): Person => {
      const ids = new Set(visits.map((row) => followUpIdOf(row.caseId, months)));
      return {
        before,
        isReached: first.visitOn !== "" && monthsLater(first.visitOn, months) <= today,
        isAsked: [...ids].some((id) => asked.has(id)),
        // The last one: it says how things stand now.
        answer: answers.filter(([id]) => ids.has(id)).pop()?.[1],
      };
    });
    const parts = BEFORE_WORDS.map((before) =>
      lineFor(
        months,
        before,
        counted.filter((each) => each.before === before),
      ),
    );
    return [lineFor(months, ALL, counted), ...parts.filter((part) => part.done > 0)];
  });
}

interface Visits {
  readonly first: Case;
  readonly before: Before;
  readonly visits: readonly Case[];
}

/** The visits of each person; an application without 人物番号 is a person of its own. Of the first tells what was before. */
function peopleIn(done: readonly Case[], rows: ReadonlyMap<string, Applicant>): Visits[] {
  const byPerson = new Map<string, [Case, ...Case[]]>();
  for (const row of [...done].sort(byDay)) {
    const person = rows.get(row.applicationId)?.personId || row.applicationId;
    byPerson.set(person, [...(byPerson.get(person) ?? []), row] as [Case, ...Case[]]);
  }
  return [...byPerson.values()].map((visits) => {
    const [first] = visits;
    return { first, before: beforeOf(rows.get(first.applicationId)), visits };
  });
}

/** Those of which the day is not known last. */
const dayKey = ({ visitOn, caseId }: Case): string => `${visitOn === "" ? "9" : visitOn}/${caseId}`;
const byDay = (a: Case, b: Case): number => (dayKey(a) < dayKey(b) ? -1 : 1);

function beforeOf(row: Applicant | undefined): Before {
  if (row === undefined || row.homeCare === "") return "受講前がわからない";
  return row.homeCare === "実施中" ? "行っていた" : "行っていなかった";
}

function lineFor(months: number, before: LaterLine["before"], people: readonly Person[]): LaterLine {
  const said = HOME_CARE_LATER.map((word) => people.filter(({ answer }) => answer === word).length);
  return {
    ...{ months, before, done: people.length, said },
    reached: people.filter(({ isReached }) => isReached).length,
    asked: people.filter(({ isAsked }) => isAsked).length,
    answered: people.filter(({ answer }) => answer !== undefined).length,
    began: (said[0] ?? 0) + (said[1] ?? 0),
  };
}
