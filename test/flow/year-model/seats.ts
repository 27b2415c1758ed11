/** No seat over its limit, and nobody twice a year without the count of 1 January: what a decision and a day may not do. */
import type { Memory, Row } from "./scene.ts";
import { textOf } from "./scene.ts";
import { byKey, grouped, isLive, rowsIn, seatOf, visitOf, type View } from "./view.ts";

export const seatFaults = (before: View, after: View, memory: Memory): string[] => [
  ...overYear(after, memory),
  ...decidedOver(before, after, memory),
  ...agreedOver(before, after, memory),
  ...twice(before, after),
];

const yearOf = (row: Row): string => `${textOf(row, "指導医番号")}/${textOf(row, "年度")}`;

function limitsOf(view: View): Map<string, { year: number; month: number; atOnce: number }> {
  const number = (row: Row, header: string, blank: number): number =>
    row[header] === "" ? blank : Number(row[header]);
  return new Map(
    rowsIn(view, "年度委嘱").map((row) => [
      yearOf(row),
      {
        year: number(row, "年上限", Infinity),
        month: number(row, "月上限", Infinity),
        atOnce: number(row, "同時受入人数", 1),
      },
    ]),
  );
}

/** Limits that a person lowered, or a case that a person let through, are that person's business. */
const isExcused = (memory: Memory, row: Row): boolean =>
  memory.excused.has(textOf(row, "指導医番号")) || memory.excused.has(textOf(row, "案件番号"));

function overYear(after: View, memory: Memory): string[] {
  const limits = limitsOf(after);
  return [...grouped(rowsIn(after, "マッチング").filter(isLive), yearOf)].flatMap(([key, rows]) => {
    const most = limits.get(key)?.year ?? 0;
    return rows.length <= most || rows.some((row) => isExcused(memory, row))
      ? []
      : [`${key}: 年上限${most}に${rows.length}件`];
  });
}

const newly = (before: View, after: View, is: (was: Row | undefined, now: Row) => boolean): Row[] => {
  const was = byKey(rowsIn(before, "マッチング"));
  return rowsIn(after, "マッチング").filter((row) => is(was.get(textOf(row, "案件番号")), row));
};

function decidedOver(before: View, after: View, memory: Memory): string[] {
  const limits = limitsOf(after);
  const live = rowsIn(after, "マッチング").filter(isLive);
  return newly(before, after, (was, now) => isLive(now) && !isLive(was)).flatMap((row) => {
    if (isExcused(memory, row)) return [];
    const key = textOf(row, "案件番号");
    const limit = limits.get(yearOf(row));
    const mine = live.filter((each) => yearOf(each) === yearOf(row)).map(seatOf);
    const at = seatOf(row);
    const month = mine.filter((each) => each.slice(0, 7) === at.slice(0, 7)).length;
    const half = mine.filter((each) => each === at).length;
    return [
      ...(limit ? [] : [`${key}: 承諾のない指導医に決定`]),
      ...(limit && month > limit.month ? [`${key}: ${at}で月上限${limit.month}に${month}件`] : []),
      ...(limit && half > limit.atOnce ? [`${key}: ${at}で同時${limit.atOnce}に${half}件`] : []),
    ];
  });
}

/** A day that both agreed on by the Form. What a report says happened is a fact, and no agreement. */
function agreedOver(before: View, after: View, memory: Memory): string[] {
  const limits = limitsOf(after);
  const agreed = rowsIn(after, "マッチング").filter((row) => isLive(row) && visitOf(row) !== "");
  const moved = newly(
    before,
    after,
    (was, now) => now["状態"] === "日程確定" && (!was || seatOf(was) !== seatOf(now) || visitOf(was) === ""),
  );
  return moved.flatMap((row) => {
    if (isExcused(memory, row)) return [];
    const limit = limits.get(yearOf(row));
    const mine = agreed.filter((each) => yearOf(each) === yearOf(row)).map(seatOf);
    const at = seatOf(row);
    const month = mine.filter((each) => each.slice(0, 7) === at.slice(0, 7)).length;
    const half = mine.filter((each) => each === at).length;
    return !limit || (month <= limit.month && half <= limit.atOnce)
      ? []
      : [`${textOf(row, "案件番号")}: 合意した${at}で月${month}件、同時${half}件`];
  });
}

/** The fiscal year of the day on which the training is, the application's own until that day is known (A11). */
function trainedIn(row: Row): string {
  const [year = 0, month = 0] = visitOf(row).split("-").map(Number);
  return year === 0 ? textOf(row, "年度") : String(month <= 3 ? year - 1 : year);
}

/**
 * R39, R40: a second live case of a person with its training in the same year needs a count that lets it, and room in the
 * planned number.
 */
function twice(before: View, after: View): string[] {
  const person = new Map(rowsIn(after, "申込者").map((row) => [textOf(row, "受付番号"), textOf(row, "人物番号")]));
  const live = rowsIn(after, "マッチング").filter(isLive);
  const of = (row: Row): string => `${person.get(textOf(row, "受付番号")) ?? ""}/${trainedIn(row)}`;
  const decided = newly(before, after, (was, now) => isLive(now) && !isLive(was));
  return decided.flatMap((row) => {
    const others = live.filter((each) => of(each) === of(row));
    if (others.length < 2) return [];
    const counts = rowsIn(after, "年次判定").filter((each) => each["年度"] === row["年度"]);
    const newest = counts.reduce<Row | undefined>(
      (last, each) => (last && turn(last) > turn(each) ? last : each),
      undefined,
    );
    const held = live.filter((each) => each["年度"] === row["年度"]).length;
    const allowed = newest?.["結果"] === "適用する" && held <= Number(newest["実施予定数"]);
    return allowed ? [] : [`${of(row)}: 同じ年度に${others.length}件（判定 ${textOf(newest, "結果")}、全${held}件）`];
  });
}

const turn = (row: Row): number => Number(/^判-\d+-(\d+)$/.exec(textOf(row, "判定番号"))?.[1] ?? 1);
