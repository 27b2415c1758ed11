/** What a judgement comes to: a claim to a seat, or an answer by itself. Pure. */
import { placeText } from "../../core/errors.ts";
import { cases, type Case } from "../../tables/cases.ts";
import type { Option } from "./pairs.rules.ts";
import type { Seeker } from "./seekers.rules.ts";

/**
 * decide: becomes a decision. keep: stays as it is. refuse: the pair is never proposed again. asked: not judged, its
 * instructor was asked (受入確認). unasked: judged, and its instructor has not said yes. Both keep their seat until then.
 */
export type Kind = "decide" | "keep" | "refuse" | "problem" | "none" | "asked" | "unasked";

export interface Judged {
  readonly row: Case;
  readonly kind: Kind;
  /** The pair that a 採用, 固定 or 変更 stands for, once it has its seat. */
  readonly option?: Option;
  /** What 判断の確認 says; "" where nothing was judged. */
  readonly text: string;
}

/** A judgement that is possible by itself; whether there are seats for all of them together is seen last. */
export interface Claim {
  readonly row: Case;
  readonly kind: "decide" | "keep" | "asked" | "unasked";
  readonly seeker: Seeker;
  readonly options: readonly Option[];
  readonly text: string;
}

export const isClaim = (each: Claim | Judged): each is Claim => "seeker" in each;

/** What is wrong, where, and what to do. */
export function problem(
  row: Case,
  what: string,
  remedy: string,
  column: string = cases.columns.verdict.header,
): Judged {
  const where = placeText({ sheet: cases.name, column, key: row.caseId });
  return { row, kind: "problem", text: `できません：${what}。${where}。${remedy}` };
}

export const REMOVE = "判断を消すと、次の「提案を作る」で組み直します";
export const remedyFor = ({ verdict }: Case): string =>
  verdict === "" ? "受入確認を依頼しています。指導医に伝えて、「見送り」か「変更」を選んでください" : REMOVE;

/** 0 what was begun before an interruption, 1 pairs that staff saw as they are, 2 changes. */
export function strength(row: Case, claim: Claim | Judged): number {
  if (isClaim(claim) && claim.seeker.row.state === "決定") return 0;
  return row.verdict === "変更" ? 2 : 1;
}
