/**
 * 選定の記録 and 選定の控え: how proposals came about, so that anyone can count it again years later. The copy holds the
 * problem as it was put and the proof of the answer, by numbers alone: no names, so that it may be kept and shown.
 */
import { choice, count, id, long, moment, text } from "../core/cell.ts";
import { defineTable, type Row } from "../core/table.ts";

/** Commands that put everybody in question into one problem and propose the answer. */
export const RUN_MODES = ["提案を作る", "一人を今組む", "指導医を替える・固定する"] as const;
export type RunMode = (typeof RUN_MODES)[number];

export const runs = defineTable("選定の記録", {
  note: "選定の実行ごとに1行。何を入力に、どの決まりで、どんな値になったか。同じ入力の実行は同じ行です",
  key: "runId",
  yearly: true,
  keepYears: 5,
  columns: {
    runId: { header: "実行番号", cell: id(), writer: "addon", note: "入力の指紋の初めの8字から付く番号" },
    mode: { header: "種類", cell: choice(RUN_MODES, 170), writer: "addon", note: "どのメニューで選定したか" },
    fiscalYear: { header: "年度", cell: count(), writer: "addon", note: "年度（西暦）" },
    at: { header: "実行日時", cell: moment(), writer: "addon", note: "この入力で初めて実行した日時" },
    user: { header: "実行者", cell: text(200), writer: "addon", note: "実行した職員" },
    inputHash: {
      header: "入力の指紋",
      cell: id(),
      writer: "addon",
      note: "申込み、指導医、決定済みの案件、設定のすべてから付く値。同じなら、同じ提案になります",
    },
    applications: { header: "対象の申込み", cell: count(), writer: "addon", note: "組合せを考えた申込みの数" },
    hosts: { header: "受け入れる指導医", cell: count(), writer: "addon", note: "今年度に受け入れる指導医の数" },
    options: {
      header: "組合せの候補",
      cell: count(),
      writer: "addon",
      note: "申込み、指導医、半日の、できる組合せの数",
    },
    proposed: {
      header: "提案",
      cell: count(),
      writer: "addon",
      note: "組み合わせた申込みの数（一人を今組むでは、一緒に計算した数）",
    },
    unmatched: { header: "未成立", cell: count(), writer: "addon", note: "組み合わせられなかった申込みの数" },
    kept: {
      header: "動かさなかった判断",
      cell: count(),
      writer: "addon",
      note: "採用、固定、変更で、先に枠を取った数",
    },
    rules: { header: "そのときの決まり", cell: long(300), writer: "addon", note: "優先の順、重み、期間などの設定" },
    values: {
      header: "基準の値",
      cell: long(260),
      writer: "addon",
      note: "基準を優先の順に並べた、この選定の値。上の基準を下げずに、次の基準を最もよくしています",
    },
    comparison: {
      header: "受付順との比較",
      cell: long(260),
      writer: "addon",
      note: "受付の早い順に一人ずつ組んだときの、同じ基準の値と、決まらない申込み",
    },
    changes: { header: "職員の判断と理由", cell: long(300), writer: "addon", note: "この実行のときに選ばれていた判断" },
    reserve: { header: "留保", cell: text(220, 500), writer: "addon", note: "特定の対象区分のために空けておいた枠" },
    proof: { header: "証明", cell: text(240, 500), writer: "addon", note: "最もよいことの証明を控えに残したか" },
    pieces: {
      header: "控えの枚数",
      cell: count(),
      writer: "addon",
      note: "「選定の控え」シートの行の数。0は残していません",
    },
    fingerprint: {
      header: "控えの指紋",
      cell: id(),
      writer: "addon",
      note: "控えの全文のSHA-256。決裁の資料に印字した値と同じなら、控えは書き換えられていません",
    },
    checkedAt: { header: "検算日時", cell: moment(), writer: "addon", note: "最後に検算した日時" },
    checkedBy: { header: "検算者", cell: text(200), writer: "addon", note: "検算した職員" },
    checkResult: { header: "検算の結果", cell: long(320), writer: "addon", note: "合格か、どこが合わないか" },
  },
});
export type Run = Row<typeof runs>;

export const runParts = defineTable("選定の控え", {
  note: "選定の問題と証明の全文を分けたもの。氏名はなく、番号だけです。検算に使うので、書き換えないでください",
  key: "partId",
  yearly: true,
  keepYears: 5,
  columns: {
    partId: { header: "控えの番号", cell: id(), writer: "addon", note: "実行番号と、何枚目か" },
    runId: { header: "実行番号", cell: id(), writer: "addon", note: "「選定の記録」シートの実行番号" },
    fiscalYear: { header: "年度", cell: count(), writer: "addon", note: "年度（西暦）" },
    // One line, so that a sheet of whole pages of digits stays low.
    content: { header: "内容", cell: text(300, 45_000), writer: "addon", note: "1枚目から続けて読むJSONの一部" },
    hash: { header: "内容の指紋", cell: id(), writer: "addon", note: "この枚の内容のSHA-256" },
  },
});
export type RunPart = Row<typeof runParts>;

/** 実-1a2b3c4d/1; counted from 1. */
export const partIdOf = (runId: string, number: number): string => `${runId}/${number}`;

/** The run that took place last; of two in one second the lower row. */
export function newestRun(rows: readonly Run[]): Run | undefined {
  return rows.reduce<Run | undefined>((newest, row) => (newest && newest.at > row.at ? newest : row), undefined);
}
