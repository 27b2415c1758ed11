/** 年度 > 集計を作る: the figures of a year, on a sheet of their own, with sentences for an answer to the assembly. */
import { fiscalYearName, parseFiscalYear } from "../../core/calendar.ts";
import { OfficeError } from "../../core/errors.ts";
import { writeBoard } from "../../platform/board.ts";
import type { Context, Entry } from "../../platform/entry.ts";
import { askFor } from "../../platform/ui.ts";
import { settingValues } from "../../settings.ts";
import { applicants } from "../../tables/applicants.ts";
import { cases } from "../../tables/cases.ts";
import { settingRows } from "../../tables/desk.ts";
import { appointments, instructors } from "../../tables/instructors.ts";
import { notices } from "../../tables/notices.ts";
import { followUps } from "../../tables/reports.ts";
import { indicators, years } from "../../tables/years.ts";
import { gatherFigures } from "./page.rules.ts";
import type { Books } from "./standing.rules.ts";

const operation = "集計を作る";
/** Sheets of this version: an older workbook has none until 初期設定. */
const ABSENT = { absent: true } as const;

export const makeFigures: Entry<number> = {
  operation,
  scopes: [],
  ask: askYear,
  run(context, fiscalYear) {
    const asked = { fiscalYear, today: context.today, planned: plannedFor(context, fiscalYear) };
    const { board, message } = gatherFigures(readBooks(context), asked, context.at, context.user);
    writeBoard(context.book, board);
    return { message };
  },
};

/** By default the year that is open. */
function askYear({ rows, today }: Context): number | undefined {
  const usual = settingValues(rows.read(settingRows)).need("fiscalYear") ?? 0;
  const known = rows.read(applicants).map((row) => row.fiscalYear ?? usual);
  const names = [...new Set([...known, usual])].sort((a, b) => a - b).map((year) => fiscalYearName(year, today));
  const reply = askFor(
    operation,
    `どの年度を集計しますか。空なら${fiscalYearName(usual, today)}とします。申込みのある年度：${names.join("、")}`,
  );
  if (reply === undefined) return undefined;
  const year = reply.trim() === "" ? usual : parseFiscalYear(reply);
  if (year !== undefined) return year;
  throw new OfficeError(
    `「${reply}」は年度として読めません`,
    {},
    "もう一度実行し、平成30年度、令和元年度、2018 のように書いてください",
  );
}

/** Of the open year as the setting has it; of a closed one as it was when it was closed. */
function plannedFor({ rows }: Context, fiscalYear: number): number | null {
  const values = settingValues(rows.read(settingRows));
  if (values.get("fiscalYear") === fiscalYear) return values.get("plannedVisits");
  return rows.read(years, ABSENT).find((row) => row.fiscalYear === fiscalYear)?.planned ?? null;
}

function readBooks({ rows }: Context): Books {
  return {
    applicants: rows.read(applicants),
    cases: rows.read(cases),
    appointments: rows.read(appointments),
    instructors: rows.read(instructors),
    notices: rows.read(notices),
    followUps: rows.read(followUps, ABSENT),
    indicators: rows.read(indicators, ABSENT),
  };
}
