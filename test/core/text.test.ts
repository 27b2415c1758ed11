import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  hiragana,
  listParts,
  manyLines,
  nameKey,
  narrow,
  oneLine,
  telephone,
  wellFormed,
  withoutPlaceholders,
} from "../../src/core/text.ts";

describe("文字の幅", () => {
  test.each([
    ["ＡＢＣ１２３", "ABC123"],
    ["ｶﾞｰｾﾞ", "ガーゼ"],
    ["見本　太郎", "見本 太郎"],
    ["０４６－０００", "046-000"],
    ["（１）", "（1）"],
    ["、。「」『』【】・〜", "、。「」『』【】・〜"],
    ["，．！？：；", "，.！？：；"],
    ["①㈱㎡", "①㈱㎡"],
  ])("%s は %s になる", (typed, tidy) => {
    expect(narrow(typed)).toBe(tidy);
  });

  test("名前にある互換漢字、異体字、補助漢字は一字も変わらない", () => {
    for (const name of ["\uFA10本", "神\uFA19", "髙橋", "﨑山", "𠮷野", "邉見", "葛\u{E0100}城", "\uF9DC"])
      expect(narrow(name)).toBe(name);
  });

  test("漢字とかなだけの文は、そのままである", () => {
    const letters = fc.string({
      unit: fc.constantFrom(...Array.from("見本例示太郎花子あいうアイウ髙𠮷﨑\uFA10（）「」、。・ー")),
    });
    fc.assert(fc.property(letters, (text) => narrow(text) === text));
  });

  test("二度整えても同じである", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => narrow(narrow(text)) === narrow(text)));
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => oneLine(oneLine(text)) === oneLine(text)));
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => manyLines(manyLines(text)) === manyLines(text)));
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => telephone(telephone(text)) === telephone(text)));
  });
});

describe("一行と数行", () => {
  test.each([
    ["  見本　 太郎\r\n", "見本 太郎"],
    ["a\tb\u0000c\u2028d", "a b c d"],
    ["", ""],
  ])("%j は一行の %j になる", (typed, tidy) => {
    expect(oneLine(typed)).toBe(tidy);
  });

  test("一行には改行も制御文字もなく、空白は続かない", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(oneLine(text)).not.toMatch(/[\u0000-\u001F\u007F\u2028\u2029]| {2}|^ | $/);
      }),
    );
  });

  test("数行は字下げを残し、行の終わりの空白と前後の空行を落とす", () => {
    expect(manyLines("\r\n　一行目 \r二行目\n\n三行目　\n\n")).toBe("　一行目\n二行目\n\n三行目");
  });
});

test.each([
  ["𠮷野", "𠮷野"],
  ["\uD842野", "\uFFFD野"],
  ["野\uDFB7\uD842", "野\uFFFD\uFFFD"],
  ["", ""],
])("%j は、欠けた字を印に替えて %j になる", (text, whole) => {
  expect(wellFormed(text)).toBe(whole);
});

describe("ふりがなと電話と名前", () => {
  test.each([
    ["ミホン タロウ", "みほん たろう"],
    ["ﾐﾎﾝ　ﾀﾛｳ", "みほん たろう"],
    ["ヴェルジーリオ", "ゔぇるじーりお"],
    ["れいじ・はなこ", "れいじ・はなこ"],
  ])("%s のふりがなは %s", (typed, tidy) => {
    expect(hiragana(typed)).toBe(tidy);
  });

  test.each([
    ["０４６－０００－０００１", "046-000-0001"],
    ["046ー000‐0001", "046-000-0001"],
    ["（046）000−0001", "(046)000-0001"],
    ["+81 46 000 0001", "+81 46 000 0001"],
    ["046-000-0001（内線12）", "046-000-0001(12)"],
    ["なし", ""],
  ])("電話 %s は %s", (typed, tidy) => {
    expect(telephone(typed)).toBe(tidy);
  });

  test("字体と空白が違う名前は、同じ鍵で出会う。違う名前は出会わない", () => {
    expect(nameKey("髙橋　𠮷之")).toBe(nameKey("高橋吉之"));
    expect(nameKey("渡邊 齋")).toBe(nameKey("渡辺斎"));
    expect(nameKey("見本 太郎")).not.toBe(nameKey("見本 次郎"));
  });

  test("差込みの括弧は、差込みとして読めない字になる", () => {
    expect(withoutPlaceholders("{{氏名}}と{一つ}")).toBe("｛｛氏名｝｝と{一つ}");
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("{", "}", "氏") }), (text) => {
        expect(withoutPlaceholders(text)).not.toMatch(/\{\{|\}\}/);
      }),
    );
  });

  test.each([
    ["看取り、緩和", ["看取り", "緩和"]],
    ["a, b\nc、、 ", ["a", "b", "c"]],
    ["", []],
  ])("%j は %j に分かれる", (typed, parts) => {
    expect(listParts(typed)).toEqual(parts);
  });
});
