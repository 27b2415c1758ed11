/** Figures of the honoraria (R47): what was reckoned and paid, by fiscal and calendar year, the tax by month, the statements. */
import type { Office } from "../../src/workspace/office.ts";
import { cell, dayIn, type Line } from "./clerk.ts";
import { amount, countBy, sum, type Counts } from "./counting.ts";

export interface Sums {
  payments: number;
  gross: number;
  tax: number;
  net: number;
}

export interface Money {
  claims: { total: number; byState: Counts; byGate: Counts; amount: number };
  payments: {
    total: number;
    byState: Counts;
    byKind: Counts;
    corporate: number;
    byFiscalYear: Record<string, Sums>;
    byCalendarYear: Record<string, Sums>;
  };
  /** Tax of each month's payments, and until when it is handed over. */
  withholding: { month: string; tax: number; dueOn: string }[];
  /** Payees above the sum of the setting, by calendar year. */
  statements: { year: string; payee: string; gross: number; tax: number }[];
}

/** 支払調書の基準額（円）. */
const LEAST = 50_000;

export function moneyOf(office: Office): Money {
  const [claims, payments] = [office.table("謝礼金"), office.table("支払")];
  const paid = payments.filter((line) => dayIn(line, "支払日") !== "");
  return {
    claims: {
      total: claims.length,
      byState: countBy(claims, "状態"),
      byGate: countBy(claims, "支払の根拠"),
      amount: sum(claims, "金額（円）"),
    },
    payments: {
      total: payments.length,
      byState: countBy(payments, "状態"),
      byKind: countBy(payments, "区分"),
      corporate: payments.filter((line) => cell(line, "支払先区分") === "法人").length,
      byFiscalYear: sumsBy(paid, "年度"),
      byCalendarYear: sumsBy(paid, "暦年"),
    },
    withholding: withheld(paid),
    statements: statementsOf(payments),
  };
}

function sumsBy(lines: readonly Line[], header: string): Record<string, Sums> {
  return Object.fromEntries(
    Object.keys(countBy(lines, header)).map((word) => {
      const own = lines.filter((line) => cell(line, header) === word);
      const [gross, tax, net] = ["総額（円）", "源泉所得税（円）", "差引支払額（円）"].map((each) => sum(own, each));
      return [word, { payments: own.length, gross: gross ?? 0, tax: tax ?? 0, net: net ?? 0 }];
    }),
  );
}

function withheld(paid: readonly Line[]): Money["withholding"] {
  const months = [...new Set(paid.map((line) => dayIn(line, "支払日").slice(0, 7)))].sort();
  return months.map((month) => {
    const own = paid.filter((line) => dayIn(line, "支払日").startsWith(month));
    return {
      month,
      tax: sum(own, "源泉所得税（円）"),
      dueOn: dayIn(
        own.find((line) => amount(line, "源泉所得税（円）") !== 0),
        "源泉の納期限",
      ),
    };
  });
}

/** By the payee's number with the accountants; what was taken back counts against what was paid. */
function statementsOf(payments: readonly Line[]): Money["statements"] {
  const live = payments.filter((line) => cell(line, "状態") !== "取消");
  const keys = [...new Set(live.map((line) => `${cell(line, "暦年")} ${cell(line, "債権者番号")}`))].sort();
  return keys.flatMap((key) => {
    const own = live.filter((line) => `${cell(line, "暦年")} ${cell(line, "債権者番号")}` === key);
    const gross = sum(own, "総額（円）");
    if (gross <= LEAST) return [];
    return [{ year: key.slice(0, 4), payee: cell(own[0], "支払先"), gross, tax: sum(own, "源泉所得税（円）") }];
  });
}
