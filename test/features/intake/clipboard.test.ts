import fc from "fast-check";
import { expect, test } from "vitest";
import { clipRows } from "../../../src/features/intake/clipboard.rules.ts";
import { headingsOf } from "../../../src/features/intake/headings.rules.ts";
import { timeOf } from "../../../src/core/clock-time.ts";
import { yearOf } from "../../../src/features/intake/roster-visits.rules.ts";
import { applicationQuestions, copied } from "./samples.ts";

const cells = (text: string) => clipRows(text).map((row) => row.cells);

test.each([
  [
    "tabs and lines",
    "氏名\tふりがな\n見本\tみほん",
    [
      ["氏名", "ふりがな"],
      ["見本", "みほん"],
    ],
  ],
  [
    "lines of Windows and of old Macs",
    "a\tb\r\nc\td\re\tf",
    [
      ["a", "b"],
      ["c", "d"],
      ["e", "f"],
    ],
  ],
  [
    "a cell of two lines",
    'a\t"一行目\n二行目"\nb\tc',
    [
      ["a", "一行目\n二行目"],
      ["b", "c"],
    ],
  ],
  ["a cell with quotation marks", '"彼は""はい""と言った"\tb', [['彼は"はい"と言った', "b"]]],
  ["a mark inside a plain cell", 'a"b\tc', [['a"b', "c"]]],
  ["a mark that is never closed", '"a\tb\nc', [['"a', "b"], ["c"]]],
  ["a mark closed too early", '"a"b\tc', [['"a"b', "c"]]],
  ["empty cells in the middle and at the end", "a\t\tc\t\n", [["a", "", "c", ""]]],
  ["blank lines", "\n\na\n \t \n\nb\n", [["a"], ["b"]]],
  ["nothing", "", []],
])("%s", (_, text, rows) => {
  expect(cells(text)).toEqual(rows);
});

test("a row is known by its place in the table, blank rows and cells of several lines included", () => {
  expect(clipRows('見出し\n\n"一\n二"\tb\n三').map(({ line }) => line)).toEqual([1, 3, 4]);
});

/** Whatever Excel may hold, marks, tabs and line breaks among it. */
const cell = fc.string({ unit: fc.constantFrom(..."ab\"\t\n 見,'=".split("")), maxLength: 6 });
const filled = fc.tuple(cell, fc.array(cell, { maxLength: 4 })).map(([one, more]) => [`x${one}`, ...more]);

test("what is copied is what is read, cell by cell", () => {
  fc.assert(
    fc.property(fc.array(filled, { maxLength: 6 }), (rows) => {
      expect(cells(copied(...rows))).toEqual(rows);
    }),
  );
});

const headings = (...titles: string[]) =>
  headingsOf(titles, applicationQuestions, new Set(["申込者.name", "申込者.kana"]));

test("headings are found in other widths, in katakana, with spaces and with the marks of a form", () => {
  const found = headings("氏　名（必須）", "フリガナ*", "所属のＦＡＸ", "備考", "", "部署･役職");
  expect(found.keys).toEqual([
    "申込者.name",
    "申込者.kana",
    "申込者.facilityFax",
    undefined,
    undefined,
    "申込者.department",
  ]);
  expect([found.unknown, found.faults]).toEqual([["備考"], []]);
});

test("a heading that is needed and missing, and one that stands twice, keep the list out", () => {
  expect(headings("氏名", "氏名").faults).toEqual([
    "見出し「氏名」が2つあります。片方を消してください",
    "見出し「ふりがな」がありません。1行目に見出しを入れて、貼り付けてください",
  ]);
});

test.each([
  ["2017", "2017"],
  ["２０１７年度", "2017"],
  ["平成29年度", "2017"],
  ["H29", "2017"],
  ["平成31年度", "2019"],
  ["令和元年度", "2019"],
  ["令和 2 年度", "2020"],
  ["昨年度", "昨年度"],
  ["29", "29"],
])("the year %s is %s", (typed, year) => {
  expect(yearOf(typed)).toBe(year);
});

test.each([
  ["14:05", "14:05:00"],
  ["９：０５", "09:05:00"],
  ["14時5分", "14:05:00"],
  ["午後2時", "14:00:00"],
  ["午前 9時30分", "09:30:00"],
  ["午後12時15分", "12:15:00"],
  ["0:00", "00:00:00"],
  ["24:00", ""],
  ["9:60", ""],
  ["午後13時", ""],
  ["昼ごろ", ""],
])("the time %s is %s", (typed, time) => {
  expect(timeOf(typed)).toBe(time);
});
