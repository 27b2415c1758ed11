/** The meeting bodies of the seed (R7–R9, R17, R23, R50, R58). */
import { TEAM_A, TEAM_B, TEAM_C } from "./seed-lines.ts";

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
  { name: TEAM_A, kind: "専門部会", team: "Ａ", plannedCount: 4 },
  { name: TEAM_B, kind: "専門部会", team: "Ｂ", plannedCount: 4 },
  { name: TEAM_C, kind: "専門部会", team: "Ｃ", plannedCount: 4 },
  { name: "病院長会議", kind: "拠点の会議", note: "センター連携拠点が開催" },
  { name: "在宅医療ブロック会議", kind: "拠点の会議", note: "ブロック連携拠点（４か所）が開催" },
  {
    name: "４市１町在宅医療・介護連携推進担当者会議",
    kind: "担当者会議",
    note: "横須賀市、鎌倉市、逗子市、三浦市、葉山町",
  },
];
