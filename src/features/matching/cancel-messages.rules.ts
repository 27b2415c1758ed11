/** What staff read before and after decisions are ended. Pure. */
import { wareki } from "../../core/calendar.ts";
import type { EndKind } from "../../tables/cases.ts";
import { hasLeft, isMade, isUnsent, lettersOfCase } from "./cancel-letters.rules.ts";
import type { Marked } from "./cancel-marks.rules.ts";
import type { CancelPlan, Ending, Refused, Register } from "./cancel.rules.ts";
import { someLines } from "./words.rules.ts";

/** The answers to 「取消の後の申込み」, in the order of their numbers. */
export const KIND_ANSWERS: readonly EndKind[] = ["事務局の都合", "指導医の辞退", "申込者の取下げ"];

export const KIND_QUESTION = [
  "取消の後、申込みをどうしますか。番号で答えてください。",
  "1　もう一度選定する（事務局の都合など。同じ指導医とも組めます）",
  "2　もう一度選定する（指導医の辞退。同じ指導医とは組みません）",
  "3　申込みも取り消す（申込者の取下げ）",
].join("\n");

type Way = Pick<Ending, "row" | "way" | "kind">;

/** What each case would become, and what its letters would. */
export function endingLines(register: Register, ways: readonly Way[]): string[] {
  return ways.map(({ row, way, kind }) => {
    const day = row.visitOn === "" ? "" : `（実施日 ${wareki(row.visitOn)}）`;
    const who = `・${row.caseId}　${row.applicantName}／${row.instructorName}${day}`;
    return `${who}　${way === "undo" ? "決定の前に戻します" : cancelWords(register, { row, way, kind })}`;
  });
}

function cancelWords({ notices }: Register, { row, kind }: Way): string {
  const letters = lettersOfCase(notices, row);
  const unsent = letters.filter(isUnsent);
  const made = unsent.filter(isMade).length;
  const left = letters.filter(hasLeft);
  const after = kind === "" ? "" : kind === "申込者の取下げ" ? "、申込みも取消" : "、申込みは選定待ち";
  const given = unsent.length === 0 ? "" : `、発送前の通知${unsent.length}通を取りやめ`;
  const called = left.length === 0 ? "" : "、発送した相手に取消連絡を用意";
  const check = made === 0 ? "" : "（すでに発送していたら、先に「発送済にする」を実行してください）";
  return `取消にします${after}${given}${called}${check}`;
}

export function endingQuestion(register: Register, ways: readonly Way[], hidden: string): string {
  return [
    `${ways.length}件の決定を取り消します${hidden}。指導医の枠と年1回の数は、すぐに空きます。`,
    someLines(endingLines(register, ways)),
    "よろしいですか。",
  ].join("\n");
}

export function endingMessage(plan: CancelPlan, refused: readonly Refused[], command: string): string {
  const of = (way: Ending["way"]): readonly Ending[] => plan.ended.filter((each) => each.way === way);
  const sentences = [
    plan.ended.length === 0 ? "取り消した決定はありません。" : `${plan.ended.length}件の決定を取り消しました。`,
    of("undo").length === 0
      ? ""
      : `うち${of("undo").length}件は決定の前に戻しました。判断は残っているので、決め直さないときは「マッチング」シートの判断を変えるか消してください。`,
    plan.newNotices.length === 0
      ? ""
      : `取消連絡の通知${plan.newNotices.length}件を用意しました。「通知」シートで確かめ、決定連絡票と同じように作って送ってください。`,
    of("cancel").some(({ kind }) => kind !== "申込者の取下げ")
      ? "選定待ちに戻った申込みは、次の「提案を作る」で組み直します。"
      : "",
    plan.left === 0
      ? ""
      : `${plan.left}件は、書いている間に行が動いたため終えていません。もう一度「${command}」を実行してください。`,
  ];
  return [sentences.join(""), refusedText(refused)].filter((part) => part !== "").join("\n");
}

/** Cases that were not ended, with their reasons; "" for none. */
export function refusedText(refused: readonly Refused[]): string {
  if (refused.length === 0) return "";
  return `取り消していない案件が${refused.length}件あります。\n${someLines(refused.map(({ caseId, why }) => `・${caseId}：${why}`))}`;
}

export function markedQuestion(register: Register, { endings, unfinished, refused }: Marked): string {
  const reasons = endings.map((each, index) => {
    const line = endingLines(register, [each])[0] ?? "";
    return `${line}（${each.kind}：${endings[index]?.reason ?? ""}）`;
  });
  const begun = unfinished.map(
    ({ row, reason }) => `・${row.caseId}　${row.applicantName}　途中の決定をやめ、申込みを取消（${reason}）`,
  );
  return [
    `取下げと辞退により、${endings.length + unfinished.length}件の決定を取り消します。指導医の枠と年1回の数は、すぐに空きます。`,
    someLines([...reasons, ...begun], 15),
    refusedText(refused),
    "よろしいですか。",
  ]
    .filter((line) => line !== "")
    .join("\n");
}
