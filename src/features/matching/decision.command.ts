/** マッチング > 決定する: what staff adopted becomes a decision, and both sides get a notice (R43–R44, A13). */
import { firstApproval } from "../../letters/approval.ts";
import type { Context, Entry } from "../../platform/entry.ts";
import { confirm } from "../../platform/ui.ts";
import { settingValues } from "../../settings.ts";
import { applicants } from "../../tables/applicants.ts";
import { cases } from "../../tables/cases.ts";
import { settingRows } from "../../tables/desk.ts";
import { notices } from "../../tables/notices.ts";
import { planDecision, withoutUnwritten, type DecisionPlan } from "./decision.rules.ts";
import { readDesk } from "./matching.command.ts";
import { decisionMessage, decisionQuestion } from "./messages.rules.ts";

const operation = "マッチング：決定する";

export const decideCases: Entry<true> = {
  operation,
  scopes: [],
  // The question rests on a read before the lock; what is decided, on the read inside.
  ask(context) {
    const question = decisionQuestion(planOf(context));
    return question === "" || confirm(operation, question) ? true : undefined;
  },
  run(context) {
    const plan = planOf(context);
    const { rows } = context;
    // Dependents first, the case's state last: until then a rerun finds the row open and does the rest.
    const unwritten = [
      ...rows.update(cases, plan.memories),
      ...rows.append(notices, plan.newNotices),
      ...rows.update(notices, plan.noticePatches),
      ...rows.update(applicants, plan.applicantPatches),
      ...rows.update(cases, plan.details),
    ];
    const done = withoutUnwritten(
      plan,
      unwritten.map(({ key }) => key),
    );
    rows.update(cases, done.states);
    return { message: decisionMessage(done), count: done.decided.length };
  },
};

function planOf(context: Context): DecisionPlan {
  const { rows, at, user } = context;
  const plan = planDecision(readDesk(context), rows.read(notices), at, user);
  const values = settingValues(rows.read(settingRows));
  const newNotices = plan.newNotices.map((row) => ({ ...row, approval: firstApproval(row.letter, values) }));
  return { ...plan, newNotices };
}
