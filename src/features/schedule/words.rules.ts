/** What staff read beside a message: what it did, or why it waits and what to do (状態の理由). Pure. */
import { visitText } from "../../letters/days.ts";
import type { Case } from "../../tables/cases.ts";
import type { Schedule } from "../../tables/messages.ts";
import { isDated, wordOf, wordOfCase } from "./moves.rules.ts";

const CHOOSE =
  "両者に確かめ、この連絡のとおりにするときは「処理」で「反映する」、しないときは「取り下げる」を選んでください";

export const words = {
  same: "同じ日程の連絡です。日程は変わっていません",
  note: "日程がまだ決まっていないので、控えだけを残しました",
  withdrawn: "職員の判断で取り下げました。日程は変えていません",
  cancelled: "この決定は取り消しました",
  ask: "取消の希望です。本人に確かめ、取り消すときは「処理」で「反映する」（だれの都合かが違えば「取消の区分」も）を選んで、メニュー「マッチング > 取下げと辞退を反映する」を実行してください。取り消さないときは「取り下げる」を選びます",
  asked: "取り消します。メニュー「マッチング > 取下げと辞退を反映する」を実行してください",
  unnamed: "どの案件のことかがわかりません。「対象の指定」に番号を書いてください（例：案-2018-0001-1/受講者）",
  dayless: "実施日か時間帯が空です。両者に確かめて書き足してから「反映する」を選ぶか、「取り下げる」を選んでください",
  gone: (caseId: string): string =>
    `案件 ${caseId} の行が「マッチング」シートにありません。行を戻すか、「取り下げる」を選んでください`,
  over: ({ caseId, state }: Case): string =>
    state === "取消"
      ? `案件 ${caseId} は取り消されています。相手に確かめ、要らなければ「取り下げる」を選んでください`
      : `案件 ${caseId} は「${state}」です。日程を直すときは報告書の実施日を確かめ、要らなければ「取り下げる」を選んでください`,
  late: (scheduleId: string): string => `この連絡より後に受け付けた ${scheduleId} を、すでに反映しています。${CHOOSE}`,
  doubts: (doubts: readonly string[]): string => `${doubts.join("。")}。${CHOOSE}`,
} as const;

/** Names both words, so that staff need look at no other row. */
export function conflictText(match: Case, maker: Schedule | undefined, message: Schedule): string {
  const by = maker ? `（${maker.side}、${maker.scheduleId}）` : "";
  return `相手の連絡と違います。いまの日程：${visitText(wordOfCase(match))}${by}。この連絡：${visitText(wordOf(message))}（${message.side}）。${CHOOSE}`;
}

/** What a message did that made a version. It rests on the message alone, so that a rerun says the same. */
export function madeText(message: Schedule, round: number): string {
  return isDated(message)
    ? `日程を${visitText(wordOf(message))}としました（第${round}版）。両者に日程連絡を送ります`
    : `延期にしました（第${round}版）。両者に日程連絡を送ります`;
}

/** How many of each came of a round. */
export interface Tally {
  /** Messages that changed a day, put one off, or changed nothing. */
  readonly made: number;
  readonly putOff: number;
  readonly same: number;
  readonly withdrawn: number;
  readonly held: number;
  readonly ended: number;
}

export function tallyText({ made, putOff, same, withdrawn, held, ended }: Tally): string {
  const parts = [
    [made, "日程を反映したもの"],
    [putOff, "延期にしたもの"],
    [same, "日程の変わらないもの"],
    [ended, "取消の済んだもの"],
    [withdrawn, "取り下げたもの"],
  ] as const;
  const done = parts.flatMap(([count, name]) => (count === 0 ? [] : [`${name}${count}件`]));
  return [
    done.length === 0 ? "" : `日程の連絡を反映しました（${done.join("、")}）。`,
    held === 0
      ? ""
      : `${held}件は、職員の確認が要るので「保留」です。「日程の連絡」シートの「状態の理由」を見てください。`,
  ].join("");
}
