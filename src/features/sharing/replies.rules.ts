/** What the association tells beside its publicity: a person must read it, and say when it is settled. Pure. */
import type { Patch } from "../../core/table.ts";
import type { associationReplies, AssociationReply } from "../../tables/association.ts";

/** 周知 is another feature's; it needs no person. */
const PUBLICITY: AssociationReply["kind"] = "会員への周知を行った";

const WHAT: Readonly<Partial<Record<AssociationReply["kind"], string>>> = {
  連名の文書の文面を確かめた: "「内容」を読み、連名の文書の文面を直すところがあれば直してください",
  写しの内容に誤りがある: "「内容」を読み、もとのシートの誤りを直して「写しを更新する」を実行してください",
};
const SETTLE = "済んだら「処理」で「反映する」を、必要がなければ「取り下げる」を選んでください";

/** A reply that waits or that staff have judged: its note first, its state last. */
export function replyPatches(rows: readonly AssociationReply[]): Patch<typeof associationReplies>[][] {
  const due = rows
    .filter(({ kind }) => kind !== PUBLICITY && kind !== "")
    .flatMap((row) => {
      const after = afterOf(row);
      return after ? [{ key: row.replyId, ...after }] : [];
    });
  return [
    due.map(({ key, stateNote }) => ({ key, values: { stateNote } })),
    due.map(({ key, state }) => ({ key, values: { state } })),
  ];
}

function afterOf({
  kind,
  state,
  verdict,
}: AssociationReply): Pick<AssociationReply, "state" | "stateNote"> | undefined {
  if (state !== "未反映" && state !== "保留") return undefined;
  if (verdict === "反映する") return { state: "反映済", stateNote: "職員が確かめました" };
  if (verdict === "取り下げる") return { state: "取下げ", stateNote: "職員が取り下げました" };
  return state === "保留"
    ? undefined
    : { state: "保留", stateNote: `${WHAT[kind] ?? "「内容」を読んでください"}。${SETTLE}` };
}
