/** 支払 > 支払済にする and 支払を戻入する: what happened to the money goes on record, and is never written over. */
import { wareki, type Day } from "../../core/calendar.ts";
import { neededLine, readPastDay } from "../../core/reply.ts";
import type { Context, Entry } from "../../platform/entry.ts";
import { askFor, choose, tell } from "../../platform/ui.ts";
import { firstApproval } from "../../letters/approval.ts";
import { notices } from "../../tables/notices.ts";
import { payouts, type Payout } from "../../tables/payments.ts";
import { pick, pickSelected, readBooks } from "./desk.command.ts";
import { doneMessage, nothingFits, payoutQuestion } from "./messages.rules.ts";
import { paymentNotice } from "./notice.rules.ts";
import type { PayBooks } from "./raise.rules.ts";
import { planReversing, type After } from "./reversal.rules.ts";
import { unsoundNotes } from "./sound.rules.ts";
import { planPaying, type StepPlan } from "./steps.rules.ts";
import { closeCases, writeClaims, writeRecords, writeStates } from "./write.command.ts";

const PAYING = "支払済にする";
const REVERSING = "支払を戻入する";

interface Paid {
  readonly keys: readonly string[];
  readonly on: Day;
}

export const markPaid: Entry<Paid> = {
  operation: PAYING,
  scopes: [],
  ask(context) {
    const { keys, of } = pick(context, payouts);
    const books = readBooks(context);
    const wanted = keys ?? books.payouts.filter(({ state }) => state === "決裁済").map(({ payoutId }) => payoutId);
    const there = books.payouts.filter(({ payoutId, state }) => wanted.includes(payoutId) && state === "決裁済");
    if (there.length === 0) {
      tell(PAYING, nothingFits("決裁済の", planPaying(books, wanted, context.today, "").refused));
      return undefined;
    }
    const question = payoutQuestion("支払済にします", there, { of, notes: unsoundNotes(books, there), refused: [] });
    const reply = askFor(
      PAYING,
      `${question}\n会計が支払った日を書いてください。空のときは、今日（${wareki(context.today)}）とします。`,
    );
    if (reply === undefined) return undefined;
    const on = readPastDay("支払日", reply, context.today);
    const plan = planPaying(books, wanted, on, context.user);
    if (plan.going.length > 0) return { keys: wanted, on };
    tell(PAYING, nothingFits("支払済にできる", plan.refused));
    return undefined;
  },
  run(context, { keys, on }) {
    const books = readBooks(context);
    const plan = planPaying(books, keys, on, context.user);
    const done = writePaid(context, plan, books);
    const next =
      "支払通知を起こしました。決裁をとる設定のときは「決裁 > 決裁に回す」から、とらないときは「通知」のメニューで作ってください。";
    const message = doneMessage("支払済にしました", "支払済にした支払はありません。", done.going, plan.refused, next);
    return { message, count: done.going.length };
  },
};

/** Records, claims, cases, letters; the payments' own state last. */
function writePaid(context: Context, plan: StepPlan, { settings }: PayBooks): StepPlan {
  const whole = writeRecords(context, plan);
  closeCases(context);
  const letters = plan.going
    .filter(({ payoutId }) => whole.has(payoutId))
    .map((payout) => ({ ...paymentNotice(payout, context.user), approval: firstApproval("支払通知", settings) }));
  context.rows.append(notices, letters);
  return writeStates(context, plan, whole);
}

interface Reversed {
  readonly keys: readonly string[];
  readonly on: Day;
  readonly reason: string;
  readonly after: After;
}

export const reversePayouts: Entry<Reversed> = {
  operation: REVERSING,
  scopes: [],
  ask(context) {
    const { keys, of } = pickSelected(context, payouts);
    const books = readBooks(context);
    const { at, user, today } = context;
    const plan = planReversing(books, keys, { on: "9999-12-31", reason: "", after: "算定", at, user });
    if (plan.going.length === 0) {
      tell(REVERSING, nothingFits("戻入できる", plan.refused));
      return undefined;
    }
    const question = payoutQuestion("戻入します。元の行は変えず、同じ額を引く行を足します", plan.going, {
      of,
      refused: plan.refused,
    });
    const day = askFor(
      REVERSING,
      `${question}\n戻入した日を書いてください。空のときは、今日（${wareki(today)}）とします。`,
    );
    if (day === undefined) return undefined;
    const on = readPastDay("戻入の日", day, today);
    const reason = askFor(REVERSING, "戻入の理由を書いてください（記録に残ります）。");
    if (reason === undefined) return undefined;
    const words = neededLine("戻入の理由", reason);
    const again = choose(
      REVERSING,
      "謝礼金を算定に戻しますか。「はい」なら、算定し直して払い直せます。「いいえ」なら、謝礼金を取消にします。",
    );
    if (again === undefined) return undefined;
    return { keys: plan.going.map(({ payoutId }) => payoutId), on, reason: words, after: again ? "算定" : "取消" };
  },
  run(context, { keys, ...reversal }) {
    const { at, user } = context;
    const plan = planReversing(readBooks(context), keys, { ...reversal, at, user });
    const lost = new Set(context.rows.append(payouts, plan.fresh).map(({ key }) => key));
    const held = new Set(plan.reversals.filter(({ payoutId }) => lost.has(payoutId)).map(({ reverses }) => reverses));
    const going = plan.going.filter(({ payoutId }) => !held.has(payoutId));
    const ids = new Set(going.flatMap(({ claimIds }) => claimIds));
    writeClaims(
      context,
      plan.claims.filter(({ key }) => ids.has(key)),
    );
    closeCases(context);
    context.rows.update(
      payouts,
      plan.states.filter(({ key }) => !held.has(key)),
    );
    return { message: reversedMessage(plan.reversals, plan.refused, reversal.after), count: going.length };
  },
};

function reversedMessage(rows: readonly Payout[], refused: StepPlan["refused"], after: After): string {
  const next =
    after === "算定"
      ? "謝礼金は算定に戻りました。「支払 > 謝礼金を算定する」から払い直せます。"
      : "謝礼金は取消にしました。";
  const letter = "指導医への連絡は自動では出ません。文面は事案ごとに書いてください。";
  return doneMessage("戻入の行を足しました", "戻入した支払はありません。", rows, refused, `${next}${letter}`);
}
