/** 支払 > 支払の決裁に回す, 支払の決裁を記録する, 支払を案に戻す, 支払を取りやめる. */
import { wareki, type Day } from "../../core/calendar.ts";
import { neededLine, readApproval, readDay } from "../../core/reply.ts";
import { userEmail, type Context, type Entry } from "../../platform/entry.ts";
import { wakeClock } from "../../platform/job.ts";
import { readState } from "../../platform/state.ts";
import { askFor, confirm, tell } from "../../platform/ui.ts";
import { operations } from "../../tables/desk.ts";
import { idFromWords, orderedAgain, orderRow } from "../../tables/orders.ts";
import { OPEN_PAYOUTS, payouts } from "../../tables/payments.ts";
import { pick, pickSelected, readBooks } from "./desk.command.ts";
import { doneMessage, nothingFits, payoutQuestion } from "./messages.rules.ts";
import { planApproving, planAsking, planCancelling, planRedrafting, type StepPlan } from "./steps.rules.ts";
import { writeRecords, writeStates } from "./write.command.ts";

/** 支払番号 that the question named: whatever else fits meanwhile is not touched. */
interface Named {
  readonly keys: readonly string[];
}

const keysOf = ({ going }: StepPlan): readonly string[] => going.map(({ payoutId }) => payoutId);

function write(context: Context, plan: StepPlan): StepPlan {
  return writeStates(context, plan, writeRecords(context, plan));
}

const isOpen = (state: string): boolean => OPEN_PAYOUTS.some((each) => each === state);

const ASKING = "支払の決裁に回す";
const APPROVING = "支払の決裁を記録する";
const REDRAFTING = "支払を案に戻す";
const CANCELLING = "支払を取りやめる";

export const askPayouts: Entry<Named> = {
  operation: ASKING,
  scopes: [],
  ask(context) {
    const { keys, of } = pick(context, payouts);
    const plan = planAsking(readBooks(context), keys, context.user);
    if (!fits(ASKING, "決裁に回せる", plan)) return undefined;
    const question = payoutQuestion("決裁に回し、支払内訳書を1部作ります。よろしいですか", plan.going, {
      of,
      refused: plan.refused,
    });
    return confirm(ASKING, question) ? { keys: keysOf(plan) } : undefined;
  },
  run(context, { keys }) {
    const plan = planAsking(readBooks(context), keys, context.user);
    if (plan.going.length > 0) orderPaper(context, plan);
    const done = write(context, plan);
    const next = `支払内訳書を1部作ります。${starts()}`;
    const message = doneMessage("決裁に回しました", "決裁に回した支払はありません。", done.going, plan.refused, next);
    return { message, count: done.going.length };
  },
};

/**
 * The order of 支払内訳書 comes before the payments move on, under a number that follows from what they say: done again
 * after an interruption it is the same order, and one paper.
 */
function orderPaper(context: Context, plan: StepPlan): void {
  wakeClock();
  const words = plan.records.map(({ key, values }) => [key, values.digest, values.stateNote]);
  const operationId = idFromWords("支払決裁", context.today, words);
  const { at, user } = context;
  const orderer = { operationId, at, user, operation: ASKING };
  context.rows.append(operations, [orderRow(orderer, { paper: "支払内訳書", keys: keysOf(plan) }, 1)]);
  context.rows.update(operations, orderedAgain(context.rows.read(operations, { lenient: true }), operationId));
}

/** Papers are made by the office account; its own click is worked off at once (main.ts). */
const starts = (): string => (readState("owner") === userEmail() ? "" : "事務所アカウントの時計が、まもなく作ります。");

/** Whether anything can go; else staff are told why not. */
function fits(operation: string, what: string, { going, refused }: StepPlan): boolean {
  if (going.length === 0) tell(operation, nothingFits(what, refused));
  return going.length > 0;
}

interface Approved extends Named {
  readonly on: Day;
  readonly by: string;
}

export const approvePayouts: Entry<Approved> = {
  operation: APPROVING,
  scopes: [],
  ask(context) {
    const { keys, of } = pick(context, payouts);
    const plan = planApproving(readBooks(context), keys, context.today, "");
    if (!fits(APPROVING, "決裁待ちの", plan)) return undefined;
    const question = payoutQuestion("決裁済にします", plan.going, { of, refused: plan.refused });
    const reply = askFor(
      APPROVING,
      `${question}\n決裁日と決裁した人を書いてください（例：2019/4/12 課長）。空のときは、決裁日を今日（${wareki(context.today)}）とします。`,
    );
    if (reply === undefined) return undefined;
    const { on, by } = readApproval(reply, context.today);
    const who = by === "" ? askFor(APPROVING, "決裁した人を書いてください（例：課長）。") : by;
    return who === undefined ? undefined : { keys: keysOf(plan), on, by: neededLine("決裁した人", who) };
  },
  run(context, { keys, on, by }) {
    const plan = planApproving(readBooks(context), keys, on, by);
    const done = write(context, plan);
    const next = "会計が支払ったら「支払 > 支払済にする」で支払日を記録してください。";
    const message = doneMessage("決裁済にしました", "決裁済にした支払はありません。", done.going, plan.refused, next);
    return { message, count: done.going.length };
  },
};

interface Redrafted extends Named {
  readonly plannedOn: Day;
  readonly reason: string;
}

export const redraftPayouts: Entry<Redrafted> = {
  operation: REDRAFTING,
  scopes: [],
  ask(context) {
    const { keys, of } = pickSelected(context, payouts);
    const books = readBooks(context);
    const first = planRedrafting(books, keys, "", "");
    const open = books.payouts.filter(({ payoutId, state }) => keys.includes(payoutId) && isOpen(state));
    if (open.length === 0 && !fits(REDRAFTING, "案に戻せる", first)) return undefined;
    const day = askFor(
      REDRAFTING,
      `${payoutQuestion("案に戻し、いまの台帳から計算し直します", first.going, { of, refused: first.refused })}\n新しい支払予定日を書いてください。空なら変えません。`,
    );
    if (day === undefined) return undefined;
    const plannedOn = day === "" ? "" : readDay("支払予定日", day, "");
    const plan = planRedrafting(books, keys, plannedOn, "");
    if (!fits(REDRAFTING, "案に戻せる", plan)) return undefined;
    const reason = askFor(REDRAFTING, "案に戻す理由を書いてください。");
    return reason === undefined
      ? undefined
      : { keys: keysOf(plan), plannedOn, reason: neededLine("案に戻す理由", reason) };
  },
  run(context, { keys, plannedOn, reason }) {
    const plan = planRedrafting(readBooks(context), keys, plannedOn, reason);
    const done = write(context, plan);
    const next = "内容を確かめて、もう一度「支払 > 支払の決裁に回す」を実行してください。";
    const message = doneMessage("案に戻しました", "案に戻した支払はありません。", done.going, plan.refused, next);
    return { message, count: done.going.length };
  },
};

interface Cancelled extends Named {
  readonly reason: string;
}

export const cancelPayouts: Entry<Cancelled> = {
  operation: CANCELLING,
  scopes: [],
  ask(context) {
    const { keys, of } = pickSelected(context, payouts);
    const plan = planCancelling(readBooks(context), keys, "");
    if (!fits(CANCELLING, "取りやめられる", plan)) return undefined;
    const question = payoutQuestion("取り消し、謝礼金を算定に戻します", plan.going, { of, refused: plan.refused });
    const reason = askFor(CANCELLING, `${question}\n取りやめる理由を書いてください。`);
    return reason === undefined ? undefined : { keys: keysOf(plan), reason: neededLine("取りやめる理由", reason) };
  },
  run(context, { keys, reason }) {
    const plan = planCancelling(readBooks(context), keys, reason);
    const done = write(context, plan);
    const next = "謝礼金は算定に戻りました。";
    const message = doneMessage("取り消しました", "取り消した支払はありません。", done.going, plan.refused, next);
    return { message, count: done.going.length };
  },
};
