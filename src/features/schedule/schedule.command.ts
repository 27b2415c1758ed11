/** 日程 > 日程の連絡を反映する, and the same after every intake and every hour: from 日程の連絡 into マッチング. */
import type { Patch } from "../../core/table.ts";
import type { Context, Entry, Outcome } from "../../platform/entry.ts";
import { formAddresses } from "../../platform/forms.ts";
import { readJournal, wakeClock } from "../../platform/job.ts";
import type { Unwritten } from "../../platform/rows.ts";
import { settingValues } from "../../settings.ts";
import { applicants } from "../../tables/applicants.ts";
import { cases } from "../../tables/cases.ts";
import { settingRows } from "../../tables/desk.ts";
import { appointments } from "../../tables/instructors.ts";
import { schedules, type Schedule } from "../../tables/messages.ts";
import { notices } from "../../tables/notices.ts";
import { visitLetters } from "./letters.rules.ts";
import { isHeld, isOpen, isSettled, planRound, type RoundPlan } from "./round.rules.ts";
import { tallyText } from "./words.rules.ts";

/** One bad cell elsewhere must not keep a day from being told. */
const LENIENT = { lenient: true, absent: true } as const;

/** After every intake, and every hour. */
export const scheduleRound: Entry<undefined> = {
  operation: "日程の連絡の見回り",
  scopes: [],
  run(context): Outcome {
    const { message, count } = reflect(context);
    return { message, count, quiet: message === "" };
  },
};

export const reflectSchedules: Entry<undefined> = {
  operation: "日程の連絡を反映する",
  scopes: [],
  run(context): Outcome {
    const { message, count } = reflect(context);
    return { message: message === "" ? NOTHING : message, count };
  },
};

const NOTHING =
  "反映する連絡はありません。「保留」の行は、「日程の連絡」シートの「処理」を選んでから、もう一度実行してください";

/** What is there to be done is told from 日程の連絡 alone, and from マッチング where something waits for staff. */
function reflect(context: Context): { readonly message: string; readonly count: number } {
  const { rows } = context;
  const nothing = { message: "", count: 0 };
  const messages = rows.read(schedules, LENIENT);
  if (!messages.some(isOpen) && !anySettled(context, messages)) return nothing;
  const plan = planRound(readDesk(context, messages));
  write(context, plan);
  return { message: tallyText(plan.tally), count: plan.states.length };
}

function anySettled({ rows }: Context, messages: readonly Schedule[]): boolean {
  const waiting = messages.filter(isHeld);
  if (waiting.length === 0) return false;
  const byId = new Map(rows.read(cases, LENIENT).map((row) => [row.caseId, row]));
  return waiting.some((row) => isSettled(row, byId.get(row.caseId)));
}

function readDesk({ rows, today }: Context, messages: readonly Schedule[]): Parameters<typeof planRound>[0] {
  const settings = settingValues(rows.read(settingRows, LENIENT));
  return {
    messages,
    appointments: rows.read(appointments, LENIENT),
    secret: formAddresses().secret,
    book: {
      ...{ today, settings, fiscalYear: settings.get("fiscalYear") ?? 0 },
      cases: rows.read(cases, LENIENT),
      applicants: rows.read(applicants, LENIENT),
    },
  };
}

/**
 * First which version each message makes, then the letters, the days, the states and the versions of the cases, and last the
 * messages: a run that is cut off anywhere is taken up by the next, and makes no version twice.
 */
function write(context: Context, plan: RoundPlan): void {
  const { rows } = context;
  const lost = new Set<string>();
  const note = (unwritten: readonly Unwritten[]): void => unwritten.forEach(({ key }) => lost.add(key));
  /** Cases of which something could not be written keep their version, and their messages stay open. */
  const isWhole = (caseId: string): boolean => ![...lost].some((key) => key === caseId || key.startsWith(`${caseId}/`));
  const whole = <P extends { readonly key: string }>(patches: readonly P[]): P[] =>
    patches.filter(({ key }) => isWhole(key));
  note(rows.update(schedules, plan.intents));
  writeLetters(context, plan, note);
  note(rows.update(cases, whole(plan.days)));
  note(rows.update(cases, whole(plan.caseStates)));
  note(rows.update(cases, whole(plan.versions)));
  const isReady = ({ key }: Patch<typeof schedules>): boolean => {
    const detail = plan.details.find((each) => each.key === key)?.values;
    return !lost.has(key) && ((detail?.round ?? null) === null || isWhole(detail?.caseId ?? ""));
  };
  note(rows.update(schedules, plan.details.filter(isReady)));
  rows.update(schedules, plan.states.filter(isReady));
}

/** The clock is woken first: a run that dies right after a letter stands in 通知 has asked for it already. */
function writeLetters(
  { rows, user }: Context,
  { changed }: RoundPlan,
  note: (unwritten: readonly Unwritten[]) => void,
): void {
  if (changed.length === 0) return;
  const { fresh, overtaken } = visitLetters(changed, {
    settings: settingValues(rows.read(settingRows, LENIENT)),
    notices: rows.read(notices, LENIENT),
    inHand: inHand(),
    user,
  });
  wakeClock();
  note(rows.append(notices, fresh));
  rows.update(notices, overtaken);
}

/** Letters in the journal of a run: their rows tell only after it is settled. */
function inHand(): ReadonlySet<string> {
  const journal = readJournal<{ readonly entries?: readonly { readonly noticeId?: string }[] }>();
  return new Set((journal?.entries ?? []).flatMap(({ noticeId }) => noticeId ?? []));
}
