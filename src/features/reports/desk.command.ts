/** What the rounds and commands about reports read: each sheet once, and most only where something is to be done. */
import type { Context } from "../../platform/entry.ts";
import { readJournal } from "../../platform/job.ts";
import { settingValues, type SettingValues } from "../../settings.ts";
import { applicants } from "../../tables/applicants.ts";
import { cases, type Case } from "../../tables/cases.ts";
import { settingRows } from "../../tables/desk.ts";
import { instructors } from "../../tables/instructors.ts";
import { claims } from "../../tables/payments.ts";
import { instructorReports, traineeReports } from "../../tables/reports.ts";
import type { ReportDesk } from "./reflect.rules.ts";
import type { Parties, ReportRows } from "./sides.rules.ts";

/** One bad cell elsewhere must not keep reports out. */
export const LENIENT = { lenient: true } as const;

/** A workbook of an older version has the sheets only after 初期設定. */
export const hasSheets = ({ book }: Context): boolean => book.getSheetByName(instructorReports.name) !== null;

export const readReports = ({ rows }: Context): ReportRows => ({
  指導医: rows.read(instructorReports, LENIENT),
  受講者: rows.read(traineeReports, LENIENT),
});

export const readSettings = ({ rows }: Context): SettingValues => settingValues(rows.read(settingRows, LENIENT));

export function partiesFinder({ rows }: Context): (match: Case) => Parties {
  const people = new Map(rows.read(applicants, LENIENT).map((row) => [row.applicationId, row]));
  const hosts = new Map(rows.read(instructors, LENIENT).map((row) => [row.instructorId, row]));
  return ({ applicationId, instructorId }) => ({
    applicant: people.get(applicationId),
    instructor: hosts.get(instructorId),
  });
}

export function readDesk(context: Context, reports: ReportRows): ReportDesk {
  const { rows, today } = context;
  return {
    today,
    rows: reports,
    cases: rows.read(cases, LENIENT),
    claims: rows.read(claims, LENIENT),
    partiesOf: partiesFinder(context),
  };
}

/** 通知番号 of letters that a run is making at this moment, or has begun and not settled. */
export function inHand(): ReadonlySet<string> {
  const journal = readJournal<{ readonly entries?: readonly { readonly noticeId?: string }[] }>();
  return new Set((journal?.entries ?? []).flatMap(({ noticeId }) => noticeId ?? []));
}
