/** The way of a payment: asked for, approved, paid, taken back to 案, given up. Rows in, plans out. Pure. */
import { wareki, type Day } from "../../core/calendar.ts";
import { taxDueOn } from "../../core/business-days.ts";
import { withLine } from "../../core/course.ts";
import type { Patch } from "../../core/table.ts";
import { changedSince, digestOf } from "../../letters/digest.ts";
import { groupsOf, sumsOf } from "../../papers/payment-sums.ts";
import { payoutFields } from "../../letters/payment-words.ts";
import { paidByClaim } from "../../tables/paid.ts";
import { OPEN_PAYOUTS, payouts, type claims, type Payout, type PayoutState } from "../../tables/payments.ts";
import { rateOnDay, sameRate } from "../../tables/tax.ts";
import type { Named } from "./claims.rules.ts";
import { currencyOf, dayFault, reckoned, type PayBooks } from "./raise.rules.ts";
import {
  AGAIN,
  claimsOf,
  currentFault,
  GIVE_UP,
  INCOMPLETE,
  linkFault,
  soundnessOf,
  twiceFault,
  type Held,
} from "./sound.rules.ts";

type PayoutPatch = Patch<typeof payouts>;
type ClaimPatch = Patch<typeof claims>;

/** Each list is written after the one before; the states of payments come last. */
export interface StepPlan {
  readonly going: readonly Payout[];
  readonly refused: readonly Named[];
  readonly records: readonly PayoutPatch[];
  readonly claims: readonly ClaimPatch[];
  readonly states: readonly PayoutPatch[];
}

/** 支払番号 that staff chose; undefined for all that fit. */
export type Chosen = readonly string[] | undefined;

interface Verdict {
  readonly record: PayoutPatch["values"];
  readonly claims?: readonly ClaimPatch[];
}
type Judge = (held: Held) => Verdict | { readonly why: string };

interface Step {
  readonly from: readonly PayoutState[];
  readonly to: PayoutState;
}

function planned(books: PayBooks, chosen: Chosen, { from, to }: Step, judge: Judge): StepPlan {
  const wanted = chosen && new Set(chosen);
  const going: Payout[] = [];
  const refused: Named[] = [];
  const [records, claimPatches]: [PayoutPatch[], ClaimPatch[]] = [[], []];
  for (const payout of books.payouts) {
    const { payoutId: id, state, kind } = payout;
    const fits = kind === "支払" && from.some((each) => each === state);
    if (wanted ? !wanted.has(id) : !fits) continue;
    const verdict = fits ? judge({ payout, rows: claimsOf(books, payout) }) : { why: whyNot(payout) };
    if ("why" in verdict) refused.push({ id, why: verdict.why });
    else {
      going.push(payout);
      records.push({ key: id, values: verdict.record });
      claimPatches.push(...(verdict.claims ?? []));
    }
  }
  const there = new Set(books.payouts.map(({ payoutId }) => payoutId));
  const gone = (chosen ?? []).filter((id) => !there.has(id));
  refused.push(...gone.map((id) => ({ id, why: `「${payouts.name}」シートに行がありません` })));
  const states = going.map(({ payoutId: key }) => ({ key, values: { state: to } }));
  return { going, refused, records, claims: claimPatches, states };
}

export const whyNot = ({ kind, state }: Payout): string =>
  kind === "戻入" ? "戻入の行です" : `状態が「${state}」のため、対象ではありません`;

const course = ({ stateNote }: Payout, today: Day, line: string): string => withLine(stateNote, today, line);

/** 支払の決裁に回す. */
export function planAsking(books: PayBooks, chosen: Chosen, user: string): StepPlan {
  const fault = soundnessOf(books);
  return planned(books, chosen, { from: ["案"], to: "決裁待ち" }, (held) => {
    const why = fault(held);
    if (why !== undefined) return { why };
    const { payout, rows } = held;
    const stateNote = course(payout, books.today, `決裁に回しました（${user}）`);
    const digest = digestOf(payoutFields(payout, rows));
    return { record: { askedOn: books.today, approvedOn: "", approvedBy: "", digest, stateNote } };
  });
}

/** What was asked for reads otherwise now. */
function changeFault({ payout, rows }: Held): string | undefined {
  const changed = changedSince(payout.digest, payoutFields(payout, rows));
  return changed.length === 0 ? undefined : `起案の後に、${changed.join("、")}が変わりました。${AGAIN}`;
}

/** 支払の決裁を記録する. */
export function planApproving(books: PayBooks, chosen: Chosen, on: Day, by: string): StepPlan {
  const fault = soundnessOf(books);
  return planned(books, chosen, { from: ["決裁待ち"], to: "決裁済" }, (held) => {
    const { payout } = held;
    const early = on < payout.askedOn ? `決裁日が起案日（${wareki(payout.askedOn)}）より前です` : undefined;
    const why = changeFault(held) ?? fault(held) ?? early;
    if (why !== undefined) return { why };
    const stateNote = course(payout, books.today, `決裁済（${by}、決裁日${wareki(on)}）`);
    return { record: { approvedOn: on, approvedBy: by, stateNote } };
  });
}

/** 支払済にする: a fact that is put on record. Nothing is reckoned again; where it was paid by another rate, it is refused. */
export function planPaying(books: PayBooks, chosen: Chosen, on: Day, user: string): StepPlan {
  const paid = paidByClaim(books.payouts);
  return planned(books, chosen, { from: ["決裁済"], to: "支払済" }, (held) => {
    const { payout, rows } = held;
    const why = twiceFault(held, paid) ?? paidFault(held) ?? changeFault(held) ?? payingFault(books, held, on);
    if (why !== undefined) return { why };
    const stateNote = course(payout, books.today, `支払済（支払日${wareki(on)}、記録${user}）`);
    const due = (payout.tax ?? 0) > 0 ? taxDueOn(on) : "";
    return {
      record: { paidOn: on, taxDueOn: due, stateNote },
      claims: rows.map(({ claimId: key }) => ({ key, values: { state: "支払済" } })),
    };
  });
}

/** A run that was cut off may have marked some of the claims already. */
function paidFault({ payout, rows }: Held): string | undefined {
  const mine = rows.filter(
    ({ payoutId, state }) => payoutId === payout.payoutId && (state === "支払手続中" || state === "支払済"),
  );
  return mine.length > 0 && mine.length === payout.claimIds.length ? undefined : INCOMPLETE;
}

function payingFault(books: PayBooks, { payout, rows }: Held, on: Day): string | undefined {
  if (on < payout.approvedOn) return `支払日（${wareki(on)}）が決裁日（${wareki(payout.approvedOn)}）より前です`;
  const late = payout.fiscalYear === null ? undefined : dayFault({ fiscalYear: payout.fiscalYear, claims: rows }, on);
  if (late !== undefined || payout.payee !== "個人") return late;
  const [planned, real] = [payout.plannedOn, on].map((day) => rateOnDay(books.rates, day).rate);
  const same = planned && real && sameRate(planned, real) && sumsOf(rows, real).tax === payout.tax;
  return same
    ? undefined
    : `支払日（${wareki(on)}）の源泉徴収の率が、支払予定日（${wareki(payout.plannedOn)}）の率と違います。「支払を案に戻す」で支払予定日を直し、もう一度決裁をとってください`;
}

/** 支払を案に戻す: reckoned anew for another day, from the register as it is now. */
export function planRedrafting(books: PayBooks, chosen: Chosen, plannedOn: Day, reason: string): StepPlan {
  const current = currencyOf(books);
  return planned(books, chosen, { from: OPEN_PAYOUTS, to: "案" }, (held) => {
    const { payout } = held;
    const why = linkFault(held) ?? currentFault(held, current);
    if (why !== undefined) return { why };
    const { groups, faults } = groupsOf(held.rows, books);
    const [group] = groups;
    if (!group || groups.length > 1 || faults.length > 0)
      return { why: `${faults[0]?.why ?? "支払先か年度が分かれています"}。${GIVE_UP}` };
    const on = plannedOn || payout.plannedOn;
    const late = dayFault(group, on);
    if (late !== undefined) return { why: late };
    const rate = group.payee === "個人" ? rateOnDay(books.rates, on) : undefined;
    const stateNote = course(payout, books.today, `案に戻しました（${reason}）`);
    const undone = { askedOn: "", approvedOn: "", approvedBy: "", digest: "" };
    return { record: { ...reckoned(group, rate, on), ...undone, stateNote } };
  });
}

/** 支払を取りやめる: its claims are free again. */
export function planCancelling(books: PayBooks, chosen: Chosen, reason: string): StepPlan {
  return planned(books, chosen, { from: OPEN_PAYOUTS, to: "取消" }, ({ payout, rows }) => {
    const paid = rows.find(({ payoutId, state }) => payoutId === payout.payoutId && state === "支払済");
    if (paid) return { why: "支払済にする途中です。「支払済にする」をもう一度実行してください" };
    return {
      record: { stateNote: course(payout, books.today, `取り消しました（${reason}）`) },
      claims: rows
        .filter(({ state }) => state === "支払手続中" || state === "算定")
        .map(({ claimId: key }) => ({ key, values: { payoutId: "", state: "算定" } })),
    };
  });
}
