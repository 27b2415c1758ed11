/** Whom a claim is paid to, what is paid at one time, and how much of it is withheld (domain section 4). Pure. */
import { sumYen } from "../core/money.ts";
import { grossFor, withheld, type TaxRate } from "../core/withholding.ts";
import type { Case } from "../tables/cases.ts";
import { appointments, instructors, type Appointment, type Instructor } from "../tables/instructors.ts";
import { paidByClaim } from "../tables/paid.ts";
import { OPEN_PAYOUTS, type Claim, type FEE_CONTRACTS, type Payout } from "../tables/payments.ts";
import type { PAYEES } from "../tables/words.ts";

export interface Payee {
  readonly payee: (typeof PAYEES)[number];
  readonly payeeName: string;
  readonly creditorId: string;
}

export interface PayeeBooks {
  readonly cases: readonly Case[];
  readonly instructors: readonly Instructor[];
  readonly appointments: readonly Appointment[];
}

/** As the instructor said for the case's year, with the register's name and number; or what is missing there. */
export function payeeOf(claim: Claim, books: PayeeBooks): Payee | { readonly fault: string } {
  const { instructorId } = claim;
  const match = books.cases.find(({ caseId }) => caseId === claim.caseId);
  const fiscalYear = match?.fiscalYear ?? claim.fiscalYear;
  const terms = books.appointments.find((row) => row.instructorId === instructorId && row.fiscalYear === fiscalYear);
  if (!terms || terms.payee === "")
    return {
      fault: `指導医 ${instructorId} の「支払先区分」がありません。「${appointments.name}」シートの${String(fiscalYear ?? "")}年度の行に、個人か法人を書いてください`,
    };
  const instructor = books.instructors.find((row) => row.instructorId === instructorId);
  const { payee } = terms;
  const payeeName = (payee === "法人" ? instructor?.payeeName : instructor?.name) ?? "";
  const creditorId = instructor?.creditorId ?? "";
  const missing = [
    ...(payeeName === "" ? [payee === "法人" ? "支払先の名称" : "氏名"] : []),
    ...(creditorId === "" ? ["債権者番号"] : []),
  ];
  if (missing.length === 0) return { payee, payeeName, creditorId };
  return {
    fault: `指導医 ${instructorId} の${missing.map((header) => `「${header}」`).join("と")}がありません。「${instructors.name}」シートに書いてください`,
  };
}

/** The payment that a claim is on its way with: it lists the claim, whatever an interrupted run wrote into the claim. */
export function payoutsByClaim(payouts: readonly Payout[]): ReadonlyMap<string, Payout> {
  const open = payouts.filter(({ kind, state }) => kind === "支払" && OPEN_PAYOUTS.some((each) => each === state));
  return new Map(open.flatMap((payout) => payout.claimIds.map((claimId): [string, Payout] => [claimId, payout])));
}

/** By claim, the payment that lists it: on its way, or made and not taken back. */
export const listingsOf = (payouts: readonly Payout[]): ReadonlyMap<string, Payout> =>
  new Map([...payoutsByClaim(payouts), ...paidByClaim(payouts)]);

/** In yen. */
export interface Sums {
  readonly gross: number;
  readonly tax: number;
  readonly net: number;
}

type Contract = (typeof FEE_CONTRACTS)[number];

/** What is paid at one time is judged together (所基通205-1). A corporation's is not withheld; `rate` is a person's. */
export function sumsOf(claims: readonly Claim[], rate: TaxRate | undefined): Sums {
  const sum = sumYen(claims.map(({ amount }) => amount ?? 0));
  if (!rate) return { gross: sum, tax: 0, net: sum };
  const gross = contractOf(claims[0]) === "手取" ? grossFor(sum, rate) : sum;
  const tax = withheld(gross, rate);
  return { gross, tax, net: gross - tax };
}

export const contractOf = (claim: Claim | undefined): Contract => claim?.contract || "総額";

/** One payee, one year of each kind, and one way of reckoning: a promised net and a gross cannot be summed up. */
export interface Group extends Payee {
  readonly instructorId: string;
  readonly fiscalYear: number;
  readonly calendarYear: number;
  readonly claims: readonly Claim[];
}

/** Claims by what is paid at one time, in the order of year, instructor and day; and those without a payee, with why. */
export function groupsOf(
  claims: readonly Claim[],
  books: PayeeBooks,
): { readonly groups: readonly Group[]; readonly faults: readonly { readonly id: string; readonly why: string }[] } {
  const found = new Map<string, Group>();
  const faults: { id: string; why: string }[] = [];
  for (const claim of [...claims].sort(inOrder)) {
    const payee = payeeOf(claim, books);
    if ("fault" in payee || claim.fiscalYear === null || claim.fixedOn === "") {
      faults.push({
        id: claim.claimId,
        why: "fault" in payee ? payee.fault : "年度か確定日がありません。算定し直してください",
      });
      continue;
    }
    const { instructorId, fiscalYear } = claim;
    const calendarYear = Number(claim.fixedOn.slice(0, 4));
    const key = [fiscalYear, instructorId, payee.payee, calendarYear, contractOf(claim)].join("/");
    const group = found.get(key) ?? { ...payee, instructorId, fiscalYear, calendarYear, claims: [] };
    found.set(key, { ...group, claims: [...group.claims, claim] });
  }
  return { groups: [...found.values()], faults };
}

function inOrder(a: Claim, b: Claim): number {
  const [one, other] = [a, b].map(({ fiscalYear, instructorId, visitOn, claimId }) =>
    [String(fiscalYear ?? ""), instructorId, visitOn, claimId].join("/"),
  );
  return (one ?? "") < (other ?? "") ? -1 : 1;
}

/** The last day on which one of the claims became fixed. */
export const fixedOnOf = (claims: readonly Claim[]): string =>
  claims.reduce((last, { fixedOn }) => (fixedOn > last ? fixedOn : last), "");
