import { expect, test } from "vitest";
import { fileURLToPath } from "node:url";
import { openOffice } from "../../src/workspace/office.ts";

const STRANGER = fileURLToPath(new URL("./stranger", import.meta.url));
const LIBRARIAN = "librarian@example.jp";

function library() {
  return openOffice({ scripts: STRANGER, user: LIBRARIAN, name: "図書室" });
}

test("他所のスクリプトのフォルダも、自分のメニュー・トリガー・フォーム・マニフェストのまま動く", () => {
  const office = library();
  office.click("図書室", "準備する");
  office.submit("貸出カード", { 書名: "訪問看護のはなし", お名前: "見本 太郎" }, { as: "reader@example.com" });
  expect(office.crashes).toEqual([]);
  expect(office.table("貸出")).toEqual([{ 書名: "訪問看護のはなし", 借りた人: "見本 太郎", 返却日: "" }]);
  office.answer({ button: "OK", text: "訪問看護のはなし" });
  expect(office.click("図書室", "本", "返却する")).toBe("返却しました");
  expect(office.table("貸出")[0]?.["返却日"]).toBeInstanceOf(Date);
});
test("組み込みワークスペースにないものは、名前を挙げて止まる", () => {
  const office = library();
  expect(() => office.click("図書室", "予定表に書く")).toThrow(
    "Utilities.parseCsv は組み込みワークスペースにありません",
  );
});
