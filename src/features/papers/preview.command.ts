/** 通知 > 下見を作る: one letter as it would read now, without a number, a mail or a mark in 通知. */
import { OfficeError } from "../../core/errors.ts";
import { operationId, type Entry } from "../../platform/entry.ts";
import { wakeClock } from "../../platform/job.ts";
import { selectedRows } from "../../platform/selection.ts";
import { operations } from "../../tables/desk.ts";
import { notices } from "../../tables/notices.ts";
import { orderRow } from "../../tables/orders.ts";

const operation = "下見を作る";

export const previewLetter: Entry<string> = {
  operation,
  scopes: [],
  ask(context) {
    const { keys } = selectedRows(context, notices);
    const [key] = keys;
    if (keys.length === 1 && key !== undefined) return key;
    throw new OfficeError(
      `${keys.length}行が選ばれています`,
      { sheet: notices.name },
      "下見は1通ずつ作ります。見たい通知の行を1つだけ選んでから、もう一度実行してください",
    );
  },
  run(context, key) {
    const orderer = { operationId: operationId(context), at: context.at, user: context.user, operation };
    wakeClock();
    context.rows.append(operations, [orderRow(orderer, { paper: "下見", keys: [key] }, 1)]);
    return {
      message: `${key} の下見を待ち行列に入れました。できあがると、操作記録の「結果」にリンクが載ります`,
      count: 1,
    };
  },
};
