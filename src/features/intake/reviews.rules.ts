/** 要確認: what staff corrected comes back as an arrival, and each row learns what became of it. Pure. */
import { msOf } from "../../core/calendar.ts";
import type { Question } from "../../core/question.ts";
import type { Review } from "../../tables/desk.ts";
import { ANSWER_KINDS } from "../../tables/words.ts";
import { answersFrom } from "./answers.rules.ts";
import { refusalText, type Arrival, type Refusal } from "./arrival.rules.ts";
import { atLarge } from "./reading.rules.ts";

export interface ReviewChange {
  readonly key: string;
  readonly values: Partial<Pick<Review, "state" | "reason">>;
}

/** Rows on which staff have decided and nothing was done yet. */
export function judged(rows: readonly Review[]): { takeIn: Review[]; withdraw: Review[] } {
  const open = rows.filter((row) => row.state === "未処理");
  return {
    takeIn: open.filter((row) => row.verdict === "取り込む"),
    withdraw: open.filter((row) => row.verdict === "取り下げる"),
  };
}

/** The answers of a row: as corrected, or as they came where nothing was corrected. */
export function arrivalFrom(row: Review, questions: readonly Question[]): Arrival {
  const raw = row.corrected === "" ? row.raw : row.corrected;
  const { responseId, receivedAt } = row;
  const atMs = receivedAt === "" ? 0 : msOf(receivedAt);
  const { answers, faults } = answersFrom(questions, raw);
  return { responseId, receivedAt, atMs, answers, faults: atLarge(...faults), raw, route: "要確認から" };
}

export const withdrawnChange = (row: Review): ReviewChange => ({ key: row.reviewId, values: { state: "取下げ" } });

const NOT_AN_ANSWER =
  "この行はフォームの回答ではないので、取り込めません。確認が済んだら「処理」で「取り下げる」を選んでください";

/** What became of the rows to be taken in. `places` tells where each response id now stands (受付番号, 委嘱番号, 連絡番号 …). */
export function outcomesOf(
  rows: readonly Review[],
  places: ReadonlyMap<string, string>,
  refused: readonly Refusal[],
): ReviewChange[] {
  const faults = new Map(refused.map((refusal) => [refusal.arrival.responseId, refusal.faults]));
  return rows.map((row) => {
    const place = places.get(row.responseId);
    if (place !== undefined)
      return { key: row.reviewId, values: { state: "取込済", reason: `${place} として取り込みました` } };
    const reason = isAnswer(row)
      ? refusalText(faults.get(row.responseId) ?? [])
      : `${row.reason.split("\n・この行は")[0] ?? ""}\n・${NOT_AN_ANSWER}`;
    return { key: row.reviewId, values: { reason } };
  });
}

/** Whether a row holds answers of a Form. */
export const isAnswer = (row: Review): boolean =>
  row.responseId !== "" && ANSWER_KINDS.some((kind) => kind === row.kind);
