/** 日程 > 鍵を作り直す: for the selected rows of マッチング, after a question. */
import type { Context, Entry } from "../../platform/entry.ts";
import { hiddenNote, selectedRows } from "../../platform/selection.ts";
import { confirm, tell } from "../../platform/ui.ts";
import { cases, type Case } from "../../tables/cases.ts";
import {
  leftOutText,
  planRenewals,
  renewalPatches,
  renewalQuestion,
  renewedMessage,
  type Renewal,
} from "./renew.rules.ts";

const operation = "鍵を作り直す";

export const renewKeys: Entry<readonly Renewal[]> = {
  operation,
  scopes: [],
  ask(context) {
    const selection = selectedRows(context, cases);
    const plan = planRenewals(readCases(context), selection.keys);
    if (plan.renewals.length === 0) {
      tell(operation, `鍵を作り直せる案件はありません。\n${leftOutText(plan)}`);
      return undefined;
    }
    if (!confirm(operation, renewalQuestion(plan, hiddenNote(selection)))) return undefined;
    return plan.renewals.map(({ caseId, to }) => ({ caseId, to }));
  },
  run(context, renewals) {
    const patches = renewalPatches(readCases(context), renewals);
    context.rows.update(cases, patches);
    return { message: renewedMessage(patches.length), count: patches.length };
  },
};

const readCases = ({ rows }: Context): Case[] => rows.read(cases, { lenient: true });
