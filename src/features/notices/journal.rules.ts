/**
 * A chunk of letters as the journal keeps it, and what its entries mean for 通知. The life of an entry:
 * planned → (copied and filled) → made, or sending → sent | refused | unknown. `sending` is written down just before
 * the mail and `sent` just after, so only a fault between the two leaves a question for a person.
 */
import type { Day, Moment } from "../../core/calendar.ts";
import type { Patch } from "../../core/table.ts";
import type { notices } from "../../tables/notices.ts";

export type Mode = "文書だけ" | "文書とメール";
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

/** What a settled entry writes into its row of 通知; undefined for one that has not been begun. */
export function patchOf(entry: JournalEntry): Patch<typeof notices> | undefined {
  const { noticeId: key, number, documentNumber, issuedOn, fileId } = entry;
  const outcome = outcomeOf(entry);
  return outcome && { key, values: { number, documentNumber, issuedOn, fileId, ...outcome } };
}

type Values = Patch<typeof notices>["values"];

function outcomeOf({ step, problem, tries, attachment, mailedAt }: JournalEntry): Values | undefined {
  switch (step) {
    case "made":
      return { state: "作成済", fault: "" };
    case "sent":
      return { state: "完了", fault: "", attachment, mailedAt };
    case "refused":
      return {
        state: "不備",
        fault: `${problem}\n宛先のメールアドレスを直し、「職員の判断」で「やり直す」を選んでください`,
      };
    case "unknown":
    case "sending": {
      const fault = `${problem}\nメールが届いたかを相手か送信済みの一覧で確かめ、「職員の判断」で「届いている」か「やり直す」を選んでください`;
      return { state: "要確認", fault, attachment, mailedAt };
    }
    case "failed":
      return { state: "不備", fault: `${problem}\n直してから、「職員の判断」で「やり直す」を選んでください` };
    case "planned":
      if (tries === 0) return undefined;
      return { state: "作成中", fault: `作成に失敗しました（${tries}回目）。もう一度試みます：${problem}` };
  }
}
