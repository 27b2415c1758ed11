/** A quiet round: the days on which the letters of 周知 left, and what the association told of its members' publicity. */
import type { Context, Entry } from "../../platform/entry.ts";
import type { Unwritten } from "../../platform/rows.ts";
import { associationReplies, organizations, publicity } from "../../tables/association.ts";
import { notices } from "../../tables/notices.ts";
import { isPending, planReplies, sentDays, type ReplyPlan } from "./publicity.rules.ts";

/** A workbook of an older version has the sheets only after 初期設定. */
const LENIENT = { lenient: true, absent: true } as const;

export const publicityRound: Entry<undefined> = {
  operation: "周知の記録",
  scopes: [],
  run(context) {
    const sent = noteSent(context);
    const { done, held } = reflectReplies(context);
    const parts = [
      done === 0 ? "" : `会員への周知の回答${done}件を「周知」シートに反映しました。`,
      held === 0 ? "" : `会員への周知の回答${held}件は保留です。「医師会の回答」シートの「状態の理由」を見てください。`,
    ];
    return {
      message: parts.filter((part) => part !== "").join("\n"),
      count: sent + done + held,
      quiet: done + held === 0,
    };
  },
};

/** 通知 is read only while a letter is on its way. */
function noteSent({ rows }: Context): number {
  const open = rows.read(publicity, LENIENT).filter((row) => row.sentOn === "" && row.noticeId !== "");
  const patches = open.length === 0 ? [] : sentDays(open, rows.read(notices, LENIENT));
  rows.update(publicity, patches);
  return patches.length;
}

/** 周知 first, then why, and the state last: until it says so, a rerun finds the answer and does the rest. */
function reflectReplies({ rows }: Context): { done: number; held: number } {
  const replies = rows.read(associationReplies, LENIENT);
  if (!replies.some(isPending)) return { done: 0, held: 0 };
  const plan = planReplies({
    replies,
    publicity: rows.read(publicity, LENIENT),
    organizations: rows.read(organizations, LENIENT),
  });
  const lost = new Set([...rows.append(publicity, plan.fresh), ...fill(rows, plan.patches)].map(({ key }) => key));
  const known = new Map(replies.map((row) => [row.replyId, row]));
  // One that staff judged and that still cannot go in says why once, and not each hour.
  const told = plan.replies
    .filter(({ into }) => !lost.has(into))
    .filter(({ key, state, stateNote }) => known.get(key)?.state !== state || known.get(key)?.stateNote !== stateNote);
  rows.update(
    associationReplies,
    told.map(({ key, stateNote }) => ({ key, values: { stateNote } })),
  );
  rows.update(
    associationReplies,
    told.map(({ key, state }) => ({ key, values: { state } })),
  );
  const count = (state: string): number => told.filter((each) => each.state === state).length;
  return { done: count("反映済"), held: count("保留") };
}

/** The day last: by it a rerun knows whether the rest is in. */
function fill(rows: Context["rows"], patches: ReplyPlan["patches"]): readonly Unwritten[] {
  const part = (isDay: boolean): ReplyPlan["patches"] =>
    patches.flatMap(({ key, values: { toldOn, ...rest } }) => {
      const values = isDay ? (toldOn === undefined ? {} : { toldOn }) : rest;
      return Object.keys(values).length === 0 ? [] : [{ key, values }];
    });
  return [...rows.update(publicity, part(false)), ...rows.update(publicity, part(true))];
}
