/** The association's copy, whole: its sheets in order, and what 共有台帳 says of it. Pure. */
import type { CopySheet } from "../../core/copy-sheet.ts";
import { tables } from "../../tables/index.ts";
import type { Desk } from "./books.rules.ts";
import { doctorPart } from "./doctors.rules.ts";
import { figureSheet, maskedIn } from "./figures.rules.ts";
import { introSheet } from "./intro.rules.ts";
import { rowParts, type Part } from "./rows.rules.ts";
import { scopeOf, type Scope } from "./scope.rules.ts";
import { DEGREES, seenIn } from "./sight.rules.ts";
import { voicePart } from "./voices.rules.ts";

export interface Copy {
  readonly sheets: readonly CopySheet[];
  readonly scope: Scope;
  /** 件数: 「指導医　3」, a line a sheet. */
  readonly counts: readonly string[];
  /** How many numbers of 集計 are masked. */
  readonly masked: number;
}

export function copyOf(desk: Desk): Copy {
  const figures = figureSheet(desk);
  const parts: readonly Part[] = [doctorPart(desk), ...rowParts(desk), voicePart(desk)].filter(
    (part) => part !== undefined,
  );
  const [doctors, ...others] = parts.map(({ sheet }) => sheet);
  const sheets = [...(doctors ? [doctors] : []), ...(figures ? [figures] : []), ...others];
  return {
    sheets: [introSheet(desk, sheets), ...sheets],
    scope: scopeOf(desk, parts, [sheets, desk.purposes, desk.reply]),
    counts: parts.map(({ sheet }) => `${sheet.title}　${rowsIn(sheet)}件`),
    masked: figures ? maskedIn(figures) : 0,
  };
}

export const rowsIn = ({ lines }: CopySheet): number => lines.filter(({ look }) => look === "plain").length;

/** 見せた列: every column by sheet, with its degree. */
export function columnLines(desk: Pick<Desk, "party">): string[] {
  return tables.flatMap((table) => {
    const seen = seenIn(desk.party, table);
    const degrees = [...new Set(seen.map(({ sight }) => sight))];
    const columnsOf = (degree: (typeof degrees)[number]): string =>
      seen.flatMap(({ sight, column }) => (sight === degree ? [column.header] : [])).join("、");
    return degrees.map((degree) => `${table.name}（${DEGREES[degree]}）：${columnsOf(degree)}`);
  });
}

/** Name of the file; of an Excel file, without the ending. */
export const copyName = ({ fiscalYear }: Pick<Desk, "fiscalYear">): string =>
  `在宅医同行研修　医師会の写し（${fiscalYear}年度）`;
