/** The day of receipt that a report gives its case: what is paid is fixed on it (確定日). */
import { expect, test } from "vitest";
import { blankRow } from "../../../src/core/table.ts";
import { caseDays } from "../../../src/features/reports/outcome.rules.ts";
import type { Taking } from "../../../src/features/reports/reflect.rules.ts";
import { KINDS } from "../../../src/features/reports/sides.rules.ts";
import { cases, type Case } from "../../../src/tables/cases.ts";
import { traineeReports, type TraineeReport } from "../../../src/tables/reports.ts";

const kind = KINDS.find(({ side }) => side === "受講者")!;
const reportOf = (n: number, values: Partial<TraineeReport> = {}): TraineeReport =>
  blankRow(traineeReports, {
    reportId: `受報-${n}`,
    receivedAt: `2019-04-0${n} 10:00:00`,
    visitedOn: "2019-03-20",
    ...values,
  });
const matchOf = (values: Partial<Case> = {}): Case =>
  blankRow(cases, { caseId: "案-1", visitOn: "2019-03-20", ...values });
const taking = (match: Case, row: TraineeReport, replaces?: TraineeReport): Taking => ({
  ...{ is: "taken", kind, row, match, byStaff: replaces !== undefined, letThrough: [], replaces },
});
const receivedOn = (...takings: readonly Taking[]): unknown => caseDays(takings, "2019-04-25")[0]?.values;

test("初めての報告は、受け付けた日である", () => {
  expect(receivedOn(taking(matchOf(), reportOf(1)))).toEqual({ traineeReportedOn: "2019-04-01" });
});

test("差し替えても、初めに受理した日のままである", () => {
  const match = matchOf({ traineeReportedOn: "2019-04-01" });
  expect(receivedOn(taking(match, reportOf(2), reportOf(1)))).toEqual({ traineeReportedOn: "2019-04-01" });
});

test("一度に二つを反映しても、初めのものの日である", () => {
  const match = matchOf();
  const both = [taking(match, reportOf(1)), taking(match, reportOf(2), reportOf(1))];
  expect(receivedOn(...both)).toEqual({ traineeReportedOn: "2019-04-01" });
});

test("前の報告を取り下げたところで止まった差し替えも、続きで日を変えない", () => {
  const match = matchOf({ traineeReportedOn: "2019-04-01" });
  const cutOff = reportOf(2, { stateNote: "案件 案-1 に反映しました（職員の判断）\n・この案件には、もうあります" });
  expect(receivedOn({ ...taking(match, cutOff), byStaff: true })).toEqual({ traineeReportedOn: "2019-04-01" });
});

test("差し替えでなければ、残っていた日は改まる", () => {
  const match = matchOf({ traineeReportedOn: "2019-04-01" });
  expect(receivedOn(taking(match, reportOf(2)))).toEqual({ traineeReportedOn: "2019-04-02" });
});
