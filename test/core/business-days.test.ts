import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addOfficeDays,
  deadline,
  isOfficeDay,
  nextOfficeDay,
  officeDaysBetween,
  parseClosed,
  taxDueOn,
  type Closed,
} from "../../src/core/business-days.ts";
import { addDays } from "../../src/core/calendar.ts";
import { published } from "./published-holidays.ts";

const YEAR_END: readonly Closed[] = [{ from: "12-29", to: "01-03" }];

/** Days of the years whose holidays the Cabinet Office's list gives without a gap. */
const anyDay = fc
  .integer({ min: Date.UTC(2016, 0, 1), max: Date.UTC(2025, 9, 1) })
  .map((ms) => new Date(ms).toISOString().slice(0, 10));
const monthDay = fc
  .integer({ min: 0, max: 365 })
  .map((n) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(5, 10));
/** Closures of up to ten days. */
const anyClosed = fc.array(
  fc.tuple(monthDay, fc.integer({ min: 0, max: 9 })).map(([from, more]) => ({
    from,
    to: addDays(`2020-${from}`, more).slice(5),
  })),
  { maxLength: 3 },
);

/** Open by the published list, the language's own weekdays and each closed day written out. */
function opens(day: string, closed: readonly Closed[]): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const shut = closed.flatMap(({ from, to }) => {
    const days = [from];
    while (days[days.length - 1] !== to) days.push(addDays(`2020-${days[days.length - 1]!}`, 1).slice(5));
    return days;
  });
  return weekday !== 0 && weekday !== 6 && !published.has(day) && !shut.includes(day.slice(5));
}

describe("毎年の閉庁日の設定", () => {
  test.each([
    [
      "12/29〜1/3、8/13",
      [
        ["12-29", "01-03"],
        ["08-13", "08-13"],
      ],
    ],
    ["１２月２９日から１月３日まで", [["12-29", "01-03"]]],
    [
      "12/29-1/3\n 2/29 ",
      [
        ["12-29", "01-03"],
        ["02-29", "02-29"],
      ],
    ],
    [
      "8/13～8/15;5/1",
      [
        ["08-13", "08-15"],
        ["05-01", "05-01"],
      ],
    ],
    ["1/1〜7/1", [["01-01", "07-01"]]],
    ["", []],
    ["、\n", []],
  ])("%j は閉庁日として読める", (text, spans) => {
    const closed = spans.map(([from = "", to = ""]) => ({ from, to }));
    expect(parseClosed(text)).toEqual({ closed, unreadable: [] });
  });

  test.each([
    "お盆",
    "2/30",
    "13/1",
    "2018/8/13",
    "8/13〜",
    "〜8/13",
    "8/13〜8/14〜8/15",
    "1/3〜12/29",
    "1/1〜7/2",
    "8/13〜16",
  ])("%j は推し量らず、読めなかったものとして返す", (text) => {
    expect(parseClosed(`5/1、${text}`)).toEqual({ closed: [{ from: "05-01", to: "05-01" }], unreadable: [text] });
  });
});

describe("開庁日", () => {
  test.each([
    ["2018-06-01", true],
    ["2018-06-02", false],
    ["2018-06-03", false],
    ["2018-07-16", false],
    ["2018-12-28", true],
    ["2018-12-29", false],
    ["2018-12-31", false],
    ["2019-01-02", false],
    ["2019-01-03", false],
    ["2019-01-04", true],
    ["2019-04-30", false],
    ["2019-05-07", true],
  ])("%s に開いているか：%s", (day, open) => {
    expect(isOfficeDay(day, YEAR_END)).toBe(open);
  });

  test("年末年始の閉庁は市の設定によるもので、設定がなければ開いている", () => {
    expect([isOfficeDay("2018-12-31", []), isOfficeDay("2019-01-03", [])]).toEqual([true, true]);
  });

  test("どの日も、公表された休日と土日と設定の閉庁日のどれでもないときに限り、開いている", () => {
    fc.assert(fc.property(anyDay, anyClosed, (day, closed) => isOfficeDay(day, closed) === opens(day, closed)));
  });

  test("閉まっている日の次の開庁日は、その後で初めて開く日である", () => {
    expect(nextOfficeDay("2019-04-27", YEAR_END)).toBe("2019-05-07");
    expect(nextOfficeDay("2018-12-29", YEAR_END)).toBe("2019-01-04");
    expect(nextOfficeDay("2018-06-01", YEAR_END)).toBe("2018-06-01");
    fc.assert(
      fc.property(anyDay, anyClosed, (day, closed) => {
        let first = day;
        while (!opens(first, closed)) first = addDays(first, 1);
        return nextOfficeDay(day, closed) === first;
      }),
    );
  });

  test("一年中閉まっている設定なら、探し続けずに、設定を短くするように言う", () => {
    const halves = [
      { from: "01-01", to: "06-30" },
      { from: "07-01", to: "12-31" },
    ];
    expect(() => nextOfficeDay("2018-06-01", halves)).toThrow("2018-06-01から1年の間に開庁日がありません");
    expect(() => addOfficeDays("2018-06-01", 1, halves)).toThrow("閉庁日の設定を短くしてください");
  });
});

describe("開庁日を数える", () => {
  test.each([
    ["2018-06-01", 1, "2018-06-04"],
    ["2018-06-01", 0, "2018-06-01"],
    ["2018-06-02", 0, "2018-06-02"],
    ["2018-06-02", 1, "2018-06-04"],
    ["2018-12-27", 2, "2019-01-04"],
    ["2019-04-26", 3, "2019-05-09"],
  ])("%s から%i開庁日後は %s", (from, n, to) => {
    expect(addOfficeDays(from, n, YEAR_END)).toBe(to);
    expect(deadline(from, n, "開庁日", YEAR_END)).toBe(to);
  });

  test("n開庁日後までの開庁日を数えると、nになる", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 40 }), anyClosed, (from, n, closed) => {
        const to = addOfficeDays(from, n, closed);
        expect(officeDaysBetween(from, to, closed)).toBe(n);
        expect(n === 0 ? to === from : opens(to, closed)).toBe(true);
      }),
    );
  });

  test("二つの日の間の開庁日は、一日ずつ数えたとおりで、逆に数えると負になる", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), anyClosed, (from, more, closed) => {
        const days = Array.from({ length: more }, (_, n) => addDays(from, n + 1));
        const count = days.filter((day) => opens(day, closed)).length;
        expect(officeDaysBetween(from, addDays(from, more), closed)).toBe(count);
        expect(officeDaysBetween(addDays(from, more), from, closed)).toBe(0 - count);
      }),
    );
  });

  test.each([-1, 0.5, NaN])("%d日という数え方はない", (n) => {
    expect(() => addOfficeDays("2018-06-01", n, [])).toThrow("is no count of days");
    expect(() => deadline("2018-06-01", n, "暦日", [])).toThrow("is no count of days");
  });

  test("空欄は日として数えない", () => {
    expect(() => isOfficeDay("", [])).toThrow("is no day");
    expect(() => nextOfficeDay("", [])).toThrow("is no day");
    expect(() => addOfficeDays("", 0, [])).toThrow("is no day");
    expect(() => officeDaysBetween("", "2018-06-01", [])).toThrow("is no day");
    expect(() => officeDaysBetween("2018-06-01", "明日", [])).toThrow("is no day");
    expect(() => deadline("", 1, "暦日", [])).toThrow("is no day");
    expect(() => taxDueOn("")).toThrow("is no day");
  });
});

test.each([
  ["2018-12-14", 14, "2018-12-28"],
  ["2018-12-22", 7, "2018-12-29"],
  ["2020-02-28", 1, "2020-02-29"],
])("%s から暦日で%i日は、休みの日でも %s", (from, days, to) => {
  expect(deadline(from, days, "暦日", YEAR_END)).toBe(to);
});

describe("源泉所得税の納期限", () => {
  test.each([
    ["2019-04-25", "2019-05-10"],
    ["2018-05-01", "2018-06-11"],
    ["2018-05-31", "2018-06-11"],
    ["2019-01-25", "2019-02-12"],
    ["2018-12-25", "2019-01-10"],
    ["2020-07-15", "2020-08-11"],
    ["2022-09-30", "2022-10-11"],
    ["2018-02-28", "2018-03-12"],
  ])("%s に支払ったら、%s までに納める", (paidOn, due) => {
    expect(taxDueOn(paidOn)).toBe(due);
  });

  test("どの支払日でも、翌月10日以後で初めて休日でも土日でもない日である", () => {
    fc.assert(
      fc.property(anyDay, (paidOn) => {
        let due = `${addDays(`${paidOn.slice(0, 8)}01`, 31).slice(0, 8)}10`;
        while (!opens(due, [])) due = addDays(due, 1);
        return taxDueOn(paidOn) === due;
      }),
    );
  });
});
