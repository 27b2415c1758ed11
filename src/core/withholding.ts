/**
 * Income tax withheld from honoraria paid to a person (所得税法204条1項1号・205条1号, with the reconstruction tax of
 * 復興財源確保法28条・31条; NTA No.2795). Whole yen and rates per 10,000 throughout: 10.21 % is 1021, so that no fraction
 * is ever held. Which payments are taxed at all is not decided here. Pure.
 */
import type { Day } from "./calendar.ts";

/** The rate of the law for payments from a day on. A row of a table, since the law changes it. */
export interface TaxRate {
  /** First day of payment that it holds for. */
  readonly from: Day;
  /** Per 10,000, up to the threshold: 1021. */
  readonly rate: number;
  /** In yen: 1,000,000. What one payment exceeds it by is taxed at the upper rate. */
  readonly threshold: number;
  /** Per 10,000, above the threshold: 2042. */
  readonly upperRate: number;
}

const WHOLE = 10_000;

/** The largest amount that is reckoned, in yen: times 10,000 it is still exact. */
export const LARGEST_AMOUNT = 100_000_000_000;

/**
 * The rate for a payment: the row that began last, whatever the order of rows; of two that began on one day, the one
 * listed later. Undefined where none had begun. The law asks for the day of payment, not of the work.
 */
export function rateOn(rates: readonly TaxRate[], paidOn: Day): TaxRate | undefined {
  return rates.reduce<TaxRate | undefined>(
    (last, each) => (each.from <= paidOn && (last === undefined || last.from <= each.from) ? each : last),
    undefined,
  );
}

/**
 * Tax in yen on one payment of `amount` yen. Each of the two parts is rounded down to whole yen (国税通則法119条2項,
 * 同施行令40条2項). Throws Error for an amount that is not whole, below 0 or above LARGEST_AMOUNT, and for a rate
 * that is none.
 */
export function withheld(amount: number, rate: TaxRate): number {
  checkAmount("amount", amount, LARGEST_AMOUNT);
  checkRate(rate);
  return taxOf(amount, rate);
}

/**
 * 手取契約: the gross whose tax leaves `net` yen in hand. Where several grosses leave the same net (11,136 and 11,137
 * both leave 10,000) it is the greatest, which is what the usual formula ⌊net ÷ 0.8979⌋ gives and tax offices print.
 *
 * That a gross g up to the threshold leaves net means net − 1 < g·k ≤ net with k = 1 − rate, hence
 * (net − 1)/k < g ≤ net/k. This stretch is 1/k ≥ 1 long and so holds a whole number; ⌊net/k⌋ is the greatest. Above the
 * threshold the same holds for what exceeds it. So every net is left by some gross, and no formula misses by one.
 *
 * Throws as `withheld` does; the gross may not pass LARGEST_AMOUNT either.
 */
export function grossFor(net: number, rate: TaxRate): number {
  checkAmount("net", net, LARGEST_AMOUNT);
  checkRate(rate);
  const { threshold } = rate;
  const netOfThreshold = threshold - taxOf(threshold, rate);
  const gross =
    net < netOfThreshold
      ? quotient(net * WHOLE, WHOLE - rate.rate)
      : threshold + quotient((net - netOfThreshold) * WHOLE, WHOLE - rate.upperRate);
  return checkAmount("gross", gross, LARGEST_AMOUNT);
}

function taxOf(amount: number, { rate, threshold, upperRate }: TaxRate): number {
  const above = Math.max(0, amount - threshold);
  return quotient(above * upperRate, WHOLE) + quotient((amount - above) * rate, WHOLE);
}

/** Whole part of a division of whole numbers; exact below 2^53, where a division of floats would need a proof. */
function quotient(dividend: number, divisor: number): number {
  return (dividend - (dividend % divisor)) / divisor;
}

function checkRate({ rate, threshold, upperRate }: TaxRate): void {
  checkAmount("rate", rate, WHOLE - 1);
  checkAmount("upperRate", upperRate, WHOLE - 1);
  checkAmount("threshold", threshold, LARGEST_AMOUNT);
}

function checkAmount(name: string, value: number, most: number): number {
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  throw new Error(`${name} is ${value}, not a whole number from 0 to ${most}`);
}
