/** What was paid, by fiscal year and by calendar year, and the tax withheld in each month. Pure. */
import { taxDueOn } from "../../core/business-days.ts";
import { lastDay, type Day } from "../../core/calendar.ts";
import { sumYen } from "../../core/money.ts";
import { MOVED_PAYOUTS, type Payout } from "../../tables/payments.ts";

/** In yen; a payment that was taken back counts together with the row that takes it back. */
export interface YearSum {
  readonly year: number;
  readonly count: number;
  readonly gross: number;
  readonly tax: number;
  readonly net: number;
  /** Of `gross`, paid in April and May after the fiscal year (出納整理期間). */
  readonly late: number;
}

export interface MonthTax {
  /** "2019-04". */
  readonly month: string;
  readonly count: number;
  /** Paid to persons, before tax. */
  readonly gross: number;
  readonly tax: number;
  /** Of payments taken back in this month: how it comes back is a matter between the city and the tax office. */
  readonly reversed: number;
  readonly dueOn: Day;
  /** Whether staff have marked every payment of the month. */
  readonly isPaidIn: boolean;
}

export interface Ledger {
  /** Rows of money that has moved, by day of payment. */
  readonly rows: readonly Payout[];
  readonly fiscal: readonly YearSum[];
  readonly calendar: readonly YearSum[];
  readonly months: readonly MonthTax[];
}

export function ledgerOf(payouts: readonly Payout[]): Ledger {
  const rows = payouts.filter(({ state }) => MOVED_PAYOUTS.some((each) => each === state)).sort(byDay);
  return {
    rows,
    fiscal: yearSums(rows, ({ fiscalYear }) => fiscalYear),
    calendar: yearSums(rows, ({ calendarYear }) => calendarYear),
    months: monthsOf(rows),
  };
}

const byDay = (a: Payout, b: Payout): number => {
  const [one, other] = [`${a.paidOn}/${a.payoutId}`, `${b.paidOn}/${b.payoutId}`];
  return one < other ? -1 : 1;
};

/** Newest year first. */
function yearSums(rows: readonly Payout[], yearOf: (row: Payout) => number | null): YearSum[] {
  const years = [...new Set(rows.flatMap((row) => yearOf(row) ?? []))].sort((a, b) => b - a);
  return years.map((year) => ({ year, ...sumsIn(rows.filter((row) => yearOf(row) === year)) }));
}

export function sumsIn(rows: readonly Payout[]): Omit<YearSum, "year"> {
  const sum = (name: "gross" | "tax" | "net"): number => sumYen(rows.map((row) => row[name] ?? 0));
  return {
    count: rows.length,
    ...{ gross: sum("gross"), tax: sum("tax"), net: sum("net") },
    late: sumYen(rows.map(lateGross)),
  };
}

export const lateGross = ({ fiscalYear, paidOn, gross }: Payout): number =>
  fiscalYear !== null && paidOn > lastDay(fiscalYear) ? (gross ?? 0) : 0;

/** Newest month first. Nothing is withheld from corporations. */
function monthsOf(rows: readonly Payout[]): MonthTax[] {
  const withheld = rows.filter(({ tax }) => (tax ?? 0) !== 0);
  const months = [...new Set(withheld.map(({ paidOn }) => paidOn.slice(0, 7)))].sort().reverse();
  return months.map((month) => {
    const mine = withheld.filter(({ paidOn }) => paidOn.startsWith(month));
    const paid = mine.filter(({ kind }) => kind === "支払");
    const back = mine.filter(({ kind }) => kind === "戻入");
    return {
      month,
      count: paid.length,
      gross: sumYen(paid.map(({ gross }) => gross ?? 0)),
      tax: sumYen(paid.map(({ tax }) => tax ?? 0)),
      reversed: sumYen(back.map(({ tax }) => tax ?? 0)),
      dueOn: paid.length === 0 ? "" : taxDueOn(`${month}-01`),
      isPaidIn: paid.length > 0 && paid.every(({ taxPaid }) => taxPaid),
    };
  });
}
