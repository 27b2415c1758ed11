/** Every sheet of the workbook, in workbook order. */
import type { Table } from "../core/table.ts";
import { applicants } from "./applicants.ts";
import { cases } from "./cases.ts";
import { operations, reviews, settingRows, staff } from "./desk.ts";
import { appointments, instructors, openings } from "./instructors.ts";
import { notices } from "./notices.ts";
import { bodies, budgets, programmes } from "./programmes.ts";

export const tables: readonly Table[] = [
  settingRows,
  staff,
  programmes,
  budgets,
  bodies,
  applicants,
  instructors,
  appointments,
  openings,
  cases,
  notices,
  reviews,
  operations,
];
