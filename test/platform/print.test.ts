/** One Doc of many letters: all of them, once each, in their order, whatever breaks off in between. */
import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { TemplateLine } from "../../src/core/letter.ts";
import { assembleLetters, LETTERS_PER_PRINT, type PrintSpec } from "../../src/platform/print.ts";
import type { FaultKind } from "../../src/workspace/kernel.ts";
import { ScriptBlob } from "../../src/workspace/blob.ts";
import { MIME } from "../../src/workspace/shared.ts";
import { decisionWords, openPress, type Press } from "./press.ts";

const WINDOW = { left: 20, top: 12, width: 90, height: 45 };
const person = (n: number): string => `例示 ${String(n)}号　様`;
const addressOf = (n: number): string[] => ["〒238-0000　横須賀市見本町1番地", "見本病院", person(n)];

/** The parts that a print moves, and no more: a fault is tried at every call. */
const SHORT: readonly TemplateLine[] = [
  { style: "right", text: "{{番号欄}}" },
  { style: "addressee", text: "{{宛先}}" },
  { style: "sender", text: "{{発信者}}" },
  { style: "body", text: "{{受付番号}}" },
];

function specOf(press: Press, count: number, lines?: readonly TemplateLine[]): PrintSpec {
  const letters = Array.from({ length: count }, (_, index) => ({
    fileId: press.letter(`案-${String(index)}`, decisionWords(addressOf(index)), lines),
    addresseeLine: person(index),
  }));
  return { name: "印刷用文書", folder: press.folder, mark: "帳票-1", letters, window: WINDOW };
}

/** The letters in the print, by the names in their addresses. */
const namesIn = (press: Press, id: string): string[] =>
  press.docs.text(id).split("\n").filter((line) => /^例示 \d+号　様$/.test(line)); // prettier-ignore

const namesOf = ({ letters }: PrintSpec): string[] => letters.map(({ addresseeLine }) => addresseeLine);

/** Every line that is not blank, in whatever order. */
const linesOf = (press: Press, id: string): string[] => press.docs.text(id).split("\n").filter((line) => line !== "").sort(); // prettier-ignore

describe("印刷用文書", () => {
  test("どの通も一度ずつ、言った順に、一語も欠けずに入り、元の文書は変わらない", () => {
    const press = openPress();
    const spec = specOf(press, 3);
    const before = spec.letters.map(({ fileId }) => press.docs.text(fileId));
    const id = press.run(() => assembleLetters(spec, false)) ?? "";
    expect(namesIn(press, id)).toEqual(namesOf(spec));
    expect(linesOf(press, id)).toEqual(spec.letters.flatMap(({ fileId }) => linesOf(press, fileId)).sort());
    expect(spec.letters.map(({ fileId }) => press.docs.text(fileId))).toEqual(before);
    const { name, parents, appProperties } = press.drive.file(id);
    expect({ name, parents }).toEqual({ name: "印刷用文書", parents: [press.folder] });
    expect(Object.keys(appProperties).sort()).toEqual(["zaitakuPrint", "zaitakuPrintDone"]);
  });

  test("続けて同じものを頼まれても、二つ目は作らず、職員が直したものを消さない", () => {
    const press = openPress();
    const spec = specOf(press, 2);
    const id = press.run(() => assembleLetters(spec, false)) ?? "";
    const note = { insertText: { location: { index: 1 }, text: "控え" } };
    press.docs.advanced.Documents.batchUpdate({ requests: [note] }, id);
    expect(press.run(() => assembleLetters(spec, true))).toBe(id);
    expect(press.docs.text(id)).toContain("控え");
    expect(press.marked("zaitakuPrint")).toEqual([id]);
  });

  test(`${String(LETTERS_PER_PRINT)}通までは一度の実行に収まる。それより多ければ、作る前に断る`, () => {
    const press = openPress();
    const spec = specOf(press, 1);
    const many = (count: number): PrintSpec => ({
      ...spec,
      letters: Array.from({ length: count }, () => spec.letters[0] ?? { fileId: "", addresseeLine: "" }),
    });
    expect(() => press.run(() => assembleLetters(many(LETTERS_PER_PRINT + 1), false))).toThrow("通までです");
    expect(press.marked("zaitakuPrint")).toEqual([]);
    const id = press.run(() => assembleLetters(many(LETTERS_PER_PRINT), false)) ?? "";
    expect(namesIn(press, id)).toHaveLength(LETTERS_PER_PRINT);
    expect(() => press.run(() => assembleLetters(many(0), false))).toThrow("印刷する文書がありません");
  });
});

describe("途中で切れたとき", () => {
  test.each<FaultKind>(["before", "after", "killed"])(
    "どの呼び出しで切れても（%s）、次には一つだけ、全部そろう",
    (kind) => {
      const press = openPress();
      const spec = specOf(press, 2, SHORT);
      const whole = linesOf(press, press.run(() => assembleLetters({ ...spec, mark: "手本" }, false)) ?? "");
      const calls = press.kernel.total;
      press.run(() => assembleLetters({ ...spec, mark: "数える" }, false));
      const count = press.kernel.total - calls;
      expect(count).toBeGreaterThan(80);
      for (let n = 1; n <= count; n++) {
        const mine = { ...spec, mark: `切れる${String(n)}` };
        press.kernel.failAt(n, kind);
        try {
          press.run(() => assembleLetters(mine, false));
        } catch (thrown) {
          expect(String(thrown)).toContain("サービスエラー");
        }
        expect(press.kernel.calm()).toBe(true);
        const id = press.run(() => assembleLetters(mine, true)) ?? "";
        const made = press
          .marked("zaitakuPrint")
          .filter((one) => press.drive.file(one).appProperties["zaitakuPrint"] === mine.mark);
        expect(made).toEqual([id]);
        expect(linesOf(press, id)).toEqual(whole);
      }
    },
  );
});

describe("まとめられない文書", () => {
  test("宛先の欄がない文書は、名前を挙げて断る", () => {
    const press = openPress();
    const spec = specOf(press, 1);
    const lines: TemplateLine[] = [{ style: "body", text: "{{宛先}}" }];
    const fileId = press.letter("宛先なし", { 宛先: "見本病院" }, lines);
    const wrong = { ...spec, letters: [...spec.letters, { fileId, addresseeLine: person(9) }] };
    const make = (): unknown => press.run(() => assembleLetters(wrong, false));
    expect(make).toThrow(
      "「決定連絡票 宛先なし」に、宛先の欄（「〒」で始まる行から「例示 9号　様」まで）が見つかりません",
    );
  });

  test("余白の違う文書は、一緒にしない", () => {
    const press = openPress();
    const spec = specOf(press, 2);
    const style = {
      updateDocumentStyle: { documentStyle: { marginLeft: { magnitude: 90, unit: "PT" } }, fields: "marginLeft" },
    };
    press.docs.advanced.Documents.batchUpdate({ requests: [style] }, spec.letters[1]?.fileId ?? "");
    expect(() => press.run(() => assembleLetters(spec, false))).toThrow("用紙の大きさか余白");
  });
});

/** A letter that staff made in Word: a table before the address, a numbered list and a table after it. */
function fromWord(press: Press, name: string, header: string): string {
  const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const p = (text: string, more = ""): string => `<w:p><w:pPr>${more}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const item = (text: string): string => p(text, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>');
  const table = (text: string): string =>
    `<w:tbl><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid><w:tr><w:tc>${p(text)}</w:tc></w:tr></w:tbl>`;
  const address = `${p("〒238-0000")}${p(name)}`;
  const body = `${table("受付印")}${p("")}${address}${p("")}${p("市長", '<w:jc w:val="right"/>')}${p("件名")}${item("一")}${item("二")}${table("表")}${p("以上")}`;
  const numbering = `<w:numbering ${W}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num></w:numbering>`;
  const sheet =
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"/></w:sectPr>';
  const parts = unzipSync(press.docs.docx(press.letter(`空${name}`, { x: "x" }, [{ style: "body", text: "x" }])));
  parts["word/document.xml"] = strToU8(`<w:document ${W}><w:body>${body}${sheet}</w:body></w:document>`);
  parts["word/numbering.xml"] = strToU8(numbering);
  parts["word/header1.xml"] = strToU8(`<w:hdr ${W}>${p(header)}</w:hdr>`);
  const content = { name: `${name}.docx`, contentType: MIME.docx, bytes: () => zipSync(parts) };
  const media = ScriptBlob.of(press.kernel, content) as unknown as GoogleAppsScript.Base.Blob;
  const resource = { name, mimeType: MIME.document, parents: [press.folder] };
  return press.run(() => press.drive.advanced.Files.create(resource, media).id) ?? "";
}

describe("職員が Word で作った様式", () => {
  const specFrom = (press: Press, headers: readonly string[]): PrintSpec => ({
    ...{ name: "印刷", folder: press.folder, mark: "帳票-2", window: WINDOW },
    letters: headers.map((header, index) => ({
      fileId: fromWord(press, person(index), header),
      addresseeLine: person(index),
    })),
  });

  test("表も番号付きの箇条書きも移り、番号は通ごとに一から、空の段落は増えない", () => {
    const press = openPress();
    const spec = specFrom(press, ["様式", "様式"]);
    const id = press.run(() => assembleLetters(spec, false)) ?? "";
    expect(linesOf(press, id)).toEqual(spec.letters.flatMap(({ fileId }) => linesOf(press, fileId)).sort());
    const { lists, last } = press.run(() => {
      const body = DocumentApp.openById(id).getBody();
      const children = Array.from({ length: body.getNumChildren() }, (_, index) => body.getChild(index));
      const items = children.filter((child) => child.getType() === DocumentApp.ElementType.LIST_ITEM);
      return {
        lists: items.map((item) => (item as GoogleAppsScript.Document.ListItem).getListId()),
        last: children
          .slice(-3)
          .map((child) => `${String(child.getType())} ${(child as GoogleAppsScript.Document.Paragraph).getText()}`),
      };
    }) ?? { lists: [], last: [] };
    expect(lists.map((list) => lists.indexOf(list))).toEqual([0, 0, 2, 2]);
    expect(last).toEqual(["LIST_ITEM 二", "TABLE 表", "PARAGRAPH 以上"]);
  });

  test("ヘッダーの文言が通ごとに違えば、ほかの人の番号が付かないように断る", () => {
    const press = openPress();
    const spec = specFrom(press, ["第1号", "第2号"]);
    expect(() => press.run(() => assembleLetters(spec, false))).toThrow("ヘッダーかフッターの文言");
  });
});
