/** 設定 as a clerk changes it in the sheet. */
import type { Office } from "../../../src/workspace/office.ts";
import { settings, type SettingKey } from "../../../src/settings.ts";

/** Types a value into the row of a setting. */
export function decide(office: Office, key: SettingKey, value: string): Office {
  const name = settings[key].name;
  const index = office.table("設定").findIndex((row) => row["項目"] === name);
  if (index < 0) throw new Error(`設定: no row ${name}`);
  office.services.sheets.clerk.type("設定", index + 2, "値", value);
  return office;
}

/** No letter needs 決裁. */
export const unapproved = (office: Office): Office => decide(office, "approvalKinds", "");
/** Mail is sent without 送信待ち. */
export const mailsAtOnce = (office: Office): Office => decide(office, "sendWaitMinutes", "0");
