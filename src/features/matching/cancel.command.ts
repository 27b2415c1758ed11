/** マッチング > 決定を取り消す: an undo until a letter is made, a cancellation on record afterwards. */
import { OfficeError } from "../../core/errors.ts";
import { oneLine } from "../../core/text.ts";
import { firstApproval } from "../../letters/approval.ts";
import type { Context, Entry } from "../../platform/entry.ts";
import { readJournal } from "../../platform/job.ts";
import { hiddenNote, selectedRows } from "../../platform/selection.ts";
import { askFor, confirm, tell } from "../../platform/ui.ts";
import { settingValues } from "../../settings.ts";
import { applicants } from "../../tables/applicants.ts";
import { cases, type EndKind } from "../../tables/cases.ts";
import { settingRows } from "../../tables/desk.ts";
import { notices } from "../../tables/notices.ts";
import { LONGEST_REASON } from "./cancel-marks.rules.ts";
import { endingMessage, endingQuestion, KIND_ANSWERS, KIND_QUESTION, refusedText } from "./cancel-messages.rules.ts";
import {
  planEndings,
  waysOf,
  withoutLost,
  type CancelPlan,
  type Ending,
  type Refused,
  type Register,
} from "./cancel.rules.ts";

const command = "決定を取り消す";
const operation = `マッチング：${command}`;

interface Answer {
  readonly keys: readonly string[];
  /** "" where no case needs it. */
  readonly kind: EndKind | "";
  readonly reason: string;
}

export const cancelDecisions: Entry<Answer> = {
  operation,
  scopes: [],
  ask: askEnd,
  run(context, answer) {
    const register = readRegister(context);
    const { endings, refused } = endingsFor(register, answer);
    const plan = writeEndings(context, planEndings(register, endings, context.at, context.user));
    return { message: endingMessage(plan, refused, command), count: plan.ended.length };
  },
};

function askEnd(context: Context): Answer | undefined {
  const selection = selectedRows(context, cases);
  const register = readRegister(context);
  const ways = waysOf(register, selection.keys);
  const open = ways.flatMap((each) => ("way" in each ? [each] : []));
  if (open.length === 0) {
    tell(operation, refusedText(ways.flatMap((each) => ("why" in each ? [each] : []))));
    return undefined;
  }
  const kind: Answer["kind"] | undefined = open.some(({ way }) => way === "cancel") ? askKind() : "";
  if (kind === undefined) return undefined;
  const reason = askFor(operation, "取り消す理由を書いてください（取消の記録に残ります）");
  if (reason === undefined) return undefined;
  const answer: Answer = { keys: selection.keys, kind, reason: goodReason(reason) };
  const { endings } = endingsFor(register, answer);
  return confirm(operation, endingQuestion(register, endings, hiddenNote(selection))) ? answer : undefined;
}

function askKind(): EndKind | undefined {
  const typed = askFor(operation, KIND_QUESTION);
  if (typed === undefined) return undefined;
  const kind = KIND_ANSWERS[Number(oneLine(typed)) - 1];
  if (kind) return kind;
  throw new OfficeError(
    `「${typed}」は選べる番号ではありません`,
    {},
    "何も変えていません。もう一度実行し、1、2、3のどれかで答えてください",
  );
}

function goodReason(typed: string): string {
  const reason = oneLine(typed);
  const length = Array.from(reason).length;
  if (length > 0 && length <= LONGEST_REASON) return reason;
  throw new OfficeError(
    length === 0 ? "取り消す理由が書かれていません" : `取り消す理由が長すぎます（${length}字）`,
    {},
    `何も変えていません。もう一度実行し、理由を${LONGEST_REASON}字までで書いてください`,
  );
}

/** Letters may have been made since the question was put: such a case must be asked about anew. */
function endingsFor(register: Register, { keys, kind, reason }: Answer): { endings: Ending[]; refused: Refused[] } {
  const ways = waysOf(register, keys);
  const open = ways.flatMap((each) => ("way" in each ? [each] : []));
  const unasked = open.filter(({ way }) => way === "cancel" && kind === "");
  return {
    endings: open
      .filter((each) => !unasked.includes(each))
      .map((each) => ({ ...each, kind: each.way === "cancel" ? kind : "", reason })),
    refused: [
      ...ways.flatMap((each) => ("why" in each ? [each] : [])),
      ...unasked.map(({ row }) => ({
        caseId: row.caseId,
        why: "確かめている間に文書ができました。もう一度実行してください",
      })),
    ],
  };
}

/** One unreadable cell elsewhere must not keep a seat taken. */
export function readRegister({ rows }: Context): Register {
  const lenient = { lenient: true };
  const journal = readJournal<{ readonly entries?: readonly { readonly noticeId?: string }[] }>();
  return {
    cases: rows.read(cases, lenient),
    applicants: new Map(rows.read(applicants, lenient).map((row) => [row.applicationId, row])),
    notices: rows.read(notices, lenient),
    making: new Set((journal?.entries ?? []).flatMap(({ noticeId }) => noticeId ?? [])),
  };
}

/** What was begun, what depends on a case, the case; and last what an undo leaves no trace of. */
export function writeEndings({ rows }: Context, plan: CancelPlan): CancelPlan {
  const settings = settingValues(rows.read(settingRows, { lenient: true }));
  const letters = plan.newNotices.map((row) => ({ ...row, approval: firstApproval(row.letter, settings) }));
  const unwritten = [
    ...rows.update(cases, plan.intents),
    ...rows.append(notices, letters),
    ...rows.update(notices, plan.noticePatches),
    ...rows.update(applicants, plan.applicantPatches),
    ...rows.update(cases, plan.restored),
  ];
  const done = withoutLost(
    plan,
    unwritten.map(({ key }) => key),
  );
  const stuck = rows.update(cases, done.states).map(({ key }) => key);
  rows.update(cases, withoutLost(done, stuck).closings);
  return done;
}
