import fc from "fast-check";
import { expect, test } from "vitest";
import { timeOf } from "../../src/core/clock-time.ts";

test.each([
  ["14:05", "14:05:00"],
  ["１４：０５", "14:05:00"],
  ["9:5", "09:05:00"],
  ["14時", "14:00:00"],
  ["14時5分", "14:05:00"],
  ["14時05", "14:05:00"],
  ["14時半", "14:30:00"],
  ["午後2時5分", "14:05:00"],
  ["午後2時半", "14:30:00"],
  ["午後 2 : 05", "14:05:00"],
  ["午前9時", "09:00:00"],
  ["午前０時１５分", "00:15:00"],
  ["午後0時30分", "12:30:00"],
  ["午後12時", "12:00:00"],
  ["0:00", "00:00:00"],
  ["23:59", "23:59:00"],
])("%s は %s", (typed, time) => {
  expect(timeOf(typed)).toBe(time);
});

test.each([
  ...[
    "",
    "14",
    "1405",
    "24:00",
    "14:60",
    "午後13時",
    "午後14:05",
    "25時",
    "14時半5分",
    "正午",
    "2時ごろ",
    "14:05から",
    "-1:00",
  ],
  ...["14:005", "午後", "半", "14:05:30"],
])("「%s」は時刻ではない", (typed) => {
  expect(timeOf(typed)).toBe("");
});

test("どの時刻も、24時間でも午前・午後でも、同じに読める", () => {
  const minute = fc.integer({ min: 0, max: 59 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 23 }), minute, (hour, min) => {
      const time = `${String(hour).padStart(2, "0")}:${String(min).padStart(2, "0")}`;
      const half = `${hour < 12 ? "午前" : "午後"}${hour % 12}時${min}分`;
      for (const typed of [time, `${hour}時${min}分`, `${hour}：${min}`, half])
        expect(timeOf(typed)).toBe(`${time}:00`);
      expect(timeOf(timeOf(time).slice(0, 5))).toBe(`${time}:00`);
    }),
  );
});
