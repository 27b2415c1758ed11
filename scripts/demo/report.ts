/** What a clerk reads when the demonstration is over: the year month by month, its figures, and where the files are. */
import { join } from "node:path";
import { yen } from "../../src/core/money.ts";
import type { Office } from "../../src/workspace/office.ts";
import { cell, dayIn } from "./clerk.ts";
import type { Counts } from "./counting.ts";
import { HELD } from "./summary-flow.ts";
import type { Summary } from "./summary.ts";

/** `converter` is the program that made the PDFs; undefined where there is none. */
export function report(office: Office, summary: Summary, dir: string, converter: string | undefined): string {
  return [
    `在宅医同行研修：平成30年度の見本の1年（種 ${summary.seed}）。登場する人はすべて架空です。`,
    ...part("月ごとの動き（申込み・決定・実施・支払）", monthly(office)),
    ...part("1年の数字", figures(summary)),
    ...part("1月1日の判定と年度の替わり目", turn(summary)),
    ...part("謝礼金", money(summary)),
    ...part("医師会の写し", shares(summary)),
    ...part("職員を待っているもの", waiting(office)),
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

const MONTHS = [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];

function monthly(office: Office): string[] {
  const held = office.table("マッチング").filter((line) => HELD.includes(cell(line, "状態")));
  const lists = [
    ["申込み", office.table("申込者").map((line) => dayIn(line, "受付日時"))],
    ["決定", office.table("マッチング").map((line) => dayIn(line, "決定日時"))],
    ["実施", held.map((line) => dayIn(line, "実施日"))],
    ["支払", office.table("支払").map((line) => dayIn(line, "支払日"))],
  ] as const;
  return MONTHS.map((n) => {
    const month = `${n > 12 ? 2019 : 2018}-${String(n > 12 ? n - 12 : n).padStart(2, "0")}`;
    const counts = lists.map(
      ([name, days]) => `${name}${String(days.filter((day) => day.startsWith(month)).length).padStart(3)}件`,
    );
    return `${month.replace("-", "年")}月　${counts.join("　")}`;
  });
}

function figures({
  applications,
  acceptances,
  recommendations,
  reviews,
  cases,
  schedules,
  visits,
  reports,
  ...rest
}: Summary): string[] {
  return [
    `指導医　在任${recommendations.inOffice}人（推薦${recommendations.total}件：${words(recommendations.byKind, "件")}）、承諾書${acceptances.total}件（${words(acceptances.byAnswer, "人")}）`,
    `申込み　${applications.total}件、${applications.persons}人（${words(applications.byRoute, "件")}）`,
    `申込みのいま　${words(applications.byState, "件")}`,
    `要確認　${reviews.total}件（${words(reviews.byState, "件")}）`,
    `組合せのいま　${words(cases.byState, "件")}。取消の区分　${words(cases.byEnd, "件")}`,
    `日程の連絡　${schedules.total}件（${words(schedules.byKind, "件")}）`,
    `実施　${visits.held}件（延期の後に実施${visits.putOff}件、2人同時${visits.together}回）`,
    `報告　指導医（${words(reports.byInstructors, "件")}）、受講者（${words(reports.byTrainees, "件")}）、届かない受講報告${reports.missing}件、事故・ヒヤリハット${reports.incidents}件`,
    `受講証明書　${rest.certificates}通。受講後の状況　照会${rest.followUps.asked}通に回答${rest.followUps.answered}件（${words(rest.followUps.byAnswer, "件")}）`,
  ];
}

function turn({ snapshot, exception, carried, years }: Summary): string[] {
  return [
    `1月1日　決定済${snapshot.decided}件と実施済${snapshot.held}件、実施予定数${snapshot.planned}件：${snapshot.result}（残り${snapshot.seats}枠）`,
    `2回目の受講　${exception.decided}件を決定し、予定数に達して${exception.stopped}件は年度内受講済のまま`,
    `繰越の確認　${carried.asked}人（${words(carried.answers, "人")}）、繰り越した申込み${carried.carried}件`,
    // An open year has no numbers yet: they come when it is closed.
    ...years.map(({ year, state, ...counts }) =>
      state === "受付中"
        ? `${year}年度　${state}`
        : `${year}年度　${state}（申込み${counts.applications}件、決定${counts.decided}件、実施${counts.held}件）`,
    ),
  ];
}

function money({ payments, withholding, statements }: Summary): string[] {
  const line = ([year, sums]: [string, Summary["payments"]["byFiscalYear"][string]]): string =>
    `${year}：${sums.payments}件、総額${yen(sums.gross)}、源泉所得税${yen(sums.tax)}、差引${yen(sums.net)}`;
  return [
    `会計年度　${Object.entries(payments.byFiscalYear).map(line).join("／")}`,
    `暦年　${Object.entries(payments.byCalendarYear).map(line).join("／")}`,
    ...withholding.map(
      ({ month, tax, dueOn }) => `${month} の源泉所得税　${yen(tax)}（納期限 ${dueOn === "" ? "なし" : dueOn}）`,
    ),
    ...statements.map(({ year, payee, gross }) => `支払調書が要る　${year}年 ${payee} ${yen(gross)}`),
  ];
}

function shares({ shares: { total, byWay, replaced, masked } }: Summary): string[] {
  return [
    `${total}回（${words(byWay, "回")}）。同意の撤回で新しいファイルにしたもの${replaced}回、伏せた数${masked}個`,
  ];
}

function waiting(office: Office): string[] {
  const reviews = office.table("要確認").filter((line) => cell(line, "状態") === "未処理");
  const held = ["日程の連絡", "回答", "実施報告", "受講報告", "受講後の状況"].map((sheet) => ({
    sheet,
    count: office.table(sheet).filter((line) => cell(line, "状態") === "保留").length,
  }));
  const unsent = office.table("通知").filter((line) => !["完了", "取消"].includes(cell(line, "状態")));
  const lines = [
    ...held.filter(({ count }) => count > 0).map(({ sheet, count }) => `${sheet}　保留${count}件`),
    ...reviews.map(
      (line) =>
        `要確認　${cell(line, "種別")}：${(cell(line, "理由と直し方").split("\n")[0] ?? "").replace(/^・/, "")}`,
    ),
    ...unsent.map(
      (line) => `通知　${cell(line, "通知番号")}（${cell(line, "状態")}）：${cell(line, "不備・確認事項")}`,
    ),
  ];
  return lines.length === 0 ? ["ありません"] : lines;
}

function papers({ letters, mails, numbers, documents }: Summary, converter: string | undefined): string[] {
  const format =
    converter === undefined
      ? "PDFにする道具（LibreOffice）がないので、Word形式で添付しました"
      : `${converter} でPDFにして添付しました`;
  const used = Object.values(numbers).map(({ first, last }) => `${first}〜${last}`);
  return [
    `文書　${letters.total}通（${words(letters.byKind, "通")}）　${used.join("、")}`,
    `メール　${mails.total}通（${words(mails.byKind, "通")}）。${format}`,
    `課の帳票　${documents.total}件（${words(documents.byKind, "件")}）`,
    "届け先は実在しません。メールはファイルに書かれただけで、どこにも送られていません",
  ];
}

function files(dir: string): string[] {
  return [
    `${join(dir, "workbook.xlsx")}　台帳（すべてのシート）`,
    `${join(dir, "letters")}　決定連絡票などの文書`,
    `${join(dir, "documents")}　決裁資料、発送簿、支払内訳書、支払調書の一覧など`,
    `${join(dir, "mail")}　送ったメール（予定表と文書を添付）`,
    `${join(dir, "shared")}　医師会の写し`,
    `${join(dir, "files")}　支払と支払調書のCSV（Shift_JIS）、医師会に渡すExcel`,
    `${join(dir, "templates")}　文書の様式`,
    `${join(dir, "summary.json")}　件数のまとめ`,
    `${join(dir, "workbook.json")}、${join(dir, "state")}　この見本を開き直すための控え（読む必要はありません）`,
  ];
}
