/** マッチング > 指導医を替える・固定する: staff see who gains and who loses before they say why. */
import { OfficeError } from "../../core/errors.ts";
import { oneLine } from "../../core/text.ts";
import type { Context, Entry } from "../../platform/entry.ts";
import { selectedRows } from "../../platform/selection.ts";
import { askFor } from "../../platform/ui.ts";
import { cases } from "../../tables/cases.ts";
import { readDesk, withdrawAsks } from "./matching.command.ts";
import { proposalMessage } from "./messages.rules.ts";
import { overrideQuestion, planOverride, type Override } from "./override.rules.ts";
import { writeRecord } from "./record.command.ts";
import { recordOf } from "./record.rules.ts";

const command = "指導医を替える・固定する";
const operation = `マッチング：${command}`;

interface Answer extends Override {
  /** What the person was shown; anything else must be shown anew. */
  readonly shown: string;
}

export const overrideMatch: Entry<Answer> = {
  operation,
  scopes: [],
  ask: askOverride,
  run(context, { shown, ...answer }) {
    const { judgement, effect, told, plan } = planOverride(readDesk(context), answer);
    if (effect !== shown)
      throw new OfficeError(
        "確かめている間に、申込みか案が変わりました",
        { sheet: cases.name, key: answer.caseId },
        "何も変えていません。もう一度実行し、影響を確かめてください",
      );
    writeRecord(context, recordOf({ mode: command, ...plan }, context.at, context.user));
    const { rows } = context;
    withdrawAsks(context, plan.placement.judged);
    // The judgement first: whatever comes after it, 提案を作る can do again.
    rows.updateAsTold(cases, told);
    rows.update(cases, plan.details);
    rows.update(cases, plan.closings);
    rows.append(cases, plan.appends);
    return { message: `${answer.caseId}：${judgement}\n${effect}\n${proposalMessage(plan)}`, count: 1 };
  },
};

function askOverride(context: Context): Answer | undefined {
  const { keys } = selectedRows(context, cases);
  const [caseId = ""] = keys;
  if (keys.length > 1)
    throw new OfficeError(`${keys.length}行が選ばれています`, { sheet: cases.name }, "1行だけ選んで実行してください");
  const desk = readDesk(context);
  const typed = askFor(operation, overrideQuestion(desk, caseId));
  if (typed === undefined) return undefined;
  const instructorId = oneLine(typed);
  const { judgement, effect } = planOverride(desk, { caseId, instructorId, reason: NOT_YET });
  const reason = askFor(
    operation,
    `${judgement}\n${effect}\n\nこうする理由を書いてください（キャンセルすると何も変えません）`,
  );
  return reason === undefined ? undefined : { caseId, instructorId, reason: goodReason(reason), shown: effect };
}

/** Stands for the reason while the effect is shown, since a judgement without one cannot be done. */
const NOT_YET = "（確認中）";
/** 判断の理由 takes so many characters. */
const LONGEST = 500;

function goodReason(typed: string): string {
  const reason = oneLine(typed);
  const { length } = Array.from(reason);
  if (length > 0 && length <= LONGEST) return reason;
  throw new OfficeError(
    length === 0 ? "理由が書かれていません" : `理由が長すぎます（${length}字）`,
    {},
    `何も変えていません。もう一度実行し、理由を${LONGEST}字までで書いてください`,
  );
}
