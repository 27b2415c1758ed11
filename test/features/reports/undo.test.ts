/** 報告を差し戻す: on which day the case stands once a report is taken back. */
import { expect, test } from "vitest";
import { blankRow } from "../../../src/core/table.ts";
import { planUndo } from "../../../src/features/reports/undo.rules.ts";
import type { Case } from "../../../src/tables/cases.ts";
import type { Schedule } from "../../../src/tables/messages.ts";
import {
  instructorReports,
  traineeReports,
  type InstructorReport,
  type TraineeReport,
} from "../../../src/tables/reports.ts";
import { CASE, decided, said } from "../schedule/books.ts";

const AGREED = said(1, { state: "反映済", visitOn: "2018-06-01", half: "午後", from: "14:00" });
const stands = { caseId: CASE, state: "反映済", from: "9:30" } as const;
const host = (values: Partial<InstructorReport> = {}) =>
  blankRow(instructorReports, { ...stands, reportId: "実報-1", visitedOn: "2018-06-08", ...values });
const trainee = (values: Partial<TraineeReport> = {}) =>
  blankRow(traineeReports, { ...stands, reportId: "受報-1", visitedOn: "2018-06-01", ...values });

/** The day, half and start of the case once the instructor's report is taken back, and its state. */
function without(reports: readonly TraineeReport[], schedules: readonly Schedule[], match: Partial<Case> = {}) {
  const row = decided(1, {
    ...{ state: "実施済", visitOn: "2018-06-08", visitHalf: "午前", visitFrom: "9:30" },
    ...{ instructorReportedOn: "2018-06-12", traineeReportedOn: "2018-06-12", ...match },
  });
  const desk = {
    ...{ today: "2018-06-13", user: "u", gate: "両方の報告書", claims: [], notices: [], schedules },
    ...{ cases: [row], rows: { 指導医: [host()], 受講者: reports } },
  };
  const { days, steps } = planUndo(desk, "指導医", ["実報-1"], "別の研修の報告");
  const after = {
    ...row,
    ...days[0]?.values,
    ...steps.flat().reduce((now, { values }) => ({ ...now, ...values }), {}),
  };
  expect(after.instructorReportedOn).toBe("");
  return [after.state, after.visitOn, after.visitHalf, after.visitFrom, after.traineeReportedOn];
}

test.each([
  ["決まった日の報告が残れば、決まった日と時刻", [trainee()], [AGREED], ["実施済", "2018-06-01", "午後", "14:00"]],
  [
    "ほかの日の報告が残れば、その日と開始時刻",
    [trainee({ visitedOn: "2018-06-02", from: "13:00" })],
    [AGREED],
    ["実施済", "2018-06-02", "午後", "13:00"],
  ],
  ["日の連絡がなければ、残った報告の日", [trainee()], [], ["実施済", "2018-06-01", "午前", "9:30"]],
  [
    "残った報告も同じ日なら、その日",
    [trainee({ visitedOn: "2018-06-08", from: "10:00" })],
    [],
    ["実施済", "2018-06-08", "午前", "10:00"],
  ],
  [
    "保留の報告しかなければ、決まった日",
    [trainee({ state: "保留" })],
    [AGREED],
    ["日程確定", "2018-06-01", "午後", "14:00"],
  ],
  ["ほかの案件の報告しかなければ、日なし", [trainee({ caseId: "案-2018-0002-1" })], [], ["決定", "", "", ""]],
] as const)("%sに戻る", (_, reports, schedules, expected) => {
  expect(without(reports, schedules)).toEqual([...expected, "2018-06-12"]);
});
