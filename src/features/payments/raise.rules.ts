/** 支払を起こす: claims that are reckoned become payments, one a payee and year; none is in two of them. Pure. */
import { firstDay, fiscalYear, fiscalYearName, wareki, type Day, type Moment } from "../../core/calendar.ts";
import { blankRow, type Patch } from "../../core/table.ts";
import {
  fixedOnOf,
  groupsOf,
  listingsOf,
  payoutsByClaim,
  sumsOf,
  type Group,
  type PayeeBooks,
} from "../../papers/payment-sums.ts";
import { faultText, paidByClaim, paidFault, strayClaims, strayFault } from "../../tables/paid.ts";
import { accountsCloseOn, claims, payouts, type Claim, type Payout, type TaxRateRow } from "../../tables/payments.ts";
import { rateOnDay, type DatedRate } from "../../tables/tax.ts";
import { differences, type Named } from "./claims.rules.ts";
import { judgeAll, type ClaimBooks } from "./verdict.rules.ts";

/** Everything that a payment depends on. */
export interface PayBooks extends ClaimBooks, PayeeBooks {
  readonly cases: ClaimBooks["cases"];
  readonly instructors: ClaimBooks["instructors"];
  readonly rates: readonly TaxRateRow[];
}

export interface RaisePlan {
  readonly fresh: readonly Payout[];
  /** Claims of these payments, and of those that an interrupted run left unlinked. */
  readonly links: readonly Patch<typeof claims>[];
  readonly refused: readonly Named[];
  /** The rate for persons; undefined where only corporations are paid. */
  readonly rate: DatedRate | undefined;
}

export interface Orderer {
  readonly plannedOn: Day;
  readonly at: Moment;
  readonly user: string;
}

/** Claims that no payment lists yet, on its way or made. `chosen`: 謝礼番号; undefined for all. */
export function freeClaims(
  { claims: rows, payouts: known }: ClaimBooks,
  chosen: readonly string[] | undefined,
): Claim[] {
  const listed = listingsOf(known);
  const wanted = chosen && new Set(chosen);
  return rows.filter(
    ({ claimId, state }) => state === "算定" && !listed.has(claimId) && (wanted?.has(claimId) ?? true),
  );
}

/** Throws OfficeError where a person would be paid for whose day no rate is known. */
export function planRaising(books: PayBooks, chosen: readonly string[] | undefined, orderer: Orderer): RaisePlan {
  const { plannedOn } = orderer;
  const free = freeClaims(books, chosen);
  const current = currencyOf(books);
  const stale = free.flatMap((claim) => faultsOf(claim.claimId, current(claim)));
  const old = new Set(stale.map(({ id }) => id));
  const { groups, faults } = groupsOf(
    free.filter(({ claimId }) => !old.has(claimId)),
    books,
  );
  const checked = groups.map((group) => ({ group, why: dayFault(group, plannedOn) }));
  const sound = checked.flatMap(({ group, why }) => (why === undefined ? [group] : []));
  const rate = sound.some(({ payee }) => payee === "個人") ? rateOnDay(books.rates, plannedOn) : undefined;
  const fresh = numbered(sound, books).map(({ group, payoutId }) => payoutOf(group, payoutId, rate, orderer));
  return {
    fresh,
    links: [...unlinked(books), ...fresh.flatMap(linksOf)],
    refused: [
      ...stale,
      ...faults,
      ...checked.flatMap(({ group, why }) =>
        why === undefined ? [] : group.claims.map(({ claimId: id }) => ({ id, why })),
      ),
      ...notFree(books, chosen, free),
    ],
    rate,
  };
}

const AGAIN = "「謝礼金を算定する」をもう一度実行してください";

const faultsOf = (id: string, stale: Stale | undefined): Named[] =>
  stale ? [{ id, why: stale.mendable ? stale.why : `${stale.why}。${AGAIN}` }] : [];

/** Why a claim is not what it should be now; `mendable` where the words say what to do about it. */
export interface Stale {
  readonly why: string;
  readonly mendable: boolean;
}

/** Undefined for a claim that says what it should. */
export function currencyOf(books: ClaimBooks): (claim: Claim) => Stale | undefined {
  const judged = new Map(judgeAll(books).map((each) => [each.match.caseId, each.verdict]));
  return (claim) => {
    const verdict = judged.get(claim.caseId);
    if (!verdict)
      return { why: `案件 ${claim.caseId} の行が「マッチング」シートにありません。行を戻してください`, mendable: true };
    if (verdict.kind === "fault") return { why: verdict.why, mendable: true };
    if (verdict.kind === "取消") return { why: verdict.why, mendable: false };
    if (verdict.kind === "対象外") return { why: verdict.values.stateNote, mendable: false };
    const differs = differences(claim, verdict.values).filter((name) => name !== "instructorName");
    if (differs.length === 0) return undefined;
    const headers = differs.map((name) => claims.columns[name].header).join("、");
    return { why: `算定の後に、${headers}が変わりました`, mendable: false };
  };
}

/** A day before the year has begun or on which its accounts are closed already, or on which the claim was not fixed yet. */
export function dayFault(
  { fiscalYear: year, claims: rows }: Pick<Group, "fiscalYear" | "claims">,
  on: Day,
): string | undefined {
  if (on < firstDay(year))
    return `${wareki(on)}は、${fiscalYearName(year)}が始まる前です。「${claims.name}」シートの「予算番号の指定」を直し、算定し直してください`;
  const closed = accountsCloseOn(year);
  if (on > closed)
    return `${wareki(on)}は、${fiscalYearName(year)}の出納閉鎖（${wareki(closed)}）の後です。支払う年度の予算番号を「${claims.name}」シートの「予算番号の指定」に書き、算定し直してください`;
  const fixedOn = fixedOnOf(rows);
  return on < fixedOn ? `${wareki(on)}は、支払うことが確定した日（${wareki(fixedOn)}）より前です` : undefined;
}

/** Claims of `rows` that a later year is to pay (過年度支出) though the accounts of their own are open still, in words. */
export function lateNotes(rows: readonly Claim[], plannedOn: Day): string[] {
  return rows.flatMap(({ claimId, visitOn, fiscalYear: year }) => {
    const own = fiscalYear(visitOn);
    if (visitOn === "" || year === null || year <= own || plannedOn > accountsCloseOn(own)) return [];
    return [
      `${claimId} は${fiscalYearName(own)}の実施で、出納閉鎖（${wareki(accountsCloseOn(own))}）の前ですが、「予算番号の指定」により${fiscalYearName(year)}の予算から支払います（過年度支出）。これでよいか確かめてください`,
    ];
  });
}

/** 支-2018-0001: counted in each fiscal year, over payments of every state, and those that other rows alone tell of. */
export function payoutIds({
  payouts: known,
  claims: rows,
}: Pick<ClaimBooks, "payouts" | "claims">): (fiscalYear: number) => string {
  const last = new Map<number, number>();
  const given = [
    ...known.flatMap(({ payoutId, reverses }) => [payoutId, reverses]),
    ...rows.map((row) => row.payoutId),
  ];
  for (const payoutId of given) {
    const [, year, number] = /^支-(\d{4})-(\d+)$/.exec(payoutId) ?? [];
    if (year !== undefined) last.set(Number(year), Math.max(last.get(Number(year)) ?? 0, Number(number)));
  }
  return (year) => {
    const next = (last.get(year) ?? 0) + 1;
    last.set(year, next);
    return `支-${year}-${String(next).padStart(4, "0")}`;
  };
}

function numbered(groups: readonly Group[], books: ClaimBooks): { group: Group; payoutId: string }[] {
  const next = payoutIds(books);
  return groups.map((group) => ({ group, payoutId: next(group.fiscalYear) }));
}

/** What follows from the claims, the register and the planned day. */
export function reckoned(group: Group, rate: DatedRate | undefined, plannedOn: Day): Partial<Payout> {
  const { payee, payeeName, creditorId } = group;
  const withheld = payee === "個人" ? rate : undefined;
  return {
    ...{ payee, payeeName, creditorId, plannedOn },
    ...sumsOf(group.claims, withheld?.rate),
    rateId: withheld?.row.rateId ?? "",
    fixedOn: fixedOnOf(group.claims),
  };
}

function payoutOf(
  group: Group,
  payoutId: string,
  rate: DatedRate | undefined,
  { plannedOn, at, user }: Orderer,
): Payout {
  const { instructorId, fiscalYear: year, calendarYear } = group;
  return blankRow(payouts, {
    ...{ payoutId, instructorId, fiscalYear: year, calendarYear },
    ...{ state: "案", kind: "支払", madeAt: at, madeBy: user },
    ...reckoned(group, rate, plannedOn),
    claimIds: group.claims.map(({ claimId }) => claimId),
  });
}

const linksOf = ({ payoutId, claimIds }: Payout): Patch<typeof claims>[] =>
  claimIds.map((key) => ({ key, values: { payoutId, state: "支払手続中" } }));

/** Claims of payments that an interrupted run made, and that it left as they were. */
function unlinked({ claims: rows, payouts: known }: ClaimBooks): Patch<typeof claims>[] {
  const held = payoutsByClaim(known);
  return rows.flatMap(({ claimId: key, state, payoutId: there }) => {
    const payoutId = held.get(key)?.payoutId;
    const open = state === "算定" || (state === "支払手続中" && there !== payoutId);
    return payoutId !== undefined && open ? [{ key, values: { payoutId, state: "支払手続中" } }] : [];
  });
}

/** Rows that staff selected and that cannot go; of all rows, those that a person must bring back into order. */
function notFree(books: ClaimBooks, chosen: readonly string[] | undefined, free: readonly Claim[]): Named[] {
  const { claims: rows, payouts: known } = books;
  const [held, paid] = [payoutsByClaim(known), paidByClaim(known)];
  const stray = new Set(strayClaims(rows, known));
  const whyNot = (id: string): string => {
    const claim = rows.find(({ claimId }) => claimId === id);
    const [going, made] = [held.get(id), paid.get(id)];
    if (going) return `すでに支払 ${going.payoutId} に入っています`;
    if (made) return faultText(paidFault(made, claim));
    if (!claim) return `「${claims.name}」シートに行がありません`;
    return stray.has(claim) ? faultText(strayFault(claim)) : `状態が「${claim.state}」です`;
  };
  const freed = new Set(free.map(({ claimId }) => claimId));
  const disordered = rows.filter(
    (claim) =>
      (claim.state === "支払手続中" && stray.has(claim)) ||
      (claim.state === "算定" && paid.has(claim.claimId) && !held.has(claim.claimId)),
  );
  return (chosen ?? disordered.map(({ claimId }) => claimId))
    .filter((id) => !freed.has(id))
    .map((id) => ({ id, why: whyNot(id) }));
}
