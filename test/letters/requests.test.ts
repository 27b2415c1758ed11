/** Letters that ask: the association whom it recommends and to tell its members, hospitals, and doctors to be instructors. */
import { describe, expect, test } from "vitest";
import { blankRow } from "../../src/core/table.ts";
import { feeOn } from "../../src/letters/fee.ts";
import { settings } from "../../src/settings.ts";
import { appointments, instructors, type Instructor } from "../../src/tables/instructors.ts";
import { fees, type Fee } from "../../src/tables/payments.ts";
import { draftedLetter, LINK, sourcesOf, USUAL, type Cast, type Changed } from "./cast.ts";
import { faultOf, madeOf, paperOf, wordOf } from "./words.ts";

const inOffice = (...doctors: Partial<Instructor>[]): Changed => ({
  sources: {
    instructors: doctors.map((doctor, n) =>
      blankRow(instructors, { instructorId: `医-${String(n + 1).padStart(4, "0")}`, active: true, ...doctor }),
    ),
  },
});
const many = (count: number): Changed =>
  inOffice(...Array.from({ length: count }, (_, n) => ({ name: `例示 ${n}郎`, facility: `例示${n}医院` })));

describe("年度の名と期間", () => {
  test.each([
    [2018, "2018-04-02", "平成30年度（平成30年4月1日から平成31年3月31日まで）"],
    [2019, "2019-03-11", "平成31年度（平成31年4月1日から令和2年3月31日まで）"],
    [2019, "2019-05-07", "令和元年度（平成31年4月1日から令和2年3月31日まで）"],
    [2020, "2020-03-10", "令和2年度（令和2年4月1日から令和3年3月31日まで）"],
  ])("%i年度の推薦を%sに依頼する", (fiscalYear, issuedOn, year) => {
    expect(paperOf("指導医推薦依頼", USUAL, { notice: { fiscalYear }, issue: { issuedOn } })).toContain(year);
  });
});

describe("指導医推薦依頼", () => {
  test("期限は発信日から数え、開庁日で数えると12月24日の振替休日と年末年始を飛ばす", () => {
    expect(paperOf("指導医推薦依頼", USUAL)).toContain("回答期限　　　平成30年12月30日\n");
    const changed = { [settings.dayCount.name]: "開庁日", [settings.recommendDays.name]: "20" };
    expect(paperOf("指導医推薦依頼", USUAL, { settings: changed })).toContain("回答期限　　　平成31年1月4日\n");
  });

  test("人数が決まっていなければ「若干名」と書く", () => {
    expect(paperOf("指導医推薦依頼", USUAL)).toContain("人数　　　　　12名\n");
    const open = { settings: { [settings.recommendCount.name]: "" } };
    expect(paperOf("指導医推薦依頼", USUAL, open)).toContain("人数　　　　　若干名\n");
  });

  test("在任の指導医が番号の順に並び、どう書き込むかが書かれている", () => {
    const paper = paperOf(
      "指導医推薦依頼",
      USUAL,
      inOffice({ name: "見本 一", facility: "甲医院" }, { name: "見本 退", active: false }, { name: "見本 三" }),
    );
    expect(paper).toContain("次の2人です。");
    expect(paper).toContain("「続」、外す方は「外」を○で囲み");
    expect(paper).toContain("印のない方は、いまのままとします。\n続・外　見本 一（甲医院）\n続・外　見本 三\n以上");
    expect(paper).not.toContain("見本 退");
  });

  test.each([
    [12, 12, 0],
    [13, 12, 1],
    [40, 12, 28],
  ])("%i人いれば%i人を載せ、ほかの%i人は写しにあると書く", (count, shown, rest) => {
    const paper = paperOf("指導医推薦依頼", USUAL, many(count));
    expect(paper.match(/^続・外/gm)).toHaveLength(shown);
    expect(paper.includes(`ほかの${rest}人は、お渡ししている台帳の写し`)).toBe(rest > 0);
  });

  test("だれもいなければ、新しい方の推薦を願う", () => {
    expect(paperOf("指導医推薦依頼", USUAL, inOffice())).toContain(
      "いま就任している指導医はいません。\n新しい方のご推薦をお願いします。",
    );
  });

  test("鍵とリンクは、紙では短いリンクと鍵、メールでは鍵の入ったリンクになる", () => {
    const key = /鍵　　　([0-9A-Z-]{19})$/.exec(paperOf("指導医推薦依頼", USUAL))?.[1] ?? "";
    expect(paperOf("指導医推薦依頼", USUAL)).toContain(`\n推薦書　${LINK}\n鍵　　　${key}`);
    const { body } = madeOf(draftedLetter("指導医推薦依頼", USUAL, { notice: { method: "メール" } }));
    expect(body).toContain(`推薦書（鍵を入れたフォーム）\n${LINK}/long?a=${key}`);
    const next = paperOf("指導医推薦依頼", USUAL, { notice: { fiscalYear: 2019 } });
    expect(next).not.toContain(key);
  });

  test("フォームがまだなくても、紙と一覧での回答を願う", () => {
    const without = sourcesOf(USUAL, "指導医推薦依頼");
    const { keyOf: _key, fillIn: _fill, ...plain } = { ...without, links: {} };
    const drafted = draftedLetter("指導医推薦依頼", USUAL, { sources: { ...plain, keyOf: () => NO_KEY } });
    expect(wordOf(madeOf(drafted).fields, "回答の方法")).toMatch(/^推薦書、この文書への書込み、一覧表/);
    expect(wordOf(madeOf(drafted).fields, "推薦書の案内")).toBe("");
  });

  test("要件も期限も決まっていなければ、設定の項目の名を挙げて止まる", () => {
    const open = { [settings.recommendTerms.name]: "", [settings.recommendDays.name]: "" };
    const fault = faultOf(draftedLetter("指導医推薦依頼", USUAL, { settings: open }));
    expect(fault).toContain("「推薦の要件」が空です。「設定」シートの「推薦の要件」に書いてください");
    expect(fault).toContain("「推薦の期限」が空です。「設定」シートの「推薦の回答期限（日）」に書いてください");
  });

  test("閉庁日が読めなければ、その語を挙げて止まる", () => {
    const slip = { [settings.closedDays.name]: "12/29〜1/3、お盆", [settings.dayCount.name]: "開庁日" };
    expect(faultOf(draftedLetter("指導医推薦依頼", USUAL, { settings: slip }))).toContain(
      "「閉庁日」の「お盆」を読めません",
    );
  });
});
const NO_KEY = { key: "", url: "" };

describe("宛先", () => {
  const to = (values: Partial<Cast["organization"]>) =>
    wordOf(
      madeOf(draftedLetter("研修案内", { ...USUAL, organization: { ...USUAL.organization, ...values } })).fields,
      "宛先",
    )
      .split("\n")
      .slice(1);

  test.each([
    [{ title: "病院長", person: "見本 院長" }, ["一般社団法人見本医師会", "病院長", "見本 院長　様"]],
    [{ title: "病院長", person: "" }, ["一般社団法人見本医師会", "病院長　様"]],
    [{ title: "", person: "見本 院長" }, ["一般社団法人見本医師会", "見本 院長　様"]],
    [{ title: "", person: "" }, ["一般社団法人見本医師会", "ご担当者　様"]],
  ])("%o には %o", (values, lines) => {
    expect(to(values)).toEqual(lines);
  });
});

describe("会員周知依頼", () => {
  test("会員に知らせる文が、文書にもメールにも同じに載る", () => {
    const drafted = madeOf(draftedLetter("会員周知依頼", USUAL, { notice: { method: "メール" } }));
    const text = wordOf(drafted.fields, "会員周知文");
    expect(text).toMatch(/^平成30年度在宅医同行研修のご案内\n横須賀市と一般社団法人横須賀市医師会は、/);
    for (const word of ["対象：", "回数：", "随時", "問合せ：", LINK]) expect(text).toContain(word);
    expect(paperOf("会員周知依頼", USUAL)).toContain(text);
    expect(drafted.body).toContain(text);
    expect(drafted.body).toMatch(/周知連絡（鍵を入れたフォーム）\nhttps:\S+\?a=[0-9A-Z-]{19}/);
  });

  test("文の語の誤りは、設定の項目と使える語を挙げて止まる", () => {
    const slip = { [settings.memberText.name]: "{{年度}}の{{案内}}" };
    const fault = faultOf(draftedLetter("会員周知依頼", USUAL, { settings: slip }));
    expect(fault).toContain("「会員周知文」にある {{案内}} は使えない語です");
    expect(fault).toContain("使える語は {{年度}}、");
  });
});

describe("就任・受入依頼", () => {
  test("承諾書のリンクは、メールでは氏名、ふりがな、医療機関名の入ったものになる", () => {
    const cast = { ...USUAL, instructor: { ...USUAL.instructor, kana: "みほん いちろう" } };
    const { body } = madeOf(draftedLetter("就任・受入依頼", cast, { notice: { method: "メール" } }));
    const filled = [cast.instructor.name ?? "", "みほん いちろう", cast.instructor.facility ?? ""];
    expect(body).toContain(
      `?a=${filled.map(encodeURIComponent).join("&")}`.replace(/&/, "&b=").replace(/&(?!b=)/, "&c="),
    );
    expect(paperOf("就任・受入依頼", cast)).toMatch(new RegExp(`承諾書　${LINK}$`));
  });

  const price = (given: readonly Partial<Fee>[], changed: Changed = {}, instructor: Partial<Instructor> = {}) =>
    wordOf(
      madeOf(
        draftedLetter(
          "就任・受入依頼",
          { ...USUAL, fees: given, instructor: { ...USUAL.instructor, ...instructor } },
          changed,
        ),
      ).fields,
      "謝礼",
    );
  const doctor: Partial<Fee> = { profession: "医師", unit: "1名", from: "2018-04-01", amount: 10_000 };

  test("単価がまだなければ、別に知らせると書いて止まらない", () => {
    expect(price([])).toBe(
      "市が定める額の謝礼金を、報告書を確認した後にお支払いします。額は別にお知らせします。個人へのお支払いからは、所得税及び復興特別所得税を源泉徴収します。",
    );
  });

  test("総額と手取で、源泉徴収の書き方が違う", () => {
    expect(price([doctor])).toBe(
      "受講者1名につき10,000円（平成30年4月1日からの額）を、報告書を確認した後にお支払いします。個人へのお支払いからは、所得税及び復興特別所得税を源泉徴収します。",
    );
    expect(price([{ ...doctor, contract: "手取" }])).toContain("差し引いた後の額です。");
  });

  test("支払えない人には、お支払いがないことを書く", () => {
    expect(price([doctor], {}, { unpayable: true })).toContain("お支払いの対象になりません");
  });

  test("次の年度の依頼には、その年度の初めの額を書く", () => {
    const later = [doctor, { ...doctor, from: "2019-04-01", amount: 12_000 }];
    const march = { notice: { fiscalYear: 2019 }, issue: { issuedOn: "2019-03-11" } };
    expect(price(later, march)).toContain("12,000円（平成31年4月1日からの額）");
    expect(price(later)).toContain("10,000円");
  });

  test("承諾書が届いた人、在任でなくなった人には、作らずに待つ", () => {
    const answered = [blankRow(appointments, { instructorId: "医-0001", fiscalYear: 2018 })];
    for (const kind of ["就任・受入依頼", "回答のお願い"] as const) {
      expect(draftedLetter(kind, USUAL, { sources: { appointments: answered } })).toEqual({ waits: true });
      const past = answered.map((row) => ({ ...row, fiscalYear: 2017 }));
      expect("draft" in draftedLetter(kind, USUAL, { sources: { appointments: past } })).toBe(true);
      const left = { ...USUAL, instructor: { ...USUAL.instructor, active: false } };
      expect(draftedLetter(kind, left)).toEqual({ waits: true });
    }
  });
});

describe("回答のお願い", () => {
  test("元の依頼の日と番号、その期限を書く", () => {
    expect(paperOf("回答のお願い", USUAL)).toContain(
      "平成30年11月5日付け見本地医第1号でお願いした平成30年度の在宅医同行研修の指導医の就任について、回答期限の平成30年11月26日を過ぎましたが、",
    );
  });

  test("元の依頼が台帳になければ、番号も期限も書かない", () => {
    expect(paperOf("回答のお願い", USUAL, { sources: { notices: [] } })).toContain(
      "さきにお願いした平成30年度の在宅医同行研修の指導医の就任について、まだご回答が届いていません。",
    );
  });
});

describe("謝礼の単価", () => {
  const row = (profession: Fee["profession"], from: string, amount: number | null, unit: Fee["unit"] = "1名"): Fee =>
    blankRow(fees, { profession, from, amount, unit });
  const table = [
    row("すべて", "2018-04-01", 5_000),
    row("医師", "2018-04-01", 10_000),
    row("医師", "2018-10-01", 11_000),
    row("医師", "2019-04-01", null),
    row("医師", "2018-04-01", 20_000, "1時間"),
    row("薬剤師", "", 1),
  ];
  test.each([
    ["医師", "1名", "2018-03-31", undefined],
    ["医師", "1名", "2018-04-01", 10_000],
    ["医師", "1名", "2018-09-30", 10_000],
    ["医師", "1名", "2018-10-01", 11_000],
    ["医師", "1名", "2019-05-01", 11_000],
    ["医師", "1時間", "2018-12-01", 20_000],
    ["医師", "1回", "2018-12-01", undefined],
    ["医師", "", "2018-12-01", undefined],
    ["看護師", "1名", "2018-12-01", 5_000],
    ["薬剤師", "1名", "2018-12-01", 5_000],
  ] as const)("%s、%s、%s は %s", (profession, unit, day, amount) => {
    expect(feeOn(table, profession, unit, day)?.amount).toBe(amount);
    expect(feeOn([...table].reverse(), profession, unit, day)?.amount).toBe(amount);
  });
});
