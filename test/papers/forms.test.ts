/** 様式: nothing that a Form asks is missing on its paper twin, and everything has room to be written or marked. */
import { describe, expect, test } from "vitest";
import type { Paper, TableBlock } from "../../src/core/paper.ts";
import type { Question } from "../../src/core/question.ts";
import { forms, questionsFor, type FormDeclaration } from "../../src/forms/index.ts";
import { formPapers } from "../../src/papers/forms.ts";
import type { PaperDeclaration, PaperSources } from "../../src/papers/paper.ts";
import { settings, settingValues, type Setting } from "../../src/settings.ts";

function valuesWith(changed: Readonly<Record<string, string>> = {}) {
  const declared: readonly Setting<unknown>[] = Object.values(settings);
  return settingValues(
    declared.map((one) => ({ name: one.name, value: changed[one.name] ?? String(one.sample ?? one.standard ?? "") })),
  );
}

function built(declaration: PaperDeclaration, changed: Readonly<Record<string, string>> = {}): Paper {
  const ordered = {
    order: { paper: declaration.kind, keys: [] },
    today: "2018-04-02",
    at: "2018-04-02 09:00:00",
    user: "",
  };
  return declaration.build({ settings: valuesWith(changed) } as PaperSources, ordered);
}

const tablesOf = (paper: Paper): TableBlock[] =>
  paper.blocks.flatMap((block) => (block.kind === "table" ? [block] : []));
const cellsOf = (paper: Paper): string[] => tablesOf(paper).flatMap(({ rows }) => rows.flat());
const wordsOf = (paper: Paper): string =>
  paper.blocks
    .map((block) => (block.kind === "text" ? block.text : block.kind === "table" ? block.rows.flat().join("\n") : ""))
    .join("\n");

/** The Forms that may also come on paper, in their own order. */
const twins = forms.flatMap((form): [string, FormDeclaration, PaperDeclaration][] => {
  const twin = formPapers.find((paper) => built(paper).name.includes(form.title));
  return twin ? [[form.title, form, twin]] : [];
});

function paperNamed(title: string): PaperDeclaration {
  const [, , paper] = twins.find(([name]) => name === title) ?? [];
  if (!paper) throw new Error(`no paper ${title}`);
  return paper;
}

describe.each(twins)("%sの様式", (_, form, declaration) => {
  const paper = built(declaration);
  const questions = questionsFor(form, valuesWith());
  const cells = cellsOf(paper);
  const labelOf = (question: Question): string | undefined =>
    cells.find((cell) => cell.split("\n")[0]?.replace(" ※", "") === question.title);

  test("フォームの質問は、どれも1つの欄になり、必須には※が付く", () => {
    for (const question of questions) {
      if (question.kind === "consent")
        expect(cells.filter((cell) => cell.startsWith(`【${question.title}】`))).toHaveLength(1);
      else if (question.kind === "radio" && question.title.includes("時間帯")) continue;
      else
        expect(labelOf(question)?.split("\n")[0], question.title).toBe(
          `${question.title}${question.required && question.kind !== "email" ? " ※" : ""}`,
        );
    }
  });

  test("選択肢は、どれも□が付いて載り、途中で行が変わらない", () => {
    const lines = cells.flatMap((cell) => cell.split("\n"));
    for (const { kind, choices } of questions)
      if (kind !== "consent")
        for (const choice of choices)
          expect(
            lines.some((line) => line.includes(`□\u00a0${choice}`)),
            choice,
          ).toBe(true);
  });

  test("利用目的、あて先、受付印、署名、提出先が載り、前書きはフォームと同じである", () => {
    const words = wordsOf(paper);
    for (const line of form.intro(valuesWith(), "2018-04-02").split("\n")) expect(words).toContain(line);
    for (const word of [
      "（あて先）横須賀市長",
      "個人情報の利用目的",
      "受\n付\n印",
      "の署名 ※",
      "〒238-0000 横須賀市見本町1番地　横須賀市地域医療推進課　FAX 046-000-0001",
    ])
      expect(words).toContain(word);
  });

  test("どの表も、用紙の幅に納まり、行の長さがそろう", () => {
    for (const { widths, rows } of tablesOf(paper)) {
      expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(180, 5);
      for (const row of rows) expect(row).toHaveLength(widths.length);
    }
  });
});

test("希望日は、第1から第5までの1つの表で、日と時間帯に書く欄がある", () => {
  const wishes = tablesOf(built(paperNamed("在宅医同行研修申込書"))).filter(({ rows }) =>
    rows[1]?.[0]?.startsWith("第1希望日"),
  );
  expect(wishes).toHaveLength(1);
  expect(wishes[0]?.rows.slice(1).map(([label]) => label)).toEqual([
    "第1希望日 ※",
    "第2希望日",
    "第3希望日",
    "第4希望日",
    "第5希望日",
  ]);
  for (const [, day = "", period = ""] of wishes[0]?.rows.slice(1) ?? []) {
    expect(day).toMatch(/年.*月.*日/);
    expect(period.match(/□/g)).toHaveLength(3);
  }
});

test("受入可能曜日は、曜日と午前午後の□の表になる", () => {
  const [grid] = tablesOf(built(paperNamed("指導医承諾書"))).filter(({ rows }) => rows[0]?.[0] === "受入可能曜日");
  expect(grid?.rows).toEqual([
    ["受入可能曜日", "月", "火", "水", "木", "金", "土"],
    ["午前", "□", "□", "□", "□", "□", "□"],
    ["午後", "□", "□", "□", "□", "□", "□"],
  ]);
});

test("設定で足したテーマは、様式にも載る", () => {
  expect(wordsOf(built(paperNamed("在宅医同行研修申込書"), { 研修テーマ: "看取り、栄養" }))).toContain("□\u00a0栄養");
  expect(wordsOf(built(paperNamed("在宅医同行研修申込書"), { 研修テーマ: "看取り、栄養" }))).not.toContain("小児");
});

test("FAXや所在地が決まっていなければ、その欄は載らない", () => {
  const words = wordsOf(built(paperNamed("在宅医同行研修申込書"), { 担当のFAX: "", 課の所在地: "" }));
  expect(words).toContain("【提出先】横須賀市地域医療推進課（様式");
});
