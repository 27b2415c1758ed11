import { expect, test } from "vitest";
import { addDays } from "../../src/core/calendar.ts";
import { holidayName, isHoliday } from "../../src/core/holidays.ts";
import { published, publishedYears } from "./published-holidays.ts";

/** Days of a year, by the language's own calendar. */
function daysOf(year: number): string[] {
  const count = (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / 86_400_000;
  return Array.from({ length: count }, (_, n) => new Date(Date.UTC(year, 0, 1 + n)).toISOString().slice(0, 10));
}

/** As the Cabinet Office's list calls it. */
function listed(name: string): string {
  if (name === "振替休日" || name === "国民の休日") return "休日";
  return name === "即位の日" || name === "即位礼正殿の儀" ? "休日（祝日扱い）" : name;
}

test.each(publishedYears)("%i年の祝日と休日は、内閣府が公表したとおりで、ほかの日は平日である", (year) => {
  const found = daysOf(year).map((day) => [day, listed(holidayName(day))]);
  expect(found.filter(([, name]) => name !== "")).toEqual([...published].filter(([day]) => day.startsWith(`${year}-`)));
});

test.each([
  ["2019-04-30", "国民の休日"],
  ["2019-05-01", "即位の日"],
  ["2019-05-02", "国民の休日"],
  ["2019-05-06", "振替休日"],
  ["2019-10-22", "即位礼正殿の儀"],
  ["2019-12-23", ""],
  ["2020-02-24", "振替休日"],
  ["2020-10-12", ""],
  ["2021-08-11", ""],
  ["2026-05-06", "振替休日"],
  ["2026-09-22", "国民の休日"],
  ["2027-03-22", "振替休日"],
  ["2032-09-21", "国民の休日"],
  ["2018-12-29", ""],
  ["2018-07-15", ""],
])("%s は「%s」", (day, name) => {
  expect(holidayName(day)).toBe(name);
  expect(isHoliday(day)).toBe(name !== "");
});

/**
 * The sun's crossing of the equator by J. Meeus, Astronomical Algorithms, chapter 27 (good to a minute for these
 * years), in days of 2000-01-01 12:00 dynamical time. `mean` is the polynomial of the equinox.
 */
function crossing(mean: readonly number[], year: number): number {
  const y = (year - 2000) / 1000;
  const days = mean.reduceRight((sum, part) => sum * y + part, 0);
  const t = days / 36_525;
  const cos = (degrees: number): number => Math.cos((degrees * Math.PI) / 180);
  const w = 35_999.373 * t - 2.47;
  const sum = TERMS.reduce((total, [a, b, c]) => total + a * cos(b + c * t), 0);
  return days + (0.00001 * sum) / (1 + 0.0334 * cos(w) + 0.0007 * cos(2 * w));
}
const MARCH = [78.80984, 365_242.37404, 0.05169, -0.00411, -0.00057];
const SEPTEMBER = [265.21715, 365_242.01767, -0.11575, 0.00337, 0.00078];
const TERMS = [
  [485, 324.96, 1934.136],
  [203, 337.23, 32_964.467],
  [199, 342.08, 20.186],
  [182, 27.85, 445_267.112],
  [156, 73.14, 45_036.886],
  [136, 171.52, 22_518.443],
  [77, 222.54, 65_928.934],
  [74, 296.72, 3034.906],
  [70, 243.58, 9037.513],
  [58, 119.81, 33_718.147],
  [52, 297.17, 150.678],
  [50, 21.02, 2281.226],
  [45, 247.54, 29_929.562],
  [44, 325.15, 31_555.956],
  [29, 60.93, 4443.417],
  [18, 155.12, 67_555.328],
  [17, 288.79, 4562.452],
  [16, 198.04, 62_894.029],
  [14, 199.76, 31_436.921],
  [12, 95.39, 14_577.848],
  [12, 287.11, 31_931.756],
  [12, 320.81, 34_777.259],
  [9, 227.73, 1222.114],
  [8, 15.45, 16_859.074],
] as const;

/** Day in Tokyo; dynamical time is ahead of the clock by about a minute in these years. */
function tokyoDay(days: number): string {
  const ms = Date.UTC(2000, 0, 1, 12) + days * 86_400_000 - 75_000 + 9 * 3_600_000;
  return new Date(ms).toISOString().slice(0, 10);
}

test.each([
  ["春分の日", MARCH, "03-20"],
  ["秋分の日", SEPTEMBER, "09-22"],
] as const)("2007年から2099年まで、%sは天文計算の分点の日である", (name, mean, earliest) => {
  for (let year = 2007; year <= 2099; year++) {
    const days = Array.from({ length: 3 }, (_, n) => addDays(`${year}-${earliest}`, n - 1));
    const found = days.filter((day) => holidayName(day) === name);
    expect(found).toEqual([tokyoDay(crossing(mean, year))]);
  }
});

test.each(["", "2018-02-29", "2018-6-1", "2018-06-01 09:00:00", "明日"])("%j は日ではないので、答えない", (text) => {
  expect(() => isHoliday(text)).toThrow(`「${text}」 is no day`);
});
