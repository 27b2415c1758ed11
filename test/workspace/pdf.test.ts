import { expect, test } from "vitest";
import { findConverter } from "../../src/workspace/pdf.ts";
import { MIME } from "../../src/workspace/shared.ts";
import { NO_PDF } from "../../src/workspace/docs/pdfs.ts";
import { openDesk } from "./drive-desk.ts";

const converter = findConverter();

test("soffice が PATH になければ、変換するものはない", () => {
  expect(findConverter("/nowhere")).toBeUndefined();
});

test("二通が一度の起動で PDF になる。LibreOffice のない所では、それと分かる誤りになる", () => {
  const desk = openDesk(converter);
  const ask = (text: string) => {
    const id = desk.letter(text);
    return desk.run(() => desk.docs.app.openById(id).getAs(MIME.pdf));
  };
  if (!converter) {
    expect(() => ask("見本 太郎 様")).toThrow(NO_PDF);
    return;
  }
  const blobs = ["𠮷田 髙子 様", "見本 太郎 様"].map(ask);
  expect(desk.docs.convertPending()).toBe(2);
  for (const blob of blobs) expect(blob?.getDataAsString().slice(0, 5)).toBe("%PDF-");
}, 60_000);
