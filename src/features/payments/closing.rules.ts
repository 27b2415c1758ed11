/**
 * A case is 支払済 once its reports are in and its claim is paid, or that of the visit that it shares; and back at 報告済
 * when the payment was taken back. Told from the claims alone, so that whoever comes next finishes what a run left. Pure.
 */
import { mayMove, type Patch } from "../../core/table.ts";
import { caseMoves, type Case, type cases } from "../../tables/cases.ts";
import { claimIdOf, type Claim } from "../../tables/payments.ts";

export function closingPatches(rows: readonly Case[], claims: readonly Claim[]): Patch<typeof cases>[] {
  const byId = new Map(claims.map((claim) => [claim.claimId, claim]));
  const paid = new Set(claims.filter(({ state }) => state === "支払済").map(visitOf(rows)));
  return rows.flatMap((match) => {
    const claim = byId.get(claimIdOf(match.caseId));
    if (!claim) return [];
    const isPaid = claim.state === "支払済" || (sharesVisit(claim) && paid.has(visitOf(rows)(claim)));
    const state = isPaid ? "支払済" : match.state === "支払済" ? "報告済" : match.state;
    const moves = state !== match.state && mayMove(caseMoves, match.state, state);
    return moves ? [{ key: match.caseId, values: { state } }] : [];
  });
}

/** Of 0 yen, since another claim pays for the same visit. */
export const sharesVisit = ({ state, quantity }: Claim): boolean => state === "対象外" && quantity === 0;

const visitOf = (rows: readonly Case[]): ((claim: Claim) => string) => {
  const halves = new Map(rows.map((row) => [row.caseId, row.visitHalf]));
  return ({ caseId, instructorId, visitOn }) => `${instructorId}/${visitOn}/${halves.get(caseId) ?? ""}`;
};
