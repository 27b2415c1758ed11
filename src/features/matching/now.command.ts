/** マッチング > 一人を今組む: staff see whom it costs what, and what waiting would gain, before they say yes. */
import { OfficeError } from "../../core/errors.ts";
import type { Context, Entry } from "../../platform/entry.ts";
import { selectedRows } from "../../platform/selection.ts";
import { confirm } from "../../platform/ui.ts";
import { applicants } from "../../tables/applicants.ts";
import { cases } from "../../tables/cases.ts";
import { readDesk } from "./matching.command.ts";
import { planNow } from "./now.rules.ts";
import { writeRecord } from "./record.command.ts";
import { recordOf } from "./record.rules.ts";
import { halfText } from "./words.rules.ts";

const operation = "マッチング：一人を今組む";

interface Answer {
  readonly applicationId: string;
  /** What the person was shown; anything else must be shown anew. */
  readonly shown: string;
}

export const matchOneNow: Entry<Answer> = {
  operation,
  scopes: [],
  ask(context) {
    const applicationId = selectedApplication(context);
    const { text } = planNow(readDesk(context), applicationId);
    return confirm(operation, text) ? { applicationId, shown: text } : undefined;
  },
  run(context, { applicationId, shown }) {
    const plan = planNow(readDesk(context), applicationId);
    if (plan.text !== shown)
      throw new OfficeError(
        "確かめている間に、申込みか案が変わりました",
        { sheet: applicants.name, key: applicationId },
        "何も変えていません。もう一度実行し、影響を確かめてください",
      );
    const { rows, at, user } = context;
    writeRecord(context, recordOf({ mode: "一人を今組む", ...plan, deeds: [deed(applicationId)] }, at, user));
    rows.update(cases, plan.details);
    for (const patches of plan.judgement) rows.updateAsTold(cases, patches);
    rows.append(cases, plan.appends);
    const { host, at: half } = plan.option;
    return {
      message: `${applicationId}を、${host.name}（${host.id}）${halfText(half)}と組み、判断「採用」を付けました。「決定する」で決定します`,
      count: 1,
    };
  },
};

const deed = (applicationId: string): string => `${applicationId}　一人を今組む`;

/** From 申込者 or from マッチング, whichever is before the person. */
function selectedApplication(context: Context): string {
  const inRegister = context.book.getActiveSheet().getName() === cases.name;
  const { keys } = selectedRows(context, inRegister ? cases : applicants);
  const [key = ""] = keys;
  if (keys.length > 1)
    throw new OfficeError(`${keys.length}行が選ばれています`, {}, "1行だけ選んで、もう一度実行してください");
  if (!inRegister) return key;
  return context.rows.read(cases, { lenient: true }).find(({ caseId }) => caseId === key)?.applicationId ?? "";
}
