/**
 * Why an application has not been decided, in words for its applicant: of the own case alone, never others' names, numbers
 * or ranks (domain section 9). Pure.
 */
import type { Applicant, ApplicantState } from "../tables/applicants.ts";
import type { Case } from "../tables/cases.ts";

/** States in which an application waits, and may hear of it (待機連絡). */
export const WAITING_STATES: readonly ApplicantState[] = ["選定待ち", "人物確認待ち", "要審査", "重複", "年度内受講済"];
/** States that may end in a 不決定通知; 選定待ち when the year ends. */
export const REFUSAL_STATES: readonly ApplicantState[] = ["選定待ち", "重複", "年度内受講済", "対象外"];

/** What kept an application from a proposal, as the last run of マッチング noted it: 「未成立：日程不一致」. */
export function obstacleOf(match: Case | undefined): string {
  return match?.state === "未成立" ? (/^未成立：(.+)$/m.exec(match.reason)?.[1] ?? "") : "";
}

/** Half-days that would have been enough, in its words; "" where it named none. */
export function helpfulDays(match: Case | undefined): string {
  if (match?.state !== "未成立") return "";
  return /^次の一手：希望日に次の半日のどれかが加わると組めます：(.+)$/m.exec(match.reason)?.[1] ?? "";
}

const CHECKING = "お申込みの内容を確認しているところです。";
const FULL = "ご希望の日は、受入れの人数に空きがありません。ほかの日での組合せを調整しています。";
const ONCE =
  "受講は、原則としてお一人につき年度に1回です。今年度の2回目の受講は、1月1日に研修の予定の数に余りがあったときに限り、初めての方の後に選定します。";
/** R40: of the own case alone; how many were planned or decided is not the applicant's. */
const FILLED =
  "今年度の2回目の受講は、研修の予定の数に余りがある間、初めての方の後に選定しています。ただいま余りがありませんが、取消しがあれば選定します。";

const WAITING: Readonly<Record<string, string>> = {
  人物確認待ち: CHECKING,
  要審査: CHECKING,
  重複: "お申込みを2回いただいています。先のお申込みで選定を進めています。",
  年度内受講済: ONCE,
};

const OBSTACLES: Readonly<Record<string, string>> = {
  年1回済: ONCE,
  承諾前: "今年度の指導医の受入れを調整しているところです。",
  職種対象外: "お申込みの職種を受け入れる指導医を調整しているところです。",
  組合せ不可: "条件に合う指導医を調整しているところです。",
  日程不一致: "ご希望の日と、指導医が受け入れられる日とが合いませんでした。ほかの日での組合せを調整しています。",
  上限到達: FULL,
  枠の競合: FULL,
  予定数: FILLED,
};

/** Of an application that still waits. */
export function waitingReason({ state }: Applicant, match: Case | undefined): string {
  return (
    WAITING[state] ?? OBSTACLES[obstacleOf(match)] ?? "お申込みを受け付け、指導医との組合せを調整しているところです。"
  );
}

const REFUSALS: Readonly<Record<string, string>> = {
  対象外: "この研修の対象（診療所の医師、市内の病院に勤務する医師、看護師など）に当てはまらないと判断したためです。",
  年度内受講済:
    "受講は、原則としてお一人につき年度に1回としており、今年度の受講がすでに決まっているか、終わっているためです。",
  重複: "お申込みを2回いただき、先のお申込みで選定を進めているためです。",
};

const UNMATCHED: Readonly<Record<string, string>> = {
  職種対象外: "お申込みの職種を受け入れる指導医が、今年度の間に見つからなかったためです。",
  日程不一致: "ご希望の日と、指導医が受け入れられる日とが、今年度の間に合わなかったためです。",
  上限到達: "ご希望の日の受入れが、定員に達したためです。",
  枠の競合: "ご希望の日の受入れが、定員に達したためです。",
  予定数:
    "今年度の2回目の受講は、研修の予定の数に余りがあるときに限って決定しており、今年度の間に余りがなかったためです。",
};

/** Of an application that is not decided for this year. */
export function refusalReason({ state }: Applicant, match: Case | undefined): string {
  return (
    REFUSALS[state] ??
    UNMATCHED[obstacleOf(match)] ??
    "条件の合う指導医との組合せが、今年度の間に見つからなかったためです。"
  );
}
