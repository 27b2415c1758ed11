/**
 * 1月1日の判定 (R40, A10): what was decided and done as of a day, against 実施予定数. What the register says today tells what
 * it said then, so it may be counted afterwards. Pure.
 */
import { wareki, type Day, type Moment } from "../../core/calendar.ts";
import { OfficeError } from "../../core/errors.ts";
import { blankRow } from "../../core/table.ts";
import { settings as declared } from "../../settings.ts";
import { DONE_STATES, LIVE_STATES, type Case, type CaseState } from "../../tables/cases.ts";
import { newestSnapshot, snapshotIdOf, snapshots, turnOf, type Snapshot } from "../../tables/years.ts";

/** R40 names this day. */
export const snapshotDay = (fiscalYear: number): Day => `${fiscalYear + 1}-01-01`;
/** Afterwards the year is over, and nothing would follow from a count. */
export const lastSnapshotDay = (fiscalYear: number): Day => `${fiscalYear + 1}-03-31`;

export interface Counts {
  /** Decided, and not done yet. */
  readonly decided: number;
  readonly done: number;
}

/** As of 0:00 of a day. */
export function countAsOf(cases: readonly Case[], fiscalYear: number, asOf: Day): Counts {
  const live = cases.filter((row) => row.fiscalYear === fiscalYear && wasLive(row, asOf));
  const done = live.filter((row) => wasDone(row, asOf)).length;
  return { decided: live.length - done, done };
}

const isAmong = (states: readonly CaseState[], { state }: Case): boolean => state !== "" && states.includes(state);

/** Decided before the day, and not cancelled before it: one that was cancelled later counted then. */
function wasLive(row: Case, asOf: Day): boolean {
  if (row.decidedAt.slice(0, 10) >= asOf) return false;
  return (
    isAmong(LIVE_STATES, row) || (row.state === "取消" && row.decidedAt !== "" && row.endedAt.slice(0, 10) >= asOf)
  );
}

/** A visit before the day that took place: of one that was cancelled since, a report tells. */
function wasDone(row: Case, asOf: Day): boolean {
  if (row.visitOn === "" || row.visitOn >= asOf) return false;
  return isAmong(DONE_STATES, row) || (row.state === "取消" && row.instructorReportedOn + row.traineeReportedOn !== "");
}

export interface Taking {
  readonly fiscalYear: number;
  readonly asOf: Day;
  readonly planned: number;
  readonly cases: readonly Case[];
  readonly snapshots: readonly Snapshot[];
  readonly at: Moment;
  readonly user: string;
  /** Why another day was chosen, or why it is counted once more; "" for the first count as of 1 January. */
  readonly reason: string;
}

/** The row of a count; counted once more, it stands beside the first, which is kept. */
export function takeSnapshot({ fiscalYear, asOf, planned, cases, at, user, reason, ...rest }: Taking): Snapshot {
  const counts = countAsOf(cases, fiscalYear, asOf);
  const sum = counts.decided + counts.done;
  const before = newestSnapshot(rest.snapshots, fiscalYear);
  return blankRow(snapshots, {
    ...{ fiscalYear, asOf, planned, ...counts, takenAt: at, takenBy: user },
    snapshotId: snapshotIdOf(fiscalYear, before ? turnOf(before) + 1 : 1),
    result: sum < planned ? "適用する" : "適用しない",
    room: Math.max(0, planned - sum),
    note: [HOW, ...(reason === "" ? [] : [`理由：${reason}`])].join("。"),
  });
}

const HOW =
  "基準日の0時に決定していて実施の前のものを決定済、実施日が基準日より前のものを実施済に数え、それまでの取消は数えていません";

/** What was found, for staff. */
export function snapshotText({ snapshotId, asOf, planned, decided, done, result, room }: Snapshot): string {
  const [first, second] = [decided ?? 0, done ?? 0];
  const found = `${wareki(asOf)}0時の決定済${first}件と実施済${second}件の合計${first + second}件は、実施予定数${planned ?? 0}件`;
  return result === "適用する"
    ? `${snapshotId}：${found}に満ちません。あと${room ?? 0}件に達するまで、初めての人の後に、2回目の申込みも選定します。`
    : `${snapshotId}：${found}に達しています。年1回の決まりを、そのまま続けます。`;
}

/** What keeps a count from being taken as of a day. Throws OfficeError. */
export function checkDayOf(asOf: Day, fiscalYear: number, today: Day): void {
  const [first, last] = [snapshotDay(fiscalYear), lastSnapshotDay(fiscalYear)];
  if (asOf < first || asOf > last)
    throw refusal(
      asOf === "" ? "基準日を日付として読めません" : `基準日 ${wareki(asOf)} は、判定の日になりません`,
      `${wareki(first)}から${wareki(last)}までの日を書いてください。空のままなら${wareki(first)}です`,
    );
  if (asOf > today)
    throw refusal(
      `基準日 ${wareki(asOf)} は、まだ来ていません`,
      asOf === first
        ? `${wareki(first)}になると、時計がひとりでに判定します`
        : `${wareki(today)}までの日を書いてください`,
    );
}

const refusal = (problem: string, remedy: string): OfficeError =>
  new OfficeError(problem, { sheet: snapshots.name }, remedy);

/** 要確認番号 of the row that asks for 実施予定数, once a year. */
export const askedIdOf = (fiscalYear: number): string => `判定/${fiscalYear}`;

/** 理由と直し方 of that row. */
export const unsetText = (fiscalYear: number): string =>
  [
    `・${wareki(snapshotDay(fiscalYear))}になりましたが、設定の「${declared.plannedVisits.name}」が空のため、1月1日の判定（R40）ができません。判定するまで、2回目の申込みは年度内受講済のままです`,
    `直し方：設定シートの「${declared.plannedVisits.name}」に値を書いてください。時計が1時間のうちに、${wareki(snapshotDay(fiscalYear))}の0時の数で判定します。すぐに判定するときは、メニュー「年度 > 1月1日の判定」を実行してください`,
  ].join("\n");

/** Whether the clock may count now: from 1 January of the year to its end. */
export const isTimeToCount = (fiscalYear: number, today: Day): boolean =>
  today >= snapshotDay(fiscalYear) && today <= lastSnapshotDay(fiscalYear);

/** Whether a day may be one of those at all: in the other nine months nothing need be read to know. */
export const isLastQuarter = (today: Day): boolean => today.slice(5) <= "03-31";
