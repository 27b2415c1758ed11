/** Right after every intake, and every hour: what applicants answered about the next year goes into 申込者 (A28). */
import type { Entry, Outcome } from "../../platform/entry.ts";
import { applicants } from "../../tables/applicants.ts";
import { replies } from "../../tables/messages.ts";
import { carryMessage, carryReplies, planCarryReplies } from "./carry.rules.ts";

const QUIET: Outcome = { message: "", count: 0, quiet: true };
const LENIENT = { lenient: true, absent: true } as const;

export const carryRound: Entry<undefined> = {
  operation: "繰越の回答を反映する",
  scopes: [],
  run({ rows }) {
    const answered = rows.read(replies, LENIENT);
    if (carryReplies(answered).length === 0) return QUIET;
    const plan = planCarryReplies(answered, rows.read(applicants, LENIENT));
    if (plan.wishes.length + plan.rows.length === 0) return QUIET;
    // The row of 回答 says last that it is done.
    rows.update(applicants, plan.wishes);
    rows.update(replies, plan.rows);
    return { message: carryMessage(plan), count: plan.rows.length };
  },
};
