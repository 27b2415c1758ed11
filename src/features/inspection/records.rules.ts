/** 選定の記録 and its copy: pieces that are gone, and runs that did not stand when they were counted again. Pure. */
import type { Placed } from "../../core/look.ts";
import { partIdOf, runParts, runs } from "../../tables/runs.ts";
import { finding, placed, type Book, type Finding } from "./book.rules.ts";

/** Whether the text of a piece is still the same is left to 選定を検算する, which counts everything again. */
export function recordFindings(book: Book): Finding[] {
  const kept = placed(book, runs);
  const known = new Set(kept.map(({ key }) => key));
  const pieces = placed(book, runParts);
  const there = new Set(pieces.map(({ key }) => key));
  return [
    ...kept.flatMap((each) => [...missingPieces(each, there), ...failedCheck(each)]),
    ...pieces.filter(({ row }) => !known.has(row.runId)).map(orphan),
  ];
}

const NAMED = 3;

function missingPieces(each: Placed<typeof runs>, there: ReadonlySet<string>): Finding[] {
  const ids = Array.from({ length: each.row.pieces ?? 0 }, (_, index) => partIdOf(each.key, index + 1));
  const gone = ids.filter((id) => !there.has(id));
  if (gone.length === 0) return [];
  const named = `${gone.slice(0, NAMED).join("、")}${gone.length > NAMED ? " ほか" : ""}`;
  const problem = `「${runParts.name}」シートに、控えの${gone.length}枚がありません（${named}）`;
  return [finding(runs, each, problem, `「${runParts.name}」シートの変更履歴から戻してください`)];
}

function failedCheck(each: Placed<typeof runs>): Finding[] {
  if (!each.row.checkResult.startsWith("不合格")) return [];
  const remedy = "行を選んで「マッチング > 選定を検算する」を実行すると、合わないところの場所が出ます";
  return [finding(runs, each, "検算の結果が不合格です", remedy)];
}

function orphan(each: Placed<typeof runParts>): Finding {
  const problem = `実行番号 ${each.row.runId} の行が「${runs.name}」シートにありません`;
  return finding(runParts, each, problem, `「${runs.name}」シートの変更履歴から戻してください`);
}
