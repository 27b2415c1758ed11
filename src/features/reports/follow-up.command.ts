/** The answers half a year and a year later, reflected along with the reports. */
import type { Context } from "../../platform/entry.ts";
import { applicants } from "../../tables/applicants.ts";
import { cases } from "../../tables/cases.ts";
import { followUps } from "../../tables/reports.ts";
import { LENIENT } from "./desk.command.ts";
import { isOpenAnswer, planFollowUps, type FollowUpPlan } from "./follow-up.rules.ts";

const NONE: FollowUpPlan = { places: [], replaced: [], states: [], taken: 0, held: 0 };

export function reflectFollowUps({ rows }: Context): FollowUpPlan {
  const answers = rows.read(followUps, LENIENT);
  if (!answers.some(isOpenAnswer)) return NONE;
  const plan = planFollowUps({
    rows: answers,
    cases: rows.read(cases, LENIENT),
    applicants: new Map(rows.read(applicants, LENIENT).map((row) => [row.applicationId, row])),
  });
  const lost = new Set(
    [...rows.update(followUps, plan.places), ...rows.update(followUps, plan.replaced)].map(({ key }) => key),
  );
  rows.update(
    followUps,
    plan.states.filter(({ key }) => !lost.has(key)),
  );
  return plan;
}
