/** The rate of 源泉税率 that holds for a day of payment. A row that is not whole stops, since it may be the one that holds. Pure. */
import type { Day } from "../core/calendar.ts";
import { OfficeError } from "../core/errors.ts";
import { rateOn, type TaxRate } from "../core/withholding.ts";
import { taxRates, type TaxRateRow } from "./payments.ts";

export interface DatedRate {
  readonly row: TaxRateRow;
  readonly rate: TaxRate;
}

/** Rates are per 10,000: something is withheld, and something is left to be paid. */
const WHOLE = 10_000;

/**
 * Throws OfficeError where no rate has begun, for a row begun by then that is not whole, and where two that differ began
 * on the same day: which one holds must not hang on the order of the rows, which staff may sort.
 */
export function rateOnDay(rows: readonly TaxRateRow[], paidOn: Day): DatedRate {
  const begun = rows.filter((row) => row.from === "" || row.from <= paidOn).sort(byId);
  const rates = begun.map((row) => ({ ...rateOf(row), row }));
  const rate = rateOn(rates, paidOn);
  const found = rates.find((each) => each === rate);
  if (!found) throw noRate(paidOn);
  const other = rates.find((each) => each.from === found.from && !sameRate(each, found));
  if (other) throw twoRates(other.row, found.row);
  return { row: found.row, rate: found };
}

const byId = (a: TaxRateRow, b: TaxRateRow): number => (a.rateId < b.rateId ? -1 : 1);

const noRate = (paidOn: Day): OfficeError =>
  new OfficeError(
    `支払日（${slashed(paidOn)}）に使う源泉徴収の率がありません`,
    { sheet: taxRates.name },
    "その日までに始まる率の行を足してください（例：適用開始日 2013/1/1、率 1021、境目の額 1000000、超える部分の率 2042）",
  );

const twoRates = (one: TaxRateRow, other: TaxRateRow): OfficeError =>
  new OfficeError(
    `同じ日（${slashed(other.from)}）に始まる、違う率が2行あります（${one.rateId}、${other.rateId}）`,
    { sheet: taxRates.name, key: other.rateId },
    "国税庁の案内で確かめ、1行にしてください",
  );

const slashed = (day: Day): string => day.replace(/-/g, "/");

export const sameRate = (one: TaxRate, other: TaxRate): boolean =>
  one.rate === other.rate && one.threshold === other.threshold && one.upperRate === other.upperRate;

/** Whether nobody has confirmed the rate since the year of the payment began (domain section 4). */
export const isUnconfirmed = ({ checkedOn }: TaxRateRow, paidOn: Day): boolean =>
  checkedOn < `${paidOn.slice(0, 4)}-01-01`;

const isShare = (rate: number): boolean => rate > 0 && rate < WHOLE;

function rateOf({ rateId, from, rate, threshold, upperRate }: TaxRateRow): TaxRate {
  const sound =
    from !== "" &&
    rate !== null &&
    threshold !== null &&
    upperRate !== null &&
    isShare(rate) &&
    isShare(upperRate) &&
    threshold > 0;
  if (sound) return { from, rate, threshold, upperRate };
  throw new OfficeError(
    "源泉徴収の率の行がそろっていません",
    { sheet: taxRates.name, key: rateId },
    "適用開始日、率と超える部分の率（1万分の1から9999）、境目の額を書いてください。使わない行は消してください",
  );
}
