/** Printed letters in a window envelope: on every page the whole address, and nothing else, lies in the window. */
import { describe, expect, test } from "vitest";
import { assembleLetters, type EnvelopeWindow } from "../../src/platform/print.ts";
import { findConverter } from "../../src/workspace/pdf.ts";
import { decisionWords, openPress } from "../platform/press.ts";
import { LONG, pagesOf, type Page, type Word } from "./letters.ts";

const MM = 72 / 25.4;
const AIR = 2;

const converter = findConverter();
if (!converter) throw new Error("LibreOffice is needed: npm run tools");
const press = openPress(converter);

const ADDRESSES = [
  ["〒238-0000　横須賀市見本町一丁目2番地3", "見本総合病院", "内科医長", "例示 花子　様"],
  [`〒238-0001　${LONG.address}`, LONG.facility, LONG.department, `${LONG.name}　様`],
  ["〒238-0002　横須賀市見本町3番地", "見本訪問看護ステーション", "見本 二郎　様"],
];
const LONGEST = {
  指導医の氏名: LONG.instructor,
  指導医の機関: LONG.instructorFacility,
  指導医の所在地: LONG.instructorAddress,
  指導医の連絡先: `電話 046-000-0000　メール ${LONG.instructorEmail}（希望：どちらでもよい）`,
  集合場所: LONG.meetingPlace,
  候補日:
    "平成30年12月10日（月）午前・午後、12月17日（月）午前・午後、平成31年1月21日（月）午前・午後、1月28日（月）午前・午後、2月18日（月）午前・午後",
};
const letters = ADDRESSES.map((address, index) => ({
  fileId: press.letter(String(index), decisionWords(address, index === 1 ? LONGEST : {})),
  addresseeLine: address[address.length - 1] ?? "",
}));

const bare = (text: string): string => text.replace(/\s/g, "");
const joined = (words: readonly Word[]): string => bare(words.map((word) => word.text).join(""));
const isInside = (word: Word, { left, top, width, height }: EnvelopeWindow, air: number): boolean =>
  word.xMin >= (left + air) * MM - 0.5 &&
  word.xMax <= (left + width - air) * MM + 0.5 &&
  word.yMin >= (top + air) * MM - 0.5 &&
  word.yMax <= (top + height - air) * MM + 0.5;
const touches = (word: Word, { left, top, width, height }: EnvelopeWindow): boolean =>
  word.xMax > left * MM && word.xMin < (left + width) * MM && word.yMax > top * MM && word.yMin < (top + height) * MM;

describe.each<EnvelopeWindow & { readonly where: string }>([
  { where: "上の余白にかかる窓", left: 20, top: 12, width: 90, height: 45 },
  { where: "番号と日付の下の窓", left: 22, top: 35, width: 90, height: 40 },
  { where: "左の余白より外から始まる、低い窓", left: 12, top: 48, width: 100, height: 38 },
  { where: "横に何も置けないほど広い窓", left: 25, top: 20, width: 140, height: 45 },
])("$where（左$left mm、上$top mm、$width×$height mm）", ({ left, top, width, height }) => {
  const window = { left, top, width, height };
  const spec = { name: "印刷用文書", folder: press.folder, mark: `窓/${String(left)}/${String(top)}`, letters, window };
  const pages = pagesOf(press.pdf(press.run(() => assembleLetters(spec, false)) ?? ""));
  const firsts = pages.filter((page) => joined(page.words).includes("〒238-"));

  test("1通が1枚ずつ、A4で、順に出る", () => {
    expect(pages).toHaveLength(ADDRESSES.length);
    for (const page of pages) expect([page.width / MM, page.height / MM].map(Math.round)).toEqual([210, 297]);
    expect(firsts.map((page) => ADDRESSES.findIndex((address) => shows(page, address)))).toEqual([0, 1, 2]);
  });

  test("宛先は一字も欠けず、窓の縁から2mm内側にある", () => {
    for (const [index, address] of ADDRESSES.entries()) {
      const inside = (firsts[index]?.words ?? []).filter((word) => isInside(word, window, AIR));
      expect(joined(inside)).toBe(bare(address.join("")));
    }
  });

  test("窓からは、宛先のほかに何も見えない", () => {
    for (const [index, address] of ADDRESSES.entries()) {
      const seen = (firsts[index]?.words ?? []).filter((word) => touches(word, window));
      expect(joined(seen)).toBe(bare(address.join("")));
    }
  });

  test("番号、日付、発信者、標題、本文、事務担当はどれも残り、紙の端で切れない", () => {
    for (const { words, ...page } of pages) {
      for (const part of [
        "見本地医第12号",
        "平成30年6月1日",
        "横須賀市長見本太郎",
        "（公印省略）",
        "在宅医同行研修の決定について（通知）",
        "報告研修の日から14日以内に",
        "以上",
        "メールkakari@example.jp",
      ])
        expect(joined(words)).toContain(part);
      for (const word of words) {
        expect(word.xMin).toBeGreaterThan(12 * MM);
        expect(word.xMax).toBeLessThan(page.width - 12 * MM);
        expect(word.yMin).toBeGreaterThan(10 * MM);
        expect(word.yMax).toBeLessThan(page.height - 10 * MM);
      }
    }
  });
});

function shows(page: Page, address: readonly string[]): boolean {
  return joined(page.words).includes(bare(address[address.length - 1] ?? ""));
}
