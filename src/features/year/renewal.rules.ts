/**
 * 年度更新 as a plan: what is expired, carried over, copied, emptied, closed and opened. 下調べ shows the very plan that the
 * change performs; what was done already is left out of it, so that a change that was cut off is finished and a second one
 * finds nothing. Pure.
 */
import { wareki, type Day, type Moment } from "../../core/calendar.ts";
import { OfficeError } from "../../core/errors.ts";
import { blankRow, type Patch } from "../../core/table.ts";
import { settings as declared, type SettingKey, type SettingValues } from "../../settings.ts";
import { isDouble, type Applicant } from "../../tables/applicants.ts";
import { cases, DONE_STATES, LIVE_STATES, type Case, type CaseState } from "../../tables/cases.ts";
import type { settingRows } from "../../tables/desk.ts";
import type { Notice } from "../../tables/notices.ts";
import { refusals } from "../../tables/refused.ts";
import { yearIdOf, years, type Year } from "../../tables/years.ts";
import { carryOver, type CarryOver } from "./renewal-carry.rules.ts";
import { copiedMasters, type Masters } from "./renewal-masters.rules.ts";
import { stageOf, type Stage } from "./renewal-stage.rules.ts";
import { recordText } from "./renewal-text.rules.ts";

export interface Books extends Masters {
  readonly settings: SettingValues;
  /** 値 of the settings that a change empties, as they stand in the sheet. */
  readonly typed: ReadonlyMap<SettingKey, string>;
  readonly applicants: readonly Applicant[];
  readonly cases: readonly Case[];
  readonly notices: readonly Notice[];
  readonly years: readonly Year[];
}

export interface RenewalPlan extends Stage {
  readonly today: Day;
  readonly user: string;
  /** When the change was begun: what was sent before belongs to the old year. */
  readonly begunAt: Moment;
  readonly expired: readonly Patch<typeof cases>[];
  /** Decisions of the old year whose training is still to come; they go on as they are. */
  readonly unvisited: readonly Case[];
  readonly applications: CarryOver;
  readonly masters: Masters;
  /** Written one after the other, 年度 last: where it is written already, nothing is left to be emptied. */
  readonly settingPatches: readonly Patch<typeof settingRows>[];
  /** What stood in the settings that are emptied, by their names. */
  readonly emptied: readonly (readonly [name: string, value: string])[];
  /** Names of the settings that staff fill in for the new year: they are empty, or become so. */
  readonly toFill: readonly string[];
  /** The old year's row with its counts, written before anything else; undefined where it says so already. */
  readonly closing: Year | undefined;
  readonly opening: Year;
}

/** Settings that hold for one year alone. */
export const YEARLY: readonly SettingKey[] = ["plannedVisits", "reserveUntil", "wishWindowFrom"];

export function planRenewal(books: Books, today: Day, at: Moment, user: string): RenewalPlan {
  const fiscalYear = books.settings.need("fiscalYear") ?? 0;
  const stage = stageOf(books.years, fiscalYear, today);
  const { step, from, to, row } = stage;
  refuseBegun(books, from);
  const applications = carryOver(books.applicants, books.cases, from, to, refusals(books.notices));
  const late = step === "追加";
  const emptying = late || fiscalYear === to ? [] : YEARLY;
  const plan = {
    ...{ ...stage, today, user, applications },
    begunAt: row === undefined || row.closedAt === "" ? at : row.closedAt,
    expired: late ? [] : expiredIn(books.cases, from),
    unvisited: books.cases.filter(
      (row) => (row.fiscalYear ?? to) <= from && isAmong(LIVE_STATES, row) && !isAmong(DONE_STATES, row),
    ),
    masters: late ? { programmes: [], budgets: [], bodies: [] } : copiedMasters(books, from, to),
    settingPatches: late ? [] : settingPatches(books, emptying, to),
    emptied: emptying.map((key) => [declared[key].name, books.typed.get(key) ?? ""] as const),
    toFill: YEARLY.filter((key) => emptying.includes(key) || isBlank(books, key)).map((key) => declared[key].name),
  };
  return { ...plan, closing: closingOf(books, plan), opening: openingOf(plan) };
}

/** A decision that was cut off is finished first: its letters and its application say already that it is decided. */
function refuseBegun({ applicants, cases: register }: Books, from: number): void {
  const settled = new Set(register.filter((row) => isAmong(LIVE_STATES, row)).map((row) => row.applicationId));
  const begun = applicants.find(
    (row) => row.fiscalYear === from && row.state === "決定" && !settled.has(row.applicationId),
  );
  if (!begun) return;
  throw new OfficeError(
    `申込み ${begun.applicationId} の決定が、途中で止まっています`,
    { sheet: cases.name },
    "「マッチング > 決定する」をもう一度実行して、決定を終えてから、年度更新を実行してください",
  );
}

const isAmong = (states: readonly CaseState[], { state }: Case): boolean => state !== "" && states.includes(state);

const expiredIn = (register: readonly Case[], from: number): Patch<typeof cases>[] =>
  register
    .filter((row) => row.fiscalYear === from && (row.state === "提案" || row.state === "未成立"))
    .map((row) => ({ key: row.caseId, values: { state: "失効" } }));

const isBlank = ({ typed }: Books, key: SettingKey): boolean => (typed.get(key) ?? "") === "";

/** Those that differ from what the new year begins with. */
function settingPatches(books: Books, emptying: readonly SettingKey[], to: number): Patch<typeof settingRows>[] {
  const year =
    books.settings.get("fiscalYear") === to ? [] : [{ key: declared.fiscalYear.name, values: { value: String(to) } }];
  const emptied = emptying.filter((key) => !isBlank(books, key));
  return [...emptied.map((key) => ({ key: declared[key].name, values: { value: "" } })), ...year];
}

type Unclosed = Omit<RenewalPlan, "closing" | "opening">;

/**
 * The counts are those of the moment at which the change began, and stay: what comes later is only added. Undefined where
 * nothing is to be added.
 */
function closingOf(books: Books, plan: Unclosed): Year | undefined {
  const { from, row, begunAt, user, applications } = plan;
  const before = books.applicants.filter((each) => each.fiscalYear === from && each.state === "繰越");
  const carried = before.length + applications.carried.length;
  if (row !== undefined && row.closedAt !== "") {
    const told = [...before.map((each) => ({ from: each.applicationId, to: each.carriedTo })), ...applications.carried];
    const fresh = told.filter((each) => !row.record.includes(`${each.from}→`));
    if (fresh.length === 0 && row.carried === carried) return undefined;
    const line = `${wareki(plan.today)}に加えた繰越：${fresh.map((each) => `${each.from}→${each.to}`).join("、")}`;
    return { ...row, carried, record: [row.record, ...(fresh.length === 0 ? [] : [line])].join("\n") };
  }
  const live = books.cases.filter((each) => each.fiscalYear === from && isAmong(LIVE_STATES, each));
  const decided = new Set(live.map((each) => each.applicationId));
  return {
    ...(row ?? blankRow(years, { yearId: yearIdOf(from), fiscalYear: from, state: "受付中" })),
    ...{ closedAt: begunAt, closedBy: user, planned: books.settings.get("plannedVisits"), carried },
    applications: books.applicants.filter((each) => each.fiscalYear === from && !isDouble(each, decided)).length,
    decided: live.length,
    done: live.filter((each) => isAmong(DONE_STATES, each)).length,
    record: recordText(plan),
  };
}

const openingOf = ({ to, begunAt, user }: Unclosed): Year =>
  blankRow(years, {
    ...{ yearId: yearIdOf(to), fiscalYear: to, state: "受付中", openedAt: begunAt, openedBy: user },
    record: "年度更新で始めました",
  });

/** Whether there is anything to do at all: the year's change is a change even where nobody waits. */
export const isIdle = ({ step, applications, closing }: RenewalPlan): boolean =>
  step === "追加" && applications.carried.length + applications.declined.length === 0 && closing === undefined;
