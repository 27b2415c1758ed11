/** 決裁 > 決裁に回す, 決裁済にする, 決裁から戻す; and the clock's round, in which changed letters fall back. */
import type { Day } from "../../core/calendar.ts";
import { userEmail, type Context, type Entry, type Outcome } from "../../platform/entry.ts";
import { wakeClock } from "../../platform/job.ts";
import { hiddenNote, selectedRows } from "../../platform/selection.ts";
import { readState } from "../../platform/state.ts";
import { askFor, confirm, tell } from "../../platform/ui.ts";
import { operations } from "../../tables/desk.ts";
import { notices } from "../../tables/notices.ts";
import { idFromWords, orderedAgain, orderRow } from "../../tables/orders.ts";
import {
  fallBacks,
  planApproving,
  planAsking,
  planReturning,
  wasAsked,
  type ApprovalPlan,
  type Chosen,
  type Refused,
} from "./approval.rules.ts";
import { readDesk } from "./desk.command.ts";
import {
  approvedMessage,
  approvingQuestion,
  askedMessage,
  askingQuestion,
  fallenMessage,
  nothingFits,
  returnedMessage,
  returningQuestion,
  type Range,
} from "./messages.rules.ts";
import { neededLine, readApproval } from "../../core/reply.ts";

interface Picked {
  readonly chosen: Chosen;
  readonly range: Range;
}

/** The selected rows where 通知 is before the person, all that fit where another sheet is. */
function pick(context: Context): Picked {
  if (context.book.getActiveSheet().getName() !== notices.name)
    return { chosen: undefined, range: { of: "", note: "" } };
  const selection = selectedRows(context, notices);
  const of = `通知シートで選んだ${selection.keys.length}行のうち、`;
  return { chosen: selection.keys, range: { of, note: hiddenNote(selection) } };
}

/** What a question was about: whatever else fits meanwhile is not touched, and what did not fit is still named. */
interface Named {
  readonly keys: readonly string[];
  readonly refused: readonly Refused[];
}

const namedIn = ({ going, fallen, refused }: ApprovalPlan): Named => ({
  keys: [...going.map((notice) => notice.noticeId), ...fallen.map(({ id }) => id)],
  refused,
});

const withNamed = (plan: ApprovalPlan, { refused }: Named): ApprovalPlan => ({
  ...plan,
  refused: [...plan.refused, ...refused],
});

/**
 * Writes the plan, the word of 決裁 last: a letter cut off before it is found again by the same command, which finishes it.
 * Answers the plan without the letters whose rows staff took away.
 */
function write(context: Context, plan: ApprovalPlan): ApprovalPlan {
  const lost = new Set(context.rows.update(notices, plan.patches.map(withoutWord)).map(({ key }) => key));
  const words = plan.patches.filter(({ key }) => !lost.has(key)).map(wordOf);
  for (const { key } of context.rows.update(notices, words)) lost.add(key);
  return {
    ...plan,
    going: plan.going.filter(({ noticeId }) => !lost.has(noticeId)),
    fallen: plan.fallen.filter(({ id }) => !lost.has(id)),
  };
}

type NoticePatch = ApprovalPlan["patches"][number];

const wordOf = ({ key, values: { approval } }: NoticePatch): NoticePatch => ({
  key,
  values: approval === undefined ? {} : { approval },
});

function withoutWord({ key, values }: NoticePatch): NoticePatch {
  const { approval: _word, ...record } = values;
  return { key, values: record };
}

const ASKING = "決裁に回す";
const APPROVING = "決裁済にする";
const RETURNING = "決裁から戻す";

export const askApproval: Entry<Named> = {
  operation: ASKING,
  scopes: [],
  ask(context) {
    const { chosen, range } = pick(context);
    const desk = readDesk(context);
    desk.sources.settings.need("approvalDraft");
    const plan = planAsking(desk, chosen, context.user);
    if (plan.going.length > 0) return confirm(ASKING, askingQuestion(plan, range)) ? namedIn(plan) : undefined;
    tell(ASKING, nothingFits(plan, "決裁に回せる"));
    return undefined;
  },
  run(context, named) {
    const plan = planAsking(readDesk(context), named.keys, context.user);
    if (plan.going.length > 0) orderPaper(context, plan);
    const done = write(context, plan);
    return { message: askedMessage(withNamed(done, named), starts()), count: done.going.length };
  },
};

/**
 * The order of 決裁資料 comes before the letters move on, under a number that follows from what they say: done again after
 * an interruption it is the same order, and one paper.
 */
function orderPaper(context: Context, plan: ApprovalPlan): void {
  wakeClock();
  const keys = plan.going.map((notice) => notice.noticeId);
  const words = plan.patches.map(({ key, values }) => [key, values.digest, values.approvalNote]);
  const operationId = idFromWords("決裁", context.today, words);
  const { at, user } = context;
  const orderer = { operationId, at, user, operation: ASKING };
  context.rows.append(operations, [orderRow(orderer, { paper: "決裁資料", keys }, 1)]);
  context.rows.update(operations, orderedAgain(context.rows.read(operations, { lenient: true }), operationId));
}

/** Papers are made by the office account; its own click is worked off at once (main.ts). */
const starts = (): string => (readState("owner") === userEmail() ? "" : "事務所アカウントの時計が、まもなく作ります。");

interface Approved extends Named {
  readonly on: Day;
  readonly by: string;
}

export const approve: Entry<Approved> = {
  operation: APPROVING,
  scopes: [],
  ask(context) {
    const { chosen, range } = pick(context);
    const desk = readDesk(context);
    const plan = planApproving(desk, chosen, context.today, "");
    if (plan.going.length + plan.fallen.length === 0) {
      tell(APPROVING, nothingFits(plan, "決裁待ちの"));
      return undefined;
    }
    // What can only fall back needs no day and no name.
    if (plan.going.length === 0) return { ...namedIn(plan), on: context.today, by: "" };
    const reply = askFor(APPROVING, approvingQuestion(plan, range, context.today));
    if (reply === undefined) return undefined;
    const { on, by } = readApproval(reply, context.today);
    const who = by === "" ? askFor(APPROVING, "決裁した人を書いてください（例：課長）。") : by;
    return who === undefined ? undefined : { ...namedIn(plan), on, by: neededLine("決裁した人", who) };
  },
  run(context, answer) {
    const plan = planApproving(readDesk(context), answer.keys, answer.on, answer.by);
    const done = write(context, plan);
    return { message: approvedMessage(withNamed(done, answer)), count: done.going.length };
  },
};

interface Returned extends Named {
  readonly reason: string;
}

export const returnFromApproval: Entry<Returned> = {
  operation: RETURNING,
  scopes: [],
  ask(context) {
    const { chosen, range } = pick(context);
    const plan = planReturning(readDesk(context), chosen, "");
    if (plan.going.length === 0) {
      tell(RETURNING, nothingFits(plan, "決裁から戻せる"));
      return undefined;
    }
    const reason = askFor(RETURNING, returningQuestion(plan, range));
    return reason === undefined ? undefined : { ...namedIn(plan), reason: neededLine("戻す理由", reason) };
  },
  run(context, answer) {
    const plan = planReturning(readDesk(context), answer.keys, answer.reason);
    const done = write(context, plan);
    return { message: returnedMessage(withNamed(done, answer)), count: done.going.length };
  },
};

/** The clock's round: a letter whose words changed after it went up falls back by itself. */
export const approvalRound: Entry<undefined> = {
  operation: "決裁の見回り",
  scopes: [],
  run(context): Outcome {
    // Most of the time nothing is on its way, and one sheet tells so.
    if (!context.rows.read(notices, { lenient: true }).some(wasAsked)) return { message: "", quiet: true };
    const plan = fallBacks(readDesk(context, { lenient: true }));
    const done = write(context, plan);
    return { message: fallenMessage(done), count: done.fallen.length, quiet: done.fallen.length === 0 };
  },
};
