/** An office in April 2019 whose visits of the year before are held and reported, and that pays for them. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PayBooks } from "../../src/features/payments/raise.rules.ts";
import { cases } from "../../src/tables/cases.ts";
import { appointments, instructors } from "../../src/tables/instructors.ts";
import { fees, taxRates } from "../../src/tables/payments.ts";
import { budgets } from "../../src/tables/programmes.ts";
import { instructorReports, traineeReports } from "../../src/tables/reports.ts";
import { openOffice, type Office } from "../../src/workspace/office.ts";
import { booksOf } from "../features/payments/books.ts";
import { lastMessage } from "./people.ts";
import { replying } from "./support/keyboard.ts";
import { empty, put } from "./support/rows.ts";
import { unapproved } from "./support/settings.ts";

/** 25 April 2019, 9:00 in Tokyo: the day of payment, so that no test has to wait for it. */
export const NOW = "2019-04-25T09:00:00+09:00";

export const SHEETS = [cases, instructors, appointments, fees, taxRates, budgets, instructorReports, traineeReports];

/** With the rows of the books. */
export function filled(office: Office, changed: Partial<PayBooks>): Office {
  const books = booksOf(changed);
  put(office, cases, books.cases);
  put(office, instructors, books.instructors);
  put(office, appointments, books.appointments);
  put(office, fees, books.fees);
  put(office, taxRates, books.rates);
  put(office, budgets, books.budgets);
  put(office, instructorReports, books.instructorReports);
  return put(office, traineeReports, books.traineeReports);
}

/** `now`: the day on which it is opened, where that is another one. */
export type OpenPaying = (changed?: Partial<PayBooks>, now?: string) => Promise<Office>;

/** The office without visits, set up once a file; each test puts its own rows. */
export async function emptyOffice(): Promise<{ open: OpenPaying; close: () => void }> {
  const dir = mkdtempSync(join(tmpdir(), "office-paying-"));
  const office = openOffice({ account: "workspace", now: NOW });
  office.answer({ button: "OK", text: "1" }).click("在宅連携", "初期設定");
  for (const table of SHEETS) empty(office, table);
  await unapproved(office).save(dir);
  return {
    open: async (changed = {}, now = NOW) =>
      answering(filled(await openOffice({ account: "workspace", dir, now }), changed)),
    close: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** What staff say to each question; a test says otherwise where it must. */
export const REPLIES: Readonly<Record<string, string>> = {
  新しい支払予定日: "",
  支払予定日を書いて: "2019/4/25",
  決裁日と決裁した人: "2019/4/25 課長",
  会計が支払った日: "2019/4/25",
  案に戻す理由: "金額の誤り",
  取りやめる理由: "内容の誤り",
  戻入した日: "",
  戻入の理由: "実施日の誤り",
  どの年: "2019",
};

export const answering = (office: Office, replies: Readonly<Record<string, string>> = {}): Office =>
  replying(office, { ...replies, ...REPLIES, ...replies }).reload();

/** A click in the menu 支払, from a sheet of no concern unless rows are selected; and what was said at the end. */
export function pay(office: Office, item: string): string {
  office.click("在宅連携", "支払", item);
  return lastMessage(office);
}

/** Leaves the sheets of payment, so that commands take all that fit. */
export function elsewhere(office: Office): Office {
  office.services.sheets.clerk.select("設定", "A1");
  return office;
}

export const money = (office: Office): unknown[][] =>
  office.table("支払").map((row) => [row["支払番号"], row["状態"], row["総額（円）"], row["源泉所得税（円）"]]);
