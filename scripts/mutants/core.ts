/** Slips in the calendar, half-days, text and letters. */
import { mutantsOf } from "./mutant.ts";

const era = '{ name: "令和", letter: "R", from: "2019-05-01" }';
/** Every choice of small instances tried, and compared. */
const ENGINE = ["test/core/assignment.brute-force.test.ts"];

export const core = [
  ...mutantsOf(
    "src/core/calendar.ts",
    ["test/core/calendar.test.ts"],
    [
      ["April still belongs to the year before", '>= "04" ? year', '> "04" ? year'],
      ["the fiscal year ends on 30 March", "${fy + 1}-03-31", "${fy + 1}-03-30"],
      ["the fiscal year begins in the calendar year after", "${fy}-04-01", "${fy + 1}-04-01"],
      ["days change at midnight UTC, not in Tokyo", "const TOKYO = 9 * 3600_000", "const TOKYO = 0 * 3600_000"],
      ["令和 begins on 30 April", era, era.replace("05-01", "04-30")],
      ["the first day of an era is printed in the old one", "of >= each.from", "of > each.from"],
      ["the first year of an era is printed 1年, not 元年", 'n === 1 ? "元" : n', 'n === 0 ? "元" : n'],
      ["2019年度 is 平成31年度 still on 1 May", 'asOf >= "2019-05-01"', 'asOf > "2019-05-01"'],
      ["平成31年5月1日 is taken for a day", "found < next.from", "found <= next.from"],
      ["the first day of an era cannot be typed", "found >= era.from &&", "found > era.from &&"],
      ["元年 is read as the second year", 'japanese[2] === "元" ? 1', 'japanese[2] === "元" ? 2'],
      ["6月31日 is taken for 1 July", '.slice(0, 10) === text ? text : ""', '.slice(0, 10) !== "" ? text : ""'],
    ],
  ),
  ...mutantsOf(
    "src/core/halfday.ts",
    ["test/core/halfday.test.ts"],
    [
      [
        "visits are offered on the last closed day",
        "on >= span.from && on <= span.to",
        "on >= span.from && on < span.to",
      ],
      [
        "終日 means the morning only",
        '(period === "終日" ? HALVES : [period])',
        '[period === "終日" ? HALVES[0] : period]',
      ],
      ["single dates are forgotten beside a weekly pattern", "availability.dates.includes(at) ||", "false ||"],
      ["a clinic's week goes on over public holidays", "&& !isHoliday(on)", ""],
      ["the last day of a span is left out", "for (let on = from; on <= to;", "for (let on = from; on < to;"],
    ],
  ),
  ...mutantsOf(
    "src/core/spans.ts",
    ["test/core/spans.test.ts"],
    [["a closed span of one day cannot be read", "span.from > span.to)", "span.from >= span.to)"]],
  ),
  ...mutantsOf(
    "src/core/text.ts",
    ["test/core/text.test.ts"],
    [
      ["髙橋 and 高橋 are two people", "VARIANTS[char] ?? char", "char"],
      ["an applicant's }} closes a placeholder", '.replace(/\\}\\}/g, "｝｝")', ""],
    ],
  ),
  ...mutantsOf(
    "src/core/letter.ts",
    ["test/core/letter.test.ts"],
    [
      ["a letter with a needed word empty is made", 'fields[name]?.value === "" &&', 'fields[name]?.value === " " &&'],
      ["an unknown placeholder is filled with nothing", "?.value ?? whole", '?.value ?? ""'],
    ],
  ),
  ...mutantsOf(
    "src/core/cell.ts",
    ["test/core/cell.test.ts"],
    [
      ["two addresses in one cell both get the letter", '/^[^\\s@,;:<>"()[\\]\\\\]+@', "/^.+@"],
      ["a count below zero is taken", ".check(z.minimum(0))", ".check(z.minimum(-1))"],
    ],
  ),
  ...mutantsOf("src/core/assignment/network.ts", ENGINE, [
    [
      "a half-day holds one more than it has seats",
      "high[s] = Math.min(seats, seekers);",
      "high[s] = Math.min(seats + 1, seekers);",
    ],
  ]),
  ...mutantsOf("src/core/assignment/weigh.ts", ENGINE, [
    ["a lower level outweighs a higher one", "weight *= term.bound + 1;", "weight *= term.bound;"],
    ["load is not evened out", "step += 2 * weight;", "step += 0 * weight;"],
  ]),
  ...mutantsOf("src/core/assignment/rank.ts", ENGINE, [
    ["who gains least is served first", "gain[a]! < gain[b]! ? -1 : 1", "gain[a]! < gain[b]! ? 1 : -1"],
  ]),
  ...mutantsOf(
    "src/core/table.ts",
    ["test/core/table.test.ts"],
    [["any state may follow any other", "moves[from]?.includes(to) ?? false", "moves[from] !== undefined"]],
  ),
];
