import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { ScriptBlob } from "../../src/workspace/blob.ts";
import { Exception, NotEmbedded } from "../../src/workspace/kernel.ts";
import { MIME } from "../../src/workspace/shared.ts";
import { CLERK, insert, openDesk, pt, replace } from "./drive-desk.ts";

/** The body XML of a document. */
function xml(docx: Uint8Array): string {
  return strFromU8(unzipSync(docx)["word/document.xml"] ?? new Uint8Array());
}

interface Element {
  startIndex: number;
  endIndex: number;
  textRun?: { content: string; textStyle: object };
}
interface Structural {
  startIndex?: number;
  endIndex: number;
  paragraph?: { elements: Element[]; paragraphStyle: object };
  table?: { rows: number; columns: number; tableRows: { tableCells: { content: Structural[] }[] }[] };
}
function content(desk: ReturnType<typeof openDesk>, id: string): Structural[] {
  return desk.run(() => desk.docs.advanced.Documents.get(id).body?.content as unknown as Structural[]) ?? [];
}

describe("replaceAllText", () => {
  test("要求は順に効く: 差し込んだ中の {{ }} は、後の要求でさらに置き換わる", () => {
    const desk = openDesk();
    const id = desk.letter("{{氏名}} 様 {{番号}}");
    const replies = desk.batch(
      id,
      replace("{{氏名}}", "見本{{番号}}"),
      replace("{{番号}}", "7"),
      replace("{{ない}}", "x"),
    );
    expect(desk.docs.text(id)).toBe("見本7 様 7\n");
    expect(replies).toEqual([
      { replaceAllText: { occurrencesChanged: 1 } },
      { replaceAllText: { occurrencesChanged: 2 } },
      { replaceAllText: {} },
    ]);
  });

  test("同じ要求の中では、差し込んだ文字をもう一度は見ない", () => {
    const desk = openDesk();
    const id = desk.letter("aa");
    desk.batch(id, replace("a", "aa"));
    expect(desk.docs.text(id)).toBe("aaaa\n");
  });

  test("書式の切れ目をまたいでも見つかり、最初の文字の書式になる", () => {
    const desk = openDesk();
    const id = desk.letter("前{{氏名}}後");
    desk.batch(id, {
      updateTextStyle: { range: { startIndex: 4, endIndex: 8 }, textStyle: { bold: true }, fields: "bold" },
    });
    desk.batch(id, replace("{{氏名}}", "𠮷田 髙子"));
    const runs = content(desk, id)[1]?.paragraph?.elements ?? [];
    expect(runs.map((run) => [run.textRun?.content, run.textRun?.textStyle])).toEqual([["前𠮷田 髙子後\n", {}]]);
    expect(runs.at(-1)?.endIndex).toBe(1 + "前𠮷田 髙子後\n".length);
  });

  test("改行を含む値は、同じ形の段落に分かれる", () => {
    const desk = openDesk();
    const id = desk.letter("宛先: {{宛先}} 様");
    desk.batch(id, {
      updateParagraphStyle: {
        range: { startIndex: 1, endIndex: 5 },
        paragraphStyle: { alignment: "END" },
        fields: "alignment",
      },
    });
    desk.batch(id, replace("{{宛先}}", "例示病院\n見本 太郎"));
    expect(desk.docs.text(id)).toBe("宛先: 例示病院\n見本 太郎 様\n");
    expect(
      content(desk, id)
        .slice(1)
        .map((block) => block.paragraph?.paragraphStyle),
    ).toMatchObject([{ alignment: "END" }, { alignment: "END" }]);
  });

  test("大文字小文字は、言わなければ区別しない。$ は特別でない。制御文字と外字は落ちる", () => {
    const desk = openDesk();
    const id = desk.letter("Name NAME");
    desk.batch(id, { replaceAllText: { containsText: { text: "name" }, replaceText: "$&\u0007\ue000円" } });
    expect(desk.docs.text(id)).toBe("$&円 $&円\n");
  });

  test("表の中も置き換える", () => {
    const desk = openDesk();
    const id = desk.letter("表");
    desk.batch(id, { insertTable: { rows: 1, columns: 2, location: { index: 1 } } });
    desk.batch(id, insert("{{氏名}}", 5));
    desk.batch(id, replace("{{氏名}}", "見本"));
    expect(desk.docs.text(id)).toBe("\n見本\n\n表\n");
  });
});

test("Word で作った様式: ヘッダー、リンクの中、細切れの差し込み記号も置き換わり、ほかの部品は残る", () => {
  const desk = openDesk();
  const parts = unzipSync(desk.docs.docx(desk.letter("x")));
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
  const body = `<w:p>${run("前{{")}<w:proofErr w:type="spellStart"/><w:hyperlink>${run("氏")}</w:hyperlink>${run("名}}後")}</w:p>`;
  parts["word/document.xml"] = strToU8(`<w:document ${w}><w:body>${body}<w:sectPr/></w:body></w:document>`);
  parts["word/header1.xml"] = strToU8(`<w:hdr ${w}><w:p>${run("第{{氏名}}号")}</w:p></w:hdr>`);
  parts["word/media/seal.png"] = new Uint8Array([1, 2, 3]);
  const docx = zipSync(parts);
  const media = ScriptBlob.of(desk.kernel, { name: "様式.docx", contentType: MIME.docx, bytes: () => docx });
  const create = () =>
    desk.drive.advanced.Files.create({ mimeType: MIME.document }, media as unknown as GoogleAppsScript.Base.Blob);
  const id = desk.run(create)?.id ?? "";
  expect(desk.batch(id, replace("{{氏名}}", "𠮷田"))).toEqual([{ replaceAllText: { occurrencesChanged: 2 } }]);
  const document = desk.run(() => desk.docs.advanced.Documents.get(id)) as unknown as {
    headers: Record<string, { content: Structural[] }>;
  };
  expect(desk.docs.text(id)).toBe("前𠮷田後\n");
  expect(document.headers["kix.header1"]?.content[0]?.paragraph?.elements[0]?.textRun?.content).toBe("第𠮷田号\n");
  expect(unzipSync(desk.docs.docx(id))["word/media/seal.png"]).toEqual(new Uint8Array([1, 2, 3]));
});

describe("batchUpdate は全部か無か", () => {
  test("三つ目が悪ければ、一つ目も書かれない", () => {
    const desk = openDesk();
    const id = desk.letter("{{氏名}}");
    expect(() => desk.batch(id, replace("{{氏名}}", "見本"), insert("x", 1), insert("y", 999))).toThrow(
      "Invalid requests[2].insertText: Index 999",
    );
    expect(desk.docs.text(id)).toBe("{{氏名}}\n");
  });

  test("知らない要求・項目は名前で止まり、何も変わらない", () => {
    const desk = openDesk();
    const id = desk.letter("本文");
    expect(() => desk.batch(id, insert("x"), { createNamedRange: { name: "a" } })).toThrow(/createNamedRange/);
    const style = {
      updateTextStyle: { range: { startIndex: 1, endIndex: 2 }, textStyle: { smallCaps: true }, fields: "smallCaps" },
    };
    expect(() => desk.batch(id, style)).toThrow(NotEmbedded);
    expect(() => desk.batch(id, { ...insert("x"), ...replace("a", "b") })).toThrow("exactly one request");
    expect(desk.docs.text(id)).toBe("本文\n");
  });

  test("古い版を指定した書き込みは断られる", () => {
    const desk = openDesk();
    const id = desk.letter("本文");
    const revision = desk.run(() => desk.docs.advanced.Documents.get(id, { fields: "revisionId" }).revisionId) ?? "";
    const write = () =>
      desk.run(() =>
        desk.docs.advanced.Documents.batchUpdate(
          { requests: [insert("x")], writeControl: { requiredRevisionId: revision } },
          id,
        ),
      );
    write();
    expect(write).toThrow("does not match the latest revision");
  });

  test("1 分に 60 回まで。1 分たてばまた書ける", () => {
    const desk = openDesk();
    const id = desk.letter("本文");
    for (let n = 0; n < 60; n++) desk.batch(id, insert("x"));
    expect(() => desk.batch(id, insert("x"))).toThrow("429");
    desk.kernel.now += 61_000;
    desk.batch(id, insert("y"));
    expect(desk.docs.text(id).startsWith("yx")).toBe(true);
  });

  test("読めない人には権限がないと、知らない番号には見つからないと答える", () => {
    const desk = openDesk();
    const folder = desk.make("通知", MIME.folder);
    const id = desk.letter("本文", { parents: [folder] });
    const get = (which: string) => desk.run(() => desk.docs.advanced.Documents.get(which), CLERK);
    const write = () =>
      desk.run(() => desk.docs.advanced.Documents.batchUpdate({ requests: [insert("x")] }, id), CLERK);
    expect(() => get("nowhere")).toThrow("Requested entity was not found");
    expect(() => get(id)).toThrow("does not have permission");
    desk.run(() =>
      desk.drive.advanced.Permissions.create({ type: "user", role: "reader", emailAddress: CLERK }, folder),
    );
    expect(get(id)?.title).toBe("手紙");
    expect(write).toThrow("does not have permission");
  });
});

describe("位置の数え方", () => {
  test("本文は 1 から、UTF-16 で数え、段落ごとに改行が一つ", () => {
    const desk = openDesk();
    const id = desk.letter("𠮷\n髙");
    expect(content(desk, id).map((block) => [block.startIndex, block.endIndex])).toEqual([[undefined, 1], [1, 4], [4, 6]]); // prettier-ignore
    expect(() => desk.batch(id, insert("x", 2))).toThrow("surrogate pair");
    expect(() => desk.batch(id, insert("x", 0))).toThrow("greater than or equal to 1");
    expect(() => desk.batch(id, insert("x", 6))).toThrow("less than the end index");
  });

  test("削除は段落をまたいでつなぎ、最後の改行は消せない", () => {
    const desk = openDesk();
    const id = desk.letter("一行目\n二行目\n三行目");
    const remove = (startIndex: number, endIndex: number) =>
      desk.batch(id, { deleteContentRange: { range: { startIndex, endIndex } } });
    remove(3, 6);
    expect(desk.docs.text(id)).toBe("一行行目\n三行目\n");
    expect(() => remove(6, 10)).toThrow("end of the segment");
    remove(1, 6);
    expect(desk.docs.text(id)).toBe("三行目\n");
  });

  test("表は始まり・行・セルに一つずつ場所を取り、前に改行が入る", () => {
    const desk = openDesk();
    const id = desk.letter("");
    desk.batch(id, { insertTable: { rows: 2, columns: 2, location: { index: 1 } } });
    const table = content(desk, id)[2];
    const starts = table?.table?.tableRows.map((row) => row.tableCells.map((cell) => cell.content[0]?.startIndex));
    expect(table?.startIndex).toBe(2);
    expect(starts).toEqual([[5, 7], [10, 12]]); // prettier-ignore
    desk.batch(id, insert("丁", 12), insert("甲", 5));
    expect(desk.docs.text(id)).toBe("\n甲\n\n\n丁\n\n");
    desk.batch(id, {
      deleteContentRange: { range: { startIndex: 2, endIndex: table?.endIndex ? table.endIndex + 2 : 0 } },
    });
    expect(desk.docs.text(id)).toBe("\n\n");
  });

  test("改ページは改行を連れて入る", () => {
    const desk = openDesk();
    const id = desk.letter("表面裏面");
    desk.batch(id, { insertPageBreak: { location: { index: 3 } } });
    expect(xml(desk.docs.docx(id))).toContain('<w:br w:type="page"/>');
    expect(content(desk, id)).toHaveLength(3);
  });
});

describe("形", () => {
  test("右そろえ・字下げ・行間が twip になり、読み返せる。最初の行の字下げは余白から測る", () => {
    const desk = openDesk();
    const id = desk.letter("１　受付番号");
    const paragraphStyle = {
      alignment: "END",
      indentStart: pt(88),
      indentFirstLine: pt(11),
      indentEnd: pt(22),
      lineSpacing: 100,
      spaceAbove: pt(6),
    };
    desk.batch(id, { updateParagraphStyle: { range: { startIndex: 1, endIndex: 2 }, paragraphStyle, fields: "*" } });
    const body = xml(desk.docs.docx(id));
    expect(body).toContain('<w:ind w:left="1760" w:right="440" w:hanging="1540"/>');
    expect(body).toContain('<w:jc w:val="right"/>');
    expect(content(desk, id)[1]?.paragraph?.paragraphStyle).toMatchObject(paragraphStyle);
  });

  test("fields にない値は書かれず、fields にあって値のないものは元に戻る", () => {
    const desk = openDesk();
    const id = desk.letter("標題");
    const style = (paragraphStyle: object, fields: string) =>
      desk.batch(id, { updateParagraphStyle: { range: { startIndex: 1, endIndex: 2 }, paragraphStyle, fields } });
    style({ alignment: "CENTER", keepWithNext: true }, "alignment");
    expect(xml(desk.docs.docx(id))).not.toContain("keepNext");
    style({}, "alignment");
    expect(xml(desk.docs.docx(id))).not.toContain("w:jc");
    expect(() => style({ alignment: "RIGHT" }, "alignment")).toThrow(Exception);
    expect(() => style({ alignment: "END" }, "")).toThrow("fields");
  });

  test("文字の書式は範囲だけに付き、和文にも同じ書体が付く", () => {
    const desk = openDesk();
    const id = desk.letter("標題本文");
    const textStyle = {
      bold: true,
      fontSize: pt(14),
      weightedFontFamily: { fontFamily: "Noto Serif JP" },
      foregroundColor: { color: { rgbColor: { red: 1 } } },
    };
    desk.batch(id, {
      updateTextStyle: { range: { startIndex: 1, endIndex: 3 }, textStyle, fields: Object.keys(textStyle).join(",") },
    });
    const [first, second] = content(desk, id)[1]?.paragraph?.elements ?? [];
    expect(first?.textRun).toMatchObject({ content: "標題", textStyle: { bold: true, fontSize: pt(14) } });
    expect(second?.textRun).toEqual({ content: "本文\n", textStyle: {} });
    expect(xml(desk.docs.docx(id))).toContain('w:eastAsia="Noto Serif CJK JP"');
  });

  test("新しい文書は Google と同じ Letter で、A4 は自分で決める", () => {
    const desk = openDesk();
    const id = desk.letter("本文");
    const paper = () => desk.run(() => desk.docs.advanced.Documents.get(id).documentStyle?.pageSize);
    expect(paper()).toEqual({ width: pt(612), height: pt(792) });
    const documentStyle = { pageSize: { width: pt(595.3), height: pt(841.9) }, marginLeft: pt(71) };
    desk.batch(id, { updateDocumentStyle: { documentStyle, fields: "pageSize,marginLeft" } });
    expect(paper()).toEqual({ width: pt(595.3), height: pt(841.9) });
    expect(xml(desk.docs.docx(id))).toContain('w:w="11906" w:h="16838"');
  });

  test("列の幅とセルの罫線が決められる", () => {
    const desk = openDesk();
    const id = desk.letter("");
    desk.batch(id, { insertTable: { rows: 1, columns: 2, location: { index: 1 } } });
    const none = { width: pt(0), dashStyle: "SOLID", color: { color: {} } };
    desk.batch(
      id,
      {
        updateTableColumnProperties: {
          tableStartLocation: { index: 2 },
          columnIndices: [0],
          tableColumnProperties: { widthType: "FIXED_WIDTH", width: pt(80) },
          fields: "widthType,width",
        },
      },
      {
        updateTableCellStyle: {
          tableStartLocation: { index: 2 },
          tableCellStyle: { borderTop: none },
          fields: "borderTop",
        },
      },
    );
    const body = xml(desk.docs.docx(id));
    expect(body).toContain('<w:gridCol w:w="1600"/>');
    expect(body).toContain('<w:top w:val="nil"/>');
  });
});
