/** Who waits although somebody of the same year who came later was decided or proposed, and why (7d). Pure. */
import type { Standing } from "./standing.rules.ts";

export interface Passed {
  readonly standing: Standing;
  /** How many who came later are decided, and how many are proposed. */
  readonly decided: number;
  readonly proposed: number;
  /** Numbers of the next few of them, in reception order. */
  readonly examples: readonly string[];
  readonly why: string;
}

const EXAMPLES = 3;

/** Newest year first, then in reception order; `standings` in reception order. Without a moment of reception there is no order. */
export function passedOver(standings: readonly Standing[]): Passed[] {
  const later = new Map<number, { decided: number; proposed: number; examples: readonly string[] }>();
  const found: Passed[] = [];
  for (const standing of [...standings].reverse()) {
    if (standing.row.receivedAt === "") continue;
    const seen = later.get(standing.fiscalYear) ?? { decided: 0, proposed: 0, examples: [] };
    if (standing.decided || standing.proposed)
      later.set(standing.fiscalYear, {
        decided: seen.decided + (standing.decided ? 1 : 0),
        proposed: seen.proposed + (standing.decided ? 0 : 1),
        examples: [standing.row.applicationId, ...seen.examples].slice(0, EXAMPLES),
      });
    else if (standing.waits && seen.decided + seen.proposed > 0)
      found.push({ standing, ...seen, why: whyOf(standing) });
  }
  return found.reverse().sort((a, b) => b.standing.fiscalYear - a.standing.fiscalYear);
}

/** The first line of 選定理由 where the last run left one; else how its last case ended. */
function whyOf({ cases }: Standing): string {
  const open = cases.find(({ state }) => state === "未成立");
  if (open) return firstLine(open.reason) || "選定理由が空です。「提案を作る」を実行すると書かれます";
  const last = cases[cases.length - 1];
  if (last?.state === "見送り") return `職員が見送りました（${firstLine(last.verdictReason) || "理由は未記入"}）`;
  if (last?.state === "取消")
    return `決定の後に取り消しました（${[last.endKind, firstLine(last.endReason)].filter((part) => part !== "").join("、") || "理由は未記入"}）`;
  return "まだ選定していません。「提案を作る」を実行すると理由が書かれます";
}

const firstLine = (text: string): string => text.split("\n")[0] ?? "";
