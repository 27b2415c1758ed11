/** 設定 as a clerk changes it in the sheet. */
import type { Office } from "../../../src/workspace/office.ts";
import { settings, type SettingKey } from "../../../src/settings.ts";
import { clerkTypes } from "../people.ts";

/** Types a value into the row of a setting. */
export function decide(office: Office, key: SettingKey, value: string): Office {
  clerkTypes(office, "設定", settings[key].name, "値", value);
  return office;
}

/** No letter needs 決裁. */
export const unapproved = (office: Office): Office => decide(office, "approvalKinds", "");
/** Mail is sent without 送信待ち. */
export const mailsAtOnce = (office: Office): Office => decide(office, "sendWaitMinutes", "0");
