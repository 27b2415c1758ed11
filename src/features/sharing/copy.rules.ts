/** The association's copy, whole: its sheets in order, and what 共有台帳 says of it. Pure. */
import type { CopySheet } from "../../core/copy-sheet.ts";
import { sha256 } from "../../core/hash.ts";
import { applicants } from "../../tables/applicants.ts";
import { tables } from "../../tables/index.ts";
import { instructors } from "../../tables/instructors.ts";
import type { Desk } from "./books.rules.ts";
import { doctorPart } from "./doctors.rules.ts";
import { figureSheet, FIGURES, maskedIn } from "./figures.rules.ts";
import { introSheet } from "./intro.rules.ts";
import { rowParts, type Part } from "./rows.rules.ts";
import { scopeOf, type Scope } from "./scope.rules.ts";
import { DEGREES, seenIn } from "./sight.rules.ts";
import { voicePart } from "./voices.rules.ts";

/** What the copy would show of whom: enough to tell whether others may see less than they do, and made in no time. */
export interface Outline {
  readonly parts: readonly Part[];
  readonly scope: Scope;
}

export interface Copy extends Pick<Outline, "scope"> {
  readonly sheets: readonly CopySheet[];
  /** A mark of all that is written but its date. */
  readonly content: string;
  /** 件数: 「指導医　3件」, a line a sheet. */
  readonly counts: readonly string[];
  /** How many numbers of 集計 are masked. */
  readonly masked: number;
}

export function outlineOf(desk: Desk): Outline {
  const parts = [doctorPart(desk), ...rowParts(desk), voicePart(desk)].filter((part) => part !== undefined);
  return { parts, scope: scopeOf(desk, parts) };
}

export function copyOf(desk: Desk, { parts, scope }: Outline = outlineOf(desk)): Copy {
  const figures = figureSheet(desk);
  const [doctors, ...others] = parts.map(({ sheet }) => sheet);
  const all = [...(doctors ? [doctors] : []), ...(figures ? [figures] : []), ...others];
  const sheets = all.filter((sheet) => rowsIn(sheet) > 0 || ALWAYS.includes(sheet.title));
  const empty = all.filter((sheet) => !sheets.includes(sheet));
  return {
    ...{ scope, sheets: [introSheet(desk, sheets, empty), ...sheets] },
    content: sha256(JSON.stringify([sheets, desk.purposes, desk.reply])),
    counts: sheets.flatMap((sheet) => (sheet === figures ? [] : [`${sheet.title}　${rowsIn(sheet)}件`])),
    masked: figures ? maskedIn(figures) : 0,
  };
}

/** Sheets that stand there even while they are empty: they are what the copy is for. The others come with their first row. */
const ALWAYS: readonly string[] = [instructors.name, FIGURES, applicants.name];

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

/** 申込者：氏名、…: the columns that stand there for those alone who agreed. */
export const consentedLines = ({ party }: Pick<Desk, "party">): string[] =>
  tables.flatMap((table) => {
    const headers = seenIn(party, table).flatMap(({ sight, column }) => (sight === "consented" ? [column.header] : []));
    return headers.length === 0 ? [] : [`${table.name}：${headers.join("、")}`];
  });

/** Name of the file; of an Excel file, without the ending. */
export const copyName = ({ fiscalYear }: Pick<Desk, "fiscalYear">): string =>
  `在宅医同行研修　医師会の写し（${fiscalYear}年度）`;
