/** The share of seats that the city keeps for one class until a day, as the settings say it. Pure. */
import type { Day } from "../../core/calendar.ts";
import { OfficeError } from "../../core/errors.ts";
import { settings, SETTINGS_SHEET, type SettingKey, type SettingValues } from "../../settings.ts";
import type { ApplicantClass } from "../../tables/words.ts";

export interface Reserve {
  /** Percent of all seats of the year. */
  readonly share: number;
  readonly for: ApplicantClass;
  /** The last day on which the seats are kept. */
  readonly until: Day;
}

/** Undefined where nothing is kept, and from the day after its last one. */
export function reserveOf(
  values: SettingValues,
  today: Day,
  known: (name: string) => ApplicantClass,
): Reserve | undefined {
  const share = values.get("reserveShare") ?? 0;
  if (share === 0) return undefined;
  if (share > 100) throw settingError("reserveShare", `の「${share}」は大きすぎます`, "0から100までで書いてください");
  const until = values.need("reserveUntil");
  const name = values.get("reserveClass");
  const reserve = { share, for: known(name === "" ? String(settings.reserveClass.standard) : name), until };
  return until < today ? undefined : reserve;
}

/** An error in a setting: `what` follows the setting's name in 「」. */
export function settingError(key: SettingKey, what: string, remedy: string): OfficeError {
  const { name } = settings[key];
  return new OfficeError(`「${name}」${what}`, { sheet: SETTINGS_SHEET, key: name }, remedy);
}
