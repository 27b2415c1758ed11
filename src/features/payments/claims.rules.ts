/** 謝礼金を算定する: which claims are made, reckoned anew or given up. Rows in, a plan out. Pure. */
import { sumYen } from "../../core/money.ts";
import { blankRow, type Patch } from "../../core/table.ts";
import { payoutsByClaim } from "../../papers/payment-sums.ts";
import { LIVE_STATES } from "../../tables/cases.ts";
import { faultText, paidByClaim, paidFault, strayClaims, strayFault } from "../../tables/paid.ts";
import { claimIdOf, claims, type Claim, type Payout } from "../../tables/payments.ts";
import { isGivenUp, judgeAll, type ClaimBooks, type ClaimValues, type Judged } from "./verdict.rules.ts";

/** A row that a person must look at, and why. */
export interface Named {
  readonly id: string;
  readonly why: string;
}

/** What staff chose: cases, or claims; undefined for everything. */
export type ChosenClaims =
  { readonly caseIds: readonly string[] } | { readonly claimIds: readonly string[] } | undefined;

type ClaimPatch = Patch<typeof claims>;

export interface ClaimPlan {
  readonly fresh: readonly Claim[];
  /** Written before the states. */
  readonly details: readonly ClaimPatch[];
  readonly states: readonly ClaimPatch[];
  /** Claims as they will stand, by what becomes of them. */
  readonly reckoned: readonly Claim[];
  readonly excluded: readonly Claim[];
  readonly cancelled: readonly Claim[];
  /** Of `reckoned`, as they were: on their way by their own word, with no payment that lists them. */
  readonly released: readonly Claim[];
  readonly named: readonly Named[];
  /** Cases whose reports are not in yet. */
  readonly waiting: number;
  readonly givenUp: number;
}

export const isNothing = ({ fresh, details, states }: ClaimPlan): boolean =>
  fresh.length + details.length + states.length === 0;

export const totalOf = (rows: readonly Claim[]): number => sumYen(rows.map(({ amount }) => amount ?? 0));

export function planClaims(books: ClaimBooks, chosen: ChosenClaims): ClaimPlan {
  const picked = pickedIn(chosen);
  const reopened = new Set(chosen && "claimIds" in chosen ? chosen.claimIds : []);
  const paymentsOf = listing(books);
  const steps = judgeAll(books, reopened)
    .filter(({ match }) => picked(match.caseId))
    .map((judged) => {
      const claimId = claimIdOf(judged.match.caseId);
      return stepOf(judged, paymentsOf(claimId), reopened.has(claimId));
    });
  const of = <K extends Step["kind"]>(kind: K) =>
    steps.filter((step): step is Step & { kind: K } => step.kind === kind);
  const changed = [...of("算定"), ...of("対象外"), ...of("取消")].sort(byNumber);
  return {
    fresh: changed.flatMap(({ claim, before }) => (before ? [] : [claim])),
    details: changed.flatMap(({ claim, before }) => (before ? detailsOf(before, claim) : [])),
    states: changed.flatMap(({ claim, before }) => (before ? stateOf(before, claim) : [])),
    reckoned: of("算定").map(({ claim }) => claim),
    excluded: of("対象外").map(({ claim }) => claim),
    cancelled: of("取消").map(({ claim }) => claim),
    released: of("算定").flatMap(({ before }) => (before?.state === "支払手続中" ? [before] : [])),
    named: of("named").map(({ id, why }) => ({ id, why })),
    waiting: of("waits").length,
    givenUp: of("givenUp").length,
  };
}

const byNumber = (a: { claim: Claim }, b: { claim: Claim }): number => (a.claim.claimId < b.claim.claimId ? -1 : 1);

function pickedIn(chosen: ChosenClaims): (caseId: string) => boolean {
  if (!chosen) return () => true;
  const wanted = new Set("caseIds" in chosen ? chosen.caseIds.map(claimIdOf) : chosen.claimIds);
  return (caseId) => wanted.has(claimIdOf(caseId));
}

type Step =
  | { readonly kind: "算定" | "対象外" | "取消"; readonly claim: Claim; readonly before: Claim | undefined }
  | ({ readonly kind: "named" } & Named)
  | { readonly kind: "waits" | "givenUp" | "same" };

/** Where a claim is listed. */
interface Payments {
  /** In a payment on its way. */
  readonly held: boolean;
  /** The payment that is made, and not taken back. */
  readonly paid: Payout | undefined;
  /** In none, though it says that it is. */
  readonly stray: boolean;
}

function listing({ claims: rows, payouts: known }: ClaimBooks): (claimId: string) => Payments {
  const [held, paid] = [payoutsByClaim(known), paidByClaim(known)];
  const stray = new Set(strayClaims(rows, known).map(({ claimId }) => claimId));
  return (claimId) => ({ held: held.has(claimId), paid: paid.get(claimId), stray: stray.has(claimId) });
}

function stepOf({ match, claim, verdict }: Judged, { held, paid, stray }: Payments, reopened: boolean): Step {
  // Whatever the claim says of itself: its row may be deleted, its state typed over.
  if (paid && claim?.state !== "支払済")
    return { kind: "named", id: claimIdOf(match.caseId), why: faultText(paidFault(paid, claim)) };
  if (isGivenUp(claim) && !reopened) return { kind: "givenUp" };
  if (claim && stray) return strayStep(claim, verdict, reopened);
  if (claim && (held || claim.state === "支払手続中")) return heldStep(claim, verdict);
  if (claim?.state === "支払済") return paidStep(claim, match.state);
  if (verdict.kind === "fault") return { kind: "named", id: match.caseId, why: verdict.why };
  if (verdict.kind === "取消") {
    if (claim?.state !== "算定") return { kind: verdict.awaited ? "waits" : "same" };
    return { kind: "取消", before: claim, claim: { ...claim, state: "取消", stateNote: verdict.why } };
  }
  // What was given up is not paid either way; only a claim that is due again comes back.
  if (verdict.kind === "対象外" && claim?.state === "取消") return { kind: "same" };
  const claimId = claimIdOf(match.caseId);
  const after = { ...(claim ?? blankRow(claims, { claimId })), ...verdict.values, state: verdict.kind, payoutId: "" };
  return claim && differences(claim, after).length === 0
    ? { kind: "same" }
    : { kind: verdict.kind, before: claim, claim: after };
}

/** On its way to be paid it is not touched; that it should be otherwise is told. */
function heldStep(claim: Claim, verdict: Judged["verdict"]): Step {
  const { claimId: id, payoutId } = claim;
  const remedy = `「支払」シートの ${payoutId || "この謝礼金の支払"} を「支払を取りやめる」で取り消してから、算定し直してください`;
  if (verdict.kind === "取消" || verdict.kind === "fault")
    return { kind: "named", id, why: `支払手続中ですが、${verdict.why}。${remedy}` };
  if (verdict.kind === "対象外")
    return { kind: "named", id, why: `支払手続中ですが、${verdict.values.stateNote}。${remedy}` };
  const differs = differences(claim, verdict.values).filter(
    (name) => name !== "stateNote" && name !== "instructorName",
  );
  if (differs.length === 0) return { kind: "same" };
  const headers = differs.map((name) => claims.columns[name].header).join("、");
  return { kind: "named", id, why: `支払手続中ですが、${headers}がいまの台帳と違います。${remedy}` };
}

/** Staff who cannot bring back the row of a payment on its way take the claim up again; paid money has moved. */
function strayStep(claim: Claim, verdict: Judged["verdict"], reopened: boolean): Step {
  const { claimId: id } = claim;
  if (!reopened || claim.state === "支払済") return { kind: "named", id, why: faultText(strayFault(claim)) };
  if (verdict.kind === "fault") return { kind: "named", id, why: verdict.why };
  // Where it is due no more it is reckoned first, which is the only way that leads from here.
  const values = verdict.kind === "算定" ? verdict.values : {};
  return { kind: "算定", before: claim, claim: { ...claim, ...values, state: "算定", payoutId: "" } };
}

function paidStep({ claimId: id }: Claim, state: Judged["match"]["state"]): Step {
  if (state !== "" && LIVE_STATES.includes(state)) return { kind: "same" };
  return {
    kind: "named",
    id,
    why: `支払済ですが、案件が「${state}」です。支払を取り消すときは「支払を戻入する」を使ってください`,
  };
}

/** Names of the values of a claim that should be otherwise. */
export function differences(claim: Claim, values: ClaimValues): (keyof ClaimValues)[] {
  return (Object.keys(values) as (keyof ClaimValues)[]).filter((name) => claim[name] !== values[name]);
}

function detailsOf(before: Claim, after: Claim): ClaimPatch[] {
  const { claimId: key, state: _state, budgetChoice: _choice, ...values } = after;
  const changed = Object.entries(values).filter(([name, value]) => before[name as keyof Claim] !== value);
  return changed.length === 0 ? [] : [{ key, values: Object.fromEntries(changed) }];
}

const stateOf = (before: Claim, { claimId: key, state }: Claim): ClaimPatch[] =>
  before.state === state ? [] : [{ key, values: { state } }];
