/**
 * Everything that a city decides for itself, one declaration a setting. A value with `standard` starts filled in
 * every workbook; one without starts empty outside the sample, and what needs it stops by its name (A9, A16).
 */
import * as z from "zod/mini";
import { OfficeError } from "./core/errors.ts";
import { oneLine } from "./core/text.ts";
import { letterSettings } from "./settings/letters.ts";
import { matchingSettings } from "./settings/matching.ts";
import { officeSettings } from "./settings/office.ts";
import type { Setting } from "./settings/setting.ts";
import { trainingSettings } from "./settings/training.ts";

export type { Setting } from "./settings/setting.ts";

/** In the order of the sheet. */
export const settings = { ...officeSettings, ...letterSettings, ...matchingSettings, ...trainingSettings } as const;

export type SettingKey = keyof typeof settings;
type ValueOf<K extends SettingKey> = (typeof settings)[K] extends Setting<infer T> ? T : never;

/** Name of the settings sheet and its columns, for messages. */
export const SETTINGS_SHEET = "設定";

/** The settings of this workbook: `get` answers blank where nothing is decided, `need` stops by name. */
export interface SettingValues {
  get<K extends SettingKey>(key: K): ValueOf<K>;
  need<K extends SettingKey>(key: K): ValueOf<K>;
}

/** Settings from the rows of the sheet 設定 (name and raw value). Throws OfficeError naming the row at fault. */
export function settingValues(rows: readonly { name: string; value: string }[]): SettingValues {
  // Names come back from the sheet in ordinary widths: 担当のＦＡＸ is 担当のFAX.
  const raw = new Map(rows.map((row) => [oneLine(row.name), row.value]));
  // Rules ask for the same few once a row.
  const known = new Map<SettingKey, unknown>();
  const get = <K extends SettingKey>(key: K): ValueOf<K> => {
    if (known.has(key)) return known.get(key) as ValueOf<K>;
    const declared = settings[key] as unknown as Setting<ValueOf<K>>;
    const parsed = z.safeParse(declared.cell.schema, raw.get(oneLine(declared.name)) ?? "");
    if (parsed.success) {
      known.set(key, parsed.data);
      return parsed.data;
    }
    const why = parsed.error.issues[0]?.message ?? "";
    throw new OfficeError(
      `「${declared.name}」の値を読めません（${why}）`,
      { sheet: SETTINGS_SHEET, key: declared.name },
      `例にならって直してください（例：${declared.example}）`,
    );
  };
  const need = <K extends SettingKey>(key: K): ValueOf<K> => {
    const value = get(key);
    const empty = value === "" || value === null || (Array.isArray(value) && value.length === 0);
    if (!empty) return value;
    const declared: Setting<never> | Setting<unknown> = settings[key];
    const example = declared.example === "" ? "" : `（例：${declared.example}）`;
    throw new OfficeError(
      `「${declared.name}」が決まっていません`,
      { sheet: SETTINGS_SHEET, key: declared.name },
      `${SETTINGS_SHEET}シートの「値」に書いてから、もう一度実行してください${example}。空の間は「${declared.stops}」が止まります`,
    );
  };
  return { get, need };
}

/** Text of a choice list that a setting holds; empty when nothing is decided. */
export function listFrom(values: SettingValues, source: { readonly setting: string }): readonly string[] {
  const value: unknown = values.get(source.setting as SettingKey);
  return Array.isArray(value) ? (value as string[]) : [];
}
