/** Texts with placeholders that the city keeps in 設定. Pure. */
import { OfficeError } from "../core/errors.ts";
import { fillText, placeholderFaults, type Fields } from "../core/letter.ts";
import { settings as declared, SETTINGS_SHEET, type SettingValues } from "../settings.ts";

/** The text of a setting, filled. Throws OfficeError for an empty one, and for words that it cannot know. */
export function settingText(settings: SettingValues, key: "approvalDraft" | "memberText", fields: Fields): string {
  const text = settings.need(key);
  const { unknown } = placeholderFaults(text, fields);
  if (unknown.length === 0) return fillText(text, fields);
  const inBraces = (names: readonly string[]): string => names.map((name) => `{{${name}}}`).join("、");
  const { name } = declared[key];
  throw new OfficeError(
    `「${name}」にある ${inBraces(unknown)} は使えない語です`,
    { sheet: SETTINGS_SHEET, key: name },
    `使える語は ${inBraces(Object.keys(fields))} です`,
  );
}
