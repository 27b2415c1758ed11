/** 答弁用の文: what they say word for word, with the day, the era and the year right, and what they keep to themselves. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { percentText } from "../../../src/features/figures/answer.rules.ts";
import { gatherFigures } from "../../../src/features/figures/page.rules.ts";
import type { Asked, Books } from "../../../src/features/figures/standing.rules.ts";
import { applicant } from "../matching/sheets.ts";
import { laterLines } from "../../../src/features/figures/later.rules.ts";
import { answer, anyBooks, ASKED, indicator, inquiry, NONE, visited, wholeYear } from "./books.ts";

/** Lines between the heading of the sentences and the first part. */
function said(books: Partial<Books>, asked: Partial<Asked> = {}): string[] {
  const whole = { ...ASKED, ...asked };
  const { board } = gatherFigures({ ...NONE, ...books }, whole, `${whole.today} 10:00:00`, "");
  const lines = board.lines.map(({ cells }) => cells.map(String).join(" "));
  const from = lines.findIndex((text) => text.startsWith("答弁用の文"));
  return lines.slice(from + 1, lines.indexOf("1　申込みと決定")).filter((text) => text !== "");
}
const sentences = (books: Partial<Books>, asked: Partial<Asked> = {}): string[] =>
  said(books, asked).filter((text) => !text.startsWith("※"));

test("1年分の文は、どれも日付で始まるか日付を含み、そのまま写せる", () => {
  expect(sentences(wholeYear())).toEqual([
    "平成31年1月15日現在、平成30年度の在宅医同行研修は、申込み25件、決定17件（68.0％）、実施12件である。",
    "平成31年1月15日現在、平成30年度に決定した研修17件の、受付から決定までの日数は、中央値31日で、9割が162日以内である。",
    "平成31年1月15日現在、平成30年度に実施した研修12件のうち、指導医と受講者の両方の報告書を受理したものは10件、受講証明書を交付したものは9件である。",
    "平成31年1月15日現在、平成30年度の実施予定数20件に対し、決定と実施を合わせて17件（85.0％）で、同日までの目安は16件である。",
    "平成31年1月15日現在、平成30年度の受講者のうち、受講から6か月を経た人は4人で、回答のうち、在宅医療を始めた、または増やした人は5人未満である。",
    "在宅療養支援診療所は、平成30年12月1日現在、45診療所（登録）で、平成30年3月1日現在の43診療所から2診療所の増加である（出典：関東信越厚生局の名簿）。",
  ]);
});

test("取下げがあれば、分母から除いたことも書く", () => {
  const applicants = [applicant(1, { state: "決定" }), applicant(2), applicant(3, { withdrawn: true })];
  expect(sentences({ applicants, cases: [visited(1, 1, "2018-12-10")] })[0]).toBe(
    "平成31年1月15日現在、平成30年度の在宅医同行研修は、申込み3件（うち取下げ1件）、決定1件（取下げを除く2件の50.0％）、実施1件である。",
  );
  const gone = [applicant(1, { state: "取消" })];
  expect(sentences({ applicants: gone })[0]).toContain("申込み1件（うち取下げ1件）、決定0件、実施0件である。");
});

test.each([
  ["2019-04-30", 2018, "平成31年4月30日現在、平成30年度の"],
  ["2019-05-01", 2018, "令和元年5月1日現在、平成30年度の"],
  ["2019-04-30", 2019, "平成31年4月30日現在、平成31年度の"],
  ["2019-05-01", 2019, "令和元年5月1日現在、令和元年度の"],
  ["2020-01-01", 2019, "令和2年1月1日現在、令和元年度の"],
])("%s に %i 年度を集計すれば「%s」", (today, fiscalYear, words) => {
  for (const books of [wholeYear(), NONE])
    expect(sentences(books, { today, fiscalYear })[0]?.startsWith(words)).toBe(true);
});

describe("数えるものがなければ、ないと言う", () => {
  test("申込みも指標も実施もない", () => {
    expect(said({}, { planned: null })).toEqual([
      "平成31年1月15日現在、平成30年度の在宅医同行研修に、申込みはない。",
      "※ この年度の実施予定数がわからないので、進み具合の文はありません。",
      "※ 受講から6か月を経た受講者がまだいないので、その文はありません。",
      "※ 受講から12か月を経た受講者がまだいないので、その文はありません。",
      "※ 「指標」シートに在宅療養支援診療所の値がないので、その文はありません。",
      expect.stringContaining("「5人未満」とします"),
    ]);
  });

  test("予定数が0件", () => {
    expect(said({}, { planned: 0 }).join()).toContain("実施予定数が0件なので、進み具合の文はありません");
  });

  test("決定の日がわからない", () => {
    const cases = [visited(1, 1, "2018-12-10", { decidedAt: "" })];
    expect(said({ applicants: [applicant(1)], cases }).join()).toContain("日数の文はありません");
  });
});

describe("受講後の状況", () => {
  const many = (count: number, began: number): string => {
    const numbers = Array.from({ length: count }, (_, index) => index + 1);
    const cases = numbers.map((n) => visited(n, 1, "2018-06-10"));
    const followUps = cases.map(({ caseId }, index) => answer(caseId, 6, index < began ? "始めた" : "行っていない"));
    const found = sentences({ applicants: numbers.map((n) => applicant(n)), cases, followUps });
    return found.find((text) => text.includes("6か月を経た")) ?? "";
  };

  test.each([
    [12, 0, "12人で、回答のあった12人のうち、在宅医療を始めた、または増やした人は0人である。"],
    [12, 4, "12人で、回答のうち、在宅医療を始めた、または増やした人は5人未満である。"],
    [12, 5, "12人で、回答のあった12人のうち、在宅医療を始めた、または増やした人は5人である。"],
    [12, 8, "12人で、回答のうち、在宅医療を始めた、または増やした人は8人である。"],
    [12, 12, "12人で、回答のあった12人のうち、在宅医療を始めた、または増やした人は12人である。"],
  ])("回答%i人のうち%i人なら「%s」", (count, began, words) => {
    expect(many(count, began).endsWith(words)).toBe(true);
  });

  test("年度に2回受講した人は1人で、時期と受講前は初めの受講、回答は新しいものによる", () => {
    const twice = { personId: "人-0001" };
    const applicants = [applicant(1, { ...twice, homeCare: "なし" }), applicant(2, { ...twice, homeCare: "実施中" })];
    const cases = [visited(2, 1, "2018-08-20"), visited(1, 1, "2018-06-10")];
    const followUps = [
      answer(cases[0]!.caseId, 6, "始めた", { receivedAt: "2019-01-14 09:00:00" }),
      answer(cases[1]!.caseId, 6, "行っていない", { receivedAt: "2018-12-14 09:00:00" }),
    ];
    const books = { ...NONE, applicants, cases, followUps, notices: [inquiry(cases[1]!.caseId, 6)] };
    const [all, none, ...others] = laterLines(books, cases, ASKED.today).filter(({ months }) => months === 6);
    expect(all).toMatchObject({ before: "計", done: 1, reached: 1, asked: 1, answered: 1, began: 1 });
    expect([none?.before, none?.done, others]).toEqual(["行っていなかった", 1, []]);
    expect(sentences({ applicants, cases, followUps }).join()).toContain("受講から6か月を経た人は1人で、");
  });

  test("人物番号のない申込みは、それぞれ1人に数える", () => {
    const applicants = [applicant(1, { personId: "" }), applicant(2, { personId: "" })];
    const cases = [visited(1, 1, "2018-06-10"), visited(2, 1, "2018-06-10")];
    expect(laterLines({ ...NONE, applicants }, cases, ASKED.today)[0]).toMatchObject({ done: 2, reached: 2 });
  });

  test("回答がまだなければ、そう言う", () => {
    const found = sentences({ applicants: [applicant(1)], cases: [visited(1, 1, "2018-06-10")] });
    expect(found.join()).toContain("受講から6か月を経た1人からは、その後の状況の回答をまだ得ていない。");
  });
});

describe("指標", () => {
  test.each([
    [[indicator(1, {})], "在宅療養支援診療所は、平成30年3月1日現在、43診療所（登録）である（出典：企画書（案））。"],
    [
      [indicator(1, {}), indicator(2, { asOf: "2018-12-01", value: 40, term: "", source: "" })],
      "在宅療養支援診療所は、平成30年12月1日現在、40診療所で、平成30年3月1日現在の43診療所から3診療所の減少である。",
    ],
    [
      [indicator(2, { asOf: "2018-12-01" }), indicator(1, {})],
      "在宅療養支援診療所は、平成30年12月1日現在、43診療所（登録）で、平成30年3月1日現在の43診療所と同じである（出典：企画書（案））。",
    ],
  ])("%#：%s", (indicators, words) => {
    expect(sentences({ indicators })).toContain(words);
  });

  test("同じ基準日に違う値があれば、どちらも使わず、わけを書く", () => {
    const indicators = [indicator(1, {}), indicator(2, { value: 44 }), indicator(3, { asOf: "2018-10-01", value: 45 })];
    expect(sentences({ indicators }).at(-1)).toContain("平成30年10月1日現在、45診療所（登録）である");
    const { board } = gatherFigures({ ...NONE, indicators }, ASKED, "2019-01-15 10:00:00", "");
    const words = board.lines.map(({ cells }) => cells[0]);
    expect(words).toContain("指-1：指-2 と同じ基準日で値が違うので、どちらも載せていません");
    expect(words).toContain("指-2：指-1 と同じ基準日で値が違うので、どちらも載せていません");
  });
});

test("割合は、小数第1位までの四捨五入", () => {
  expect([percentText(17, 25), percentText(1, 3), percentText(2, 3), percentText(1, 16), percentText(21, 20)]).toEqual([
    "68.0％",
    "33.3％",
    "66.7％",
    "6.3％",
    "105.0％",
  ]);
  fc.assert(
    fc.property(fc.nat(500), fc.integer({ min: 1, max: 500 }), (part, of) => {
      const shown = Number(percentText(part, of).replace("％", ""));
      expect(Math.abs(shown * of - 100 * part)).toBeLessThanOrEqual(0.05 * of + 1e-6);
    }),
  );
});

test("どんな台帳でも、文に氏名も番号もなく、割り切れない数も出ない", () => {
  fc.assert(
    fc.property(anyBooks, (books) => {
      for (const text of sentences(books))
        expect(text).not.toMatch(/見本|例示|申-|案-|医-|NaN|Infinity|undefined|null/);
    }),
    { numRuns: 80 },
  );
});
