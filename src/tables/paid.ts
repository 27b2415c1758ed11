/**
 * Claims against the payments that list them. The rows of 支払 say where the money is; a claim whose row was deleted, or
 * whose state was typed over, must neither be paid again nor be forgotten. Pure.
 */
import { claims, OPEN_PAYOUTS, payouts, type Claim, type Payout } from "./payments.ts";

/** By claim, the payment that paid it: made, and not taken back by a 戻入 (whose row comes first, its state last). */
export function paidByClaim(rows: readonly Payout[]): ReadonlyMap<string, Payout> {
  const reversed = new Set(rows.filter(({ kind }) => kind === "戻入").map(({ reverses }) => reverses));
  const paid = rows.filter(
    ({ kind, state, payoutId }) => kind === "支払" && state === "支払済" && !reversed.has(payoutId),
  );
  return new Map(paid.flatMap((payout) => payout.claimIds.map((claimId): [string, Payout] => [claimId, payout])));
}

/** What a person must bring back into order, and how. */
export interface RowFault {
  readonly problem: string;
  readonly remedy: string;
}

export const faultText = ({ problem, remedy }: RowFault): string => `${problem}。${remedy}`;

/** Why a claim is not paid, whatever became of its own row. */
export function paidFault({ payoutId }: Payout, claim: Claim | undefined): RowFault {
  const mend = claim
    ? `状態「${claim.state}」を手で書き換えたときは、「${claims.name}」シートの変更履歴から戻してください。`
    : `「${claims.name}」シートの行を消したときは、変更履歴から戻してください。`;
  const again = `払い直すときは、「${payouts.name}」シートでその行を選び、「支払を戻入する」を実行してください`;
  return {
    problem: `支払 ${payoutId} で支払済です`,
    remedy: `${claim?.state === "支払済" ? "" : mend}${again}`,
  };
}

/** Claims that are on their way to be paid, or paid, by their own word alone: no such payment lists them. */
export function strayClaims(rows: readonly Claim[], known: readonly Payout[]): Claim[] {
  const standing = known.filter(
    ({ kind, state }) => kind === "支払" && (state === "支払済" || OPEN_PAYOUTS.some((each) => each === state)),
  );
  const listed = new Set(standing.flatMap(({ claimIds }) => claimIds));
  return rows.filter(({ claimId, state }) => (state === "支払手続中" || state === "支払済") && !listed.has(claimId));
}

export function strayFault({ state, payoutId }: Claim): RowFault {
  const which = payoutId === "" ? "支払" : `支払 ${payoutId} `;
  const restore = `行を消したときは、「${payouts.name}」シートの変更履歴から戻してください`;
  const again = `戻せないときは、「${claims.name}」シートでこの行を選んで「謝礼金を算定する」を実行し、算定し直してください`;
  return {
    problem: `${state}ですが、${which}の行がないか、取り消されているか、この謝礼金が入っていません`,
    // What was paid is not reckoned anew: the money has moved.
    remedy: state === "支払手続中" ? `${restore}。${again}` : restore,
  };
}
