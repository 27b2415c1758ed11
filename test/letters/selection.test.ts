/** Why there is no decision: in plain words of one's own case, from what マッチング really notes. */
import { describe, expect, test } from "vitest";
import { blankRow } from "../../src/core/table.ts";
import { fiscalYearName } from "../../src/core/calendar.ts";
import { oncePerYearReason } from "../../src/features/matching/unmatched.rules.ts";
import { helpfulDays, obstacleOf } from "../../src/letters/selection.ts";
import { settings } from "../../src/settings.ts";
import { applicants, APPLICANT_STATES } from "../../src/tables/applicants.ts";
import { cases, type Case } from "../../src/tables/cases.ts";
import { applicant, hosts, matched, propose } from "../features/matching/sheets.ts";
import { draftedLetter, sourcesOf, USUAL } from "./cast.ts";
import { madeOf, paperOf, wordOf } from "./words.ts";

const sources = (state: (typeof APPLICANT_STATES)[number], match: Partial<Case>) => ({
  applicants: [blankRow(applicants, { ...sourcesOf(USUAL, "待機連絡").applicants[0], state })],
  cases: [blankRow(cases, { ...match, applicationId: "申-2018-0001", caseId: "案-2018-0001-1" })],
});

/** The row that a run of マッチング leaves for an application that gets nobody. */
function unmatched(...office: Parameters<typeof propose>): Case {
  const found = propose(...office).appends.find((row) => row.state === "未成立");
  if (!found) throw new Error("everybody was matched");
  return found;
}

const ROOM = hosts(1);
/** Rows of マッチング for each obstacle, by its own rules. */
const NOTED: Readonly<Record<string, Case>> = {
  承諾前: unmatched({ instructors: ROOM.instructors, applicants: [applicant(1)] }),
  職種対象外: unmatched({ ...ROOM, applicants: [applicant(1, { profession: "薬剤師" })] }),
  組合せ不可: unmatched({ ...ROOM, applicants: [applicant(1, { facility: "例示第1診療所" })] }),
  日程不一致: unmatched({ ...ROOM, applicants: [applicant(1, { wish1: "2018-06-05" })] }),
  枠の競合: unmatched({ ...ROOM, applicants: [applicant(1), applicant(2, { name: "例示 競子" })] }),
  留保: unmatched(
    { ...hosts(2, { yearLimit: 1 }), applicants: [applicant(1), applicant(2, { name: "例示 競子" })] },
    { reserve: { share: 50, for: "未参入開業医", until: "2018-09-30" } },
  ),
  予定数: unmatched(
    {
      ...hosts(2),
      applicants: [
        applicant(1),
        applicant(2, { name: "例示 競子" }),
        applicant(9, { state: "決定", personId: "人-0001" }),
      ],
      cases: [matched(9, 3, { state: "実施済", day: "2018-05-07" })],
    },
    { exception: { snapshotId: "判-2018", planned: 2, reason: "1月1日の判定" } },
  ),
  年1回済: blankRow(cases, { state: "未成立", reason: oncePerYearReason("申-2018-0099", { exception: undefined }) }),
};

const reasonIn = (kind: "待機連絡" | "不決定通知", match: Partial<Case>) =>
  wordOf(
    madeOf(draftedLetter(kind, USUAL, { sources: sources("選定待ち", match) })).fields,
    kind === "待機連絡" ? "待機の理由" : "不決定の理由",
  );

describe("妨げになった条件", () => {
  test.each(Object.entries(NOTED))("%s は、マッチングの書いた理由から読み取れる", (code, match) => {
    expect(obstacleOf(match)).toBe(code);
  });

  test.each([
    ["承諾前", "指導医の受入れを調整"],
    ["職種対象外", "職種を受け入れる指導医を調整"],
    ["組合せ不可", "条件に合う指導医を調整"],
    ["日程不一致", "ご希望の日と、指導医が受け入れられる日とが合いませんでした"],
    ["枠の競合", "人数に空きがありません"],
    ["年1回済", "年度に1回"],
    ["予定数", "ただいま余りがありませんが、取消しがあれば選定します"],
  ])("%s を、待機連絡はやさしい言葉で言う", (code, words) => {
    expect(reasonIn("待機連絡", NOTED[code] ?? {})).toContain(words);
  });

  test.each([
    ["日程不一致", "今年度の間に合わなかったためです"],
    ["枠の競合", "定員に達したためです"],
    ["職種対象外", "今年度の間に見つからなかったためです"],
    ["承諾前", "条件の合う指導医との組合せが"],
    ["予定数", "予定の数に余りがあるときに限って決定しており"],
  ])("%s を、不決定通知はやさしい言葉で言う", (code, words) => {
    expect(reasonIn("不決定通知", NOTED[code] ?? {})).toContain(words);
  });

  test("ほかの人の名前、番号、人数、順は、どの文書にも出ない", () => {
    for (const [code, match] of Object.entries(NOTED))
      for (const kind of ["待機連絡", "不決定通知"] as const) {
        const text = paperOf(kind, USUAL, { sources: sources("選定待ち", match) });
        expect(text, code).not.toMatch(/例示 競子|例示 \d郎|申-2018-00(?!01)|医-|\d人|位|順|R\d\d|未成立/);
      }
  });
});

describe("職員のための次の一手", () => {
  const narrow = hosts(1, { closedDays: "2018/6/5〜2019/3/31" });
  const rival = applicant(2, { name: "例示 競子" });

  test.each([
    ["同時受入人数", "同時受入人数が1人から2人になると", { ...narrow, applicants: [applicant(1), rival] }],
    ["2つの変更", "次の2つがそろうと", { ...hosts(1, { yearLimit: 1 }), applicants: [applicant(1), rival] }],
    ["除外", "除外から外すと", { ...ROOM, applicants: [applicant(1, { excluded: ["医-0001"] })] }],
  ])("指導医や枠に頼むことは、どの文書にも出ない：%s", (_, words, sheets) => {
    const match = unmatched(sheets);
    expect(match.reason).toContain(words);
    expect(helpfulDays(match)).toBe("");
    for (const kind of ["待機連絡", "不決定通知"] as const) {
      const text = paperOf(kind, USUAL, { sources: sources("選定待ち", match) });
      expect(text).not.toMatch(/例示 競子|例示 \d郎|申-2018-00(?!01)|医-|上限|受入人数|除外|争|次の一手|組めます|\d人/);
    }
  });
});

describe("あると決まりやすい日", () => {
  const noted = NOTED["日程不一致"] ?? blankRow(cases, {});

  test("マッチングが挙げた半日が、待機連絡に載る", () => {
    expect(helpfulDays(noted)).toMatch(/^平成30年6月4日（月）午前、平成30年6月11日（月）午前、/);
    expect(paperOf("待機連絡", USUAL, { sources: sources("選定待ち", noted) })).toContain(
      `次の日のどれかが加わると、決まりやすくなります（${helpfulDays(noted)}）。`,
    );
  });

  test("挙げていないとき、提案があるときは、載らない", () => {
    for (const match of [NOTED["承諾前"] ?? {}, { ...noted, state: "提案" as const }])
      expect(paperOf("待機連絡", USUAL, { sources: sources("選定待ち", match) })).not.toContain("次の日のどれか");
  });

  test("条件を変えて組めたときの古い理由は、使わない", () => {
    const rows = [noted, { ...noted, state: "提案" as const, reason: "選定理由" }].map((match, index) =>
      blankRow(cases, { ...match, caseId: `案-2018-0001-${String(index + 1)}`, applicationId: "申-2018-0001" }),
    );
    const all = { ...sources("選定待ち", {}), cases: rows };
    expect(paperOf("待機連絡", USUAL, { sources: all })).toContain("指導医との組合せを調整しているところです");
  });
});

describe("状態による言葉", () => {
  test.each([
    ["人物確認待ち", "内容を確認している"],
    ["要審査", "内容を確認している"],
    ["重複", "先のお申込みで選定を進めています"],
    ["年度内受講済", "年度に1回"],
    ["選定待ち", "組合せを調整している"],
  ] as const)("%s の待機連絡", (state, words) => {
    expect(paperOf("待機連絡", USUAL, { sources: sources(state, {}) })).toContain(words);
  });

  test.each([
    ["対象外", "対象（診療所の医師", "この研修の対象になったときは"],
    ["年度内受講済", "すでに決まっているか、終わっているためです", "平成31年度の受講を希望されるときは"],
    ["重複", "先のお申込みで選定を進めているためです", "先のお申込みの結果は"],
    ["選定待ち", "条件の合う指導医との組合せ", "平成31年度の受講を希望されるときは、4月1日以降に"],
  ] as const)("%s の不決定通知は、理由と今後を言う", (state, reason, next) => {
    const paper = paperOf("不決定通知", USUAL, { sources: sources(state, {}) });
    expect([paper.includes(reason), paper.includes(next), paper.includes("平成30年度の受講を決定")]).toEqual([
      true,
      true,
      true,
    ]);
  });

  test("もうそうではない申込みには、作らずに待つ", () => {
    const waits = (kind: "待機連絡" | "不決定通知") =>
      APPLICANT_STATES.filter((state) => "waits" in draftedLetter(kind, USUAL, { sources: sources(state, {}) }));
    expect(waits("待機連絡")).toEqual(["対象外", "決定", "取消", "繰越"]);
    expect(waits("不決定通知")).toEqual(["人物確認待ち", "要審査", "決定", "取消", "繰越"]);
  });

  test("元号の替わる年も、出す日の呼び方で次の年度を言う", () => {
    const all = sources("選定待ち", {});
    expect(paperOf("不決定通知", USUAL, { sources: all, issue: { issuedOn: "2019-03-20" } })).toContain(
      "平成31年度の受講",
    );
    expect(fiscalYearName(2019, "2019-05-07")).toBe("令和元年度");
  });
});

test("次の選定の時期は設定のとおりで、空なら随時", () => {
  const when = (value: string) => paperOf("待機連絡", USUAL, { settings: { [settings.nextSelection.name]: value } });
  expect(when("毎月15日ごろに")).toContain("毎月15日ごろに、選定します。");
  expect(when("")).toContain("随時、選定します。");
});
