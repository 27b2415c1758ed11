/** Counting, and days as the files write them. */
export type Counts = Record<string, number>;
/** A row by header; days as "2018-07-05", moments as "2018-07-05 09:30". */
export type Line = ReadonlyMap<string, string>;
export type Sheets = (name: string) => readonly Line[];

export const text = (line: Line | undefined, header: string): string => line?.get(header) ?? "";
export const number = (line: Line | undefined, header: string): number => Number(text(line, header) || 0);
export const column = (lines: readonly Line[], header: string): string[] => lines.map((line) => text(line, header));
export const distinct = (values: readonly string[]): number => new Set(values.filter((value) => value !== "")).size;

export function tally(values: readonly string[]): Counts {
  const counts: Counts = {};
  for (const value of values) if (value !== "") counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

export const counted = (lines: readonly Line[], header: string): Counts => tally(column(lines, header));

/** 平成30年7月5日 and 令和元年5月7日 to 2018-07-05 and 2019-05-07. */
export function western(day: string): string {
  const found = /(平成|令和)(元|\d+)年(\d+)月(\d+)日/.exec(day);
  if (!found) return "";
  const [, era = "", year = "", month = "", date = ""] = found;
  const first = era === "平成" ? 1988 : 2018;
  return [first + (year === "元" ? 1 : Number(year)), month, date]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}

/** The fiscal year of a day: from April on. */
export const fiscalYear = (day: string): number => Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < 4 ? 1 : 0);
