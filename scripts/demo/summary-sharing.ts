/** Figures of the association's copies: how often they were made, and how many small numbers are hidden in their files. */
import type { Office } from "../../src/workspace/office.ts";
import { cell } from "./clerk.ts";
import { countBy, type Counts } from "./counting.ts";

export interface Shares {
  shares: { total: number; byWay: Counts; byState: Counts; replaced: number; files: number; masked: number };
}

/** How a small number is hidden. */
const MASK = "*";

export function sharesOf(office: Office): Shares {
  const [ledger, books] = [office.table("共有台帳"), office.spreadsheets()];
  const cells = books.flatMap(({ sheets }) => sheets.flatMap(({ rows }) => rows.flat()));
  return {
    shares: {
      total: ledger.length,
      byWay: countBy(ledger, "渡し方"),
      byState: countBy(ledger, "状態"),
      replaced: ledger.filter((line) => cell(line, "作り直しの理由") !== "").length,
      files: books.length,
      masked: cells.filter((value) => value === MASK).length,
    },
  };
}
