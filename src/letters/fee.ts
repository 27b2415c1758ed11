/** What an honorarium is, told before there is a visit: the price of the day, and that tax is withheld (A16). Pure. */
import { wareki, type Day } from "../core/calendar.ts";
import { yen } from "../core/money.ts";
import type { Fee } from "../tables/payments.ts";
import type { FeeUnit } from "../tables/words.ts";

/** Of a profession and unit the price that began last, on that day at the latest; 「すべて」 where a profession has none. */
export function feeOn(fees: readonly Fee[], profession: string, unit: FeeUnit | "", day: Day): Fee | undefined {
  const begun = fees.filter((fee) => fee.unit === unit && fee.amount !== null && fee.from !== "" && fee.from <= day);
  const last = (whom: string): Fee | undefined =>
    begun
      .filter((fee) => fee.profession === whom)
      .reduce<Fee | undefined>((a, b) => (a && a.from > b.from ? a : b), undefined);
  return last(profession) ?? last("すべて");
}

const UNITS: Readonly<Record<FeeUnit, string>> = { "1回": "研修1回", "1名": "受講者1名", "1時間": "研修1時間" };
const TAX = "所得税及び復興特別所得税";

/** The sentence of a letter; it works without a price, which a city may decide later. */
export function feeText(fee: Fee | undefined): string {
  if (!fee || fee.unit === "")
    return `市が定める額の謝礼金を、報告書を確認した後にお支払いします。額は別にお知らせします。個人へのお支払いからは、${TAX}を源泉徴収します。`;
  const amount = `${UNITS[fee.unit]}につき${yen(fee.amount ?? 0)}`;
  const since = `（${wareki(fee.from)}からの額）`;
  return fee.contract === "手取"
    ? `${amount}${since}を、報告書を確認した後にお支払いします。個人へのお支払いでは、${TAX}を差し引いた後の額です。`
    : `${amount}${since}を、報告書を確認した後にお支払いします。個人へのお支払いからは、${TAX}を源泉徴収します。`;
}

/** Of one who may not be paid, such as a doctor of the city's own hospital. */
export const NO_FEE = "勤務先との関係から、謝礼金のお支払いの対象になりません。ご了承ください。";
