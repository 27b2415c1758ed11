/** 支払 > 謝礼金を算定する, and the clock's round in which cases follow what was paid. */
import type { Context, Entry, Outcome } from "../../platform/entry.ts";
import { confirm, tell } from "../../platform/ui.ts";
import { cases } from "../../tables/cases.ts";
import { claims } from "../../tables/payments.ts";
import { isNothing, planClaims, type ChosenClaims } from "./claims.rules.ts";
import { pick, readBooks } from "./desk.command.ts";
import { claimMessage, claimQuestion, nothingToReckon } from "./messages.rules.ts";
import { closeCases, writeClaims } from "./write.command.ts";

const operation = "謝礼金を算定する";

interface Answer {
  readonly chosen: ChosenClaims;
}

/** Cases or claims that are selected; from any other sheet, everything. */
function choose(context: Context): { readonly chosen: ChosenClaims; readonly of: string } {
  const byCase = pick(context, cases);
  if (byCase.keys) return { chosen: { caseIds: byCase.keys }, of: byCase.of };
  const byClaim = pick(context, claims);
  return { chosen: byClaim.keys && { claimIds: byClaim.keys }, of: byClaim.of };
}

export const reckonClaims: Entry<Answer> = {
  operation,
  scopes: [],
  ask(context) {
    const { chosen, of } = choose(context);
    const plan = planClaims(readBooks(context), chosen);
    if (!isNothing(plan)) return confirm(operation, claimQuestion(plan, of)) ? { chosen } : undefined;
    tell(operation, nothingToReckon(plan));
    return undefined;
  },
  run(context, { chosen }) {
    const plan = planClaims(readBooks(context), chosen);
    context.rows.append(claims, plan.fresh);
    writeClaims(context, merged(plan.details, plan.states));
    return { message: claimMessage(plan, closeCases(context)), count: plan.reckoned.length + plan.excluded.length };
  },
};

type Patches = Parameters<typeof writeClaims>[1];

/** What is written of a row before and after, as one patch. */
function merged(...lists: readonly Patches[]): Patches {
  const all = new Map<string, Patches[number]["values"]>();
  for (const { key, values } of lists.flat()) all.set(key, { ...all.get(key), ...values });
  return [...all].map(([key, values]) => ({ key, values }));
}

/** A report that comes after the money closes its case; so does a case that an interrupted run left behind. */
export const paymentRound: Entry<undefined> = {
  operation: "支払の見回り",
  scopes: [],
  run(context): Outcome {
    const quiet = { message: "", count: 0, quiet: true };
    // A workbook of an older version has no such sheet until 初期設定 was run.
    if (context.rows.read(claims, { lenient: true, absent: true }).length === 0) return quiet;
    const closed = closeCases(context);
    return closed === 0 ? quiet : { message: `案件${closed}件の状態を、支払に合わせました。`, count: closed };
  },
};
