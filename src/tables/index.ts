/** Every sheet of the workbook, in workbook order. */
import type { Table } from "../core/table.ts";
import { applicants } from "./applicants.ts";
import { associationReplies, organizations, publicity, recipients, recommendations, shares } from "./association.ts";
import { cases } from "./cases.ts";
import { corrections, officers, operations, originals, reviews, settingRows, staff } from "./desk.ts";
import { appointments, instructors, openings, pastVisits } from "./instructors.ts";
import { replies, schedules } from "./messages.ts";
import { batches, notices } from "./notices.ts";
import { claims, fees, payouts, taxRates } from "./payments.ts";
import { bodies, budgets, programmes } from "./programmes.ts";
import { followUps, instructorReports, traineeReports } from "./reports.ts";
import { runParts, runs } from "./runs.ts";
import { indicators, snapshots, years } from "./years.ts";

export const tables: readonly Table[] = [
  settingRows,
  staff,
  officers,
  years,
  programmes,
  budgets,
  bodies,
  organizations,
  publicity,
  recommendations,
  instructors,
  appointments,
  openings,
  applicants,
  pastVisits,
  cases,
  runs,
  schedules,
  replies,
  instructorReports,
  traineeReports,
  followUps,
  fees,
  taxRates,
  claims,
  payouts,
  notices,
  batches,
  reviews,
  snapshots,
  indicators,
  associationReplies,
  recipients,
  shares,
  corrections,
  originals,
  runParts,
  operations,
];
