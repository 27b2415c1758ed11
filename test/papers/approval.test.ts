/** 決裁資料: what a head of section is given to sign. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Paper, TableBlock } from "../../src/core/paper.ts";
import { letterOf } from "../../src/letters/index.ts";
import type { Sources } from "../../src/letters/material.ts";
import { approvalPaper } from "../../src/papers/approval.ts";
import { layDraft, widthOf } from "../../src/papers/draft-text.ts";
import type { PaperSources } from "../../src/papers/paper.ts";
import { blankRow } from "../../src/core/table.ts";
import { templateLines } from "../../src/letters/letter.ts";
import { corrections } from "../../src/tables/desk.ts";
import type { LetterKind, Notice } from "../../src/tables/notices.ts";
import { settingsWith, sourcesOf, toApplicant, toInstructor, TODAY, USER, whole } from "../features/approval/desk.ts";
import { applicationId, caseId, matched } from "../features/matching/sheets.ts";

const KINDS = ["決定連絡票（受講者用）", "決定連絡票（指導医用）", "不決定通知"] as const;
const templates = new Map<LetterKind, string>(
  KINDS.map((kind) => [
    kind,
    templateLines(letterOf(kind))
      .map((line) => line.text)
      .join("\n"),
  ]),
);

function paperOf(
  rows: readonly Notice[],
  changed: Partial<Sources> = {},
  keys = rows.map((row) => row.noticeId),
): Paper {
  const sources: PaperSources = {
    ...sourcesOf(3, changed),
    settingRows: [],
    staff: [{ email: USER, name: "見本 係", role: "担当", active: true }],
    openings: [],
    notices: rows,
    batches: [],
    reviews: [],
    operations: [],
    runs: [],
    runParts: [],
    ...{ budgets: [], fees: [], taxRates: [] },
    templates,
  };
  const order = { paper: "決裁資料", keys } as const;
  return approvalPaper.build(sources, { order, today: TODAY, at: `${TODAY} 09:00:00`, user: USER });
}

const tablesOf = (paper: Paper): TableBlock[] =>
  paper.blocks.flatMap((block) => (block.kind === "table" && block.header ? [block] : []));
const textOf = (paper: Paper): string =>
  paper.blocks.flatMap((block) => (block.kind === "text" ? [block.text] : [])).join("\n");
const peopleOf = (paper: Paper): (readonly string[])[] => [...(tablesOf(paper)[0]?.rows.slice(1) ?? [])];
const draftsOf = (paper: Paper): TableBlock[] => tablesOf(paper).slice(1);

const pair = (n: number): Notice[] => [toInstructor(n), toApplicant(n)];

describe("決裁資料", () => {
  test("初めに起案文、次に対象者、終わりに文書の案があり、A4横の幅に収まる", () => {
    const paper = paperOf([...pair(2), ...pair(1)]);
    expect(paper.page).toBe("A4横");
    expect(textOf(paper)).toContain("件名　在宅医同行研修に係る決定連絡票（受講者用・指導医用）について（4通）");
    expect(textOf(paper)).toContain("起案日　平成30年6月1日\n起案者　見本 係\n根拠　平成30年度在宅医同行研修企画書");
    const heads = paper.blocks.flatMap((block) =>
      block.kind === "text" && block.look === "heading" ? [block.text] : [],
    );
    expect(heads).toEqual(["１　起案文", "２　決裁", "３　対象（2件）", "４　文書の案"]);
    for (const block of paper.blocks) {
      if (block.kind !== "table") continue;
      expect(block.widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(267);
      for (const row of block.rows) expect(row).toHaveLength(block.widths.length);
    }
  });

  test("二通の案件は一人の行になり、受付番号の順に並ぶ", () => {
    const cases = [1, 2].map((n) =>
      matched(n, 1, { state: "決定", reason: `理由${n}`, decidedAt: "2018-05-31 10:00:00" }),
    );
    const rows = peopleOf(paperOf([...pair(2), ...pair(1)], { cases }));
    expect(rows).toEqual([
      [
        applicationId(1),
        "見本 1子\nみほん 1こ",
        "看護師",
        "見本第1病院",
        "例示 1郎\n例示第1診療所",
        "平成30年\n6月4日（月）\n午前",
        "理由1",
        "なし",
      ],
      expect.arrayContaining([applicationId(2), "理由2"]),
    ]);
  });

  test.each([
    ["指導医を変えたこと", { verdict: "変更", verdictReason: "所属の都合" }, {}, "指導医を変更（所属の都合）"],
    ["再び起案したこと", {}, { approvalNote: "平成30年5月31日　決定案に戻しました（電話）" }, "再起案"],
  ] as const)("%sが、変更の有無に出る", (_, values, notice, shown) => {
    const cases = [matched(1, 1, { state: "決定", decidedAt: "2018-05-31 10:00:00", ...values })];
    expect(peopleOf(paperOf([toApplicant(1, notice)], { cases }))[0]?.at(-1)).toBe(shown);
  });

  test("訂正した列が、変更の有無に出る", () => {
    const row = { rowKey: applicationId(1), column: "日中の電話番号", foundAt: "2018-06-01 09:00:00" };
    const paper = paperOf([toApplicant(1)], { corrections: [blankRow(corrections, row)] });
    expect(peopleOf(paper)[0]?.at(-1)).toBe("訂正あり（日中の電話番号）");
  });

  test("文書の案は受講者用を左、指導医用を右に置き、番号と日付は施行時とする", () => {
    const [table] = draftsOf(paperOf(pair(1)));
    expect(table?.rows[0]).toEqual([
      `案1　決定連絡票（受講者用）　${applicationId(1)}（メール）`,
      `案2　決定連絡票（指導医用）　${applicationId(1)}（メール）`,
    ]);
    const [left = "", right = ""] = table?.rows[1] ?? [];
    expect(left.split("\n")).toHaveLength(right.split("\n").length);
    for (const side of [left, right]) {
      expect(side).toContain("（番号は施行時）");
      expect(side).toContain("（日付は施行時）");
      expect(side).not.toContain("{{");
    }
    expect(left).toContain("例示 1郎（例示第1診療所）");
    expect(right).toContain("見本 1子（みほん 1こ）");
  });

  test("案が奇数なら、終わりの右は空ける", () => {
    const tables = draftsOf(paperOf([toApplicant(1), toApplicant(2), toApplicant(3)]));
    expect(tables).toHaveLength(2);
    expect(tables[1]?.rows[0]?.[1]).toBe("");
  });

  test("長い案は、次の段に続く", () => {
    const purpose = "退院する患者さんの暮らしを思い浮かべて支援したい。".repeat(60);
    const [table] = draftsOf(paperOf(pair(1), { applicants: [whole(1, { purpose })] }));
    expect(table?.rows.length).toBeGreaterThan(2);
    for (const row of table?.rows.slice(1) ?? [])
      for (const cell of row) expect(cell.split("\n").length).toBeLessThanOrEqual(44);
    const said = table?.rows
      .slice(1)
      .map((row) => row[1])
      .join("\n")
      .replace(/[\n　]/g, "");
    expect(said).toContain(purpose);
  });

  test("不決定通知は、申込者に伝える理由を載せ、候補日と指導医を載せない", () => {
    const refusal = toApplicant(1, { letter: "不決定通知", subjectId: applicationId(1), noticeId: "不" });
    const paper = paperOf([refusal], {
      applicants: [whole(1, { state: "選定待ち" })],
      cases: [matched(1, 1, { state: "未成立", reason: "重なる日がありません" })],
    });
    const row = peopleOf(paper)[0] ?? [];
    expect(row.slice(4, 6)).toEqual(["－", "－"]);
    expect(row[6]).toContain("重なる日がありません");
  });

  test("決定が取り消された通知は載せず、番号を言う", () => {
    const cases = [matched(1, 1, { state: "決定", decidedAt: "2018-05-31 10:00:00" })];
    const paper = paperOf([toApplicant(1), toApplicant(2)], { cases });
    expect(textOf(paper)).toContain(`もとの決定がないため載せなかった通知：${caseId(2)}/受講者`);
    expect(draftsOf(paper)).toHaveLength(1);
  });

  test("載せる通知が一つもなければ、直し方を言って止まる", () => {
    expect(() => paperOf([toApplicant(1)], { cases: [] })).toThrow("決裁資料に載せる通知がありません");
  });

  test("起案文の使えない語は、その語と使える語を言って止まる", () => {
    const settings = settingsWith({ approvalDraft: "{{種類}}を{{課長}}に伺う" });
    expect(() => paperOf([toApplicant(1)], { settings })).toThrow(/\{\{課長\}\} は使えない語です[\s\S]*\{\{種類\}\}/);
  });
});

describe("案の文字の並べ方", () => {
  const char = fc.constantFrom(...Array.from("在宅医療、。（）あアa1 　"));
  const line = fc.string({ unit: char, maxLength: 200 });

  test("文字は一つも失われず、どの行も幅に収まる（句読点の一つだけは外に出る）", () => {
    fc.assert(
      fc.property(line, fc.integer({ min: 20, max: 60 }), (text, width) => {
        const laid = layDraft(text, {}, [{ style: "item", text }], width);
        const plain = (all: string): string => all.replace(/[\s　]/g, "");
        expect(plain(laid.join(""))).toBe(plain(text));
        for (const each of laid) expect(widthOf(each.replace(/[、。）]+$/, ""))).toBeLessThanOrEqual(width);
      }),
    );
  });

  test("行の初めに句読点を、終わりに始めかっこを置かない", () => {
    const [first = "", second = ""] = layDraft("在宅医療（在宅、医療）", {}, [], 5);
    expect([first, second]).toEqual(["在宅医療", "（在宅、医"]);
  });
});
