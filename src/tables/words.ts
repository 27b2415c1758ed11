/** The office's fixed words: lists that several sheets and Forms share. Sources: domain sections 1 and 3. */
import { HALVES } from "../core/halfday.ts";
import type { Tone } from "../core/table.ts";

/** The ministry's eight items, in fixed order (R5). */
export const ITEMS = {
  ア: "地域の医療・介護の資源の把握",
  イ: "在宅医療・介護連携の課題の抽出と対応策の検討",
  ウ: "切れ目のない在宅医療と在宅介護の提供体制の構築推進",
  エ: "医療・介護関係者の情報共有の支援",
  オ: "在宅医療・介護連携に関する相談支援",
  カ: "医療・介護関係者の研修",
  キ: "地域住民への普及啓発",
  ク: "在宅医療・介護連携に関する関係市区町村の連携",
} as const;
export const ITEM_LETTERS = Object.keys(ITEMS) as (keyof typeof ITEMS)[];

export const PROFESSIONS = [
  "医師",
  "看護師",
  "薬剤師",
  "理学療法士",
  "作業療法士",
  "言語聴覚士",
  "医療ソーシャルワーカー",
  "管理栄養士",
  "その他",
] as const;

/** Who applies (R37–R38); その他 is looked at by staff (A17). */
export const APPLICANT_CLASSES = [
  "未参入開業医",
  "参入済み医師",
  "勤務医",
  "看護師",
  "コメディカル",
  "その他",
] as const;
export type ApplicantClass = (typeof APPLICANT_CLASSES)[number];

export const MEMBERSHIPS = ["会員", "非会員", "該当なし"] as const;
export const HOME_CARE = ["なし", "検討中", "実施中"] as const;
export const TRANSPORT = ["車", "公共交通機関", "どちらでもよい"] as const;
/** How what came on paper or by voice reached the desk; staff choose one when they enter it for somebody. */
export const PROXY_ROUTES = ["郵送", "FAX", "持参", "電話", "メール"] as const;
export const ROUTES = ["フォーム", "要確認から", ...PROXY_ROUTES, "名簿から"] as const;
/** The way of a letter through the office: 案 → approval → numbered and made → left the office. 不要: sent without. */
export const APPROVALS = ["不要", "決定案", "決裁待ち", "決裁済", "施行", "発送済"] as const;
export type Approval = (typeof APPROVALS)[number];
/** Letters that are approved alike; a setting says which of them need it. */
export const APPROVAL_GROUPS = ["決定", "不決定", "変更・取消", "依頼", "支払", "証明"] as const;
export type ApprovalGroup = (typeof APPROVAL_GROUPS)[number];
export const METHODS = ["メール", "郵送", "FAX", "手渡し"] as const;
export type Method = (typeof METHODS)[number];
/** The two who meet (R45). */
export const SIDES = ["受講者", "指導医"] as const;
export type Side = (typeof SIDES)[number];
export const PAYEES = ["個人", "法人"] as const;
/** What an honorarium is counted by (A16). */
export const FEE_UNITS = ["1回", "1名", "1時間"] as const;
export type FeeUnit = (typeof FEE_UNITS)[number];

/** 種別 of an answer that lands in 要確認. */
export const ANSWER_KINDS = [
  "申込書の回答",
  "承諾書の回答",
  "推薦書の回答",
  "日程連絡書の回答",
  "回答書の回答",
  "実施報告書の回答",
  "受講報告書の回答",
  "受講後の状況の回答",
  "医師会からの連絡",
] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

/** asks: a person must look; waits: the next command takes it up; goes: under way; done; rests: out of the flow. */
export const STATE_TONES: Readonly<Record<string, Tone>> = {
  ...toned("asks", "人物確認待ち 要審査 重複 未成立 不備 要確認 未処理 失敗 保留 否"),
  ...toned("waits", "選定待ち 提案 待ち 決定案 決裁済 未反映 算定 案"),
  ...toned(
    "goes",
    "決定 日程確定 実施済 報告済 作成中 作成済 送信中 実行中 決裁待ち 施行 依頼中 支払手続中 受付中 共有中",
  ),
  ...toned("done", "支払済 完了 取込済 済 発送済 反映済 可"),
  ...toned("rests", "対象外 年度内受講済 取消 見送り 失効 取下げ 中止 不要 繰越 締め済 終了 戻入済"),
};

function toned(tone: Tone, states: string): Record<string, Tone> {
  return Object.fromEntries(states.split(" ").map((state) => [state, tone]));
}

export const WEEK = ["月", "火", "水", "木", "金", "土"] as const;
export const HALF_COLUMNS = HALVES;
export const AGREE = ["同意します"] as const;
