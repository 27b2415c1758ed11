/** What staff read about corrections. Pure. */
import type { Correction } from "../../tables/desk.ts";
import { ROW_DELETED } from "./corrections.rules.ts";

/** Longest value shown in a list; the whole one stands in 訂正履歴. */
const SHOWN = 20;
const LINES = 12;

const short = (text: string): string => {
  const letters = Array.from(text.replace(/\n+/g, " "));
  if (letters.length === 0) return "（空）";
  return letters.length <= SHOWN ? letters.join("") : `${letters.slice(0, SHOWN).join("")}…`;
};

function lineOf({ sheet, rowKey, column, before, after }: Correction): string {
  if (column === ROW_DELETED) return `・${sheet} ${rowKey}　行の削除（${short(before)}）`;
  return `・${sheet} ${rowKey}「${column}」　${short(before)} → ${short(after)}`;
}

const someOf = (lines: readonly string[]): string =>
  [...lines.slice(0, LINES), ...(lines.length > LINES ? [`ほか${lines.length - LINES}件`] : [])].join("\n");

/** Asked once, for all of them; what the clock has recorded is listed too, since nobody said why. */
export function reasonQuestion(found: readonly Correction[], unexplained: readonly Correction[]): string {
  return [
    ...(found.length === 0 ? [] : [`新しい訂正が${found.length}件あります。`, someOf(found.map(lineOf))]),
    ...(unexplained.length === 0
      ? []
      : [`時計が記録した訂正で、理由のないものが${unexplained.length}件あります。`, someOf(unexplained.map(lineOf))]),
    "訂正の理由を書いてください（空のままでも記録できます）。",
  ].join("\n");
}

export interface Recorded {
  readonly found: number;
  readonly explained: number;
  /** Corrections that were found after the question was put, and so have no reason. */
  readonly late: number;
  /** 通知番号 of letters that should be made anew now and were not before. */
  readonly stale: readonly string[];
  /** What cannot be read or compared, with its place and remedy. */
  readonly faults: readonly string[];
}

export function recordedMessage({ found, explained, late, stale, faults }: Recorded): string {
  return [
    found + explained === 0 ? "新しい訂正はありません。" : "",
    found === 0 ? "" : `${found}件の訂正を「訂正履歴」に記録しました。`,
    explained === 0 ? "" : `時計が記録した${explained}件の訂正に、理由を書きました。`,
    late === 0 ? "" : `うち${late}件は、理由をうかがった後に見つかりました。もう一度実行すると、理由を書けます。`,
    staleText(stale),
    faults.length === 0 ? "" : `次の欄は読めないので、訂正を記録していません。\n${someOf(faults)}`,
  ]
    .filter((line) => line !== "")
    .join("\n");
}

function staleText(stale: readonly string[]): string {
  if (stale.length === 0) return "";
  const named = stale.slice(0, LINES).join("、");
  const rest = stale.length > LINES ? `ほか${stale.length - LINES}件` : "";
  return `作った後に内容が変わった通知が${stale.length}通あります（${named}${rest}）。「通知」シートの「要再発行」を見て、「再交付する」か「変更連絡を起こす」を選んでください。`;
}
