/** 受付 > 確認と審査を反映する: what staff wrote in 人物判断, 資格判断 and 取下げ. */
import type { Context, Entry, Outcome } from "../../platform/entry.ts";
import { applicants } from "../../tables/applicants.ts";
import { cases } from "../../tables/cases.ts";
import { standingRules } from "./desk.command.ts";
import { countStates } from "./messages.rules.ts";
import { planVerdicts } from "./verdicts.rules.ts";

export const reflectVerdicts: Entry<undefined> = { operation: "確認と審査を反映する", scopes: [], run: reflect };

function reflect(context: Context): Outcome {
  const rows = context.rows.read(applicants);
  const changes = planVerdicts(rows, context.rows.read(cases), standingRules(context));
  context.rows.update(applicants, changes);
  const states = changes.flatMap((change) => change.values.state ?? []);
  const late = rows.filter((row) => row.withdrawn && row.state === "決定").map((row) => row.applicationId);
  const parts = [
    changes.length === 0
      ? "変わった申込みはありませんでした。"
      : `${changes.length}件の申込みを改めました${states.length === 0 ? "" : `（${countStates(states)}）`}。`,
    late.length === 0
      ? ""
      : `${late.join("、")} は決定しているので、取下げの印だけでは取り消しません。取り消すときは、メニュー「マッチング > 取下げと辞退を反映する」を実行してください。`,
  ];
  return { message: parts.filter((part) => part !== "").join("\n"), count: changes.length };
}
