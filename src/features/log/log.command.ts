/** 操作記録 and 要確認 as every command leaves them: one row a command, one row for each thing a person must see. */
import { OfficeError } from "../../core/errors.ts";
import { blankRow } from "../../core/table.ts";
import { operationId, type Ledger } from "../../platform/entry.ts";
import { operations, reviews, staff } from "../../tables/desk.ts";

export const ledger: Ledger = {
  admit(context) {
    const listed =
      context.book.getSheetByName(staff.name) !== null &&
      context.rows.read(staff, { lenient: true }).some((person) => person.active && person.email === context.user);
    if (listed) return;
    throw new OfficeError(
      `${context.user === "" ? "お使いのアカウント" : context.user} は、この台帳の職員ではありません`,
      { sheet: staff.name },
      "事務所アカウントの担当者に、職員シートへの記載（在職＝はい）を頼んでください。初めて使うときは「初期設定」から始めます",
    );
  },
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
        result: outcome.record ?? outcome.message,
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
