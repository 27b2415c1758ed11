/** The doctors of the story: whom the association recommends and strikes, and what each answers to 指導医承諾書. */
import { PROFESSIONS } from "./words.ts";

export interface Doctor {
  readonly name: string;
  readonly kana: string;
  readonly facility: string;
}

/** What a doctor says of the year. */
export interface Terms extends Doctor {
  readonly professions: readonly string[];
  readonly themes: readonly string[];
  /** "月午後". */
  readonly weekly: readonly string[];
  readonly dates?: readonly (readonly [day: string, period: string])[];
  readonly closed?: string;
  readonly yearLimit: string;
  readonly monthLimit?: string;
  readonly atOnce?: string;
  readonly ride?: string;
  readonly payee?: string;
}

const [DOCTOR, NURSE, PHARMACIST, ...THERAPY] = PROFESSIONS;
const ALL = PROFESSIONS;

/** No longer recommended this year. */
export const STRUCK: Doctor = { name: "例示 四季", kana: "れいじ しき", facility: "例示ホームケアクリニック" };

/** Asked, and too busy. */
export const DECLINES = "例示 百合";
/** Answers only when reminded. */
export const LATE = "架空 千歳";
/** Has no e-mail address: letters go by post, answers come on paper. */
export const ON_PAPER = "見本 十和";
/** Visits of this one alone are paid above the sum from which a statement is due. */
export const BUSY = "見本 一郎";
/** Takes two at once. */
export const PAIR = "架空 六実";

const KNOWN: readonly Terms[] = [
  {
    ...{ name: BUSY, kana: "みほん いちろう", facility: "見本在宅クリニック" },
    professions: ALL,
    themes: ["看取り", "緩和", "多職種連携"],
    weekly: ["月午後", "木午後", "木午前"],
    yearLimit: "8",
    monthLimit: "4",
  },
  {
    ...{ name: "見本　二葉", kana: "ミホン フタバ", facility: "見本内科医院" },
    professions: [DOCTOR, NURSE, "管理栄養士"],
    themes: ["認知症", "経営・診療報酬"],
    weekly: ["火午前", "火午後"],
    closed: "2018/7/16〜2018/7/20",
    yearLimit: "4",
  },
  {
    ...{ name: "見本 三郎", kana: "みほん さぶろう", facility: "例示診療所" },
    professions: [DOCTOR, NURSE, PHARMACIST],
    themes: ["緩和", "医療機器"],
    weekly: ["水午後"],
    yearLimit: "3",
    ride: "できない",
  },
  {
    ...{ name: "例示 五月", kana: "れいじ さつき", facility: "架空在宅診療所" },
    professions: [DOCTOR],
    themes: ["精神", "神経難病"],
    weekly: ["木午前"],
    dates: [
      ["2018-06-21", "午前"],
      ["2018-07-05", "終日"],
    ],
    yearLimit: "3",
    monthLimit: "1",
    payee: "法人",
  },
  {
    ...{ name: PAIR, kana: "かくう むつみ", facility: "架空内科クリニック" },
    professions: [NURSE, ...THERAPY.slice(0, 4)],
    themes: ["多職種連携", "看取り"],
    weekly: ["金午前", "金午後"],
    yearLimit: "6",
    atOnce: "2",
  },
  {
    ...{ name: "𠮷田 見本", kana: "よしだ みほん", facility: "見本海岸診療所" },
    professions: [DOCTOR, NURSE],
    themes: ["看取り", "認知症", "緩和"],
    weekly: ["木午前"],
    dates: [["2018-06-19", "午後"]],
    closed: "平成30年8月11日〜平成30年8月16日",
    yearLimit: "4",
    monthLimit: "2",
  },
  // 「お盆のころ」 is no span of days: it waits in 要確認 until staff have asked.
  {
    ...{ name: "髙橋 例示", kana: "たかはし れいじ", facility: "医療法人社団見本会例示髙台クリニック" },
    professions: [DOCTOR, NURSE, PHARMACIST],
    themes: ["経営・診療報酬", "認知症"],
    weekly: ["月午前", "水午前"],
    closed: "お盆のころ",
    yearLimit: "4",
    payee: "法人",
  },
];

/** Named by the association in its Form. */
const BY_FORM: readonly Terms[] = [
  {
    ...{ name: "見本 七海", kana: "みほん ななみ", facility: "見本港クリニック" },
    professions: [DOCTOR, NURSE, PHARMACIST],
    themes: ["小児", "医療機器"],
    weekly: ["火午後", "金午後"],
    yearLimit: "4",
  },
  {
    ...{ name: "例示 八雲", kana: "れいじ やくも", facility: "例示山手診療所" },
    professions: [DOCTOR],
    themes: ["神経難病", "緩和"],
    weekly: ["月午前"],
    yearLimit: "3",
    monthLimit: "1",
  },
];

/** In the list that the association sends after it. */
const BY_LIST: readonly Terms[] = [
  {
    ...{ name: "架空 九重", kana: "かくう ここのえ", facility: "架空坂本医院" },
    professions: ALL,
    themes: ["認知症", "多職種連携"],
    weekly: ["水午前", "水午後"],
    yearLimit: "5",
    monthLimit: "2",
  },
  {
    ...{ name: ON_PAPER, kana: "みほん とわ", facility: "見本十和医院" },
    professions: [DOCTOR, NURSE],
    themes: ["看取り"],
    weekly: ["金午前"],
    yearLimit: "3",
  },
  {
    ...{ name: DECLINES, kana: "れいじ ゆり", facility: "例示百合クリニック" },
    professions: [DOCTOR],
    themes: ["緩和"],
    weekly: ["木午後"],
    yearLimit: "1",
  },
  {
    ...{ name: LATE, kana: "かくう ちとせ", facility: "架空千歳クリニック" },
    professions: [DOCTOR, NURSE, ...THERAPY],
    themes: ["多職種連携", "経営・診療報酬"],
    weekly: ["火午前", "木午後"],
    yearLimit: "5",
    monthLimit: "2",
  },
];

export const TERMS: readonly Terms[] = [...KNOWN, ...BY_FORM, ...BY_LIST];

/** 「見本　二葉」 is 見本 二葉 in the office's list. */
export const listed = ({ name }: Doctor): string => name.replace("　", " ");

type Row = readonly (readonly [kind: string, Doctor])[];

/** What the association answers in its Form, five at most: one goes, two stay, two are new. */
export const RECOMMENDED: Row = [
  ["推薦を外す", STRUCK],
  ...KNOWN.slice(0, 2).map((each) => ["続けて推薦する", { ...each, name: listed(each) }] as const),
  ...BY_FORM.map((each) => ["新しく推薦する", each] as const),
];

/** The list as it was copied from a table: the headings first, then the rest of the known, then the new. */
export function pastedList(): string {
  const rows = [...KNOWN.slice(2), ...BY_LIST].map((each, n) => [
    listed(each),
    each.kana,
    each.facility,
    n < 5 ? "" : `238-03${String(n).padStart(2, "0")}`,
    n < 5 ? "" : `横須賀市見本町${n}-3`,
    n < 5 ? "" : `046-000-03${String(n).padStart(2, "0")}`,
    n < 5 || each.name === ON_PAPER ? "" : emailOf(each),
    "平成30年4月20日",
  ]);
  const heads = ["氏名", "ふりがな", "医療機関名", "郵便番号", "所在地", "電話", "メールアドレス", "推薦日"];
  return [heads, ...rows].map((cells) => cells.join("\t")).join("\n");
}

export const emailOf = (doctor: Doctor): string =>
  `doctor-${TERMS.findIndex((each) => each.name === doctor.name)}@example.jp`;
