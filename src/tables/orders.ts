/**
 * Work for the office account, as a row of 操作記録: only it may make files and send mail, so whoever clicks writes an
 * order, and the clock works it off. Pure.
 */
import type { Day, Moment } from "../core/calendar.ts";
import { sha256 } from "../core/hash.ts";
import { blankRow, type Patch } from "../core/table.ts";
import { operations, type Operation } from "./desk.ts";

/** 文書だけ: make the letters; 文書とメール: and send those that go by mail. */
export type Mode = "文書だけ" | "文書とメール";

/** Letters, fixed when staff gave the order, so that nothing else slips in. */
export interface LetterOrder {
  readonly mode: Mode;
  readonly notices: readonly string[];
  /** ms since 1970 before which nothing is begun: 送信待ち, in which staff may still give it up. */
  readonly notBefore?: number;
}

/** Papers of the office, by the keys of their declarations under papers/. */
export const PAPER_KINDS = [
  "決裁資料",
  "発送簿",
  "宛名ラベル",
  "印刷用文書",
  "下見",
  "申込者名簿",
  "指導医名簿",
  "マッチング一覧",
  "選定過程",
  "様式（申込書）",
  "様式（承諾書）",
  "様式（推薦書）",
  "様式（日程連絡書）",
  "様式（回答書）",
  "様式（実施報告書）",
  "様式（受講報告書）",
  "引継書",
  "支払内訳書",
  "支払調書の一覧",
  "支払のCSV",
  "支払調書のCSV",
] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

export interface PaperOrder {
  readonly paper: PaperKind;
  /** What it is about: 通知番号, 受付番号, 発送簿番号, …; what they mean is the paper's. */
  readonly keys: readonly string[];
  /** Which of several parts it is: 「1/3」; absent where it is whole. */
  readonly part?: string;
  /** How often making it was begun; absent while nobody has. */
  readonly tries?: number;
}

/** What the office account does with the association's copy; 見直す replaces it where others may see less than they do. */
export const SHARE_STEPS = ["写しを更新する", "写しをExcelで作る", "共有をやめる", "写しを見直す"] as const;
export type ShareStep = (typeof SHARE_STEPS)[number];

export interface ShareOrder {
  readonly share: ShareStep;
  /** Of 共有をやめる: why. */
  readonly reason?: string;
  /** How often it was begun, and the row of 共有台帳 that it writes; absent while nobody has. */
  readonly tries?: number;
  readonly shareId?: string;
}

/** Who orders, when, and under which name in 操作記録. */
export interface Orderer {
  readonly operationId: string;
  readonly at: Moment;
  readonly user: string;
  readonly operation: string;
}

/** The row of 操作記録 that carries an order. `total`: how many letters or papers it will make. */
export function orderRow(orderer: Orderer, order: LetterOrder | PaperOrder | ShareOrder, total: number): Operation {
  return blankRow(operations, {
    ...orderer,
    operation: `${orderer.operation}（処理）`,
    state: "待ち",
    done: 0,
    total,
    content: JSON.stringify(order),
  });
}

/** The letters of an order; undefined for a row that carries none or was overtyped. */
export function letterOrderOf(job: Operation): LetterOrder | undefined {
  const content = parsed(job) as Partial<LetterOrder> | undefined;
  return (content?.mode === "文書だけ" || content?.mode === "文書とメール") && Array.isArray(content.notices)
    ? (content as LetterOrder)
    : undefined;
}

/** The paper of an order; undefined for a row that carries none or was overtyped. */
export function paperOrderOf(job: Operation): PaperOrder | undefined {
  const content = parsed(job) as Partial<PaperOrder> | undefined;
  return PAPER_KINDS.some((kind) => kind === content?.paper) && Array.isArray(content?.keys)
    ? (content as PaperOrder)
    : undefined;
}

/** What an order wants of the association's copy; undefined for a row that carries none or was overtyped. */
export function shareOrderOf(job: Operation): ShareOrder | undefined {
  const content = parsed(job) as Partial<ShareOrder> | undefined;
  return SHARE_STEPS.some((step) => step === content?.share) ? (content as ShareOrder) : undefined;
}

/** Whether a row of 操作記録 carries an order of any kind. */
export const isOrder = (job: Operation): boolean =>
  [letterOrderOf, paperOrderOf, shareOrderOf].some((read) => read(job) !== undefined);

/** Sets orders going again that were stopped or given up. */
export const resumed = (jobs: readonly Operation[]): Patch<typeof operations>[] =>
  jobs.map((job) => ({ key: job.operationId, values: { state: "待ち", finishedAt: "" } }));

/** 記録番号 that follows from what an order says, so that giving it again after an interruption is giving it once. */
export const idFromWords = (kind: string, today: Day, words: unknown): string =>
  `${kind}-${today.replace(/-/g, "")}-${sha256(JSON.stringify(words)).slice(0, 12)}`;

/**
 * Sets the order of this number going again where the clock gave it up: a command that was cut off left it behind before
 * what it is about had come. Whoever does the command again means it still.
 */
export const orderedAgain = (jobs: readonly Operation[], operationId: string): Patch<typeof operations>[] =>
  resumed(jobs.filter((job) => job.operationId === operationId && job.state === "失敗"));

/** Whether the clock still has to do with it. */
export const isOpenOrder = (job: Operation): boolean =>
  (job.state === "待ち" || job.state === "実行中") && job.content !== "";

function parsed(job: Operation): unknown {
  try {
    const content: unknown = JSON.parse(job.content);
    return typeof content === "object" && content !== null ? content : undefined;
  } catch {
    return undefined;
  }
}
