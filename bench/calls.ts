/** Service calls and virtual time of the office's deeds at 10, 100 and 1,000 rows a table, on the real script. */
import type { Office } from "../src/workspace/office.ts";
import { decidedOffice, send } from "../test/flow/decided.ts";
import { bookOf, officeWith, type Books } from "../test/flow/matching-office.ts";
import { apply, person, readyOffice } from "../test/flow/people.ts";
import { applicant, appointment, instructor } from "../test/features/matching/sheets.ts";
import { blankRow, type Table } from "../src/core/table.ts";
import { toSheet } from "../src/platform/cells.ts";
import { applicants } from "../src/tables/applicants.ts";

export interface Deed {
  readonly deed: string;
  /** Calls at each size, in the order of `SIZES`. */
  readonly calls: readonly number[];
  /** Virtual seconds at each size, by the table of costs. */
  readonly seconds: readonly number[];
}

export const SIZES = [10, 100, 1000] as const;
const DAY = 86_400_000;

export interface Cost {
  readonly calls: number;
  readonly seconds: number;
}

export function costOf(office: Office, act: () => unknown): Cost {
  office.resetCalls();
  act();
  return { calls: office.calls.total, seconds: office.calls.milliseconds / 1000 };
}

/** Intake of one application, proposing and deciding. */
export function callsBench(): Deed[] {
  const bySize = SIZES.map((size) => [intakeAt(size), ...matchingAt(size)]);
  return deedsOf(["intake of one application", "proposing", "deciding"], bySize);
}

/** `bySize`: the costs of all deeds, in their order, at each size. */
export const deedsOf = (deeds: readonly string[], bySize: readonly (readonly Cost[])[]): Deed[] =>
  deeds.map((deed, index) => ({
    deed,
    calls: bySize.map((costs) => costs[index]?.calls ?? 0),
    seconds: bySize.map((costs) => costs[index]?.seconds ?? 0),
  }));

function intakeAt(size: number): Cost {
  const office = readyOffice();
  const sheet = bookOf(office).getSheetByName("申込者");
  const columns = Object.entries((applicants as Table).columns);
  const lines = Array.from({ length: size }, (_, index) => {
    const id = String(index + 1).padStart(4, "0");
    const row: Record<string, unknown> = blankRow(applicants, {
      applicationId: `申-2017-${id}`,
      fiscalYear: 2017,
      state: "取消",
      personId: `人-${id}`,
      name: `前年 ${String(index)}号`,
      responseId: `前-${id}`,
    });
    return columns.map(([name, column]) => toSheet(column.cell.kind, column.cell.print(row[name])));
  });
  // A sheet that is full gains rows once; that is not what is counted here.
  sheet?.insertRowsAfter(sheet.getMaxRows(), size + 100);
  sheet?.getRange(2, 1, size, columns.length).setValues(lines);
  apply(office, person(1));
  return costOf(office, () => apply(office, person(2)));
}

function matchingAt(size: number): Cost[] {
  const office = officeWith(crowd(size), {}, 3000);
  const proposing = costOf(office, () => office.click("在宅連携", "マッチング", "提案を作る"));
  const rows = office.table("マッチング");
  const column = office.services.sheets.model.columnOf("マッチング", "判断");
  const verdicts = rows.map((row) => [row["状態"] === "提案" ? "採用" : ""]);
  bookOf(office).getSheetByName("マッチング")?.getRange(2, column, rows.length, 1).setValues(verdicts);
  return [proposing, costOf(office, () => office.click("在宅連携", "マッチング", "決定する"))];
}

function crowd(size: number): Books {
  const numbers = Array.from({ length: size }, (_, index) => index + 1);
  const hosts = numbers.slice(0, Math.ceil(size / 5));
  const monday = (week: number): string => new Date(Date.UTC(2018, 5, 4) + week * 7 * DAY).toISOString().slice(0, 10);
  return {
    instructors: hosts.map((n) => instructor(n)),
    appointments: hosts.map((n) => appointment(n)),
    applicants: numbers.map((n) => applicant(n, { wish1: monday(n % 40), receivedAt: "2018-05-01 09:00:00" })),
  };
}

/** One pair of letters made and mailed, and a tick of the clock with nothing to do. */
export function lettersBench(): { readonly pair: Cost; readonly fileAndMail: number; readonly tick: Cost } {
  const office = decidedOffice();
  const pair = costOf(office, () => send(office));
  const fileAndMail = Object.entries(office.calls.byMethod)
    .filter(([method]) => /^(Drive|Docs|DocumentApp|Document|MailApp)\b/.test(method))
    .reduce((sum, [, count]) => sum + count, 0);
  office.advance("20m");
  const tick = costOf(office, () => office.advance("5m"));
  return { pair, fileAndMail, tick };
}
