/** The rate of 源泉税率 that holds for a day of payment. A row that is not whole stops, since it may be the one that holds. Pure. */
import type { Day } from "../core/calendar.ts";
import { OfficeError } from "../core/errors.ts";
import { rateOn, type TaxRate } from "../core/withholding.ts";
import { taxRates, type TaxRateRow } from "./payments.ts";

export interface DatedRate {
  readonly row: TaxRateRow;
  readonly rate: TaxRate;
}

/** Rates are per 10,000, and leave something to be paid. */
const WHOLE = 10_000;

/** Throws OfficeError where no rate has begun, and for a row begun by then that is not whole. */
export function rateOnDay(rows: readonly TaxRateRow[], paidOn: Day): DatedRate {
  const begun = rows.filter((row) => row.from === "" || row.from <= paidOn);
  const rates = begun.map((row) => ({ ...rateOf(row), row }));
  const rate = rateOn(rates, paidOn);
  const found = rates.find((each) => each === rate);
  if (found) return { row: found.row, rate: found };
  throw new OfficeError(
    `支払日（${paidOn.replace(/-/g, "/")}）に使う源泉徴収の率がありません`,
    { sheet: taxRates.name },
    "その日までに始まる率の行を足してください（例：適用開始日 2013/1/1、率 1021、境目の額 1000000、超える部分の率 2042）",
  );
}

export const sameRate = (one: TaxRate, other: TaxRate): boolean =>
  one.rate === other.rate && one.threshold === other.threshold && one.upperRate === other.upperRate;

/** Whether nobody has confirmed the rate since the year of the payment began (domain section 4). */
export const isUnconfirmed = ({ checkedOn }: TaxRateRow, paidOn: Day): boolean =>
  checkedOn < `${paidOn.slice(0, 4)}-01-01`;

function rateOf({ rateId, from, rate, threshold, upperRate }: TaxRateRow): TaxRate {
  const sound =
    from !== "" &&
    rate !== null &&
    threshold !== null &&
    upperRate !== null &&
    rate < WHOLE &&
    upperRate < WHOLE &&
    threshold > 0;
  if (sound) return { from, rate, threshold, upperRate };
  throw new OfficeError(
    "源泉徴収の率の行がそろっていません",
    { sheet: taxRates.name, key: rateId },
    "適用開始日、率（1万分の1から9999）、境目の額、超える部分の率を書いてください。使わない行は消してください",
  );
}
