/** 宛名ラベル: the city's own sheets, one label an envelope, and words that stay on their label. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Block, TableBlock } from "../../src/core/paper.ts";
import { labelPages, labels, labelSheetOf } from "../../src/papers/labels.ts";
import { orderedAll, settingsWith, shelfOf } from "./shelf.ts";

const NAME = "宛名ラベルの寸法（mm）";
const sheetOf = (text: string) => labelSheetOf(settingsWith({ [NAME]: text }));
const tablesOf = (blocks: readonly Block[]): TableBlock[] =>
  blocks.flatMap((block) => (block.kind === "table" ? [block] : []));

describe("寸法の設定", () => {
  const standard = { columns: 2, rows: 6, width: 84, height: 42, left: 18, top: 21 };
  test.each([
    ["2×6、84×42、18、21", standard],
    ["２×６、８４×４２、１８、２１", standard],
    ["2x6, 84X42, 18, 21", standard],
    ["3×8、70×33.9、0、12.9", { columns: 3, rows: 8, width: 70, height: 33.9, left: 0, top: 12.9 }],
  ])("%s", (text, sheet) => {
    expect(sheetOf(text)).toEqual(sheet);
  });

  test.each([
    "2×6",
    "2×6、84×42、18",
    "2×6、84×42、18、21、3",
    "二×六、84×42、18、21",
    "2.5×6、84×42、18、21",
    "-2×6、84×42、18、21",
  ])("「%s」は読めないと、場所と例を添えて知らせる", (text) => {
    expect(() => sheetOf(text)).toThrow(NAME);
    expect(() => sheetOf(text)).toThrow("例：2×6、84×42、18、21");
  });

  test.each(["3×6、84×42、18、21", "2×7、84×42、18、21", "2×6、0×42、18、21"])("「%s」はA4に入らない", (text) => {
    expect(() => sheetOf(text)).toThrow("A4の用紙に入りません");
  });

  test("空のときは、何が止まるかを知らせる", () => {
    expect(() => sheetOf("")).toThrow("宛名ラベルの作成");
  });
});

test("用紙の余白とラベルの大きさは、設定の寸法のとおりになる", () => {
  const shelf = shelfOf([{ name: "見本 一" }]);
  const paper = labels.build(shelf, orderedAll("宛名ラベル", shelf));
  expect(paper.margins).toMatchObject({ left: 18, top: 21 });
  expect(paper.margins.right).toBe(210 - 18 - 2 * 84);
  expect(tablesOf(paper.blocks)[0]).toMatchObject({ widths: [84, 84], rowHeight: 42, borders: false, header: false });
});

test("封筒1通にラベル1枚で、医療機関の封筒は御中になる", () => {
  const people = [
    { name: "見本 一", title: "病棟", facility: "例示病院" },
    { name: "見本 二", title: "外来", facility: "例示病院" },
    { name: "例示 三", title: "院長", facility: "見本医院" },
  ];
  const shelf = shelfOf(people);
  const [table] = tablesOf(labels.build(shelf, orderedAll("宛名ラベル", shelf)).blocks);
  expect(table?.rows.flat().filter((words) => words !== "")).toEqual([
    "〒238-0001\n横須賀市見本町1-1\n例示病院　御中",
    "〒238-0001\n横須賀市見本町1-1\n見本医院\n院長\n例示 三　様",
  ]);
});

const sheets = fc.record({
  columns: fc.integer({ min: 1, max: 4 }),
  rows: fc.integer({ min: 1, max: 10 }),
  width: fc.integer({ min: 40, max: 100 }),
  height: fc.integer({ min: 25, max: 60 }),
  left: fc.constant(0),
  top: fc.constant(0),
});
const label = fc.array(fc.string({ minLength: 1, maxLength: 40, unit: fc.constantFrom("見", "本", "1", "-") }), {
  minLength: 2,
  maxLength: 5,
});

test("何枚でも、順に左から右、上から下へ並び、1枚も欠けない", () => {
  fc.assert(
    fc.property(sheets, fc.array(label, { minLength: 1, maxLength: 60 }), (sheet, all) => {
      const blocks = labelPages(all, sheet);
      const tables = tablesOf(blocks);
      expect(tables.flatMap((table) => table.rows.flat()).slice(0, all.length)).toEqual(
        all.map((one) => one.join("\n")),
      );
      for (const table of tables)
        expect(table.rows.map((row) => row.length)).toEqual(Array(sheet.rows).fill(sheet.columns));
      expect(blocks.filter((block) => block.kind === "pageBreak")).toHaveLength(tables.length - 1);
      expect(tables).toHaveLength(Math.ceil(all.length / (sheet.columns * sheet.rows)));
    }),
  );
});

test("行が多いほど、字は小さくなることはあっても、大きくはならない", () => {
  const sheet = { columns: 1, rows: 1, width: 84, height: 42, left: 0, top: 0 };
  const sizes = [1, 4, 7, 9, 12].map((lines) => {
    const [table] = tablesOf(labelPages([Array.from({ length: lines }, () => "横須賀市見本町")], sheet));
    return table?.size ?? 0;
  });
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  expect(sizes[0]).toBe(11);
  expect(sizes.at(-1)).toBeLessThan(8);
});
