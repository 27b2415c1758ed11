/** One caller on one card, as lines to read from. Pure. */

export interface Card {
  readonly title: string;
  readonly state: string;
  /** What staff do next. */
  readonly next: string;
  /** To read aloud. */
  readonly say: string;
  /** What the caller is not told. */
  readonly silent: readonly string[];
  /** How to make sure who calls. */
  readonly check: string;
}

export function cardText({ title, state, next, say, silent, check }: Card): string {
  return [
    `■ ${title}`,
    `いまの状態　${state}`,
    `次にすること　${next}`,
    "",
    "【読み上げる文】",
    say,
    "",
    "【伝えないこと】",
    ...silent.map((each) => `・${each}`),
    "",
    `【本人の確認】${check}`,
  ].join("\n");
}
