import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import {
  choice,
  choices,
  count,
  date,
  email,
  flag,
  grid,
  id,
  kana,
  long,
  phone,
  text,
  yen,
  type Cell,
} from "../../src/core/cell.ts";

const read = <T>(cell: Cell<T>, raw: unknown): T => z.parse(cell.schema, raw);
const fault = (cell: Cell<unknown>, raw: unknown): string =>
  z.safeParse(cell.schema, raw).error?.issues[0]?.message ?? "";

describe("セルを読む", () => {
  test.each<[string, Cell<unknown>, unknown, unknown]>([
    ["番号は幅をそろえる", id(), " 申－２０１８－０００１ ", "申-2018-0001"],
    ["数も文字として読む", text(), 123, "123"],
    ["空は空のまま", text(), "", ""],
    ["知らないものは空", text(), undefined, ""],
    ["ふりがなはひらがな", kana(), "ミホン", "みほん"],
    ["数行は改行を残す", long(), "一\r\n二 ", "一\n二"],
    ["電話は数字と線", phone(), "０４６ー０００", "046-000"],
    ["日は和暦でもよい", date(), "平成30年6月1日", "2018-06-01"],
    ["日の空", date(), "", ""],
    ["数は全角でもよい", count(), "１，２００", 1200],
    ["数の空は未定", count(), " ", null],
    ["零も数", count(), 0, 0],
    ["円は全角でも、区切りがあってもよい", yen(), "￥１２，０００", 12000],
    ["円の字が付いていてもよい", yen(), "12,000 円", 12000],
    ["円の零も額", yen(), 0, 0],
    ["円の空は未定", yen(), " ", null],
    ["戻入は負の額", yen(), -5000, -5000],
    ["戻入の三角", yen(), "△5,000", -5000],
    ["全角の負", yen(), "－５，０００円", -5000],
    ["選択は幅が違っても同じ語", choice(["決定連絡票（受講者用）"]), "決定連絡票(受講者用)", "決定連絡票（受講者用）"],
    ["設定の選択は何でもよい", choice({ setting: "blocks" }), "東", "東"],
    ["いくつも選ぶ", choices(["a", "b"]), "a、b", ["a", "b"]],
    ["並びのままでも読む", choices([]), ["看取り"], ["看取り"]],
    ["表の答え", grid(["月"], ["午前"]), "月午前", ["月午前"]],
    ["はい", flag(), "はい", true],
    ["同意します", flag(), ["同意します"], true],
    ["いいえは付いていない", flag(), "いいえ", false],
  ])("%s", (_name, cell, raw, value) => {
    expect(read(cell, raw)).toEqual(value);
  });

  test.each<[string, Cell<unknown>, unknown, RegExp]>([
    ["長すぎる文字", text(100, 5), "一二三四五六", /./],
    ["一覧にない語", choice(["採用", "見送り"]), "保留", /採用、見送り/],
    ["日でない文字", date(), "来週", /日付として読めません/],
    ["小数", count(), "1.5", /0以上の整数/],
    ["負の数", count(), -1, /./],
    ["数でない文字", count(), "三", /./],
    ["機械の書き方の数", count(), "0x10", /0以上の整数/],
    ["銭のある額", yen(), "1.5", /円の額を整数で/],
    ["位の字のある額", yen(), "1万円", /円の額を整数で/],
    ["指数の額", yen(), "1e3", /円の額を整数で/],
    ["負の印が二つの額", yen(), "--5", /円の額を整数で/],
    ["宛先が二つ", email(), "a@example.jp,b@example.jp", /メールアドレス/],
    ["改行で足した宛先", email(), "a@example.jp\nb@example.jp", /メールアドレス/],
    ["名前つきの宛先", email(), "見本 <a@example.jp>", /メールアドレス/],
    ["点のない宛先", email(), "a@example", /メールアドレス/],
  ])("%sは読めない", (_name, cell, raw, message) => {
    expect(fault(cell, raw)).toMatch(message);
  });

  test.each(["a@example.jp", "a.b+c@mail.example.co.jp", "Ａ＠example.jp", ""])(
    "メールアドレス「%s」は読める",
    (raw) => {
      expect(fault(email(), raw)).toBe("");
    },
  );
});

test("書いたものを読み戻すと、同じ値である", () => {
  const cells: readonly [Cell<unknown>, fc.Arbitrary<unknown>][] = [
    [count(), fc.option(fc.nat())],
    [yen(), fc.option(fc.integer())],
    [flag(), fc.boolean()],
    [choice(["採用", "見送り"]), fc.constantFrom("", "採用", "見送り")],
    [choices([]), fc.uniqueArray(fc.constantFrom("看取り", "緩和", "小児"))],
    [grid(["月", "火"], ["午前", "午後"]), fc.uniqueArray(fc.constantFrom("月午前", "月午後", "火午前"))],
  ];
  for (const [cell, values] of cells)
    fc.assert(
      fc.property(values, (value) => {
        expect(read(cell, cell.print(value))).toEqual(value);
      }),
    );
});

test("空のセルを読むと、その種類の空である", () => {
  for (const cell of [
    id(),
    text(),
    kana(),
    long(),
    email(),
    phone(),
    date(),
    count(),
    yen(),
    flag(),
    choice(["a"]),
    choices([]),
  ] as Cell<unknown>[])
    expect(read(cell, "")).toEqual(cell.blank);
});
