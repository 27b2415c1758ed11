/** Who began home care 6 and 12 months after the visit: the aim of the whole (R35). Pure. */
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
  /** Visits done, those of them for which the time has come, those asked by letter, and those answered. */
  readonly done: number;
  readonly reached: number;
  readonly asked: number;
  readonly answered: number;
  /** Answers, in the order of HOME_CARE_LATER. */
  readonly said: readonly number[];
  /** 始めた and 増やした. */
  readonly began: number;
}

interface Visit {
  readonly before: Before;
  readonly isReached: boolean;
  readonly isAsked: boolean;
  readonly answer: FollowUp["homeCare"] | undefined;
}

/** For each of the two times the sum, then those who did none before, those who did, and those of whom it is not known. */
export function laterLines({ applicants, notices, followUps }: Books, done: readonly Case[], today: Day): LaterLine[] {
  const people = new Map(applicants.map((row) => [row.applicationId, row]));
  const asked = new Set(
    notices
      .filter(({ letter, state }) => letter === "受講後の状況の照会" && state === "完了")
      .map(({ noticeId, reissueOf }) => reissueOf || noticeId),
  );
  const answers = new Map(
    [...followUps]
      .filter(({ state }) => state === "反映済")
      .sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1))
      .map((row) => [followUpIdOf(row.caseId, row.months ?? 0), row.homeCare]),
  );
  return FOLLOW_UP_MONTHS.flatMap((months) => {
    const visits = done.map((row): Visit => {
      const id = followUpIdOf(row.caseId, months);
      return {
        before: beforeOf(people.get(row.applicationId)),
        isReached: row.visitOn !== "" && monthsLater(row.visitOn, months) <= today,
        isAsked: asked.has(id),
        answer: answers.get(id),
      };
    });
    const parts = BEFORE_WORDS.map((before) =>
      lineFor(
        months,
        before,
        visits.filter((each) => each.before === before),
      ),
    );
    return [lineFor(months, ALL, visits), ...parts.filter((part) => part.done > 0)];
  });
}

function beforeOf(row: Applicant | undefined): Before {
  if (row === undefined || row.homeCare === "") return "受講前がわからない";
  return row.homeCare === "実施中" ? "行っていた" : "行っていなかった";
}

function lineFor(months: number, before: LaterLine["before"], visits: readonly Visit[]): LaterLine {
  const said = HOME_CARE_LATER.map((word) => visits.filter(({ answer }) => answer === word).length);
  return {
    ...{ months, before, done: visits.length, said },
    reached: visits.filter(({ isReached }) => isReached).length,
    asked: visits.filter(({ isAsked }) => isAsked).length,
    answered: visits.filter(({ answer }) => answer !== undefined).length,
    began: (said[0] ?? 0) + (said[1] ?? 0),
  };
}
