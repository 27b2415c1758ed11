import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { OfficeError } from "../../src/core/errors.ts";
import { csv, parseYen, runsAsFormula, sumYen, unencodable, yen, type CsvCell } from "../../src/core/money.ts";
import { anyCharacter } from "./any-text.ts";

const MOST = Number.MAX_SAFE_INTEGER;

describe("金額", () => {
  test.each([
    [0, "0円"],
    [-0, "0円"],
    [5, "5円"],
    [999, "999円"],
    [1_000, "1,000円"],
    [12_345, "12,345円"],
    [1_000_000, "1,000,000円"],
    [-5, "-5円"],
    [-12_345, "-12,345円"],
    [-123_456, "-123,456円"],
  ])("%d は %s", (amount, text) => {
    expect(yen(amount)).toBe(text);
  });

  test.each([0.5, NaN, Infinity, MOST + 1])("%d は金額ではない", (amount) => {
    expect(() => yen(amount)).toThrow("is no whole amount of yen");
    expect(() => sumYen([amount])).toThrow("is no whole amount of yen");
  });

  test.each([
    ["12,345円", 12_345],
    ["12345", 12_345],
    ["１２，３４５円", 12_345],
    [" 12,345 円 ", 12_345],
    ["¥12,345", 12_345],
    ["￥12,345", 12_345],
    ["金12,345円也", 12_345],
    ["▲500", -500],
    ["△1,500円", -1_500],
    ["-500円", -500],
    ["−500", -500],
    ["-¥500", -500],
    ["0", 0],
    ["-0", 0],
    ["007", 7],
  ])("「%s」は %i円と読む", (text, amount) => {
    expect(parseYen(text)).toBe(amount);
  });

  test.each([
    "",
    "円",
    "1,23",
    "12,34,567",
    "1234,567",
    ",500",
    "1.5",
    "1万円",
    "千円",
    "500ドル",
    "500〜600",
    "9007199254740992",
  ])("「%s」は推し量らない", (text) => {
    expect(parseYen(text)).toBeUndefined();
  });

  test("どの金額も、書いて読み戻すと同じで、区切りは言語の書き方と同じである", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (amount) => {
        expect(parseYen(yen(amount))).toBe(amount);
        expect(yen(amount)).toBe(`${new Intl.NumberFormat("ja-JP").format(amount)}円`);
      }),
    );
  });

  test("合計は、桁を落とさない整数であり、落ちるなら答えない", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e12, max: 1e12 })), (amounts) => {
        const exact = amounts.reduce((sum, amount) => sum + BigInt(amount), 0n);
        expect(sumYen(amounts)).toBe(Number(exact));
      }),
    );
    expect(sumYen([])).toBe(0);
    expect(() => sumYen([MOST, 1])).toThrow("is no whole amount of yen");
    // The sum of floats would be whole, the yen lost.
    expect(() => sumYen([2 ** 52, 0.25])).toThrow("0.25 is no whole amount of yen");
  });
});

/** A reader of RFC 4180 of its own, by its grammar. */
function read(file: string): string[][] {
  const rows: string[][] = [];
  const row: string[] = [];
  const token = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (let found = token.exec(file); found; found = token.exec(file)) {
    row.push(found[1]?.replace(/""/g, '"') ?? found[2] ?? "");
    if (found[3] === "\r\n") rows.push(row.splice(0));
  }
  expect(rows.flat().length === 0 ? "" : file.slice(-2)).toBe(rows.length === 0 ? "" : "\r\n");
  expect(row).toEqual([]);
  return rows;
}

describe("CSV", () => {
  test.each<[CsvCell[][], string]>([
    [[], ""],
    [
      [
        ["債権者番号", "氏名", "金額"],
        ["0012", "見本 太郎", 10_000],
      ],
      "債権者番号,氏名,金額\r\n0012,見本 太郎,10000\r\n",
    ],
    [[['a"b', "c,d", "e\nf", "g\rh"]], '"a""b","c,d","e\nf","g\rh"\r\n'],
    [[[""], ["", ""]], '""\r\n,\r\n'],
    [[[-500, 0, 1.5]], "-500,0,1.5\r\n"],
  ])("%j", (rows, file) => {
    expect(csv(rows)).toBe(file);
  });

  test.each([
    "=1+1",
    "+81-46",
    "-",
    "- 学んだこと",
    "@SUM(A1)",
    "\tx",
    "\rx",
    " =1",
    "　=1",
    "\n=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠a",
  ])("%j は表計算ソフトが動かすおそれがあるので、CSVを作らない", (text) => {
    expect(runsAsFormula(text)).toBe(true);
    expect(() => csv([["見出し"], [text]])).toThrow(OfficeError);
  });

  test.each(["", "見本 太郎", "046-822-4000", "1=1", "2018/6/1", "0012", "a@b.jp", "ー", "\n改行", " 字下げ", "'"])(
    "%j はそのまま書ける",
    (text) => {
      expect(runsAsFormula(text)).toBe(false);
      expect(read(csv([[text, "x"]]))).toEqual([[text, "x"]]);
    },
  );

  test("動くおそれのある文字は、どの行のどの列のどんな文字かを言い、長ければ20字で切る", () => {
    const [whole, longer] = [`=${"い".repeat(18)}𠮷`, `=${"あ".repeat(18)}𠮷う`];
    const make = (): string =>
      csv([
        ["見本", "=1"],
        ["\t+2\n3", "x"],
        [whole, longer],
      ]);
    const named = `1行目2列目「=1」、2行目1列目「+2」、3行目1列目「${whole}」、3行目2列目「=${"あ".repeat(18)}𠮷…」`;
    expect(make).toThrow(`CSVを作りません：${named}\n先頭の = + - @`);
  });

  test("動くおそれのある文字が10か所を超えたら、残りは数を言う", () => {
    const rows = (count: number): string[][] => Array.from({ length: count }, () => ["-"]);
    expect(() => csv(rows(10))).toThrow("、10行目1列目「-」\n");
    expect(() => csv(rows(12))).toThrow("、10行目1列目「-」、ほか2か所\n");
  });

  test("セルのない行と、数でない数は、ファイルにしない", () => {
    expect(() => csv([["a"], []])).toThrow("row 2 has no cells");
    expect(() => csv([[NaN]])).toThrow("NaN is no number");
    expect(() => csv([[Infinity]])).toThrow("Infinity is no number");
  });

  test("どんな言葉も、書いて読み戻すと同じである", () => {
    const text = fc
      .oneof(
        fc.string({ unit: anyCharacter }),
        fc.string({ unit: fc.constantFrom('"', ",", "\r", "\n", "\r\n", "あ", " ") }),
      )
      .filter((cell) => !runsAsFormula(cell));
    const cell = fc.oneof(text, fc.integer());
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        expect(read(csv(rows))).toEqual(rows.map((row) => row.map(String)));
      }),
    );
  });
});

/** Shift_JIS as the web and Windows know it, from the platform's own decoder; what it lacks becomes "?". */
const decoder = new TextDecoder("shift_jis", { fatal: true });
const bytesOf = new Map<string, number[]>();
for (let lead = 0; lead < 256; lead++) {
  for (const bytes of [[lead], ...Array.from({ length: 256 }, (_, trail) => [lead, trail])]) {
    try {
      const char = decoder.decode(Uint8Array.from(bytes));
      if (Array.from(char).length === 1 && !bytesOf.has(char)) bytesOf.set(char, bytes);
    } catch {
      // These bytes are no character.
    }
  }
}
const shiftJis = (text: string): string =>
  decoder.decode(Uint8Array.from(Array.from(text).flatMap((char) => bytesOf.get(char) ?? [0x3f])));

describe("文字コードに入らない文字", () => {
  test.each([
    ["髙橋 﨑山 ①㈱〜", [["〜", 9]]],
    [
      "𠮷野と葛\u{E0100}城",
      [
        ["𠮷", 1],
        ["\u{E0100}", 5],
      ],
    ],
    [
      "𠮷𠮷",
      [
        ["𠮷", 1],
        ["𠮷", 2],
      ],
    ],
    ["見本?太郎", []],
    ["一行目\r\n二行目\n𩸽", [["𩸽", 10]]],
    [
      "é\uD842",
      [
        ["é", 1],
        ["\uD842", 2],
      ],
    ],
    ["\n", []],
    ["", []],
  ] as const)("Shift_JISで%jに入らないのは、%j", (text, found) => {
    expect(unencodable(text, shiftJis)).toEqual(found.map(([char, at]) => ({ char, at })));
  });

  test("どんな文でも、入らない文字は、一字ずつ往復させて変わる文字である", () => {
    const text = fc.string({
      unit: fc.oneof(anyCharacter, fc.constantFrom(...Array.from("髙﨑𠮷あ①é\n\r"))),
    });
    fc.assert(
      fc.property(text, (any) => {
        const lost = Array.from(any).flatMap((char, n) => (shiftJis(char) === char ? [] : [{ char, at: n + 1 }]));
        expect(unencodable(any, shiftJis)).toEqual(lost);
      }),
    );
  });

  test.each([
    ["落とす", ""],
    ["二字にする", "??"],
    ["数字で書く", "&#134071;"],
  ])("入らない文字を%s文字コードでも、場所は狂わない", (_, put) => {
    const roundTrip = (text: string): string => text.replace(/𠮷/g, put);
    expect(unencodable("あ𠮷い𠮷う", roundTrip)).toEqual([
      { char: "𠮷", at: 2 },
      { char: "𠮷", at: 4 },
    ]);
  });

  test("往復は、長い文でも一度しか頼まない", () => {
    let calls = 0;
    const roundTrip = (text: string): string => {
      calls++;
      return text;
    };
    expect(unencodable("髙橋\n".repeat(1000), roundTrip)).toEqual([]);
    expect(calls).toBe(1);
  });

  test("改行を変える往復では、答えない", () => {
    expect(() => unencodable("ab", (text) => text.replace(/\n/g, ""))).toThrow("does not keep line breaks");
  });
});
