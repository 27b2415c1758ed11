/** The rules that a city may put in its own order, and how heavily each wish counts, in words. Pure. */

/** Who comes first, after the number decided and before everything else. */
export const PEOPLE_RULES = ["初めての受講", "対象区分", "待機日数"] as const;
export type PeopleRule = (typeof PEOPLE_RULES)[number];

/** Which pairs are better. */
export const FIT_RULES = ["希望との違い", "負担の平準化", "合う日の余裕"] as const;
export type FitRule = (typeof FIT_RULES)[number];

/** What an applicant may wish for besides the day itself. */
export const WISHES = ["希望順位", "テーマ", "ブロック", "移動", "希望指導医"] as const;
export type Wish = (typeof WISHES)[number];
/** What each wish counts where it is not met; 希望順位 for each rank below the first, テーマ for each theme missed. */
export type Weights = Readonly<Record<Wish, number>>;

export const WEIGHT_WORDS = { 重い: 4, やや重い: 3, ふつう: 2, 軽い: 1, みない: 0 } as const;
export const HEAVIEST = 4;
