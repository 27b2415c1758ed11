/**
 * The front door: every function that Google calls by name, and the menu. Each export is a menu item, a trigger or a
 * page's call; what it does stands in its feature.
 */
import { takeIn, formSubmitted, sweepForms } from "./features/intake/intake.command.ts";
import { takeInReviewed } from "./features/intake/reviews.command.ts";
import { reflectVerdicts } from "./features/intake/verdicts.command.ts";
import { ledger } from "./features/log/log.command.ts";
import { decideCases } from "./features/matching/decision.command.ts";
import { checkVerdicts, proposeMatches } from "./features/matching/matching.command.ts";
import { drain } from "./features/notices/drain.command.ts";
import {
  isOfficeAccount,
  orderDocuments,
  orderMails,
  resumeJobs,
  showProgress,
  stopJobs,
} from "./features/notices/queue.command.ts";
import { setUp } from "./features/setup/setup.command.ts";
import { runClock } from "./platform/clock.ts";
import { menuEntry, triggerEntry, type Entry } from "./platform/entry.ts";
import { buildMenu, type MenuItem, type SubMenu } from "./platform/ui.ts";

const MENU: readonly (SubMenu | MenuItem | "separator")[] = [
  {
    label: "受付",
    items: [
      { label: "回答を取り込む", entry: "takeInResponses" },
      { label: "要確認を取り込む", entry: "takeInReviews" },
      { label: "確認と審査を反映する", entry: "reflectStaffVerdicts" },
    ],
  },
  {
    label: "マッチング",
    items: [
      { label: "提案を作る", entry: "propose" },
      { label: "判断を確かめる", entry: "checkJudgements" },
      { label: "決定する", entry: "decide" },
    ],
  },
  {
    label: "通知",
    items: [
      { label: "文書だけ作る", entry: "makeDocuments" },
      { label: "文書を作ってメールで送る", entry: "makeAndMail" },
      "separator",
      { label: "進み具合", entry: "showQueue" },
      { label: "処理を止める", entry: "stopQueue" },
      { label: "処理を再開する", entry: "resumeQueue" },
    ],
  },
  "separator",
  { label: "初期設定", entry: "setUpWorkbook" },
];

export const onOpen = (): void => buildMenu("在宅連携", MENU);

export const setUpWorkbook = (): void => menuEntry(ledger, setUp);
export const takeInResponses = (): void => menuEntry(ledger, workedOff(takeIn));
export const takeInReviews = (): void => menuEntry(ledger, workedOff(takeInReviewed));
export const reflectStaffVerdicts = (): void => menuEntry(ledger, reflectVerdicts);
export const propose = (): void => menuEntry(ledger, proposeMatches);
export const checkJudgements = (): void => menuEntry(ledger, checkVerdicts);
export const decide = (): void => menuEntry(ledger, decideCases);
export const makeDocuments = (): void => menuEntry(ledger, workedOff(orderDocuments));
export const makeAndMail = (): void => menuEntry(ledger, workedOff(orderMails));
export const showQueue = (): void => menuEntry(ledger, showProgress);
export const stopQueue = (): void => menuEntry(ledger, stopJobs);
export const resumeQueue = (): void => menuEntry(ledger, workedOff(resumeJobs));

/** A Form's submit trigger; the clock does the same every hour for events that were lost. */
export const onFormSubmitted = (): void => triggerEntry(ledger, { ...formSubmitted, then: () => drain(ledger) });

/** The clock. */
export const tick = (): void => runClock({ sweep: () => triggerEntry(ledger, sweep), drain: () => void drain(ledger) });

const sweep: Entry<undefined> = {
  operation: "回答の見回り",
  scopes: [],
  run: (context) => {
    const outcome = sweepForms(context);
    return { ...outcome, quiet: outcome.count === 0 };
  },
};

/** What a command queued is worked off at once when the office account itself is at the keyboard. */
function workedOff<A>(entry: Entry<A>): Entry<A> {
  return { ...entry, then: () => (isOfficeAccount() ? drain(ledger) : "") };
}
