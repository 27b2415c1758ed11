/** What staff read about 発送簿 and 発送済. Pure. */
import { wareki, type Day } from "../../core/calendar.ts";
import type { Posted } from "../../papers/envelopes.ts";
import type { Batch, Notice } from "../../tables/notices.ts";
import type { NewBatch } from "./batch.rules.ts";
import type { LeftOut, Sorted } from "./sort.rules.ts";

/** More lines than this make a dialog that nobody reads. */
const SHOWN = 10;

export function leftOutLines(leftOut: readonly LeftOut[]): string[] {
  if (leftOut.length === 0) return [];
  const rest = leftOut.length - SHOWN;
  return [
    "",
    `次の${leftOut.length}通は除きます。`,
    ...leftOut.slice(0, SHOWN).map(({ noticeId, why }) => `・${noticeId}　${why}`),
    ...(rest > 0 ? [`ほか${rest}通`] : []),
  ];
}

export const anewQuestion = (ids: readonly string[]): string =>
  [
    `選んだ発送簿（${ids.join("、")}）の文書を、いまの内容で作り直しますか。`,
    "",
    "はい＝作り直す",
    "いいえ＝まだ載っていない通知で、新しい発送簿を作る",
    "キャンセル＝やめる",
  ].join("\n");

export const selectedQuestion = (rows: number, hidden: string, some: Sorted, all: Sorted): string =>
  [
    `選んだ${rows}行の通知だけを、発送簿に載せますか${hidden}。`,
    "",
    `はい＝選んだ行だけ（出せるもの${some.ready.length}通）`,
    `いいえ＝まだ載っていない通知のすべて（${all.ready.length}通）`,
    "キャンセル＝やめる",
  ].join("\n");

export function nothingMessage({ leftOut }: Pick<Sorted, "leftOut">): string {
  return [
    "発送簿に載せる通知はありません。",
    "メールで送らない通知を「文書だけ作る」で作成済にしてから、もう一度実行してください。発送方法は、通知シートの「発送方法」で選びます",
    ...leftOutLines(leftOut),
  ].join("\n");
}

export function batchQuestion(batches: readonly NewBatch[], { ready, leftOut }: Sorted): string {
  const [first] = ready;
  const stale = ready.filter(({ notice }) => notice.stale !== "");
  return [
    `${ready.length}通の発送簿を作ります。`,
    ...batches.map(({ row, letters }) => `・${row.batchId}　${row.method}　${letters.length}通`),
    `最初の宛先：${first?.addressee.facility ?? ""}　${first?.addressee.name ?? ""}`,
    ...stale
      .slice(0, SHOWN)
      .map(({ notice }) => `・${notice.noticeId} は、作った後に内容が変わっています（${notice.stale}）`),
    ...leftOutLines(leftOut),
    "",
    "作りますか。",
  ].join("\n");
}

export function batchMessage(made: readonly NewBatch[], leftOut: readonly LeftOut[]): string {
  const papers = made.some(({ row }) => row.method === "郵送")
    ? "発送簿、宛名ラベル、印刷用文書"
    : "発送簿、印刷用文書";
  return [
    ...made.map(({ row, letters }) => `${row.batchId}（${row.method}）に${letters.length}通を載せました。`),
    `${papers}は事務所アカウントが作り、できあがると発送簿シートにリンクが載ります。発送したら、その行を選んで「発送済にする」を実行してください。`,
    ...leftOutLines(leftOut),
  ].join("\n");
}

export function remadeMessage(wanted: readonly NewBatch[]): string {
  if (wanted.length === 0) return "作り直す発送簿はありません";
  return `${wanted.map(({ row }) => row.batchId).join("、")} の文書を作り直します。できあがると、発送簿シートのリンクが新しくなります`;
}

/** The prompt for the day. */
export function dispatchQuestion(going: readonly Posted["notice"][], leftOut: readonly LeftOut[], today: Day): string {
  const kinds = [...new Set(going.map((row) => row.letter))].map(
    (kind) => `・${kind}　${going.filter((row) => row.letter === kind).length}通`,
  );
  return [
    `${going.length}通を発送済にします。`,
    ...kinds,
    ...leftOutLines(leftOut),
    "",
    `発送した日を入れてください（例：2018/6/1、平成30年6月1日）。空のままなら、今日（${wareki(today)}）です。`,
  ].join("\n");
}

export function dispatchedMessage(going: readonly Notice[], day: Day, complete: readonly Batch["batchId"][]): string {
  return [
    ...(going.length === 0 ? [] : [`${going.length}通を、${wareki(day)}の発送として記録しました。`]),
    ...(complete.length === 0 ? [] : [`発送簿 ${complete.join("、")} は、すべて発送済です。`]),
  ].join("\n");
}
