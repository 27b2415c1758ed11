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
import { lockOf } from "./locks.rules.ts";
import { takenSides, type CasePatch, type RowPatch } from "./outcome.rules.ts";
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
  return {
    going,
    refused,
    days: ways.map(({ row, sides }) => ({ key: row.caseId, values: daysWithout(desk, row, side, sides) })),
    steps: stepsBack(ways.map(({ row, sides }) => ({ row, to: stateWith(desk, row, sides) }))),
    rows: going.map((row) => ({
      side,
      key: row.reportId,
      values: { state: "取下げ", stateNote: `${wareki(desk.today)}に差し戻しました（${desk.user}）。理由：${reason}` },
    })),
    certificates: madeCertificates(desk.notices, affected),
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

/** The day that both agreed upon comes back where no report is left to prove another. */
function daysWithout(desk: UndoDesk, row: Case, side: Side, sides: ReadonlySet<Side>): Partial<Case> {
  const reportedOn = KINDS.find((kind) => kind.side === side)?.reportedOn;
  const received = reportedOn === undefined ? {} : { [reportedOn]: "" };
  return sides.size > 0 ? received : { ...received, ...agreedDay(desk.schedules, row.caseId) };
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

function madeCertificates(all: readonly Notice[], affected: readonly Case[]): string[] {
  const ids = new Set(affected.map(({ caseId }) => caseId));
  return all
    .filter((row) => row.letter === "受講証明書" && ids.has(row.subjectId) && row.state !== "取消")
    .filter((row) => row.fileId !== "" || row.documentNumber !== "")
    .map(({ noticeId }) => noticeId);
}
