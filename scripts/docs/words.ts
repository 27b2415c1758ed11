/** The declarations' own words in the words of the office. */
import type { CellKind, ListSource } from "../../src/core/cell.ts";
import type { QuestionKind } from "../../src/core/question.ts";
import type { Column, Party, Sight, Writer } from "../../src/core/table.ts";
import { settings, settingValues, type SettingKey, type SettingValues } from "../../src/settings.ts";

export const KINDS: Readonly<Record<CellKind, string>> = {
  id: "番号",
  text: "文字（1行）",
  kana: "ふりがな",
  long: "文字（複数行）",
  email: "メールアドレス",
  phone: "電話番号",
  choice: "1つ選ぶ",
  choices: "いくつか選ぶ（「、」で区切る）",
  grid: "曜日と時間帯（「、」で区切る）",
  day: "日付",
  moment: "日時",
  count: "数（0以上の整数）",
  yen: "円（整数）",
  flag: "はい、または空",
};

export const WRITERS: Readonly<Record<Writer, string>> = {
  addon: "アドオン",
  staff: "職員",
  intake: "申込み・承諾（取込み後は職員が訂正）",
};

const PARTIES: Readonly<Record<Party, string>> = {
  association: "医師会",
  instructor: "指導医",
  applicant: "申込者",
  hospital: "病院",
  hub: "拠点",
};

const SIGHTS: Readonly<Record<Sight, string>> = {
  all: "すべて",
  own: "本人の分",
  decided: "決定の後",
  asked: "受入れのお尋ねから",
  consented: "同意した範囲",
  counts: "件数だけ",
};

export const QUESTIONS: Readonly<Record<QuestionKind, string>> = {
  line: "1行の文字",
  paragraph: "複数行の文字",
  radio: "1つ選ぶ",
  list: "一覧から1つ選ぶ",
  checkbox: "いくつでも選ぶ",
  grid: "曜日と時間帯の表",
  date: "日付",
  number: "整数",
  email: "メールアドレス",
  phone: "電話番号",
  consent: "同意の印",
};

/** 「事務局だけ」 unless a column names somebody. */
export function sightText(column: Column<unknown>): string {
  const seen = Object.entries(column.seenBy ?? {}) as [Party, Sight][];
  if (seen.length === 0) return "事務局だけ";
  return seen.map(([party, sight]) => `${PARTIES[party]}：${SIGHTS[sight]}`).join("\n");
}

export function listText(list: ListSource | undefined): string {
  if (list === undefined) return "";
  if ("setting" in list) return `設定「${settings[list.setting as SettingKey].name}」の語`;
  return list.join("、");
}

/** The settings of a workbook begun with the sample. */
export function sampleSettings(): SettingValues {
  const rows = Object.values(settings).map((one) => ({ name: one.name, value: startOf(one) }));
  return settingValues(rows);
}

/** What a setting starts with in the sample; "" where the city decides. */
export function startOf(one: { standard?: unknown; sample?: unknown }): string {
  const value = one.sample ?? one.standard;
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
