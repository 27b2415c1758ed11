/** Files of rows for the city's own systems, made by the office account like papers. Pure. */
import type { CsvFile } from "../core/csv-file.ts";
import { OfficeError } from "../core/errors.ts";
import type { PaperKind } from "../tables/orders.ts";
import { payouts, type Payout } from "../tables/payments.ts";
import type { Ordered, PaperSources } from "./paper.ts";
import { STATEMENT_HEADINGS, statementCells, statementsFor } from "./statement-list.ts";

export interface CsvDeclaration {
  readonly kind: PaperKind;
  /** Throws OfficeError where what it needs is missing. */
  build(sources: PaperSources, ordered: Ordered): CsvFile;
}

const slashed = (day: string): string => day.replace(/-/g, "/");
const amount = (value: number | null): number | string => value ?? "";

/** One column of the file of payments. */
interface CsvColumn {
  readonly heading: string;
  of(payout: Payout, budgetIds: string): string | number;
}

/** Numbers of the city's own system only: creditor and budget. Bank accounts are never here. */
const PAYMENT_COLUMNS: readonly CsvColumn[] = [
  { heading: "支払番号", of: ({ payoutId }) => payoutId },
  { heading: "区分", of: ({ kind }) => kind },
  { heading: "元の支払番号", of: ({ reverses }) => reverses },
  { heading: "会計年度", of: ({ fiscalYear }) => amount(fiscalYear) },
  { heading: "債権者番号", of: ({ creditorId }) => creditorId },
  { heading: "支払先", of: ({ payeeName }) => payeeName },
  { heading: "支払先区分", of: ({ payee }) => payee },
  { heading: "総額", of: ({ gross }) => amount(gross) },
  { heading: "源泉所得税", of: ({ tax }) => amount(tax) },
  { heading: "差引支払額", of: ({ net }) => amount(net) },
  { heading: "支払予定日", of: ({ plannedOn }) => slashed(plannedOn) },
  { heading: "支払日", of: ({ paidOn }) => slashed(paidOn) },
  { heading: "予算番号", of: (_, budgetIds) => budgetIds },
  { heading: "状態", of: ({ state }) => state },
  { heading: "摘要", of: () => "在宅医同行研修 指導謝礼金" },
];

const paymentCsv: CsvDeclaration = {
  kind: "支払のCSV",
  build(sources, { order, today }) {
    const wanted = new Set(order.keys);
    const rows = (sources.payouts ?? []).filter(({ payoutId, state }) => wanted.has(payoutId) && state !== "取消");
    if (rows.length === 0)
      throw new OfficeError(
        "CSVに載せる支払がありません",
        { sheet: payouts.name },
        "支払が取り消されていないか確かめてください",
      );
    const budgetsOf = ({ claimIds }: Payout): string => {
      const mine = (sources.claims ?? []).filter(({ claimId }) => claimIds.includes(claimId));
      return [...new Set(mine.map(({ budgetId }) => budgetId))].filter((id) => id !== "").join("、");
    };
    return {
      name: `支払 ${today} ${rows.length}件.csv`,
      headings: PAYMENT_COLUMNS.map(({ heading }) => heading),
      rows: rows.map((payout) => PAYMENT_COLUMNS.map((column) => column.of(payout, budgetsOf(payout)))),
    };
  },
};

const statementCsv: CsvDeclaration = {
  kind: "支払調書のCSV",
  build(sources, ordered) {
    const { year, rows } = statementsFor(ordered, sources);
    return {
      name: `支払調書 ${year}年分 ${ordered.today}.csv`,
      headings: ["番号", "年分", ...STATEMENT_HEADINGS],
      rows: rows.map((row, index) => [
        `調-${year}-${String(index + 1).padStart(4, "0")}`,
        year,
        ...statementCells(row),
      ]),
    };
  },
};

export const csvOf = (kind: PaperKind): CsvDeclaration | undefined =>
  [paymentCsv, statementCsv].find((each) => each.kind === kind);
