/** Work at the door: answers that could not be read, who recommends whom, instructors who are silent, applications. Pure. */
import { isBeyondReminders } from "../../core/reminders.ts";
import { remindingOf, termEnd } from "../../settings/terms.ts";
import { openApplications } from "./applications.ts";
import { work, type Work, type WorkDesk } from "./work.ts";

export function intakeWork(desk: WorkDesk): Work[] {
  const { reviews, recommendations, associationReplies } = desk;
  return [
    work(
      "reviews",
      "要確認",
      reviews.filter((row) => row.state === "未処理").map((row) => row.reviewId),
      "要確認シートの「修正欄」と「処理」を書き、「受付 > 要確認を取り込む」",
    ),
    work(
      "recommendations",
      "反映していない推薦",
      recommendations
        .filter((row) => row.state === "未反映" || row.state === "保留")
        .map((row) => row.recommendationId),
      "推薦シートの「状態の理由」を見て「処理」を選び、「推薦を反映する」",
    ),
    work(
      "associationReplies",
      "医師会からの連絡（保留）",
      associationReplies.filter((row) => row.state === "保留").map((row) => row.replyId),
      "医師会の回答シートの「状態の理由」を見て、「処理」を選びます",
    ),
    work(
      "silentInstructors",
      "催促しても回答のない指導医",
      silentInstructors(desk),
      "電話などで承諾を確かめ、「受付 > 代理入力」で承諾書を入れます",
    ),
    ...applicationWork(desk),
  ];
}

function applicationWork(desk: WorkDesk): Work[] {
  const { ours, left } = openApplications(desk);
  return [
    work(
      "judging",
      "確認と審査",
      ours.filter((row) => ["人物確認待ち", "要審査", "重複"].includes(row.state)).map((row) => row.applicationId),
      "申込者シートの判断の列を書き、「受付 > 確認と審査を反映する」",
    ),
    work(
      "leftOver",
      "前の年度の、結果を知らせていない申込み",
      left.map((row) => row.applicationId),
      LEFT_OVER,
    ),
  ];
}

const LEFT_OVER =
  "申込者シートで行を選び、「通知 > 待機・不決定の通知を起こす」で不決定通知を送ります（選定待ちの人には4月1日から）。人物確認待ちと要審査は、先に「受付 > 確認と審査を反映する」。繰越の答えを聞いたときは、入力してから「年度 > 年度更新」をもう一度実行します";

/** Asked for the year that is open, reminded as often as may be, and neither accepted nor declined. */
function silentInstructors({ notices, appointments, settings, today }: WorkDesk): string[] {
  const [days, year] = [settings.get("acceptanceDays"), settings.get("fiscalYear")];
  if (days === null) return [];
  const answered = new Set(appointments.filter((row) => row.fiscalYear === year).map((row) => row.instructorId));
  const asked = notices.filter(
    (row) =>
      row.letter === "就任・受入依頼" &&
      row.fiscalYear === year &&
      row.state === "完了" &&
      row.dispatchedOn !== "" &&
      !answered.has(row.addresseeId) &&
      isBeyondReminders(termEnd(settings, row.dispatchedOn, days), remindingOf(settings), today),
  );
  return [...new Set(asked.map((row) => row.addresseeId))];
}
