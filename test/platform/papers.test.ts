/** Papers become Docs: whole or blank, once, and with every word in its cell. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MARGINS, text, type Block, type Paper, type TableBlock, type TextBlock } from "../../src/core/paper.ts";
import { makePaper, paperUrl } from "../../src/platform/papers.ts";
import type { FaultKind } from "../../src/workspace/kernel.ts";
import { openPress, type Press } from "./press.ts";

const table = (rows: readonly (readonly string[])[], more: Partial<TableBlock> = {}): TableBlock => ({
  kind: "table",
  widths: (rows[0] ?? []).map(() => 30),
  rows,
  header: true,
  borders: true,
  size: 9,
  ...more,
});
const paper = (blocks: readonly Block[], more: Partial<Paper> = {}): Paper => ({
  name: "発送簿",
  page: "A4縦",
  margins: MARGINS,
  blocks,
  ...more,
});
const ROSTER = paper([
  text("申込者名簿", "title"),
  table([["受付番号", "氏名"], ["申-2018-0001", "𠮷田 髙子"], ["申-2018-0002", ""]], { aligns: ["中", "左"] }), // prettier-ignore
  text("以上", "right"),
]);

interface Cell {
  content: Structural[];
}
interface Structural {
  paragraph?: { elements: { textRun?: { content: string; textStyle: { bold?: boolean } } }[]; paragraphStyle: object };
  table?: { tableRows: { tableCells: Cell[] }[] };
}

const words = (content: readonly Structural[]): string =>
  content
    .flatMap(({ paragraph }) => paragraph?.elements ?? [])
    .map(({ textRun }) => textRun?.content ?? "")
    .join("");

/** What stands on the page: texts, and tables as their cells; the thin lines around tables left out. */
function read(press: Press, id: string): (string | string[][])[] {
  const content = press.docs.advanced.Documents.get(id).body?.content as unknown as Structural[];
  return content.slice(1).flatMap(({ paragraph, table: found }): (string | string[][])[] => {
    const cells = (row: { tableCells: Cell[] }): string[] =>
      row.tableCells.map((cell) => words(cell.content).slice(0, -1));
    if (found) return [found.tableRows.map(cells)];
    const line = words([{ paragraph: paragraph ?? { elements: [], paragraphStyle: {} } }]).slice(0, -1);
    return line === "" ? [] : [line];
  });
}

describe("紙ができる", () => {
  test("文と表が順に並び、どの文字もそのセルに入る", () => {
    const press = openPress();
    const id = press.run(() => makePaper(ROSTER, press.folder, "名簿/1", false)) ?? "";
    const cells = (ROSTER.blocks[1] as TableBlock).rows;
    expect(read(press, id)).toEqual(["申込者名簿", cells, "以上"]);
    const { name, parents, appProperties } = press.drive.file(id);
    expect({ name, parents, appProperties }).toEqual({
      name: "発送簿",
      parents: [press.folder],
      appProperties: { zaitakuPaper: "名簿/1" },
    });
    expect(paperUrl(id)).toBe(`https://docs.google.com/document/d/${id}/edit`);
  });

  test("どんな並びの文と表でも、言った通りに並ぶ", () => {
    const press = openPress();
    const written = fc.string({
      unit: fc.constantFrom("あ", "髙", "𠮷", "{", "=", "a", " "),
      minLength: 1,
      maxLength: 6,
    });
    const look = fc.constantFrom("title", "heading", "body", "small", "right", "centre");
    const textBlock = fc.record({ kind: fc.constant("text" as const), text: written, look });
    const rows = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })).chain(([height, width]) =>
      fc.array(fc.array(fc.oneof(written, fc.constant("")), { minLength: width, maxLength: width }), {
        minLength: height,
        maxLength: height,
      }),
    );
    const tableBlock = fc
      .tuple(rows, fc.boolean(), fc.boolean())
      .map(([cells, header, borders]) => table(cells, { header, borders, aligns: ["右"] }));
    const blocks = fc.array(fc.oneof(textBlock, tableBlock, fc.constant({ kind: "pageBreak" } as const)), {
      maxLength: 6,
    });
    let made = 0;
    fc.assert(
      fc.property(blocks, (given) => {
        const id = press.run(() => makePaper(paper(given), press.folder, `見本/${++made}`, false)) ?? "";
        const shown = given.filter((block): block is TextBlock | TableBlock => block.kind !== "pageBreak");
        expect(read(press, id)).toEqual(shown.map((block) => (block.kind === "text" ? block.text : block.rows)));
      }),
      { numRuns: 80, seed: 2018 },
    );
  });

  test("見出しの行だけが太字で、用紙と余白は言った通り", () => {
    const press = openPress();
    const id = press.run(() => makePaper({ ...ROSTER, page: "A4横" }, press.folder, "名簿/2", false)) ?? "";
    const document = press.docs.advanced.Documents.get(id) as unknown as {
      body: { content: Structural[] };
      documentStyle: Record<"marginTop" | "marginLeft", { magnitude: number }> & {
        pageSize: { width: { magnitude: number } };
      };
    };
    const found = document.body.content.find((one) => one.table)?.table?.tableRows ?? [];
    const bold = found.map((row) =>
      row.tableCells.map((cell) => cell.content[0]?.paragraph?.elements[0]?.textRun?.textStyle.bold ?? false),
    );
    expect(bold).toEqual([[true, true], [false, false], [false, false]]); // prettier-ignore
    const { pageSize, marginTop, marginLeft } = document.documentStyle;
    const millimetres = [pageSize.width, marginTop, marginLeft].map(({ magnitude }) =>
      Math.round((magnitude * 25.4) / 72),
    );
    expect(millimetres).toEqual([297, 15, 15]);
  });

  test("Google が落とす文字で位置がずれない。外字は〓で見える", () => {
    const press = openPress();
    const rows = [["\ue000田\u0007", "a\r\nb"], ["\ud800", "終"]]; // prettier-ignore
    const id =
      press.run(() => makePaper(paper([text("\ue001氏\u0000"), table(rows)]), press.folder, "外字", false)) ?? "";
    expect(read(press, id)).toEqual(["〓氏", [["〓田", "a\nb"], ["〓", "終"]]]); // prettier-ignore
  });

  test("200行8列の表も、書き込みは一度", () => {
    const press = openPress();
    const rows = Array.from({ length: 200 }, (_, y) => Array.from({ length: 8 }, (_, x) => `見本${y}の${x}`));
    const before = press.kernel.counts.get("Docs.Documents.batchUpdate") ?? 0;
    const id = press.run(() => makePaper(paper([table(rows)]), press.folder, "大きい", false)) ?? "";
    expect(read(press, id)).toEqual([rows]);
    expect(press.kernel.counts.get("Docs.Documents.batchUpdate")).toBe(before + 1);
  });
});

describe("途中で切れたとき", () => {
  test.each<FaultKind>(["before", "after", "killed"])(
    "どの呼び出しで切れても（%s）、次には一つだけ、全部できている",
    (kind) => {
      let tried = 0;
      for (let n = 1; n <= 3; n++) {
        const press = openPress();
        press.kernel.failAt(n, kind);
        const make = (again: boolean): string | undefined =>
          press.run(() => makePaper(ROSTER, press.folder, "名簿", again));
        try {
          make(false);
        } catch (thrown) {
          expect(String(thrown)).toContain("サービスエラー");
        }
        if (!press.kernel.calm()) continue;
        tried++;
        const id = make(true) ?? "";
        expect(press.marked("zaitakuPaper")).toEqual([id]);
        expect(read(press, id)).toHaveLength(3);
      }
      expect(tried).toBe(2);
    },
  );

  test("できあがった紙に職員が書き足したものは、もう一度動かしても残る", () => {
    const press = openPress();
    const make = (again: boolean): string => press.run(() => makePaper(ROSTER, press.folder, "名簿", again)) ?? "";
    const id = make(false);
    press.docs.advanced.Documents.batchUpdate(
      { requests: [{ insertText: { location: { index: 1 }, text: "済　" } }] },
      id,
    );
    expect(make(true)).toBe(id);
    expect(read(press, id)[0]).toBe("済　申込者名簿");
    expect(press.marked("zaitakuPaper")).toHaveLength(1);
  });
});
