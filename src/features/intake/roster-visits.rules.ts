/** A list of people who took part before this workbook (→ 過年度受講), so that a first visit is told from a second. Pure. */
import { fiscalYear, fiscalYearName, parseDay, type Moment } from "../../core/calendar.ts";
import { blankRow } from "../../core/table.ts";
import { nameKey, narrow } from "../../core/text.ts";
import { pastVisits, type PastVisit } from "../../tables/instructors.ts";
import { valuesOf } from "./reading.rules.ts";
import {
  lineOf,
  previewOf,
  questionsOfColumns,
  readRoster,
  sourceOf,
  type Pasted,
  type Preview,
  type RosterLine,
  type RosterRow,
} from "./roster.rules.ts";

const COLUMNS = ["fiscalYear", "name", "kana", "profession", "facility", "visitedOn", "source"];
export const VISIT_QUESTIONS = questionsOfColumns(pastVisits, COLUMNS, () => []);
export const VISIT_NEEDED: ReadonlySet<string> = new Set(
  ["name", "kana"].map((column) => `${pastVisits.name}.${column}`),
);

export interface VisitDesk {
  /** The year of this workbook; visits of it stand in マッチング. */
  readonly fiscalYear: number;
  readonly visits: readonly PastVisit[];
  readonly now: Moment;
}

export interface VisitPlan {
  readonly preview: Preview;
  readonly rows: readonly PastVisit[];
}

export function planVisits(pasted: Pasted, desk: VisitDesk, wanted?: ReadonlySet<string>): VisitPlan {
  const read = readRoster(pasted.text, {
    ...{ tables: [pastVisits], questions: VISIT_QUESTIONS, needed: VISIT_NEEDED },
    need: ({ key }) => VISIT_NEEDED.has(key),
    tidy: (question, cell) => (question.column === "fiscalYear" ? yearOf(cell) : cell),
  });
  const there = new Set(desk.visits.map((row) => row.visitId));
  const rows: PastVisit[] = [];
  const lines = read.rows.map((each): RosterLine => {
    const row = visitOf(each, desk.now);
    const unread = each.reading.faults.map((fault) => fault.text);
    const faults = unread.length > 0 ? unread : yearFaults(row, desk.fiscalYear);
    if (faults.length > 0) return lineOf(each, row.name, row.visitId, "直してください", ...faults);
    if (there.has(row.visitId))
      return lineOf(each, row.name, row.visitId, "すでにあります", `${row.visitId}（同じ年度の同じ人）`);
    there.add(row.visitId);
    if (wanted?.has(row.visitId) ?? true) rows.push(row);
    return lineOf(
      each,
      row.name,
      row.visitId,
      "取り込む",
      `${fiscalYearName(row.fiscalYear ?? 0, desk.now.slice(0, 10))}の受講`,
    );
  });
  return { preview: previewOf(pasted, read, lines), rows };
}

/** A year is told by its number or by the day of the visit. */
function visitOf({ reading }: RosterRow, now: Moment): PastVisit {
  const values = valuesOf(VISIT_QUESTIONS, reading, pastVisits) as Partial<PastVisit>;
  const { name = "", kana = "", visitedOn = "", source = "" } = values;
  const year = values.fiscalYear ?? (visitedOn === "" ? null : fiscalYear(visitedOn));
  return blankRow(pastVisits, {
    ...values,
    visitId: `過-${year ?? ""}-${nameKey(name)}/${nameKey(kana)}`,
    fiscalYear: year,
    source: source === "" ? sourceOf(now) : source,
  });
}

function yearFaults({ fiscalYear: year, visitedOn }: PastVisit, current: number): string[] {
  if (year === null) return ["「年度」も「受講日」もありません"];
  if (visitedOn !== "" && fiscalYear(visitedOn) !== year) return [`「年度」（${year}）と「受講日」が合いません`];
  if (year >= current)
    return [`${year}年度は、この台帳の年度か、それより先です。今年度からの受講は「マッチング」に記録します`];
  return [];
}

/** "2017" from 2017年度, 平成29年度 or H29; anything else as it is, to be named as unreadable. */
export function yearOf(cell: string): string {
  const text = narrow(cell).replace(/\s|年度?$/g, "");
  if (/^\d{4}$/.test(text)) return text;
  // 平成31年度 began under 平成, 令和元年度 is named after the era of May 2019 (A21).
  const day = parseDay(`${text}年5月1日`) || parseDay(`${text}年4月1日`);
  return day === "" ? cell : day.slice(0, 4);
}
