/** One answer to one question: brought into Google's form, and checked as the Form page checks it. */
import type { Answer, ItemModel } from "./model.ts";
import { isEmpty } from "./model.ts";
import { countFault, textFault } from "./validation.ts";

/** What a person or a script hands over: a text, ticks, grid rows, a date. */
export type Given = string | number | Date | null | readonly (string | null | readonly string[])[];

/** Why an answer was refused. */
export class AnswerFault extends Error {
  override name = "AnswerFault";
}

const two = (n: number): string => String(n).padStart(2, "0");

/** "yyyy-MM-dd", read with the scripts' own calendar getters. */
export function dayText(date: Date, withYear: boolean): string {
  const day = `${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return withYear ? `${String(date.getFullYear()).padStart(4, "0")}-${day}` : day;
}

function dateText(item: ItemModel, date: Date): string {
  const time = `${two(date.getHours())}:${two(date.getMinutes())}`;
  if (item.kind === "TIME") return time;
  return dayText(date, item.includesYear) + (item.kind === "DATETIME" ? ` ${time}` : "");
}

/** The stored form of an answer; throws AnswerFault when it cannot be one, "" or [] when nothing was answered. */
export function readAnswer(item: ItemModel, given: Given): Answer {
  if (given === null) return "";
  if (Object.prototype.toString.call(given) === "[object Date]") return dateText(item, given as Date);
  if (item.kind === "CHECKBOX") return ticks(given);
  if (item.kind === "GRID" || item.kind === "CHECKBOX_GRID") return gridRows(item, given);
  if (typeof given !== "string" && typeof given !== "number")
    throw new AnswerFault("この質問には 1 つだけ回答できます");
  const text = String(given);
  // A one-line field of a page drops line breaks.
  return item.kind === "TEXT" ? text.replace(/[\r\n]+/g, " ") : text;
}

function ticks(given: Given): string[] {
  const list = Array.isArray(given) ? (given as readonly unknown[]) : given === "" ? [] : [given];
  if (!list.every((one) => typeof one === "string")) throw new AnswerFault("選択肢を文字列で指定してください");
  return [...list];
}

function gridRows(item: ItemModel, given: Given): Answer {
  if (given === "") return [];
  if (!Array.isArray(given)) throw new AnswerFault("グリッドには行ごとの回答が必要です");
  const rows = given as readonly (string | null | readonly string[])[];
  if (rows.length > item.rows.length) throw new AnswerFault("行の数を超える回答です");
  const all = item.rows.map((_, row) => rows[row] ?? null);
  if (item.kind === "CHECKBOX_GRID")
    return all.map((row) => (row === null || row.length === 0 ? null : typeof row === "string" ? [row] : [...row]));
  return all.map((row) => {
    if (row !== null && typeof row !== "string") throw new AnswerFault("1 行に 1 つだけ回答できます");
    return row === "" ? null : row;
  });
}

/** Why the answer cannot be submitted, in the words of the Form page; undefined when it can. */
export function answerFault(item: ItemModel, answer: Answer | undefined): string | undefined {
  if (answer === undefined || isEmpty(answer)) return item.required ? "この質問は必須です" : undefined;
  switch (item.kind) {
    case "TEXT":
    case "PARAGRAPH_TEXT":
      return item.rule && textFault(item.rule, String(answer));
    case "MULTIPLE_CHOICE":
    case "LIST":
      return offered(item, String(answer)) ? undefined : `選択肢にない回答です: ${String(answer)}`;
    case "CHECKBOX":
      return ticksFault(item, answer as string[]);
    case "GRID":
    case "CHECKBOX_GRID":
      return gridFault(item, answer as (string | string[] | null)[]);
    case "SCALE":
      return scaleFault(item, String(answer));
    case "DATE":
    case "TIME":
    case "DATETIME":
      return isDateText(item, String(answer)) ? undefined : item.kind === "TIME" ? "無効な時刻です" : "無効な日付です";
    default:
      return "質問ではない項目です";
  }
}

function offered(item: ItemModel, value: string): boolean {
  return item.choices.some((choice) => choice.value === value) || (item.other && value !== "");
}

function ticksFault(item: ItemModel, values: string[]): string | undefined {
  const stranger = values.find((value) => !item.choices.some((choice) => choice.value === value));
  const strangers = values.filter((value) => !item.choices.some((choice) => choice.value === value));
  if (stranger !== undefined && (!item.other || strangers.length > 1 || stranger === ""))
    return `選択肢にない回答です: ${stranger}`;
  if (new Set(values).size < values.length) return "同じ選択肢が重複しています";
  return item.rule && countFault(item.rule, values.length);
}

function gridFault(item: ItemModel, rows: (string | string[] | null)[]): string | undefined {
  const perRow = rows.map((row) => (row === null ? [] : Array.isArray(row) ? row : [row]));
  const all = perRow.flat();
  const stranger = all.find((value) => !item.columns.includes(value));
  if (stranger !== undefined) return `選択肢にない回答です: ${stranger}`;
  if (item.required && item.rows.some((_, row) => (perRow[row] ?? []).length === 0))
    return "各行に 1 つ以上の回答が必要です";
  if (item.onePerColumn && new Set(all).size < all.length) return "1 列につき 1 つだけ選択してください";
  return undefined;
}

function scaleFault(item: ItemModel, value: string): string | undefined {
  const inside = /^\d+$/.test(value) && Number(value) >= item.lower && Number(value) <= item.upper;
  return inside ? undefined : `${item.lower} から ${item.upper} までの数を選んでください`;
}

function isDateText(item: ItemModel, text: string): boolean {
  const parts = text.split(" ");
  const day = item.kind === "TIME" ? undefined : parts.shift();
  const time = item.kind === "DATE" ? undefined : parts.shift();
  if (parts.length > 0 || (item.kind === "DATETIME" && time === undefined)) return false;
  if (time !== undefined && !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return false;
  return day === undefined || isDay(item.includesYear ? day : `2000-${day}`);
}

/** A day that exists: 2018-02-30 does not. */
function isDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = /^\d{4}-\d{2}-\d{2}$/.test(text) ? text.split("-").map(Number) : [];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year > 0 && date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
