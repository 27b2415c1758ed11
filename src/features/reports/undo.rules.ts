/**
 * 報告を差し戻す: a report that was taken in by mistake is taken back, and its case goes back as far as the reports that are
 * left allow; nothing goes back once money is under way. Pure.
 */
import { wareki, type Day } from "../../core/calendar.ts";
import type { Case, CaseState } from "../../tables/cases.ts";
import type { Schedule } from "../../tables/messages.ts";
import type { Notice } from "../../tables/notices.ts";
import type { Claim } from "../../tables/payments.ts";
import type { Side } from "../../tables/words.ts";
import { madeCertificates } from "./certificates.rules.ts";
import { lockOf } from "./locks.rules.ts";
import { reportedVisit, takenSides, type CasePatch, type RowPatch } from "./outcome.rules.ts";
import { isReported, walked } from "./progress.rules.ts";
import { KINDS, type ReportRow, type ReportRows } from "./sides.rules.ts";

export interface UndoDesk {
  readonly today: Day;
  readonly user: string;
  readonly gate: string;
  readonly cases: readonly Case[];
  readonly rows: ReportRows;
  readonly claims: readonly Claim[];
  readonly schedules: readonly Schedule[];
  readonly notices: readonly Notice[];
}

export interface Refused {
  readonly key: string;
  readonly why: string;
}

export interface UndoPlan {
  readonly going: readonly ReportRow[];
  readonly refused: readonly Refused[];
  /** Days of cases, then their states step by step, and last the rows. */
  readonly days: readonly CasePatch[];
  readonly steps: readonly (readonly CasePatch[])[];
  readonly rows: readonly RowPatch[];
  /** 通知番号 of certificates that were made already. */
  readonly certificates: readonly string[];
}

export function planUndo(desk: UndoDesk, side: Side, keys: readonly string[], reason: string): UndoPlan {
  const byId = new Map(desk.rows[side].map((row) => [row.reportId, row]));
  const going: ReportRow[] = [];
  const refused: Refused[] = [];
  for (const key of keys) {
    const row = byId.get(key);
    const why = row ? whyNot(desk, row) : "行がありません";
    if (row && why === "") going.push(row);
    else refused.push({ key, why });
  }
  const left = withoutThese(desk.rows, going);
  const taken = takenSides(left, []);
  const affected = desk.cases.filter(({ caseId }) => going.some((row) => row.caseId === caseId));
  const ways = affected.map((row) => ({ row, sides: taken.get(row.caseId) ?? new Set<Side>() }));
  const daysOf = ({ caseId }: Case): Partial<Case> => ({
    ...receivedOn(side),
    ...dayWithout(desk.schedules, left, caseId),
  });
  return {
    going,
    refused,
    days: affected.map((row) => ({ key: row.caseId, values: daysOf(row) })),
    steps: stepsBack(ways.map(({ row, sides }) => ({ row, to: stateWith(desk, row, sides) }))),
    rows: going.map((row) => ({
      side,
      key: row.reportId,
      values: { state: "取下げ", stateNote: `${wareki(desk.today)}に差し戻しました（${desk.user}）。理由：${reason}` },
    })),
    certificates: madeCertificates(
      desk.notices,
      affected.map(({ caseId }) => caseId),
    ),
  };
}

function whyNot(desk: UndoDesk, row: ReportRow): string {
  if (row.state !== "反映済") return `状態が「${row.state}」です。差し戻せるのは「反映済」の報告です`;
  const match = desk.cases.find(({ caseId }) => caseId === row.caseId);
  return match ? lockOf(match, desk.claims) : "";
}

function withoutThese(rows: ReportRows, going: readonly ReportRow[]): ReportRows {
  const gone = new Set(going.map(({ reportId }) => reportId));
  const kept = (side: Side): ReportRow[] => rows[side].filter(({ reportId }) => !gone.has(reportId));
  return { 指導医: kept("指導医"), 受講者: kept("受講者") };
}

/** Nothing of that side is taken in any more. */
function receivedOn(side: Side): Partial<Case> {
  const reportedOn = KINDS.find((kind) => kind.side === side)?.reportedOn;
  return reportedOn === undefined ? {} : { [reportedOn]: "" };
}

/** As if only what is left had ever come: the day that both agreed upon, unless a report that stands proves another. */
function dayWithout(schedules: readonly Schedule[], left: ReportRows, caseId: string): Partial<Case> {
  const agreed = agreedDay(schedules, caseId);
  const stands = KINDS.flatMap(({ side }) => left[side]).find((row) => row.state === "反映済" && row.caseId === caseId);
  return stands && stands.visitedOn !== agreed.visitOn ? reportedVisit(stands) : agreed;
}

/** As 日程の連絡 last said it; blank where it was never agreed, or put off since. */
export function agreedDay(
  schedules: readonly Schedule[],
  caseId: string,
): Pick<Case, "visitOn" | "visitHalf" | "visitFrom"> {
  const said = schedules.filter((row) => row.caseId === caseId && row.state === "反映済");
  const last = said.reduce<Schedule | undefined>((a, b) => (a && orderOf(a) > orderOf(b) ? a : b), undefined);
  const stands = last?.kind === "日程が決まった" || last?.kind === "日程が変わった";
  return stands
    ? { visitOn: last.visitOn, visitHalf: last.half, visitFrom: last.from }
    : { visitOn: "", visitHalf: "", visitFrom: "" };
}

const orderOf = ({ receivedAt, scheduleId }: Schedule): string => `${receivedAt} ${scheduleId}`;

function stateWith(desk: UndoDesk, row: Case, sides: ReadonlySet<Side>): CaseState {
  if (sides.size > 0) return isReported(sides, desk.gate) ? "報告済" : "実施済";
  return agreedDay(desk.schedules, row.caseId).visitOn === "" ? "決定" : "日程確定";
}

/** 報告済 goes back through 実施済, as the table of moves demands. */
function stepsBack(ways: readonly { readonly row: Case; readonly to: CaseState }[]): CasePatch[][] {
  const steps = ways.map(({ row, to }) => ({ key: row.caseId, way: wayBack(row.state, to) }));
  return [0, 1].map((turn) =>
    steps.flatMap(({ key, way }) => {
      const state = way[turn];
      return state === undefined ? [] : [{ key, values: { state } }];
    }),
  );
}

function wayBack(from: Case["state"], to: CaseState): CaseState[] {
  const way: CaseState[] = from === "報告済" && to !== "実施済" ? ["実施済", to] : [to];
  return from === to ? [] : walked(from, way);
}
