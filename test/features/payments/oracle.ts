/** Amounts reckoned anew from the rows, by other means than the add-on's: big integers, dates, and plain loops. */
import type { PayBooks } from "../../../src/features/payments/raise.rules.ts";
import type { Payout } from "../../../src/tables/payments.ts";

/** 所得税法205条1号 in whole numbers of any size. */
export function taxByHand(amount: number, rate = 1021n, upper = 2042n, threshold = 1_000_000n): number {
  const whole = BigInt(amount);
  const above = whole > threshold ? whole - threshold : 0n;
  return Number((above * upper) / 10_000n + ((whole - above) * rate) / 10_000n);
}

/** What a case is worth by itself: the newest price of the day times visits or hours. */
export function worthByHand(books: PayBooks, caseId: string): number {
  const match = books.cases.find((row) => row.caseId === caseId);
  if (!match) return NaN;
  const unit = books.settings.get("feeUnit");
  const profession = books.instructors.find((row) => row.instructorId === match.instructorId)?.profession || "医師";
  const begun = [...books.fees].filter((row) => row.unit === unit && row.from !== "" && row.from <= match.visitOn);
  const byDay = begun.sort((a, b) => Date.parse(b.from) - Date.parse(a.from));
  const price = byDay.find((row) => row.profession === profession) ?? byDay.find((row) => row.profession === "すべて");
  const report = books.instructorReports.find((row) => row.caseId === caseId && row.state === "反映済");
  const at = (time: string): number => Date.parse(`2019-01-01T${time.padStart(5, "0")}:00Z`);
  const hours = report ? Math.round((at(report.to) - at(report.from)) / 3_600_000) : 0;
  return (price?.amount ?? NaN) * (unit === "1時間" ? hours : 1);
}

/** How often each claim was paid and taken back: 支払 less 戻入. */
export function timesPaid(payouts: readonly Payout[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const { kind, state, claimIds } of payouts) {
    if (state !== "支払済" && state !== "戻入済") continue;
    for (const id of claimIds) times.set(id, (times.get(id) ?? 0) + (kind === "支払" ? 1 : -1));
  }
  return times;
}
