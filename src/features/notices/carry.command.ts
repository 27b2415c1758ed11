/** 年度 > 繰越を確かめる: from the selected rows of 申込者, or for everybody who waits. By mail the letters go by themselves. */
import type { Context, Entry } from "../../platform/entry.ts";
import { wakeClock } from "../../platform/job.ts";
import { hiddenNote, selectedRows } from "../../platform/selection.ts";
import { choose, confirm, tell } from "../../platform/ui.ts";
import { applicants, type Applicant } from "../../tables/applicants.ts";
import { notices, type Notice } from "../../tables/notices.ts";
import { readDesk } from "./applications.command.ts";
import { planCarryInquiries } from "./carry.rules.ts";
import { leftOutText, raisedText, someOf } from "../../letters/raised.ts";

const operation = "繰越を確かめる";

export const raiseCarryInquiries: Entry<readonly string[]> = {
  operation,
  scopes: [],
  ask(context) {
    const scope = askScope(context);
    if (!scope) return undefined;
    const desk = readDesk(context);
    const { fresh, leftOut } = planCarryInquiries(desk, scope.keys);
    if (fresh.length === 0) {
      tell(operation, ["尋ねる申込みはありません。", leftOutText(leftOut)].filter((part) => part !== "").join("\n"));
      return undefined;
    }
    const byId = new Map(desk.applicants.map((row) => [row.applicationId, row]));
    const question = [
      `${fresh.length}人に、次の年度へ繰り越すかどうかを尋ねます${scope.note}。メールアドレスのある人には、まもなく送ります。`,
      someOf(fresh.map((notice) => line(notice, byId.get(notice.subjectId)))),
      leftOutText(leftOut),
      "よろしいですか。",
    ];
    const keys = fresh.map((notice) => notice.subjectId);
    return confirm(operation, question.filter((part) => part !== "").join("\n")) ? keys : undefined;
  },
  run(context, keys) {
    const plan = planCarryInquiries(readDesk(context), keys);
    // Woken first: a run that dies right after the rows stand has asked for them to be sent.
    if (plan.fresh.length > 0) wakeClock();
    context.rows.append(notices, plan.fresh);
    return { message: raisedText("繰越の確認", plan), count: plan.fresh.length };
  },
};

/** Undefined where the person thinks better; no keys for everybody. */
function askScope(context: Context): { readonly keys?: readonly string[]; readonly note: string } | undefined {
  if (context.book.getActiveSheet().getName() !== applicants.name) return { note: "" };
  const some = choose(
    operation,
    "「はい」なら選んでいる行だけに、「いいえ」なら今年度に待っている全員に尋ねます。どちらにしますか。",
  );
  if (some === undefined) return undefined;
  if (!some) return { note: "" };
  const selection = selectedRows(context, applicants);
  return { keys: selection.keys, note: hiddenNote(selection) };
}

const line = (notice: Notice, applicant: Applicant | undefined): string =>
  `${notice.subjectId}　${applicant?.name ?? ""}（${applicant?.state ?? ""}）`;
