/** What intake reads before it decides, and the order in which it writes. */
import type { Row, Table } from "../../core/table.ts";
import { acceptance, application, questionsFor, type KeyedForm } from "../../forms/index.ts";
import type { Context } from "../../platform/entry.ts";
import { formAddresses } from "../../platform/forms.ts";
import type { ReadOptions } from "../../platform/rows.ts";
import { writeState, yearOpened } from "../../platform/state.ts";
import { settingValues, type SettingValues } from "../../settings.ts";
import { applicants } from "../../tables/applicants.ts";
import { cases } from "../../tables/cases.ts";
import { settingRows } from "../../tables/desk.ts";
import { appointments, instructors, openings } from "../../tables/instructors.ts";
import { notices } from "../../tables/notices.ts";
import { yearException } from "../../tables/year-exception.ts";
import { snapshots } from "../../tables/years.ts";
import type { AcceptanceDesk, AcceptancePlan } from "./acceptance.rules.ts";
import type { ApplicationDesk, ApplicationPlan } from "./application.rules.ts";
import type { OpenYear } from "./arrival.rules.ts";
import { tableOf, type KeyedDesk } from "./keyed.rules.ts";
import type { StandingRules } from "./standing.rules.ts";

/** One bad cell somewhere must not keep applications out. */
const LENIENT: ReadOptions = { lenient: true };

export function readSettings({ rows }: Pick<Context, "rows">): SettingValues {
  return settingValues(rows.read(settingRows, LENIENT));
}

/** R39 applies to everybody in years without an exception (R40). A workbook of an older version knows of none. */
export function standingRules({ rows }: Context): StandingRules {
  const counted = rows.read(snapshots, { ...LENIENT, absent: true });
  const register = rows.read(cases, LENIENT);
  const years = [...new Set(counted.flatMap((row) => row.fiscalYear ?? []))];
  const exceptions = years.flatMap((year) => {
    const exception = yearException(year, counted, register);
    return exception ? [[year, exception] as const] : [];
  });
  return { city: readSettings({ rows }).need("city"), exceptions: new Map(exceptions) };
}

/** The year's change notes when it was; one that a broken-off change has yet to open is not open. */
function openYear(settings: SettingValues): OpenYear {
  const fiscalYear = settings.need("fiscalYear") ?? 0;
  const opened = yearOpened();
  return opened?.fiscalYear === fiscalYear ? { fiscalYear, openedAt: opened.at } : { fiscalYear };
}

export function applicationDesk(context: Context, settings: SettingValues): ApplicationDesk {
  return {
    ...openYear(settings),
    questions: questionsFor(application, settings),
    applicants: context.rows.read(applicants, LENIENT),
    cases: context.rows.read(cases, LENIENT),
    notices: context.rows.read(notices, LENIENT),
    rules: standingRules(context),
    user: context.user,
  };
}

export function acceptanceDesk(context: Context, settings: SettingValues): AcceptanceDesk {
  return {
    ...openYear(settings),
    questions: questionsFor(acceptance, settings),
    requests: context.rows
      .read(notices, LENIENT)
      .filter((row) => row.letter === "就任・受入依頼" && row.issuedOn !== "" && row.state !== "取消"),
    instructors: context.rows.read(instructors, LENIENT),
    appointments: context.rows.read(appointments, LENIENT),
    openings: context.rows.read(openings, LENIENT),
  };
}

export function keyedDesk(context: Context, settings: SettingValues, form: KeyedForm): KeyedDesk {
  const { rows, today } = context;
  return {
    form,
    questions: questionsFor(form, settings),
    rows: rows.read<Table>(tableOf(form), LENIENT),
    secret: formAddresses().secret,
    book: {
      today,
      settings,
      fiscalYear: settings.need("fiscalYear") ?? 0,
      cases: rows.read(cases, LENIENT),
      applicants: rows.read(applicants, LENIENT),
    },
  };
}

export function writeKeyed(context: Context, form: KeyedForm, rows: readonly Row<Table>[]): void {
  context.rows.append<Table>(tableOf(form), rows);
}

/**
 * The queue is woken first, then acknowledgements, then earlier rows, and the new rows last: a row of 申込者 is what says
 * that a response is in. A run cut off anywhere before it does all of it again, under the same keys.
 */
export function writeApplications(context: Context, plan: ApplicationPlan): void {
  if (plan.applicants.length === 0) return;
  writeState("due", "0");
  context.rows.append(notices, plan.notices);
  context.rows.update(applicants, plan.changes);
  context.rows.append(applicants, plan.applicants);
}

/** Dates first; the row of 年度委嘱 says that the response is in. */
export function writeAcceptances(context: Context, plan: AcceptancePlan): void {
  context.rows.append(openings, plan.openings);
  context.rows.append(appointments, plan.appointments);
}
