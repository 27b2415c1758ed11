/** Which notices a job takes, in which order, and with which numbers. Pure. */
import { fiscalYear, type Day } from "../../core/calendar.ts";
import type { Patch } from "../../core/table.ts";
import type { Operation } from "../../tables/desk.ts";
import type { Notice, NoticeState, notices } from "../../tables/notices.ts";
import type { Mode } from "./journal.rules.ts";

/** What a job in 操作記録 is about: fixed when staff gave the order, so that nothing else slips in. */
export interface JobContent {
  readonly mode: Mode;
  readonly notices: readonly string[];
}

const OPEN_STATES: Readonly<Record<Mode, readonly NoticeState[]>> = {
  文書だけ: ["待ち", "作成中"],
  文書とメール: ["待ち", "作成中", "作成済"],
};

/** Whether a job still has something to do about a notice. */
export function isTodo(notice: Notice, mode: Mode): boolean {
  return OPEN_STATES[mode].some((state) => state === notice.state);
}

/** The content of a job row; undefined for a row that is no job of ours or was overtyped. */
export function contentOf(job: Operation): JobContent | undefined {
  try {
    const content = JSON.parse(job.content) as Partial<JobContent>;
    return (content.mode === "文書だけ" || content.mode === "文書とメール") && Array.isArray(content.notices)
      ? (content as JobContent)
      : undefined;
  } catch {
    return undefined;
  }
}

export const isOpen = (job: Operation): boolean =>
  (job.state === "待ち" || job.state === "実行中") && job.content !== "";

/** Notices that staff's answers in 職員の判断 move on: 不備 mended, 要確認 answered, or given up. */
export function verdictPatches(rows: readonly Notice[]): Patch<typeof notices>[] {
  return rows.flatMap((row) => {
    const state = answered(row);
    if (state === undefined) return [];
    // A mail that has not arrived was not sent: what was noted when it was tried goes.
    const unsent = row.state === "要確認" && state !== "完了" ? ({ attachment: "", mailedAt: "" } as const) : {};
    return [{ key: row.noticeId, values: { state, fault: "", ...unsent } }];
  });
}

function answered(row: Notice): NoticeState | undefined {
  if (row.state !== "不備" && row.state !== "要確認") return undefined;
  if (row.verdict === "取りやめる") return "取消";
  if (row.verdict === "届いている" && row.state === "要確認") return "完了";
  if (row.verdict !== "やり直す") return undefined;
  return row.state === "要確認" && row.fileId !== "" ? "作成済" : "待ち";
}

/**
 * Hands out document numbers of the fiscal year of issue, from the highest ever given on: of the register, and of the
 * add-on's own memory, in case staff deleted the row that bore it.
 */
export class Numbers {
  private last: number;
  readonly fiscalYear: number;

  constructor(rows: readonly Notice[], remembered: Readonly<Record<string, number>>, issuedOn: Day) {
    this.fiscalYear = fiscalYear(issuedOn);
    const given = rows
      .filter((row) => row.issuedOn !== "" && fiscalYear(row.issuedOn) === this.fiscalYear)
      .map((row) => row.number ?? 0);
    this.last = Math.max(0, remembered[String(this.fiscalYear)] ?? 0, ...given);
  }

  next(): number {
    return ++this.last;
  }
}
