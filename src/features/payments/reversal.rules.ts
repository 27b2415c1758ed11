/** 支払を戻入する: a paid row is never changed; a row of negative amounts takes it back. Rows in, a plan out. Pure. */
import { fiscalYear, wareki, type Day, type Moment } from "../../core/calendar.ts";
import { withLine } from "../../core/course.ts";
import { blankRow, type Patch } from "../../core/table.ts";
import { accountsCloseOn, payouts, type Claim, type claims, type Payout } from "../../tables/payments.ts";
import type { Named } from "./claims.rules.ts";
import { payoutIds, type PayBooks } from "./raise.rules.ts";
import { claimsOf } from "./sound.rules.ts";
import { whyNot, type Chosen } from "./steps.rules.ts";

/** What becomes of the claims: reckoned anew and paid again, or given up. */
export const AFTERS = ["算定", "取消"] as const;
export type After = (typeof AFTERS)[number];

export interface ReversalPlan {
  readonly going: readonly Payout[];
  readonly refused: readonly Named[];
  /** The rows that take them back, old ones of an interrupted run among them; `fresh` are to be added. */
  readonly reversals: readonly Payout[];
  readonly fresh: readonly Payout[];
  readonly claims: readonly Patch<typeof claims>[];
  readonly states: readonly Patch<typeof payouts>[];
}

export interface Reversal {
  readonly on: Day;
  readonly reason: string;
  readonly after: After;
  readonly at: Moment;
  readonly user: string;
}

export function planReversing(books: PayBooks, chosen: Chosen, reversal: Reversal): ReversalPlan {
  const wanted = new Set(chosen ?? []);
  const next = payoutIds(books);
  const plan = { going: [] as Payout[], refused: [] as Named[], reversals: [] as Payout[], fresh: [] as Payout[] };
  const released: Patch<typeof claims>[] = [];
  for (const payout of books.payouts.filter(({ payoutId }) => wanted.has(payoutId))) {
    const why = reversalFault(payout, reversal.on);
    if (why !== undefined) {
      plan.refused.push({ id: payout.payoutId, why });
      continue;
    }
    const known = books.payouts.find(({ kind, reverses }) => kind === "戻入" && reverses === payout.payoutId);
    const row = known ?? reversalOf(payout, next, reversal);
    plan.going.push(payout);
    plan.reversals.push(row);
    if (!known) plan.fresh.push(row);
    released.push(...claimsOf(books, payout).flatMap((claim) => releaseOf(claim, row, reversal)));
  }
  const states = plan.going.map(({ payoutId: key }) => ({ key, values: { state: "戻入済" as const } }));
  return { ...plan, claims: released, states };
}

function reversalFault(payout: Payout, on: Day): string | undefined {
  if (payout.kind === "戻入" || payout.state !== "支払済") return whyNot(payout);
  return on < payout.paidOn ? `戻入の日（${wareki(on)}）が支払日（${wareki(payout.paidOn)}）より前です` : undefined;
}

/**
 * Until the accounts are closed it goes back into what it was paid from (地方自治法施行令159条), later it is income of the
 * year in which it comes (同160条). For the tax office it belongs to the year of the payment that it corrects.
 */
function reversalOf(payout: Payout, next: (year: number) => string, { on, reason, at, user }: Reversal): Payout {
  const own = payout.fiscalYear ?? fiscalYear(on);
  const year = on <= accountsCloseOn(own) ? own : fiscalYear(on);
  const { instructorId, payee, payeeName, creditorId, claimIds, rateId, fixedOn, calendarYear } = payout;
  return blankRow(payouts, {
    payoutId: next(year),
    ...{ state: "支払済", kind: "戻入", reverses: payout.payoutId, fiscalYear: year, calendarYear },
    ...{ instructorId, payee, payeeName, creditorId, claimIds, rateId, fixedOn },
    gross: 0 - (payout.gross ?? 0),
    tax: 0 - (payout.tax ?? 0),
    net: 0 - (payout.net ?? 0),
    ...{ paidOn: on, madeAt: at, madeBy: user },
    stateNote: withLine("", on, `${payout.payoutId} の戻入（${reason}）`),
  });
}

/** Given up, a claim keeps the number of the payment, so that nobody pays it again unasked. */
function releaseOf(claim: Claim, { reverses }: Payout, { after, reason }: Reversal): Patch<typeof claims>[] {
  const { claimId: key, state } = claim;
  if (state !== "支払済" && state !== "算定" && state !== "取消") return [];
  return after === "算定"
    ? [{ key, values: { payoutId: "", state: "算定" } }]
    : [{ key, values: { payoutId: reverses, stateNote: `戻入で取り消しました（${reason}）`, state: "取消" } }];
}
