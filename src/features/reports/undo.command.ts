/** 報告 > 報告を差し戻す: selected rows of 実施報告 or 受講報告, with the reason. */
import { OfficeError } from "../../core/errors.ts";
import { oneLine } from "../../core/text.ts";
import type { Context, Entry } from "../../platform/entry.ts";
import { hiddenNote, selectedRows } from "../../platform/selection.ts";
import { askFor, tell } from "../../platform/ui.ts";
import { cases } from "../../tables/cases.ts";
import { schedules } from "../../tables/messages.ts";
import { notices } from "../../tables/notices.ts";
import { claims } from "../../tables/payments.ts";
import type { Side } from "../../tables/words.ts";
import { LENIENT, readReports, readSettings } from "./desk.command.ts";
import { refusedText, undoneMessage, undoQuestion } from "./messages.rules.ts";
import { updateReports } from "./reflect.command.ts";
import { KINDS } from "./sides.rules.ts";
import { planUndo, type UndoDesk } from "./undo.rules.ts";

const operation = "報告を差し戻す";
const LONGEST_REASON = 200;

interface Answer {
  readonly side: Side;
  readonly keys: readonly string[];
  readonly reason: string;
}

export const sendBackReports: Entry<Answer> = {
  operation,
  scopes: [],
  ask(context) {
    const kind = kindBefore(context);
    const selection = selectedRows(context, kind.table);
    const plan = planUndo(readDesk(context), kind.side, selection.keys, "");
    if (plan.going.length === 0) {
      tell(operation, ["差し戻せる報告はありません。", refusedText("差し戻せない", plan.refused)].join("\n"));
      return undefined;
    }
    const reason = askFor(operation, undoQuestion(plan, hiddenNote(selection)));
    return reason === undefined ? undefined : { side: kind.side, keys: selection.keys, reason: goodReason(reason) };
  },
  run(context, { side, keys, reason }) {
    const { rows } = context;
    const plan = planUndo(readDesk(context), side, keys, reason);
    const lost = new Set(rows.update(cases, plan.days).map(({ key }) => key));
    for (const step of plan.steps)
      for (const { key } of rows.update(
        cases,
        step.filter((each) => !lost.has(each.key)),
      ))
        lost.add(key);
    const going = plan.going.filter(({ caseId }) => !lost.has(caseId));
    const done = new Set(going.map(({ reportId }) => reportId));
    updateReports(
      context,
      plan.rows.filter(({ key }) => done.has(key)),
    );
    return { message: undoneMessage({ ...plan, going }), count: going.length };
  },
};

function kindBefore({ book }: Context): (typeof KINDS)[number] {
  const name = book.getActiveSheet().getName();
  const kind = KINDS.find(({ table }) => table.name === name);
  if (kind) return kind;
  throw new OfficeError(
    "差し戻す報告が選ばれていません",
    { sheet: name },
    `${KINDS.map(({ table }) => `「${table.name}」`).join("か")}シートで、差し戻す報告の行（のセル）を選んでから、もう一度実行してください`,
  );
}

function readDesk(context: Context): UndoDesk {
  const { rows, today, user } = context;
  return {
    today,
    user,
    gate: readSettings(context).get("payGate"),
    cases: rows.read(cases, LENIENT),
    rows: readReports(context),
    claims: rows.read(claims, LENIENT),
    schedules: rows.read(schedules, LENIENT),
    notices: rows.read(notices, LENIENT),
  };
}

function goodReason(typed: string): string {
  const reason = oneLine(typed);
  const length = Array.from(reason).length;
  if (length > 0 && length <= LONGEST_REASON) return reason;
  throw new OfficeError(
    length === 0 ? "差し戻す理由が書かれていません" : `差し戻す理由が長すぎます（${length}字）`,
    {},
    `何も変えていません。もう一度実行し、理由を${LONGEST_REASON}字までで書いてください`,
  );
}
