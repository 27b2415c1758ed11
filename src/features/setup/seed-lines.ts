/** The lines of the seed, as printed. `rule` is the requirement number; links to the budget are inferences (A5, A27). */
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

const A = "広報啓発検討専門部会（Ａチーム）";
const B = "連携手法検討専門部会（Ｂチーム）";
const C = "研修・セミナー検討専門部会（Ｃチーム）";
const MEETING = "在宅療養連携会議";
const CENTRE = "センター連携拠点";
const BLOCK = "ブロック連携拠点";
const OFFICE = "事務局";

/** R10–R34: 25 lines, 24 distinct. */
export const PROGRAMME_LINES: readonly ProgrammeLine[] = [
  {
    rule: "R10",
    owner: MEETING,
    team: A,
    item: "キ",
    name: "在宅療養シンポジウムの開催",
    aliases: ["在宅療養シンポジウム開催"],
    budgetLine: 4,
    budgeted: "有",
  },
  {
    rule: "R11",
    owner: MEETING,
    team: A,
    item: "キ",
    name: "横須賀版リビング・ウィルの普及方法の検討",
    aliases: ["リビング・ウィル"],
    budgetLine: 4,
    budgeted: "有",
  },
  {
    rule: "R12",
    owner: MEETING,
    team: B,
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
    team: B,
    item: "ウ",
    name: "在宅療養連携よこすかエチケット集の普及・改訂",
    budgetLine: null,
    budgeted: "不明",
  },
  {
    rule: "R14",
    owner: MEETING,
    team: B,
    item: "オ",
    name: "多職種連携による相談対応体制の構築にむけた検討",
    budgetLine: null,
    budgeted: "不明",
  },
  {
    rule: "R15",
    owner: MEETING,
    team: C,
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
    team: C,
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

export interface BudgetLine {
  readonly line: number;
  readonly name: string;
  readonly items: readonly string[];
  readonly content: string;
  readonly effect: string;
}

/** R50–R58. The items stand in the order of the print (row 2: ウ、カ、オ). */
export const BUDGET_LINES: readonly BudgetLine[] = [
  {
    line: 1,
    name: "在宅療養連携会議の開催",
    items: ["ア", "イ", "エ", "オ"],
    content:
      "在宅療養推進のための多職種連携を図り、課題解決策を検討する会議を開催する。\n・委員数 19名（内行政職3名）\n・全体会議 4回\n・専門部会 3部会 各4回",
    effect:
      "医療・福祉・行政の関係機関が一堂に会し、情報交換や相互理解を図るとともに、課題解決策を検討し、具体策を提示する。",
  },
  {
    line: 2,
    name: "ブロック連携拠点運営委託",
    items: ["ウ", "カ", "オ"],
    content:
      "地域別ブロック連携拠点を市内４か所に置き、ブロック会議開催、多職種合同研修会等の事業を行うとともに、地域内在宅医の連携協力体制を構築し、また相談業務も行う。\n地域ブロック連携拠点 ４か所（市内４病院）\n・ブロック会議開催\n・地区別多職種合同研修会\n・サポート隊パイロット事業〔東ブロック・西南ブロック〕",
    effect:
      "ブロック内で在宅医を中心とした開業医の会議を開き、在宅医療参入のための相互協力体制を構築することにより、新たな在宅医療を担う医師を増やす。\nブロック内での多職種研修会は近隣での多職種連携を推進し、これが開業医の在宅医療参入の動機づけとなり在宅医が増える。\n病院がブロック拠点の役割を担うことにより、病診連携が推進される。\n東ブロックでのパイロット事業においては、新規在宅医の掘り起こしとサポート及び地域内の在宅医の相互協力体制の構築を目指す。",
  },
  {
    line: 3,
    name: "センター連携拠点運営委託",
    items: ["エ", "カ", "キ"],
    content:
      "市内全域を対象とした在宅療養推進事業を実施するセンター拠点を医師会に置く。\n・広域多職種合同研修会\n・医師による街角出前講座\n・病院長会議\n・情報共有システム普及事業\n・リンクパスポートの作成 ほか",
    effect:
      "横須賀市医師会が、病院長会議などを通し、バックベッドの確保や各種事業を行うことで、病診連携が推進される。その結果、在宅医にとって在宅患者を受け入れやすい環境ができ、在宅医の増加につながる。\n多職種合同研修会や患者情報共有システムを普及することにより、多職種の相互連携が推進される。",
  },
  {
    line: 4,
    name: "市民啓発事業",
    items: ["キ"],
    content: "・在宅療養シンポジウム開催\n・在宅療養ガイドブックの増刷\n・リビング・ウィル",
    effect:
      "市民に在宅医療・在宅看取りなどについて知ってもらうことにより、自分や家族の終末期について考える機会を作る。在宅療養に関する知識が、安心な在宅療養に結び付く一助となる。",
  },
  {
    line: 5,
    name: "開業医対象研修",
    items: ["カ"],
    content:
      "・在宅医療セミナー\n・在宅医同行研修\n開業医を対象とした在宅医療に関するセミナーの開催\n在宅医療に関心のある開業医等を対象に、在宅医療現場を体験する同行研修の実施",
    effect:
      "在宅医の基礎を学ぶセミナーの場や実際の現場を体感してもらうことにより、開業医師に在宅医療参入へのきっかけを作る。",
  },
  {
    line: 6,
    name: "病院医療職対象研修",
    items: ["カ"],
    content: "・病院内在宅療養出前セミナー\n病院の勤務医、看護師等を対象とした研修の開催。病院内で開催する。",
    effect:
      "在宅医療の現場を知らない病院の勤務医や看護師等に在宅医療の現実を知ってもらうことにより、より安心な在宅療養に向けて、退院調整がスムーズになる。",
  },
  {
    line: 7,
    name: "かかりつけ医セミナー",
    items: ["カ"],
    content: "診療所医師を対象に、「かかりつけ医」としての必要な知識の習得や意識の醸成を目指すセミナーを開催する。",
    effect: "研修により「かかりつけ医」としての開業医の意識の醸成を図り、在宅医（在宅療養診療所）の増加へとつなげる。",
  },
  {
    line: 8,
    name: "介護職対象在宅医療セミナー",
    items: ["カ"],
    content: "ケアマネジャー、ヘルパー等介護職を対象とした医療に関するセミナーを開催する。",
    effect: "介護関係者が在宅療養に必要な医療的知識を学ぶことにより、医療関係者と介護関係者の連携が強化される。",
  },
  {
    line: 9,
    name: "４市１町在宅医療・介護連携推進担当者会議",
    items: ["ク"],
    content:
      "横須賀・三浦二次医療圏内の各市町の担当者が参加する会議の開催。\n参加 横須賀市、鎌倉市、逗子市、三浦市、葉山町",
    effect: "会議をつうじて、二次医療圏内での連携推進を図る。",
  },
];

export interface BodyLine {
  readonly name: string;
  readonly kind: "全体会議" | "専門部会" | "拠点の会議" | "担当者会議";
  readonly team?: string;
  readonly plannedCount?: number;
  readonly members?: number;
  readonly officials?: number;
  readonly note?: string;
}

/** R7–R9 (4 + 3 × 4 = 16 meetings a year), R17, R23, R50, R58. Members of the teams are not known (A8). */
export const BODY_LINES: readonly BodyLine[] = [
  { name: "在宅療養連携会議 全体会議", kind: "全体会議", plannedCount: 4, members: 19, officials: 3 },
  { name: A, kind: "専門部会", team: "Ａ", plannedCount: 4 },
  { name: B, kind: "専門部会", team: "Ｂ", plannedCount: 4 },
  { name: C, kind: "専門部会", team: "Ｃ", plannedCount: 4 },
  { name: "病院長会議", kind: "拠点の会議", note: "センター連携拠点が開催" },
  { name: "在宅医療ブロック会議", kind: "拠点の会議", note: "ブロック連携拠点（４か所）が開催" },
  {
    name: "４市１町在宅医療・介護連携推進担当者会議",
    kind: "担当者会議",
    note: "横須賀市、鎌倉市、逗子市、三浦市、葉山町",
  },
];
