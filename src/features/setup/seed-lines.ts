/** The programme lines of the seed, as printed. `rule` is the requirement number; links to the budget are inferences (A5, A27). */
import type { ITEM_LETTERS } from "../../tables/words.ts";
import type { OWNERS } from "../../tables/programmes.ts";

export interface ProgrammeLine {
  readonly rule: string;
  readonly owner: (typeof OWNERS)[number];
  readonly team?: string;
  readonly item: (typeof ITEM_LETTERS)[number] | "";
  readonly name: string;
  readonly cohosted?: boolean;
  /** The rule number of the line that this one repeats. */
  readonly relistedFrom?: string;
  readonly plannedCount?: number;
  readonly aliases?: readonly string[];
  readonly budgetLine: number | null;
  readonly budgeted: "有" | "無" | "不明";
  readonly note?: string;
}

export const TEAM_A = "広報啓発検討専門部会（Ａチーム）";
export const TEAM_B = "連携手法検討専門部会（Ｂチーム）";
export const TEAM_C = "研修・セミナー検討専門部会（Ｃチーム）";
const MEETING = "在宅療養連携会議";
const CENTRE = "センター連携拠点";
const BLOCK = "ブロック連携拠点";
const OFFICE = "事務局";

/** R10–R34: 25 lines, 24 distinct. */
export const PROGRAMME_LINES: readonly ProgrammeLine[] = [
  {
    rule: "R10",
    owner: MEETING,
    team: TEAM_A,
    item: "キ",
    name: "在宅療養シンポジウムの開催",
    aliases: ["在宅療養シンポジウム開催"],
    budgetLine: 4,
    budgeted: "有",
  },
  {
    rule: "R11",
    owner: MEETING,
    team: TEAM_A,
    item: "キ",
    name: "横須賀版リビング・ウィルの普及方法の検討",
    aliases: ["リビング・ウィル"],
    budgetLine: 4,
    budgeted: "有",
  },
  {
    rule: "R12",
    owner: MEETING,
    team: TEAM_B,
    item: "カ",
    name: "広域多職種合同研修会の開催",
    aliases: ["広域多職種合同研修会"],
    budgetLine: 3,
    budgeted: "有",
    note: "センター拠点で実施（企画はＢチーム）",
  },
  {
    rule: "R13",
    owner: MEETING,
    team: TEAM_B,
    item: "ウ",
    name: "在宅療養連携よこすかエチケット集の普及・改訂",
    budgetLine: null,
    budgeted: "不明",
  },
  {
    rule: "R14",
    owner: MEETING,
    team: TEAM_B,
    item: "オ",
    name: "多職種連携による相談対応体制の構築にむけた検討",
    budgetLine: null,
    budgeted: "不明",
  },
  {
    rule: "R15",
    owner: MEETING,
    team: TEAM_C,
    item: "カ",
    name: "病院出前セミナーの開催",
    cohosted: true,
    aliases: ["病院内在宅療養出前セミナー"],
    budgetLine: 6,
    budgeted: "有",
  },
  {
    rule: "R16",
    owner: MEETING,
    team: TEAM_C,
    item: "カ",
    name: "介護職向け在宅療養セミナーの開催",
    aliases: ["介護職対象在宅医療セミナー"],
    budgetLine: 8,
    budgeted: "有",
  },
  {
    rule: "R17",
    owner: CENTRE,
    item: "",
    name: "病院長会議の開催",
    aliases: ["病院長会議"],
    budgetLine: 3,
    budgeted: "有",
  },
  {
    rule: "R18",
    owner: CENTRE,
    item: "キ",
    name: "市民向け出前講座の実施",
    aliases: ["医師による街角出前講座"],
    budgetLine: 3,
    budgeted: "有",
  },
  {
    rule: "R19",
    owner: CENTRE,
    item: "カ",
    name: "広域多職種合同研修会の開催",
    relistedFrom: "R12",
    budgetLine: 3,
    budgeted: "有",
    note: "再掲",
  },
  {
    rule: "R20",
    owner: CENTRE,
    item: "エ",
    name: "在宅患者情報共有システムの管理運営、普及および運用",
    aliases: ["情報共有システム普及事業"],
    budgetLine: 3,
    budgeted: "有",
  },
  {
    rule: "R21",
    owner: CENTRE,
    item: "",
    name: "ブロック連携拠点との連絡調整",
    budgetLine: 3,
    budgeted: "不明",
    note: "予算は「ほか」に含まれる可能性",
  },
  {
    rule: "R22",
    owner: CENTRE,
    item: "ウ",
    name: "リンク・パスポートの作成（増刷）",
    aliases: ["リンクパスポートの作成"],
    budgetLine: 3,
    budgeted: "有",
  },
  {
    rule: "R23",
    owner: BLOCK,
    item: "ウ",
    name: "在宅医療ブロック会議の開催",
    aliases: ["ブロック会議開催"],
    budgetLine: 2,
    budgeted: "有",
  },
  {
    rule: "R24",
    owner: BLOCK,
    item: "カ",
    name: "地区別多職種合同研修会の開催",
    aliases: ["地区別多職種合同研修会"],
    budgetLine: 2,
    budgeted: "有",
  },
  {
    rule: "R25",
    owner: BLOCK,
    item: "オ",
    name: "相談窓口の設置",
    aliases: ["相談業務"],
    budgetLine: 2,
    budgeted: "有",
  },
  {
    rule: "R26",
    owner: BLOCK,
    item: "オ",
    name: "在宅医サポート隊パイロット事業（東・西南ブロック）",
    aliases: ["サポート隊パイロット事業"],
    budgetLine: 2,
    budgeted: "有",
  },
  {
    rule: "R27",
    owner: BLOCK,
    item: "",
    name: "センター連携拠点、他のブロック連携拠点との連携",
    budgetLine: 3,
    budgeted: "不明",
    note: "予算は「ほか」に含まれる可能性",
  },
  { rule: "R28", owner: OFFICE, item: "カ", name: "在宅医同行研修", cohosted: true, budgetLine: 5, budgeted: "有" },
  {
    rule: "R29",
    owner: OFFICE,
    item: "カ",
    name: "医師向け在宅医療セミナーの開催",
    cohosted: true,
    aliases: ["在宅医療セミナー"],
    budgetLine: 5,
    budgeted: "有",
  },
  {
    rule: "R30",
    owner: OFFICE,
    item: "カ",
    name: "かかりつけ医セミナー",
    cohosted: true,
    budgetLine: 7,
    budgeted: "有",
  },
  { rule: "R31", owner: OFFICE, item: "ウ", name: "退院調整ルール配布等", budgetLine: null, budgeted: "無" },
  {
    rule: "R32",
    owner: OFFICE,
    item: "エ",
    name: "多職種連携担当者会議ルールづくり",
    budgetLine: null,
    budgeted: "無",
  },
  { rule: "R33", owner: OFFICE, item: "キ", name: "市民向け出前トークの実施", budgetLine: null, budgeted: "無" },
  {
    rule: "R34",
    owner: OFFICE,
    item: "ク",
    name: "二次医療圏内・関係市町連携の取り組み",
    aliases: ["４市１町在宅医療・介護連携推進担当者会議"],
    budgetLine: 9,
    budgeted: "有",
  },
];
