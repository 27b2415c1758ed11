import { describe, expect, test } from "vitest";
import { Killed, NotEmbedded } from "../../src/workspace/kernel.ts";
import type { PdfConverter } from "../../src/workspace/pdf.ts";
import { MIME } from "../../src/workspace/shared.ts";
import { NO_PDF } from "../../src/workspace/docs/pdfs.ts";
import { CLERK, openDesk, replace } from "./drive-desk.ts";

/** A converter that writes down its batches; its "PDF" tells which batch it came from. */
function recorder(): PdfConverter & { batches: string[][] } {
  const batches: string[][] = [];
  const convert = (docs: readonly { name: string; docx: Uint8Array }[]) => {
    batches.push(docs.map(({ name }) => name));
    return docs.map(({ name }) => new TextEncoder().encode(`%PDF ${name} ${batches.length}`));
  };
  return { name: "記録", convert, batches };
}

describe("DocumentApp", () => {
  test("人として読める文書だけが開き、閲覧者は書けない", () => {
    const desk = openDesk();
    const folder = desk.make("通知", MIME.folder);
    const id = desk.letter("本文", { parents: [folder] });
    const open = () => desk.run(() => desk.docs.app.openById(id).getBody().getText(), CLERK);
    expect(open).toThrow("権限がありません");
    desk.run(() =>
      desk.drive.advanced.Permissions.create({ type: "user", role: "reader", emailAddress: CLERK }, folder),
    );
    expect(open()).toBe("本文");
    expect(() => desk.run(() => desk.docs.app.openById(id).getBody().replaceText("本", "x"), CLERK)).toThrow(
      "編集する権限",
    );
    expect(() => desk.run(() => desk.docs.app.openById("nowhere"))).toThrow("見つかりません");
  });

  test("書き換えは saveAndClose まで、ほかの実行と PDF には見えない。閉じたら書けない", () => {
    const converter = recorder();
    const desk = openDesk(converter);
    const id = desk.letter("{{氏名}}");
    desk.run(() => {
      const document = desk.docs.app.openById(id);
      document.getBody().replaceText("\\{\\{氏名\\}\\}", "見本 $1 太郎");
      expect(document.getBody().getText()).toBe("見本 $1 太郎");
      expect(desk.docs.text(id)).toBe("{{氏名}}\n");
      document.saveAndClose();
      expect(desk.docs.text(id)).toBe("見本 $1 太郎\n");
      expect(() => document.getBody().replaceText("見本", "x")).toThrow("Document is closed");
      expect(() => document.saveAndClose()).toThrow("Document is closed");
      expect(document.getAs("application/pdf").getName()).toBe("手紙.pdf");
    });
  });

  test("実行がふつうに終われば保存され、打ち切られれば失われる", () => {
    const desk = openDesk();
    const id = desk.letter("甲");
    desk.run(() => desk.docs.app.openById(id).getBody().replaceText("甲", "乙"));
    expect(desk.docs.text(id)).toBe("乙\n");
    desk.kernel.failAt(3, "killed");
    const body = () => desk.docs.app.openById(id).getBody().replaceText("乙", "丙");
    expect(desk.run(body)).toBeUndefined();
    expect(desk.docs.text(id)).toBe("乙\n");
    expect(() =>
      desk.kernel.execute(
        { kind: "menu", entry: "x", activeUser: "", effectiveUser: "office@example.jp", limitMs: 1 },
        body,
      ),
    ).toThrow(Killed);
  });

  test("開いている間に API が書いたものの上に、重ねて保存される", () => {
    const desk = openDesk();
    const id = desk.letter("{{a}} {{b}}");
    desk.run(() => {
      const document = desk.docs.app.openById(id);
      document.getBody().replaceText("\\{\\{a\\}\\}", "1");
      desk.docs.advanced.Documents.batchUpdate({ requests: [replace("{{b}}", "2")] }, id);
      document.saveAndClose();
    });
    expect(desk.docs.text(id)).toBe("1 2\n");
  });

  test("replaceText は RE2: 先読み・後方参照は使えず、{ } は \\ が要る", () => {
    const desk = openDesk();
    const id = desk.letter("本文\n二行目");
    const replaceText = (pattern: string) =>
      desk.run(() => desk.docs.app.openById(id).getBody().replaceText(pattern, "x"));
    expect(() => replaceText("(?=本)文")).toThrow("先読み");
    expect(() => replaceText("(?<!本)文")).toThrow("先読み");
    expect(() => replaceText("(.)\\1")).toThrow("後方参照");
    expect(() => replaceText("{{氏名}}")).toThrow("書式");
    replaceText("(?i)本.");
    expect(
      desk.run(() =>
        desk.docs.app
          .openById(id)
          .getBody()
          .getParagraphs()
          .map((one) => one.getText()),
      ),
    ).toEqual(["x", "二行目"]);
  });

  test("作るのは Drive から。ないものは名前で止まる", () => {
    const desk = openDesk();
    expect(() => desk.run(() => desk.docs.app.create())).toThrow(NotEmbedded);
    expect(() => desk.run(() => desk.docs.advanced.Documents.create())).toThrow("Drive.Files.create");
    const document = desk.docs.app.openById(desk.letter("本文"));
    expect(() => (document as unknown as { addHeader: () => void }).addHeader()).toThrow("Document.addHeader");
  });
});

describe("PDF", () => {
  test("変換するものがなければ、その場で、それと分かる誤りになる", () => {
    const desk = openDesk();
    const id = desk.letter("本文");
    expect(() => desk.run(() => desk.docs.app.openById(id).getAs(MIME.pdf))).toThrow(NO_PDF);
    expect(() => desk.run(() => desk.docs.app.openById(id).getAs(MIME.docx))).toThrow("サポートされていません");
    expect(desk.run(() => desk.drive.advanced.Files.export(id, MIME.docx, { alt: "media" }).getBytes().slice(0, 2))).toEqual([0x50, 0x4b]); // prettier-ignore
  });

  test("頼まれた分はまとめて一度に変換され、同じ中身は二度変換しない", () => {
    const converter = recorder();
    const desk = openDesk(converter);
    const ids = [desk.letter("一"), desk.letter("二")];
    const pdf = (id: string) => desk.run(() => desk.docs.app.openById(id).getAs(MIME.pdf));
    const blobs = ids.map(pdf);
    expect(converter.batches).toEqual([]);
    expect(desk.docs.convertPending()).toBe(2);
    expect(blobs[0]?.getDataAsString()).toBe("%PDF 手紙 1");
    expect(pdf(ids[0] ?? "")?.getDataAsString()).toBe("%PDF 手紙 1");
    expect(desk.docs.convertPending()).toBe(0);
    expect(converter.batches).toHaveLength(1);
  });

  test("PDF は頼んだ時の中身で、後の書き換えは入らない。書き換えれば新しく変換する", () => {
    const converter = recorder();
    const desk = openDesk(converter);
    const id = desk.letter("一");
    const pdf = () => desk.run(() => desk.docs.app.openById(id).getAs(MIME.pdf));
    const before = pdf();
    desk.batch(id, replace("一", "二"));
    pdf();
    before?.getBytes();
    expect(converter.batches).toEqual([["手紙", "手紙"]]);
  });
});
