/** Tables through the Docs API: heights, headings on every page, and the places of their cells. */
import { strFromU8, unzipSync } from "fflate";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NotEmbedded } from "../../src/workspace/kernel.ts";
import { insert, openDesk, pt } from "./drive-desk.ts";

const xml = (docx: Uint8Array): string => strFromU8(unzipSync(docx)["word/document.xml"] ?? new Uint8Array());
const START = { tableStartLocation: { index: 2 } };

function tableDesk(rows = 3, columns = 2) {
  const desk = openDesk();
  const id = desk.letter("");
  desk.batch(id, { insertTable: { rows, columns, location: { index: 1 } } });
  return { desk, id, body: () => xml(desk.docs.docx(id)) };
}

describe("行", () => {
  test("高さとページをまたがないことが決められ、戻せる。よその行は変わらない", () => {
    const { desk, id, body } = tableDesk();
    const style = (tableRowStyle: object, fields: string, rowIndices: number[] = []) =>
      desk.batch(id, { updateTableRowStyle: { ...START, rowIndices, tableRowStyle, fields } });
    style({ minRowHeight: pt(120), preventOverflow: true }, "minRowHeight,preventOverflow", [1]);
    expect(
      body().match(/<w:trPr><w:cantSplit\/><w:trHeight w:val="2400" w:hRule="atLeast"\/><\/w:trPr>/g),
    ).toHaveLength(1);
    style({}, "minRowHeight,preventOverflow");
    expect(body()).not.toContain("w:trPr");
    expect(() => style({ minRowHeight: pt(1) }, "minRowHeight", [3])).toThrow("out of bounds");
    expect(() => style({ tableHeader: true }, "tableHeader")).toThrow(NotEmbedded);
    expect(() => style({ minRowHeight: pt(1) }, "")).toThrow("fields");
  });

  test("見出しの行は各ページに繰り返され、0 で外れる", () => {
    const { desk, id, body } = tableDesk();
    const pin = (pinnedHeaderRowsCount: number) =>
      desk.batch(id, { pinTableHeaderRows: { ...START, pinnedHeaderRowsCount } });
    pin(2);
    expect(body().match(/<w:tblHeader\/>/g)).toHaveLength(2);
    pin(0);
    expect(body()).not.toContain("tblHeader");
    expect(() => pin(4)).toThrow("out of bounds");
  });
});

test("表の中の段落の前では改ページできない。要求全体が断られる", () => {
  const { desk, id, body } = tableDesk();
  const before = body();
  const style = (fields: string) => ({
    updateParagraphStyle: { range: { startIndex: 1, endIndex: 8 }, paragraphStyle: { alignment: "CENTER" }, fields },
  });
  for (const fields of ["*", "alignment,pageBreakBefore"])
    expect(() => desk.batch(id, insert("x"), style(fields))).toThrow("page break before");
  expect(body()).toBe(before);
  desk.batch(id, style("alignment"));
});

test("まとめて送っても一つずつ送っても、同じ文書になる", () => {
  const step = fc.record({
    kind: fc.constantFrom("text", "text", "text", "table", "bold"),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    text: fc.string({ unit: fc.constantFrom("あ", "b", "髙", "\n"), minLength: 1, maxLength: 4 }),
  });
  let tables = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 2, maxLength: 8 }), (steps) => {
      const [one, all] = [openDesk(), openDesk()];
      const [first, second] = [one.letter("はじめ"), all.letter("はじめ")];
      const requests: object[] = [];
      for (const { kind, at, text } of steps) {
        // Positions inside paragraphs, tables included, as the document stands by now.
        const places = one.docs.store.read(first).get("")?.paragraphs() ?? [];
        const place = places[Math.floor(at * (places.length - 1))];
        const index = place?.end === undefined ? 1 : place.end - 1;
        const range = { startIndex: place?.start ?? 1, endIndex: place?.end ?? 2 };
        const request = {
          text: insert(text, index),
          table: { insertTable: { rows: 2, columns: 2, location: { index } } },
          bold: { updateTextStyle: { range, textStyle: { bold: true }, fields: "bold" } },
        }[kind];
        if (kind === "table") tables++;
        one.batch(first, request);
        requests.push(request);
      }
      all.batch(second, ...requests);
      expect(xml(all.docs.docx(second))).toBe(xml(one.docs.docx(first)));
    }),
    { numRuns: 60, seed: 2018 },
  );
  expect(tables).toBeGreaterThan(20);
});

test("表で終わる文書の最後の空行は、LibreOffice でも言われた大きさになる", () => {
  const { desk, id, body } = tableDesk();
  const end = desk.docs.store.read(id).get("")?.end() ?? 0;
  const range = { startIndex: end - 1, endIndex: end };
  desk.batch(
    id,
    { updateParagraphStyle: { range, paragraphStyle: { lineSpacing: 100 }, fields: "lineSpacing" } },
    { updateTextStyle: { range, textStyle: { fontSize: pt(1) }, fields: "fontSize" } },
  );
  expect(body()).toContain('<w:spacing w:line="29" w:lineRule="exact"/>');
});
