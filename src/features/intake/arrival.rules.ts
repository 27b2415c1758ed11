/** What arrives from a Form, or comes back from 要確認: answers with the facts that the Form adds. Pure. */
import { firstDay, type Moment } from "../../core/calendar.ts";
import type { Review } from "../../tables/desk.ts";
import type { ROUTES } from "../../tables/words.ts";
import type { Answers } from "./answers.rules.ts";
import type { Fault } from "./reading.rules.ts";

export interface Arrival {
  readonly responseId: string;
  readonly receivedAt: Moment;
  /** ms since 1970; orders those of one second. */
  readonly atMs: number;
  readonly answers: Answers;
  /** Lines as staff read them in 要確認. */
  readonly raw: string;
  readonly route: (typeof ROUTES)[number];
  /** Who typed it in, where it came on paper or by voice. */
  readonly enteredBy?: string;
  /** Faults found before the answers were read: lines of 要確認 that fit no question. */
  readonly faults: readonly Fault[];
}

/** An answer that cannot go in, with every reason. */
export interface Refusal {
  readonly arrival: Arrival;
  readonly faults: readonly Fault[];
}

/** Only what came through a Form must bear an address: a paper is acknowledged by post where it has none. */
export const cameByForm = ({ route }: Pick<Arrival, "route">): boolean =>
  route === "フォーム" || route === "要確認から";

/** The year that is open, and when it was opened; "" where nothing is known to have been sent before it. */
export interface OpenYear {
  readonly fiscalYear: number;
  readonly openedAt?: Moment;
}

/**
 * The year that an answer belongs to: one sent before the year was opened, and taken in after it, is the last year's; from
 * its first day on all is the year's own, however late it was opened (A11, A28).
 */
export const yearOf = ({ fiscalYear, openedAt = "" }: OpenYear, receivedAt: Moment): number =>
  receivedAt < openedAt && receivedAt < firstDay(fiscalYear) ? fiscalYear - 1 : fiscalYear;

/** By time of sending, then by response id, whatever order they came in. */
export function inOrder(arrivals: readonly Arrival[]): Arrival[] {
  return [...arrivals].sort((a, b) => a.atMs - b.atMs || (a.responseId < b.responseId ? -1 : 1));
}

/** 理由と直し方: every fault, then what to do. */
export function refusalText(faults: readonly Fault[]): string {
  const lines = faults.map((fault) => `・${fault.text}`);
  return [
    ...lines,
    "直し方：元の内容の行を「修正欄」に写して直し、「処理」で「取り込む」を選んで、メニュー「受付 > 要確認を取り込む」を実行してください。取り込まないときは「取り下げる」を選びます",
  ].join("\n");
}

/** Key of the row of 要確認 for a response: one response never stands there twice. */
export const reviewIdOf = (responseId: string): string => `回答/${responseId}`;

/** Longest text that a cell takes with room to spare (Google: 50,000). */
const LONGEST = 40_000;

export function refusedRow(refusal: Refusal, kind: Review["kind"], at: Moment): Partial<Review> {
  const { arrival } = refusal;
  const raw =
    arrival.raw.length <= LONGEST
      ? arrival.raw
      : `${arrival.raw.slice(0, LONGEST)}\n※長いため、ここから先は省きました。全文はフォームの回答にあります`;
  return {
    reviewId: reviewIdOf(arrival.responseId),
    foundAt: at,
    kind,
    state: "未処理",
    reason: refusalText(refusal.faults),
    raw,
    responseId: arrival.responseId,
    receivedAt: arrival.receivedAt,
  };
}
