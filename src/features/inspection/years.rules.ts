/** 年度 and 年次判定: which year is open, whether it was counted on 1 January, and whether the count says what it counted. Pure. */
import { fiscalYearName, wareki, type Day } from "../../core/calendar.ts";
import type { Placed } from "../../core/look.ts";
import { applicants } from "../../tables/applicants.ts";
import { cases } from "../../tables/cases.ts";
import { settingRows } from "../../tables/desk.ts";
import { liveIn } from "../../tables/year-exception.ts";
import { newestSnapshot, snapshots, years } from "../../tables/years.ts";
import { finding, place, placed, rowsOf, type Book, type Finding } from "./book.rules.ts";

const TYPED = "手で書き換えたときは、元に戻してください（「ファイル > 変更履歴」で確かめられます）";

export function yearFindings(book: Book): Finding[] {
  return [...openYears(book), ...missingCount(book), ...placed(book, snapshots).flatMap(contradictions), ...late(book)];
}

function openYears(book: Book): Finding[] {
  const open = placed(book, years).filter(({ row }) => row.state === "受付中");
  const begun = open.filter(({ row }) => row.closedAt !== "");
  if (begun.length > 0)
    return begun.map((each) =>
      finding(
        years,
        each,
        "年度更新が、途中で止まっています",
        "事務所アカウントで、もう一度「年度 > 年度更新」を実行すると、続きから終わります",
      ),
    );
  const [first, ...others] = open;
  if (!first) return [];
  if (others.length > 0)
    return [
      finding(
        years,
        first,
        `受付中の年度が${open.length}つあります（${open.map(({ key }) => key).join("、")}）`,
        `受付中にできるのは1つだけです。状態を${TYPED}`,
      ),
    ];
  const set = settingYear(book);
  if (set === null || set === first.row.fiscalYear) return [];
  return [
    finding(
      years,
      first,
      `受付中の年度が、設定の「年度」（${set}）と違います`,
      `設定シートの「年度」は「年度更新」が替えます。${settingRows.name}の値か状態を${TYPED}`,
    ),
  ];
}

/** Null also where it cannot be read, which is a finding of its own. */
function settingYear({ settings }: Book): number | null {
  try {
    return settings.get("fiscalYear");
  } catch {
    return null;
  }
}

/** R40 names this day. */
const countDay = (fiscalYear: number): Day => `${fiscalYear + 1}-01-01`;

/** From 1 January on; once the year is over nothing would follow from it. */
function missingCount(book: Book): Finding[] {
  const year = settingYear(book);
  const { today } = book.facts;
  if (year === null || today < countDay(year) || today > `${year + 1}-03-31`) return [];
  if (newestSnapshot(rowsOf(book, snapshots), year)) return [];
  return [
    {
      where: `「${snapshots.name}」シート`,
      problem: `${wareki(countDay(year))}を過ぎましたが、${fiscalYearName(year, today)}の判定（R40）がありません`,
      remedy: "設定の「実施予定数」を書いてください。時計が判定します。急ぐときは「年度 > 1月1日の判定」を実行します",
    },
  ];
}

/** 結果 and 残りの枠 follow from the numbers beside them. */
function contradictions(each: Placed<typeof snapshots>): Finding[] {
  const { planned, decided, done, result, room } = each.row;
  if (planned === null || decided === null || done === null) return [];
  const sum = decided + done;
  const right = sum < planned ? "適用する" : "適用しない";
  return [
    ...(result === right
      ? []
      : [
          `結果が「${result}」ですが、決定済と実施済の${sum}件は予定数${planned}件に${sum < planned ? "満ちません" : "達しています"}`,
        ]),
    ...(room === Math.max(0, planned - sum)
      ? []
      : [`残りの枠が${room ?? "空"}ですが、予定数から引くと${Math.max(0, planned - sum)}です`]),
  ].map((problem) =>
    finding(snapshots, each, problem, `${TYPED}。数え直すときは「年度 > 1月1日の判定」を実行してください`),
  );
}

/** Second applications that were let in, and still wait although the number has been reached. */
function late(book: Book): Finding[] {
  const year = settingYear(book);
  const newest = year === null ? undefined : newestSnapshot(rowsOf(book, snapshots), year);
  if (year === null || newest?.result !== "適用する" || newest.planned === null) return [];
  if (liveIn(rowsOf(book, cases), year) < newest.planned) return [];
  const waiting = placed(book, applicants).filter(
    ({ row }) =>
      row.fiscalYear === year && row.state === "選定待ち" && row.stateNote.includes(`（${newest.snapshotId}）`),
  );
  const [first] = waiting;
  if (!first) return [];
  return [
    {
      where: place(applicants, first),
      problem: `実施予定数${newest.planned}件に達しましたが、2回目の申込み${waiting.length}件が、年1回の例外で選定待ちのままです`,
      remedy: "「受付 > 確認と審査を反映する」を実行すると、年度内受講済に改めます",
    },
  ];
}
