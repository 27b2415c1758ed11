/** How decisions may go on, and what the two write of it. */
import type { Answers } from "../../src/workspace/shared.ts";
import type { Pair } from "./parties.ts";

/** How a decision may go on other than as usual; each befalls the first one that it can befall. */
export const FATES = [
  "telephone",
  "conflict",
  "postponed",
  "applicant cancels",
  "instructor cancels",
  "silent",
  "no report",
  "patient",
  "incident",
  "paper",
] as const;
export type Fate = (typeof FATES)[number] | "usual";

const NAMED = "タナカハナコさん（８５歳）のお宅で、ご家族への声のかけ方を学びました。";

export const told = ({ day, half }: Pair): Record<string, string> => ({
  連絡の内容: "日程が決まった",
  実施日: day,
  時間帯: half,
  開始時刻: half === "午前" ? "9:30" : "13:30",
});

const times = ({ half }: Pair) =>
  half === "午前" ? { 開始時刻: "9:30", 終了時刻: "12:00" } : { 開始時刻: "13:30", 終了時刻: "16:15" };

export function hosted(pair: Pair, n: number, fate: Fate): Answers {
  return {
    受講者の氏名: pair.applicant,
    実施した日: pair.day,
    ...times(pair),
    居宅への訪問件数: String(2 + (n % 3)),
    施設への訪問件数: String(n % 2),
    同行の内容: n % 3 === 0 ? ["定期の訪問", "往診"] : ["定期の訪問"],
    患者の同意: ["同意します"],
    "事故・ヒヤリハット": fate === "incident" ? "あり" : "なし",
    "受講者の様子・助言":
      fate === "incident" ? "玄関の段差でつまずかれましたが、けがはありませんでした。" : "熱心に見学されました。",
    次年度の受入れ: "受け入れる",
    改善意見: n % 5 === 0 ? "訪問の前に、受講者の関心のあるテーマがわかると助かります。" : "",
  };
}

const BEFORE = ["まだ決めていない", "考えていない", "始めたい"];
const AFTER = ["始めたい", "在宅医療との連携を深めたい", "始めたい"];

export function learned(pair: Pair, n: number, fate: Fate): Answers {
  return {
    指導医の氏名: pair.host,
    受講した日: pair.day,
    ...times(pair),
    同行した訪問件数: String(2 + (n % 3) + (n % 2)),
    学んだこと: fate === "patient" ? NAMED : "ご家族への声のかけ方と、多職種での連携の進め方を学びました。",
    "受講する前の、在宅医療への意向": BEFORE[n % 3] ?? "",
    "受講した後の、在宅医療への意向": AFTER[n % 3] ?? "",
    "満足度（内容）": n % 4 === 0 ? "4 満足" : "5 とても満足",
    "満足度（日程）": n % 3 === 0 ? "3 ふつう" : "4 満足",
    "満足度（調整）": "4 満足",
    "満足度（指導）": "5 とても満足",
    フォローの希望: n % 2 === 0 ? "希望する" : "希望しない",
    匿名での公表: n % 3 === 0 ? "公表しない" : "公表してよい",
  };
}
