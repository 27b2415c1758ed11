/** Documents as Drive makes, copies, converts them, and as files in a folder. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ScriptBlob } from "../../src/workspace/blob.ts";
import { MIME } from "../../src/workspace/shared.ts";
import { OFFICE, openDesk, replace } from "./drive-desk.ts";

describe("Drive から", () => {
  test("コピーは別の文書になり、元は変わらない", () => {
    const desk = openDesk();
    const id = desk.letter("{{氏名}}");
    const copy = desk.run(() => desk.drive.advanced.Files.copy({ name: "見本様" }, id).id) ?? "";
    desk.batch(copy, replace("{{氏名}}", "見本"));
    expect([desk.docs.text(id), desk.docs.text(copy)]).toEqual(["{{氏名}}\n", "見本\n"]);
  });

  test(".docx を文書に変換して作ると中身が残り、conversions を使う", () => {
    const desk = openDesk();
    const docx = desk.docs.docx(desk.letter("様式の本文 {{氏名}}"));
    const media = ScriptBlob.of(desk.kernel, { name: "様式.docx", contentType: MIME.docx, bytes: () => docx });
    const id =
      desk.run(
        () =>
          desk.drive.advanced.Files.create(
            { name: "様式", mimeType: MIME.document },
            media as unknown as GoogleAppsScript.Base.Blob,
          ).id,
      ) ?? "";
    expect(desk.docs.text(id)).toBe("様式の本文 {{氏名}}\n");
    desk.batch(id, replace("{{氏名}}", "見本"));
    expect(desk.docs.text(id)).toBe("様式の本文 見本\n");
  });

  test("保存すると 通知 は letters に、様式 は templates に .docx で並び、開くと続きができる", () => {
    const dir = mkdtempSync(join(tmpdir(), "docs-"));
    const desk = openDesk();
    const letters = desk.make("平成30年度", MIME.folder, { parents: [desk.make("通知", MIME.folder)] });
    const one = desk.letter("{{氏名}}", { parents: [letters] });
    desk.letter("同じ名前", { parents: [letters] });
    desk.letter("ひな形", { parents: [desk.make("様式", MIME.folder)] });
    desk.letter("そのほか");
    desk.drive.save(dir);
    desk.docs.save(dir);
    expect(readdirSync(join(dir, "letters"))).toEqual(["手紙 (2).docx", "手紙.docx"]);
    expect(readdirSync(join(dir, "templates"))).toEqual(["手紙.docx"]);
    const again = openDesk();
    again.drive.open(dir);
    again.docs.open(dir);
    again.batch(one, replace("{{氏名}}", "𠮷田"));
    expect(again.docs.text(one)).toBe("𠮷田\n");
    expect(again.docs.list()).toHaveLength(4);
    again.run(() => again.drive.advanced.Files.update({ trashed: true }, one), OFFICE);
    again.docs.save(dir);
    expect(readdirSync(join(dir, "trash"))).toEqual(["手紙.docx"]);
    again.run(() => again.drive.advanced.Files.remove(one), OFFICE);
    again.docs.save(dir);
    expect(readdirSync(join(dir, "trash"))).toEqual([]);
    expect(readdirSync(join(dir, "letters"))).toEqual(["手紙.docx"]);
    rmSync(dir, { recursive: true });
  });

  test("フォルダの中の .docx を人が直していれば、開いたときその中身になる", () => {
    const dir = mkdtempSync(join(tmpdir(), "docs-"));
    const desk = openDesk();
    const id = desk.letter("古い");
    const other = openDesk();
    const edited = other.docs.docx(other.letter("新しい"));
    desk.drive.save(dir);
    desk.docs.save(dir);
    mkdirSync(join(dir, "documents"), { recursive: true });
    writeFileSync(join(dir, "documents", "手紙.docx"), edited);
    desk.docs.open(dir);
    expect(desk.docs.text(id)).toBe("新しい\n");
    rmSync(dir, { recursive: true });
  });
});
