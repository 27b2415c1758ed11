/** 通知 > 再交付する, 変更連絡を起こす: new notices from the selected rows of 通知. */
import type { Context, Entry } from "../../platform/entry.ts";
import { inHand } from "../../platform/job.ts";
import { hiddenNote, selectedRows } from "../../platform/selection.ts";
import { askFor, confirm, tell } from "../../platform/ui.ts";
import { notices } from "../../tables/notices.ts";
import { planChanges, planReissues, type AgainDesk } from "./again.rules.ts";
import { openDesk, writeNotices } from "./desk.command.ts";
import { leftOutText, raisedText, someOf, type Raised } from "../../letters/raised.ts";

const REISSUE = "再交付する";
const CHANGE = "変更連絡を起こす";

interface Reissue {
  readonly keys: readonly string[];
  readonly reason: string;
}

export const reissueLetters: Entry<Reissue> = {
  operation: REISSUE,
  scopes: [],
  ask(context) {
    const selection = selectedRows(context, notices);
    const plan = planReissues(readDesk(context), selection.keys, "");
    if (nothingFits(REISSUE, plan)) return undefined;
    const question = `${named(plan)}${hiddenNote(selection)}\n同じ文書番号と発信日で、もう一度作ります。\n再交付の理由を書いてください。`;
    const reason = askFor(REISSUE, [question, leftOutText(plan.leftOut)].filter((part) => part !== "").join("\n\n"));
    if (reason === "") tell(REISSUE, "再交付の理由が書かれていないため、何もしていません");
    return reason === undefined || reason === "" ? undefined : { keys: selection.keys, reason };
  },
  run: (context, { keys, reason }) => write(context, "再交付", planReissues(readDesk(context), keys, reason)),
};

export const raiseChanges: Entry<readonly string[]> = {
  operation: CHANGE,
  scopes: [],
  ask(context) {
    const selection = selectedRows(context, notices);
    const plan = planChanges(readDesk(context), selection.keys);
    if (nothingFits(CHANGE, plan)) return undefined;
    const question = `${named(plan)}${hiddenNote(selection)}\n変更連絡の通知を起こします。`;
    const text = [question, leftOutText(plan.leftOut), "よろしいですか。"].filter((part) => part !== "").join("\n\n");
    return confirm(CHANGE, text) ? selection.keys : undefined;
  },
  run: (context, keys) => write(context, "変更連絡", planChanges(readDesk(context), keys)),
};

function readDesk(context: Context): AgainDesk {
  const { sources, rows } = openDesk(context);
  return { sources, rows, inHand: inHand(), today: context.today, user: context.user };
}

const named = ({ fresh }: Raised): string =>
  `${fresh.length}通\n${someOf(fresh.map((notice) => `${notice.noticeId}　${notice.letter}　${notice.documentNumber}`))}`;

/** What is left of an interrupted run is finished without a question. */
function nothingFits(operation: string, plan: Raised): boolean {
  if (plan.fresh.length + plan.patches.length > 0) return false;
  tell(operation, `対象の通知はありません。\n${leftOutText(plan.leftOut)}`);
  return true;
}

/** The new notices first: until what they follow is written too, a rerun finds them open and does the rest. */
function write(context: Context, what: string, plan: Raised): { message: string; count: number } {
  context.rows.append(notices, plan.fresh);
  writeNotices(context, plan.patches);
  return { message: raisedText(what, plan), count: plan.fresh.length };
}
