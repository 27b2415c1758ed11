/** 支払 > 支払を起こす: claims that are reckoned become payments, for a day on which the treasury is to pay. */
import { isOfficeDay, parseClosed } from "../../core/business-days.ts";
import { warekiWithWeekday, yearName, type Day } from "../../core/calendar.ts";
import { readDay } from "../../core/reply.ts";
import type { Context, Entry } from "../../platform/entry.ts";
import { askFor, confirm, tell } from "../../platform/ui.ts";
import { claims, payouts, taxRates } from "../../tables/payments.ts";
import { isUnconfirmed } from "../../tables/tax.ts";
import { pick, readBooks } from "./desk.command.ts";
import { doneMessage, nothingFits, payoutQuestion } from "./messages.rules.ts";
import { freeClaims, lateNotes, planRaising, type PayBooks, type RaisePlan } from "./raise.rules.ts";
import { writeClaims } from "./write.command.ts";

const operation = "支払を起こす";

interface Answer {
  readonly keys: readonly string[] | undefined;
  readonly plannedOn: Day;
}

export const raisePayouts: Entry<Answer> = {
  operation,
  scopes: [],
  ask: askDay,
  run(context, { keys, plannedOn }) {
    const plan = planRaising(readBooks(context), keys, { plannedOn, at: context.at, user: context.user });
    const lost = new Set(context.rows.append(payouts, plan.fresh).map(({ key }) => key));
    // A payment whose row did not stay takes no claims.
    writeClaims(
      context,
      plan.links.filter(({ values }) => !lost.has(values.payoutId ?? "")),
    );
    const fresh = plan.fresh.filter(({ payoutId }) => !lost.has(payoutId));
    const linked =
      plan.links.length > 0 && fresh.length === 0 ? "途中で止まっていた支払に、謝礼金を結び付けました。" : "";
    const next = "次は「支払 > 支払の決裁に回す」です。";
    const message = doneMessage(
      "支払を起こしました",
      `${linked}新しく起こした支払はありません。`,
      fresh,
      plan.refused,
      next,
    );
    return { message, count: fresh.length };
  },
};

function askDay(context: Context): Answer | undefined {
  const { keys, of } = pick(context, claims);
  const books = readBooks(context);
  const orderer = { plannedOn: "", at: context.at, user: context.user };
  const free = freeClaims(books, keys);
  if (free.length === 0) {
    const { links, refused } = planRaising(books, keys, orderer);
    // What an interrupted run left unlinked needs no day.
    if (links.length > 0) return { keys, plannedOn: context.today };
    tell(operation, `${nothingFits("起こせる", refused)}\n先に「支払 > 謝礼金を算定する」を実行してください。`);
    return undefined;
  }
  const reply = askFor(
    operation,
    `${of}算定した謝礼金${free.length}件の支払を起こします。支払予定日を書いてください（例：2019/4/25、平成31年4月25日）。`,
  );
  if (reply === undefined) return undefined;
  const plannedOn = readDay("支払予定日", reply, "");
  const plan = planRaising(books, keys, { ...orderer, plannedOn });
  if (plan.fresh.length + plan.links.length === 0) {
    tell(operation, nothingFits("起こせる", plan.refused));
    return undefined;
  }
  const what = `${warekiWithWeekday(plannedOn)}に支払う案として起こします。よろしいですか`;
  const text = payoutQuestion(what, plan.fresh, { of, notes: notesOf(books, plan, plannedOn), refused: plan.refused });
  return confirm(operation, text) ? { keys, plannedOn } : undefined;
}

/** What staff should know before they say yes. */
function notesOf({ settings, claims: rows }: PayBooks, { rate, fresh }: RaisePlan, plannedOn: Day): string[] {
  const raised = new Set(fresh.flatMap(({ claimIds }) => claimIds));
  const { closed } = parseClosed(settings.get("closedDays").join("、"));
  const claimsWithoutBudget =
    fresh.length > 0 && rate === undefined ? ["法人への支払いだけなので、源泉徴収はありません"] : [];
  return [
    ...(isOfficeDay(plannedOn, closed) ? [] : ["支払予定日は休みの日です"]),
    ...(rate && isUnconfirmed(rate.row, plannedOn)
      ? [
          `${yearName(Number(plannedOn.slice(0, 4)))}の源泉徴収の率を、まだだれも確かめていません。国税庁の案内で確かめ、「${taxRates.name}」シートの ${rate.row.rateId} に確認日を書いてください`,
        ]
      : []),
    ...claimsWithoutBudget,
    ...lateNotes(
      rows.filter(({ claimId }) => raised.has(claimId)),
      plannedOn,
    ),
  ];
}
