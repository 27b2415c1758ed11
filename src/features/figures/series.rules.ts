/** 指標 as dated series: what each figure was on which day, and how it changed (R35, A20). Pure. */
import type { Day } from "../../core/calendar.ts";
import { CLINICS, type Indicator } from "../../tables/years.ts";

export interface Point {
  readonly asOf: Day;
  readonly value: number;
  /** Since the point before; undefined for the first. */
  readonly change: number | undefined;
  readonly unit: string;
  readonly term: string;
  readonly source: string;
}

export interface Series {
  readonly name: string;
  /** Oldest first; one a day. */
  readonly points: readonly Point[];
  /** Why rows are left out. */
  readonly faults: readonly string[];
}

/** 在宅療養支援診療所 first, also where it has no row; then others as they stand in the sheet. */
export function seriesOf(indicators: readonly Indicator[], today: Day): Series[] {
  const names = [CLINICS, ...indicators.map(({ name }) => name).filter((name) => name !== "" && name !== CLINICS)];
  return [...new Set(names)].map((name) => {
    const rows = indicators.filter((row) => row.name === name).sort((a, b) => (a.asOf < b.asOf ? -1 : 1));
    const fit = rows.filter((row) => faultOf(row, rows, today) === "");
    const days = [...new Set(fit.map(({ asOf }) => asOf))];
    const values = days.map((day) => fit.find(({ asOf }) => asOf === day)).filter((row) => row !== undefined);
    return {
      name,
      points: values.map((row, index) => pointOf(row, values[index - 1])),
      faults: rows.map((row) => faultOf(row, rows, today)).filter((fault) => fault !== ""),
    };
  });
}

function faultOf({ indicatorId, asOf, value }: Indicator, rows: readonly Indicator[], today: Day): string {
  if (asOf === "") return `${indicatorId}：基準日が空なので、載せていません`;
  if (value === null) return `${indicatorId}：値が空なので、載せていません`;
  if (asOf > today) return `${indicatorId}：基準日がまだ来ていないので、載せていません`;
  const other = rows.find((row) => row.asOf === asOf && row.value !== null && row.value !== value);
  return other ? `${indicatorId}：${other.indicatorId} と同じ基準日で値が違うので、どちらも載せていません` : "";
}

function pointOf({ asOf, value, unit, term, source }: Indicator, before: Indicator | undefined): Point {
  const now = value ?? 0;
  return { asOf, value: now, change: before ? now - (before.value ?? 0) : undefined, unit, term, source };
}
