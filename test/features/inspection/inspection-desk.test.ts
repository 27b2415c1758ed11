/** 点検: seats, settings, people, work that lies too long, machinery, and how it is shown. */
import { describe, expect, test } from "vitest";
import { blankRow } from "../../../src/core/table.ts";
import { applicants } from "../../../src/tables/applicants.ts";
import { cases } from "../../../src/tables/cases.ts";
import { officers, operations, reviews, staff } from "../../../src/tables/desk.ts";
import { notices } from "../../../src/tables/notices.ts";
import { inOffice, sourcesOf, whole } from "../approval/desk.ts";
import { appointment, matched } from "../matching/sheets.ts";
import { findings, goodRows, OWNER, report, said, sent, settingsRows, TODAY, type Changed } from "./shop.ts";

/** The one thing that is found. */
function only(changed: Changed): string {
  const all = said(changed);
  expect(all).toHaveLength(1);
  return all[0] ?? "";
}
const rowsWith = (sheet: string, rows: readonly object[]): Changed => ({ rows: { [sheet]: rows } });
const good = (sheet: string): readonly object[] => goodRows()[sheet] ?? [];

describe("席と、年1回", () => {
  const years = (values: object) => rowsWith("年度委嘱", [appointment(1, { meetingPlace: "玄関", ...values })]);
  test.each([
    ["年上限2人に2人", { yearLimit: 2 }, ""],
    ["年上限1人に2人", { yearLimit: 1 }, "年の上限1人に対して、決定が2人あります"],
    ["月上限2人に2人", { monthLimit: 2 }, ""],
    ["月上限1人に2人", { monthLimit: 1 }, "2018年06月の上限1人に対して、決定が2人あります"],
  ])("%s", (_, values, problem) => {
    const all = said(years(values));
    expect(all.join("\n")).toContain(problem);
    expect(all).toHaveLength(problem === "" ? 0 : 1);
  });

  test.each([
    [null, 1],
    [1, 1],
    [2, 0],
  ])("同じ半日に2人で、同時受入人数が%sのとき、%i件", (atOnce, count) => {
    const rows = {
      [cases.name]: sourcesOf(2).cases,
      年度委嘱: [appointment(1, { atOnce })],
    };
    const all = said({ rows });
    expect(all).toHaveLength(count);
    if (count > 0) expect(all[0]).toContain("平成30年6月4日午前の上限1人に対して、決定が2人あります");
  });

  test("同じ人の同じ年度の決定が二つ。別の年度なら言わない", () => {
    const same = [whole(1), whole(2, { personId: "人-0001" })];
    expect(only(rowsWith(applicants.name, same))).toContain(
      "同じ人（人-0001）に、平成30年度の決定が2件あります（案-2018-0001-1、案-2018-0002-1）",
    );
    const [first = {}, second = {}] = good(cases.name);
    const years2 = [first, { ...second, fiscalYear: 2019 }];
    const rows = {
      [applicants.name]: same,
      [cases.name]: years2,
      年度委嘱: [appointment(1), appointment(1, { appointmentId: "委-2019-0001", fiscalYear: 2019 })],
    };
    expect(said({ rows })).toEqual([]);
  });

  test.each([
    ["別の年度に決定し、同じ年度に行うなら言う", 2019, "2019-03-29", 1],
    ["同じ年度に決定し、別の年度に行うなら言わない", 2018, "2019-04-15", 0],
  ])("年1回は、研修を行う日の年度で数える（A11）：%s", (_, fiscalYear, visitOn, count) => {
    const [first = {}, second = {}] = good(cases.name);
    const rows = {
      [applicants.name]: [whole(1), whole(2, { personId: "人-0001" })],
      [cases.name]: [first, { ...second, fiscalYear, state: "日程確定", visitOn, visitHalf: "午前" }],
      年度委嘱: [appointment(1), appointment(1, { appointmentId: "委-2019-0001", fiscalYear: 2019 })],
    };
    const all = said({ rows }).filter((line) => line.includes("受講は原則、年度に1回です"));
    expect(all).toHaveLength(count);
    if (count > 0) expect(all[0]).toContain("平成30年度の決定が2件あります");
  });

  test("取り消した決定は数えない", () => {
    const extra = matched(1, 1, { caseId: "案-2018-0001-2", state: "取消", day: "2018-06-04" });
    expect(said(rowsWith(cases.name, [...good(cases.name), extra]))).toEqual([]);
  });
});

describe("設定、職員、役職者", () => {
  test.each([
    ["空の設定は、止まることを言う", { 文書記号: "" }, "「設定」", "空です。「"],
    ["読めない設定", { 報告の期限: "x", "報告の期限（日）": "二週間" }, "報告の期限（日）：読めません", ""],
    ["使えない語", { 決裁をとる通知: "決定通知" }, "「決定通知」は、使えない語です", "決定、不決定"],
  ])("%s", (_, changed, ...words) => {
    const line = only(rowsWith("設定", settingsRows(changed)));
    for (const word of words) expect(line).toContain(word);
  });

  test("空でも止まらない設定は言わない", () => {
    expect(said(rowsWith("設定", settingsRows({ 公印の扱い: "", 担当のFAX: "" })))).toEqual([]);
  });

  test("項目の行がない", () => {
    const rows = settingsRows().filter(({ name }) => name !== "敬称");
    expect(said(rowsWith("設定", rows)).join("\n")).toContain("項目「敬称」がありません");
  });

  const person = (email: string, role: "事務所アカウント" | "担当", active = true) =>
    blankRow(staff, { email, role, active });
  test.each([
    [
      "二つの事務所アカウント",
      [person(OWNER, "事務所アカウント"), person("b@example.jp", "事務所アカウント")],
      "事務所アカウントが2つあります（office@example.jp、b@example.jp）",
    ],
    [
      "事務所アカウントの行がない",
      [person("b@example.jp", "担当")],
      "事務所アカウント office@example.jp の行がないか、在職ではありません",
    ],
    ["事務所アカウントが在職でない", [person(OWNER, "事務所アカウント", false)], "在職ではありません"],
    [
      "退いた事務所アカウントは数えない",
      [person(OWNER, "事務所アカウント"), person("b@example.jp", "事務所アカウント", false)],
      "",
    ],
  ])("%s", (_, rows, problem) => {
    const all = said(rowsWith(staff.name, rows));
    expect(all).toHaveLength(problem === "" ? 0 : 1);
    expect(all.join("")).toContain(problem);
  });

  test.each([
    ["発信者", "発信者"],
    ["事務担当", "事務担当"],
  ])("今日の%sがいない", (role, problem) => {
    expect(
      said(
        rowsWith(
          officers.name,
          inOffice.filter((row) => row.role !== role),
        ),
      ).join("\n"),
    ).toContain(`今日の${problem}の行がないか、氏名が空です`);
  });

  test("適用開始日が明日なら、今日はいない", () => {
    const rows = inOffice.map((row) => (row.role === "発信者" ? { ...row, from: "2018-06-02" } : row));
    expect(said(rowsWith(officers.name, rows)).join("\n")).toContain("今日の発信者");
  });

  test("医師会長は、連名で出す通知があるときだけ要る", () => {
    const rows = inOffice.filter((row) => row.role !== "医師会長");
    expect(said(rowsWith(officers.name, rows)).join("\n")).toContain("今日の医師会長");
    expect(said({ rows: { [officers.name]: rows, 設定: settingsRows({ 連名で出す通知: "" }) } })).toEqual([]);
  });
});

describe("止まったままの仕事", () => {
  const job = (state: "失敗" | "中止" | "待ち" | "済", at: string) =>
    blankRow(operations, {
      operationId: `記-${state}`,
      at,
      state,
      operation: "文書だけ作る（処理）",
      content: JSON.stringify({ mode: "文書だけ", notices: [] }),
      result: "様式がありません",
    });
  test.each([
    ["失敗", job("失敗", `${TODAY} 08:00:00`), "が「失敗」のままです：様式がありません"],
    ["中止", job("中止", `${TODAY} 08:00:00`), "が「中止」のままです"],
    ["3日前から待ち", job("待ち", "2018-05-29 08:00:00"), "が3日以上終わっていません"],
    ["2日前から待ち", job("待ち", "2018-05-30 08:00:00"), ""],
    ["済", job("済", "2018-04-29 08:00:00"), ""],
  ])("処理：%s", (_, row, problem) => {
    const all = said(rowsWith(operations.name, [row]));
    expect(all).toHaveLength(problem === "" ? 0 : 1);
    expect(all.join("")).toContain(problem);
  });

  test.each([
    ["2018-05-25 23:59:59", 1],
    ["2018-05-26 00:00:00", 0],
  ])("%sからの未処理は%i件", (foundAt, count) => {
    const row = blankRow(reviews, { reviewId: "要-1", foundAt, kind: "その他", state: "未処理" });
    expect(said(rowsWith(reviews.name, [row]))).toHaveLength(count);
    expect(said(rowsWith(reviews.name, [{ ...row, state: "取込済" }]))).toEqual([]);
  });

  test.each([
    ["郵送", "2018-05-25", "まだ発送済になっていません → 発送したら「通知 > 発送済にする」"],
    ["郵送", "2018-05-26", ""],
    ["", "2018-05-25", "まだ送られていません → 「通知 > 文書を作ってメールで送る」"],
  ] as const)("発送方法「%s」、%sに作ったままの通知", (method, issuedOn, problem) => {
    const made = sent(1, { state: "作成済", approval: "施行", mailedAt: "", dispatchedOn: "", method, issuedOn });
    const all = said(rowsWith(notices.name, [made, sent(2)]));
    expect(all).toHaveLength(problem === "" ? 0 : 1);
    expect(all.join("")).toContain(problem);
  });
});

describe("時計、仕掛け、ファイル", () => {
  test("止まった時計は、いちばん初めに言う", () => {
    const all = said({
      ...rowsWith(reviews.name, [
        blankRow(reviews, { reviewId: "要-1", foundAt: "2018-01-01 00:00:00", state: "未処理" }),
      ]),
      facts: { silent: true, tickedAt: "2018-06-01 08:40:00" },
    });
    expect(all[0]).toContain("時計：止まっています（15分以上。最後に動いたのは 2018-06-01 08:40）");
    expect(all[0]).toContain(`${OWNER} で「初期設定」`);
    expect(all).toHaveLength(2);
  });

  test.each([
    [{ owner: "" }, "まだ動いていません"],
    [{ tickedAt: "" }, "動いた記録がまだありません"],
  ])("%j", (facts, problem) => expect(said({ facts })[0]).toContain(problem));

  test("ない仕掛けと、ない文書を言う", () => {
    const office = { triggers: ["時計がありません"], lost: new Set(["file-2", "id-不決定通知の様式"]), unasked: 5 };
    const all = said({ facts: { office } });
    expect(all[0]).toContain("時計がありません → 「初期設定」");
    expect(all.join("\n")).toContain("不決定通知の様式：様式の文書がないか、ごみ箱にあります");
    expect(all.join("\n")).toContain("「通知」3行目 案-2018-0002-1/受講者：文書（見本地医第2号）がないか");
    expect(report({ facts: { office } }).shown).toContain("古い5通は確かめていません");
  });

  test("担当が点検すると、確かめていないものを言う", () => {
    expect(report({ facts: { office: undefined as never } }).shown).toContain("事務所アカウントで点検したときだけ");
  });
});

describe("見せ方", () => {
  const many = (n: number): Changed => {
    const rows = Array.from({ length: n }, (_, index) =>
      blankRow(reviews, { reviewId: `要-${index}`, foundAt: "2018-01-01 00:00:00", state: "未処理", kind: "その他" }),
    );
    return rowsWith(reviews.name, rows);
  };

  test("画面には30件と残りの件数、操作記録にはすべて", () => {
    const { shown, whole: all } = report(many(45));
    expect(shown.split("\n").filter((line) => line.includes("未処理です"))).toHaveLength(30);
    expect(shown).toContain("・ほか15件（「操作記録」シート");
    expect(all.split("\n").filter((line) => line.includes("未処理です"))).toHaveLength(45);
  });

  test("操作記録の1つのセルに収まる分だけを、行の途中で切らずに書く", () => {
    const { whole: all } = report(many(2000));
    expect(all.length).toBeLessThanOrEqual(45_000);
    const lines = all.split("\n");
    expect(lines.at(-1)).toMatch(/^・ほか\d+件は載りきりません$/);
    expect(lines.at(-2)).toMatch(/実行してください$/);
  });

  test("どの指摘にも、場所と直し方がある", () => {
    const all = findings({
      rows: { [staff.name]: [], [officers.name]: [], 設定: settingsRows({ 文書記号: "", 敬称: "" }) },
      facts: { numbers: { "2018": 9 }, silent: true },
    });
    expect(all.length).toBeGreaterThan(4);
    for (const { where, problem, remedy } of all) expect([where, problem, remedy]).not.toContain("");
  });
});
