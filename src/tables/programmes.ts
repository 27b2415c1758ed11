/** 事業, 予算 and 会議体: the year's programme as the seed prints it (R5–R34, R50–R59). */
import { choice, choices, count, flag, id, long, text } from "../core/cell.ts";
import { defineTable, type Row } from "../core/table.ts";
import { ITEM_LETTERS } from "./words.ts";

export const OWNERS = ["在宅療養連携会議", "センター連携拠点", "ブロック連携拠点", "事務局", "予算のみ"] as const;

export const programmes = defineTable("事業", {
  note: "年度の取組事業。企画書の1行が1行です（R7–R34）",
  key: "programmeId",
  yearly: true,
  keepYears: 10,
  columns: {
    programmeId: {
      header: "事業番号",
      cell: id(),
      writer: "staff",
      note: "年度ごとの番号（例：業-2018-01）",
      seenBy: { association: "all" },
    },
    fiscalYear: {
      header: "年度",
      cell: count(),
      writer: "staff",
      note: "年度（西暦）",
      seenBy: { association: "all" },
    },
    owner: {
      header: "実施区分",
      cell: choice(OWNERS, 160),
      writer: "staff",
      note: "だれの事業か（R60）",
      seenBy: { association: "all" },
    },
    team: {
      header: "部会",
      cell: text(200),
      writer: "staff",
      note: "在宅療養連携会議の部会",
      seenBy: { association: "all" },
    },
    item: {
      header: "項目（取組）",
      cell: choice(ITEM_LETTERS, 90),
      writer: "staff",
      note: "取組事業の表にある項目。無いものは空のまま（A1・A4）",
      seenBy: { association: "all" },
    },
    name: {
      header: "事業名",
      cell: text(360),
      writer: "staff",
      note: "企画書の表記のまま",
      seenBy: { association: "all" },
    },
    aliases: {
      header: "別名",
      cell: choices([], 260),
      writer: "staff",
      note: "ほかの資料での呼び名（A5）。推定を含むので直してください",
      seenBy: { association: "all" },
    },
    cohosted: {
      header: "市・医師会主催",
      cell: flag(),
      writer: "staff",
      note: "※印の事業（R6・A24）",
      seenBy: { association: "all" },
    },
    relistedFrom: {
      header: "再掲元",
      cell: id(),
      writer: "staff",
      note: "再掲のとき、元の事業番号（A3）",
      seenBy: { association: "all" },
    },
    counted: {
      header: "集計対象",
      cell: flag(),
      writer: "staff",
      note: "再掲は外します（A3）",
      seenBy: { association: "all" },
    },
    plannedCount: {
      header: "計画回数",
      cell: count(),
      writer: "staff",
      note: "空なら未定（A25）",
      seenBy: { association: "all" },
    },
    budgetId: {
      header: "予算番号",
      cell: id(),
      writer: "staff",
      note: "予算の行とのつながり（A5・A27）。推定を含むので直してください",
      seenBy: { association: "all" },
    },
    budgeted: {
      header: "予算の有無",
      cell: choice(["有", "無", "不明"]),
      writer: "staff",
      note: "予算分の一覧に載っているか（R59・A27）",
      seenBy: { association: "all" },
    },
    stage: {
      header: "段階",
      cell: choice(["実施", "検討"]),
      writer: "staff",
      note: "実施するか、検討するか（R59）",
      seenBy: { association: "all" },
    },
    note: {
      header: "備考",
      cell: text(260, 500),
      writer: "staff",
      note: "かっこ書きなど",
      seenBy: { association: "all" },
    },
  },
});
export type Programme = Row<typeof programmes>;

export const budgets = defineTable("予算", {
  note: "事業一覧（予算分）の行（R50–R58）。金額の記載はありません",
  key: "budgetId",
  yearly: true,
  keepYears: 10,
  columns: {
    budgetId: {
      header: "予算番号",
      cell: id(),
      writer: "staff",
      note: "年度ごとの番号（例：予-2018-1）",
      seenBy: { association: "all" },
    },
    fiscalYear: {
      header: "年度",
      cell: count(),
      writer: "staff",
      note: "年度（西暦）",
      seenBy: { association: "all" },
    },
    line: { header: "番号", cell: count(60), writer: "staff", note: "一覧の番号", seenBy: { association: "all" } },
    name: {
      header: "事業",
      cell: text(280),
      writer: "staff",
      note: "一覧の表記のまま",
      seenBy: { association: "all" },
    },
    items: {
      header: "項目（予算）",
      cell: choices(ITEM_LETTERS),
      writer: "staff",
      note: "一覧の項目。印刷の順のまま（A1）",
      seenBy: { association: "all" },
    },
    content: {
      header: "事業内容",
      cell: long(420),
      writer: "staff",
      note: "一覧の内容",
      seenBy: { association: "all" },
    },
    effect: {
      header: "事業効果",
      cell: long(420),
      writer: "staff",
      note: "一覧の効果",
      seenBy: { association: "all" },
    },
  },
});
export type Budget = Row<typeof budgets>;

export const bodies = defineTable("会議体", {
  note: "在宅療養連携会議と部会、拠点の会議（R7–R9、R17、R23、R50、R58）",
  key: "bodyId",
  yearly: true,
  keepYears: 10,
  columns: {
    bodyId: {
      header: "会議体番号",
      cell: id(),
      writer: "staff",
      note: "年度ごとの番号（例：会-2018-1）",
      seenBy: { association: "all" },
    },
    fiscalYear: {
      header: "年度",
      cell: count(),
      writer: "staff",
      note: "年度（西暦）",
      seenBy: { association: "all" },
    },
    name: { header: "名称", cell: text(280), writer: "staff", note: "会議の名称", seenBy: { association: "all" } },
    kind: {
      header: "種別",
      cell: choice(["全体会議", "専門部会", "拠点の会議", "担当者会議"]),
      writer: "staff",
      note: "会議の種別",
      seenBy: { association: "all" },
    },
    team: {
      header: "チーム",
      cell: text(80),
      writer: "staff",
      note: "専門部会のチーム",
      seenBy: { association: "all" },
    },
    plannedCount: {
      header: "計画回数",
      cell: count(),
      writer: "staff",
      note: "空なら未定（A25）",
      seenBy: { association: "all" },
    },
    members: {
      header: "委員数",
      cell: count(),
      writer: "staff",
      note: "委員の人数（R50）",
      seenBy: { association: "all" },
    },
    officials: {
      header: "うち行政職",
      cell: count(),
      writer: "staff",
      note: "委員のうち行政職の人数（A8）",
      seenBy: { association: "all" },
    },
    note: { header: "備考", cell: text(260, 500), writer: "staff", note: "参加者など", seenBy: { association: "all" } },
  },
});
export type Body = Row<typeof bodies>;
