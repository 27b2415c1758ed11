import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  checkDay,
  day,
  dayOf,
  daysBetween,
  fiscalYear,
  fiscalYearName,
  firstDay,
  lastDay,
  momentOf,
  msOf,
  parseDay,
  parseFiscalYear,
  wareki,
  warekiWithWeekday,
  weekday,
  yearName,
} from "../../src/core/calendar.ts";

const anyDay = fc
  .integer({ min: Date.UTC(1926, 11, 25), max: Date.UTC(2099, 11, 31) })
  .map((ms) => new Date(ms).toISOString().slice(0, 10));

describe("日を読む", () => {
  test.each([
    ["2018/6/1", "2018-06-01"],
    ["２０１８年６月１日（金）", "2018-06-01"],
    ["2018.06.01", "2018-06-01"],
    ["平成30年6月1日", "2018-06-01"],
    ["H30.6.1", "2018-06-01"],
    ["平成 31 年 4 月 30 日", "2019-04-30"],
    ["令和元年5月1日", "2019-05-01"],
    ["令和1年5月1日", "2019-05-01"],
    ["r2/2/29", "2020-02-29"],
    ["昭和64年1月7日", "1989-01-07"],
    ["平成元年1月8日", "1989-01-08"],
  ])("%s は %s", (typed, found) => {
    expect(parseDay(typed)).toBe(found);
  });

  test.each([
    "平成31年5月1日",
    "令和元年4月30日",
    "昭和64年1月8日",
    "平成元年1月7日",
    "2018/2/29",
    "2018/13/1",
    "2018/6/31",
    "6月1日",
    "明日",
    "",
    "20180601",
    "平成0年1月8日",
  ])("%s という日はない", (typed) => {
    expect(parseDay(typed)).toBe("");
  });

  test("和暦で書いた日は、読み戻すと同じ日である", () => {
    fc.assert(fc.property(anyDay, (one) => parseDay(wareki(one)) === one && parseDay(warekiWithWeekday(one)) === one));
  });
});

describe("元号と年度", () => {
  test.each([
    ["2018-06-01", "平成30年6月1日（金）"],
    ["2019-04-30", "平成31年4月30日（火）"],
    ["2019-05-01", "令和元年5月1日（水）"],
    ["2020-01-01", "令和2年1月1日（水）"],
    ["1989-01-07", "昭和64年1月7日（土）"],
    ["", ""],
  ])("%s は %s", (one, printed) => {
    expect(warekiWithWeekday(one)).toBe(printed);
  });

  test.each([
    ["2018-03-31", 2017],
    ["2018-04-01", 2018],
    ["2019-03-31 23:59:59", 2018],
    ["2019-04-01 00:00:00", 2019],
  ])("%s は %i年度", (at, year) => {
    expect(fiscalYear(at)).toBe(year);
  });

  test("2019年度は、改元の前は平成31年度、後は令和元年度である", () => {
    expect(fiscalYearName(2018)).toBe("平成30年度");
    expect(fiscalYearName(2019, "2019-04-30")).toBe("平成31年度");
    expect(fiscalYearName(2019, "2019-05-01")).toBe("令和元年度");
    expect(fiscalYearName(2020)).toBe("令和2年度");
  });

  test("暦年の名は、改元の年だけ二つの元号を持つ", () => {
    expect([1989, 2018, 2019, 2020].map((year) => yearName(year))).toEqual([
      "昭和64年（平成元年）",
      "平成30年",
      "平成31年（令和元年）",
      "令和2年",
    ]);
  });

  test("年度は4月1日に始まり、翌年の3月31日に終わる", () => {
    expect([firstDay(2018), lastDay(2018)]).toEqual(["2018-04-01", "2019-03-31"]);
  });

  test("どの日も、その年度の初日と末日の間にある", () => {
    fc.assert(fc.property(anyDay, (one) => firstDay(fiscalYear(one)) <= one && one <= lastDay(fiscalYear(one))));
  });
});

describe("東京の時", () => {
  test("日は東京の真夜中に替わり、世界時の真夜中ではない", () => {
    expect(dayOf(Date.UTC(2018, 2, 31, 14, 59, 59))).toBe("2018-03-31");
    expect(dayOf(Date.UTC(2018, 2, 31, 15, 0, 0))).toBe("2018-04-01");
    expect(momentOf(Date.UTC(2018, 2, 31, 15, 0, 0))).toBe("2018-04-01 00:00:00");
    expect(fiscalYear(momentOf(Date.UTC(2018, 2, 31, 14, 59, 59)))).toBe(2017);
  });

  test("時刻は読み戻せる", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000_000_000 }),
        (seconds) => msOf(momentOf(seconds * 1000)) === seconds * 1000,
      ),
    );
    expect(msOf("2018-04-01")).toBe(Date.UTC(2018, 2, 31, 15));
  });

  test("日を足すことと日数を数えることは、逆である", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (one, n) => daysBetween(one, addDays(one, n)) === n),
    );
    expect(addDays("2020-02-28", 1)).toBe("2020-02-29");
    expect(weekday(addDays("2018-06-01", 7))).toBe("金");
  });

  test.each(["", "明日", "2018-6-1", "2018-02-29", "2018-06-01 09:00:00", "18-06-01", "2018-06"])(
    "%j は日ではないので、日として受け取らない",
    (text) => {
      expect(() => checkDay(text)).toThrow(`「${text}」 is no day`);
    },
  );

  test("どの日も、日として受け取る", () => {
    fc.assert(fc.property(anyDay, (one) => checkDay(one) === one));
  });

  test.each([
    [2018, 2, 29],
    [2018, 4, 31],
    [2018, 0, 1],
    [2018, 1, 0],
  ])("%i年%i月%i日はない", (year, month, date) => {
    expect(day(year, month, date)).toBe("");
  });
});

describe("年度を読む", () => {
  test.each([
    ["2018", 2018],
    ["２０１８年度", 2018],
    ["平成30年度", 2018],
    ["平成31年度", 2019],
    ["令和元年度", 2019],
    ["令和1", 2019],
    ["H30", 2018],
    [" R 2 年度 ", 2020],
    ["昭和64年度", undefined],
    ["30", undefined],
    ["今年度", undefined],
    ["", undefined],
  ])("%s は %s", (typed, found) => {
    expect(parseFiscalYear(typed)).toBe(found);
  });

  test("年度の名は、どの日に書いても読める", () => {
    fc.assert(
      fc.property(anyDay, (asOf) => {
        const year = fiscalYear(asOf);
        if (year >= 1927) expect(parseFiscalYear(fiscalYearName(year, asOf))).toBe(year);
      }),
    );
  });
});
