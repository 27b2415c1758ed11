/** 操作記録 and 要確認 as every command leaves them: one row a command, one row for each thing a person must see. */
import { blankRow } from "../../core/table.ts";
import { operationId, type Ledger } from "../../platform/entry.ts";
import { operations, reviews } from "../../tables/desk.ts";

export const ledger: Ledger = {
  log(context, operation, state, outcome) {
    context.rows.appendLine(
      operations,
      blankRow(operations, {
        operationId: operationId(context),
        at: context.at,
        user: context.user,
        operation,
        state,
        done: outcome.count ?? null,
        total: outcome.count ?? null,
        result: outcome.message,
        finishedAt: context.at,
      }),
    );
  },
  review(context, unwritten) {
    context.rows.append(
      reviews,
      unwritten.map((item, index) =>
        blankRow(reviews, {
          reviewId: `行/${context.at}/${index + 1}`,
          foundAt: context.at,
          kind: "行の移動",
          state: "未処理",
          reason: `「${item.sheet}」シートの ${item.key} に書けませんでした（${item.why}）。行があるか確かめてから、同じ操作をもう一度実行してください`,
        }),
      ),
    );
  },
};
