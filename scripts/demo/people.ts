/** The applicants' names, institutions and wishes: plainly fictitious people, dealt out by a seed. */
import { addDays, type Day } from "../../src/core/calendar.ts";
import type { Chance } from "./chance.ts";

export interface Person {
  name: string;
  kana: string;
}

export interface Place {
  name: string;
  postal: string;
  address: string;
  phone: string;
}

export interface Wish {
  /** "2018-06-18". */
  day: string;
  period: "午前" | "午後" | "終日";
}

const FAMILIES = [
  ["見本", "みほん"],
  ["例示", "れいじ"],
  ["架空", "かくう"],
  ["仮名", "かめい"],
  ["模擬", "もぎ"],
  ["試作", "しさく"],
  ["雛形", "ひながた"],
  ["例題", "れいだい"],
] as const;

const GIVEN = [
  ["太郎", "たろう"],
  ["花子", "はなこ"],
  ["大地", "だいち"],
  ["若葉", "わかば"],
  ["楓", "かえで"],
  ["葵", "あおい"],
  ["渚", "なぎさ"],
  ["望", "のぞみ"],
  ["実", "みのる"],
  ["遥", "はるか"],
  ["薫", "かおる"],
  ["司", "つかさ"],
  ["瞳", "ひとみ"],
  ["灯", "あかり"],
  ["航", "わたる"],
  ["泉", "いずみ"],
] as const;

/** Different people, no two of one name; as many as there are names. */
export function people(chance: Chance): Person[] {
  const all = FAMILIES.flatMap(([family, familyKana]) =>
    GIVEN.map(([given, kana]) => ({ name: `${family} ${given}`, kana: `${familyKana} ${kana}` })),
  );
  return chance.shuffled(all);
}

const place = (name: string, postal: string, address: string, n: number): Place => ({
  name,
  postal,
  address,
  phone: `046-000-${String(2000 + n)}`,
});

export const HOSPITALS: readonly Place[] = [
  place("見本総合病院", "238-0101", "横須賀市見本町9-1", 1),
  place("例示中央病院", "238-0102", "横須賀市例示9-2", 2),
  place("架空市民病院", "238-0103", "横須賀市架空9-3", 3),
];

/** Outside the city (R38). */
export const FAR_HOSPITAL = place("隣市見本病院", "240-0101", "隣の市見本町1-1", 4);

/** None of them is an instructor's. */
export const CLINICS: readonly Place[] = [
  place("仮名医院", "238-0201", "横須賀市見本町3-1", 11),
  place("模擬クリニック", "238-0202", "横須賀市例示3-2", 12),
  place("試作内科", "238-0203", "横須賀市架空3-3", 13),
  place("雛形診療所", "238-0204", "横須賀市見本海岸3-4", 14),
  place("例題整形外科", "238-0205", "横須賀市例示髙台3-5", 15),
];

/** A run of weeks out of which people wish for days. */
export interface Weeks {
  /** The Monday of the first one. */
  readonly from: Day;
  readonly count: number;
}

/** Of the applications that the first round of matching takes up. */
export const SUMMER: Weeks = { from: "2018-06-18", count: 10 };

/** A day by week and weekday, Monday being 0. */
export const weekday = (week: number, dayOfWeek: number, { from }: Weeks = SUMMER): Day =>
  addDays(from, 7 * week + dayOfWeek);

/** Wishes on different weekdays, the earliest first. */
export function wishes(chance: Chance, count: number, weeks: Weeks = SUMMER): Wish[] {
  const days = chance.some([0, 1, 2, 3, 4], count);
  const drawn = days.map((day) => ({
    day: weekday(chance.below(weeks.count), day, weeks),
    period: chance.pick(["午前", "午後", "終日", "終日"] as const),
  }));
  return drawn.sort((a, b) => (a.day < b.day ? -1 : 1));
}
