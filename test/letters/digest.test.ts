/** 内容の控え: which approved words read otherwise now. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changedSince, digestOf } from "../../src/letters/digest.ts";

const words = fc.dictionary(fc.constantFrom("氏名", "所在地", "候補日", "目的"), fc.string());
const fieldsOf = (values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));

describe("内容の控え", () => {
  test("変わった語だけを、名で挙げる", () => {
    fc.assert(
      fc.property(words, words, (then, now) => {
        const names = [...new Set([...Object.keys(then), ...Object.keys(now)])];
        const differ = names.filter((name) => (then[name] ?? "") !== (now[name] ?? ""));
        expect(changedSince(digestOf(fieldsOf(then)), fieldsOf(now)).sort()).toEqual(differ.sort());
      }),
    );
  });

  test("番号や日付や発信者の語は数えない", () => {
    const at = (value: string) => ({ 氏名: { value: "見本 太郎" }, 発信日: { value, fleeting: true } });
    expect(changedSince(digestOf(at("平成30年6月1日")), at("平成30年6月2日"))).toEqual([]);
  });

  test("人の書いた語は、控えから読めない", () => {
    expect(digestOf(fieldsOf({ 氏名: "見本 太郎" }))).not.toContain("見本");
  });

  test.each(["", "{", "null", "[]", "消えた"])("控えが %j のときは、書かれている語のすべてを挙げる", (digest) => {
    expect(changedSince(digest, fieldsOf({ 氏名: "見本 太郎", 役職: "" }))).toEqual(["氏名"]);
  });
});
