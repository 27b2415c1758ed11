/** DocumentApp's elements: copying paragraphs, lists and tables from one document into another. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { ScriptBlob } from "../../src/workspace/blob.ts";
import type { Body } from "../../src/workspace/docs/body.ts";
import type { ListItem, Paragraph } from "../../src/workspace/docs/paragraphs.ts";
import type { Table } from "../../src/workspace/docs/container.ts";
import { NotEmbedded } from "../../src/workspace/kernel.ts";
import { MIME } from "../../src/workspace/shared.ts";
import { insert, openDesk, pt, type Desk } from "./drive-desk.ts";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;
const item = (text: string, list: number): string =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr></w:pPr>${run(text)}</w:p>`;

function partOf(desk: Desk, id: string, part = "word/document.xml"): string {
  return strFromU8(unzipSync(desk.docs.docx(id))[part] ?? new Uint8Array());
}

/** A document made in Word, with this body and these other parts. */
function fromWord(desk: Desk, body: string, more: Record<string, string> = {}): string {
  const parts = unzipSync(desk.docs.docx(desk.letter("x")));
  parts["word/document.xml"] = strToU8(`<w:document ${W}><w:body>${body}<w:sectPr/></w:body></w:document>`);
  for (const [name, xml] of Object.entries(more)) parts[name] = strToU8(xml);
  const docx = zipSync(parts);
  const media = ScriptBlob.of(desk.kernel, { name: "様式.docx", contentType: MIME.docx, bytes: () => docx });
  const blob = media as unknown as GoogleAppsScript.Base.Blob;
  return desk.run(() => desk.drive.advanced.Files.create({ mimeType: MIME.document }, blob))?.id ?? "";
}

const NUMBERING = `<w:numbering ${W}><w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num></w:numbering>`;

/** Every child of one body behind those of another. */
function copyAll(from: Body, to: Body): void {
  for (let index = 0; index < from.getNumChildren(); index++) {
    const child = from.getChild(index);
    if (String(child.getType()) === "TABLE") to.appendTable((child as Table).copy());
    else if (String(child.getType()) === "LIST_ITEM") to.appendListItem((child as ListItem).copy());
    else to.appendParagraph((child as Paragraph).copy());
  }
}

describe("段落を移す", () => {
  test("文字と形はそのまま移り、元の文書は変わらない", () => {
    const desk = openDesk();
    const [from, to] = [desk.letter("見本\n二行目"), desk.letter("先頭")];
    const style = { alignment: "END", indentEnd: pt(10.5) };
    desk.batch(from, {
      updateParagraphStyle: {
        range: { startIndex: 1, endIndex: 2 },
        paragraphStyle: style,
        fields: "alignment,indentEnd",
      },
    });
    desk.run(() => copyAll(desk.docs.app.openById(from).getBody(), desk.docs.app.openById(to).getBody()));
    expect(desk.docs.text(to)).toBe("先頭\n見本\n二行目\n");
    expect(partOf(desk, to).match(/<w:ind w:right="210"\/><w:jc w:val="right"\/>/g)).toHaveLength(1);
    expect(desk.docs.text(from)).toBe("見本\n二行目\n");
  });

  test("文書に付いたままの要素は置けない。ない番号の子は、それと分かる誤りになる", () => {
    const desk = openDesk();
    const id = desk.letter("見本");
    desk.run(() => {
      const body = desk.docs.app.openById(id).getBody();
      const paragraph = body.getChild(0) as Paragraph;
      expect(() => body.appendParagraph(paragraph)).toThrow("Element must be detached.");
      const copy = paragraph.copy();
      body.appendParagraph(copy);
      expect(() => body.appendParagraph(copy)).toThrow("Element must be detached.");
      expect(() => body.getChild(2)).toThrow("must be less than the number of child elements (2)");
      expect(() => body.appendTable(copy as unknown as Table)).toThrow("シグネチャ");
    });
    expect(desk.docs.text(id)).toBe("見本\n見本\n");
  });

  test("最後の段落は消せない。文字から作った段落は、前の段落の形を受け継ぐ", () => {
    const desk = openDesk();
    const id = desk.letter("見本");
    desk.batch(id, {
      updateParagraphStyle: {
        range: { startIndex: 1, endIndex: 2 },
        paragraphStyle: { alignment: "CENTER" },
        fields: "alignment",
      },
    });
    desk.run(() => {
      const body = desk.docs.app.openById(id).getBody();
      expect(() => body.removeChild(body.getChild(0))).toThrow("last paragraph");
      const added = body.appendParagraph("次");
      expect(added.getAlignment()).toBe(desk.docs.app.HorizontalAlignment.CENTER);
      body.removeChild(body.getChild(0));
      expect(body.getNumChildren()).toBe(1);
    });
    expect(desk.docs.text(id)).toBe("次\n");
  });

  test("clear の後に残るのは、形のない空の段落が一つ", () => {
    const desk = openDesk();
    const id = desk.letter("見本\n見本");
    desk.batch(id, { insertTable: { rows: 1, columns: 1, location: { index: 1 } } });
    desk.run(() => {
      const body = desk.docs.app.openById(id).getBody().clear();
      expect([body.getNumChildren(), body.getText()]).toEqual([1, ""]);
      expect([body.getPageWidth(), body.getPageHeight(), body.getMarginLeft()]).toEqual([612, 792, 72]);
    });
    expect(partOf(desk, id)).toContain("<w:body><w:p/><w:sectPr>");
  });
});

describe("表を移す", () => {
  test("末尾に置いた表の後には空の段落が続き、要らなければ消せる", () => {
    const desk = openDesk();
    const [from, to] = [desk.letter(""), desk.letter("先頭")];
    desk.batch(
      from,
      { insertTable: { rows: 1, columns: 2, location: { index: 1 } } },
      insert("右", 7),
      insert("左", 5),
    );
    desk.run(() => {
      const body = desk.docs.app.openById(to).getBody();
      const source = desk.docs.app.openById(from).getBody();
      const table = body.appendTable((source.getChild(1) as Table).copy());
      expect([body.getNumChildren(), table.getNumRows(), table.getText()]).toEqual([3, 1, "左\n右"]);
      body.appendParagraph("後");
      body.removeChild(body.getChild(2));
    });
    expect(desk.docs.text(to)).toBe("先頭\n左\n右\n後\n");
  });

  test("文字の表を作り、セルの中へ段落と表を移せる", () => {
    const desk = openDesk();
    const id = desk.letter("見本");
    desk.run(() => {
      const body = desk.docs.app.openById(id).getBody();
      const table = body.appendTable([["甲", ""], ["", "乙"]]); // prettier-ignore
      const cell = table.getCell(0, 1);
      cell.appendParagraph((body.getChild(0) as Paragraph).copy());
      cell.removeChild(cell.getChild(0));
      expect([cell.getText(), cell.getNumChildren()]).toEqual(["見本", 1]);
      expect(() => cell.removeChild(cell.getChild(0))).toThrow("last paragraph");
      expect(() => table.getCell(2, 0)).toThrow("Row index (2)");
      expect(() => table.getCell(0, 2)).toThrow("Cell index (2)");
    });
    expect(desk.docs.text(id)).toBe("見本\n甲\n見本\n\n乙\n\n");
  });
});

describe("箇条書きを移す", () => {
  const desk = openDesk();
  const from = fromWord(desk, item("一", 7) + item("二", 7) + `<w:p>${run("終")}</w:p>`, {
    "word/numbering.xml": NUMBERING,
  });

  test("よその文書では、それぞれ別の丸印の箇条書きになる", () => {
    const to = desk.letter("先頭");
    desk.run(() => copyAll(desk.docs.app.openById(from).getBody(), desk.docs.app.openById(to).getBody()));
    const items = desk.run(() => {
      const body = desk.docs.app.openById(to).getBody();
      return [1, 2]
        .map((place) => body.getChild(place) as ListItem)
        .map((one) => [one.getListId(), String(one.getGlyphType())]);
    });
    expect(items?.map(([, glyph]) => glyph)).toEqual(["BULLET", "BULLET"]);
    expect(new Set(items?.map(([list]) => list)).size).toBe(2);
    expect(partOf(desk, to, "[Content_Types].xml").match(/numbering/g)).toHaveLength(2);
    expect(partOf(desk, to, "word/_rels/document.xml.rels").match(/numbering\.xml/g)).toHaveLength(1);
  });

  test("印と仲間を言い直せば、元と同じ番号の箇条書きになる", () => {
    const to = desk.letter("先頭");
    desk.run(() => {
      const [source, body] = [from, to].map((id) => desk.docs.app.openById(id).getBody());
      if (!source || !body) throw new Error("not opened");
      const first = body.appendListItem((source.getChild(0) as ListItem).copy());
      first.setGlyphType((source.getChild(0) as ListItem).getGlyphType());
      const second = body.appendListItem((source.getChild(1) as ListItem).copy()).setListId(first);
      expect([second.getListId(), String(second.getGlyphType())]).toEqual([first.getListId(), "NUMBER"]);
      expect(() => second.setListId(source.getChild(0) as ListItem)).toThrow("same document");
      expect(() => second.setGlyphType("NUMBER" as unknown as GoogleAppsScript.Document.GlyphType)).toThrow(
        "無効な引数",
      );
    });
    expect(partOf(desk, to, "word/numbering.xml")).toContain('<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>');
  });
});

test("リンクは文字だけが移り、図の入った段落は名前で止まる", () => {
  const desk = openDesk();
  const link = `<w:p>${run("前")}<w:hyperlink w:anchor="x">${run("リンク")}</w:hyperlink></w:p>`;
  const from = fromWord(desk, `${link}<w:p><w:r><w:drawing/></w:r></w:p>`);
  const to = desk.letter("先頭");
  desk.run(() => {
    const [source, body] = [from, to].map((id) => desk.docs.app.openById(id).getBody());
    body?.appendParagraph((source?.getChild(0) as Paragraph).copy());
    expect(() => body?.appendParagraph((source?.getChild(1) as Paragraph).copy())).toThrow(NotEmbedded);
  });
  expect(desk.docs.text(to)).toBe("先頭\n前リンク\n");
  expect(partOf(desk, to)).not.toContain("hyperlink");
});

describe("保存", () => {
  test("打ち切られた実行の要素は一つも残らない", () => {
    const desk = openDesk();
    const id = desk.letter("見本");
    desk.kernel.failAt(5, "killed");
    const result = desk.run(() => {
      const body = desk.docs.app.openById(id).getBody();
      for (let n = 0; n < 9; n++) body.appendParagraph(String(n));
      return true;
    });
    expect(result).toBeUndefined();
    expect(desk.docs.text(id)).toBe("見本\n");
  });

  test("開いている間に API が書いていれば、その上にもう一度同じ要素を置く", () => {
    const desk = openDesk();
    const id = desk.letter("甲");
    desk.run(() => {
      const document = desk.docs.app.openById(id);
      const table = document.getBody().appendTable([["", "乙"]]);
      table.getCell(0, 0).appendParagraph("丙");
      desk.docs.advanced.Documents.batchUpdate({ requests: [insert("先に、")] }, id);
      document.saveAndClose();
      expect(() => table.getCell(0, 0).appendParagraph("丁")).toThrow("Document is closed");
    });
    expect(desk.docs.text(id)).toBe("先に、甲\n\n丙\n乙\n\n");
  });

  test("閲覧者は読めて、書けない。ヘッダーのない文書は null と答える", () => {
    const desk = openDesk();
    const header = `<w:hdr ${W}><w:p>${run("様式第１号")}</w:p></w:hdr>`;
    const id = fromWord(desk, `<w:p>${run("本文")}</w:p>`, { "word/header1.xml": header });
    const reader = "reader@example.jp";
    desk.run(() => desk.drive.advanced.Permissions.create({ type: "user", role: "reader", emailAddress: reader }, id));
    desk.run(() => {
      const document = desk.docs.app.openById(id);
      expect([document.getHeader()?.getText(), document.getFooter()]).toEqual(["様式第１号", null]);
      expect(document.getBody().getChild(0).getText()).toBe("本文");
      expect(() => document.getBody().appendParagraph("x")).toThrow("編集する権限");
      expect(() => document.getBody().clear()).toThrow("編集する権限");
    }, reader);
  });

  test("ない要素の働きは名前で止まる", () => {
    const desk = openDesk();
    const body = desk.docs.app.openById(desk.letter("本文")).getBody() as unknown as Record<string, () => void>;
    expect(() => body["appendHorizontalRule"]?.()).toThrow("Body.appendHorizontalRule");
    const paragraph = (body as unknown as Body).getChild(0) as unknown as Record<string, () => void>;
    expect(() => paragraph["setHeading"]?.()).toThrow("Paragraph.setHeading");
  });
});
