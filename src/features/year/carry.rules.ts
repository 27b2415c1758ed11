/**
 * Answers to 繰越の確認 (A28): はい and いいえ become 繰越の意向 of the application. A second answer that says otherwise waits for
 * staff, whose word then counts. Rows of 回答 about anything else are somebody else's. Pure.
 */
import { reply } from "../../forms/reply.ts";
import { manyLines, oneLine } from "../../core/text.ts";
import { CARRYABLE_STATES, type Applicant } from "../../tables/applicants.ts";
import type { ReplyKind, ReplyRow } from "../../tables/messages.ts";

const KIND: ReplyKind = "繰越";

export interface CarryPlan {
  /** Written first. */
  readonly wishes: readonly {
    readonly key: string;
    readonly values: Pick<Applicant, "carryWish" | "carryAnsweredOn">;
  }[];
  readonly rows: readonly { readonly key: string; readonly values: Partial<ReplyRow> }[];
}

/**
 * Rows that wait for this round: new ones about carrying over, and those that staff have judged; among these also one that
 * they take back and of which nobody knows what it was about.
 */
export function carryReplies(rows: readonly ReplyRow[]): ReplyRow[] {
  return rows
    .filter((row) => row.state === "未反映" || (row.state === "保留" && row.verdict !== ""))
    .filter((row) => [KIND, ...(row.verdict === "取り下げる" ? [""] : [])].includes(subjectOf(row).kind))
    .sort((a, b) =>
      a.receivedAt === b.receivedAt ? compare(a.replyId, b.replyId) : compare(a.receivedAt, b.receivedAt),
    );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What a row is about: as staff say, where they say it. */
function subjectOf({ kind, subjectId, subjectChoice, state }: ReplyRow): { kind: string; subjectId: string } {
  if (state !== "保留" || subjectChoice === "") return { kind, subjectId };
  const place = reply.keyed?.place(oneLine(subjectChoice)) ?? {};
  return { kind: String(place["kind"] ?? ""), subjectId: String(place["subjectId"] ?? "") };
}

export function planCarryReplies(rows: readonly ReplyRow[], applicants: readonly Applicant[]): CarryPlan {
  const byId = new Map(applicants.map((row) => [row.applicationId, row]));
  const wishes = new Map<string, CarryPlan["wishes"][number]["values"]>();
  const outcomes = carryReplies(rows).map((row) => {
    const { subjectId } = subjectOf(row);
    const applicant = byId.get(subjectId);
    const said = wishes.get(subjectId)?.carryWish ?? applicant?.carryWish ?? "";
    const judged = judge(row, subjectId, applicant, said);
    if (judged.wish && judged.wish !== said)
      wishes.set(subjectId, { carryWish: judged.wish, carryAnsweredOn: row.receivedAt.slice(0, 10) });
    return stands(row, judged.values) ? [] : [{ key: row.replyId, values: judged.values }];
  });
  return { wishes: [...wishes].map(([key, values]) => ({ key, values })), rows: outcomes.flat() };
}

/** Whether a row that staff judged says so already: their word stays in it until they change it. */
const stands = (row: ReplyRow, { state, stateNote }: Partial<ReplyRow>): boolean =>
  row.state === state && row.stateNote === manyLines(stateNote ?? "");

interface Judged {
  readonly wish?: "希望する" | "希望しない";
  readonly values: Partial<ReplyRow>;
}

function judge(
  row: ReplyRow,
  subjectId: string,
  applicant: Applicant | undefined,
  said: Applicant["carryWish"],
): Judged {
  if (row.verdict === "取り下げる") return { values: { state: "取下げ", stateNote: "職員が取り下げました" } };
  if (!applicant)
    return held(`受付番号 ${subjectId} の申込みがありません。「対象の指定」を直してください（例：申-2018-0001/繰越）`);
  if (!CARRYABLE_STATES.some((state) => state === applicant.state))
    return held(`申込み ${subjectId} は「${applicant.state}」なので、繰り越せません。相手に確かめてください`);
  const wish = row.answer === "はい" ? "希望する" : row.answer === "いいえ" ? "希望しない" : undefined;
  if (!wish) return held("「お答え」が空です。「はい」か「いいえ」を書いて、「反映する」を選んでください");
  const isJudged = row.state === "保留" && row.verdict === "反映する";
  if (said !== "" && said !== wish && !isJudged)
    return held(
      `先に「${said}」と答えています。本人に確かめ、いまの答えにするときは「反映する」、先の答えのままにするときは「取り下げる」を選んでください`,
    );
  const place = { kind: KIND, subjectId };
  return { wish, values: { ...place, state: "反映済", stateNote: `${subjectId} の繰越の意向を「${wish}」にしました` } };
}

const held = (stateNote: string): Judged => ({ values: { state: "保留", stateNote } });

/** In full sentences, without names. */
export function carryMessage({ wishes, rows }: CarryPlan): string {
  const count = (wish: string): number => wishes.filter(({ values }) => values.carryWish === wish).length;
  const waits = rows.filter(({ values }) => values.state === "保留").length;
  const parts = [
    wishes.length === 0
      ? ""
      : `繰越の回答を${wishes.length}件反映しました（希望する${count("希望する")}件、希望しない${count("希望しない")}件）。`,
    waits === 0 ? "" : `${waits}件は確認が要るので「保留」です。「回答」シートの「状態の理由」を見てください。`,
  ];
  return parts.filter((part) => part !== "").join("");
}
