/** マッチング > 受入確認を依頼する: for the selected proposals, or from another sheet for all that nobody was asked about. */
import { OfficeError } from "../../core/errors.ts";
import type { Context, Entry } from "../../platform/entry.ts";
import { wakeClock } from "../../platform/job.ts";
import { hiddenNote, selectedRows } from "../../platform/selection.ts";
import { confirm, tell } from "../../platform/ui.ts";
import { settings, settingValues, SETTINGS_SHEET } from "../../settings.ts";
import { cases } from "../../tables/cases.ts";
import { settingRows } from "../../tables/desk.ts";
import { notices } from "../../tables/notices.ts";
import { askedMessage, askLeftOutText, askQuestion, planAsks, type AskPlan } from "./ask-plan.rules.ts";
import { readDesk } from "./matching.command.ts";

const operation = "マッチング：受入確認を依頼する";

export const askHosts: Entry<readonly string[]> = {
  operation,
  scopes: [],
  ask(context) {
    refuseWhereOff(context);
    const chosen = context.book.getActiveSheet().getName() === cases.name ? selectedRows(context, cases) : undefined;
    const plan = planOf(context, chosen?.keys);
    if (plan.asked.length === 0) {
      tell(operation, `尋ねる提案はありません。\n${askLeftOutText(plan)}`);
      return undefined;
    }
    const question = askQuestion(plan, chosen ? hiddenNote(chosen) : "");
    return confirm(operation, question) ? plan.asked.map(({ caseId }) => caseId) : undefined;
  },
  run(context, keys) {
    const plan = planOf(context, keys);
    const { rows } = context;
    if (plan.asked.length > 0) wakeClock();
    rows.append(notices, plan.notices);
    rows.update(notices, plan.withdrawn);
    rows.update(cases, plan.cleared);
    rows.update(cases, plan.details);
    rows.update(cases, plan.states);
    return { message: askedMessage(plan), count: plan.asked.length };
  },
};

function planOf(context: Context, keys: readonly string[] | undefined): AskPlan {
  return planAsks(readDesk(context), context.rows.read(notices), keys, context.user);
}

function refuseWhereOff({ rows }: Context): void {
  if (settingValues(rows.read(settingRows)).get("hostAsk") === "する") return;
  throw new OfficeError(
    "個別の受入確認をしない設定です",
    { sheet: SETTINGS_SHEET, key: settings.hostAsk.name },
    "1件ずつ指導医に尋ねてから決定するときは「する」にして、もう一度実行してください",
  );
}
