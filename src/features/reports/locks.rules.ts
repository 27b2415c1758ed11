/** Whether the money of a visit is under way: then its day and its reports stay as they are. Pure. */
import type { Case } from "../../tables/cases.ts";
import type { Claim, ClaimState } from "../../tables/payments.ts";

const UNDER_WAY: readonly ClaimState[] = ["支払手続中", "支払済"];

/** Why they must stay, and what comes first; "" where they need not. */
export function lockOf({ caseId, state }: Case, claims: readonly Claim[]): string {
  const claim = claims.find((row) => row.caseId === caseId && UNDER_WAY.some((one) => one === row.state));
  if (claim)
    return `謝礼金 ${claim.claimId} が「${claim.state}」なので、実施日と実施報告を変えられません。先に支払を取り消すか戻入してください`;
  return state === "支払済" ? "案件が「支払済」なので、実施日と実施報告を変えられません。先に戻入してください" : "";
}
