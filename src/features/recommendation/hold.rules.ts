/** Why a recommendation waits for a person, and what to write where. Pure. */
import type { Recommendation } from "../../tables/association.ts";
import type { Instructor } from "../../tables/instructors.ts";

const THEN = "「処理」で「反映する」を選んでください";
const idsOf = (list: readonly Instructor[]): string => list.map((each) => each.instructorId).join("、");

export const holdText = {
  blank: (header: string): string => `「${header}」が空です。医師会に確かめて書き足し、${THEN}`,
  noSuch: (id: string): string =>
    `「指導医」シートに ${id} がいません。「指導医番号の指定」の番号を直すか、新しい人なら「新規」と書き、${THEN}`,
  newStrike: `「推薦を外す」なので「新規」にはできません。「指導医番号の指定」に、外す人の番号を書き、${THEN}`,
  known: ({ instructorId, facility }: Instructor): string =>
    `新しい推薦ですが、「指導医」シートの ${instructorId}（${facility}）と、氏名とふりがなが同じです。同じ人なら「指導医番号の指定」に ${instructorId}、別の人なら「新規」と書き、${THEN}`,
  namesakes: (list: readonly Instructor[], strikes: boolean): string => {
    const [first] = list;
    const other = strikes ? "" : "、別の人なら「新規」";
    return `「指導医」シートの ${list.map(({ instructorId, kana }) => `${instructorId}（${kana}）`).join("、")} と氏名が同じで、ふりがなが違います。同じ人なら「指導医番号の指定」に ${first?.instructorId ?? ""} などの番号${other}と書き、${THEN}`;
  },
  several: (list: readonly Instructor[]): string =>
    `氏名とふりがなの同じ人が${list.length}人います（${idsOf(list)}）。どの人かを「指導医番号の指定」に書き、${THEN}`,
  unknown: ({ kind }: Recommendation, alike: readonly Instructor[]): string => {
    const hint = alike.length === 0 ? "" : `ふりがなが同じ人がいます（${idsOf(alike)}）。`;
    const other = kind === "推薦を外す" ? "" : "、新しい人なら「新規」";
    return `「${kind}」ですが、この氏名とふりがなの人が「指導医」シートにいません。${hint}だれのことかを「指導医番号の指定」に番号で書き${other}、${THEN}`;
  },
  contrary: (others: readonly Recommendation[]): string =>
    `同じ人について、${others.map(({ recommendationId, kind }) => `${recommendationId} に「${kind}」`).join("、")}とあります。医師会に確かめ、正しい方の「処理」で「反映する」、もう一方で「取り下げる」を選んでください`,
} as const;
