/** For which fiscal year something is asked: the one that is open, or the coming one before it begins. Pure. */
import { fiscalYearName, parseDay, type Day } from "../../core/calendar.ts";
import { OfficeError } from "../../core/errors.ts";
import { narrow } from "../../core/text.ts";

/** From 1 January on the coming year is meant, once the open one has been asked for. */
export function defaultYear(fiscalYear: number, today: Day, isAsked: (year: number) => boolean): number {
  return today >= `${fiscalYear + 1}-01-01` && isAsked(fiscalYear) ? fiscalYear + 1 : fiscalYear;
}

export function yearQuestion(fiscalYear: number, usual: number, today: Day): string {
  const named = [fiscalYear, fiscalYear + 1].map((year) => `${year}（${fiscalYearName(year, today)}）`).join(" か ");
  return `どの年度についてですか。${named}を書いてください。空のままなら ${usual} です。`;
}

/** The year that was typed, in either calendar: 2018, 平成30年度, H30. Throws OfficeError for any but these two. */
export function yearFrom(typed: string, fiscalYear: number, usual: number): number {
  const text = narrow(typed).replace(/\s|年度?$/g, "");
  if (text === "") return usual;
  // An era may have no April (令和元年) or no December (平成31年).
  const day = /^\d{4}$/.test(text) ? `${text}-04-01` : parseDay(`${text}.4.1`) || parseDay(`${text}.12.1`);
  const year = Number(day.slice(0, 4));
  if (year === fiscalYear || year === fiscalYear + 1) return year;
  throw new OfficeError(
    `「${typed}」年度は選べません`,
    {},
    `${fiscalYear} か ${fiscalYear + 1} を書いて、もう一度実行してください。年度を替えるときは、先に設定の「年度」を替えます`,
  );
}
