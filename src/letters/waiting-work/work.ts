/** What waits for a person, as a line says it: how many, which, and where to go on. Pure. */
import type { Day } from "../../core/calendar.ts";
import type { Row, Table } from "../../core/table.ts";
import type { SettingValues } from "../../settings.ts";
import { applicants } from "../../tables/applicants.ts";
import { associationReplies, recommendations } from "../../tables/association.ts";
import { cases } from "../../tables/cases.ts";
import { reviews } from "../../tables/desk.ts";
import { appointments, instructors } from "../../tables/instructors.ts";
import { replies, schedules } from "../../tables/messages.ts";
import { batches, notices } from "../../tables/notices.ts";
import { claims, payouts, taxRates } from "../../tables/payments.ts";
import { followUps, instructorReports, traineeReports } from "../../tables/reports.ts";
import { snapshots } from "../../tables/years.ts";

const TABLES = {
  applicants,
  appointments,
  associationReplies,
  batches,
  cases,
  claims,
  followUps,
  instructorReports,
  instructors,
  notices,
  payouts,
  recommendations,
  replies,
  reviews,
  schedules,
  snapshots,
  taxRates,
  traineeReports,
} as const;

type Sheets = { readonly [K in keyof typeof TABLES]: readonly Row<(typeof TABLES)[K]>[] };

/** Everything that work is told from. */
export interface WorkDesk extends Sheets {
  readonly today: Day;
  readonly settings: SettingValues;
}

/** Each table read once. `read` answers all rows of one. */
export function workDesk(
  read: <T extends Table>(table: T) => readonly Row<T>[],
  today: Day,
  settings: SettingValues,
): WorkDesk {
  const sheets = Object.fromEntries(Object.entries(TABLES).map(([name, table]) => [name, read<Table>(table)]));
  return { ...(sheets as unknown as Sheets), today, settings };
}

/** One kind of work. */
export interface Work {
  /** By which 作業パネル finds its button. */
  readonly key: string;
  readonly title: string;
  readonly count: number;
  /** Numbers of rows; never a name. */
  readonly ids: readonly string[];
  /** Where and how a person goes on. */
  readonly where: string;
  /** Work that has its own time: 作業パネル shows it, and nobody is written to for it. */
  readonly unhurried?: boolean;
}

export const work = (key: string, title: string, ids: readonly string[], where: string): Work => ({
  key,
  title,
  count: ids.length,
  ids,
  where,
});

/** Numbers by which a row is known outside the sheet; ids of answers and addresses are not among them. */
const KNOWN = /^(案|申|医|委|依|推|連|答|実報|受報|況|医回|謝|支|発|率|判)-/;
const SHOWN = 5;

/** 「案-2018-0001-1、案-2018-0002-1 ほか3件」; "" where no number is worth showing. */
export function idsText({ ids }: Pick<Work, "ids">): string {
  const known = ids.filter((id) => KNOWN.test(id));
  const more = ids.length - Math.min(SHOWN, known.length);
  return known.length === 0 ? "" : `${known.slice(0, SHOWN).join("、")}${more > 0 ? ` ほか${more}件` : ""}`;
}

/** A line of the mail to staff. */
export function workLine(one: Work): string {
  const ids = idsText(one);
  return `・${one.title}　${one.count}件${ids === "" ? "" : `（${ids}）`}\n　→ ${one.where}`;
}
