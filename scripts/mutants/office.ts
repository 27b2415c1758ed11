/** Slips in money, tax, office days, keys and invitations. */
import { mutantsOf } from "./mutant.ts";

export const office = [
  ...mutantsOf(
    "src/core/withholding.ts",
    ["test/core/withholding.test.ts"],
    [
      ["a new rate begins the day after its first day", "each.from <= paidOn", "each.from < paidOn"],
      ["the tax is rounded up", "(dividend - (dividend % divisor)) / divisor", "Math.ceil(dividend / divisor)"],
      ["all of a large amount is taxed at the upper rate", "(amount - above) * rate", "amount * rate"],
      ["the net that a million leaves is grossed up beyond a million", "net < netOfThreshold", "net <= netOfThreshold"],
    ],
  ),
  ...mutantsOf(
    "src/core/holidays.ts",
    ["test/core/holidays.test.ts"],
    [
      ["海の日 of 2020 is still a Monday", "monday(7, 3), 0, 2019]", "monday(7, 3), 0, 2020]"],
      ["2019 has an emperor's birthday", '["天皇誕生日", 12, 23, 0, 2018]', '["天皇誕生日", 12, 23, 0, 2019]'],
      ["every day after a row of holidays is closed", ' && weekday(before) !== "日"', ""],
      ["秋分の日 comes a day late in some years", "23.2488", "23.2588"],
    ],
  ),
  ...mutantsOf(
    "src/core/business-days.ts",
    ["test/core/business-days.test.ts"],
    [
      ["the office is open on public holidays", "isHoliday(of) || ", ""],
      ["a closure over the turn of the year closes nothing", "from <= at || at <= to", "from <= at && at <= to"],
      ["the first day counts", "let at = addDays(from, 1);", "let at = from;"],
      ["tax of December is due in a thirteenth month", "month === 12", "month === 13"],
      ["1/3〜12/29 closes the office for the year", "const LONGEST = 183", "const LONGEST = 366"],
    ],
  ),
  ...mutantsOf(
    "src/core/case-key.ts",
    ["test/core/case-key.test.ts"],
    [
      ["two cases share a key", "JSON.stringify([purpose, subject, round])", "purpose + subject + String(round)"],
      ["half of the key repeats the other", "base32(bytes.slice(5, 10))", "base32(bytes.slice(0, 5))"],
      ["what is no key opens what is no key", 'return key !== "" && key', "return key"],
      ["a typed l is no 1", '.replace(/[IL]/g, "1")', '.replace(/I/g, "1")'],
    ],
  ),
  ...mutantsOf(
    "src/core/invitation.ts",
    ["test/core/invitation.test.ts"],
    [
      ["a name is cut inside a character", "Array.from(line, (char)", 'line.split("").map((char)'],
      ["a comma ends the place", "/[\\\\;,]/g", "/[\\\\;]/g"],
      ["a cancelled visit is confirmed", 'method === "CANCEL" ?', 'method !== "CANCEL" ?'],
      ["a visit that ends before it begins is sent", "if (to <= from) throw", "if (to < from) throw"],
    ],
  ),
  ...mutantsOf(
    "src/core/money.ts",
    ["test/core/money.test.ts"],
    [
      ["=1 after a blank runs", "(?:[\\t\\r]|\\s*", "(?:[\\t\\r]|"],
      ["a line break ends the record", '/[",\\r\\n]/.test', '/[",]/.test'],
      ["a lone blank cell is no record", 'row.length === 1 && row[0] === ""', "false"],
      ["the place of a character that cannot be sent is one before it", "at: n + 1", "at: n"],
      ["fractions of yen vanish in a sum", "whole(sum + whole(amount))", "whole(sum + amount)"],
    ],
  ),
];
