/**
 * 支払調書 of a calendar year: what became due to each payee in it, paid or not (所得税法施行規則84条). Numbers of persons
 * (個人番号) and bank accounts are never here. Pure.
 */
import type { Day } from "../core/calendar.ts";
import { sumYen } from "../core/money.ts";
import { nameKey } from "../core/text.ts";
import { settings as declared, type SettingValues } from "../settings.ts";
import { MOVED_PAYOUTS, OPEN_PAYOUTS, type Claim, type Payout, type TaxRateRow } from "../tables/payments.ts";
import { faultText, strayClaims, strayFault } from "../tables/paid.ts";
import { rateOnDay } from "../tables/tax.ts";
import { groupsOf, listingsOf, sumsOf, type Payee, type PayeeBooks } from "./payment-sums.ts";

export interface StatementBooks extends PayeeBooks {
  readonly payouts: readonly Payout[];
  readonly claims: readonly Claim[];
  readonly rates: readonly TaxRateRow[];
  readonly settings: SettingValues;
  readonly today: Day;
}

/** In yen. What is paid back counts against the year of the payment that it corrects. */
export interface StatementSums {
  readonly gross: number;
  /** Of `gross`, not paid yet. */
  readonly unpaid: number;
  readonly tax: number;
  /** Of `tax`, not withheld yet. */
  readonly unwithheld: number;
}

export interface Statement extends StatementSums {
  readonly payee: Payee["payee"];
  readonly payeeName: string;
  readonly creditorIds: readonly string[];
  readonly instructorIds: readonly string[];
  /** Whether the tax office must have one: for more than the amount of the setting, not for that amount itself. */
  readonly needed: boolean;
}

export interface Statements {
  readonly year: number;
  readonly least: number;
  readonly rows: readonly Statement[];
  readonly total: StatementSums;
  /** Claims of the year of which nobody can say whom they are paid to, or whether they are paid at all. */
  readonly undecided: readonly { readonly id: string; readonly why: string }[];
}

/** A part of a payee's year. */
interface Part extends StatementSums {
  readonly payee: Payee["payee"];
  readonly payeeName: string;
  readonly creditorId: string;
  readonly instructorId: string;
}

export function statementsOf(year: number, books: StatementBooks): Statements {
  const open = openParts(year, books);
  const parts = [...payoutParts(year, books.payouts), ...open.parts];
  const least = books.settings.get("statementLeast") ?? Number(declared.statementLeast.standard);
  const people = new Map<string, Part[]>();
  for (const part of parts) people.set(keyOf(part), [...(people.get(keyOf(part)) ?? []), part]);
  const rows = [...people.values()].map((mine) => statementOf(mine, least)).sort(inOrder);
  return { year, least, rows, total: sumsIn(parts), undecided: open.undecided };
}

/** Years in which anything became due, newest first. */
export function statementYears({ payouts, claims }: Pick<StatementBooks, "payouts" | "claims">): number[] {
  const paid = payouts.flatMap(({ calendarYear, state }) =>
    calendarYear === null || state === "取消" ? [] : [calendarYear],
  );
  const waiting = [...claims.filter(({ state }) => state === "算定"), ...strayClaims(claims, payouts)];
  const open = waiting.flatMap(({ fixedOn }) => (fixedOn === "" ? [] : [Number(fixedOn.slice(0, 4))]));
  return [...new Set([...paid, ...open])].sort((a, b) => b - a);
}

/** A person is known by the instructor's number; a corporation, which may stand behind several, by its name. */
const keyOf = ({ payee, payeeName, instructorId }: Part): string =>
  payee === "法人" ? `法人/${nameKey(payeeName)}` : `個人/${instructorId}`;

function payoutParts(year: number, payouts: readonly Payout[]): Part[] {
  return payouts.flatMap((payout) => {
    const { calendarYear, payee, payeeName, creditorId, instructorId, state } = payout;
    const isOpen = OPEN_PAYOUTS.some((each) => each === state);
    if (calendarYear !== year || payee === "" || !(isOpen || MOVED_PAYOUTS.some((each) => each === state))) return [];
    const [gross, tax] = [payout.gross ?? 0, payout.tax ?? 0];
    return [
      {
        payee,
        payeeName,
        creditorId,
        instructorId,
        gross,
        tax,
        unpaid: isOpen ? gross : 0,
        unwithheld: isOpen ? tax : 0,
      },
    ];
  });
}

/** Claims that no payment lists yet, as they would be paid today. */
function openParts(year: number, books: StatementBooks): { parts: Part[]; undecided: Statements["undecided"] } {
  const { claims: rows, payouts } = books;
  const listed = listingsOf(payouts);
  const inYear = ({ fixedOn }: Claim): boolean => fixedOn.startsWith(`${year}-`);
  const open = rows.filter((row) => row.state === "算定" && !listed.has(row.claimId) && inYear(row));
  const { groups, faults } = groupsOf(open, books);
  const parts = groups.map((group) => {
    const { payee, payeeName, creditorId, instructorId, claims } = group;
    const { gross, tax } = sumsOf(claims, payee === "個人" ? rateOnDay(books.rates, books.today).rate : undefined);
    return { payee, payeeName, creditorId, instructorId, gross, tax, unpaid: gross, unwithheld: tax };
  });
  const stray = strayClaims(rows.filter(inYear), payouts);
  return {
    parts,
    undecided: [...faults, ...stray.map((claim) => ({ id: claim.claimId, why: faultText(strayFault(claim)) }))],
  };
}

function statementOf(parts: readonly Part[], least: number): Statement {
  const [{ payee, payeeName } = { payee: "個人" as const, payeeName: "" }] = parts;
  const sums = sumsIn(parts);
  return {
    ...{ payee, payeeName, ...sums },
    creditorIds: [...new Set(parts.map(({ creditorId }) => creditorId))].filter((id) => id !== "").sort(),
    instructorIds: [...new Set(parts.map(({ instructorId }) => instructorId))].sort(),
    needed: sums.gross > least,
  };
}

function sumsIn(parts: readonly StatementSums[]): StatementSums {
  const sum = (name: keyof StatementSums): number => sumYen(parts.map((part) => part[name]));
  return { gross: sum("gross"), unpaid: sum("unpaid"), tax: sum("tax"), unwithheld: sum("unwithheld") };
}

function inOrder(a: Statement, b: Statement): number {
  const [one, other] = [a, b].map(
    ({ payee, instructorIds }) => `${payee === "個人" ? 0 : 1}/${instructorIds.join("/")}`,
  );
  return (one ?? "") < (other ?? "") ? -1 : 1;
}
