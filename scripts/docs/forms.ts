/** docs/forms.md: both Forms as applicants and instructors meet them. */
import type { Question } from "../../src/core/question.ts";
import { forms, questionsFor, seenIn, type FormDeclaration } from "../../src/forms/index.ts";
import { bullets, grid, page, verbatim } from "./markdown.ts";
import { QUESTIONS, sampleSettings } from "./words.ts";

export function formsReference(): string {
  return page("フォーム", INTRO, ...forms.map(chapter));
}

/** Any day of the sample's year: it names the year. */
const TODAY = "2018-06-01";

const INTRO =
  "フォームの質問はシートの列から作られます。質問や選択肢を変えたいときは、設定シート（テーマ、ブロック）を直すか、列の宣言を直して、「初期設定」をもう一度実行します。届いた回答は失われません。ここに示す文面は、見本の設定で作ったものです。";

function chapter(form: FormDeclaration): string {
  const values = sampleSettings();
  const questions = questionsFor(form, values);
  return [
    `## ${form.title}`,
    `質問は${questions.length}問（うち必須${questions.filter((question) => question.required).length}問）です。`,
    "はじめに示す文",
    verbatim(form.intro(values, TODAY)),
    "送信した後に示す文",
    verbatim(form.confirmation),
    "だれに伝わるか",
    bullets(sights(form)),
    ...form.sections.map((section) => part(section, questions.filter((question) => question.section === section.name))),
  ].join("\n\n");
}

function part(section: { name: string; help: string }, questions: readonly Question[]): string {
  return [`### ${section.name}`, section.help, grid(["質問", "答え方", "必須", "選択肢", "説明"], questions.map(line))].join("\n\n");
}

function line({ title, kind, required, choices, grid: crossing, help }: Question): string[] {
  const offered = crossing ? `${crossing.rows.join("・")} × ${crossing.columns.join("・")}` : choices.join("、");
  return [title, QUESTIONS[kind], required ? "●" : "", offered, help];
}

function sights(form: FormDeclaration): string[] {
  const seen = seenIn(form);
  const lines: readonly (readonly [string, readonly string[]])[] = [
    ["医師会（名前などの項目として）", seen.associationByName],
    ["医師会（件数だけ）", seen.associationAsCounts],
    ["担当の指導医（決定の後）", seen.instructorOnceDecided],
    ["担当の受講者（決定の後）", seen.applicantOnceDecided],
  ];
  return lines.filter(([, names]) => names.length > 0).map(([who, names]) => `${who}：${names.join("、")}`);
}
