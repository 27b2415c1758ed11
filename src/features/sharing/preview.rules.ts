/** What staff read before a copy is made: who would see it, what stands in it, and whether it needs another file. Pure. */
import type { Share } from "../../tables/association.ts";
import type { Copy } from "./copy.rules.ts";
import { nameOf, type Audience } from "./recipients.rules.ts";
import { isUpToDate, reasonsToReplace } from "./share.rules.ts";

/** How the file for viewers would come out; `copy` is undefined where nobody would see it. */
export function fileLine(current: Share | undefined, copy: Copy, audience: Audience): string {
  const { viewers } = audience;
  const reasons = reasonsToReplace(current, copy, viewers);
  if (!current) return "まだ共有していません。新しいファイルを作ります。";
  if (reasons.length > 0)
    return ["新しいファイルに替え、いまのファイルは見られなくします。", ...reasons.map((reason) => `・${reason}`)].join(
      "\n",
    );
  return isUpToDate(current, copy, viewers)
    ? "前の写しから変わったところはありません。"
    : "いまのファイルを書き直します。リンクは変わりません。";
}

export const audienceLines = ({ viewers, byFile, faults, resting }: Audience): string[] => [
  "見る人",
  ...viewers.map((person) => `・${nameOf(person)}　閲覧（${person.email}）`),
  ...byFile.map((person) => `・${nameOf(person)}　Excelファイル`),
  ...(viewers.length + byFile.length === 0 ? ["・いません。「共有先」シートに書いてください"] : []),
  ...faults.map((fault) => `・見せられません　${fault}`),
  ...resting.map((why) => `・見せません　${why}`),
];

export const contentLines = ({ counts, masked }: Copy): string[] => [
  "載せるもの（見る人は、みな同じものを見ます）",
  ...counts.map((count) => `・${count}`),
  `・集計　${masked === 0 ? "伏せた数はありません" : `伏せた数 ${masked}個`}`,
];
