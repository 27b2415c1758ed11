/** The year month by month: who applied, was decided and came, and how that adds up against the plan. Pure. */
import { addDays, firstDay, lastDay, wareki, type Day } from "../../core/calendar.ts";
import { paceOf } from "../../tables/pace.ts";
import type { Case } from "../../tables/cases.ts";
import type { YearBook } from "./standing.rules.ts";

export interface Month {
  readonly label: string;
  readonly applications: number;
  readonly decided: number;
  readonly done: number;
  /** Decisions up to the end of the month, those before the year among them; undefined for months to come, and outside of the twelve. */
  readonly sum: number | undefined;
  /** What an even pace comes to by the month's end, in this month by today; undefined without a plan. */
  readonly expected: number | undefined;
}

/** Rows for what lies outside of the year's twelve months. */
const BEFORE = "前の年度から";
const AFTER = "翌年度";
const UNDATED = "日付なし";

/** The twelve months, then what lies before, after or nowhere where there is anything. `done`: cases that took place. */
export function monthsOf(book: YearBook, done: readonly Case[]): Month[] {
  const received = book.applications.map(({ row }) => row.receivedAt.slice(0, 7));
  const decided = book.live.map((row) => row.decidedAt.slice(0, 7));
  const visited = done.map((row) => row.visitOn.slice(0, 7));
  const rowOf = (label: string, holds: (month: string) => boolean): Month => ({
    ...{ label, applications: received.filter(holds).length, decided: decided.filter(holds).length },
    ...{ done: visited.filter(holds).length, sum: undefined, expected: undefined },
  });
  const keys = keysOf(book.fiscalYear);
  const [first = "", last = ""] = [keys[0], keys[11]];
  const twelve = keys.map((key) => ({
    ...rowOf(`${Number(key.slice(5))}月`, (month) => month === key),
    sum: `${key}-01` > book.today ? undefined : decided.filter((month) => month !== "" && month <= key).length,
    expected: expectedBy(book, key),
  }));
  const outside = [
    rowOf(BEFORE, (month) => month !== "" && month < first),
    rowOf(AFTER, (month) => month > last),
    rowOf(UNDATED, (month) => month === ""),
  ].filter((row) => row.applications + row.decided + row.done > 0);
  return [...twelve, ...outside];
}

/** 2018-04 to 2019-03. */
const keysOf = (fiscalYear: number): string[] =>
  Array.from({ length: 12 }, (_, index) =>
    index < 9
      ? `${fiscalYear}-${String(index + 4).padStart(2, "0")}`
      : `${fiscalYear + 1}-${String(index - 8).padStart(2, "0")}`,
  );

function expectedBy({ fiscalYear, planned, today }: YearBook, key: string): number | undefined {
  const end = endOf(key);
  const by = key === today.slice(0, 7) ? today : end;
  return paceOf({ fiscalYear, planned, today: by, cases: [] }).expected ?? undefined;
}

function endOf(key: string): Day {
  const next = addDays(`${key}-28`, 4);
  return addDays(`${next.slice(0, 7)}-01`, -1);
}

/** 平成30年4月1日から平成31年3月31日まで. */
export const spanText = (fiscalYear: number): string =>
  `${wareki(firstDay(fiscalYear))}から${wareki(lastDay(fiscalYear))}まで`;
