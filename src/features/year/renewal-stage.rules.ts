/** Which year is changed now, and whether it may be: begun and broken off, changed already, or not yet. Pure. */
import { lastDay, wareki, fiscalYearName, type Day } from "../../core/calendar.ts";
import { OfficeError } from "../../core/errors.ts";
import { years, type Year } from "../../tables/years.ts";

/**
 * 更新: from the year that is open to the next. 続き: a change that was cut off is finished. 追加: the year was changed; those
 * who answered afterwards are still carried over.
 */
export type Step = "更新" | "続き" | "追加";

export interface Stage {
  readonly step: Step;
  /** The year that is closed, and the one that is opened. */
  readonly from: number;
  readonly to: number;
  /** The row of the year that is closed; undefined in a workbook of an older version. */
  readonly row: Year | undefined;
}

/** `fiscalYear` as in 設定. */
export function stageOf(rows: readonly Year[], fiscalYear: number, today: Day): Stage {
  const rowOf = (year: number): Year | undefined => rows.find((row) => row.fiscalYear === year);
  const begun = rows.find((row) => row.closedAt !== "" && row.state === "受付中");
  const stage = (step: Step, from: number): Stage => ({ step, from, to: from + 1, row: rowOf(from) });
  if (begun?.fiscalYear !== undefined && begun.fiscalYear !== null) return stage("続き", begun.fiscalYear);
  const changed = rowOf(fiscalYear - 1)?.state === "締め済";
  return changed && today < firstChangeDay(fiscalYear) ? stage("追加", fiscalYear - 1) : stage("更新", fiscalYear);
}

/** A year is changed in its last month, or later. */
export const firstChangeDay = (fiscalYear: number): Day => `${fiscalYear + 1}-03-01`;

/** Throws OfficeError where it is too early. What was begun is always finished. */
export function checkTime({ step, from, to }: Stage, today: Day): void {
  if (step !== "更新" || today >= firstChangeDay(from)) return;
  throw new OfficeError(
    `${fiscalYearName(from, today)}の年度更新は、まだできません`,
    { sheet: years.name, key: String(from) },
    `${wareki(firstChangeDay(from))}からできます。いまは「年度更新の下調べ」で、${fiscalYearName(to, today)}に何がどうなるかを見られます`,
  );
}

/** What staff must know who change the year before it is over; "" afterwards. */
export function earlyNote({ step, from, to }: Stage, today: Day): string {
  if (step !== "更新" || today > lastDay(from)) return "";
  return `※ まだ${fiscalYearName(from, today)}の途中です。これから届く申込みは、${wareki(lastDay(from))}までのものも、${fiscalYearName(to, today)}の申込みになります。`;
}
