/** Whether a payment is what it should be now: its claims, its payee, its sums, its day. Rows in, words out. Pure. */
import { groupsOf } from "../../papers/payment-sums.ts";
import type { Case } from "../../tables/cases.ts";
import { paidByClaim } from "../../tables/paid.ts";
import { payouts, type Claim, type Payout } from "../../tables/payments.ts";
import { rateOnDay } from "../../tables/tax.ts";
import { currencyOf, dayFault, reckoned, type PayBooks } from "./raise.rules.ts";

/** A payment with its claims, as they stand. */
export interface Held {
  readonly payout: Payout;
  readonly rows: readonly Claim[];
}

/** The claims that a payment lists and that no other one has taken since. */
export function claimsOf({ claims: rows }: Pick<PayBooks, "claims">, { payoutId, claimIds }: Payout): Claim[] {
  const mine = new Set(claimIds);
  return rows.filter((row) => mine.has(row.claimId) && (row.payoutId === payoutId || row.payoutId === ""));
}

export const AGAIN = "「支払を案に戻す」で作り直してください";
export const GIVE_UP = "「支払を取りやめる」で取り消してから、算定し直してください";
export const INCOMPLETE = `謝礼金の行がそろっていません。${GIVE_UP}`;

/** Why a payment cannot go up: its claims, its payee, its sums or its day are not what they should be now. */
export function soundnessOf(books: PayBooks): (held: Held) => string | undefined {
  const [current, paid] = [currencyOf(books), paidByClaim(books.payouts)];
  return (held) => linkFault(held) ?? twiceFault(held, paid) ?? currentFault(held, current) ?? sumFault(held, books);
}

/**
 * What staff should know before money moves, or before they record that it has: the fact may go on record all the same.
 * A run of 支払済にする that was cut off has marked claims already, so that their states are not asked about.
 */
export function unsoundNotes(books: PayBooks, rows: readonly Payout[]): string[] {
  const current = currencyOf(books);
  return rows.flatMap((payout) => {
    const held = { payout, rows: claimsOf(books, payout) };
    const ended = endedCases(books, held.rows);
    if (ended.length > 0) return ended.map(endedNote);
    const why =
      held.rows.length < payout.claimIds.length ? INCOMPLETE : (currentFault(held, current) ?? sumFault(held, books));
    return why === undefined ? [] : [`${payout.payoutId} は、${why}（${MOVED}）`];
  });
}

const MOVED = "会計がもう支払ったときは、支払った先と額を確かめてから記録してください";

const endedNote = ({ caseId, state }: Case): string =>
  `案件 ${caseId} は「${state}」です。まだ支払っていなければ「支払を取りやめる」で、支払った後なら支払済にしてから「支払を戻入する」で取り消してください`;

/** The last door: whatever the claims say, one that is paid is not paid again. */
export function twiceFault({ payout }: Held, paid: ReadonlyMap<string, Payout>): string | undefined {
  const again = payout.claimIds.find((id) => paid.has(id));
  return again === undefined
    ? undefined
    : `謝礼金 ${again} は、支払 ${paid.get(again)?.payoutId ?? ""} で支払済です。二重に支払わないよう、この支払を「支払を取りやめる」で取り消してください`;
}

export function linkFault({ payout, rows }: Held): string | undefined {
  if (payout.claimIds.length === 0 || rows.length < payout.claimIds.length) return INCOMPLETE;
  const loose = rows.find(({ payoutId, state }) => payoutId !== payout.payoutId || state !== "支払手続中");
  return loose && `謝礼金 ${loose.claimId} がまだ結び付いていません。「支払を起こす」をもう一度実行してください`;
}

export function currentFault({ rows }: Held, current: ReturnType<typeof currencyOf>): string | undefined {
  const [stale] = rows.flatMap((claim) => current(claim) ?? []);
  return stale && (stale.mendable ? stale.why : `${stale.why}。${GIVE_UP}`);
}

function sumFault(held: Held, books: PayBooks): string | undefined {
  const { payout } = held;
  const { groups, faults } = groupsOf(held.rows, books);
  const [group] = groups;
  if (!group || groups.length > 1 || faults.length > 0)
    return `${faults[0]?.why ?? "支払先か年度が分かれています"}。${GIVE_UP}`;
  const late =
    payout.fiscalYear === null ? undefined : dayFault({ ...group, fiscalYear: payout.fiscalYear }, payout.plannedOn);
  if (late !== undefined) return late;
  const rate = group.payee === "個人" ? rateOnDay(books.rates, payout.plannedOn) : undefined;
  const due = reckoned(group, rate, payout.plannedOn);
  const names = Object.keys(due) as (keyof Payout)[];
  const differs = names.filter((name) => due[name] !== payout[name]).map((name) => payouts.columns[name].header);
  return differs.length === 0 ? undefined : `${differs.join("、")}がいまの台帳と違います。${AGAIN}`;
}

/** Cases of a payment that were cancelled since: paid all the same, they must be paid back. */
function endedCases({ cases: rows }: PayBooks, claimed: readonly Claim[]): Case[] {
  const mine = new Set(claimed.map(({ caseId }) => caseId));
  return rows.filter(({ caseId, state }) => mine.has(caseId) && state === "取消");
}
