/** Papers as they lie on the desk: headings on every page, columns in their width, labels on their sheet. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { MARGINS, text, type Block, type Paper } from "../../src/core/paper.ts";
import { makePaper } from "../../src/platform/papers.ts";
import { findConverter } from "../../src/workspace/pdf.ts";
import { openPress } from "../platform/press.ts";
import { LONG, pagesOf, program, type Page } from "./letters.ts";

const MM = 72 / 25.4;
const converter = findConverter();
if (!converter) throw new Error("LibreOffice is needed: npm run tools");
const press = openPress(converter);

function printed(paper: Paper): { pages: Page[]; pdf: Uint8Array } {
  const pdf = press.pdf(press.run(() => makePaper(paper, press.folder, paper.name, false)) ?? "");
  return { pages: pagesOf(pdf), pdf };
}
const joined = (page: Page): string => page.words.map((word) => word.text).join("");

describe("A4横、12列の名簿", () => {
  const widths = [19, 26, 13, 34, 28, 14, 38, 19, 22, 22, 22, 10];
  const heads = ["受付番号", "氏名", "職種", "所属医療機関", "部署役職", "郵便番号", "所在地", "電話", "テーマ", "研修の日", "指導医", "状態"]; // prettier-ignore
  const long = ["申-2018-0001", LONG.name, "看護師", LONG.facility, LONG.department, "238-0000", LONG.address, "046-000-0000", "看取り、緩和、認知症", "平成30年12月10日（月）午後", LONG.instructor, "決定"]; // prettier-ignore
  const rows = Array.from({ length: 30 }, (_, index) => [
    `申-2018-${String(index + 1).padStart(4, "0")}`,
    ...long.slice(1),
  ]);
  const { pages } = printed({
    name: "名簿",
    page: "A4横",
    margins: MARGINS,
    blocks: [
      text("申込者名簿", "title"),
      { kind: "table", widths, rows: [heads, ...rows], header: true, borders: true, size: 7.5 },
    ],
  });

  test("横のA4に何枚か出て、どのページの頭にも見出しの行がある", () => {
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) {
      expect([page.width / MM, page.height / MM].map(Math.round)).toEqual([297, 210]);
      const tops = heads.map((head) => page.words.find((word) => word.text === head)?.yMin ?? Infinity);
      for (const top of tops) expect(top).toBeLessThan(30 * MM);
    }
  });

  test("どの人も一度ずつ、1行がページをまたがず、長い名前も欠けない", () => {
    const numbers = pages.map((page) =>
      page.words.filter((word) => /^申-2018-\d{4}$/.test(word.text)).map((word) => word.text),
    );
    expect(numbers.flat()).toEqual(rows.map(([number]) => number));
    for (const [index, page] of pages.entries())
      expect(joined(page).split("看護師").length - 1 >= (numbers[index]?.length ?? 0)).toBe(true);
  });

  test("文字は自分の列からはみ出さない", () => {
    const edges = widths.map(
      (_, index) => (MARGINS.left + widths.slice(0, index + 1).reduce((sum, width) => sum + width, 0)) * MM,
    );
    let seen = 0;
    for (const page of pages)
      for (const word of page.words.filter(({ yMin }) => yMin > 30 * MM)) {
        const column = edges.findIndex((edge) => word.xMin < edge - 0.5);
        expect(word.xMax).toBeLessThanOrEqual((edges[column] ?? 0) + 0.5);
        seen++;
      }
    expect(seen).toBeGreaterThan(300);
  });
});

describe("宛名ラベル（2列×6行）", () => {
  const sheet = { width: 86.4, height: 42.3, left: 18.6, top: 21.2 };
  const label = (n: number): string =>
    `〒238-${String(n).padStart(4, "0")}\n横須賀市見本町1番地\n見本病院\n例示 花子　様`;
  const page = (first: number): Block => ({
    kind: "table",
    widths: [sheet.width, sheet.width],
    rows: Array.from({ length: 6 }, (_, row) => [label(first + 2 * row), label(first + 2 * row + 1)]),
    header: false,
    borders: false,
    size: 11,
    rowHeight: sheet.height,
    padding: 5,
  });
  const blocks: Block[] = [page(0), { kind: "pageBreak" }, page(12)];
  const margins = { left: sheet.left, right: 18.6, top: sheet.top, bottom: 20 };
  const { pages, pdf } = printed({ name: "ラベル", page: "A4縦", margins, blocks });

  test("白紙のページはなく、2枚に12枚ずつ、順に並ぶ", () => {
    const codes = pages.map(({ words }) =>
      words.filter(({ text: word }) => word.startsWith("〒")).map(({ text: word }) => word),
    );
    expect(codes.map((found) => found.length)).toEqual([12, 12]);
    expect(codes.flat().sort()).toEqual(Array.from({ length: 24 }, (_, n) => `〒238-${String(n).padStart(4, "0")}`));
  });

  test("どの宛名も、縁から3mm以上内側で、自分のラベルに収まる", () => {
    for (const { words } of pages)
      for (const word of words) {
        const [x, y] = [word.xMin / MM - sheet.left, word.yMin / MM - sheet.top];
        const [column, row] = [Math.floor(x / sheet.width), Math.floor(y / sheet.height)];
        expect(x - column * sheet.width).toBeGreaterThan(3);
        expect(word.xMax / MM - sheet.left - column * sheet.width).toBeLessThan(sheet.width - 3);
        expect(y - row * sheet.height).toBeGreaterThan(3);
        expect(word.yMax / MM - sheet.top - row * sheet.height).toBeLessThan(sheet.height - 3);
      }
  });

  test("罫線は一本も引かれない", () => {
    expect(inkOutsideOf(pdf, pages[0])).toBe(0);
  });
});

describe("文と表と改ページ", () => {
  const table: Block = { kind: "table", widths: [40, 40], rows: [["番号", "宛先"], ["1", "見本"]], header: true, borders: true, size: 9 }; // prettier-ignore
  const { pages, pdf } = printed({
    name: "発送簿",
    page: "A4縦",
    margins: MARGINS,
    blocks: [text("発送簿", "title"), table, { kind: "pageBreak" }, text("別紙", "right"), text("以上", "right")],
  });

  test("改ページの後は新しい紙の一番上から始まり、空のページはない", () => {
    const shown = pages.map(({ words }) => words.map((word) => word.text).sort());
    expect(shown).toEqual([["発送簿", "番号", "宛先", "1", "見本"].sort(), ["別紙", "以上"].sort()]);
    const top = pages[1]?.words.find((word) => word.text === "別紙")?.yMin ?? Infinity;
    expect(top / MM).toBeLessThan(MARGINS.top + 3);
    expect(Math.round((pages[1]?.words.find((word) => word.text === "別紙")?.xMax ?? 0) / MM)).toBe(
      210 - MARGINS.right,
    );
  });

  test("罫線のある表には線が引かれる", () => {
    expect(inkOutsideOf(pdf, pages[0])).toBeGreaterThan(100);
  });
});

/** Dark spots of the first page that lie in no word: rules. At 50 dots an inch. */
function inkOutsideOf(pdf: Uint8Array, page: Page | undefined): number {
  const dir = mkdtempSync(join(tmpdir(), "paper-"));
  writeFileSync(join(dir, "paper.pdf"), pdf);
  const args = ["-r", "50", "-gray", "-f", "1", "-l", "1", "-singlefile", join(dir, "paper.pdf"), join(dir, "paper")];
  execFileSync(program("pdftoppm"), args);
  const { width, dots } = greyOf(join(dir, "paper.pgm"));
  const scale = 50 / 72;
  const words = (page?.words ?? []).map((word) => ({ left: word.xMin * scale - 1, right: word.xMax * scale + 1, top: word.yMin * scale - 1, bottom: word.yMax * scale + 1 })); // prettier-ignore
  return dots.reduce((count, dot, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    const inWord = words.some((word) => x >= word.left && x <= word.right && y >= word.top && y <= word.bottom);
    return dot < 160 && !inWord ? count + 1 : count;
  }, 0);
}

/** A binary PGM: 「P5 width height 255」 and one byte a dot. */
function greyOf(path: string): { width: number; dots: Uint8Array } {
  const bytes = new Uint8Array(readFileSync(path));
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(String.fromCharCode(...bytes.slice(0, 40)));
  return { width: Number(head?.[1]), dots: bytes.slice(head?.[0].length ?? 0) };
}
