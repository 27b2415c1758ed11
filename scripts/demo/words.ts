/** Words that the demo shares: what people choose in the Forms, and the menu as staff see it. */
export const PROFESSIONS = [
  "医師",
  "看護師",
  "薬剤師",
  "理学療法士",
  "作業療法士",
  "言語聴覚士",
  "医療ソーシャルワーカー",
  "管理栄養士",
] as const;
export const THEMES = [
  "看取り",
  "緩和",
  "認知症",
  "小児",
  "精神",
  "神経難病",
  "医療機器",
  "多職種連携",
  "経営・診療報酬",
] as const;

export const MENU = "在宅連携";
