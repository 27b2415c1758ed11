/** Papers of a 発送簿 as they come out of the printer: labels on their labels, addresses in the window. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Paper } from "../../src/core/paper.ts";
import { dispatchList } from "../../src/papers/dispatch.ts";
import { labels } from "../../src/papers/labels.ts";
import type { PaperDeclaration } from "../../src/papers/paper.ts";
import { paperRequests } from "../../src/platform/paper-page.ts";
import { findConverter } from "../../src/workspace/pdf.ts";
import { MIME } from "../../src/workspace/shared.ts";
import { orderedAll, shelfOf, type Person } from "../papers/shelf.ts";
import { openDesk } from "../workspace/drive-desk.ts";
import { LONG, pagesOf, type Page, type Word } from "./letters.ts";

/** Points a millimetre. */
const MM = 72 / 25.4;
const SHEET = { columns: 2, rows: 6, width: 84, height: 42, left: 18, top: 21 };
const WINDOW = { left: 20, top: 25, right: 110, bottom: 70 };

const long: Person = {
  name: LONG.name,
  facility: LONG.facility,
  title: LONG.department,
  postalCode: "238-0013",
  address: LONG.address,
};
/** A hospital with two, twenty practices, and the longest words of all. */
const PEOPLE: readonly Person[] = [
  ...["病棟", "外来"].map((title, n) => ({ name: `見本 ${n}子`, facility: LONG.instructorFacility, title })),
  ...Array.from({ length: 20 }, (_, n) => ({ name: `例示 ${n}郎`, facility: `例示${n}医院`, title: "院長" })),
  long,
];

function printed(declarations: readonly PaperDeclaration[]): Page[][] {
  const converter = findConverter();
  if (!converter) throw new Error("LibreOffice is needed: npm run tools");
  const desk = openDesk();
  const shelf = shelfOf(PEOPLE);
  const docs = declarations.map((declared) => {
    const paper: Paper = declared.build(shelf, orderedAll(declared.kind, shelf));
    const id = desk.make(paper.name, MIME.document);
    desk.batch(id, ...paperRequests(paper));
    return { name: paper.name, docx: desk.docs.docx(id) };
  });
  return converter.convert(docs).map(pagesOf);
}

let sheets: Page[];
let list: Page[];
beforeAll(() => {
  const [first = [], second = []] = printed([labels, dispatchList]);
  [sheets, list] = [first, second];
});

const textOf = (words: readonly Word[]): string => words.map((word) => word.text).join("");

describe("宛名ラベル", () => {
  /** The label that a word begins on, counted from the upper left one; −1 for none. */
  function labelOf({ xMin, yMin }: Word): number {
    const [column, row] = [(xMin / MM - SHEET.left) / SHEET.width, (yMin / MM - SHEET.top) / SHEET.height];
    const on = column >= 0 && column < SHEET.columns && row >= 0 && row < SHEET.rows;
    return on ? Math.floor(row) * SHEET.columns + Math.floor(column) : -1;
  }

  test("22通の封筒は、12枚の用紙2枚に収まる", () => {
    expect(sheets).toHaveLength(2);
  });

  test("どの字も自分のラベルの中にあり、端から2mmより離れている", () => {
    for (const { words } of sheets)
      for (const word of words) {
        const label = labelOf(word);
        const left = (SHEET.left + (label % SHEET.columns) * SHEET.width) * MM;
        const top = (SHEET.top + Math.floor(label / SHEET.columns) * SHEET.height) * MM;
        expect(label, word.text).toBeGreaterThanOrEqual(0);
        expect(word.xMin - left, word.text).toBeGreaterThan(2 * MM);
        expect(left + SHEET.width * MM - word.xMax, word.text).toBeGreaterThan(2 * MM);
        expect(top + SHEET.height * MM - word.yMax, word.text).toBeGreaterThan(0);
      }
  });

  test("1枚のラベルに1通ずつ載り、最も長い宛名も欠けない", () => {
    const all = sheets.flatMap(({ words }) =>
      Array.from({ length: SHEET.columns * SHEET.rows }, (_, label) =>
        textOf(words.filter((word) => labelOf(word) === label)),
      ),
    );
    const used = all.filter((words) => words !== "");
    expect(used).toHaveLength(22);
    for (const words of used) expect(words.match(/〒/g)).toHaveLength(1);
    const longest = used.find((words) => words.includes("238-0013")) ?? "";
    for (const part of [LONG.name, LONG.facility, LONG.department, LONG.address])
      expect(longest).toContain(part.replace(/\s/g, ""));
  });
});

describe("発送簿", () => {
  test("どの字も余白の中にあり、表の見出しは2ページ目にも載る", () => {
    for (const { width, words } of list)
      for (const word of words) {
        expect(word.xMin, word.text).toBeGreaterThan(14 * MM);
        expect(word.xMax, word.text).toBeLessThan(width - 14 * MM);
      }
    const headed = list.filter(({ words }) => ["封筒", "通数", "確認"].every((one) => textOf(words).includes(one)));
    expect(headed).toHaveLength(2);
  });

  test("同封一覧の宛先は、封筒の窓から見える", () => {
    const page = list.find(({ words }) => textOf(words).includes("同封一覧"));
    const inside = (page?.words ?? []).filter(
      ({ xMin, xMax, yMin, yMax }) =>
        xMin > WINDOW.left * MM && xMax < WINDOW.right * MM && yMin > WINDOW.top * MM && yMax < WINDOW.bottom * MM,
    );
    const seen = textOf(inside);
    expect(seen.startsWith("〒238-0001横須賀市見本町1-1")).toBe(true);
    expect(seen.endsWith("御中")).toBe(true);
    expect(seen).toContain(LONG.instructorFacility.replace(/\s/g, ""));
  });
});
