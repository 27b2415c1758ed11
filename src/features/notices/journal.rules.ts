/**
 * A chunk of letters as the journal keeps it, and what its entries mean for 通知. The life of an entry:
 * planned → (copied and filled) → made, or sending → sent | refused | unknown. `sending` is written down just before
 * the mail and `sent` just after, so only a fault between the two leaves a question for a person.
 */
import type { Day, Moment } from "../../core/calendar.ts";
import type { Patch } from "../../core/table.ts";
import type { notices } from "../../tables/notices.ts";
import type { Mode } from "../../tables/orders.ts";

export type Step = "planned" | "made" | "sending" | "sent" | "refused" | "unknown" | "failed";

export interface JournalEntry {
  readonly noticeId: string;
  readonly number: number | null;
  readonly documentNumber: string;
  readonly issuedOn: Day;
  readonly step: Step;
  readonly fileId: string;
  readonly attachment: "" | "PDF" | "Word" | "なし";
  readonly mailedAt: Moment;
  readonly problem: string;
  /** How often making it has failed. */
  readonly tries: number;
}

export interface Journal {
  /** 記録番号 of the job, or "" for acknowledgements, which need no command. */
  readonly job: string;
  readonly mode: Mode;
  readonly entries: readonly JournalEntry[];
}

/** A letter that could not be made is tried in three runs before staff are asked to look. */
export const TRIES = 3;
/** Long messages of the platform would burst the journal's 9 KB. */
const LONGEST_PROBLEM = 120;

export function planned(
  noticeId: string,
  issuedOn: Day,
  number: number | null,
  documentNumber: string,
  fileId: string,
): JournalEntry {
  return {
    noticeId,
    number,
    documentNumber,
    issuedOn,
    step: "planned",
    fileId,
    attachment: "",
    mailedAt: "",
    problem: "",
    tries: 0,
  };
}

export const shortened = (problem: string): string => problem.slice(0, LONGEST_PROBLEM);

/** An entry of a run that was cut off: nobody knows whether a mail that was being sent has left. */
export function afterInterruption(entry: JournalEntry): JournalEntry {
  return entry.step === "sending" ? { ...entry, step: "unknown", problem: "送信の途中で処理が止まりました" } : entry;
}

/** Entries that a later run tries again. */
export function leftOver(entries: readonly JournalEntry[]): JournalEntry[] {
  return entries.filter((entry) => entry.step === "planned" && entry.tries > 0 && entry.tries < TRIES);
}

/** What a row of 通知 must still learn when its letter is settled. */
export interface Making {
  /** Whether the letter went through 決裁. */
  readonly approved: boolean;
  /** 内容の控え, where the row has none yet; "" where it has. */
  readonly digest: string;
}

type Values = Patch<typeof notices>["values"];

/** What a settled entry writes into its row of 通知; undefined for one that has not been begun. */
export function patchOf(entry: JournalEntry, making?: Making): Patch<typeof notices> | undefined {
  const { noticeId: key, number, documentNumber, issuedOn, fileId } = entry;
  const outcome = outcomeOf(entry);
  if (!outcome) return undefined;
  const values = { number, documentNumber, issuedOn, fileId, ...outcome };
  return {
    key,
    values: making ? { ...values, ...digestAfter(entry, making), ...approvalAfter(entry, making) } : values,
  };
}

/** The words of a Doc are kept; nobody compares those of a mail alone. */
const digestAfter = ({ fileId }: JournalEntry, { digest }: Making): Values =>
  digest !== "" && fileId !== "" ? { digest } : {};

/** 施行 once number and Doc are fixed, 発送済 once the mail has left. */
function approvalAfter({ step, fileId }: JournalEntry, { approved }: Making): Values {
  if (!approved) return { approval: "不要" };
  if (step === "sent") return { approval: "発送済" };
  return fileId === "" ? {} : { approval: "施行" };
}

function outcomeOf({ step, problem, tries, attachment, mailedAt }: JournalEntry): Values | undefined {
  switch (step) {
    case "made":
      return { state: "作成済", fault: "" };
    case "sent":
      return { state: "完了", fault: "", attachment, mailedAt, dispatchedOn: mailedAt.slice(0, 10) };
    case "refused":
      return {
        state: "不備",
        fault: `${problem}\n宛先のメールアドレスを直して「職員の判断」で「やり直す」を選ぶか、「郵送に切り替える」を選んでください`,
      };
    case "unknown":
    case "sending": {
      const fault = `${problem}\nメールが届いたかを相手か送信済みの一覧で確かめ、「職員の判断」で「届いている」か「やり直す」を選んでください`;
      return { state: "要確認", fault, attachment, mailedAt };
    }
    case "failed":
      return { state: "不備", fault: toMend(problem) };
    case "planned":
      if (tries === 0) return undefined;
      return { state: "作成中", fault: `作成に失敗しました（${tries}回目）。もう一度試みます：${problem}` };
  }
}

/** What stops a letter, and how it goes on once that is mended. */
export const toMend = (problem: string): string =>
  `${problem}\n直してから、「職員の判断」で「やり直す」を選んでください`;
