/** A quiet round: what the association asks, corrects or thinks waits for staff, until they say that it is settled. */
import type { Entry } from "../../platform/entry.ts";
import { associationReplies } from "../../tables/association.ts";
import { replyPatches } from "./replies.rules.ts";

export const replyRound: Entry<undefined> = {
  operation: "医師会からの連絡",
  scopes: [],
  run({ rows }) {
    const [notes = [], states = []] = replyPatches(rows.read(associationReplies, { lenient: true, absent: true }));
    rows.update(associationReplies, notes);
    rows.update(associationReplies, states);
    const waits = states.filter(({ values }) => values.state === "保留").length;
    const message =
      waits === 0
        ? `医師会からの連絡${states.length}件を済みにしました。`
        : `医師会からの連絡${waits}件が、職員の確認を待っています。「医師会の回答」シートを見てください。`;
    return { message, count: states.length, quiet: states.length === 0 };
  },
};
