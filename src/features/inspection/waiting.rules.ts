/** Work that has lain too long: jobs, questions, letters. Pure. */
import { addDays, wareki } from "../../core/calendar.ts";
import { isOpenOrder, isOrder } from "../../tables/orders.ts";
import { operations, reviews } from "../../tables/desk.ts";
import { notices, type Notice } from "../../tables/notices.ts";
import { finding, materialFor, placed, sourcesOf, type Book, type Finding } from "./book.rules.ts";

/** After so many days somebody has forgotten it. */
const DAYS = 7;
/** A job that is worked on moves within minutes; one that waits for tomorrow's quota within a day or two. */
const JOB_DAYS = 3;

export function waitingFindings(book: Book): Finding[] {
  const { today } = book.facts;
  const old = addDays(today, -DAYS);
  return [...jobs(book), ...questions(book, old), ...letters(book, old)];
}

function jobs(book: Book): Finding[] {
  const late = addDays(book.facts.today, -JOB_DAYS);
  return placed(book, operations).flatMap((each) => {
    const { row } = each;
    if (!isOrder(row)) return [];
    const what = `「${row.operation}」（${wareki(row.at)}）`;
    if (row.state === "失敗" || row.state === "中止")
      return [
        finding(
          operations,
          each,
          `${what}が「${row.state}」のままです${row.result === "" ? "" : `：${row.result.split("\n")[0] ?? ""}`}`,
          "続けるときは「通知 > 処理を再開する」を実行してください",
        ),
      ];
    if (!isOpenOrder(row) || row.at.slice(0, 10) > late) return [];
    return [
      finding(
        operations,
        each,
        `${what}が${JOB_DAYS}日以上終わっていません`,
        "「通知 > 進み具合」で理由を確かめてください",
      ),
    ];
  });
}

function questions(book: Book, old: string): Finding[] {
  return placed(book, reviews).flatMap((each) =>
    each.row.state === "未処理" && each.row.foundAt.slice(0, 10) <= old
      ? [
          finding(
            reviews,
            each,
            `${wareki(each.row.foundAt)}から未処理です（${each.row.kind}）`,
            "理由と直し方を見て「処理」を選び、「受付 > 要確認を取り込む」を実行してください",
          ),
        ]
      : [],
  );
}

/** Made, and still in the office. */
function letters(book: Book, old: string): Finding[] {
  const sources = sourcesOf(book);
  const methodOf = (notice: Notice): string => {
    const material = materialFor(notice, sources, book.facts);
    return material && "method" in material ? material.method : notice.method;
  };
  return placed(book, notices).flatMap((each) => {
    const { row } = each;
    if (row.state !== "作成済" || row.issuedOn === "" || row.issuedOn > old || row.letter === "") return [];
    const mails = methodOf(row) === "メール";
    return [
      finding(
        notices,
        each,
        `${wareki(row.issuedOn)}に作った${row.letter}が、まだ${mails ? "送られて" : "発送済になって"}いません`,
        mails
          ? "「通知 > 文書を作ってメールで送る」で送ってください"
          : "発送したら「通知 > 発送済にする」で発送日を記録してください",
      ),
    ];
  });
}
