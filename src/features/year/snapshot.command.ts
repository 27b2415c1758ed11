/**
 * 1月1日の判定 (R40): by the clock in the first hour of the year, or by hand afterwards. What follows for the applications
 * that were held back is done right after; until that is noted, the next round does it.
 */
import { parseDay, wareki, type Day } from "../../core/calendar.ts";
import { OfficeError } from "../../core/errors.ts";
import { blankRow } from "../../core/table.ts";
import { oneLine } from "../../core/text.ts";
import type { Context, Entry, Outcome } from "../../platform/entry.ts";
import { readState, writeState } from "../../platform/state.ts";
import { askFor, confirm } from "../../platform/ui.ts";
import { settingValues } from "../../settings.ts";
import { cases } from "../../tables/cases.ts";
import { reviews, settingRows } from "../../tables/desk.ts";
import { newestSnapshot, snapshots, type Snapshot } from "../../tables/years.ts";
import {
  askedIdOf,
  checkDayOf,
  isLastQuarter,
  isTimeToCount,
  snapshotDay,
  snapshotText,
  takeSnapshot,
  unsetText,
} from "./snapshot.rules.ts";

const operation = "1月1日の判定";
const QUIET: Outcome = { message: "", count: 0, quiet: true };
const LENIENT = { lenient: true } as const;

/** Judges every application anew (受付 > 確認と審査を反映する); handed in, since features meet only in tables. */
export type JudgeAnew = (context: Context) => Outcome;

export const snapshotRound = (judgeAnew: JudgeAnew): Entry<undefined> => ({
  operation,
  scopes: [],
  run(context) {
    const { rows, today } = context;
    if (!isLastQuarter(today) || context.book.getSheetByName(snapshots.name) === null) return QUIET;
    const values = settingValues(rows.read(settingRows, LENIENT));
    const fiscalYear = values.get("fiscalYear");
    if (fiscalYear === null || !isTimeToCount(fiscalYear, today)) return QUIET;
    const newest = newestSnapshot(rows.read(snapshots, LENIENT), fiscalYear);
    if (newest) return followUp(context, newest, judgeAnew);
    const planned = values.get("plannedVisits");
    if (planned === null) return askForNumber(context, fiscalYear);
    const taken = take(context, { fiscalYear, asOf: snapshotDay(fiscalYear), planned, reason: "" });
    return told(taken, followUp(context, taken, judgeAnew));
  },
});

interface Answer {
  readonly asOf: Day;
  readonly reason: string;
  /** The count that the person saw as the newest, "" for none. */
  readonly newest: string;
}

export const takeByHand = (judgeAnew: JudgeAnew): Entry<Answer> => ({
  operation,
  scopes: [],
  ask: askDay,
  run(context, { asOf, reason, newest }) {
    const { fiscalYear, planned } = yearOf(context);
    if ((newestSnapshot(context.rows.read(snapshots), fiscalYear)?.snapshotId ?? "") !== newest)
      throw new OfficeError(
        "確かめている間に、判定が行われました",
        { sheet: snapshots.name },
        "何も変えていません。「年次判定」シートを見てから、要るときだけ、もう一度実行してください",
      );
    checkDayOf(asOf, fiscalYear, context.today);
    const taken = take(context, { fiscalYear, asOf, planned, reason });
    return told(taken, followUp(context, taken, judgeAnew));
  },
});

function yearOf({ rows }: Context): { fiscalYear: number; planned: number } {
  const values = settingValues(rows.read(settingRows));
  // A9: without the number there is nothing to count against.
  return { fiscalYear: values.need("fiscalYear") ?? 0, planned: values.need("plannedVisits") ?? 0 };
}

function askDay(context: Context): Answer | undefined {
  const { fiscalYear, planned } = yearOf(context);
  const usual = snapshotDay(fiscalYear);
  if (context.today < usual) checkDayOf(usual, fiscalYear, context.today);
  const newest = newestSnapshot(context.rows.read(snapshots), fiscalYear);
  const typed = askFor(
    operation,
    [
      ...(newest
        ? [`すでに判定しています。\n${snapshotText(newest)}`, "取り直すときは、理由も書いていただきます。"]
        : []),
      `いつの0時の数で判定しますか。空のままなら${wareki(usual)}です（企画書の日）`,
    ].join("\n"),
  );
  if (typed === undefined) return undefined;
  const asOf = typed === "" ? usual : parseDay(typed);
  checkDayOf(asOf, fiscalYear, context.today);
  const reason = askReason(newest, asOf !== usual);
  if (reason === undefined) return undefined;
  const foreseen = takeSnapshot({ ...given(context), fiscalYear, asOf, planned, reason });
  if (!confirm(operation, `${snapshotText(foreseen)}\n\nこのとおり判定しますか。`)) return undefined;
  return { asOf, reason, newest: newest?.snapshotId ?? "" };
}

/** Two things need a reason: to count once more, and to count as of another day than R40 names. "" where neither is so. */
function askReason(newest: Snapshot | undefined, otherDay: boolean): string | undefined {
  if (!newest && !otherDay) return "";
  const what = [
    ...(newest ? [`${newest.snapshotId} を取り直す`] : []),
    ...(otherDay ? ["1月1日でない日の数にする"] : []),
  ];
  const typed = askFor(operation, `${what.join("、")}理由を書いてください（「年次判定」の備考に残ります）`);
  if (typed === undefined) return undefined;
  const reason = oneLine(typed);
  const { length } = Array.from(reason);
  if (length > 0 && length <= LONGEST) return reason;
  throw new OfficeError(
    length === 0 ? "理由が書かれていません" : `理由が長すぎます（${length}字）`,
    {},
    `判定していません。もう一度実行し、理由を${LONGEST}字までで書いてください`,
  );
}

const LONGEST = 200;

const given = ({ rows, at, user }: Context) => ({ cases: rows.read(cases), snapshots: rows.read(snapshots), at, user });

function take(
  context: Context,
  asked: { readonly fiscalYear: number; readonly asOf: Day; readonly planned: number; readonly reason: string },
): Snapshot {
  const taken = takeSnapshot({ ...given(context), ...asked });
  context.rows.append(snapshots, [taken]);
  return taken;
}

/** What a new count leads to, once: the row that asked for the number is settled, and the applications are judged anew. */
function followUp(context: Context, newest: Snapshot, judgeAnew: JudgeAnew): Outcome {
  if (readState("exceptionJudged") === newest.snapshotId) return QUIET;
  settleAsked(context, newest);
  const { message, count = 0 } = judgeAnew(context);
  writeState("exceptionJudged", newest.snapshotId);
  return { message, count };
}

const told = (taken: Snapshot, after: Outcome): Outcome => ({
  message: [snapshotText(taken), after.message].filter((part) => part !== "").join("\n"),
  count: 1,
});

/** Once a year, where staff look; the hours after it are quiet. */
function askForNumber(context: Context, fiscalYear: number): Outcome {
  const { rows, at } = context;
  const reviewId = askedIdOf(fiscalYear);
  if (rows.read(reviews, LENIENT).some((row) => row.reviewId === reviewId)) return QUIET;
  const reason = unsetText(fiscalYear);
  rows.append(reviews, [blankRow(reviews, { reviewId, foundAt: at, kind: "その他", state: "未処理", reason })]);
  return { message: reason, count: 1 };
}

function settleAsked({ rows }: Context, { fiscalYear, snapshotId }: Snapshot): void {
  const key = askedIdOf(fiscalYear ?? 0);
  const open = rows.read(reviews, LENIENT).some((row) => row.reviewId === key && row.state === "未処理");
  if (open) rows.update(reviews, [{ key, values: { state: "取込済", reason: `${snapshotId} として判定しました` } }]);
}
