/** Rows for another system: what its charset lacks is written as 〓 and named by row, column and character. */
import { describe, expect, test } from "vitest";
import { fitted, type CsvFile } from "../../src/core/csv-file.ts";

/** A charset that lacks some characters: they come back as "?", as in Java. */
const lacking =
  (missing: string) =>
  (text: string): string =>
    Array.from(text, (char) => (missing.includes(char) ? "?" : char)).join("");

const FILE: CsvFile = {
  name: "支払.csv",
  headings: ["支払番号", "支払先", "総額"],
  rows: [
    ["支-1", "髙橋 髙子", 10_000],
    ["支-2", '𠮷田, "一"', -500],
    ["支-3", "見本", 0],
  ],
};

describe("文字", () => {
  test("すべて書ければ、そのまま書き、何も挙げない", () => {
    expect(fitted(FILE, (text) => text)).toEqual({
      text: '支払番号,支払先,総額\r\n支-1,髙橋 髙子,10000\r\n支-2,"𠮷田, ""一""",-500\r\n支-3,見本,0\r\n',
      lost: [],
    });
  });

  test("書けない文字は、セルに一度ずつ名を挙げ、どこでも〓にする", () => {
    const { text, lost } = fitted(FILE, lacking("髙𠮷"));
    expect(lost).toEqual(["支-1 支払先の「髙」", "支-2 支払先の「𠮷」"]);
    expect(text).toContain("支-1,〓橋 〓子,10000\r\n");
    expect(text).toContain('支-2,"〓田, ""一""",-500\r\n');
  });

  test("行がなければ、見出しだけになる", () => {
    expect(fitted({ ...FILE, rows: [] }, lacking("髙"))).toEqual({ text: "支払番号,支払先,総額\r\n", lost: [] });
  });
});
