/**
 * Answers to 受入確認, from 回答 into マッチング: a yes frees the pair for its decision, a no closes the proposal, whose
 * application then waits for another instructor (A12). Pure.
 */
import { wareki } from "../../core/calendar.ts";
import type { Patch } from "../../core/table.ts";
import { oneLine } from "../../core/text.ts";
import type { Case, cases } from "../../tables/cases.ts";
import type { replies, ReplyRow } from "../../tables/messages.ts";

/** Written in this order. */
export interface AnswerPlan {
  readonly details: readonly Patch<typeof cases>[];
  readonly asks: readonly Patch<typeof cases>[];
  readonly states: readonly Patch<typeof cases>[];
  readonly notes: readonly Patch<typeof replies>[];
  readonly done: readonly Patch<typeof replies>[];
  readonly yes: number;
  readonly no: number;
  readonly withdrawn: number;
  readonly held: number;
}

const ASK = "受入確認";

/** Which replies this is about: those of its kind, those that staff name so, and those that nobody could place and staff drop. */
export function isOpenAnswer({ state, verdict, kind, subjectChoice }: ReplyRow): boolean {
  if (state !== "未反映" && (state !== "保留" || verdict === "")) return false;
  const typed = oneLine(subjectChoice);
  if (typed !== "") return typed.endsWith(`/${ASK}`);
  return kind === ASK || (kind === "" && verdict === "取り下げる");
}

interface Verdict {
  readonly row: ReplyRow;
  readonly caseId: string;
  readonly state: "反映済" | "保留" | "取下げ";
  readonly note: string;
  readonly match?: Case;
}

export function planAnswers(rows: readonly ReplyRow[], all: readonly Case[]): AnswerPlan {
  const byId = new Map(all.map((row) => [row.caseId, row]));
  const inOrder = rows.filter(isOpenAnswer).sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const verdicts = inOrder.map((row) => {
    const verdict = judge(row, byId);
    if (verdict.match) byId.set(verdict.caseId, { ...verdict.match, ...answeredValues(row), ...closedBy(row) });
    return verdict;
  });
  const taken = verdicts.filter(({ match }) => match !== undefined);
  const changed = verdicts.filter(saysOtherwise);
  const count = (state: Verdict["state"]): number => changed.filter((each) => each.state === state).length;
  return {
    details: taken.map(({ row, caseId: key }) => {
      const { hostAsk: _answer, ...values } = answeredValues(row);
      return { key, values };
    }),
    asks: taken.map(({ row, caseId: key }) => ({ key, values: { hostAsk: answeredValues(row).hostAsk } })),
    states: taken.flatMap(({ row, caseId: key }) => (row.answer === "いいえ" ? [{ key, values: closedBy(row) }] : [])),
    notes: changed.map(({ row, caseId, note: stateNote }) => ({
      key: row.replyId,
      values: { ...(caseId === "" ? {} : { kind: ASK, subjectId: caseId }), stateNote },
    })),
    done: changed.map(({ row, state }) => ({ key: row.replyId, values: { state } })),
    yes: taken.filter(({ row }) => row.answer === "はい").length,
    no: taken.filter(({ row }) => row.answer === "いいえ").length,
    withdrawn: count("取下げ"),
    held: count("保留"),
  };
}

const orderOf = ({ receivedAt, replyId }: ReplyRow): string => `${receivedAt} ${replyId}`;

/** One that waits for staff says the same hour after hour. */
const saysOtherwise = ({ row, state, note, caseId }: Verdict): boolean =>
  row.state !== state || row.stateNote !== note || (caseId !== "" && row.subjectId !== caseId);

function judge(row: ReplyRow, byId: ReadonlyMap<string, Case>): Verdict {
  const caseId = caseIdOf(row);
  const held = (note: string): Verdict => ({ row, caseId: byId.has(caseId) ? caseId : "", state: "保留", note });
  if (row.verdict === "取り下げる")
    return { row, caseId: row.subjectId, state: "取下げ", note: "職員の判断で取り下げました。案件は変えていません" };
  const match = byId.get(caseId);
  if (!match) return held(`案件 ${caseId} の行が「マッチング」シートにありません。番号を確かめてください`);
  if (isReflected(row, match)) return { row, caseId, state: "反映済", note: noteOf(row), match };
  if (match.state !== "提案" || match.hostAsk === "") return held(overText(match));
  // Only staff may say that a later answer counts more than an earlier one.
  if (match.hostAsk !== "依頼中" && row.verdict !== "反映する")
    return held(
      `「${match.hostAsk}」の回答を、すでに反映しています。指導医に確かめ、この回答のとおりにするときは「反映する」、しないときは「取り下げる」を選んでください`,
    );
  if (match.verdict === "変更" && match.otherInstructor !== match.instructorId)
    return held("判断が「変更」に変わっています。指導医に伝え、この回答は「取り下げる」を選んでください");
  return { row, caseId, state: "反映済", note: noteOf(row), match };
}

const caseIdOf = ({ subjectChoice, subjectId }: ReplyRow): string => oneLine(subjectChoice).split("/")[0] || subjectId;

const overText = ({ caseId, state, hostAsk }: Case): string =>
  hostAsk === ""
    ? `案件 ${caseId} では、いま受入確認を依頼していません。指導医に確かめ、要らなければ「取り下げる」を選んでください`
    : `案件 ${caseId} は「${state}」です。指導医に確かめ、要らなければ「取り下げる」を選んでください`;

/** A run that was cut off before it said so. */
function isReflected(row: ReplyRow, match: Case): boolean {
  const { hostAsk, hostAnsweredOn } = answeredValues(row);
  const closed = row.answer === "いいえ" ? match.state === "見送り" || match.state === "提案" : match.state === "提案";
  return closed && match.hostAsk === hostAsk && match.hostAnsweredOn === hostAnsweredOn;
}

const noteOf = ({ answer }: ReplyRow): string =>
  answer === "はい"
    ? "受入確認を「可」にしました。判断「採用」で決定できます"
    : "受入確認を「否」にし、提案を見送りにしました。次の「提案を作る」で別の指導医と組みます";

/** The cell takes so much of what was said beside the answer. */
const COMMENT = 500;

function answeredValues({
  answer,
  comment,
  receivedAt,
}: ReplyRow): Pick<Case, "hostAsk" | "hostAnsweredOn" | "hostComment" | "verdictCheck"> {
  const on = receivedAt.slice(0, 10);
  return {
    hostAsk: answer === "はい" ? "可" : "否",
    hostAnsweredOn: on,
    hostComment: Array.from(oneLine(comment)).slice(0, COMMENT).join(""),
    verdictCheck:
      answer === "はい"
        ? `指導医は受け入れられると答えました（${wareki(on)}）`
        : `指導医が受け入れられないと答えたため、見送りにしました（${wareki(on)}）`,
  };
}

const closedBy = ({ answer }: ReplyRow): Partial<Case> => (answer === "いいえ" ? { state: "見送り" } : {});

export function answersText({ yes, no, withdrawn, held }: AnswerPlan): string {
  const done = [
    ...(yes === 0 ? [] : [`可${yes}件`]),
    ...(no === 0 ? [] : [`否${no}件（見送りにしました）`]),
    ...(withdrawn === 0 ? [] : [`取下げ${withdrawn}件`]),
  ];
  return [
    done.length === 0 ? "" : `受入確認の回答を反映しました（${done.join("、")}）。`,
    held === 0 ? "" : `${held}件は、職員の確認が要るので「保留」です。「回答」シートの「状態の理由」を見てください。`,
  ].join("");
}
