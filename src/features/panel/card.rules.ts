/** What the panel shows: plain, so that it may cross to the page. Pure. */

/** Names of the panel's buttons; main.ts says which commands each runs. */
export const STEPS = ["propose", "decide", "ask", "approve", "make", "mail", "batch", "dispatch"] as const;
export type Step = (typeof STEPS)[number];

/** A line of the panel. Without a `step` it says where staff go themselves. */
export interface Card {
  readonly title: string;
  readonly count: number;
  readonly hint: string;
  /** Shows how things stand and waits for nobody: its hint is there also at 0. */
  readonly standing?: true;
  readonly step?: Step;
  readonly button?: string;
  /** What the command asks for, as the label of its field; the day of today stands in it. */
  readonly asks?: string;
}
