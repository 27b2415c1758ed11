import { describe, expect, test } from "vitest";
import { blankRow } from "../../../src/core/table.ts";
import { Numbers, typedNumberFault, voidNoteOf, type Numbered } from "../../../src/features/notices/numbers.rules.ts";
import { settings, settingValues } from "../../../src/settings.ts";
import { notices, type Notice } from "../../../src/tables/notices.ts";

const letter = (noticeId: string, values: Partial<Notice> = {}): Notice =>
  blankRow(notices, { noticeId, letter: "決定連絡票（受講者用）", state: "待ち", ...values });
const city = (numbering: "自動" | "手入力" = "自動") =>
  settingValues([
    { name: settings.documentSymbol.name, value: "見本地医" },
    { name: settings.numbering.name, value: numbering },
  ]);

/** The number of a notice, given away. */
function give(numbers: Numbers, notice: Notice): Numbered {
  const numbered = numbers.next(notice);
  numbers.take(notice, numbered);
  return numbered;
}

describe("文書の号", () => {
  const given = [
    letter("a", { number: 7, documentNumber: "見本地医第7号", issuedOn: "2018-04-01" }),
    letter("b", { number: 3, documentNumber: "前の記号第3号", issuedOn: "2019-03-31" }),
    letter("c", { number: 41, documentNumber: "見本地医第41号", issuedOn: "2018-03-31" }),
    letter("d", { number: 52, documentNumber: "見本地医第52号", issuedOn: "2019-04-01" }),
  ];
  const next = (issuedOn: string, remembered: Readonly<Record<string, number>> = {}): (number | null)[] => {
    const numbers = new Numbers(given, remembered, issuedOn, city());
    return [give(numbers, letter("x")).number, give(numbers, letter("y")).number];
  };

  test("発信日の年度でいちばん大きい号の次から、一つずつ進む", () => {
    expect(next("2018-06-01")).toEqual([8, 9]);
    expect(next("2019-03-31")).toEqual([8, 9]);
  });

  test("年度が替われば、その年度の号の次になり、前の年度の号は数えない", () => {
    expect(next("2019-04-01")).toEqual([53, 54]);
    expect(next("2020-04-01")).toEqual([1, 2]);
  });

  test("行が消えていても、覚えている号は使い回さない", () => {
    expect(next("2018-06-01", { 2018: 20, 2019: 99 })).toEqual([21, 22]);
    expect(next("2018-06-01", { 2018: 5 })).toEqual([8, 9]);
  });

  test("一度付いた番号は、記号が変わっても変わらず、手で書いた同じ記号の号も数える", () => {
    const typed = letter("e", { documentNumber: "見本地医第30号", issuedOn: "2018-05-01" });
    const other = letter("f", { documentNumber: "別の課第90号", issuedOn: "2018-05-01" });
    const numbers = new Numbers([...given, typed, other], {}, "2018-06-01", city());
    expect(give(numbers, given[1]!)).toEqual({ number: 3, documentNumber: "前の記号第3号" });
    expect(give(numbers, letter("x"))).toEqual({ number: 31, documentNumber: "見本地医第31号" });
  });

  test("前の年度の通知の再交付は、その号のままで、今年度の号を進めない", () => {
    const numbers = new Numbers(given, {}, "2019-04-02", city());
    const again = letter("c/再1", { ...given[3], reissueOf: "c", number: 90, issuedOn: "2019-03-31" });
    expect(give(numbers, again).number).toBe(90);
    expect(give(numbers, letter("x")).number).toBe(53);
  });

  test("たずねただけの号は、まだ使われていない", () => {
    const numbers = new Numbers(given, {}, "2018-06-01", city());
    expect([numbers.next(letter("x")).number, numbers.next(letter("y")).number]).toEqual([8, 8]);
  });

  test("番号の要らない連絡には付けず、手入力のときは職員が書いたとおりになる", () => {
    expect(new Numbers(given, {}, "2018-06-01", city()).next(letter("x", { letter: "受付連絡" })).number).toBeNull();
    expect(new Numbers(given, {}, "2018-06-01", city("手入力")).next(letter("x", { handNumber: "市第5号" }))).toEqual({
      number: null,
      documentNumber: "市第5号",
    });
  });

  test("手入力の番号は、空でも、ほかの通知と同じでも、作る前に知らせる", () => {
    const fault = (handNumber: string) =>
      typedNumberFault(
        letter("x", { handNumber }),
        [...given, letter("z", { handNumber: "市第6号" })],
        city("手入力"),
        "2018-06-01",
      );
    expect(fault("")).toContain("文書番号がありません");
    expect(fault("見本地医第7号")).toContain("通知 a の番号です");
    expect(fault("市第6号")).toContain("通知 z の番号です");
    expect([fault("市第5号"), fault("見本地医第41号")]).toEqual([undefined, undefined]);
  });

  test("番号のある通知を取りやめると欠番の理由が残り、番号がなければ残らない", () => {
    expect(voidNoteOf(given[0]!, "誤り", "2018-06-01")).toEqual({ voidNote: "平成30年6月1日　誤り" });
    expect(voidNoteOf(letter("x"), "誤り", "2018-06-01")).toEqual({});
  });
});
