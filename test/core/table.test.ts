import { expect, test } from "vitest";
import { count, text } from "../../src/core/cell.ts";
import { blankRow, columnNames, defineTable, mayMove } from "../../src/core/table.ts";

const rest = { note: "", key: "a", yearly: false, keepYears: 1 } as const;
const column = { cell: text(), writer: "staff", note: "" } as const;

test("同じ見出しが二つある宣言は、すぐに止まる", () => {
  expect(() =>
    defineTable("見本", { ...rest, columns: { a: { header: "甲", ...column }, b: { header: "甲", ...column } } }),
  ).toThrow("見本: the header 甲 stands twice");
});

test("空の行は、書いたところのほかは、列ごとの空である", () => {
  const sheet = defineTable("見本", {
    ...rest,
    columns: { a: { header: "甲", ...column }, n: { header: "数", ...column, cell: count() } },
  });
  expect(columnNames(sheet)).toEqual(["a", "n"]);
  expect(blankRow(sheet, { a: "x" })).toEqual({ a: "x", n: null });
});

test("決められた進み方のほかには進めない。とどまるのはよい", () => {
  const moves = { 待ち: ["済"], 済: [] };
  expect([
    mayMove(moves, "待ち", "済"),
    mayMove(moves, "済", "済"),
    mayMove(moves, "済", "待ち"),
    mayMove(moves, "謎", "済"),
  ]).toEqual([true, true, false, false]);
});
