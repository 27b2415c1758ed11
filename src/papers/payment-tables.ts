/** Parts of 支払内訳書: the claims, the budget lines that bear them, and what the payments rest on. Pure. */
import { fiscalYear, fiscalYearName, wareki } from "../core/calendar.ts";
import { sumYen, yen } from "../core/money.ts";
import type { TableBlock } from "../core/paper.ts";
import type { Claim, Payout } from "../tables/payments.ts";
import type { PaperSources } from "./paper.ts";
import { priceText } from "../letters/payment-words.ts";

/** A payment with its claims. */
export interface Listed {
  readonly payout: Payout;
  readonly rows: readonly Claim[];
}

const CLAIMS = [
  { heading: "支払番号", width: 28 },
  { heading: "謝礼番号", width: 40 },
  { heading: "指導医", width: 38 },
  { heading: "実施日", width: 36 },
  { heading: "支払の根拠", width: 32 },
  { heading: "単価×数量", width: 38 },
  { heading: "金額", width: 27 },
  { heading: "予算番号", width: 28 },
] as const;

export function claimTable(listed: readonly Listed[]): TableBlock {
  const rows = listed.flatMap(({ payout, rows: claims }) =>
    claims.map((claim) => [
      ...[payout.payoutId, claim.claimId, claim.instructorName, wareki(claim.visitOn), claim.gate],
      ...[priceText([claim]), yen(claim.amount ?? 0), claim.budgetId || "（なし）"],
    ]),
  );
  return {
    kind: "table",
    widths: CLAIMS.map(({ width }) => width),
    rows: [CLAIMS.map(({ heading }) => heading), ...rows],
    header: true,
    borders: true,
    size: 9,
    aligns: ["左", "左", "左", "左", "左", "左", "右", "左"],
  };
}

interface Share {
  readonly fiscalYear: number | null;
  readonly budgetId: string;
  readonly gross: number;
}

/** What each budget line bears of a payment: a gross that comes from a promised net is shared out by the claims' amounts. */
export function sharesOf({ payout, rows }: Listed): Share[] {
  const ids = [...new Set(rows.map(({ budgetId }) => budgetId))].sort();
  const total = sumYen(rows.map(({ amount }) => amount ?? 0));
  const gross = payout.gross ?? 0;
  const parts = ids.map((budgetId) => {
    const own = sumYen(rows.filter((row) => row.budgetId === budgetId).map(({ amount }) => amount ?? 0));
    return { fiscalYear: payout.fiscalYear, budgetId, gross: total === 0 ? 0 : Math.floor((gross * own) / total) };
  });
  const rest = gross - sumYen(parts.map((part) => part.gross));
  return parts.map((part, index) => (index === 0 ? { ...part, gross: part.gross + rest } : part));
}

export function budgetTable(listed: readonly Listed[], { budgets }: PaperSources): TableBlock {
  const shares = listed.flatMap(sharesOf);
  const keys = [...new Set(shares.map(({ fiscalYear, budgetId }) => `${fiscalYear ?? ""}/${budgetId}`))].sort();
  const rows = keys.map((key) => {
    const mine = shares.filter(({ fiscalYear, budgetId }) => `${fiscalYear ?? ""}/${budgetId}` === key);
    const { fiscalYear = null, budgetId = "" } = mine[0] ?? {};
    const budget = budgets.find((row) => row.budgetId === budgetId);
    return [
      fiscalYear === null ? "" : fiscalYearName(fiscalYear),
      budgetId || "（なし）",
      budget ? `${budget.line ?? ""}　${budget.name}` : "予算の行が見つかりません",
      `${mine.length}件`,
      yen(sumYen(mine.map(({ gross }) => gross))),
    ];
  });
  return {
    kind: "table",
    widths: [32, 38, 127, 30, 40],
    rows: [
      ["会計年度", "予算番号", "事業", "支払", "総額"],
      ...rows,
      ["計", "", "", `${shares.length}件`, yen(sumYen(shares.map(({ gross }) => gross)))],
    ],
    header: true,
    borders: true,
    size: 9,
    aligns: ["左", "左", "左", "右", "右"],
  };
}

/** Law, prices and exceptions, one line each. */
export function basis(listed: readonly Listed[], sources: PaperSources): string[] {
  const claims = listed.flatMap(({ rows }) => rows);
  return [
    ...taxBasis(listed, sources),
    ...feeBasis(claims, sources),
    ...specialBasis(claims, sources),
    ...yearBasis(claims),
  ];
}

/** A visit of a year whose accounts are closed is paid from a later one (過年度支出, 地方自治法施行令165条の8). */
function yearBasis(claims: readonly Claim[]): string[] {
  const late = claims.filter(
    ({ visitOn, fiscalYear: year }) => visitOn !== "" && year !== null && year !== fiscalYear(visitOn),
  );
  const but = late.length === 0 ? "" : "（過年度支出を除く）";
  return [
    `・会計年度は、実施日の属する年度です${but}。翌年度5月31日までの出納整理期間に支払うものを含みます。`,
    ...late.map(
      ({ claimId, visitOn, fiscalYear: year, budgetId }) =>
        `・過年度支出　${claimId}　実施は${fiscalYearName(fiscalYear(visitOn))}、支払は${fiscalYearName(year ?? fiscalYear(visitOn))}の予算（${budgetId}）`,
    ),
  ];
}

function taxBasis(listed: readonly Listed[], { taxRates }: PaperSources): string[] {
  const used = new Set(listed.map(({ payout }) => payout.rateId).filter((id) => id !== ""));
  const rates = taxRates.filter(({ rateId }) => used.has(rateId));
  const corporate = listed.some(({ payout }) => payout.payee === "法人");
  return [
    ...rates.map(
      ({ rate, threshold, upperRate }) =>
        `・個人への源泉徴収は、所得税法第204条第1項第1号、第205条第1号と復興財源確保法第28条により、総額の${(rate ?? 0) / 100}%（${yen(threshold ?? 0)}を超える部分は${(upperRate ?? 0) / 100}%）、1円未満切捨てです。`,
    ),
    ...(corporate ? ["・法人への支払いは、源泉徴収の対象ではありません（国税庁タックスアンサーNo.2792）。"] : []),
  ];
}

function feeBasis(claims: readonly Claim[], { fees }: PaperSources): string[] {
  const used = new Set(claims.map(({ feeId }) => feeId));
  return fees
    .filter(({ feeId }) => used.has(feeId))
    .map(({ feeId, profession, unit, amount, contract, note }) => {
      const why = note === "" ? "" : `　根拠　${note}`;
      return `・単価　${feeId}　${profession}　${unit}　${yen(amount ?? 0)}（${contract || "総額"}）${why}`;
    });
}

/** Paid without waiting for the reports: why. */
function specialBasis(claims: readonly Claim[], { cases }: PaperSources): string[] {
  return claims
    .filter(({ gate }) => gate === "特例")
    .map(
      ({ caseId }) => `・支払の特例　${caseId}　${cases.find((row) => row.caseId === caseId)?.payOverrideWhy ?? ""}`,
    );
}
