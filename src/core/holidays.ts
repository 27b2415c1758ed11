/**
 * Public holidays of Japan (国民の祝日に関する法律, 昭和23年法律178号, as in force since 2007), reckoned from the law
 * itself: no list can be forgotten to be renewed. A new law is a new line here. Days before 2007 are judged by the law
 * of 2007; from 2100 on the formula of the equinoxes no longer holds. Pure.
 */
import { addDays, checkDay, weekday, type Day } from "./calendar.ts";

/** Date in the month, by year. */
type When = number | ((year: number) => number);
/** Name, month, date, first year and last year. */
type Holiday = readonly [name: string, month: number, date: When, from?: number, to?: number];

/**
 * Ceremonies of 2019: 平成30年法律99号, which makes them 国民の祝日 for the days around them as well. The birthday:
 * 平成29年法律63号. The summers of 2020 and 2021: 平成27年法律33号32条 (令和2年法律68号).
 */
const HOLIDAYS: readonly Holiday[] = [
  ["元日", 1, 1],
  ["成人の日", 1, monday(1, 2)],
  ["建国記念の日", 2, 11],
  ["天皇誕生日", 2, 23, 2020],
  ["春分の日", 3, equinox(20.8431)],
  ["昭和の日", 4, 29],
  ["即位の日", 5, 1, 2019, 2019],
  ["憲法記念日", 5, 3],
  ["みどりの日", 5, 4],
  ["こどもの日", 5, 5],
  ["海の日", 7, monday(7, 3), 0, 2019],
  ["海の日", 7, 23, 2020, 2020],
  ["スポーツの日", 7, 24, 2020, 2020],
  ["海の日", 7, 22, 2021, 2021],
  ["スポーツの日", 7, 23, 2021, 2021],
  ["海の日", 7, monday(7, 3), 2022],
  ["山の日", 8, 11, 2016, 2019],
  ["山の日", 8, 10, 2020, 2020],
  ["山の日", 8, 8, 2021, 2021],
  ["山の日", 8, 11, 2022],
  ["敬老の日", 9, monday(9, 3)],
  ["秋分の日", 9, equinox(23.2488)],
  ["体育の日", 10, monday(10, 2), 0, 2019],
  ["スポーツの日", 10, monday(10, 2), 2022],
  ["即位礼正殿の儀", 10, 22, 2019, 2019],
  ["文化の日", 11, 3],
  ["勤労感謝の日", 11, 23],
  ["天皇誕生日", 12, 23, 0, 2018],
];

/** The `nth` Monday of a month. */
function monday(month: number, nth: number): When {
  return (year) => ((8 - new Date(Date.UTC(year, month - 1, 1)).getUTCDay()) % 7) + 1 + (nth - 1) * 7;
}

/**
 * The day in Tokyo on which the sun crosses the equator, 1980 to 2099 (海上保安庁水路部『新こよみ便利帳』). `at1980` is the
 * crossing of 1980 as a date and its fraction. The government announces each day a year ahead, by the same reckoning.
 */
function equinox(at1980: number): When {
  return (year) => Math.floor(at1980 + 0.242194 * (year - 1980)) - Math.floor((year - 1980) / 4);
}

/** Name of the 国民の祝日 that a day is; "" where it is none. */
function named(of: Day): string {
  const [year, month, date] = of.split("-").map(Number) as [number, number, number];
  const found = HOLIDAYS.find(
    ([, inMonth, on, from = 0, to = Infinity]) =>
      inMonth === month && from <= year && year <= to && (typeof on === "number" ? on : on(year)) === date,
  );
  return found ? found[0] : "";
}

/** 振替休日 (3条2項): the first day after a holiday on a Sunday that is no holiday itself. */
function isSubstitute(of: Day): boolean {
  let before = addDays(of, -1);
  while (named(before) !== "" && weekday(before) !== "日") before = addDays(before, -1);
  return named(before) !== "";
}

/** 国民の休日 (3条3項): a day between two holidays. */
function isBetween(of: Day): boolean {
  return named(addDays(of, -1)) !== "" && named(addDays(of, 1)) !== "";
}

/** What the holiday is called: 海の日, 振替休日, 国民の休日; "" for an ordinary day. Throws Error where it is no day. */
export function holidayName(of: Day): string {
  const name = named(checkDay(of));
  if (name !== "") return name;
  return isSubstitute(of) ? "振替休日" : isBetween(of) ? "国民の休日" : "";
}

/** Whether a day is a public holiday; an ordinary Sunday is none. Throws Error where it is no day. */
export function isHoliday(of: Day): boolean {
  return holidayName(of) !== "";
}
