/** Payments in words: what a letter, a paper and a 決裁 say of them. Pure. */
import { wareki, type Day } from "../core/calendar.ts";
import type { Fields } from "../core/letter.ts";
import { yen } from "../core/money.ts";
import type { Claim, Payout } from "../tables/payments.ts";

/** 平成31年3月20日、27日、4月3日: what a day has in common with the one before it is not said again. */
export function daysText(days: readonly Day[]): string {
  const sorted = [...new Set(days)].filter((day) => day !== "").sort();
  return sorted.map((day, index) => shortened(day, sorted[index - 1])).join("、");
}

function shortened(day: Day, before: Day | undefined): string {
  const whole = wareki(day);
  const [year = "", month = ""] = /^(.*年)(.*月)/.exec(whole)?.slice(1) ?? [];
  const known = before === undefined ? "" : wareki(before);
  if (known.startsWith(`${year}${month}`)) return whole.slice(year.length + month.length);
  return known.startsWith(year) ? whole.slice(year.length) : whole;
}

const COUNTED = { "1回": "回", "1名": "名", "1時間": "時間" } as const;

/** 「10,000円×2名」, one part a price; a promised net says so. */
export function priceText(rows: readonly Claim[]): string {
  const parts = new Map<string, { readonly row: Claim; readonly quantity: number }>();
  for (const row of rows) {
    const key = [row.price, row.unit, row.contract].join("/");
    parts.set(key, { row, quantity: (parts.get(key)?.quantity ?? 0) + (row.quantity ?? 0) });
  }
  return [...parts.values()]
    .map(({ row: { price, unit, contract }, quantity }) => {
      const net = contract === "手取" ? "（源泉徴収の後の額）" : "";
      return `${yen(price ?? 0)}×${quantity}${unit === "" ? "" : COUNTED[unit]}${net}`;
    })
    .join("、");
}

/** The words that are approved: whoever changes one of them afterwards has another payment. */
export function payoutFields(payout: Payout, rows: readonly Claim[]): Fields {
  const value = (text: string | number | null): { value: string } => ({ value: String(text ?? "") });
  return {
    支払先区分: value(payout.payee),
    支払先: value(payout.payeeName),
    債権者番号: value(payout.creditorId),
    年度: value(payout.fiscalYear),
    暦年: value(payout.calendarYear),
    総額: value(payout.gross),
    源泉所得税: value(payout.tax),
    差引支払額: value(payout.net),
    税率: value(payout.rateId),
    支払予定日: value(payout.plannedOn),
    謝礼金: value(
      rows
        .map(({ claimId, visitOn, quantity, price, amount, budgetId }) =>
          [claimId, visitOn, quantity, price, amount, budgetId].join(" "),
        )
        .sort()
        .join("\n"),
    ),
  };
}
