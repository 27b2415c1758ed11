/** 通知 as a clerk works at it: rows by what they are, selected, typed into, and the commands of its menu. */
import type { Office } from "../../../src/workspace/office.ts";
import { clerkTypes, lastMessage } from "../people.ts";
import { keyHeader } from "./clerk.ts";
import { willing } from "./stages.ts";

export type Row = Record<string, unknown>;

export const menu = (office: Office, item: string, group = "通知"): string => {
  office.click("在宅連携", group, item);
  return lastMessage(office);
};
export const makeOnly = (office: Office): string => menu(office, "文書だけ作る");
export const send = (office: Office): string => menu(office, "文書を作ってメールで送る");

/** Notices about decisions, by 通知番号. */
export function letters(office: Office): Row[] {
  const rows = office.table("通知").filter((row) => row["種類"] !== "受付連絡");
  return rows.sort((a, b) => (String(a["通知番号"]) < String(b["通知番号"]) ? -1 : 1));
}
export const keysOf = (rows: readonly Row[]): string[] => rows.map((row) => String(row["通知番号"]));
export const column = (rows: readonly Row[], header: string): unknown[] => rows.map((row) => row[header]);

export function notice(office: Office, key: string): Row {
  const found = office.table("通知").find((row) => row["通知番号"] === key);
  if (!found) throw new Error(`通知: no row ${key}`);
  return found;
}

/** Types the same text into a column of several rows of 通知. */
export function typeAll(office: Office, keys: readonly string[], header: string, text: string): void {
  for (const key of keys) clerkTypes(office, "通知", key, header, text);
}

/** Selects the rows with these keys, as whole rows. */
export function select(office: Office, sheet: string, keys: readonly string[]): void {
  const rows = keys.map((key) => office.services.sheets.model.rowOf(sheet, keyHeader(sheet), key));
  office.services.sheets.clerk.select(
    sheet,
    rows.map((row) => `A${row}:B${row}`),
  );
}

/** Whoever is asked for words gives these; yes to all else. */
export function saying(office: Office, text: string): Office {
  const ready = willing(office);
  ready.services.desk.unanswered = ({ kind, buttons }) =>
    kind === "prompt" ? { button: "OK", text } : { button: buttons.includes("YES") ? "YES" : "OK" };
  return ready;
}

/** The last question that was put with yes and no. */
export function lastQuestion(office: Office): string {
  return [...office.dialogs].reverse().find((dialog) => dialog.buttons.includes("YES"))?.text ?? "";
}

/** Takes every draft through 決裁, on this day, by the section's head. */
export function approveAll(office: Office): void {
  office.services.sheets.clerk.select("申込者", "A1");
  office.answer("YES").click("在宅連携", "決裁", "決裁に回す");
  approveAsked(office);
}

export function approveAsked(office: Office): void {
  office.services.sheets.clerk.select("申込者", "A1");
  const today = new Date(office.now).toLocaleDateString("sv-SE", { timeZone: "Asia/Tokyo" });
  office.answer({ button: "OK", text: `${today} 課長` }).click("在宅連携", "決裁", "決裁済にする");
}

/** Rows of 通知 for the same decisions under further keys, as if so many letters had been decided. */
export function multiply(office: Office, wanted: number): void {
  const app = office.globals["SpreadsheetApp"] as GoogleAppsScript.Spreadsheet.SpreadsheetApp;
  const sheet = app.getActiveSpreadsheet().getSheetByName("通知");
  const values: unknown[][] = sheet?.getDataRange().getValues() ?? [];
  const decided = values.slice(1).filter((row) => String(row[0]).startsWith("案"));
  const more = Array.from({ length: wanted - decided.length }, (_, n) => {
    const row = [...(decided[n % decided.length] ?? [])];
    row[0] = `${String(row[0])}/${n}`;
    return row;
  });
  sheet?.insertRowsAfter(sheet.getMaxRows(), more.length);
  sheet?.getRange(values.length + 1, 1, more.length, more[0]?.length ?? 0).setValues(more);
}

/** Days later, without the hundreds of idle ticks in between; the clock is due when they are over. */
export function daysLater(office: Office, days: number): Office {
  office.services.kernel.now += days * 86_400_000;
  return office.advance("5m");
}

export const mailsTo = (office: Office, address: string): string[] =>
  office
    .outbox()
    .filter((mail) => mail.to.some((to) => to.address === address))
    .map((mail) => mail.subject);
