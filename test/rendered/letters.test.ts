/** 決定連絡票 as they lie on paper: one page, in the order of an official letter, every name whole. */
import { describe, expect, test } from "vitest";
import { LONG, longOffice, pagesOf, type Page, type Word } from "./letters.ts";

const MM = 72 / 25.4;
const CHARACTER = 10.5;
/** 𠮷 and 髙 are whole characters of their own, not 吉 and 高. */
const RARE = ["𠮷", "髙"];

const office = longOffice();
const pdfs = office
  .outbox()
  .flatMap((mail) => mail.attachments)
  .map((attachment) => pagesOf(attachment.bytes()));

const joined = (page: Page): string => page.words.map((word) => word.text).join("");
const bare = (text: string): string => text.replace(/[\s　]/g, "");

/** Lines from top to bottom: words whose middles stand level. */
function linesOf(page: Page): Word[][] {
  const middle = (word: Word): number => (word.yMin + word.yMax) / 2;
  const lines: Word[][] = [];
  for (const word of [...page.words].sort((one, other) => middle(one) - middle(other))) {
    const last = lines.at(-1);
    if (last?.[0] && middle(word) - middle(last[0]) < 5) last.push(word);
    else lines.push([word]);
  }
  return lines.map((line) => line.sort((one, other) => one.xMin - other.xMin));
}

/** Words of the first line that begins with a text; spaces do not count. */
function lineOf(page: Page, start: string): Word[] {
  const found = linesOf(page).find((line) => bare(line.map((word) => word.text).join("")).startsWith(bare(start)));
  if (!found) throw new Error(`no line ${start}`);
  return found;
}

const rightEdge = (words: readonly Word[]): number => Math.max(...words.map((word) => word.xMax));
const top = (words: readonly Word[]): number => Math.min(...words.map((word) => word.yMin));

test("どちらの文書も作られ、PDFが1通ずつ付く", () => {
  expect(office.table("通知").map((row) => [row["種類"], row["状態"], row["添付"]])).toEqual([
    ["受付連絡", "完了", "なし"],
    ["決定連絡票（受講者用）", "完了", "PDF"],
    ["決定連絡票（指導医用）", "完了", "PDF"],
  ]);
  expect(pdfs).toHaveLength(2);
});

describe.each([
  {
    kind: "受講者用",
    at: 0,
    number: "見本地医第1号",
    to: [LONG.address, LONG.facility, LONG.department, LONG.name],
    title: "在宅医同行研修の決定について（通知）",
    labels: [
      "受付番号",
      "指導医",
      "所在地",
      "連絡先",
      "候補日",
      "日程の調整",
      "日程の連絡",
      "集合と持物",
      "守ること",
      "中止と取消",
      "報告",
      "受講報告書",
    ],
    whole: [LONG.instructor, LONG.instructorFacility, LONG.instructorAddress, LONG.instructorEmail, LONG.meetingPlace],
  },
  {
    kind: "指導医用",
    at: 1,
    number: "見本地医第2号",
    to: [LONG.instructorAddress, LONG.instructorFacility, LONG.instructorTitle, LONG.instructor],
    title: "在宅医同行研修の受講者の決定について（通知）",
    labels: [
      "受付番号",
      "受講者",
      "所属",
      "連絡先",
      "受講の目的",
      "テーマ",
      "候補日",
      "日程の調整",
      "日程の連絡",
      "患者の同意",
      "報告",
      "実施報告書",
      "指導謝礼金",
    ],
    whole: [LONG.name, LONG.kana, LONG.facility, LONG.department, LONG.email, LONG.purpose],
  },
])("決定連絡票（$kind）", ({ at, number, to, title, labels, whole }) => {
  const page = pdfs[at]?.[0] ?? { width: 0, height: 0, words: [] };

  test("最も長い名前でも、A4の1枚に収まる", () => {
    expect(pdfs[at]).toHaveLength(1);
    expect([page.width / MM, page.height / MM].map(Math.round)).toEqual([210, 297]);
    for (const word of page.words) {
      expect(word.xMin).toBeGreaterThan(15 * MM);
      expect(word.xMax).toBeLessThan(page.width - 15 * MM);
      expect(word.yMax).toBeLessThan(page.height - 10 * MM);
    }
  });

  test("文書番号と日付は右端を1字空けてそろい、ずれは1mmより小さい", () => {
    const edges = [lineOf(page, number), lineOf(page, "平成30年11月30日")].map(rightEdge);
    const textArea = page.width - 62;
    for (const edge of edges) expect(Math.abs(edge - (textArea - CHARACTER))).toBeLessThan(MM);
    expect(Math.abs((edges[0] ?? 0) - (edges[1] ?? 0))).toBeLessThan(MM);
  });

  test("発信者は右端を2字空け、標題は3字空けて始まる", () => {
    expect(Math.abs(rightEdge(lineOf(page, "横須賀市長")) - (page.width - 62 - 2 * CHARACTER))).toBeLessThan(MM);
    expect(Math.abs(Math.min(...lineOf(page, title).map((word) => word.xMin)) - (62 + 3 * CHARACTER))).toBeLessThan(MM);
  });

  test("上から、番号、日付、宛先、発信者、標題、本文、記、各項目、以上、事務担当の順に並ぶ", () => {
    const body = at === 0 ? "このたびは、在宅医" : "日ごろから、本市の";
    const starts = [number, "平成30年11月30日", "〒238-", "横須賀市長", "（公印省略）", title, body, "記"];
    const items = labels.map((label, index) => `${ordinal(index)}${label}`);
    const feet = ["以上", "事務担当", "電話046-000-0000", "メールkakari"];
    const order = [...starts, ...items, ...feet].map((start) => top(lineOf(page, start)));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(new Set(order.map(Math.round)).size).toBe(order.length);
  });

  test("宛先の住所、機関、役職、氏名は欠けず、敬称が付く", () => {
    for (const part of to) expect(joined(page)).toContain(bare(part));
    expect(joined(page)).toContain(`${bare(to.at(-1) ?? "")}様`);
  });

  test("長い名前、連絡先、目的は一字も欠けず、𠮷と髙も化けない", () => {
    for (const words of whole) expect(joined(page)).toContain(bare(words));
    for (const rare of RARE) expect(joined(page)).toContain(rare);
    expect(joined(page)).not.toMatch(/[{}]|\uFFFD|undefined/);
  });

  test("候補日は5日が、年の変わり目で元号を改めて並ぶ", () => {
    expect(joined(page)).toContain(
      "平成30年12月10日（月）午前・午後、12月17日（月）午前・午後、平成31年1月21日（月）午前・午後、1月28日（月）午前・午後、2月18日（月）午前・午後",
    );
  });
});

/** Numbers of 記: full width to nine, half width from ten. */
const ordinal = (index: number): string => (index < 9 ? String.fromCharCode(0xff11 + index) : String(index + 1));
