/** What the eight instructors of the sample answer to 指導医承諾書: varied days and limits, one who declines. */
import type { Answers } from "../../src/workspace/shared.ts";
import type { Arrival } from "./arrival.ts";
import { PROFESSIONS } from "./words.ts";

const WEEK = ["月", "火", "水", "木", "金", "土"];

interface Terms {
  name: string;
  kana: string;
  facility: string;
  professions: readonly string[];
  themes: readonly string[];
  /** "月午後". */
  weekly?: readonly string[];
  dates?: readonly (readonly [day: string, period: string])[];
  closed?: string;
  yearLimit: string;
  monthLimit?: string;
  atOnce?: string;
  ride?: string;
  payee?: string;
  place?: string;
}

const [DOCTOR, NURSE, PHARMACIST, ...THERAPY] = PROFESSIONS;

const TERMS: readonly Terms[] = [
  {
    name: "見本 一郎",
    kana: "みほん いちろう",
    facility: "見本在宅クリニック",
    professions: PROFESSIONS,
    themes: ["看取り", "緩和", "多職種連携"],
    weekly: ["月午後", "木午後"],
    yearLimit: "4",
    monthLimit: "2",
  },
  {
    name: "見本　二葉",
    kana: "ミホン フタバ",
    facility: "見本内科医院",
    professions: [DOCTOR, NURSE, "管理栄養士"],
    themes: ["認知症", "経営・診療報酬"],
    weekly: ["火午前", "火午後"],
    closed: "2018/7/16〜2018/7/20",
    yearLimit: "3",
  },
  {
    name: "見本 三郎",
    kana: "みほん さぶろう",
    facility: "例示診療所",
    professions: [DOCTOR, NURSE, PHARMACIST],
    themes: ["緩和", "医療機器"],
    weekly: ["水午後"],
    yearLimit: "2",
    ride: "できない",
  },
  {
    name: "例示 四季",
    kana: "れいじ しき",
    facility: "例示ホームケアクリニック",
    professions: [DOCTOR],
    themes: ["小児"],
    yearLimit: "1",
  },
  {
    name: "例示 五月",
    kana: "れいじ さつき",
    facility: "架空在宅診療所",
    professions: [DOCTOR],
    themes: ["精神", "神経難病"],
    dates: [
      ["2018-06-21", "午前"],
      ["2018-07-05", "終日"],
    ],
    yearLimit: "1",
    monthLimit: "1",
    payee: "法人",
  },
  {
    name: "架空 六実",
    kana: "かくう むつみ",
    facility: "架空内科クリニック",
    professions: [NURSE, ...THERAPY.slice(0, 4)],
    themes: ["多職種連携", "看取り"],
    weekly: ["金午前", "金午後"],
    yearLimit: "4",
    atOnce: "2",
  },
  {
    name: "𠮷田 見本",
    kana: "よしだ みほん",
    facility: "見本海岸診療所",
    professions: [DOCTOR, NURSE],
    themes: ["看取り", "認知症", "緩和"],
    weekly: ["木午前"],
    dates: [["2018-06-19", "午後"]],
    closed: "平成30年8月11日〜平成30年8月16日",
    yearLimit: "3",
    monthLimit: "2",
  },
  // 「お盆のころ」 is no span of days: it waits in 要確認 until staff have asked.
  {
    name: "髙橋 例示",
    kana: "たかはし れいじ",
    facility: "医療法人社団見本会例示髙台クリニック",
    professions: [DOCTOR, NURSE, PHARMACIST],
    themes: ["経営・診療報酬", "認知症"],
    weekly: ["月午前", "水午前"],
    closed: "お盆のころ",
    yearLimit: "2",
    payee: "法人",
  },
];

/** One who is too busy this year. */
const DECLINES = "例示 四季";

export function acceptances(): Arrival[] {
  return TERMS.map((terms, index) => ({
    role: terms.name,
    form: "指導医承諾書",
    at: `2018-05-30T${String(9 + Math.floor(index / 2))}:${index % 2 === 0 ? "12" : "47"}:00+09:00`,
    answers: answersOf(terms),
    ...(index === 2 ? { event: "lost" as const } : index === 5 ? { event: "doubled" as const } : {}),
  }));
}

function answersOf(terms: Terms): Answers {
  const dates = Object.fromEntries(
    (terms.dates ?? []).flatMap(([day, period], index) => [
      [`受入可能日（${index + 1}）`, day],
      [`受入可能日の時間帯（${index + 1}）`, period],
    ]),
  );
  return {
    氏名: terms.name,
    ふりがな: terms.kana,
    医療機関名: terms.facility,
    承諾: terms.name === DECLINES ? "辞退する" : "承諾する",
    受入職種: [...terms.professions],
    テーマ: [...terms.themes],
    年上限: terms.yearLimit,
    月上限: terms.monthLimit ?? "",
    同時受入人数: terms.atOnce ?? "",
    受入可能曜日: WEEK.map((day) =>
      ["午前", "午後"].filter((half) => terms.weekly?.includes(`${day}${half}`) === true),
    ),
    ...dates,
    不可期間: terms.closed ?? "",
    集合場所: terms.place ?? `${terms.facility}の受付`,
    車への同乗: terms.ride ?? "できる",
    患者同意の取得方法: "口頭と書面",
    連絡方法: "どちらでもよい",
    支払先区分: terms.payee ?? "個人",
    指導医の確認: ["同意します"],
  };
}
