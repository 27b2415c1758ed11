/** 選定過程: how a run came about, for whoever decides on it. */
import { describe, expect, test } from "vitest";
import type { Paper, TableBlock } from "../../src/core/paper.ts";
import type { Sheets } from "../../src/features/matching/desk.rules.ts";
import { recordOf } from "../../src/features/matching/record.rules.ts";
import { selectionProcess } from "../../src/papers/selection-process.ts";
import type { PaperSources } from "../../src/papers/paper.ts";
import type { Case } from "../../src/tables/cases.ts";
import {
  applicant,
  applicationId,
  caseId,
  hosts,
  instructorId,
  matched,
  propose,
  written,
} from "../features/matching/sheets.ts";
import { ordered, shelfOf } from "./shelf.ts";

const USER = "kakari@example.jp";

/** Two seats on one morning: reception order gives 1 the only seat that 3 could take. */
const contended: Partial<Sheets> = {
  ...hosts(2, { yearLimit: 1 }),
  applicants: [
    applicant(1, { wish2: "2018-06-11", period2: "午前" }),
    applicant(2, { excluded: [instructorId(2)] }),
    applicant(3, { excluded: [instructorId(2)], profession: "医師", applicantClass: "未参入開業医" }),
  ],
};

function sourcesOf(sheets: Partial<Sheets>): PaperSources {
  const plan = propose(sheets);
  const { run, parts } = recordOf({ mode: "提案を作る", ...plan }, "2018-06-01 10:00:00", USER);
  return {
    ...shelfOf([]),
    staff: [{ email: USER, name: "見本 係", role: "担当", active: true }],
    applicants: sheets.applicants ?? [],
    instructors: sheets.instructors ?? [],
    cases: written(sheets.cases ?? [], plan),
    runs: [run],
    runParts: parts,
  };
}

const build = (sources: PaperSources): Paper =>
  selectionProcess.build(sources, ordered("選定過程", [sources.runs[0]?.runId ?? ""]));
const tablesOf = (paper: Paper): TableBlock[] =>
  paper.blocks.flatMap((block) => (block.kind === "table" ? [block] : []));
const textOf = (paper: Paper): string =>
  paper.blocks.flatMap((block) => (block.kind === "text" ? [block.text] : [])).join("\n");
const tableWith = (paper: Paper, heading: string): (readonly string[])[] => {
  const found = tablesOf(paper).find(({ rows }) => rows[0]?.includes(heading));
  return [...(found?.rows.slice(1) ?? [])];
};
const changedCase = (sources: PaperSources, key: string, values: Partial<Case>): PaperSources => ({
  ...sources,
  cases: sources.cases.map((row) => (row.caseId === key ? { ...row, ...values } : row)),
});

describe("選定過程", () => {
  const sources = sourcesOf(contended);
  const paper = build(sources);

  test("選定、基準と値、組合せ、未成立、職員の判断、証明の順に並び、A4横の幅に収まる", () => {
    const headings = paper.blocks.flatMap((block) =>
      block.kind === "text" && block.look === "heading" ? [block.text] : [],
    );
    expect(headings).toEqual([
      "１　この選定",
      "２　基準と値",
      "３　組み合わせた申込み（2件）",
      "４　組み合わせられなかった申込み（1件）",
      "５　職員の判断と理由",
      "６　証明と、確かめ方",
    ]);
    expect(paper.page).toBe("A4横");
    expect(tablesOf(paper).length).toBeGreaterThanOrEqual(5);
    for (const { widths, rows } of tablesOf(paper)) {
      expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(267);
      for (const row of rows) expect(row).toHaveLength(widths.length);
    }
  });

  test("だれがいつ、どの決まりで選定したかが出る", () => {
    const facts = new Map(tablesOf(paper)[0]?.rows.map(([name = "", words = ""]) => [name, words]));
    expect(facts.get("実行")).toBe("平成30年6月1日 10:00　見本 係");
    expect(facts.get("結果")).toBe("提案2件、未成立1件（先に枠を取った職員の判断0件）");
    expect(facts.get("そのときの決まり")).toContain("対象区分の優先順：未参入開業医、");
  });

  test("基準の値が受付順と並び、初めて分かれる基準と、どちらがよいかが出る", () => {
    const rows = tableWith(paper, "受付順");
    expect(rows[0]).toEqual(["1", "決まる人数", "組み合わせる申込みの数", "大きいほどよい", "2", "1", "＋1"]);
    for (const [, name, counted] of rows) expect(counted, name).not.toBe("");
    expect(rows.find(([, name]) => name === "日付")?.slice(4)).toEqual(["0", "－", ""]);
    expect(textOf(paper)).toContain(
      "初めて値が分かれる基準は「決まる人数」で、この選定は2、受付順は1です（この選定のほうがよい）",
    );
    expect(textOf(paper)).toContain(`この選定で組めて、受付順では組めない申込み：${applicationId(3)}`);
  });

  test("決まる組合せには、氏名、理由、ほかの候補があり、決まらない申込みには、妨げと次の一手がある", () => {
    const pairs = tableWith(paper, "選定理由");
    expect(pairs.map(([id]) => id)).toEqual([applicationId(1), applicationId(3)]);
    const [first] = pairs;
    expect(first?.[1]).toContain("見本 1子");
    expect(first?.[2]).toContain(instructorId(2));
    expect(first?.[3]).toBe("平成30年\n6月4日（月）\n午前");
    expect(first?.[4]).toBe(sources.cases[0]?.reason);
    expect(first?.[5]).toBe(sources.cases[0]?.alternatives);
    const [left] = tableWith(paper, "妨げになった条件と、次の一手");
    expect(left?.[0]).toBe(applicationId(2));
    expect(left?.[2]).toMatch(/^未成立：/);
    expect(left?.[2]).toContain("次の一手：");
  });

  test("一人を今組んだ実行では、その申込みだけが載り、ほかは計算しただけと書かれる", () => {
    const id = applicationId(1);
    const run = { ...sources.runs[0]!, mode: "一人を今組む", changes: `${id}　一人を今組む` } as const;
    const one = build({ ...sources, runs: [run], cases: sources.cases.filter((row) => row.applicationId === id) });
    expect(tableWith(one, "選定理由").map(([each]) => each)).toEqual([id]);
    expect(textOf(one)).toContain("ほかの申込みは、この実行では提案していません");
    expect(textOf(one)).toContain("４　組み合わせられなかった申込み（0件）");
    expect(tablesOf(one)[0]?.rows.find(([name]) => name === "結果")?.[1]).toContain(
      "一緒に計算した申込みのうち、組める2件",
    );
  });

  test("証明の有無、二つの指紋、確かめ方と、個人情報の注意が載る", () => {
    const run = sources.runs[0]!;
    const facts = new Map(
      tablesOf(paper)
        .at(-1)
        ?.rows.map(([name = "", words = ""]) => [name, words]),
    );
    expect(run.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(facts.get("控えの指紋（SHA-256）")).toBe(run.fingerprint);
    expect(facts.get("入力の指紋（SHA-256）")).toBe(run.inputHash);
    expect(facts.get("検算")).toBe("まだ検算していません");
    expect(textOf(paper)).toContain("「マッチング > 選定を検算する」");
    expect(textOf(paper)).toContain("個人情報が含まれます。取扱いに注意してください。");
    expect(textOf(paper)).not.toContain("注意：控えが");
  });
});

describe("後から変わったこと", () => {
  test("前からの判断と、後からの判断が、理由とともに分けて載る", () => {
    const before = [matched(1, 1, { verdict: "固定", verdictReason: "所属の都合" })];
    const sources = sourcesOf({ ...contended, cases: before });
    const later = sources.cases.find((row) => row.runId !== "")!;
    const paper = build(
      changedCase(sources, later.caseId, {
        verdict: "変更",
        otherInstructor: instructorId(2),
        verdictReason: "医師会の推薦",
        effect: "ほかの人は変わりません",
      }),
    );
    expect(textOf(paper)).toContain(`${caseId(1)}　固定　理由：所属の都合`);
    const row = [later.caseId, `変更（${instructorId(2)}へ）`, "医師会の推薦", "ほかの人は変わりません"];
    expect(tableWith(paper, "ほかの人への影響")).toEqual([row]);
  });

  test("後の実行で組み直された申込みも、控えから番号と日が出て、そう書かれる", () => {
    const sources = sourcesOf(contended);
    const paper = build(
      changedCase(sources, caseId(1), { runId: "実-後の実行", reason: "後の理由", day: "2018-06-11" }),
    );
    const [first] = tableWith(paper, "選定理由");
    expect(first?.[3]).toContain("6月4日");
    expect(first?.[4]).toContain("この後の選定で組み直した");
    expect(first?.[6]).toBe("組み直し");
  });

  test("申込みの行が消えていても、番号で載る", () => {
    const paper = build({ ...sourcesOf(contended), applicants: [], instructors: [] });
    expect(tableWith(paper, "選定理由")[0]?.slice(0, 3)).toEqual([applicationId(1), "－", instructorId(2)]);
  });

  test("控えが書き換えられていれば、注意が出て、いまの行から載る", () => {
    const sources = sourcesOf(contended);
    const runParts = sources.runParts.map((part) => ({ ...part, content: part.content.replace("1", "2") }));
    const paper = build({ ...sources, runParts });
    expect(textOf(paper)).toContain("注意：控えが、記録の指紋と合いません");
    expect(tableWith(paper, "選定理由").map(([id]) => id)).toEqual([applicationId(1), applicationId(3)]);
  });

  test("組み合わせる申込みがなくても作れる。記録がなければ、場所と直し方を言って断る", () => {
    const empty = build(sourcesOf(hosts(1)));
    expect(textOf(empty)).toContain("３　組み合わせた申込み（0件）");
    const none = { ...sourcesOf(hosts(1)), runs: [] };
    expect(() => selectionProcess.build(none, ordered("選定過程", ["実-0"]))).toThrow(
      /選定の記録の行がありません\n場所：「選定の記録」シート 「実-0」/,
    );
  });
});
