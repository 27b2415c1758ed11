/** 点検: records of runs, and the copies that belong to them. */
import { describe, expect, test } from "vitest";
import { blankRow } from "../../../src/core/table.ts";
import { partIdOf, runParts, runs, type Run } from "../../../src/tables/runs.ts";
import { said } from "./shop.ts";

const RUN = "実-1a2b3c4d";
const run = (values: Partial<Run> = {}): Run => blankRow(runs, { runId: RUN, fiscalYear: 2018, pieces: 2, ...values });
const part = (n: number) => blankRow(runParts, { partId: partIdOf(RUN, n), runId: RUN, fiscalYear: 2018 });
const inOrder = (records: readonly Run[], pieces: readonly object[]): string[] =>
  said({ rows: { [runs.name]: records, [runParts.name]: pieces } });

describe("選定の記録と控え", () => {
  test("控えがそろい、検算していないか合格していれば、何も言わない", () => {
    expect(inOrder([run()], [part(1), part(2)])).toEqual([]);
    expect(inOrder([run({ checkResult: "合格：" })], [part(1), part(2)])).toEqual([]);
    expect(inOrder([run({ pieces: 0, proof: "なし" })], [])).toEqual([]);
  });

  test("足りない枚を、番号で言う", () => {
    expect(inOrder([run()], [part(1)])).toEqual([
      `「選定の記録」2行目 ${RUN}：「選定の控え」シートに、控えの1枚がありません（${RUN}/2） → 「選定の控え」シートの変更履歴から戻してください`,
    ]);
    expect(inOrder([run({ pieces: 9 })], [])[0]).toContain(
      `控えの9枚がありません（${RUN}/1、${RUN}/2、${RUN}/3 ほか）`,
    );
  });

  test("検算で不合格のままの実行と、記録の行がない控えを言う", () => {
    expect(inOrder([run({ checkResult: "不合格：1か所が合いません。" })], [part(1), part(2)])[0]).toContain(
      "検算の結果が不合格です → 行を選んで「マッチング > 選定を検算する」を実行すると",
    );
    expect(inOrder([], [part(1)])).toEqual([
      `「選定の控え」2行目 ${RUN}/1：実行番号 ${RUN} の行が「選定の記録」シートにありません → 「選定の記録」シートの変更履歴から戻してください`,
    ]);
  });
});
