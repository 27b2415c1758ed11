/** What a 選定理由 says of a pair, counted again. */
import { count, isBest, type Claim, type Row } from "./claim.ts";
import { CLASSES, comesAgain, inWords, isFirst, isWished, live, metThemes, shared, waited, wishes } from "./pencil.ts";

const standingText = (row: Row): string => {
  const { applicant, sheets } = row;
  const place = CLASSES.indexOf(applicant.applicantClass) + 1;
  const kind = `対象区分は${applicant.applicantClass}（優先順${place}番目）`;
  const visits = isFirst(sheets, applicant) ? "受講は初めて" : "受講の記録あり";
  const inYear = row.planned === undefined ? visits : `今年度が初めて、${visits}`;
  const times = comesAgain(sheets, applicant) ? "今年度2回目" : inYear;
  return `順：${times}、${kind}、待機${waited(applicant)}日`;
};

export const SERVED: readonly (readonly [RegExp, Claim])[] = [
  [
    /^候補日：/,
    (row) => {
      const rank = wishes(row.applicant).find(
        (each) => each.day === row.visit.day && each.half === row.visit.half,
      )?.rank;
      return `候補日：${inWords(row.visit)}（第${String(rank)}希望）`;
    },
  ],
  [
    /^希望と受入れが重なる半日は/,
    ({ sheets, applicant, host }) => {
      const receives = host.terms.professions.includes(applicant.profession)
        ? "受入職種です"
        : "受入職種ではありません";
      return `希望と受入れが重なる半日は${shared(sheets, applicant, host).length}個で、${applicant.profession}は${receives}`;
    },
  ],
  [
    /^テーマ：/,
    ({ applicant, host }) => {
      const met = metThemes(applicant, host);
      if (applicant.themes.length === 0) return "テーマ：希望なし";
      return `テーマ：希望${applicant.themes.length}つのうち${met.length}つ${met.length === 0 ? "" : `（${met.join("、")}）`}`;
    },
  ],
  [
    /^ブロック：/,
    ({ applicant, host: { who } }) => {
      if (applicant.blocks.length === 0) return "ブロック：希望なし";
      if (who.block === "") return "ブロック：指導医のブロックが未記入";
      return `ブロック：${applicant.blocks.some((each) => each === who.block) ? "希望どおり" : "希望と異なる"}（${who.block}）`;
    },
  ],
  [
    /^移動：/,
    ({ applicant, host: { terms } }) =>
      `移動：${applicant.transport}、車への同乗は${terms.ride === "できる" ? "できる" : "できない"}`,
  ],
  [
    /^希望指導医：/,
    ({ applicant, host }) => `希望指導医：${isWished(applicant, host) ? "希望どおり" : "希望と異なる"}`,
  ],
  [
    /^負担：/,
    ({ sheets, rows, host }) => {
      const now = count(rows, (each) => each.state === "提案" && each.instructorId === host.who.instructorId);
      const limit = String(host.terms.yearLimit);
      return `負担：今年度は決定済み${live(sheets.cases, host).length}人、提案中${now}人（年上限${limit}人）`;
    },
  ],
  [/^順：/, standingText],
  [
    /^決定済みと判断済みの案件を動かさずに、決まる人数を最も多くし、次に初めての人、対象区分、待機日数の順に優先し、希望との違い、負担の偏り、合う日の少なさの順に小さくした組合せです$/,
    (row) => row.planned === undefined && isBest(row),
  ],
  [
    /^決定済みと判断済みの案件を動かさずに、今年度2回目の人は実施予定数(\d+)件までとし、今年度が初めての人を先に、決まる人数を最も多くし、次に初めての人、対象区分、待機日数の順に優先し、希望との違い、負担の偏り、合う日の少なさの順に小さくした組合せです$/,
    (row, [, number]) => row.planned === Number(number) && isBest(row),
  ],
];
