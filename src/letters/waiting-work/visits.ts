/** Work around the visit: days that are not fixed, words of both sides that wait, reports that are late. Pure. */
import { isBeyondReminders } from "../../core/reminders.ts";
import type { Table } from "../../core/table.ts";
import { reportDueOn, remindingOf } from "../../settings/terms.ts";
import type { Case } from "../../tables/cases.ts";
import { instructorReports, traineeReports, type InstructorReport, type TraineeReport } from "../../tables/reports.ts";
import { clearanceOf } from "../../tables/shown-text.ts";
import { SIDES } from "../../tables/words.ts";
import { lateArrangements } from "../arrangement.ts";
import { isProven } from "../certificate.ts";
import { owesReport } from "../report-reminder.ts";
import { work, type Work, type WorkDesk } from "./work.ts";

export const visitWork = (desk: WorkDesk): Work[] => [...dayWork(desk), ...reportWork(desk), ...afterwards(desk)];

const held = <R extends { state: string }>(rows: readonly R[], idOf: (row: R) => string): string[] =>
  rows.filter((row) => row.state === "保留").map(idOf);
const casesWhere = ({ cases }: WorkDesk, wanted: (row: Case) => boolean): string[] =>
  cases.filter(wanted).map((row) => row.caseId);

function dayWork(desk: WorkDesk): Work[] {
  return [
    work(
      "replies",
      "回答（保留）",
      held(desk.replies, (row) => row.replyId),
      verdictAt("回答"),
    ),
    work(
      "schedules",
      "日程の連絡（保留）",
      held(desk.schedules, (row) => row.scheduleId),
      verdictAt("日程の連絡"),
    ),
    work(
      "undated",
      "催促しても実施日が決まらない案件",
      undated(desk),
      "両者に電話などで確かめ、「受付 > 代理入力」で日程連絡書を入れるか、「マッチング > 決定を取り消す」",
    ),
  ];
}

function reportWork(desk: WorkDesk): Work[] {
  const { instructorReports: hosts, traineeReports: trainees } = desk;
  return [
    work(
      "instructorReports",
      "実施報告（保留）",
      held(hosts, (row) => row.reportId),
      verdictAt("実施報告"),
    ),
    work(
      "traineeReports",
      "受講報告（保留）",
      held(trainees, (row) => row.reportId),
      verdictAt("受講報告"),
    ),
    work(
      "owing",
      "催促しても報告のない案件",
      casesWhere(desk, (row) => isOwing(desk, row)),
      OWING,
    ),
    work("suspicious", "患者情報の疑いのある報告", suspicious(desk), SUSPICIOUS),
  ];
}

function afterwards(desk: WorkDesk): Work[] {
  return [
    work(
      "certificates",
      "受講証明書を起こしていない受講",
      casesWhere(desk, (row) => isUncertified(desk, row)),
      CERTIFICATES,
    ),
    work(
      "followUps",
      "受講後の状況（保留）",
      held(desk.followUps, (row) => row.followUpId),
      verdictAt("受講後の状況"),
    ),
  ];
}

const verdictAt = (sheet: string): string => `${sheet}シートの「状態の理由」を見て、「処理」を選びます`;
const OWING =
  "電話などで確かめ、「受付 > 代理入力」で報告書を入れます。事情があるときは、マッチングシートの「催促を止める」を付けます";
const SUSPICIOUS = "実施報告シートか受講報告シートの「患者情報の疑い」を見て、文を直すか、「患者情報の確認」を選びます";
const CERTIFICATES = "「報告 > 受講証明書を起こす」";

/** As the reminders count it: once a visit was put off, anew. Whoever stopped the reminders knows of it. */
const undated = (desk: WorkDesk): string[] =>
  lateArrangements(desk)
    .filter(({ row, spent }) => spent && !row.remindersOff)
    .map(({ row }) => row.caseId);

/** Whoever stopped the reminders knows of it here as well. */
function isOwing({ settings, today }: WorkDesk, row: Case): boolean {
  const due = reportDueOn(settings, row.visitOn);
  if (due === "" || row.remindersOff || !SIDES.some((side) => owesReport(row, side))) return false;
  return isBeyondReminders(due, remindingOf(settings), today);
}

function suspicious(desk: WorkDesk): string[] {
  const unclear = (table: Table, rows: readonly (InstructorReport | TraineeReport)[]): string[] =>
    rows
      .filter((row) => row.state !== "取下げ" && row.traces !== "" && clearanceOf(table, row) === "")
      .map((row) => row.reportId);
  return [...unclear(instructorReports, desk.instructorReports), ...unclear(traineeReports, desk.traineeReports)];
}

const isUncertified = ({ notices }: WorkDesk, row: Case): boolean =>
  isProven(row) &&
  !notices.some(
    ({ letter, subjectId, state }) => letter === "受講証明書" && subjectId === row.caseId && state !== "取消",
  );
