/**
 * 医師会との共有: the commands. What touches Drive is ordered in 操作記録 and done by the office account, which owns the
 * files: at once where it is at the keyboard, else by its clock (work.command.ts).
 */
import { operationId, type Context, type Entry, type Outcome } from "../../platform/entry.ts";
import { wakeClock } from "../../platform/job.ts";
import { readState } from "../../platform/state.ts";
import { askFor, confirm, tell } from "../../platform/ui.ts";
import { operations } from "../../tables/desk.ts";
import { orderRow, type ShareOrder } from "../../tables/orders.ts";
import { consentedLines } from "./copy.rules.ts";
import { openRoom } from "./desk.command.ts";
import { audienceLines, contentLines, fileLine } from "./preview.rules.ts";
import { AS_FILE, nameOf, VIEWED } from "./recipients.rules.ts";
import { somebody } from "./refresh.command.ts";
import { standingOf } from "./share.rules.ts";

/** Changes nothing. */
export const previewCopy: Entry<undefined> = {
  operation: "写しの下調べ",
  scopes: [],
  run(context) {
    const room = openRoom(context);
    const copy = room.copyFor(VIEWED);
    const { current } = standingOf(room.shares, VIEWED);
    const lines = [
      ...audienceLines(room.audience),
      "",
      ...contentLines(copy),
      "",
      "本人が同意した人だけを載せる列",
      ...consentedLines({ party: "association" }).map((line) => `・${line}`),
      "",
      ...(room.audience.viewers.length === 0 ? [] : ["ファイル", fileLine(current, copy, room.audience)]),
      ...(current ? [current.url] : []),
      "",
      "何も書き換えていません。",
    ];
    return { message: lines.join("\n"), quiet: true };
  },
};

export const refreshCopy: Entry<ShareOrder> = {
  operation: "写しを更新する",
  scopes: [],
  ask(context) {
    const room = openRoom(context);
    somebody(room, VIEWED);
    const copy = room.copyFor(VIEWED);
    const { current } = standingOf(room.shares, VIEWED);
    const text = [
      fileLine(current, copy, room.audience),
      "",
      ...audienceLines({ ...room.audience, byFile: [] }),
      "",
      ...contentLines(copy),
      "",
      "よろしいですか。",
    ];
    return confirm("写しを更新する", text.join("\n")) ? { share: "写しを更新する" } : undefined;
  },
  run: place,
};

export const makeExcelCopy: Entry<ShareOrder> = {
  operation: "写しをExcelで作る",
  scopes: [],
  ask(context) {
    const room = openRoom(context);
    const people = somebody(room, AS_FILE);
    const text = [
      `${people.map(nameOf).join("、")}さんに渡すExcelファイルを作ります。`,
      ...(standingOf(room.shares, AS_FILE).current ? ["前に作ったファイルは、ごみ箱に入れます。"] : []),
      "",
      ...contentLines(room.copyFor(AS_FILE)),
      "",
      "よろしいですか。",
    ];
    return confirm("写しをExcelで作る", text.join("\n")) ? { share: "写しをExcelで作る" } : undefined;
  },
  run: place,
};

export const stopSharing: Entry<ShareOrder> = {
  operation: "共有をやめる",
  scopes: [],
  ask(context) {
    const open = openRoom(context).shares.filter(({ state }) => state === "共有中");
    if (open.length === 0) {
      tell("共有をやめる", "いま共有している写しはありません");
      return undefined;
    }
    const text = [
      "次の写しの共有を外し、ごみ箱に入れます。やめる理由を書いてください。",
      ...open.map(({ shareId, way, people }) => `・${shareId}（${way}）${people.replace(/\n/g, "、")}`),
    ];
    const reason = askFor("共有をやめる", text.join("\n"));
    if (reason === "") tell("共有をやめる", "理由が書かれていないため、何もしていません");
    return reason === undefined || reason === "" ? undefined : { share: "共有をやめる", reason: reason.slice(0, 200) };
  },
  run: place,
};

/** The clock is woken first: a run that dies right after the order stands in the queue has asked for it already. */
function place(context: Context, order: ShareOrder): Outcome {
  const { at, user } = context;
  wakeClock();
  context.rows.append(operations, [
    orderRow({ operationId: operationId(context), at, user, operation: order.share }, order, 1),
  ]);
  const soon =
    user === readState("owner") ? "" : "。事務所アカウントの時計が、まもなく始めます。「進み具合」で確かめられます";
  return { message: `「${order.share}」を待ち行列に入れました${soon}`, count: 1 };
}
