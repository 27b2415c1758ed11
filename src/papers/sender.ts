/** The office's own name on papers that go out with letters. Pure. */
import type { Day } from "../core/calendar.ts";
import type { SettingValues } from "../settings.ts";

export interface Sender {
  readonly settings: SettingValues;
  readonly today: Day;
}

export function senderLines({ settings }: Sender): string[] {
  const fax = settings.get("contactFax");
  return [
    `${settings.get("city")}${settings.get("section")}`,
    `電話　${settings.get("contactPhone")}${fax === "" ? "" : `　FAX　${fax}`}`,
    `メール　${settings.get("contactEmail")}`,
  ];
}
