/** What a clerk reads when the demonstration is over. */
import { join } from "node:path";
import { warekiWithWeekday } from "../../src/core/calendar.ts";
import type { Office } from "../../src/workspace/office.ts";
import { cell, type Line } from "./clerk.ts";
import type { Counts, Summary } from "./summary.ts";

/** `converter` is the program that made the PDFs; undefined where there is none. */
export function report(office: Office, summary: Summary, dir: string, converter: string | undefined): string {
  return [
    `在宅医同行研修：平成30年度の見本の3日間（種 ${summary.seed}）。登場する人はすべて架空です。`,
    ...part("届いたもの", arrived(summary)),
    ...part(`決定した組合せ（${summary.decided.length}件）`, decided(summary)),
    ...part("待っているもの、決まらなかったものと、その理由", waiting(office)),
    ...part("出した文書とメール", papers(summary, converter)),
    ...part("できたファイル", files(dir)),
  ].join("\n");
}

const part = (title: string, lines: readonly string[]): string[] => [
  "",
  `■ ${title}`,
  ...lines.map((line) => `  ${line}`),
];

const words = (counts: Counts, unit: string): string =>
  Object.entries(counts)
    .map(([word, n]) => `${word}${n}${unit}`)
    .join("、");

function arrived({ applications, acceptances, reviews }: Summary): string[] {
  return [
    `指導医承諾書　${acceptances.total}件（${words(acceptances.byAnswer, "人")}）`,
    `申込書　${applications.total}件を受け付け（${words(applications.byRoute, "件")}）、${reviews.byState["未処理"] ?? 0}件は「要確認」で職員を待っています`,
    `申込みのいま　${words(applications.byState, "件")}`,
  ];
}

function decided({ decided: list }: Summary): string[] {
  return list.map(
    (each) =>
      `${each.application}　${each.applicant} 様 → 指導医 ${each.instructor}　${warekiWithWeekday(each.day)}${each.half}`,
  );
}

/** Every application that is neither decided nor cancelled, with the first words of why; then 要確認. */
function waiting(office: Office): string[] {
  const reasons = new Map(
    office
      .table("マッチング")
      .filter((line) => cell(line, "状態") === "未成立")
      .map((line) => [cell(line, "受付番号"), cell(line, "選定理由")]),
  );
  const held = office.table("申込者").filter((line) => !["決定", "取消"].includes(cell(line, "状態")));
  const reviews = office.table("要確認").filter((line) => cell(line, "状態") === "未処理");
  const unsent = office.table("通知").filter((line) => !["完了", "取消"].includes(cell(line, "状態")));
  return [
    ...held.map((line) => heldLine(line, reasons.get(cell(line, "受付番号")))),
    ...reviews.map((line) => `要確認　${cell(line, "種別")}：${firstFault(cell(line, "理由と直し方"))}`),
    ...unsent.map(
      (line) => `通知　${cell(line, "通知番号")}（${cell(line, "状態")}）：${cell(line, "不備・確認事項")}`,
    ),
  ];
}

function heldLine(line: Line, unmatched: string | undefined): string {
  const why = unmatched === undefined ? firstSentence(cell(line, "状態の理由")) : unmatchedWords(unmatched);
  return `${cell(line, "受付番号")}　${cell(line, "氏名")} 様（${cell(line, "状態")}）：${why}`;
}

const firstSentence = (text: string): string => text.split("。")[0] ?? "";
const firstFault = (text: string): string => (text.split("\n")[0] ?? "").replace(/^・/, "");

/** 「未成立：日程不一致」 and what would help. */
function unmatchedWords(reason: string): string {
  const lines = reason.split("\n");
  return [lines[0], lines.find((line) => line.startsWith("次の一手"))].filter((line) => line !== undefined).join("。");
}

function papers({ letters, mails, numbers, documents }: Summary, converter: string | undefined): string[] {
  const format =
    converter === undefined
      ? "PDFにする道具（LibreOffice）がないので、Word形式で添付しました"
      : `${converter} でPDFにして添付しました`;
  return [
    `文書　${letters.total}通（${words(letters.byKind, "通")}）　${numbers.first}〜${numbers.last}`,
    `メール　${mails.total}通（${words(mails.byKind, "通")}）。${format}`,
    `課の帳票　${documents.total}件（${words(documents.byKind, "件")}）`,
    "届け先は実在しません。メールはファイルに書かれただけで、どこにも送られていません",
  ];
}

function files(dir: string): string[] {
  return [
    `${join(dir, "workbook.xlsx")}　台帳（すべてのシート）`,
    `${join(dir, "letters")}　決定連絡票などの文書`,
    `${join(dir, "documents")}　決裁資料、発送簿、郵送する文書をまとめた印刷用文書`,
    `${join(dir, "mail")}　受付連絡と、決定連絡票を添付したメール`,
    `${join(dir, "summary.json")}　件数のまとめ`,
  ];
}
