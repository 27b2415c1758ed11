/** 点検: each thing out of order is found, named with its place, and nothing else is. */
import { describe, expect, test } from "vitest";
import { blankRow } from "../../../src/core/table.ts";
import { applicants } from "../../../src/tables/applicants.ts";
import { cases } from "../../../src/tables/cases.ts";
import { officers } from "../../../src/tables/desk.ts";
import { notices } from "../../../src/tables/notices.ts";
import { inOffice, sourcesOf, toApplicant, toInstructor, whole } from "../approval/desk.ts";
import { appointment, opening } from "../matching/sheets.ts";
import { goodRows, linesOf, report, said, sent, up, type Changed } from "./shop.ts";

/** The one thing that is found. */
function only(changed: Changed): string {
  const all = said(changed);
  expect(all).toHaveLength(1);
  return all[0] ?? "";
}
const rowsWith = (sheet: string, rows: readonly object[]): Changed => ({ rows: { [sheet]: rows } });
const good = (sheet: string): readonly object[] => goodRows()[sheet] ?? [];

test("整った台帳では、何も見つからない", () => {
  expect(said()).toEqual([]);
  expect(report().shown).toBe("直すところは見つかりませんでした。");
});

describe("シートと見出し", () => {
  test("シートがない", () => {
    expect(only({ lines: { [applicants.name]: undefined } })).toContain(
      "「申込者」シート：シートがありません → メニュー「初期設定」",
    );
  });

  test("見出しがない、二つある。直すまで行の中身は言わない", () => {
    const [titles = [], ...rest] = linesOf(notices, good(notices.name));
    const changed = titles.map((title) => (title === "状態" ? "いまの状態" : title === "号" ? "文書番号" : title));
    const all = said({ lines: { [notices.name]: [changed, ...rest] } });
    expect(all.map((line) => line.split(" → ")[0])).toEqual([
      "「通知」1行目：見出し「状態」がありません",
      "「通知」1行目：見出し「号」がありません",
      "「通知」1行目：見出し「文書番号」が2つあります",
    ]);
    expect(report({ lines: { [notices.name]: [changed, ...rest] } }).shown).toContain("もう一度点検してください");
  });

  test("役所の足した列があっても、何も言わない", () => {
    const lines = linesOf(notices, good(notices.name)).map((line, index) => [
      index === 0 ? "担当メモ" : "電話済",
      ...line,
    ]);
    expect(said({ lines: { [notices.name]: lines } })).toEqual([]);
  });
});

describe("番号とセル", () => {
  test("同じ番号の行が二つ", () => {
    const rows = good(applicants.name);
    expect(only(rowsWith(applicants.name, [...rows, { ...rows[0], receivedAt: "" }]))).toContain(
      "「申込者」2行目 申-2018-0001：同じ受付番号の行が2つあります（2、4行目）",
    );
  });

  test("内容があるのに番号がない。空の行とチェックだけの行は数えない", () => {
    const empty = blankRow(officers, {});
    const nameless = { ...empty, role: "事務担当", name: "見本" };
    expect(only(rowsWith(officers.name, [...inOffice, empty, nameless]))).toContain(
      "「役職者」6行目：内容があるのに役職者番号がありません",
    );
  });

  test("知らない状態の語と、読めない日付", () => {
    const lines = linesOf(cases, good(cases.name));
    const at = (header: string): number => lines[0]?.indexOf(header) ?? -1;
    lines[1]?.splice(at("判断"), 1, "さいよう");
    lines[2]?.splice(at("候補日"), 1, "きのう");
    const all = said({ lines: { [cases.name]: lines } });
    expect(all[0]).toContain("「マッチング」2行目 案-2018-0001-1：「判断」の「さいよう」は読めません");
    expect(all[1]).toContain("「マッチング」3行目 案-2018-0002-1：「候補日」の「きのう」は読めません");
    expect(all).toHaveLength(2);
  });
});

describe("ほかの行と合わない状態", () => {
  const [first = {}, second = {}] = good(cases.name);

  test("申込みは決定なのに、決定した案件がない", () => {
    expect(
      said({ rows: { [cases.name]: [{ ...first, state: "提案", decidedAt: "" }, second] } }).some((line) =>
        line.startsWith("「申込者」2行目 申-2018-0001：状態が「決定」ですが、決定した案件がありません"),
      ),
    ).toBe(true);
  });

  test("案件は決定なのに、申込みが決定でない", () => {
    const rows = [whole(1, { state: "選定待ち" }), whole(2)];
    expect(only(rowsWith(applicants.name, rows))).toContain(
      "「マッチング」2行目 案-2018-0001-1：状態が「決定」ですが、申込みは「選定待ち」です",
    );
  });

  test("案件は決定なのに、決定日時がない", () => {
    expect(only(rowsWith(cases.name, [{ ...first, decidedAt: "" }, second]))).toContain("決定日時がありません");
  });

  test.each([
    ["完了なのに、送信日時も発送日もない", sent(1, { mailedAt: "", dispatchedOn: "" }), "送信日時も発送日もありません"],
    [
      "作成済なのに、文書がない",
      sent(1, { state: "作成済", approval: "施行", fileId: "", mailedAt: "", dispatchedOn: "" }),
      "文書IDがありません",
    ],
    [
      "番号のある取消に、理由がない",
      sent(1, { state: "取消" }),
      "番号（見本地医第1号）のある通知が取り消されていますが、欠番の理由がありません",
    ],
    [
      "決裁済なのに、決裁日がない",
      toApplicant(1, { approval: "決裁済", approvedBy: "課長" }),
      "決裁が「決裁済」ですが、決裁日、決裁者または内容の控えがありません",
    ],
    [
      "決裁待ちなのに、起案日がない",
      toApplicant(1, { approval: "決裁待ち" }),
      "決裁が「決裁待ち」ですが、起案日または内容の控えがありません",
    ],
    ["手で施行と入れてある", toApplicant(1, { approval: "施行" }), "決裁が「施行」ですが"],
  ])("%s", (_, notice, problem) => {
    expect(only(rowsWith(notices.name, [notice])).split(" → ")[0]).toContain(problem);
  });

  test("発送日だけの完了（郵送）と、送信日時だけの完了（前の版）は、何も言わない", () => {
    expect(said(rowsWith(notices.name, [sent(1, { mailedAt: "" }), sent(2, { dispatchedOn: "" })]))).toEqual([]);
  });

  test("起案の後に変わった語を言う", () => {
    const rows = [whole(1, { email: "new@example.jp" }), whole(2)];
    const changed = { [notices.name]: [up(1), sent(2)] };
    expect(said({ rows: changed, facts: {} }).filter((line) => line.includes("起案の後"))).toEqual([]);
    const moved = sourcesOf(2).instructors.map((row) => ({ ...row, address: "横須賀市見本町9-9" }));
    expect(said({ rows: { ...changed, [applicants.name]: rows, 指導医: moved } }).join("\n")).toContain(
      "起案の後に内容が変わっています（指導医の所在地）",
    );
  });

  test("待ちの通知の、もとの決定が取り消されている", () => {
    const rows = {
      [notices.name]: [toApplicant(1), sent(2)],
      [cases.name]: [{ ...first, state: "取消" }, second],
      [applicants.name]: [whole(1, { state: "選定待ち" }), whole(2)],
    };
    expect(said({ rows }).join("\n")).toContain("状態が「待ち」ですが、もとの決定がないか、取り消されています");
  });
});

describe("番号", () => {
  test("重なった文書番号。再交付は数えない", () => {
    const twice = [
      sent(1),
      toInstructor(1, { ...sent(1), noticeId: "案-2018-0001-1/指導医", letter: "決定連絡票（指導医用）" }),
    ];
    expect(said(rowsWith(notices.name, twice)).join("\n")).toContain(
      "文書番号「見本地医第1号」が2通に付いています（2行目、3行目）",
    );
    const again = sent(1, { noticeId: "案-2018-0001-1/受講者/再1", reissueOf: "案-2018-0001-1/受講者" });
    expect(said(rowsWith(notices.name, [sent(1), sent(2), again]))).toEqual([]);
  });

  test("行のない番号。欠番の行があれば言わない", () => {
    const gap = [sent(1), sent(2, { number: 4, documentNumber: "見本地医第4号" })];
    expect(only(rowsWith(notices.name, gap))).toContain("平成30年度の 第2号、第3号 の行がありません");
    const given = [2, 3].map((n) =>
      sent(1, {
        noticeId: `欠${n}`,
        number: n,
        documentNumber: `見本地医第${n}号`,
        state: "取消",
        voidNote: "書き損じ",
      }),
    );
    expect(said(rowsWith(notices.name, [...gap, ...given]))).toEqual([]);
  });

  test("最後の番号の行が消されても、覚えている番号から気づく", () => {
    expect(only({ facts: { numbers: { "2018": 3 } } })).toContain("平成30年度の 第3号 の行がありません");
  });

  test("番号は年度ごとに始まる", () => {
    const next = sent(2, { number: 1, documentNumber: "見本地医第1号", issuedOn: "2019-04-01" });
    expect(said({ ...rowsWith(notices.name, [sent(1), next]), facts: { today: "2019-04-01" } })).toEqual([]);
  });

  test("番号を手で書く市では、間の番号を言わない", () => {
    const typed = [1, 2].map((n) => sent(n, { number: null, documentNumber: `横地医第${n * 10}号` }));
    expect(said(rowsWith(notices.name, typed))).toEqual([]);
  });
});

describe("行のない番号を指す行", () => {
  const [first = {}, second = {}] = good(cases.name);
  test.each([
    ["案件→申込者", rowsWith(applicants.name, [whole(1)]), "受付番号 申-2018-0002 の行が「申込者」シートにありません"],
    [
      "案件→指導医",
      rowsWith(cases.name, [{ ...first, instructorId: "医-9999" }, second]),
      "指導医番号 医-9999 の行が「指導医」シートにありません",
    ],
    [
      "通知→案件",
      rowsWith(notices.name, [sent(1, { subjectId: "案-2018-0009-1" }), sent(2)]),
      "案件番号 案-2018-0009-1 の行が「マッチング」シートにありません",
    ],
    [
      "通知→発送簿",
      rowsWith(notices.name, [sent(1, { batchId: "発-2018-001" }), sent(2)]),
      "発送簿番号 発-2018-001 の行が「発送簿」シートにありません",
    ],
    [
      "再交付→元の通知",
      rowsWith(notices.name, [sent(1), sent(2), sent(1, { noticeId: "再", reissueOf: "なし" })]),
      "通知番号 なし の行が「通知」シートにありません",
    ],
    [
      "受入可能日→指導医",
      rowsWith("受入可能日", [opening(9, "2018-07-01", "午前")]),
      "指導医番号 医-0009 の行が「指導医」シートにありません",
    ],
    ["年度委嘱→指導医", rowsWith("年度委嘱", [...sourcesOf(1).appointments, appointment(9)]), "指導医番号 医-0009"],
  ])("%s", (_, changed, problem) => expect(said(changed).join("\n")).toContain(problem));

  test("取り消した通知の相手がなくても、言わない", () => {
    const gone = toApplicant(9, { state: "取消" });
    expect(said(rowsWith(notices.name, [sent(1), sent(2), gone]))).toEqual([]);
  });
});
