/** Every sheet of the workbook, in workbook order. */
import type { Table } from "../core/table.ts";
import { applicants } from "./applicants.ts";
import { cases } from "./cases.ts";
import { corrections, officers, operations, originals, reviews, settingRows, staff } from "./desk.ts";
import { appointments, instructors, openings, pastVisits } from "./instructors.ts";
import { batches, notices } from "./notices.ts";
import { bodies, budgets, programmes } from "./programmes.ts";
import { runParts, runs } from "./runs.ts";

export const tables: readonly Table[] = [
  settingRows,
  staff,
  officers,
  programmes,
  budgets,
  bodies,
  applicants,
  instructors,
  appointments,
  openings,
  pastVisits,
  cases,
  runs,
  notices,
  batches,
  reviews,
  corrections,
  originals,
  runParts,
  operations,
];
